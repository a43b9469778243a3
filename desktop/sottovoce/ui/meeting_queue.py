"""The files of this session, run one after another: two at once would only slow each other down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from sottovoce.services.process import ProcessOptions
from sottovoce.ui.job_adapter import Job, JobAdapter
from sottovoce.ui.meeting import Meeting, State

_CLOSE_SECONDS: Final = 5.0


class MeetingQueue(QObject):
    """Keeps the meetings in the order they came. Signals: added(Meeting), removed(Meeting)."""

    added = Signal(object)
    removed = Signal(object)

    def __init__(self, new_job: Callable[[Path, ProcessOptions], Job], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meetings: list[Meeting] = []
        self._new_job = new_job
        self._adapter: JobAdapter | None = None
        self._running: Meeting | None = None

    def add(self, paths: list[Path], options: ProcessOptions) -> list[Meeting]:
        """Queues files and starts the first one if nothing runs; returns their meetings."""
        fresh = [Meeting(self._new_job(path, options), self) for path in paths]
        for meeting in fresh:
            self.meetings.append(meeting)
            self.added.emit(meeting)
        self._start_next()
        return fresh

    def resume(self, meeting: Meeting) -> None:
        """Goes on where a fault or a cancel stopped it, or tries again from the start."""
        if meeting.state in {State.FAILED, State.CANCELLED}:
            meeting.wait_again()
            self._start_next()

    def cancel(self, meeting: Meeting) -> None:
        """Stops the meeting that runs, or takes a waiting one off the list unless it holds something already."""
        if meeting is self._running and self._adapter is not None:
            self._adapter.cancel()
        elif meeting.state is State.WAITING:
            self.remove(meeting)

    def remove(self, meeting: Meeting) -> None:
        """Takes a meeting that does not run off the list; what was not exported is gone."""
        if meeting is self._running or meeting not in self.meetings:
            return
        self.meetings.remove(meeting)
        self.removed.emit(meeting)
        meeting.deleteLater()

    def close(self) -> None:
        """Stops what runs and waits for its thread, so that no engine process is left behind."""
        if self._adapter is not None:
            self._adapter.cancel()
            self._adapter.wait(_CLOSE_SECONDS)

    def _start_next(self) -> None:
        if self._running is not None:
            return
        meeting = next((each for each in self.meetings if each.state is State.WAITING), None)
        if meeting is None:
            return
        self._running, self._adapter = meeting, JobAdapter(meeting.job, self)
        meeting.watch(self._adapter)
        self._adapter.ended.connect(self._on_ended)
        self._adapter.start()

    def _on_ended(self) -> None:
        adapter, self._adapter, self._running = self._adapter, None, None
        if adapter is not None:
            adapter.deleteLater()
        self._start_next()
