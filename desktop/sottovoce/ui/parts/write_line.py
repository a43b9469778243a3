"""What the user has ordered and must not be lost: done one after another, also when the window locks or closes.

Threads: one of its own does the work; the answers arrive on the UI thread. `drain` may be called from any thread but
the line's own; it does not need the UI thread to go on.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from sottovoce.ui.parts.background import WorkDone, WorkFailed, outcome_of


@dataclass(frozen=True)
class _Order:
    work: Callable[[], object]
    then: Callable[[object], None]
    generation: int


class WriteLine(QObject):
    """Signals: failed(WorkFailed) something that was ordered could not be done; told whatever happened meanwhile."""

    failed = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders: queue.SimpleQueue[_Order] = queue.SimpleQueue()
        self._pending = 0
        self._changed = threading.Condition()
        self._generation = 0
        self._thread: threading.Thread | None = None
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        """Does the work when all before it is done; `then` gets its result on the UI thread."""
        with self._changed:  # may be called from any thread
            self._pending += 1
            self._orders.put(_Order(work, then, self._generation))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="orders", daemon=True)
                self._thread.start()

    def forget_answers(self) -> None:
        """What was ordered is still done, and a failure is still told; nobody waits for the results any more."""
        self._generation += 1

    def drain(self, seconds: float) -> bool:
        """Waits until everything ordered is done; whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: self._pending == 0, seconds)

    def _work(self) -> None:
        while True:
            order = self._orders.get()
            self._ended.emit(order, outcome_of(order.work))
            with self._changed:
                self._pending -= 1
                self._changed.notify_all()

    def _on_ended(self, order: _Order, outcome: WorkDone | WorkFailed) -> None:
        if isinstance(outcome, WorkFailed):
            self.failed.emit(outcome)
        elif order.generation == self._generation:
            order.then(outcome.result)
