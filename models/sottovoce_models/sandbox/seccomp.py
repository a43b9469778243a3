"""Takes the network away from this process for good, on Linux: the filter of `bpf.py`, put on by ctypes."""

from __future__ import annotations

import ctypes
import platform
import sys
from typing import Final

from sottovoce_models.sandbox.bpf import ARCHITECTURES, Instruction, assemble

_PR_SET_NO_NEW_PRIVS: Final = 38
_SET_MODE_FILTER: Final = 1
_FLAG_ALL_THREADS: Final = 1  # SECCOMP_FILTER_FLAG_TSYNC
_MAX_64_BIT: Final = 2**32


class _SockFilter(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("jt", ctypes.c_uint8),
        ("jf", ctypes.c_uint8),
        ("k", ctypes.c_uint32),
    )


class _SockProgram(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("filter", ctypes.POINTER(_SockFilter)))


def refuse_network() -> bool:
    """Whether no thread of this process and no child it starts can open a network socket from now on.

    False where the system has no such filter (not Linux, another processor, a kernel without it): nothing has changed
    then, apart from the process no longer gaining rights by set-user-id programs. There is no way to lift it.
    """
    architecture = ARCHITECTURES.get(platform.machine())
    if sys.platform != "linux" or architecture is None or sys.maxsize < _MAX_64_BIT:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), *(ctypes.c_ulong(0),) * 3) != 0:
        return False
    program, _kept = _native(assemble(architecture))
    libc.syscall.restype = ctypes.c_long
    answer: int = libc.syscall(
        ctypes.c_long(architecture.seccomp),
        ctypes.c_uint(_SET_MODE_FILTER),
        ctypes.c_uint(_FLAG_ALL_THREADS),
        ctypes.byref(program),
    )
    return answer == 0


def _native(instructions: tuple[Instruction, ...]) -> tuple[_SockProgram, ctypes.Array[_SockFilter]]:
    """The program as the kernel reads it, with the memory that must live as long."""
    filters = (_SockFilter * len(instructions))(
        *(_SockFilter(i.code, i.if_true, i.if_false, i.value) for i in instructions)
    )
    return _SockProgram(len(instructions), filters), filters
