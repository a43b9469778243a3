"""What is copied out of a meeting stays out of clipboard histories and clouds, where the system has a way to say so.

Windows: three formats that its history, its cloud and monitors heed. KDE: a hint for Klipper. macOS: a type that
clipboard programs heed by agreement (nspasteboard.org). GNOME keeps no history. Nobody is forced to heed any of them.
"""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication

KDE_HINT: Final = "x-kde-passwordManagerHint"
CONCEALED: Final = "org.nspasteboard.ConcealedType"
_WINDOWS: Final = 'application/x-qt-windows-mime;value="{}"'
_NO: Final = b"\x00\x00\x00\x00"
WINDOWS_MARKS: Final = {
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"\x01\x00\x00\x00",
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
}


def copy_privately(text: str, html: str = "") -> None:
    """Puts text on the clipboard, and only text; beside it the same with formatting, if `html` has it."""
    data = marked(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def marked(text: str) -> QMimeData:
    """The text with every mark that says: do not keep this."""
    data = QMimeData()
    data.setText(text)
    data.setData(KDE_HINT, QByteArray(b"secret"))
    data.setData(CONCEALED, QByteArray(b"1"))
    if sys.platform == "win32":
        for name, value in WINDOWS_MARKS.items():
            data.setData(name, QByteArray(value))
    return data


class ClipboardGuard(QObject):
    """Marks what any control of the app copies on its own: labels and fields know nothing of marks."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.changed.connect(self._on_changed)

    def ours(self) -> bool:
        """Whether what lies there was copied from this app."""
        return self._clipboard.ownsClipboard()

    def _on_changed(self, mode: QClipboard.Mode) -> None:
        if mode is not QClipboard.Mode.Clipboard or not self._clipboard.text() or not self.ours():
            return  # an empty clipboard may have no data at all
        data = self._clipboard.mimeData()
        if data.hasText() and not data.hasFormat(KDE_HINT):
            self._clipboard.setMimeData(marked(data.text()))
