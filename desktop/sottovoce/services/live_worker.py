"""Work beside a recording that outlives faults of its engine and begins anew when its sound has changed.

Thread: one of its own. The work is given a token for each attempt and must end soon once that is cancelled.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce_models.errors import Cancelled, EngineFault, SottovoceError

FAULTS: Final = 5


class LiveWorker:
    """`ended` is set when there will be no further attempt; `complete` says whether the last one got to its end."""

    def __init__(self, name: str, work: Callable[[CancelToken], None]) -> None:
        self._work = work
        self._lock = threading.Lock()  # for the two below
        self._attempt = CancelToken()
        self._given_up = False
        self.ended = threading.Event()
        self.complete = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begins the first attempt."""
        self._thread.start()

    def begin_anew(self) -> None:
        """The attempt that runs is broken off and another one begins; harmless when there is none."""
        with self._lock:
            self._attempt.cancel()

    def give_up(self) -> None:
        """The attempt that runs is the last one, and is broken off."""
        with self._lock:
            self._given_up = True
            self._attempt.cancel()

    def _run(self) -> None:
        faults = 0
        try:
            while not self.complete and faults < FAULTS and (attempt := self._next_attempt()) is not None:
                try:
                    self._work(attempt)
                except Cancelled:
                    continue
                except EngineFault:
                    faults += 1
                else:
                    self.complete = True
        except SottovoceError:
            return  # the drive or the model fails: the queue will meet the same and say so
        finally:
            self.ended.set()

    def _next_attempt(self) -> CancelToken | None:
        with self._lock:
            self._attempt = CancelToken()
            return None if self._given_up else self._attempt
