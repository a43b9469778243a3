"""Battery, sleep and disk: what a long recording depends on.

Thread: a `SleepInhibitor` has one of its own while it holds.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

_ES_CONTINUOUS: Final = 0x80000000
_ES_SYSTEM_REQUIRED: Final = 0x00000001
_END_SECONDS: Final = 2.0
_HELD: Final = b"held"
# Says that it is held, which the system's program starts it for, and ends when its input does: with this process.
_CHILD: Final = ("sh", "-c", "printf held; exec cat")


@dataclass(frozen=True, slots=True)
class Battery:
    """How full it is, and whether the computer runs on it."""

    percent: int
    in_use: bool


def battery() -> Battery | None:
    """The battery, or None where there is none or nobody says."""
    import psutil

    try:
        found = psutil.sensors_battery()
    except (OSError, RuntimeError, NotImplementedError, AttributeError):
        return None
    return None if found is None else Battery(round(found.percent), found.power_plugged is False)


def free_bytes(folder: Path) -> int:
    """Free space on the drive of a folder, or of the nearest parent that is there; 0 if nothing is."""
    for place in (folder, *folder.parents):
        with suppress(OSError):
            return shutil.disk_usage(place).free
    return 0


class SleepInhibitor:
    """Keeps the computer awake while it is held, if the system agrees; ends with the process. `command` is for tests.

    Linux: `systemd-inhibit` (its "block" lock on sleep and idle; a closed lid still wins). macOS: `caffeinate`.
    Windows: the execution state of a thread.
    """

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = _system_command() if command is None else command
        self._child: subprocess.Popen[bytes] | None = None
        self._agreed = threading.Event()
        self._answered = threading.Event()
        self._let_go = threading.Event()
        self._held = False

    def __enter__(self) -> Self:
        self.hold()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def hold(self) -> None:
        """Asks the system without waiting for its answer; harmless when it is held."""
        if self._held:
            return
        self._held = True
        for event in (self._agreed, self._answered, self._let_go):
            event.clear()
        if sys.platform == "win32":
            self._start(self._keep_windows_awake)
        elif self._command:
            with suppress(OSError):
                self._child = subprocess.Popen(  # noqa: S603 -- a fixed program of the system with fixed arguments
                    self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                )
                self._start(self._hear_child)
        if self._child is None and sys.platform != "win32":
            self._answered.set()

    def release(self) -> None:
        """Lets the computer sleep again; never waits for long."""
        self._held = False
        self._let_go.set()
        child, self._child = self._child, None
        if child is None:
            return
        if child.stdin is not None:
            child.stdin.close()
        child.terminate()
        try:
            child.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    @property
    def alive(self) -> bool:
        """Whether the system has agreed and still does."""
        return self._held and self._agreed.is_set() and (self._child is None or self._child.poll() is None)

    def agrees(self, within_seconds: float) -> bool:
        """Waits for the system's answer; no answer is none."""
        self._answered.wait(within_seconds)
        return self.alive

    def _start(self, work: Callable[[], None]) -> None:
        threading.Thread(target=work, name="sleep-inhibitor", daemon=True).start()

    def _hear_child(self) -> None:
        child = self._child
        if child is None or child.stdout is None:
            return
        with child.stdout as answer:
            if answer.read(len(_HELD)) == _HELD:
                self._agreed.set()
            self._answered.set()
            answer.read()  # until it ends: then nothing is left to be closed

    def _keep_windows_awake(self) -> None:
        """The state belongs to the thread that sets it, and ends with it."""
        if _set_windows_state(_ES_CONTINUOUS | _ES_SYSTEM_REQUIRED):
            self._agreed.set()
        self._answered.set()
        self._let_go.wait()
        _set_windows_state(_ES_CONTINUOUS)


def _system_command() -> Sequence[str]:
    if sys.platform == "darwin":
        program = shutil.which("caffeinate")
        return (program, "-i", *_CHILD) if program else ()
    program = shutil.which("systemd-inhibit")
    reason = ("--what=sleep:idle", "--who=Sottovoce", "--why=Recording", "--mode=block")
    return (program, *reason, *_CHILD) if program else ()


def _set_windows_state(flags: int) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.SetThreadExecutionState(flags))
