"""Text while recording: the stage that hears files hears a recording that grows, a little behind it.

Thread: one of its own. It reads what is durable, never what the recorder holds, so that nothing it does can disturb the
recording; whatever goes wrong here, the queue goes on later from where it stopped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from sottovoce.audio.power import Battery
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.draft import Draft, TrackDraft
from sottovoce.pipeline.engine_process import EngineSpec, Patience
from sottovoce.pipeline.engines import EngineSet
from sottovoce.pipeline.events import Listener
from sottovoce.pipeline.stages import Context
from sottovoce.pipeline.transcription import SpeechModel, transcribe
from sottovoce.services.record import RunningRecording
from sottovoce.vault.segments import SAMPLE_RATE_HZ
from sottovoce_models.errors import EngineFault, SottovoceError
from sottovoce_models.protocol import Pcm
from sottovoce_models.types import Recording, Track

_POLL_SECONDS: Final = 0.5
_WINDOWS: Final = 2
_RESTARTS: Final = 5
_MAY_LAG_MS: Final = 180_000
_FOREVER_SECONDS: Final = 1e9


def wanted(battery: Battery | None) -> bool:
    """Whether text is made while recording: not on battery, where the recording must last."""
    return battery is None or not battery.in_use


class LiveSource:
    """The sound of a recording that runs: at its end it waits for more, until the recording has ended."""

    def __init__(self, running: RunningRecording) -> None:
        self._running = running
        self.taken_ms = 0

    def pcm(
        self,
        track: Track,
        start_ms: int,
        end_ms: int | None,
        cancel: CancelToken,
        on_truncated: Callable[[], None] = lambda: None,
    ) -> Iterator[Pcm]:
        """What is durable of a track, as it becomes so; damage and gaps are silence."""
        del end_ms, on_truncated  # a recording that runs has no end yet, and its tail is no damage
        reader = self._running.reader(track)
        position = start_ms * SAMPLE_RATE_HZ // 1000
        while True:
            ended = self._running.ended.is_set()
            for pcm in reader.pcm(position, None, damage_as_silence=True):
                cancel.check()
                position += len(pcm) // 2
                yield Pcm(pcm)
                self.taken_ms = max(self.taken_ms, position * 1000 // SAMPLE_RATE_HZ)
            if ended:
                return
            cancel.check()
            self._running.ended.wait(_POLL_SECONDS)


class LiveText:
    """Runs beside one recording. `draft` belongs to its thread until `done` is set."""

    def __init__(
        self,
        running: RunningRecording,
        model: SpeechModel,
        language: str | None,
        engines: Mapping[str, EngineSpec],
        threads: int,
    ) -> None:
        self._running, self._model, self._engines, self._threads = running, model, engines, threads
        row = running.row
        self.draft = Draft(
            recording=Recording(row.id, row.title, row.started_at, 0, row.tracks, row.source),
            language=language,
            tracks={track: TrackDraft() for track in row.tracks},
        )
        self._source = LiveSource(running)
        self.done = threading.Event()
        self._cancel = CancelToken()
        self._listener: Listener = _nobody
        self._thread = threading.Thread(target=self._work, name="live-text", daemon=True)

    def start(self, listener: Listener) -> None:
        """Begins; the listener is called on this object's thread and stores what it is told."""
        self._listener = listener
        self._thread.start()

    def give_up(self) -> None:
        """Leaves the rest for later: on battery, or because the computer is too slow."""
        self._cancel.cancel()

    @property
    def lags(self) -> bool:
        """Whether so much sound waits to be heard that the computer had better record only."""
        return self._running.elapsed_ms - self._source.taken_ms > _MAY_LAG_MS

    def wait(self, seconds: float) -> bool:
        """Waits for the tail after the recording has ended; whether it came in time."""
        return self.done.wait(seconds)

    def _work(self) -> None:
        try:
            for _ in range(_RESTARTS):
                if self._hear():
                    return
        except SottovoceError:
            return  # given up, or the drive or the model fails: the queue will meet the same and say so
        finally:
            self.done.set()

    def _hear(self) -> bool:
        """Whether it got to the end; after a fault of the engine a fresh process goes on where the text ends."""
        patience = Patience(work_seconds=_FOREVER_SECONDS)  # a pause may last: only beats say that the engine lives
        with EngineSet(self._engines, patience) as engines:
            context = Context(self.draft, engines, self._listener, self._cancel)
            try:
                transcribe(context, self._source, self._model, 0, self._threads, _WINDOWS)
            except EngineFault:
                return False
        return True


def _nobody(_event: object) -> None:
    """Listens until somebody does."""
