"""How long the window lets one wait, and whether it ever stutters: the real window on made-up vaults, whole processes.

`only`: names of measurements (start, opening, memory, streaming, scrolling) instead of all.
"""

from __future__ import annotations

import json
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

_ROUNDS: Final = 3
_MEETINGS: Final = 1_000
_EIGHT_HOURS_WORDS: Final = 200_000  # 10,000 turns of twenty words
# What a measurement opens: words of its long meeting, and how many others lie beside it.
_VAULTS: Final = {
    "start": (2_000, _MEETINGS),
    "opening": (27_000, 20),
    "memory": (_EIGHT_HOURS_WORDS, 20),
    "streaming": (2_000, 20),
    "scrolling": (_EIGHT_HOURS_WORDS, 200),
}


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """Each measurement three times on a vault of its own; of every figure the median of the three, and all three."""
    result: dict[str, Any] = {}
    for what, (words, others) in _VAULTS.items():
        if only and what not in only:
            continue
        folder = Path(tempfile.mkdtemp(prefix="bench-ui-", dir=data))
        try:
            progress.step(f"ui: {what} · a vault is made")
            opens = make_long_vault(folder / "vault", words, others)
            progress.step(f"ui: {what}")
            result[what] = _medians([_run(what, opens, folder) for _ in range(_ROUNDS)])
        finally:
            shutil.rmtree(folder)
    return result


def _medians(rounds: Sequence[dict[str, Any]]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for key, first in rounds[0].items():
        values = [each[key] for each in rounds]
        merged[key] = _medians(values) if isinstance(first, dict) else {"median": median(values), "all": values}
    return merged


def _run(what: str, passphrase: str, folder: Path) -> dict[str, Any]:
    environment = {
        **os.environ,
        "SOTTOVOCE_VAULT": str(folder / "vault"),
        "XDG_STATE_HOME": str(folder / "state"),
    }
    if "DISPLAY" not in environment and "WAYLAND_DISPLAY" not in environment and sys.platform.startswith("linux"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    program = ["sottovoce.bench.ui_start"] if what == "start" else ["sottovoce.bench.ui_probe", what]
    finished = subprocess.run(  # noqa: S603 -- our own interpreter and program
        [sys.executable, "-m", *program, passphrase, str(time.time())],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        timeout=300,
    )
    figures: dict[str, Any] = json.loads(finished.stdout)
    return figures
