"""What the side of the window leads to: a narrower search, the trash, what is due, and where new meetings go."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from sottovoce.services.trash import Trashed
from sottovoce.ui.library.library import Library
from sottovoce.ui.library.new_meeting_choices import NewMeetingChoices
from sottovoce.ui.library.put_away_page import PutAwayPage
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.parts.labels import tooltip
from sottovoce.ui.tasks.page import TasksPage
from sottovoce.ui.window.notes import WindowNotes
from sottovoce.ui.window.pages import WindowPages
from sottovoce.ui.window.search import SearchControl


class SortingControl(QObject):
    """Signals: page_wanted(QWidget); left() back from it; chosen(recording id, turn id, ms) to this moment."""

    page_wanted = Signal(object)
    left = Signal()
    chosen = Signal(str, str, int)

    def __init__(
        self, library: Library, pages: WindowPages, search: SearchControl, notes: WindowNotes, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library, self._pages, self._search, self._notes = library, pages, search, notes
        side = pages.side
        side.narrowed.connect(self._on_narrowed)
        pages.search.everywhere_pressed.connect(side.filter.reset)
        pages.search.matter_chosen.connect(self._show_matter)
        for pressed, page in ((side.trash_pressed, pages.trash), (side.due_pressed, pages.due)):
            pressed.connect(partial(self._show, page))
            page.left.connect(self.left)
        tasks = pages.tasks.page
        side.tasks_pressed.connect(self.show_tasks)
        tasks.left.connect(self.left)
        tasks.chosen.connect(lambda task: self.chosen.emit(task.recording_id, task.turn_id, task.start_ms))
        side.ask_pressed.connect(self._show_asking)
        pages.search.ask_pressed.connect(self._ask_searched)
        pages.asking.many_page.left.connect(self.left)
        pages.asking.many_page.bar.left.connect(self.left)
        pages.asking.many.chosen.connect(search.chosen)
        for button in (side.ask_button, pages.search.ask_button):
            if pages.asking.many.why_not:
                button.setEnabled(False)
                button.setToolTip(tooltip(pages.asking.many.why_not))
                button.setAccessibleDescription(pages.asking.many.why_not)
        library.meetings.rearranged.connect(self._on_rearranged)
        pages.matters.due_pressed.connect(partial(self._show, pages.due))
        pages.start.choices.matter.currentIndexChanged.connect(self._on_start_matter)
        library.trash.moved.connect(self._on_moved)
        library.meetings.removed.connect(self._on_removed)

    def show_tasks(self) -> None:
        """To the open tasks of all meetings."""
        self._show(self._pages.tasks.page)

    def several_menu(self, meeting: Meeting, parent: QWidget) -> QMenu | None:
        """A menu for all that are selected, if this meeting is one of several."""
        return self._pages.side.menu_for(meeting.id, parent)

    def take_matter(self, choices: NewMeetingChoices) -> str | None:
        """The matter that was chosen for a new meeting; the next one goes into that which is shown, or into none.

        What was chosen for one client must not silently be chosen for the next.
        """
        matter_id = choices.matter_id
        self._prefer_shown()
        return matter_id

    def _prefer_shown(self) -> None:
        for page in (self._pages.start, self._pages.record):
            page.choices.prefer(self._pages.side.filter.matter_id)

    def _on_start_matter(self) -> None:
        self._pages.record.choices.prefer(self._pages.start.choices.matter_id or "")

    def _show(self, page: PutAwayPage | TasksPage) -> None:
        self._pages.list.show_current(None)
        self.page_wanted.emit(page)
        page.enter()

    def _show_asking(self) -> None:
        self._pages.list.show_current(None)
        self._show_scope()
        self.page_wanted.emit(self._pages.asking.many_page)
        self._pages.asking.many_page.enter()

    def _on_rearranged(self) -> None:
        if self._pages.asking.many_page.isVisible():
            self._show_scope()

    def _show_scope(self) -> None:
        side = self._pages.side
        self._pages.asking.many_page.show_scope(len(self._library.meetings.shown), side.summary)

    def _ask_searched(self) -> None:
        question = self._search.text
        self._search.clear()
        self._show_asking()
        self._pages.asking.many_page.bar.put(question)

    def _show_matter(self, matter_id: str) -> None:
        self._search.clear()
        self.left.emit()
        self._pages.side.show_matter(matter_id)
        self._pages.list.setFocus()

    def _on_narrowed(self) -> None:
        self._prefer_shown()
        self._pages.search.show_filter(self._pages.side.summary)
        self._search.again()

    def _on_removed(self, recording_id: str) -> None:
        """A meeting that is off the list has no page any more."""
        page = self._pages.meeting
        if page.meeting is not None and page.meeting.id == recording_id:
            was_open = page.isVisible()
            page.show_meeting(None)
            if was_open:
                self.left.emit()

    def _on_moved(self, trashed: Trashed) -> None:
        self._notes.show_trashed(trashed, partial(self._library.trash.restore, trashed.moved))
