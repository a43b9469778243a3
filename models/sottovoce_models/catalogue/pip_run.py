"""Running pip as a child process: killed at once when the user cancels; what it wrote is judged, never shown."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

from sottovoce_models.errors import Code, UserFixable

_LOG_NAME: Final = "pip.log"
_LOG_TAIL_BYTES: Final = 64 * 1024
_TICK_SECONDS: Final = 0.1
_KILL_SECONDS: Final = 5.0

# The most telling first: without a network pip also says at the end that there is no such package.
_SIGNS: Final[tuple[tuple[Code, tuple[str, ...]], ...]] = (
    (Code.PIP_MISSING, ("no module named pip", "no module named 'pip'")),
    (Code.DISK_FULL, ("no space left on device", "disk quota exceeded", "not enough space on the disk")),
    (Code.NETWORK_CERTIFICATE, ("certificate_verify_failed", "certificate verify failed")),
    (
        Code.NETWORK_UNREACHABLE,
        (
            "name or service not known",
            "temporary failure in name resolution",
            "getaddrinfo failed",
            "nodename nor servname",
            "nameresolutionerror",
            "newconnectionerror",
            "failed to establish a new connection",
            "connection refused",
            "network is unreachable",
            "connecttimeouterror",
            "cannot connect to proxy",
            "proxyerror",
        ),
    ),
    (
        Code.NETWORK_INTERRUPTED,
        ("readtimeout", "read timed out", "incompleteread", "incomplete-download", "connection reset", "protocolerror"),
    ),
    (Code.NETWORK_REFUSED, ("401 ", "403 ", "407 ", "429 ", "500 ", "502 ", "503 ", "504 ")),
    (Code.MODEL_PART_MISSING, ("no matching distribution found", "could not find a version", "404 ")),
)


class CommandRunner(Protocol):
    """Runs a command to its end and returns its exit code and the tail of what it said."""

    def __call__(self, argv: Sequence[str], folder: Path, on_tick: Callable[[], None]) -> tuple[int, str]:
        """`on_tick` is called about ten times a second; what it raises ends the command."""
        ...


def run_command(argv: Sequence[str], folder: Path, on_tick: Callable[[], None]) -> tuple[int, str]:
    """Runs a command in `folder`, which also takes its temporary files and what it says."""
    log = folder / _LOG_NAME
    # Messages are judged by their English words; temporary files must lie on the disk whose space was checked.
    environment = {**os.environ, "LC_ALL": "C", "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 -- argv is ours: the interpreter, fixed options, a catalogue entry
            list(argv), cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        try:
            while True:
                on_tick()
                try:
                    code = process.wait(timeout=_TICK_SECONDS)
                except subprocess.TimeoutExpired:
                    continue
                break
        finally:
            if process.poll() is None:
                process.kill()
                process.wait(timeout=_KILL_SECONDS)
    with log.open("rb") as stream:
        stream.seek(max(0, log.stat().st_size - _LOG_TAIL_BYTES))
        said = stream.read().decode("utf-8", errors="replace")
    log.unlink()
    return code, said


def pip_command(requirement: str, folder: Path) -> list[str]:
    """The command that downloads one wheel into `folder`; the user's pip configuration decides from where."""
    if getattr(sys, "frozen", False):
        raise UserFixable(Code.PIP_MISSING)  # a bundle's executable is Sottovoce itself, not Python
    options = ["--no-deps", "--only-binary", ":all:", "--no-input", "--no-cache-dir", "--disable-pip-version-check"]
    # -P: nothing in the working folder is mistaken for pip.
    return [
        sys.executable,
        "-P",
        "-m",
        "pip",
        "download",
        *options,
        "--progress-bar",
        "off",
        "-d",
        str(folder),
        requirement,
    ]


def pip_failure(said: str, *, model_id: str, requirement: str) -> UserFixable:
    """What pip's words mean; NETWORK_REFUSED when they mean nothing known."""
    lowered = said.lower()
    code = next((code for code, signs in _SIGNS if any(sign in lowered for sign in signs)), Code.NETWORK_REFUSED)
    return UserFixable(code, id=model_id, file=requirement)
