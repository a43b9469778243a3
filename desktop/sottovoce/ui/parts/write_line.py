"""What the user has ordered and must not be lost: done one after another, also when the window locks or closes.

Threads: one of its own does the work while there is any; the answers arrive on the UI thread. `drain` may be called
from any thread but the line's own; it does not need the UI thread to go on.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from sottovoce.ui.parts.background import WorkDone, WorkFailed, outcome_of
from sottovoce.ui.parts.ui_thread import heard_on_ui_thread


@dataclass(frozen=True)
class _Answer:
    then: Callable[[object], None]
    generation: int


class WriteLine(QObject):
    """Signals: failed(WorkFailed) something that was ordered could not be done; told whatever happened meanwhile."""

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders: deque[Callable[[], object]] = deque()
        self._answers: deque[_Answer] = deque()  # in the order of the orders; never in the hands of the other thread
        self._pending = 0
        self._changed = threading.Condition()
        self._generation = 0
        self._working = False
        self._ended = heard_on_ui_thread(self._on_ended)

    def run(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        """Does the work when all before it is done; `then` gets its result on the UI thread."""
        with self._changed:  # may be called from any thread
            self._pending += 1
            self._orders.append(work)
            self._answers.append(_Answer(then, self._generation))
            if not self._working:
                self._working = True
                threading.Thread(target=self._work, name="orders", daemon=True).start()

    def forget_answers(self) -> None:
        """What was ordered is still done, and a failure is still told; nobody waits for the results any more."""
        self._generation += 1

    def drain(self, seconds: float) -> bool:
        """Waits until everything ordered is done; whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: self._pending == 0, seconds)

    def _work(self) -> None:
        while (work := self._next()) is not None:
            self._ended(outcome_of(work))
            del work  # it may be the last to hold what belongs to a page
            with self._changed:
                self._pending -= 1
                self._changed.notify_all()

    def _next(self) -> Callable[[], object] | None:
        with self._changed:
            self._working = bool(self._orders)
            return self._orders.popleft() if self._orders else None

    def _on_ended(self, outcome: WorkDone | WorkFailed) -> None:
        answer = self._answers.popleft()
        if isinstance(outcome, WorkFailed):
            self.failed.emit(outcome)
        elif answer.generation == self._generation:
            answer.then(outcome.result)
