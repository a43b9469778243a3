"""The chapters of the meeting that is shown: fetched when it rests, drawn on the waveform, gone to by key and list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.chapters import NO_CHAPTERS, Chapters, chapter_at
from sottovoce.ui.meeting.chapter_access import ChapterDesk
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.page import MeetingPage
from sottovoce.ui.meeting.player import Player
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce_models.types import EngineStamp

_CALM_MS: Final = 700
"""Who only leafs through the list starts no engine."""
_AT_START_MS: Final = 3_000
_LEAST: Final = 2


class ChapterControl(QObject):
    """A meeting of one part has no chapters."""

    def __init__(
        self,
        desk: ChapterDesk,
        page: MeetingPage,
        player: Player,
        writer_id: Callable[[], str | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._page, self._player, self._writer_id = desk, page, player, writer_id
        self._pane = page.minutes.chapters
        self._line = BackgroundLine(self)
        self._cancel = CancelToken()
        self._meeting: Meeting | None = None
        self._made_by: tuple[EngineStamp, ...] | None = None
        self.shown = NO_CHAPTERS
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._fetch)
        page.turned.connect(self._on_turned)
        page.text.chapters_asked.connect(self.open)
        self._pane.chosen.connect(self._go)
        self._pane.write_pressed.connect(self._write)
        player.moved.connect(lambda _: self._mark())
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), page).activated.connect(partial(self.skip, step))

    def open(self) -> None:
        """Shows the list in the place of the minutes."""
        if self.shown.all:
            self._page.show_minutes_pane(self._pane)
            self._mark()
            self._pane.list.setFocus()
            self._fetch()  # they are kept by now; but another model may be chosen that could write their titles

    def skip(self, step: int) -> None:
        """To the next chapter; back to the beginning of this one, or of the one before from there."""
        chapters, here_ms = self.shown.all, self._page.strip.waveform.position_ms
        at = chapter_at(chapters, here_ms)
        if step < 0 and at >= 0 and here_ms - chapters[at].start_ms > _AT_START_MS:
            step = 0
        if not 0 <= at + step < len(chapters):
            return
        start_ms = chapters[at + step].start_ms
        if self._player.passage is not None and not self._player.paused:
            self._page.playing.play_from(start_ms)
        else:  # nobody wants to be heard by pressing this
            self._page.playing.seek(start_ms)
            self._page.transcript.show_time(start_ms)
        self._mark()

    def wait(self, seconds: float) -> None:
        """Stops what is fetched and waits for it, when the window closes."""
        self._cancel.cancel()
        self._line.wait(seconds)

    def _on_turned(self, meeting: Meeting | None) -> None:
        if self._meeting is not None:
            self._meeting.changed.disconnect(self._look)
        self._cancel.cancel()
        self._line.forget()
        self._calm.stop()
        self._cancel, self._meeting, self._made_by = CancelToken(), meeting, None
        self._show(NO_CHAPTERS)
        if meeting is not None:
            meeting.changed.connect(self._look)
            self._look()

    def _look(self) -> None:
        """Fetches them when the text is there and was made since."""
        meeting = self._meeting
        if meeting is None or meeting.transcript is None or not (meeting.settled and meeting.loaded):
            return
        if meeting.transcript.made_by != self._made_by and not self._calm.isActive():
            self._calm.start()

    def _fetch(self) -> None:
        meeting = self._meeting
        if meeting is None or meeting.transcript is None:
            return
        self._made_by = meeting.transcript.made_by
        recording_id, writer_id, cancel, desk = meeting.id, self._writer_id(), self._cancel, self._desk
        self._line.run(
            lambda: desk.chapters.read(recording_id, writer_id, cancel),
            lambda found: self._show(cast("Chapters", found)),
            _without,
        )

    def _write(self) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        self._pane.show_chapters(self.shown, writing=True)
        recording_id, writer_id, cancel, desk = meeting.id, self._writer_id(), self._cancel, self._desk
        self._line.run(
            lambda: desk.chapters.write(recording_id, writer_id, cancel),
            lambda found: self._show(cast("Chapters", found)),
            lambda _: self._show(self.shown),
        )

    def _show(self, chapters: Chapters) -> None:
        self.shown = chapters if len(chapters.all) >= _LEAST else NO_CHAPTERS
        self._pane.show_chapters(self.shown)
        self._page.show_chapters(self.shown.all)
        self._mark()

    def _mark(self) -> None:
        if self.shown.all and self._pane.isVisible():
            self._pane.show_position(self._page.strip.waveform.position_ms)

    def _go(self, start_ms: int) -> None:
        self._page.play_from(start_ms)


def _without(_failed: WorkFailed) -> None:
    """The meeting is read and heard without them."""
