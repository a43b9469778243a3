"""The way from a worker thread to the UI thread: what is told there is heard here, and nowhere if the hearer is gone.

A worker never emits a signal of a page or a window: it may be destroyed at that very moment. It posts to one receiver
that lives as long as the process, and that one looks, on the UI thread, whether the hearer is still there.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import MethodType
from typing import Any, Final
from weakref import WeakMethod

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal


@dataclass(frozen=True)
class _Told:
    hearer: WeakMethod[Callable[..., None]]
    arguments: tuple[Any, ...]


class _Receiver(QObject):
    posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def _on_posted(self, told: _Told) -> None:
        hearer = told.hearer()
        if isinstance(hearer, MethodType) and shiboken6.isValid(hearer.__self__):
            hearer(*told.arguments)


_receivers: Final[list[_Receiver]] = []
_making: Final = threading.Lock()


def heard_on_ui_thread(hearer: Callable[..., None]) -> Callable[..., None]:
    """A function for any thread: the method of a QObject is called with the same arguments when the UI thread is free.

    Calls are heard in their order. It does not keep the object alive.
    """
    weak, receiver = WeakMethod(hearer), _receiver()

    def tell(*arguments: Any) -> None:
        receiver.posted.emit(_Told(weak, arguments))

    return tell


def _receiver() -> _Receiver:
    with _making:
        if not _receivers:
            made = _Receiver()
            application = QCoreApplication.instance()
            if application is not None:  # whoever asks first may be a worker
                made.moveToThread(application.thread())
            _receivers.append(made)
        return _receivers[0]
