"""One measurement of the real window on a vault made for it, in a process of its own; prints its figures as JSON.

Run by `bench ui`: `python -m sottovoce.bench.ui_probe WHAT PASSPHRASE STARTED_AT`, the vault by SOTTOVOCE_VAULT.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, Final, cast

import psutil
from PySide6.QtCore import QAbstractItemModel, QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView

from sottovoce.bench.heartbeat import Heartbeat
from sottovoce.bench.ui_window import ShownWindow
from sottovoce.pipeline.events import SegmentStored, Stage, StageProgressed, StageStarted, TranscriptMade
from sottovoce.services.desk import Desk
from sottovoce.services.queue_events import JobStateChanged, JobTold, QueueEvent
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.window.main_window import MainWindow
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce_models.types import Coverage, Segment, Speaker, Track, Transcript, Turn, Word

_SEGMENTS: Final = 10_000
_PER_SECOND: Final = 1_000  # far faster than any computer hears
_BATCH: Final = 8
_SCROLLS: Final = 400
_TYPED: Final = ("h", "ha", "hau", "haus", "haush", "haushalt", "haushalt m", "haushalt müller", "die", "und wir", "")
_SENTENCE: Final = "Das haben wir in der letzten Sitzung des Haushaltsausschusses so besprochen und nicht anders."


class _ToldDesk(Desk):
    """Also passes on what somebody else than the queue tells."""

    def tell(self, event: QueueEvent) -> None:
        self._tell(event)


class Probe(ShownWindow):
    """The window, drawn, and its desk."""

    def __init__(self, started_at: float) -> None:
        desks: list[_ToldDesk] = []

        def new_desk(*args: Any, **options: Any) -> Desk:
            desks.append(_ToldDesk(*args, **options))
            return desks[-1]

        super().__init__(started_at, new_desk)
        self.until(lambda: bool(desks))
        self.desk = desks[0]

    def open_newest(self) -> float:
        """Clicks the newest meeting; ms until its text has been painted."""
        window = self.window
        painted = _Painted(window)
        started = time.perf_counter()
        window.rooms._on_picked(window.rooms.library.meetings.all[0])
        self.until(lambda: painted.seen)
        return (time.perf_counter() - started) * 1000


class _Painted(QObject):
    """Sees the first paint of a transcript that holds rows."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.seen = False
        self._view = window.rooms.pages.meeting.transcript
        self._view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        if event.type() is QEvent.Type.Paint and _rows(self._view):
            self.seen = True
        return False


def opening(probe: Probe, passphrase: str) -> dict[str, Any]:
    """ms from the click on a meeting of three hours to its first paint."""
    probe.unlock(passphrase)
    probe.spin(0.5)
    return {"open_ms": round(probe.open_newest())}


def memory(probe: Probe, passphrase: str) -> dict[str, Any]:
    """MB of the window's process with the long meeting open and looked through."""
    probe.unlock(passphrase)
    probe.open_newest()
    bar = probe.window.rooms.pages.meeting.transcript.verticalScrollBar()
    for step in range(50):
        bar.setValue(bar.maximum() * step // 49)
        probe.spin(0.01)
    probe.spin(1.0)
    rss = psutil.Process().memory_info().rss
    return {"rows": _rows(probe.window.rooms.pages.meeting.transcript), "memory_mb": round(rss / 1e6)}


def streaming(probe: Probe, passphrase: str) -> dict[str, Any]:
    """The beat while 10,000 segments stream into the meeting that is open, and when they become turns."""
    probe.unlock(passphrase)
    meeting = probe.window.rooms.library.meetings.all[0]
    _begin_anew(probe, meeting)
    heart = Heartbeat()
    segments = [_segment(number) for number in range(_SEGMENTS)]  # made elsewhere in truth: in the engine's process
    feeder = threading.Thread(target=_feed, args=(probe.desk, meeting.id, segments), daemon=True)
    heart.start()
    feeder.start()
    probe.until(lambda: not feeder.is_alive() and meeting.rows.rowCount() >= _SEGMENTS)
    figures = heart.figures()
    made = TranscriptMade(_transcript(meeting.id))  # read from the vault by the job's thread, in truth
    heart.start()
    probe.desk.tell(JobTold(meeting.id, made))
    probe.until(lambda: meeting.transcript is not None)
    probe.spin(1.0)
    return {"streaming": figures, "becoming_turns": heart.figures()}


def scrolling(probe: Probe, passphrase: str) -> dict[str, Any]:
    """The beat while the long meeting is scrolled, and while everything is searched letter by letter."""
    probe.unlock(passphrase)
    probe.open_newest()
    probe.spin(1.0)
    view, heart = probe.window.rooms.pages.meeting.transcript, Heartbeat()
    bar = view.verticalScrollBar()
    heart.start()
    for step in range(_SCROLLS):
        bar.setValue(bar.maximum() * step // _SCROLLS)
        probe.spin(0.008)
    scrolled = heart.figures()
    probe.window.rooms.search.focus()
    heart.start()
    for text in _TYPED:
        probe.window.bar.search.setText(text)
        probe.spin(0.25)
    return {"scrolling": scrolled, "searching": heart.figures()}


def _rows(view: QAbstractItemView) -> int:
    model = cast("QAbstractItemModel | None", view.model())
    return model.rowCount() if model is not None else 0


def _begin_anew(probe: Probe, meeting: Meeting) -> None:
    """The open meeting is as one that is being heard for the first time."""
    window = probe.window
    job = JobRow("bench", meeting.id, "speech", meeting.row.created_at, state=JobState.RUNNING)
    window.rooms._on_picked(meeting)
    probe.until(lambda: meeting.loaded)
    probe.spin(0.5)
    meeting.made_anew()
    meeting.transcript = None
    meeting.rows.set_segments([])
    probe.desk.tell(JobStateChanged(job))
    probe.desk.tell(JobTold(meeting.id, StageStarted(Stage.SPEECH)))
    probe.spin(0.3)


def _feed(desk: _ToldDesk, meeting_id: str, segments: Sequence[Segment]) -> None:
    began = time.perf_counter()
    for number, segment in enumerate(segments):
        desk.tell(JobTold(meeting_id, SegmentStored(segment)))
        if number % _BATCH == 0:
            desk.tell(JobTold(meeting_id, StageProgressed(Stage.SPEECH, number / _SEGMENTS, 60.0)))
            time.sleep(max(0.0, number / _PER_SECOND - (time.perf_counter() - began)))


def _segment(number: int) -> Segment:
    start_ms = number * 1_080
    words = tuple(
        Word(start_ms + place * 70, start_ms + place * 70 + 60, text, 0.9)
        for place, text in enumerate(_SENTENCE.split())
    )
    return Segment(number, start_ms, start_ms + 1_050, _SENTENCE, words, "de", 0.0, -0.2, 1.2, Track.FILE)


def _transcript(meeting_id: str) -> Transcript:
    turns = tuple(
        Turn(f"t{number}", f"S{1 + number % 3}", number * 2_160, number * 2_160 + 2_100, f"{_SENTENCE} {_SENTENCE}")
        for number in range(_SEGMENTS // 2)
    )
    end_ms = _SEGMENTS * 1_080
    return Transcript(meeting_id, 1, "de", {f"S{n}": Speaker() for n in (1, 2, 3)}, turns, (), Coverage(end_ms, end_ms))


PROBES: Final[dict[str, Callable[[Probe, str], dict[str, Any]]]] = {
    "opening": opening,
    "memory": memory,
    "streaming": streaming,
    "scrolling": scrolling,
}


def main(what: str, passphrase: str, started_at: float) -> None:
    """Prints the figures and goes without a farewell: nothing here is worth keeping."""
    figures = PROBES[what](Probe(started_at), passphrase)
    sys.stdout.write(json.dumps(figures))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
