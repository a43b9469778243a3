"""What a figure was measured on."""

from __future__ import annotations

import datetime
import platform
from importlib.metadata import version
from typing import Any

import psutil


def machine() -> dict[str, Any]:
    """Date, processor kind, cores, memory and the versions of the engines."""
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "cores": psutil.cpu_count(logical=False),
        "memory_gb": round(psutil.virtual_memory().total / 2**30, 1),
        "engines": {name: version(name) for name in ("faster-whisper", "ctranslate2", "onnxruntime", "av")},
    }
