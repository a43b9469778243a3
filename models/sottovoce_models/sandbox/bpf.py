"""The filter that Linux runs on every system call of a process without network: pure, nothing is applied here.

What it does, in this order:
1. A call made for another processor architecture ends the process: no program of ours makes one, and its numbers would
   mean other calls.
2. x86-64 only: calls of the x32 kind (bit 30 set) get EPERM, because they reach the same calls by other numbers.
3. `socket` and `socketpair` of any family but AF_UNIX get EPERM: no IPv4, IPv6, packet, Bluetooth, VM, netlink socket.
   AF_UNIX stays, because the pipe to the window, the display, the sound server and D-Bus are such sockets.
4. `io_uring_*` get EPERM: a ring opens sockets past this filter. `ptrace`, `process_vm_readv`, `process_vm_writev` and
   `pidfd_getfd` get EPERM: they reach into processes that may have a network.
5. Everything else is allowed, `execve` too: a child inherits the filter.

Numbers: linux/audit.h, asm/unistd_64.h (x86-64), asm-generic/unistd.h (aarch64), linux/seccomp.h, linux/bpf_common.h.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

ALLOW: Final = 0x7FFF_0000
KILL_PROCESS: Final = 0x8000_0000
DENY: Final = 0x0005_0000 | errno.EPERM

_LOAD_WORD: Final = 0x20  # BPF_LD | BPF_W | BPF_ABS
_JUMP_EQUAL: Final = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_JUMP_AT_LEAST: Final = 0x35  # BPF_JMP | BPF_JGE | BPF_K
_RETURN: Final = 0x06  # BPF_RET | BPF_K

# Where things lie in struct seccomp_data; both architectures are little-endian, and a family is a C int: the low word.
_CALL_AT: Final = 0
_ARCHITECTURE_AT: Final = 4
_FIRST_ARGUMENT_AT: Final = 16

_AF_UNIX: Final = 1
_X32_BIT: Final = 0x4000_0000


@dataclass(frozen=True, slots=True)
class Instruction:
    """One `struct sock_filter`: a jump skips `if_true` or `if_false` instructions."""

    code: int
    if_true: int
    if_false: int
    value: int


@dataclass(frozen=True, slots=True)
class Architecture:
    """What the kernel calls a processor architecture, and the numbers of the calls that matter here."""

    audit_number: int
    has_x32: bool
    seccomp: int
    socket: int
    socketpair: int
    refused: tuple[int, ...]


_IO_URING: Final = (425, 426, 427)  # setup, enter, register: the same number everywhere
_PIDFD_GETFD: Final = 438

ARCHITECTURES: Final = MappingProxyType(
    {
        "x86_64": Architecture(
            audit_number=0xC000_003E,
            has_x32=True,
            seccomp=317,
            socket=41,
            socketpair=53,
            refused=(*_IO_URING, _PIDFD_GETFD, 101, 310, 311),  # ptrace, process_vm_readv, process_vm_writev
        ),
        "aarch64": Architecture(
            audit_number=0xC000_00B7,
            has_x32=False,
            seccomp=277,
            socket=198,
            socketpair=199,
            refused=(*_IO_URING, _PIDFD_GETFD, 117, 270, 271),
        ),
    }
)


def assemble(architecture: Architecture) -> tuple[Instruction, ...]:
    """The filter for one architecture, as described at the top of this file."""
    deny, allow = _give_back(DENY), _give_back(ALLOW)
    program = [
        _load(_ARCHITECTURE_AT),
        Instruction(_JUMP_EQUAL, 1, 0, architecture.audit_number),
        _give_back(KILL_PROCESS),
        _load(_CALL_AT),
    ]
    if architecture.has_x32:
        program += [Instruction(_JUMP_AT_LEAST, 0, 1, _X32_BIT), deny]
    for call in architecture.refused:
        program += [Instruction(_JUMP_EQUAL, 0, 1, call), deny]
    return (
        *program,
        Instruction(_JUMP_EQUAL, 2, 0, architecture.socket),
        Instruction(_JUMP_EQUAL, 1, 0, architecture.socketpair),
        allow,
        _load(_FIRST_ARGUMENT_AT),
        Instruction(_JUMP_EQUAL, 0, 1, _AF_UNIX),
        allow,
        deny,
    )


def _load(offset: int) -> Instruction:
    return Instruction(_LOAD_WORD, 0, 0, offset)


def _give_back(value: int) -> Instruction:
    return Instruction(_RETURN, 0, 0, value)
