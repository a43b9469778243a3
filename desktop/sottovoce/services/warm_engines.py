"""Engine processes that are kept for two minutes after a job, so that the next one finds the model and meeting ready.

Threads: one job at a time, on the thread that asks for it. Locking the vault ends everything at once, whatever it does.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import SUMMARIZE, EngineSet
from sottovoce.vault.vault import Vault

KEPT_SECONDS: Final = 120.0


class WarmEngines:
    """The engine of the minutes for whoever writes or asks."""

    def __init__(self, vault: Vault, engines: Mapping[str, EngineSpec], kept_seconds: float = KEPT_SECONDS) -> None:
        self._vault = vault
        self._engines = EngineSet(engines)
        self._kept_seconds = kept_seconds
        self._turn = threading.Lock()
        self._state = threading.Lock()
        self._running: CancelToken | None = None
        self._timer: threading.Timer | None = None
        vault.subscribe(self._on_vault)

    @contextmanager
    def in_turn(self, cancel: CancelToken) -> Iterator[EngineSet]:
        """The engines for one job, when those before it are done; Cancelled where the vault was locked meanwhile."""
        with self._turn:
            self._begin(cancel)
            try:
                yield self._engines
            finally:
                self._end()

    def close(self) -> None:
        """Ends what runs and the process that is kept; harmless when there is none."""
        self._stop()
        with self._turn:
            self._engines.close(SUMMARIZE)

    def _on_vault(self, is_open: bool) -> None:
        if not is_open:
            self._stop()
            # Locking does not wait until a model has heard that it should stop.
            threading.Thread(target=self.close, name="warm-engines-end", daemon=True).start()

    def _stop(self) -> None:
        with self._state:
            running, timer, self._timer = self._running, self._timer, None
        if running is not None:
            running.cancel()
        if timer is not None:
            timer.cancel()

    def _begin(self, cancel: CancelToken) -> None:
        with self._state:
            timer, self._timer, self._running = self._timer, None, cancel
        if timer is not None:
            timer.cancel()
        if not self._vault.is_open:  # it was locked while this job waited for its turn
            cancel.cancel()
        cancel.check()

    def _end(self) -> None:
        with self._state:
            self._running = None
            self._timer = threading.Timer(self._kept_seconds, self._rest)
            self._timer.daemon = True
            self._timer.start()

    def _rest(self) -> None:
        """Nobody has asked for a while: the memory is given back."""
        if self._turn.acquire(blocking=False):
            try:
                self._engines.close(SUMMARIZE)
            finally:
                self._turn.release()
