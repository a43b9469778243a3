"""Windows: messages to the window when the session is locked or the computer goes to sleep."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from typing import Any, Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

from sottovoce.ui.window.session_watch import SessionWatch

_WM_POWERBROADCAST: Final = 0x0218
_WM_WTSSESSION_CHANGE: Final = 0x02B1
_PBT_APMSUSPEND: Final = 0x0004
_WTS_CONSOLE_DISCONNECT: Final = 0x2
_WTS_SESSION_LOCK: Final = 0x7
_NOTIFY_FOR_THIS_SESSION: Final = 0


class SessionMessages(QAbstractNativeEventFilter):
    """Reads window messages; passes all of them on."""

    def __init__(self, watch: SessionWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(self, event_type: QByteArray | bytes | bytearray | memoryview, message: Any) -> object:
        if QByteArray(event_type).data() == b"windows_generic_MSG":
            read = wintypes.MSG.from_address(int(message))
            self.read(read.message, read.wParam)
        return False, 0

    def read(self, kind: int, what: int) -> None:
        """Tells the watch of a message that means that nobody is there."""
        if kind == _WM_POWERBROADCAST and what == _PBT_APMSUSPEND:
            self._watch.sleeping.emit()
        elif kind == _WM_WTSSESSION_CHANGE and what in {_WTS_SESSION_LOCK, _WTS_CONSOLE_DISCONNECT}:
            self._watch.screen_locked.emit()


def listen_to_window(watch: SessionWatch, window_id: int) -> None:
    """Asks Windows for the session messages of this window and reads them from then on."""
    application = QCoreApplication.instance()
    if application is None:
        return
    library = ctypes.CDLL("wtsapi32")  # stdcall and cdecl are one on 64 bit, which is all that Qt 6 runs on
    library.WTSRegisterSessionNotification(ctypes.c_void_p(window_id), _NOTIFY_FOR_THIS_SESSION)
    messages = SessionMessages(watch)
    application.installNativeEventFilter(messages)
    watch.destroyed.connect(lambda: application.removeNativeEventFilter(messages))
