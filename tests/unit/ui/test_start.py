"""The window is up before any engine is loaded, and its door before what is behind it."""

from __future__ import annotations

import subprocess
import sys

import pytest

ENGINES = ["faster_whisper", "ctranslate2", "llama_cpp", "onnxruntime", "av", "numpy", "sounddevice", "torch"]
INDOORS = [
    "sottovoce.indoors",
    "sottovoce.services.desk",
    "sottovoce.pipeline.engine_process",
    *(f"sottovoce.ui.{room}" for room in ("library", "meeting", "recording", "consent", "training", "compose", "ask")),
]


@pytest.mark.parametrize(
    ("module", "heavy"), [("sottovoce.app", [*ENGINES, *INDOORS]), ("sottovoce.indoors", ENGINES)], ids=["door", "all"]
)
def test_importing_the_window_loads_no_more_than_it_shows(module: str, heavy: list[str]) -> None:
    code = f"import sys, {module}; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_behind_the_door_is_what_we_look_for() -> None:
    code = f"import sys, sottovoce.indoors; print([m for m in {INDOORS!r} if m not in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
