"""Chapters in memory, as a test gives them."""

from __future__ import annotations

from dataclasses import replace

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.chapters import NO_CHAPTERS, Chapter, Chapters
from sottovoce_models.errors import SottovoceError

WRITTEN = "What was agreed"


class FakeChapters:
    """Those it is given, for every meeting; a model would call each of them WRITTEN."""

    def __init__(self) -> None:
        self.found = NO_CHAPTERS
        self.error: SottovoceError | None = None
        self.asked: list[tuple[str, str]] = []

    def read(self, recording_id: str, writer_id: str | None, cancel: CancelToken) -> Chapters:
        self.asked.append(("read", recording_id))
        if self.error is not None:
            raise self.error
        return self.found

    def write(self, recording_id: str, writer_id: str | None, cancel: CancelToken) -> Chapters:
        self.asked.append(("write", recording_id))
        if self.error is not None:
            raise self.error
        self.found = Chapters(tuple(replace(each, title=WRITTEN) for each in self.found.all), True, True)
        return self.found


def three(titles: tuple[str, str, str] = ("Sleep, late shift", "", "Tablets"), each_ms: int = 8_000) -> Chapters:
    """Three chapters of the same length; a model could title them."""
    parts = (Chapter(at * each_ms, (at + 1) * each_ms, title) for at, title in enumerate(titles))
    return Chapters(tuple(parts), can_write=True)
