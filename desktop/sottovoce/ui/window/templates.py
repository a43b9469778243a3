"""Templates in the window: offered wherever a job starts, chosen for a meeting, made on a page of their own.

Thread: UI. Sorting and storing run off it; looking for passages runs in an engine's process without a model.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.ui.library.library import Library
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.settings.template_store import Templates
from sottovoce.ui.window.desk_access import DeskAccess
from sottovoce_models.errors import Cancelled

if TYPE_CHECKING:
    from sottovoce.ui.window.pages import WindowPages


class TemplateControl(QObject):
    """Connects the templates with the pages that offer them."""

    def __init__(self, desk: DeskAccess, library: Library, templates: Templates, pages: WindowPages) -> None:
        super().__init__(pages.frame)
        self._desk, self._library, self._templates, self._pages = desk, library, templates, pages
        self._line = BackgroundLine(self)
        self._cancel = CancelToken()
        self._choice = pages.meeting.header.template_choice
        self._choice.chosen.connect(self._on_chosen)
        self._choice.manage_pressed.connect(self.show_editor)
        pages.settings.templates.pressed.connect(self.show_editor)
        pages.templates_page.left.connect(lambda: pages.frame.show_page(pages.settings))
        templates.changed.connect(self._offer)
        for failing in (self._line, templates):
            failing.failed.connect(self._on_failed)

    def show_editor(self) -> None:
        """To the page where templates are made; with the meeting that was looked at to try them on."""
        meetings = [
            (meeting.id, meeting.title)
            for meeting in self._library.meetings.all
            if meeting.row.has_minutes or meeting.items
        ]
        shown = self._pages.meeting.meeting if self._pages.frame.page is self._pages.meeting else None
        self._pages.templates_page.enter(meetings, shown.id if shown is not None else "")
        self._pages.frame.show_page(self._pages.templates_page)

    def clear(self) -> None:
        """The vault is shut: nothing is looked for any more."""
        self._cancel.cancel()
        self._line.forget()
        self._choice.show_looking(False)

    def wait(self, seconds: float) -> None:
        """Waits for what was ordered, when the window closes."""
        self._cancel.cancel()
        self._line.wait(seconds)

    def _offer(self) -> None:
        templates = self._templates.all
        for page in (self._pages.start, self._pages.record):
            page.choices.template.show_templates(templates)
        self._choice.show_templates(templates)

    def _on_chosen(self, template_id: str) -> None:
        meeting = self._pages.meeting.meeting
        if meeting is None:
            return
        self._cancel.cancel()  # what was looked for under the headings before
        self._cancel = CancelToken()
        sort = partial(self._desk.templates.sort, meeting.id, template_id)
        self._pages.meeting.minutes_control.flush()  # what is being typed goes before
        self._library.order(sort, partial(self._on_sorted, meeting, self._cancel))

    def _on_sorted(self, meeting: Meeting, cancel: CancelToken, more: object) -> None:
        self._reload(meeting)
        if more and cancel is self._cancel:
            self._choice.show_looking(True)
            fill = partial(self._desk.templates.fill, meeting.id, cancel)
            self._line.run(fill, lambda _: self._on_filled(meeting, cancel), partial(self._on_not_filled, cancel))

    def _on_filled(self, meeting: Meeting, cancel: CancelToken) -> None:
        if cancel is self._cancel:
            self._choice.show_looking(False)
        self._reload(meeting)

    def _on_not_filled(self, cancel: CancelToken, failed: WorkFailed) -> None:
        if cancel is self._cancel:
            self._choice.show_looking(False)
        self._on_failed(failed)

    def _reload(self, meeting: Meeting) -> None:
        if self._library.meetings.of(meeting.id) is meeting:
            meeting.loaded = False
            self._library.open(meeting)

    def _on_failed(self, failed: object) -> None:
        if not isinstance(cast("WorkFailed", failed).error, Cancelled):
            self._library.failed.emit(failed)
