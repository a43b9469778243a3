"""The window is up before any engine is loaded."""

from __future__ import annotations

import subprocess
import sys


def test_importing_the_window_loads_no_engine() -> None:
    heavy = ["faster_whisper", "ctranslate2", "llama_cpp", "onnxruntime", "av", "numpy", "sounddevice", "torch"]
    code = f"import sys, sottovoce.app; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
