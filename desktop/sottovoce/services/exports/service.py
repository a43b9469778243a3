"""Exports of one meeting: what is in them, a look at it before, and the file. Needs the open vault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from sottovoce.core.document_texts import document_words
from sottovoce.core.handout_texts import PRINTED, HandoutKind
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.vault_audio import VaultAudioSource
from sottovoce.services import pseudonyms
from sottovoce.services.exports import sound
from sottovoce.services.exports.document import Document, document_of
from sottovoce.services.exports.docx import docx_bytes
from sottovoce.services.exports.files import fresh_file
from sottovoce.services.exports.folder import exportable
from sottovoce.services.exports.json_file import json_text
from sottovoce.services.exports.markdown import markdown_text
from sottovoce.services.exports.material import (
    Approval,
    Contents,
    Format,
    Material,
    Options,
    SoundHash,
    edits_of,
    words_of,
)
from sottovoce.services.exports.plain_text import plain_text, preview
from sottovoce.services.exports.protected import MIN_CHARACTERS, finished_pdf, write_zip
from sottovoce.services.exports.subtitles import subrip, webvtt
from sottovoce.services.handouts import HandoutService
from sottovoce.services.journal import draft_of
from sottovoce.services.templates import template_in
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.originals import original_from_plain
from sottovoce.vault.parcels import ParcelKind
from sottovoce.vault.rows_handouts import Handout
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, StoreFault, UserFixable
from sottovoce_models.templates.template import GENERAL_ID

Pdf = Callable[[Document], bytes]
"""Draws a document onto pages; the window brings it, since only the window draws."""
ApprovalOf = Callable[[str], Approval | None]
"""Who approved the minutes of a meeting that are shown now, or None while they are a draft."""
_PREVIEW_CUES: Final = 2_000


class ExportService:
    """Thread-safe; every call may raise STORE_LOCKED, and what reads a meeting STORE_DAMAGED."""

    def __init__(
        self,
        vault: Vault,
        handouts: HandoutService,
        engines: Mapping[str, EngineSpec],
        approval_of: ApprovalOf,
    ) -> None:
        self._vault, self._handouts = vault, handouts
        self._engines, self._approval_of = engines, approval_of

    def material(self, recording_id: str, *, with_words: bool = False) -> Material:
        """The meeting as it stands, without the hash of its sound, which takes a while. EXPORT_NOTHING.

        `with_words`: with what was heard when, which takes seconds for a day of talk.
        """
        store = self._vault.store
        row = store.meetings.get(recording_id)
        if row is None:
            raise StoreFault(Code.STORE_DAMAGED)
        stored = store.results.draft(recording_id, with_batches=with_words)
        if stored.transcript is None:
            stored = store.results.draft(recording_id)
        draft = exportable(draft_of(row, stored))
        if draft is None or draft.transcript is None:
            raise UserFixable(Code.EXPORT_NOTHING)
        machine = [each for each, human in store.results.transcripts(recording_id) if not human]
        return Material(
            title=row.title,
            started_at=row.started_at or row.created_at,
            duration_ms=row.duration_ms,
            transcript=draft.transcript,
            summary=draft.summary,
            notices=tuple(draft.notices),
            stamps=tuple(draft.stamps),
            words=words_of(draft.segments),
            edits=edits_of(machine[-1] if machine else None, draft.transcript),
            approval=self._approval_of(recording_id),
            has_sound=bool(row.tracks),
            template=template_in(store, draft.summary.template if draft.summary is not None else GENERAL_ID),
        )

    def preview(self, material: Material, options: Options) -> str:
        """About the first page, as text; raises what the export would raise."""
        ready, chosen = prepared(material, options, checked=False)
        if chosen.format.is_sound:
            return ""
        if chosen.format.is_subtitles or chosen.format is Format.JSON:
            first = tuple(ready.transcript.turns[:40])
            ready = replace(ready, transcript=replace(ready.transcript, turns=first))
            return _text(ready, chosen)[:_PREVIEW_CUES]
        return preview(document_of(ready, chosen))

    def suggestion(self, material: Material, options: Options) -> str:
        """What the file could be called, without suffix; a de-identified one without the names."""
        ready, _ = prepared(material, options, checked=False)
        words = document_words(options.language)
        return ready.title or words.minutes

    def write(self, recording_id: str, options: Options, path: Path, pdf: Pdf, watch: CopyWatch | None = None) -> None:
        """The file, whole or not at all, and a line in the log.

        EXPORT_…, DISK_FULL, OUTPUT_NOT_WRITABLE, OUTPUT_PATH_TOO_LONG, Cancelled, EngineFault.
        """
        watch = watch or CopyWatch()
        cancel = WatchedCancel(watch)
        material, options = prepared(self._material(recording_id, options, cancel), options)
        with self._handouts.noted(_handout(recording_id, material, options)), fresh_file(path) as out:
            if options.format.is_sound:
                source = self._sound(recording_id)
                watch.begin(material.duration_ms)
                sound.write_sound(
                    source, options.format, options.passage, out, cancel, on_ms=watch.copied, engines=self._engines
                )
                return
            content = _content(material, options, pdf)
            watch.copied(0)
            if options.passphrase and options.format is not Format.PDF:
                write_zip(out, [(inner_name(options), [content])], options.passphrase)
            else:
                out.write(content)

    def printed(self, recording_id: str, options: Options) -> Document:
        """What is to be printed; the log has it from now on."""
        options = replace(options, format=Format.PDF)
        material, options = prepared(self._material(recording_id, options, CancelToken()), options)
        with self._handouts.noted(replace(_handout(recording_id, material, options), format=PRINTED)):
            return document_of(material, options)

    def _material(self, recording_id: str, options: Options, cancel: CancelToken) -> Material:
        material = self.material(recording_id, with_words=options.format.is_subtitles)
        if options.facts and not options.deidentify and material.has_sound:
            material = replace(material, sound=self._hash(recording_id, cancel))
        return material

    def _hash(self, recording_id: str, cancel: CancelToken) -> SoundHash:
        found = self._vault.store.results.finding(recording_id, str(ParcelKind.ORIGINAL))
        if found is not None:
            return SoundHash(original_from_plain(found).sha256, of_file=True)
        return sound.hash_of(self._sound(recording_id), cancel)

    def _sound(self, recording_id: str) -> VaultAudioSource:
        keys = self._vault.segment_keys(recording_id)
        if not keys:
            raise UserFixable(Code.EXPORT_NO_SOUND)
        return VaultAudioSource(self._vault.audio_dir(recording_id), recording_id, keys)


class WatchedCancel(CancelToken):
    """A cancel request that is made where a copy is watched."""

    def __init__(self, watch: CopyWatch) -> None:
        super().__init__()
        self._watch = watch

    def check(self) -> None:
        """Raises Cancelled if whoever watches asked to stop."""
        super().check()
        self._watch.copied(0)


def prepared(material: Material, options: Options, *, checked: bool = True) -> tuple[Material, Options]:
    """What goes into the file, with the options that hold for it; `checked`: whether all that must be is there.

    EXPORT_NOT_APPROVED, EXPORT_NO_MINUTES, EXPORT_NO_SOUND, EXPORT_PHRASE_SHORT(letters).
    """
    if options.participant:
        if material.approval is None:
            raise UserFixable(Code.EXPORT_NOT_APPROVED)
        options = replace(options, contents=Contents.MINUTES, facts=False, passage=None)
        material = replace(material, notices=(), edits=())
    if options.contents is Contents.MINUTES and material.summary is None:
        raise UserFixable(Code.EXPORT_NO_MINUTES)
    if options.format.is_sound and not material.has_sound:
        raise UserFixable(Code.EXPORT_NO_SOUND)
    if options.format.is_subtitles:
        options = replace(options, contents=Contents.TRANSCRIPT)
    wants_phrase = options.participant or bool(options.passphrase)
    if checked and wants_phrase and len(options.passphrase) < MIN_CHARACTERS:
        raise UserFixable(Code.EXPORT_PHRASE_SHORT, letters=MIN_CHARACTERS)
    if options.deidentify and not options.format.is_sound:
        roster = pseudonyms.roster_of(material.transcript, options.names)
        material = pseudonyms.deidentified(material, pseudonyms.Pseudonyms(roster))
    return material, options


def suffix_of(options: Options) -> str:
    """The suffix of the file: with a passphrase everything but a PDF lies in a ZIP archive."""
    if options.passphrase and options.format is not Format.PDF and not options.format.is_sound:
        return "zip"
    return str(options.format)


def inner_name(options: Options) -> str:
    """What a file in an archive is called: its name can be read without the passphrase and says nothing."""
    words = document_words(options.language)
    name = words.transcript if options.contents is Contents.TRANSCRIPT else words.minutes
    return f"{name}.{options.format}"


def _content(material: Material, options: Options, pdf: Pdf) -> bytes:
    match options.format:
        case Format.DOCX:
            return docx_bytes(document_of(material, options))
        case Format.PDF:
            document = document_of(material, options)
            return finished_pdf(pdf(document), document.title, document.language, options.passphrase)
        case _:
            return _text(material, options).encode("utf-8", errors="replace")


def _text(material: Material, options: Options) -> str:
    match options.format:
        case Format.SRT:
            return subrip(material, options)
        case Format.VTT:
            return webvtt(material, options)
        case Format.JSON:
            return json_text(material, options)
        case Format.MARKDOWN:
            return markdown_text(document_of(material, options))
        case _:
            return plain_text(document_of(material, options))


def _handout(recording_id: str, material: Material, options: Options) -> Handout:
    return Handout(
        id="",
        handed_at="",
        recording_id=recording_id,
        what=str(HandoutKind(str(options.contents))),
        format=suffix_of(options),
        recipient=options.recipient,
        deidentified=material.deidentified,
        protected=bool(options.passphrase),
        draft=material.approval is None and not options.format.is_sound,
    )
