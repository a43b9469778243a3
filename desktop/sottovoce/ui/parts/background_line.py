"""Work off the UI thread, one piece after another: what was asked first is done first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from sottovoce.ui.parts.background import BackgroundWork, WorkDone, WorkFailed


@dataclass(frozen=True)
class _Asked:
    work: Callable[[], object]
    then: Callable[[object], None]
    otherwise: Callable[[WorkFailed], None] | None


class BackgroundLine(QObject):
    """Signals: failed(WorkFailed) of work that brought no answer of its own for that."""

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Asked] = deque()
        self._running: BackgroundWork | None = None
        self._asked: _Asked | None = None
        """Who hears of what runs; not held by its signals: what they hold alive would go while they are destroyed."""

    def run(
        self,
        work: Callable[[], object],
        then: Callable[[object], None],
        otherwise: Callable[[WorkFailed], None] | None = None,
    ) -> None:
        """Does the work when all before it is done; `then` gets its result on the UI thread."""
        self._waiting.append(_Asked(work, then, otherwise))
        self._start_next()

    def forget(self) -> None:
        """What has not begun is not done, and the answer to what runs is not heard any more."""
        self._waiting.clear()
        self._asked = None

    @property
    def idle(self) -> bool:
        """Whether nothing is done or waits."""
        return self._running is None and not self._waiting

    def wait(self, seconds: float) -> None:
        """Waits for what runs, when the window closes."""
        self._waiting.clear()
        if self._running is not None:
            self._running.wait(seconds)

    def _start_next(self) -> None:
        if self._running is not None or not self._waiting:
            return
        self._asked = self._waiting.popleft()
        self._running = BackgroundWork(self._asked.work, self)
        self._running.done.connect(self._on_done)
        self._running.failed.connect(self._on_failed)
        self._running.start()

    def _on_done(self, event: WorkDone) -> None:
        asked = self._ended()
        if asked is not None:
            asked.then(event.result)
        self._start_next()

    def _on_failed(self, event: WorkFailed) -> None:
        asked = self._ended()
        if asked is not None:
            (asked.otherwise or self.failed.emit)(event)
        self._start_next()

    def _ended(self) -> _Asked | None:
        asked, self._asked, self._running = self._asked, None, None
        return asked
