"""From a job on a thread of its own to signals in the window.

Thread: `_work`, `_put` and `_put_any` are the job's thread; everything else is UI. The job's thread only fills a queue
and knocks; the window empties it at most 30 times a second and takes at most 200 events at a time, so that no burst can
hold it up.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.events import (
    BatchHeard,
    Event,
    LanguageLocked,
    Listener,
    Noticed,
    SegmentStored,
    StageProgressed,
    StageStarted,
    SummaryItemMade,
    TranscriptMade,
)
from sottovoce.ui.bugs import internal_error
from sottovoce_models.errors import Cancelled, SottovoceError
from sottovoce_models.types import Segment

MAX_EVENTS_PER_TURN: Final = 200
_PAUSE_MS: Final = 33


class Job(Protocol):
    """What the window needs of `services.process.MeetingJob`."""

    path: Path
    draft: Draft

    @property
    def resumable(self) -> bool: ...

    def run(self, listener: Listener, cancel: CancelToken) -> Draft: ...


@dataclass(frozen=True, slots=True)
class SegmentsStored:
    """What was heard since the last time, in order, at most MAX_EVENTS_PER_TURN."""

    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class JobEnded:
    """The job's thread is through; `error` None: all done. The draft may be read from now on."""

    error: SottovoceError | None


@dataclass(frozen=True, slots=True)
class _Ended:
    error: SottovoceError | None


class JobAdapter(QObject):
    """Runs one job and tells what it does.

    Signals, each with one frozen event: stage_started(StageStarted), progressed(StageProgressed, the latest one only),
    language_locked(LanguageLocked), segments_stored(SegmentsStored), transcript_made(TranscriptMade),
    item_made(SummaryItemMade), noticed(Noticed), ended(JobEnded, always the last one).
    """

    stage_started = Signal(object)
    progressed = Signal(object)
    language_locked = Signal(object)
    segments_stored = Signal(object)
    transcript_made = Signal(object)
    item_made = Signal(object)
    noticed = Signal(object)
    ended = Signal(object)
    _knocked = Signal()

    def __init__(self, job: Job, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._cancel = CancelToken()
        self._events: deque[Event | _Ended] = deque()
        self._awake = threading.Event()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._drain)
        self._knocked.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="meeting-job", daemon=True)

    def start(self) -> None:
        """Starts the thread; once only."""
        self._thread.start()

    def cancel(self) -> None:
        """Asks the job to stop; `ended` follows within a second."""
        self._cancel.cancel()

    def wait(self, seconds: float) -> bool:
        """Waits for the thread when the window closes; whether it ended in time."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        error: SottovoceError | None = None
        try:
            self._job.run(self._put, self._cancel)
        except SottovoceError as known:
            error = known
        except Exception as bug:  # border: the job runner; a bug must not take the window along
            error = internal_error(bug)
        self._put_any(_Ended(error))

    def _put(self, event: Event) -> None:
        self._put_any(event)

    def _put_any(self, event: Event | _Ended) -> None:
        self._events.append(event)
        if not self._awake.is_set():
            self._awake.set()
            self._knocked.emit()

    def _drain(self) -> None:
        if not self._events:
            self._awake.clear()
            if not self._events:  # else: one came in between and did not knock
                return
            self._awake.set()
        taken = [self._events.popleft() for _ in range(min(len(self._events), MAX_EVENTS_PER_TURN))]
        self._pause.start(0 if self._events else _PAUSE_MS)
        self._tell(taken)

    def _tell(self, events: list[Event | _Ended]) -> None:
        heard: list[Segment] = []
        latest: StageProgressed | None = None
        for event in events:
            if isinstance(event, BatchHeard):
                continue  # for whoever stores it; its segments follow
            if isinstance(event, SegmentStored):
                heard.append(event.segment)
                continue
            if isinstance(event, StageProgressed):
                latest = event
                continue
            if heard:
                self.segments_stored.emit(SegmentsStored(tuple(heard)))
                heard = []
            if isinstance(event, _Ended):
                self._thread.join()
                self.ended.emit(JobEnded(event.error))
                return
            if isinstance(event, StageStarted):
                latest = None
            self._signal_for(event)(event)
        if heard:
            self.segments_stored.emit(SegmentsStored(tuple(heard)))
        if latest is not None:
            self.progressed.emit(latest)

    def _signal_for(self, event: Event) -> Callable[[object], None]:
        match event:
            case StageStarted():
                return self.stage_started.emit
            case LanguageLocked():
                return self.language_locked.emit
            case TranscriptMade():
                return self.transcript_made.emit
            case SummaryItemMade():
                return self.item_made.emit
            case Noticed():
                return self.noticed.emit
            case _:
                return self.progressed.emit


def is_cancel(error: SottovoceError | None) -> bool:
    """Whether a job ended because the user asked for it."""
    return isinstance(error, Cancelled)
