"""Runs other programs: nothing asks on stdin, output goes to a log, and failures come back as sentences."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from devtools.say import Progress, SetupError

_LOG_TAIL_BYTES = 65536
_NINJA_STEP = re.compile(rb"\[(\d+)/(\d+)\]")

# What pip and the system say, in the order in which one hides another, and what the user can do about it.
_CAUSES: tuple[tuple[str, str], ...] = (
    (
        r"No space left on device|Errno 28|WinError 112|not enough space",
        "The disk is full. Free about 3 GB and run the same command again.",
    ),
    (
        r"Read-only file system|Errno 30|Permission denied|Errno 13|WinError 5\b|Access is denied",
        "A folder cannot be written to. Copy the checkout to a folder of your own and run the command there.",
    ),
    (
        r"407 Proxy|ProxyError|Cannot connect to proxy|Tunnel connection failed",
        "The proxy refused the connection. Tell pip about it (pip config set global.proxy ADDRESS) and "
        "run the same command again.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError",
        "The server's certificate is not trusted, as behind a company proxy. Point pip at the company's certificate "
        "(pip config set global.cert FILE.pem) and run the same command again.",
    ),
    (
        r"NewConnectionError|Temporary failure in name resolution|getaddrinfo failed|nodename nor servname"
        r"|Network is unreachable|Connection refused|ConnectTimeout|ReadTimeout|Connection aborted"
        r"|ConnectionResetError",
        "There is no way to the package server. Check the network and run the same command again, or install from a "
        "bundle made on another machine (dev.py run --from FOLDER).",
    ),
    (
        r"No matching distribution found for ([^\s]+)|Could not find a version that satisfies the requirement ([^\s]+)",
        "The package server that pip is set to use has no fitting {0} for this Python and platform. Try Python 3.12, "
        "or set pip to another server (pip config set global.index-url ADDRESS).",
    ),
    (
        r"ResolutionImpossible",
        "pip found no set of versions that fits: the package server cannot be reached or lacks one of them, or a "
        "constraint in pip's own configuration forbids it (pip config list shows that). Mend it and run the same "
        "command again.",
    ),
    (
        r"do not match the hashes|HASHES FROM|ReadError: |BadZipFile|IncompleteRead",
        "A package arrived damaged. Run the same command again.",
    ),
)


def explain(output: str) -> str | None:
    """The sentence for a known cause of failure in a program's output, or None."""
    for pattern, sentence in _CAUSES:
        found = re.search(pattern, output)
        if found:
            return sentence.format(next((group for group in found.groups() if group), "package"))
    return None


def tail(log: Path) -> bytes:
    """The last 64 KiB of a log; empty when there is none."""
    try:
        with log.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - _LOG_TAIL_BYTES))
            return file.read()
    except OSError:
        return b""


def build_step(output: bytes) -> str:
    """How far a build is, from its output: `step 31 of 80`, or nothing before the first step."""
    steps = _NINJA_STEP.findall(output)
    return f"step {int(steps[-1][0])} of {int(steps[-1][1])}" if steps else ""


def run_logged(
    command: Sequence[str | Path],
    log: Path,
    label: str,
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    detail: Callable[[bytes], str] = lambda _: "",
) -> bool:
    """Runs `command` with its output appended to `log` and time shown; True when it ended well.

    A Ctrl+C ends the program too before it is passed on. Raises `SetupError` when the program cannot be started.
    """
    progress = Progress(label)
    try:
        with (
            log.open("ab") as output,
            subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=None if env is None else dict(env),
                cwd=cwd,
            ) as process,
        ):
            try:
                while True:
                    try:
                        ok = process.wait(timeout=1.0) == 0
                        break
                    except subprocess.TimeoutExpired:
                        progress.tick(detail(tail(log)))
            except BaseException:
                process.kill()
                raise
    except OSError as error:
        raise SetupError(explain(str(error)) or f"{command[0]} cannot be started: {error.strerror}.") from error
    progress.done("done" if ok else "failed")
    return ok


def run_or_stop(command: Sequence[str | Path], log: Path, label: str, *, env: Mapping[str, str] | None = None) -> None:
    """As `run_logged`, but a failure is a `SetupError` with its cause in a sentence and the name of the log."""
    start = log.stat().st_size if log.exists() else 0
    if not run_logged(command, log, label, env=env):
        with log.open("rb") as file:
            file.seek(start)
            output = file.read().decode(errors="replace")
        cause = explain(output) or f"“{label}” failed. The end of its log says why; mend that and run this again."
        raise SetupError(f"{cause} Log: {log}")


def answer(command: Sequence[str | Path]) -> str | None:
    """What a short program prints, stripped; None when it fails or is not there."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
