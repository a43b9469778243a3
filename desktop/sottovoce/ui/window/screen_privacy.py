"""What leaves the screen, and the clipboard, when the vault is locked."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

WORDLESS: Final = "wordless"


def clear_screen(window: QWidget) -> None:
    """Closes every dialog, menu and tooltip of the app but `window`, without any answer given.

    What says no word of a meeting may stay: it has the property `WORDLESS`.
    """
    QToolTip.hideText()
    for other in QApplication.topLevelWidgets():
        if other is window or not other.isVisible() or other.property(WORDLESS):
            continue
        if isinstance(other, QDialog):
            other.reject()
        else:
            other.close()


def clear_clipboard() -> None:
    """Empties the clipboard and the selection where what lies there was copied from this app; else leaves them."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
