"""Rings of objects are looked for on the UI thread only.

Python would do it on whichever thread allocates next; a widget in such a ring would then be freed off the UI thread,
which Qt forbids: the process hangs or its memory is damaged.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS: Final = 500
# A full collection over the objects of a long meeting holds the window up for 50 to 80 ms (measured): it is rare.
_THRESHOLDS: Final = (20_000, 20, 100)


class GarbageCollector(QObject):
    """Collects as Python's own collector would, on the thread that made it; that one is off until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.collect()
        gc.disable()
        self.keep()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)

    def keep(self) -> None:
        """What is there now is there to stay: it is never looked through again."""
        gc.freeze()

    def look(self) -> None:
        """Collects the oldest generation that is due, if any is."""
        due = generation_due(gc.get_count())
        if due is not None:
            gc.collect(due)

    def stop(self) -> None:
        """Leaves it to Python again."""
        self._timer.stop()
        gc.enable()


def generation_due(counts: tuple[int, int, int]) -> int | None:
    """The oldest generation whose count passed its threshold; None if none did."""
    due = [generation for generation, count in enumerate(counts) if count > _THRESHOLDS[generation]]
    return max(due, default=None)
