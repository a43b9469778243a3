"""Keeps the C library from hoarding what the networks use for a moment."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_M_MMAP_THRESHOLD: Final = -3
_LARGE_BYTES: Final = 256 * 1024


def give_back_large_blocks() -> None:
    """From now on large blocks go back to the system when they are freed; only glibc keeps them, so only it is told.

    Without this every thread's heap stays as large as the largest run of a network made it: 70 MB more for two threads.
    """
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # another C library has none, or ignores it
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)
