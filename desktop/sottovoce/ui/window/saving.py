"""Getting results into files, off the UI thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.parts.background import BackgroundWork
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.window.parts import Export


class ResultSaving(QObject):
    """Exports meetings. Signals: failed(WorkFailed)."""

    failed = Signal(object)

    def __init__(self, export: Export, dialogs: Dialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._export, self._dialogs = export, dialogs
        self._works: list[BackgroundWork] = []

    def export(self, meeting: Meeting, suffix: str) -> None:
        """Lets the user name a file and writes it."""

        def write(path: Path) -> None:
            work = BackgroundWork(partial(self._export, meeting.draft, path, suffix), self)
            self._works.append(work)

            def done(_event: object) -> None:
                self._works.remove(work)
                meeting.exported()

            def failed(event: object) -> None:
                self._works.remove(work)
                self.failed.emit(event)

            work.done.connect(done)
            work.failed.connect(failed)
            work.start()

        self._dialogs.file_to_export(meeting.title, suffix, write)

    def wait(self, seconds: float) -> None:
        """Waits for what is being written, when the window closes."""
        for work in self._works:
            work.wait(seconds)
