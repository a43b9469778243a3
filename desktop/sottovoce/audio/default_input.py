"""Which microphone is the system's default now. Linux's sound servers move a recording by themselves; others do not.

Thread: a `DefaultWatch` has one of its own while it watches.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from sottovoce.audio.soundcard_library import soundcard_library

_POLL_SECONDS: Final = 1.0
_SYSTEM_OBJECT: Final = 1
_DEFAULT_INPUT: Final = int.from_bytes(b"dIn ", "big")
_GLOBAL_SCOPE: Final = int.from_bytes(b"glob", "big")


def default_input() -> str:
    """An identifier of the default microphone; "" where nobody says or it does not matter."""
    with suppress(ImportError, OSError, RuntimeError, AssertionError, AttributeError, TypeError, IndexError):
        if sys.platform == "win32":
            return str(soundcard_library().default_microphone().id)
        if sys.platform == "darwin":
            return _core_audio_default()
    return ""


def _core_audio_default() -> str:
    class Address(ctypes.Structure):
        _fields_ = (("selector", ctypes.c_uint32), ("scope", ctypes.c_uint32), ("element", ctypes.c_uint32))

    framework = ctypes.CDLL(ctypes.util.find_library("CoreAudio"))
    address, device = Address(_DEFAULT_INPUT, _GLOBAL_SCOPE, 0), ctypes.c_uint32()
    size = ctypes.c_uint32(ctypes.sizeof(device))
    failed = framework.AudioObjectGetPropertyData(
        ctypes.c_uint32(_SYSTEM_OBJECT), ctypes.byref(address), 0, None, ctypes.byref(size), ctypes.byref(device)
    )
    return "" if failed else str(device.value)


class DefaultWatch:
    """Calls `changed` once when another microphone has become the default; does nothing where nobody says."""

    def __init__(self, changed: Callable[[], None], find: Callable[[], str] = default_input) -> None:
        self._changed, self._find = changed, find
        self._stop = threading.Event()

    def start(self) -> None:
        """Watches from now on."""
        first = self._find()
        if first:
            threading.Thread(target=self._watch, args=(first,), name="default-microphone", daemon=True).start()

    def stop(self) -> None:
        """Watches no more."""
        self._stop.set()

    def _watch(self, first: str) -> None:
        while not self._stop.wait(_POLL_SECONDS):
            now = self._find()
            if now and now != first:
                if not self._stop.is_set():
                    self._changed()
                return
