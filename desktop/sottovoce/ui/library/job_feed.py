"""From what the queue tells, on whatever thread, to signals in the window.

Thread: `tell` may be called from anywhere and only fills a queue and knocks; everything else is UI. The window empties
the queue at most 30 times a second and takes at most 200 events at a time, so that no burst can hold it up.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sottovoce.pipeline.events import (
    BatchHeard,
    LanguageLocked,
    Noticed,
    SegmentStored,
    StageProgressed,
    StageStarted,
    SummaryItemMade,
    TextWithdrawn,
    TranscriptMade,
)
from sottovoce.services.queue_events import JobStateChanged, JobTold, QueueEvent
from sottovoce.ui.parts.ui_thread import heard_on_ui_thread
from sottovoce_models.types import Segment

MAX_EVENTS_PER_TURN: Final = 200
_PAUSE_MS: Final = 33


@dataclass(frozen=True, slots=True)
class SegmentsStored:
    """What was heard since the last time, in order, at most MAX_EVENTS_PER_TURN."""

    segments: tuple[Segment, ...]


Told = (
    StageStarted | StageProgressed | LanguageLocked | SegmentsStored | TextWithdrawn | TranscriptMade
    | SummaryItemMade | Noticed | JobStateChanged
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class News:
    """Something that is told of one recording."""

    recording_id: str
    told: Told


class JobFeed(QObject):
    """Signals: arrived(News), in the order in which things became true; of progress only the latest."""

    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: deque[QueueEvent] = deque()
        self._awake = threading.Event()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._drain)
        self._knock = heard_on_ui_thread(self._drain)

    def tell(self, event: QueueEvent) -> None:
        """Takes an event from any thread."""
        self._events.append(event)
        if not self._awake.is_set():
            self._awake.set()
            self._knock()

    def forget(self) -> None:
        """What has not been shown yet is dropped: the vault is shut, or the window is."""
        self._events.clear()

    def _drain(self) -> None:
        if not self._events:
            self._awake.clear()
            if not self._events:  # else: one came in between and did not knock
                return
            self._awake.set()
        taken = [self._events.popleft() for _ in range(min(len(self._events), MAX_EVENTS_PER_TURN))]
        self._pause.start(0 if self._events else _PAUSE_MS)
        for recording_id, events in groupby(taken, key=_recording_of):
            for told in _condensed(list(events)):
                self.arrived.emit(News(recording_id, told))


def _recording_of(event: QueueEvent) -> str:
    return event.recording_id if isinstance(event, JobTold) else event.job.recording_id


def _condensed(events: Sequence[QueueEvent]) -> Iterator[Told]:
    """Segments together, and only the last word on how far a stage is."""
    heard: list[Segment] = []
    latest: StageProgressed | None = None
    for event in events:
        told = event.event if isinstance(event, JobTold) else event
        if isinstance(told, BatchHeard):
            continue  # for whoever stores it; its segments follow
        if isinstance(told, SegmentStored):
            heard.append(told.segment)
            continue
        if isinstance(told, StageProgressed):
            latest = told
            continue
        if heard:
            yield SegmentsStored(tuple(heard))
            heard = []
        if isinstance(told, StageStarted | JobStateChanged):
            latest = None
        yield told
    if heard:
        yield SegmentsStored(tuple(heard))
    if latest is not None:
        yield latest
