"""How long the window lets one wait, as whole processes: until it is drawn, and until a meeting of three hours is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final

from sottovoce.bench import progress
from sottovoce.bench.vault import make_long_vault

_RUNS: Final = 5
_WINDOW: Final = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from sottovoce.app import make_window
from sottovoce.core import paths
from sottovoce.core.languages import UiLanguage
from sottovoce.services.fetch_process import FetchProcess
app = QApplication(sys.argv)
app.setStyle("Fusion")
window = make_window(UiLanguage.EN, FetchProcess(paths.models_dir()))
window.show()
def say(seconds):
    sys.stdout.write(str(seconds))
    sys.stdout.flush()
    app.exit(0)
"""
_DRAWN: Final = """
QTimer.singleShot(0, lambda: say(time.time() - float(sys.argv[1])))
app.exec()
"""
# As a user does: the passphrase is typed, the meeting clicked; the clock runs from the click to the first paint.
_OPENED: Final = """
view, clicked = window.pages.meeting.transcript, []
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and clicked and view.model() is not None and view.model().rowCount():
            QTimer.singleShot(0, lambda: say(time.perf_counter() - clicked[0]))
            watched.removeEventFilter(self)
        return False
painted = Painted()
def click():
    if not window.library.meetings.all:
        QTimer.singleShot(20, click)
        return
    view.viewport().installEventFilter(painted)
    clicked.append(time.perf_counter())
    window.pages.list.setCurrentIndex(window.pages.list.model().index(0, 0))
page = window.gate.unlock_page
page.passphrase.setText(sys.argv[1])
page.passphrase.returnPressed.emit()
QTimer.singleShot(20, click)
app.exec()
"""


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:  # noqa: ARG001 -- every benchmark is called alike
    """Seconds until the window is drawn, and from the click on a meeting of three hours to its first paint.

    The first run of each warms up the disk's cache and does not count.
    """
    progress.step("ui: the window, from its start until it is drawn")
    drawn = [_run(_DRAWN, str(time.time())) for _ in range(_RUNS + 1)][1:]
    folder = Path(tempfile.mkdtemp(prefix="bench-ui-"))
    try:
        opens = make_long_vault(folder / "vault")
        progress.step("ui: a meeting of three hours, from the click until it is painted")
        opened = [_run(_OPENED, opens, folder / "vault") for _ in range(_RUNS + 1)][1:]
    finally:
        shutil.rmtree(folder)
    return {
        "seconds": [round(value, 2) for value in drawn],
        "median_seconds": round(median(drawn), 2),
        "open_3_h_to_first_paint_ms": [round(value * 1000) for value in opened],
        "open_3_h_median_ms": round(median(opened) * 1000),
    }


def _run(program: str, argument: str, vault: Path | None = None) -> float:
    environment = {**os.environ}
    if vault is not None:
        environment["SOTTOVOCE_VAULT"] = str(vault)
    if "DISPLAY" not in environment and "WAYLAND_DISPLAY" not in environment and sys.platform.startswith("linux"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    finished = subprocess.run(  # noqa: S603 -- our own interpreter and program
        [sys.executable, "-c", _WINDOW + program, argument],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
    )
    return float(finished.stdout)
