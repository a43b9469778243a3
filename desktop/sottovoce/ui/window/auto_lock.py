"""Locks the vault when nobody is there: idle time, sleep, a locked screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from sottovoce.ui.settings.preferences import Preferences
from sottovoce.ui.window.lock_rules import LockRules

_TICK_MS: Final = 5_000
_USE: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class AutoLock(QObject):
    """Watches input into the app's windows. `in_use` tells of use without input, e.g. listening; set by who knows.

    Signals: due() the vault should be locked.
    """

    due = Signal()

    def __init__(
        self,
        preferences: Preferences,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._preferences, self._clock = preferences, clock
        self.in_use: Callable[[], bool] = lambda: False
        self._rules = LockRules(clock())
        self._watched: set[QWindow] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
        self.apply()
        self._timer.start()

    def apply(self) -> None:
        """Takes over changed settings."""
        minutes = self._preferences.auto_lock_minutes
        self._rules.idle_limit_s = minutes * 60.0 if minutes else None

    def start_over(self) -> None:
        """Somebody has just unlocked."""
        self._rules.used(self._clock())

    def tick(self) -> None:
        """Looks whether it is time."""
        now_s = self._clock()
        if self.in_use():
            self._rules.used(now_s)
        if self._rules.tick(now_s):
            self.due.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _USE:
            self._rules.used(self._clock())
        return False

    def _watch(self, window: QWindow | None) -> None:
        # Input reaches a window before its widgets; a filter on the whole application would see every paint, too.
        if window is None or window in self._watched:
            return
        self._watched.add(window)
        window.destroyed.connect(lambda: self._watched.discard(window))
        window.installEventFilter(self)
