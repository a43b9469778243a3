"""What makes the window easy to begin with and to look at: the sample meeting, the first steps, the look, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from sottovoce.services.sample import sample_meeting
from sottovoce.ui.meeting.first_steps import FirstSteps, Step
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.parts.focus_ring import FocusRing
from sottovoce.ui.parts.labels import PlainLabel

if TYPE_CHECKING:
    from sottovoce.ui.window.main_window import MainWindow
    from sottovoce.ui.window.rooms import Rooms


class WindowComfort(QObject):
    """Wires what belongs to no single page; `steps` is the bar of the first steps."""

    def __init__(self, window: MainWindow, rooms: Rooms) -> None:
        super().__init__(rooms)
        self._window, self._rooms, self._preferences = window, rooms, window.gate.preferences
        self._pages, self._frame, self._library = rooms.pages, window.frame, rooms.library
        self._watched: Meeting | None = None
        for view in (self._pages.list, self._pages.meeting.transcript):
            FocusRing(view)
        self.steps = FirstSteps()
        self._frame.head.addWidget(self.steps)
        self.steps.closed.connect(self._on_shown)
        self.steps.finished.connect(self._on_shown)
        pages, meetings = self._pages, self._library.meetings
        pages.meeting.transcript.play_requested.connect(lambda _: self._tick(Step.HEAR))
        pages.meeting.minutes.proof_requested.connect(lambda _: self._tick(Step.PROOF))
        self._frame.pages.currentChanged.connect(self._look)
        self._library.opened.connect(self._look)
        for changed in (meetings.added, meetings.removed, meetings.refilled):
            changed.connect(self._show_sample)
        pages.start.sample_pressed.connect(lambda: window.open_files([sample_meeting()]))
        pages.settings.look.changed.connect(self._on_look)
        pages.settings.language.meeting_language_chosen.connect(self._on_meeting_language)
        QShortcut(QKeySequence("F1"), window).activated.connect(self._show_keys)

    def _show_sample(self) -> None:
        """The sample is offered as long as there is no meeting."""
        self._pages.start.show_sample(not self._library.meetings.all)

    def _look(self) -> None:
        """Whether the first steps are seen: with the first meeting that is ready, and nowhere else."""
        page = self._pages.meeting
        meeting = page.meeting if self._frame.page is page else None
        if self._watched is not meeting:
            if self._watched is not None:
                self._watched.changed.disconnect(self._show_steps)
            self._watched = meeting
            if meeting is not None:
                meeting.changed.connect(self._show_steps)
        self._show_steps()

    def _show_steps(self) -> None:
        meeting = self._watched
        ready = meeting is not None and meeting.state is State.DONE and meeting.transcript is not None
        if ready and meeting is not None and meeting.row.approved_at:
            self._tick(Step.APPROVE)
        self.steps.setVisible(ready and not self._preferences.first_steps_shown)

    def _tick(self, step: Step) -> None:
        if self.steps.isVisible():
            self.steps.tick(step)

    def _on_shown(self) -> None:
        self._preferences.first_steps_shown = True
        self.steps.hide()

    def _show_keys(self) -> None:
        if self._window.gate.is_open:
            self._rooms.show_settings()
            self._pages.settings.show_section(self._pages.settings.shortcuts)

    def _on_look(self) -> None:
        for widget in QApplication.allWidgets():
            if isinstance(widget, PlainLabel):
                widget.refit()
        self._window.restyle()

    def _on_meeting_language(self, tag: str) -> None:
        box = self._pages.start.language
        box.setCurrentIndex(max(0, box.findData(tag)))
