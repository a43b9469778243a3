"""Esc is one step back: of the innermost part that has one, before the window's own shortcut takes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def escape_comes(event: QEvent) -> bool:
    """Whether this is Esc on its way to the window's shortcut; accepted, it comes as a key press instead."""
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Escape
    )


def keeps_escape(event: QEvent) -> bool:
    """Accepts it if it is Esc on its way to the window's shortcut; whether it was."""
    if escape_comes(event):
        event.accept()
        return True
    return False
