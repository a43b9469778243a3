"""What the window needs of `services.handing_over`: everything that leaves the vault as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from sottovoce.core.languages import UiLanguage
from sottovoce.services.access_request import AccessHit, AccessRequest
from sottovoce.services.exports.document import Document
from sottovoce.services.exports.material import Material, Options
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.rows_handouts import Handout
from sottovoce.vault.rows_meetings import MeetingRow

Pdf = Callable[[Document], bytes]


class ExportFiles(Protocol):
    """See `services.exports.service.ExportService`; every call may raise SottovoceError and take seconds."""

    def material(self, recording_id: str) -> Material: ...
    def preview(self, material: Material, options: Options) -> str: ...
    def suggestion(self, material: Material, options: Options) -> str: ...
    def write(self, recording_id: str, options: Options, path: Path, pdf: Pdf, watch: CopyWatch | None = None) -> None:
        """Writes the file."""
        ...

    def printed(self, recording_id: str, options: Options) -> Document: ...


class AccessFiles(Protocol):
    """See `services.access_answers.AccessService`."""

    def find(self, names: Sequence[str], watch: CopyWatch | None = None) -> Sequence[AccessHit]: ...
    def write(
        self, request: AccessRequest, hits: Sequence[AccessHit], path: Path, pdf: Pdf, watch: CopyWatch | None = None
    ) -> None:
        """Writes the answer."""
        ...


class MeetingCopies(Protocol):
    """See `services.meeting_file.MeetingFiles`."""

    def back_up(self, recording_id: str, passphrase: str, path: Path, watch: CopyWatch | None = None) -> None: ...
    def restore(self, path: Path, passphrase: str, watch: CopyWatch | None = None) -> MeetingRow: ...


class HandoutLog(Protocol):
    """See `services.handouts.HandoutService`."""

    def all(self) -> Sequence[Handout]: ...
    def save_csv(self, path: Path, language: UiLanguage) -> None: ...


class ExportAccess(Protocol):
    """See `services.handing_over.HandingOver`."""

    @property
    def files(self) -> ExportFiles: ...
    @property
    def access(self) -> AccessFiles: ...
    @property
    def meetings(self) -> MeetingCopies: ...
    @property
    def log(self) -> HandoutLog: ...
