"""Answers to access requests: searching all meetings, and the files of the answer. Needs the open vault."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from sottovoce.core.access_texts import access_words
from sottovoce.core.document_texts import document_words
from sottovoce.core.handout_texts import HandoutKind
from sottovoce.services.access_request import (
    AccessHit,
    AccessRequest,
    PersonSearch,
    meeting_document,
    overview_document,
)
from sottovoce.services.consent.receipts import receipt_document
from sottovoce.services.consent.service import ConsentService
from sottovoce.services.exports.document import Document
from sottovoce.services.exports.docx import docx_bytes
from sottovoce.services.exports.files import fresh_file, write_error
from sottovoce.services.exports.material import Format, Material
from sottovoce.services.exports.plain_text import plain_text
from sottovoce.services.exports.protected import MIN_CHARACTERS, finished_pdf, write_zip
from sottovoce.services.handouts import HandoutService, local_now
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.rows_handouts import Handout
from sottovoce.vault.rows_meetings import MeetingRow
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, UserFixable

Pdf = Callable[[Document], bytes]
ZIP: Final = ".zip"


class AccessService:
    """Thread-safe; every call may raise STORE_LOCKED or STORE_DAMAGED."""

    def __init__(
        self,
        vault: Vault,
        handouts: HandoutService,
        material: Callable[[str], Material],
        consents: ConsentService,
        now: Callable[[], str] = local_now,
    ) -> None:
        self._vault, self._handouts, self._now = vault, handouts, now
        self._material, self._consents = material, consents

    def find(self, names: Sequence[str], watch: CopyWatch | None = None) -> tuple[AccessHit, ...]:
        """The meetings in which the person took part, speaks or is named, newest first, the trash too. Cancelled."""
        watch = watch or CopyWatch()
        search = PersonSearch(names)
        rows = self._vault.store.meetings.list() if search.names else ()
        watch.begin(len(rows))
        hits = []
        for row in rows:
            watch.copied(1)
            hit = self._looked_at(row, search)
            if hit.participant_ids or hit.speaks or hit.mentions:
                hits.append(hit)
        return tuple(hits)

    def _looked_at(self, row: MeetingRow, search: PersonSearch) -> AccessHit:
        stored = self._vault.store.results.draft(row.id, with_batches=False)
        people = self._consents.of(row.id).participants
        speaks, mentions = False, search.mentions(row.title)
        if stored.transcript is not None:
            speaks, mentions = search.hits_in(stored.transcript, stored.summary, row.title)
        return AccessHit(
            row.id,
            row.title,
            row.started_at or row.created_at,
            speaks,
            mentions,
            has_sound=bool(row.tracks),
            has_minutes=stored.summary is not None,
            has_transcript=stored.transcript is not None,
            participant_ids=tuple(each.id for each in people if search.is_called(each.name)),
        )

    def write(
        self, request: AccessRequest, hits: Sequence[AccessHit], path: Path, pdf: Pdf, watch: CopyWatch | None = None
    ) -> None:
        """The answer: a ZIP archive where the path ends in .zip, else a new folder; whole or not at all, and logged.

        ACCESS_NOTHING, EXPORT_PHRASE_SHORT(letters), OUTPUT_…, DISK_FULL, Cancelled.
        """
        if not hits:
            raise UserFixable(Code.ACCESS_NOTHING)
        if request.passphrase and len(request.passphrase) < MIN_CHARACTERS:
            raise UserFixable(Code.EXPORT_PHRASE_SHORT, letters=MIN_CHARACTERS)
        zipped = path.suffix.lower() == ZIP
        handout = Handout(
            id="",
            handed_at="",
            recording_id=None,
            what=str(HandoutKind.ACCESS),
            format=f"{request.format}",
            recipient=request.recipient or ", ".join(request.names),
            protected=bool(request.passphrase) and zipped,
        )
        files = self._files(request, hits, pdf, watch or CopyWatch())
        with self._handouts.noted(handout):
            if zipped:
                with fresh_file(path) as out:
                    write_zip(out, ((name, [content]) for name, content in files), request.passphrase)
            else:
                _write_folder(path, files)

    def _files(
        self, request: AccessRequest, hits: Sequence[AccessHit], pdf: Pdf, watch: CopyWatch
    ) -> Iterator[tuple[str, bytes]]:
        watch.begin(len(hits) + 1)
        named = [(hit, _names_of(hit, number, request)) for number, hit in enumerate(hits, start=1)]
        handouts = [each for hit in hits for each in self._handouts.of(hit.recording_id)]
        overview = overview_document([(hit, ", ".join(names)) for hit, names in named], handouts, request, self._now())
        yield f"0000 {access_words(request.language).overview}.{request.format}", _bytes(overview, request, pdf)
        watch.copied(1)
        for hit, names in named:
            yield from zip(names, (_bytes(each, request, pdf) for each in self._documents(hit, request)), strict=True)
            watch.copied(1)

    def _documents(self, hit: AccessHit, request: AccessRequest) -> Iterator[Document]:
        if hit.has_transcript:
            yield meeting_document(self._material(hit.recording_id), request)
        for participant_id in hit.participant_ids:
            yield receipt_document(self._consents.receipt(hit.recording_id, participant_id), request.language)


def _names_of(hit: AccessHit, number: int, request: AccessRequest) -> list[str]:
    """The names of a meeting's files, in the order of its documents."""
    consent = access_words(request.language).consent
    called = [document_words(request.language).transcript] if hit.has_transcript else []
    called += [f"{consent} {count}" if count > 1 else consent for count in range(1, len(hit.participant_ids) + 1)]
    return [f"{number:04} {each}.{request.format}" for each in called]


def _bytes(document: Document, request: AccessRequest, pdf: Pdf) -> bytes:
    match request.format:
        case Format.DOCX:
            return docx_bytes(document)
        case Format.PDF:
            return finished_pdf(pdf(document), document.title, document.language)
        case _:
            return plain_text(document).encode("utf-8", errors="replace")


def _write_folder(path: Path, files: Iterator[tuple[str, bytes]]) -> None:
    """A folder that is there when all its files are. OUTPUT_NOT_WRITABLE also where something of that name is."""
    unfinished: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(dir=path.parent, prefix=".", suffix=".part"))
        for name, content in files:
            (unfinished / name).write_bytes(content)
        if path.exists():
            raise UserFixable(Code.OUTPUT_NOT_WRITABLE, folder=path.name)
        unfinished.rename(path)
    except OSError as error:
        raise write_error(error, path.parent, path) from error
    finally:
        if unfinished is not None:
            shutil.rmtree(unfinished, ignore_errors=True)
