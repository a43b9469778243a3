"""Battery, sleep and disk: what a long recording depends on."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

_ES_CONTINUOUS: Final = 0x80000000
_ES_SYSTEM_REQUIRED: Final = 0x00000001


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
    """Free space on the drive of a folder, or of the nearest parent that is there."""
    place = next(parent for parent in (folder, *folder.parents) if parent.exists())
    return shutil.disk_usage(place).free


class SleepInhibitor:
    """Keeps the computer awake while it is held; `holds` says whether the system agreed. Ends with the process."""

    def __init__(self) -> None:
        self.holds = False
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.hold()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def hold(self) -> None:
        """Asks the system; harmless when it is held."""
        if self.holds:
            return
        if sys.platform == "win32":
            self.holds = _windows_awake(True)
            return
        command = _child_command()
        if command is None:
            return
        with suppress(OSError):
            # The child waits for its input to end, which it does when this process is gone, however it went.
            self._child = subprocess.Popen(  # noqa: S603 -- a fixed program of the system with fixed arguments
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            self.holds = True

    def release(self) -> None:
        """Lets the computer sleep again."""
        self.holds = False
        if sys.platform == "win32":
            _windows_awake(False)
        child, self._child = self._child, None
        if child is not None:
            if child.stdin is not None:
                child.stdin.close()
            child.terminate()
            child.wait()

    @property
    def alive(self) -> bool:
        """Whether the system still agrees: the program that asks may have been refused a moment later."""
        return self.holds and (self._child is None or self._child.poll() is None)


def _child_command() -> list[str] | None:
    if sys.platform == "darwin":
        program = shutil.which("caffeinate")
        return [program, "-i", "cat"] if program else None
    program = shutil.which("systemd-inhibit")
    reason = ["--what=sleep:idle", "--who=Sottovoce", "--why=Recording", "--mode=block"]
    return [program, *reason, "cat"] if program else None


def _windows_awake(awake: bool) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    flags = _ES_CONTINUOUS | (_ES_SYSTEM_REQUIRED if awake else 0)
    return bool(ctypes.windll.kernel32.SetThreadExecutionState(flags))
