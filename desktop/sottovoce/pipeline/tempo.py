"""Sound at another speed and the same pitch, made by the decode engine in a process of its own.

Threads: `warm_up` starts the process on a thread of its own; everything else belongs to one other thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineProcess
from sottovoce.pipeline.engines import DECODE, DEFAULT_ENGINES
from sottovoce_models.errors import SottovoceError
from sottovoce_models.protocol import MAX_FRAME_BYTES, Pcm

_BLOCK_BYTES: Final = MAX_FRAME_BYTES // 4


class TempoChanger:
    """A stream of sound at a time, piece by piece; the process stays until `close`."""

    def __init__(self, new_process: Callable[[], EngineProcess] | None = None) -> None:
        self._new_process = new_process or (lambda: EngineProcess(DEFAULT_ENGINES[DECODE]))
        self._process: EngineProcess | None = None
        self._starting: threading.Thread | None = None
        self._fresh = True
        self.error: SottovoceError | None = None
        """Why the process could not start; None again after `warm_up` or `close`."""

    @property
    def ready(self) -> bool:
        """Whether a piece would be changed at once."""
        return self._process is not None and self._process.alive and not self._is_starting

    @property
    def _is_starting(self) -> bool:
        return self._starting is not None and self._starting.is_alive()

    def warm_up(self, then: Callable[[], None]) -> None:
        """Starts the process unless it runs or starts; `then` is called on another thread when that has ended."""
        if self.ready or self._is_starting:
            return
        self.error = None
        process = self._process = self._process or self._new_process()

        def start() -> None:
            try:
                process.start()
            except SottovoceError as error:
                self.error = error
            then()

        self._starting = threading.Thread(target=start, name="tempo", daemon=True)
        self._starting.start()

    def begin(self) -> None:
        """What comes next is another stream: nothing of the one before sounds in it."""
        self._fresh = True

    def changed(self, pcm: bytes, tempo: float, cancel: CancelToken, *, last: bool = False) -> Iterator[bytes]:
        """The piece at `tempo` times its speed; `last` brings what was held back, too. EngineFault if it fails."""
        process = self._process = self._process or self._new_process()
        frames = (Pcm(pcm[start : start + _BLOCK_BYTES]) for start in range(0, len(pcm), _BLOCK_BYTES))
        params = {"tempo": tempo, "fresh": self._fresh, "last": last}
        self._fresh = False
        for frame in process.run("tempo", params, frames, cancel):
            if isinstance(frame, Pcm):
                yield frame.data

    def close(self) -> None:
        """Ends the process; why it could not be had is forgotten."""
        if self._starting is not None:
            self._starting.join()
            self._starting = None
        self.error = None
        process, self._process = self._process, None
        if process is not None:
            process.close()
