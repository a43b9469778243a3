"""PortAudio as one library for the whole process: who uses it, and when it may look again which devices there are.

PortAudio reads the list of devices only when it starts, and starting it again ends every stream. Thread-safe.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import Any

_lock = threading.Lock()
_streams: set[int] = set()


def library() -> Any | None:
    """The `sounddevice` module, or None where PortAudio itself is missing."""
    try:
        import sounddevice
    except OSError:
        return None
    return sounddevice


def opened(stream: object) -> None:
    """This stream is open: the list of devices stays as it is."""
    with _lock:
        _streams.add(id(stream))


def closed(stream: object) -> None:
    """This stream is closed."""
    with _lock:
        _streams.discard(id(stream))


def look_again() -> bool:
    """Reads the list of devices anew, unless a stream is open."""
    sounddevice = library()
    with _lock:
        if sounddevice is None or _streams:
            return False
        with suppress(sounddevice.PortAudioError):
            sounddevice._terminate()
            sounddevice._initialize()
        return True
