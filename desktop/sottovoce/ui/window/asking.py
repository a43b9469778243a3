"""Everything that asks: one meeting, several, a recording that runs; and the chapters, which the same engine cuts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from sottovoce.ui.ask.control import AskControl
from sottovoce.ui.ask.live_control import LiveControl
from sottovoce.ui.ask.many_control import AskManyControl
from sottovoce.ui.ask.many_page import AskManyPage
from sottovoce.ui.library.library import Library
from sottovoce.ui.meeting.chapter_control import ChapterControl
from sottovoce.ui.meeting.page import MeetingPage
from sottovoce.ui.window.parts import WindowParts


class WindowAsking(QObject):
    """The four controls, and the page on which several meetings are asked."""

    def __init__(
        self,
        parts: WindowParts,
        page: MeetingPage,
        library: Library,
        writer_id: Callable[[], str | None],
        parent: QObject,
    ) -> None:
        """`writer_id`: the model that is chosen for new meetings."""
        super().__init__(parent)
        desk, language, policy = parts.desk, parts.language, parts.desk.policy
        self.many_page = AskManyPage(language)
        self.one = AskControl(desk, page, writer_id, policy, language, self)
        self.many = AskManyControl(desk, self.many_page, library, writer_id, policy, language, self)
        self.live = LiveControl(desk, page, policy, language, self)
        self.chapters = ChapterControl(desk, page, parts.player, writer_id, self)

    def wipe(self) -> None:
        """Nothing of any meeting stays; what belongs to its page goes with that."""
        self.many.wipe()

    def wait(self, seconds: float) -> None:
        """Ends what runs, when the window closes."""
        for part in (self.one, self.many, self.live, self.chapters):
            part.wait(seconds)
