"""What the page of open tasks shows and does.

Thread: UI. The vault is asked off it; ticks are ordered in one line with everything else the user does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.services.tasks.task import Task
from sottovoce.ui.library.library import Library
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.tasks.access import TaskDesk
from sottovoce.ui.tasks.export_dialog import TaskExportDialog, TaskExportParts
from sottovoce.ui.tasks.page import TasksPage
from sottovoce.vault.rows_meetings import MeetingRow


class TasksControl(QObject):
    """`page` is shown by others. Signals: failed(WorkFailed) nothing could be read; of a tick the library tells."""

    failed = Signal(object)

    def __init__(
        self,
        desk: Callable[[], TaskDesk],
        library: Library,
        dialogs: Dialogs,
        language: UiLanguage,
        store_edits: Callable[[], None],
        window: QWidget,
    ) -> None:
        """`store_edits` orders that what is being typed be kept, which goes before anything that is read here."""
        super().__init__(window)
        self._desk, self._library, self._dialogs = desk, library, dialogs
        self._language, self._store_edits, self._window = language, store_edits, window
        self._line, self._writing = BackgroundLine(self), BackgroundLine(self)
        self._line.failed.connect(self.failed)
        self._ticking = 0
        self.page = TasksPage()
        self.dialog: TaskExportDialog | None = None
        self.page.entered.connect(self.look)
        self.page.ticked.connect(self._tick)
        self.page.export_pressed.connect(self.export)
        library.trash.changed.connect(self._look_again)
        library.failed.connect(self._on_failed)

    def look(self) -> None:
        """Shows what is open now; what is being typed, and what was ticked just before, is kept first."""
        self._store_edits()
        self._library.order(_nothing, lambda _: self._read())

    def export(self) -> None:
        """Hands over what is shown and open."""
        if self.dialog is not None:
            return
        uids = self.page.tasks.open_uids()
        drafts = any(not task.approved for task in self.page.tasks.shown if task.uid in set(uids))
        parts = TaskExportParts(self._desk().tasks, self._dialogs, self._language, self._library.drain, self._writing)
        self.dialog = TaskExportDialog(uids, drafts, parts, self._window)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def clear(self) -> None:
        """The vault is shut: nothing that was read stays."""
        self._line.forget()
        self._ticking = 0
        self.page.wipe()

    def wait(self, seconds: float) -> None:
        """Waits for what is under way, when the window closes."""
        for line in (self._line, self._writing):
            line.wait(seconds)

    def _read(self) -> None:
        self._line.run(partial(self._desk().tasks.open, self._language), self._show)

    def _look_again(self) -> None:
        if self.page.isVisible():
            self.look()

    def _show(self, tasks: object) -> None:
        self.page.show_tasks(cast("Sequence[Task]", tasks))

    def _tick(self, task: Task, done: bool) -> None:
        self._ticking += 1
        self._library.order(partial(self._desk().tasks.tick, task, done), partial(self._on_ticked, task.recording_id))

    def _on_failed(self) -> None:
        """A tick may not have been kept: the list shows what was."""
        if self._ticking:
            self._ticking = 0
            self._look_again()

    def _on_ticked(self, recording_id: str, row: object) -> None:
        self._ticking = max(0, self._ticking - 1)
        if row is None:  # the minutes have changed meanwhile
            self.look()
            return
        self._library.meetings.update([cast("MeetingRow", row)])
        self._library.read_again(recording_id)

    def _on_finished(self) -> None:
        """It goes when what it was doing has noticed that it is not wanted any more."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            self._writing.run(_nothing, lambda _: dialog.deleteLater())


def _nothing() -> None:
    """Waits its turn."""
