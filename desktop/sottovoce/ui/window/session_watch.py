"""Hears from the desktop that the screen was locked, the user was switched or the computer goes to sleep.

Linux: D-Bus signals over local sockets only. Windows: session and power messages of the window. macOS tells nothing
here: a computer that slept is noticed by the hole in time (see `lock_rules`).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot


class SessionWatch(QObject):
    """Signals: screen_locked(), sleeping()."""

    screen_locked = Signal()
    sleeping = Signal()

    @Slot(bool)
    def on_prepare_for_sleep(self, begins: bool) -> None:
        """logind: True before sleep, False after it."""
        if begins:
            self.sleeping.emit()

    @Slot(bool)
    def on_screen_saver(self, active: bool) -> None:
        """The screen saver, which is the screen lock on most desktops, goes on or off."""
        if active:
            self.screen_locked.emit()

    @Slot()
    def on_session_lock(self) -> None:
        """logind asks the session to lock."""
        self.screen_locked.emit()


def watch_session(parent: QObject, window_id: int) -> SessionWatch:
    """A watch wired to what this system offers; it says nothing where it offers nothing."""
    watch = SessionWatch(parent)
    if sys.platform.startswith("linux"):
        from sottovoce.ui.window.session_watch_dbus import listen_to_buses

        listen_to_buses(watch, dict(os.environ), Path("/run/dbus/system_bus_socket"))
    elif sys.platform == "win32":
        from sottovoce.ui.window.session_watch_windows import listen_to_window

        listen_to_window(watch, window_id)
    return watch
