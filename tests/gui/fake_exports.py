"""Everything that leaves the vault, without a vault: what is in an export is real, files are only noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sottovoce.core.languages import UiLanguage
from sottovoce.services.access_request import AccessHit, AccessRequest, PersonSearch
from sottovoce.services.exports.document import Document, document_of
from sottovoce.services.exports.folder import exportable
from sottovoce.services.exports.material import Approval, Format, Material, Options
from sottovoce.services.exports.service import ExportService, Pdf, prepared
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.rows_handouts import Handout
from sottovoce.vault.rows_meetings import MeetingRow
from sottovoce_models.errors import Code, SottovoceError, UserFixable
from sottovoce_models.types import Summary

if TYPE_CHECKING:
    from tests.gui.fake_desk import FakeDesk


class FakeExports:
    """All four services in one."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk
        self.written: list[tuple[Path, Options]] = []
        self.printed_options: list[Options] = []
        self.answers: list[tuple[Path, AccessRequest, Sequence[AccessHit]]] = []
        self.backed_up: list[tuple[str, str, Path]] = []
        self.errors: list[SottovoceError] = []
        self.approval: Approval | None = None
        self.handouts: tuple[Handout, ...] = ()

    @property
    def files(self) -> FakeExports:
        return self

    @property
    def access(self) -> FakeAccess:
        return FakeAccess(self, self._desk)

    @property
    def meetings(self) -> FakeExports:
        return self

    @property
    def log(self) -> FakeExports:
        return self

    # Exports

    def material(self, recording_id: str) -> Material:
        row, draft = self._desk.rows[recording_id], self._desk.script(recording_id).draft
        heard = exportable(draft)
        if heard is None or heard.transcript is None:
            raise UserFixable(Code.EXPORT_NOTHING)
        summary = draft.summary
        if summary is None and draft.items:
            summary = Summary(row.id, 1, "general", "en", tuple(draft.items), quote_led=True)
        return Material(
            row.title,
            row.created_at,
            row.duration_ms,
            heard.transcript,
            summary,
            approval=self.approval,
            has_sound=bool(row.tracks),
        )

    def preview(self, material: Material, options: Options) -> str:
        return ExportService.preview(self, material, options)  # type: ignore[arg-type] # it needs nothing of itself

    def suggestion(self, material: Material, options: Options) -> str:
        return ExportService.suggestion(self, material, options)  # type: ignore[arg-type] # as above

    def write(self, recording_id: str, options: Options, path: Path, pdf: Pdf, watch: CopyWatch | None = None) -> None:
        if self.errors:
            raise self.errors[0]
        material, options = prepared(self.material(recording_id), options)
        content = pdf(document_of(material, options)) if options.format is Format.PDF else b"written"
        path.write_bytes(content)
        self.written.append((path, options))

    def printed(self, recording_id: str, options: Options) -> Document:
        self.printed_options.append(options)
        return document_of(self.material(recording_id), options)

    # Meetings as files

    def back_up(self, recording_id: str, passphrase: str, path: Path, watch: CopyWatch | None = None) -> None:
        self.backed_up.append((recording_id, passphrase, path))

    def restore(self, path: Path, passphrase: str, watch: CopyWatch | None = None) -> MeetingRow:
        if self.errors:
            raise self.errors[0]
        return self._desk.put(f"{path.stem} again")

    # The log

    def all(self) -> Sequence[Handout]:
        return self.handouts

    def save_csv(self, path: Path, language: UiLanguage) -> None:
        path.write_text("log", encoding="utf-8")


class FakeAccess:
    """Searches what the desk keeps."""

    def __init__(self, exports: FakeExports, desk: FakeDesk) -> None:
        self._exports, self._desk = exports, desk

    def find(self, names: Sequence[str], watch: CopyWatch | None = None) -> Sequence[AccessHit]:
        search, hits = PersonSearch(names), []
        for script in self._desk.scripts:
            if script.draft.transcript is not None:
                row = self._desk.rows[script.id]
                speaks, mentions = search.hits_in(script.draft.transcript, None, row.title)
                if speaks or mentions:
                    hits.append(AccessHit(row.id, row.title, row.created_at, speaks, mentions))
        return hits

    def write(
        self, request: AccessRequest, hits: Sequence[AccessHit], path: Path, pdf: Pdf, watch: CopyWatch | None = None
    ) -> None:
        self._exports.answers.append((path, replace(request), hits))
