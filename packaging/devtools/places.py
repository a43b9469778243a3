"""Where things are: the checkout, its environment, the user's cache."""

from __future__ import annotations

import os
import posixpath
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

APP = "sottovoce"


@dataclass(frozen=True, slots=True)
class Checkout:
    """One checkout of the project; every path the script touches in it."""

    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    @property
    def bytecode(self) -> Path:
        return self.venv / "bytecode"

    @property
    def stamp(self) -> Path:
        return self.venv / "sottovoce-setup.json"

    @property
    def pyproject(self) -> Path:
        return self.root / "pyproject.toml"

    @property
    def constraints(self) -> Path:
        return self.root / "packaging" / "constraints.txt"

    @property
    def llama_build(self) -> Path:
        return self.root / "packaging" / "llama_build.cmake"

    @property
    def sample(self) -> Path:
        return self.root / "tests" / "data" / "sample" / "four_speakers_en_ami.wav"


def this_checkout() -> Checkout:
    """The checkout this script lies in."""
    return Checkout(Path(__file__).resolve().parents[2])


def cache_dir(platform: str = sys.platform, env: Mapping[str, str] | None = None, home: Path | None = None) -> Path:
    """What `platformdirs.user_cache_dir("sottovoce", appauthor=False)` gives, before platformdirs is there."""
    env = os.environ if env is None else env
    home = Path.home() if home is None else home
    if platform == "win32":
        local = env.get("LOCALAPPDATA", "").strip()
        return (Path(local) if local else home / "AppData" / "Local") / APP / "Cache"
    if posixpath.isabs(env.get("XDG_CACHE_HOME", "")):  # honoured on macOS too; a relative one is to be ignored
        return Path(env["XDG_CACHE_HOME"]) / APP
    return (home / "Library" / "Caches" if platform == "darwin" else home / ".cache") / APP


def writable_folder(wanted: Path) -> Path:
    """`wanted`, made if need be; a fresh temporary folder where it cannot be written to."""
    try:
        wanted.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=wanted):
            return wanted
    except OSError:
        return Path(tempfile.mkdtemp(prefix=f"{APP}-"))
