"""The system's own libraries (Linux): which are missing, and the one command that brings them."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from devtools.places import cache_dir, writable_folder
from devtools.processes import answer, run_logged
from devtools.say import say

# Library → package of apt, dnf, pacman, zypper: PortAudio for sound, the rest is what Qt's X11 platform plugin and
# QtGui link (read with ldd from PySide6's libqxcb.so, libQt6XcbQpa.so.6 and libQt6Gui.so.6).
_LIBRARIES: Final[tuple[tuple[str, str, str, str, str], ...]] = (
    ("libportaudio.so.2", "libportaudio2", "portaudio", "portaudio", "libportaudio2"),
    ("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd", "libglvnd"),
    ("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd", "libglvnd"),
    ("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon", "libxkbcommon0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11", "libxkbcommon-x11-0"),
    ("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11", "libX11-xcb1"),
    ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms", "libxcb-keysyms1"),
    (
        "libxcb-render-util.so.0",
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
        "libxcb-render-util0",
    ),
    ("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb", "libxcb-randr0"),
    ("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb", "libxcb-shape0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb", "libxcb-xkb1"),
    ("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig", "libfontconfig1"),
    ("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2", "libglib-2_0-0"),
)
_INSTALLERS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("apt-get", ("apt-get", "install", "-y", "--no-install-recommends")),
    ("dnf", ("dnf", "install", "-y")),
    ("pacman", ("pacman", "-S", "--needed", "--noconfirm")),
    ("zypper", ("zypper", "--non-interactive", "install")),
)
_COMPILERS: Final = {"apt-get": "g++", "dnf": "gcc-c++", "pacman": "gcc", "zypper": "gcc-c++"}


@dataclass(frozen=True, slots=True)
class Installer:
    """A distribution's package command and which column of the table is its own."""

    name: str
    command: tuple[str, ...]
    column: int


def find_installer(which: Callable[[str], str | None] = shutil.which) -> Installer | None:
    """The package command of this distribution, the native one first; None where there is none we know."""
    for column, (name, command) in enumerate(_INSTALLERS, start=1):
        if which(name):
            return Installer(name, command, column)
    return None


def loads(library: str) -> bool:
    """Whether the system's loader finds a shared library, asked in the only way that is always right."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(has: Callable[[str], bool] = loads, platform: str = sys.platform) -> list[str]:
    """Libraries the window or sound needs and this system lacks; always none on macOS and Windows (in the wheels)."""
    return [row[0] for row in _LIBRARIES if not has(row[0])] if platform.startswith("linux") else []


def packages_for(libraries: Sequence[str], installer: Installer) -> list[str]:
    """The packages that hold `libraries`, each once, in the table's order."""
    return list(dict.fromkeys(row[installer.column] for row in _LIBRARIES if row[0] in libraries))


def needs_venv_package(platform: str = sys.platform) -> bool:
    """Debian cuts `ensurepip` out of Python; without it no environment with pip can be made."""
    importlib.invalidate_caches()  # it may have been installed a moment ago
    return platform.startswith("linux") and importlib.util.find_spec("ensurepip") is None


def venv_package(installer: Installer) -> list[str]:
    """The package that brings `ensurepip` back; only Debian's family splits it off."""
    return [f"python3.{sys.version_info.minor}-venv"] if installer.name == "apt-get" else []


def privilege() -> tuple[str, ...] | None:
    """What to put before a package command so that it runs without a question: nothing for root, `sudo -n`, or None."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and answer(["sudo", "-n", "true"]) is not None:
        return ("sudo", "-n")
    return None


def by_hand(command: Sequence[str]) -> str:
    """The command as the user types it."""
    return " ".join(("sudo", *(part for part in command if part not in {"-y", "--noconfirm", "--non-interactive"})))


def compiler_advice() -> str:
    """The one step that brings a C++ compiler on this system."""
    if sys.platform == "win32":
        return "Install the C++ build tools of Visual Studio (workload “Desktop development with C++”)"
    if sys.platform == "darwin":
        return "Install Apple's command line tools (xcode-select --install)"
    installer = find_installer()
    if installer is None:
        return "Install a C++ compiler from your distribution"
    return f"Install one ({by_hand((*installer.command, _COMPILERS[installer.name]))})"


def bring_libraries() -> None:
    """Leaves no system library missing that can be had without asking; else says the exact command, and goes on."""
    libraries = missing_libraries()
    installer = find_installer()
    packages = packages_for(libraries, installer) if installer else []
    if installer and needs_venv_package():
        packages += venv_package(installer)
    if not packages:
        if libraries:
            say(f"These system libraries are missing and have to be installed by hand: {', '.join(libraries)}.")
        return
    assert installer is not None  # noqa: S101 - packages come only from an installer
    command = (*installer.command, *packages)
    before = privilege() if installer.name == "apt-get" else None
    if before is not None and _install(before, command):
        return
    say(f"The window needs libraries of your system. Type this once, then run this script again:\n  {by_hand(command)}")


def _install(before: tuple[str, ...], command: tuple[str, ...]) -> bool:
    log = writable_folder(cache_dir() / "logs") / "system-packages.log"
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    whole = (*before, *command)
    label = "Installing system libraries…"
    if run_logged(whole, log, label, env=env):
        return True
    # The usual reason is a package list that is old or was never fetched.
    update = (*before, "apt-get", "update")
    return run_logged(update, log, "Updating the list of system packages…", env=env) and run_logged(
        whole, log, label, env=env
    )


def has_compiler() -> bool:
    """Whether C and C++ can be compiled here (as CMake will look for them)."""
    if sys.platform == "win32":
        installer = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "Microsoft Visual Studio/Installer/vswhere.exe"
        tools = "Microsoft.VisualStudio.Component.VC.Tools.x86.x64"
        return bool(
            shutil.which("cl")
            or answer([installer, "-products", "*", "-requires", tools, "-property", "installationPath"])
        )
    if sys.platform == "darwin" and answer(["xcode-select", "-p"]) is None:
        return False  # /usr/bin/c++ exists there, but only asks to be installed

    def found(variable: str, names: tuple[str, ...]) -> bool:
        return any(shutil.which(name) for name in ((os.environ.get(variable) or "").split(" ")[0], *names) if name)

    return found("CC", ("cc", "gcc", "clang")) and found("CXX", ("c++", "g++", "clang++"))
