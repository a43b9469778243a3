"""How long it takes from the command to a window that is drawn, as whole processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final

_RUNS: Final = 5
_PROGRAM: Final = """
import time
started = float({started!r})
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sottovoce.app import make_window
from sottovoce.core import paths
from sottovoce.core.languages import UiLanguage
from sottovoce.services.fetch_process import FetchProcess
app = QApplication(sys.argv)
app.setStyle("Fusion")
window = make_window(UiLanguage.EN, FetchProcess(paths.models_dir()))
window.show()
def drawn():
    sys.stdout.write(str(time.time() - started))
    sys.stdout.flush()
    app.exit(0)
QTimer.singleShot(0, drawn)
app.exec()
"""


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:  # noqa: ARG001 -- every benchmark is called alike
    """Seconds from the start of the process until the event loop has drawn the window; the first run warms up."""
    seconds = [_start() for _ in range(_RUNS + 1)][1:]
    return {"seconds": [round(value, 2) for value in seconds], "median_seconds": round(median(seconds), 2)}


def _start() -> float:
    import time

    program = _PROGRAM.format(started=time.time())
    environment = {**os.environ}
    if "DISPLAY" not in environment and "WAYLAND_DISPLAY" not in environment and sys.platform.startswith("linux"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    finished = subprocess.run(  # noqa: S603 -- our own interpreter and program
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, env=environment
    )
    return float(finished.stdout)
