"""What chapters need of the opened vault, so that tests can stand in."""

from __future__ import annotations

from typing import Protocol

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.chapters import Chapters


class ChapterAccess(Protocol):
    """See `services.chapters.ChapterService`; every call may raise SottovoceError and take seconds."""

    def read(self, recording_id: str, writer_id: str | None, cancel: CancelToken) -> Chapters: ...
    def write(self, recording_id: str, writer_id: str | None, cancel: CancelToken) -> Chapters: ...


class ChapterDesk(Protocol):
    """Where they are found."""

    @property
    def chapters(self) -> ChapterAccess: ...
