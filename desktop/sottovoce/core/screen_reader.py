"""Whether a screen reader runs: what it says comes out of the loudspeaker, and would be recorded with system sound."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Final

_SPI_GETSCREENREADER: Final = 0x46
_ANSWER_SECONDS: Final = 1.0
_BUS: Final = ("org.a11y.Bus", "/org/a11y/bus")
_SAYS: Final = ("org.a11y.Status", "ScreenReaderEnabled")
_GET: Final = "org.freedesktop.DBus.Properties.Get"
_BUSCTL: Final = ("busctl", "--user", "get-property", *_BUS, *_SAYS)
_GDBUS: Final = ("gdbus", "call", "--session", "--dest", _BUS[0], "--object-path", _BUS[1], "--method", _GET, *_SAYS)
_GSETTINGS: Final = ("gsettings", "get", "org.gnome.desktop.a11y.applications", "screen-reader-enabled")
_DEFAULTS: Final = ("defaults", "read", "com.apple.universalaccess", "voiceOverOnOffKey")
# By platform: what to ask, and the word of the answer that means yes.
_ASKS: Final[Mapping[str, tuple[Sequence[Sequence[str]], str]]] = {
    "linux": ((_BUSCTL, _GDBUS, _GSETTINGS), "true"),
    "darwin": ((_DEFAULTS,), "1"),
}

Ask = Callable[[Sequence[str]], str]


def screen_reader_runs() -> bool:
    """What the system says; False where it says nothing within seconds. Never raises."""
    if sys.platform == "win32":
        return _windows_says()
    return asked(sys.platform, ask_program)


def asked(platform: str, ask: Ask) -> bool:
    """The first answer of the platform's programs decides; one that is not there answers ""."""
    commands, yes = _ASKS.get(platform, ((), "yes"))
    answers = (ask(command).casefold() for command in commands)
    return yes in next((answer for answer in answers if answer), "no answer")


def ask_program(command: Sequence[str]) -> str:
    """What a program of the system prints, "" if it is not there, fails or takes long."""
    program = shutil.which(command[0])
    if program is None:
        return ""
    with suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(  # noqa: S603 -- a fixed program of the system with fixed arguments
            [program, *command[1:]],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_ANSWER_SECONDS,
            check=False,
        )
        return done.stdout.strip() if done.returncode == 0 else ""
    return ""


def _windows_says() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    runs = ctypes.c_int()
    ctypes.windll.user32.SystemParametersInfoW(_SPI_GETSCREENREADER, 0, ctypes.byref(runs), 0)
    return bool(runs.value)
