"""Tries to get out of this process in several ways and says what the system answered.

Nothing is sent: every try ends at a socket of this machine, at most at its own loopback address.
"""

from __future__ import annotations

import ctypes
import errno
import socket
import subprocess
import sys
from dataclasses import dataclass
from typing import Final

from sottovoce_models.engine import Job
from sottovoce_models.errors import EngineFault
from sottovoce_models.protocol import Json

_LOOPBACK: Final = "127.0.0.1"
_CLOSED_PORT: Final = 9  # discard: nobody listens there, and nobody has to
_REACHED: Final = {"ECONNREFUSED", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH"}
_CHILD_SECONDS: Final = 30.0
_CHILD: Final = """
import errno, socket
try:
    socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
    print("opened")
except OSError as error:
    print(errno.errorcode.get(error.errno, "error"))
"""


@dataclass(frozen=True, slots=True)
class Trial:
    """One way out: its name, whether it led to a network socket, and the system's answer (`opened`, or an errno)."""

    way: str
    opened: bool
    answer: str


def try_ways_out(*, media: bool = False) -> tuple[Trial, ...]:
    """Every way out of this process, tried once; `media` also asks FFmpeg, which belongs in an engine process only."""
    trials = [
        _python_socket("tcp", socket.AF_INET, socket.SOCK_STREAM),
        _python_socket("udp", socket.AF_INET, socket.SOCK_DGRAM),
        _python_socket("ipv6", socket.AF_INET6, socket.SOCK_DGRAM),
    ]
    if sys.platform != "win32":
        trials.append(_native_socket())
    trials.append(_child())
    if media:
        trials.append(_media())
    return tuple(trials)


def _python_socket(way: str, family: socket.AddressFamily, kind: socket.SocketKind) -> Trial:
    try:
        with socket.socket(family, kind) as opened:
            opened.bind((_LOOPBACK if family == socket.AF_INET else "::1", 0))
    except EngineFault:
        return Trial(way, opened=False, answer="audit hook")
    except OSError as error:
        return Trial(way, opened=_name(error.errno) == "EADDRNOTAVAIL", answer=_name(error.errno))
    return Trial(way, opened=True, answer="opened")


def _native_socket() -> Trial:
    """What a native library does: the system's call itself, past Python."""
    libc = ctypes.CDLL(None, use_errno=True)
    number = libc.socket(int(socket.AF_INET), int(socket.SOCK_STREAM), 0)
    if number < 0:
        return Trial("native", opened=False, answer=_name(ctypes.get_errno()))
    libc.close(number)
    return Trial("native", opened=True, answer="opened")


def _child() -> Trial:
    try:
        run = subprocess.run(  # noqa: S603 -- our own interpreter with a constant script
            [sys.executable, "-I", "-c", _CHILD], capture_output=True, text=True, check=False, timeout=_CHILD_SECONDS
        )
    except (OSError, subprocess.SubprocessError):
        return Trial("child", opened=False, answer="not started")
    answer = run.stdout.strip() or "not started"
    return Trial("child", opened=answer == "opened", answer=answer)


def _media() -> Trial:
    import av

    try:
        av.open(f"http://{_LOOPBACK}:{_CLOSED_PORT}/a.wav", timeout=2).close()
    except OSError as error:
        name = _name(error.errno)
        return Trial("media", opened=name in _REACHED, answer=name)
    return Trial("media", opened=True, answer="opened")


def _name(number: int | None) -> str:
    return errno.errorcode.get(number or 0, "error")


class TrialEngine:
    """An engine that only tries to get out, so that the self-test sees what the other engines would."""

    def run(self, job: Job) -> Json:
        """Job `try`: the trials, and what the system enforces for this process's memory."""
        from sottovoce_models.sandbox.memory import memory_guard

        job.check_cancelled()
        guard = memory_guard()
        return {
            "trials": [[trial.way, trial.opened, trial.answer] for trial in try_ways_out(media=True)],
            "core_dumps_off": guard.core_dumps_off,
            "closed_to_others": guard.closed_to_others,
        }
