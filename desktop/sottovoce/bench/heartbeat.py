"""How long the window's event loop lets one wait: a beat is due every 5 ms, and what comes late is seen."""

from __future__ import annotations

import time
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer

_DUE_MS: Final = 5


class Heartbeat(QObject):
    """Counts from `start` to `figures`; the thread's own work is told apart from waiting for the processor."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gaps: list[float] = []
        self._worked: list[float] = []
        self._last = self._last_work = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_DUE_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begins anew."""
        self._gaps, self._worked = [], []
        self._last, self._last_work = time.perf_counter(), time.thread_time()
        self._timer.start()

    def figures(self) -> dict[str, Any]:
        """Stops; ms between two beats (never below 5), and ms of the thread's own work between two beats."""
        self._timer.stop()
        gaps, worked = sorted(self._gaps), sorted(self._worked)
        if not gaps:
            return {"beats": 0}
        return {
            "beats": len(gaps),
            "p50_ms": _at(gaps, 0.50),
            "p99_ms": _at(gaps, 0.99),
            "max_ms": _at(gaps, 1.0),
            "own_work_p99_ms": _at(worked, 0.99),
            "own_work_max_ms": _at(worked, 1.0),
        }

    def _beat(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        self._gaps.append((now - self._last) * 1000)
        self._worked.append((work - self._last_work) * 1000)
        self._last, self._last_work = now, work


def _at(values: list[float], share: float) -> float:
    return round(values[min(len(values) - 1, int(share * len(values)))], 1)
