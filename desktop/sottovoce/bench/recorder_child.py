"""The process that `bench.recorder` kills: it records and says on standard output what it has acknowledged.

Threads: the fake devices feed from one thread; the recorder has its own.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any, Final

import numpy as np

from sottovoce.audio.capture import Block, Capture, CaptureQueue
from sottovoce.audio.monotonic import now_ns
from sottovoce.audio.recorder_events import Durable, Erased, RecorderEvent
from sottovoce.bench.consent import bench_consent
from sottovoce.services.record import RecordChoice, RecordService
from sottovoce.vault.vault import Vault
from sottovoce_models.types import Track

OPENS: Final = "only for a vault that is thrown away"
SAMPLES_PER_MS: Final = 16
_BLOCK_MS: Final = 50
_TIMES_AS_FAST: Final = 40


def sound(start_samples: int, samples: int) -> bytes:
    """Sound of which every sample tells its place, like noise; never silent for long."""
    places = np.arange(start_samples, start_samples + samples, dtype=np.uint64)
    return (places * 40_503 + 1 & 0xFFFF).astype("<u2").tobytes()


class FastClock:
    """Time that passes with the sound: both devices bring a block, then it is later."""

    def __init__(self, tracks: tuple[Track, ...]) -> None:
        self._now_ns = now_ns()
        self._opened: dict[Track, CaptureQueue] = {}
        self._tracks = tracks
        threading.Thread(target=self._feed, daemon=True).start()

    def __call__(self) -> int:
        return self._now_ns

    def open(self, track: Track, blocks: CaptureQueue) -> None:
        """The track's device is open."""
        self._opened[track] = blocks

    def _feed(self) -> None:
        while len(self._opened) < len(self._tracks):
            time.sleep(0.001)
        fed = 0
        while True:
            time.sleep(_BLOCK_MS / 1000 / _TIMES_AS_FAST)
            self._now_ns += _BLOCK_MS * 1_000_000
            pcm = sound(fed, _BLOCK_MS * SAMPLES_PER_MS)
            fed += _BLOCK_MS * SAMPLES_PER_MS
            for track, blocks in self._opened.items():
                blocks.put(Block(track, self._now_ns, pcm))


class FastCapture:
    """A device that a `FastClock` feeds."""

    def __init__(self, track: Track, clock: FastClock) -> None:
        self.track = track
        self._clock = clock

    def open(self, blocks: CaptureQueue) -> str:
        """Sound comes as soon as all devices are open."""
        self._clock.open(self.track, blocks)
        return "fast"

    def close(self) -> None:
        """It is fed until the process ends, which is soon."""


def main() -> None:
    """Records as the line on standard input wishes, until it is killed."""
    wish: dict[str, Any] = json.loads(sys.stdin.readline())
    vault = Vault.at(Path(wish["folder"]))
    if not wish["locked"]:
        vault.unlock(OPENS)
    erased: list[Erased] = []

    def tell(event: RecorderEvent) -> None:
        if isinstance(event, Durable):
            _say({"durable": {track.value: until for track, until in event.until_ms.items()}})
        elif isinstance(event, Erased):
            erased.append(event)

    choice = RecordChoice("", system_sound=True, consent=bench_consent())
    if wish["real"]:
        service = RecordService(vault)
    else:
        clock = FastClock(choice.tracks)
        captures: tuple[Capture, ...] = tuple(FastCapture(track, clock) for track in choice.tracks)
        service = RecordService(vault, lambda _choice: captures, clock_ns=clock)
    said = threading.Event()

    def tell_after_start(event: RecorderEvent) -> None:
        said.wait()
        tell(event)

    running = service.start(choice, tell_after_start)
    _say({"started": running.id})
    said.set()
    if wish["off_record_after"] is not None:
        time.sleep(wish["off_record_after"])
        running.set_off_record(True)
        _say({"erased": [erased[0].start_ms, erased[0].end_ms]})
    threading.Event().wait()


def _say(line: dict[str, Any]) -> None:
    """In one write: a kill leaves whole lines."""
    os.write(sys.stdout.fileno(), json.dumps(line).encode() + b"\n")
