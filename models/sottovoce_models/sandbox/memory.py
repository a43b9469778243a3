"""Keeps what a process holds in memory out of core dumps and away from other programs of the same user."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from typing import Final

_PR_GET_DUMPABLE: Final = 3
_PR_SET_DUMPABLE: Final = 4


@dataclass(frozen=True, slots=True)
class MemoryGuard:
    """What the system enforces for this process: no core dump; other programs of the user cannot read its memory."""

    core_dumps_off: bool
    closed_to_others: bool


def guard_memory() -> MemoryGuard:
    """Turns core dumps off and, on Linux, closes the process to debuggers; says what holds afterwards.

    Children that start another program begin open again: each process calls this itself.
    """
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, *(ctypes.c_ulong(0),) * 4)
    return memory_guard()


def memory_guard() -> MemoryGuard:
    """What holds for this process now; changes nothing. Windows and macOS enforce less, and it says so."""
    core_dumps_off = closed = False
    if sys.platform != "win32":
        import resource

        core_dumps_off = resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
    if sys.platform == "linux":
        closed = ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, *(ctypes.c_ulong(0),) * 4) == 0
    return MemoryGuard(core_dumps_off, closed)
