"""The filter without network, run instruction by instruction as the kernel would."""

from __future__ import annotations

import errno
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.sandbox.bpf import ALLOW, ARCHITECTURES, DENY, KILL_PROCESS, Architecture, Instruction, assemble

MACHINES = sorted(ARCHITECTURES)
AUDIT_I386, AUDIT_ARM = 0x4000_0003, 0x4000_0028
AF_UNIX, AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_BLUETOOTH, AF_VSOCK = 1, 2, 10, 16, 17, 31, 40
FAMILIES = (0, AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_BLUETOOTH, AF_VSOCK)

# From the kernel's tables, once more and by name, so that a slip in one of the two places shows.
CALLS = {
    "x86_64": {
        "read": 0, "write": 1, "mmap": 9, "connect": 42, "clone": 56, "execve": 59, "socket": 41, "socketpair": 53,
        "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "io_uring_setup": 425,
        "io_uring_enter": 426, "io_uring_register": 427, "pidfd_getfd": 438,
    },
    "aarch64": {
        "read": 63, "write": 64, "mmap": 222, "connect": 203, "clone": 220, "execve": 221, "socket": 198,
        "socketpair": 199, "ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "io_uring_setup": 425,
        "io_uring_enter": 426, "io_uring_register": 427, "pidfd_getfd": 438,
    },
}  # fmt: skip
REFUSED = (
    "ptrace", "process_vm_readv", "process_vm_writev", "io_uring_setup", "io_uring_enter", "io_uring_register",
    "pidfd_getfd",
)  # fmt: skip


def judged(program: tuple[Instruction, ...], audit: int, call: int, first: int = 0) -> int:
    """What the program gives back for one call: a machine with one register and forward jumps, like the kernel's."""
    data = struct.pack("<IIQ6Q", call, audit, 0, first, 0, 0, 0, 0, 0)
    at, register = 0, 0
    while True:
        step = program[at]
        at += 1
        if step.code == 0x20:
            register = struct.unpack_from("<I", data, step.value)[0]
        elif step.code == 0x15:
            at += step.if_true if register == step.value else step.if_false
        elif step.code == 0x35:
            at += step.if_true if register >= step.value else step.if_false
        else:
            assert step.code == 0x06
            return step.value


@pytest.fixture(params=MACHINES)
def machine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def rules(machine: str) -> tuple[Architecture, tuple[Instruction, ...]]:
    return ARCHITECTURES[machine], assemble(ARCHITECTURES[machine])


def test_only_local_sockets_can_be_opened(machine: str) -> None:
    own, program = rules(machine)
    for call in ("socket", "socketpair"):
        assert judged(program, own.audit_number, CALLS[machine][call], AF_UNIX) == ALLOW
        for family in FAMILIES:
            assert judged(program, own.audit_number, CALLS[machine][call], family) == DENY
    assert DENY & 0xFFFF == errno.EPERM


def test_high_bits_of_the_family_hide_nothing(machine: str) -> None:
    own, program = rules(machine)
    number = CALLS[machine]["socket"]
    assert judged(program, own.audit_number, number, 1 << 32 | AF_INET) == DENY
    assert judged(program, own.audit_number, number, 1 << 32 | AF_UNIX) == ALLOW  # the kernel reads an int, too


def test_ways_around_are_refused(machine: str) -> None:
    own, program = rules(machine)
    for name in REFUSED:
        assert judged(program, own.audit_number, CALLS[machine][name]) == DENY


def test_what_engines_need_is_allowed(machine: str) -> None:
    own, program = rules(machine)
    for name in ("read", "write", "mmap", "connect", "clone", "execve"):
        assert judged(program, own.audit_number, CALLS[machine][name], AF_INET) == ALLOW


@pytest.mark.parametrize("audit", [AUDIT_I386, AUDIT_ARM, 0])
def test_a_call_for_another_processor_ends_the_process(machine: str, audit: int) -> None:
    _, program = rules(machine)
    for number in CALLS[machine].values():
        assert judged(program, audit, number, AF_UNIX) == KILL_PROCESS


@given(call=st.integers(0x4000_0000, 0xFFFF_FFFF), first=st.integers(0, 2**64 - 1))
def test_every_x32_call_is_refused(call: int, first: int) -> None:
    own, program = rules("x86_64")
    assert judged(program, own.audit_number, call, first) == DENY


@given(call=st.integers(0, 0x3FFF_FFFF), first=st.integers(0, 2**64 - 1), machine=st.sampled_from(MACHINES))
def test_no_other_call_is_touched(call: int, first: int, machine: str) -> None:
    own, program = rules(machine)
    special = {CALLS[machine][name] for name in (*REFUSED, "socket", "socketpair")}
    if call not in special:
        assert judged(program, own.audit_number, call, first) == ALLOW


def test_the_program_is_one_the_kernel_takes(machine: str) -> None:
    _, program = rules(machine)
    assert len(program) <= 4096
    assert program[-1].code == 0x06
    for at, step in enumerate(program):
        assert at + 1 + max(step.if_true, step.if_false) < len(program) or step.code == 0x06
        assert 0 <= step.value < 2**32
