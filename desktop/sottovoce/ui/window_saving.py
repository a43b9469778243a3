"""Getting results into files, and asking once before something that lies in no file would be lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sottovoce.ui.background import BackgroundWork
from sottovoce.ui.dialogs import CloseAnswer, Dialogs
from sottovoce.ui.meeting import Meeting
from sottovoce.ui.window_parts import Export


class ResultSaving(QObject):
    """Exports meetings off the UI thread. Signals: failed(WorkFailed)."""

    failed = Signal(object)

    def __init__(self, export: Export, dialogs: Dialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._export, self._dialogs = export, dialogs
        self._works: list[BackgroundWork] = []

    def export(self, meeting: Meeting, suffix: str, then: Callable[[], None] | None = None) -> None:
        """Lets the user name a file and writes it; `then` follows only when it is written."""

        def write(path: Path) -> None:
            work = BackgroundWork(partial(self._export, meeting.draft, path, suffix), self)
            self._works.append(work)
            work.done.connect(lambda _: self._on_exported(meeting, path, then))
            work.failed.connect(self.failed)
            work.start()

        self._dialogs.file_to_export(meeting.title, suffix, write)

    def ask_before(self, meeting: Meeting, remove: Callable[[], None]) -> None:
        """Calls `remove` at once if the meeting lies in a file, else after the user said what to do with it."""
        if not meeting.unsaved:
            remove()
            return

        def answered(answer: CloseAnswer) -> None:
            if answer is CloseAnswer.EXPORT:
                self.export(meeting, "md", then=remove)
            elif answer is CloseAnswer.DISCARD:
                remove()

        self._dialogs.close_unsaved([meeting.title], meeting.can_export, answered)

    def ask_before_leaving(
        self, unsaved: Sequence[Meeting], show: Callable[[Meeting], None], leave: Callable[[bool], None]
    ) -> None:
        """Asks once about all; `leave(True)`: they may be lost, `leave(False)`: one of them is in a file now."""
        exportable = [meeting for meeting in unsaved if meeting.can_export]

        def answered(answer: CloseAnswer) -> None:
            if answer is CloseAnswer.DISCARD:
                leave(True)
            elif answer is CloseAnswer.EXPORT:
                show(exportable[0])
                self.export(exportable[0], "md", then=partial(leave, False))

        self._dialogs.close_unsaved([meeting.title for meeting in unsaved], bool(exportable), answered)

    def wait(self, seconds: float) -> None:
        """Waits for what is being written, when the window closes."""
        for work in self._works:
            work.wait(seconds)

    def _on_exported(self, meeting: Meeting, path: Path, then: Callable[[], None] | None) -> None:
        meeting.exported(path)
        if then is not None:
            then()
