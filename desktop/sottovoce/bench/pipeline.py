"""The whole way, as a user goes it: `sottovoce summarize` on recordings, seconds and peak memory of every stage."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import psutil

from sottovoce.bench import progress

_RECORDINGS: Final = {
    "long_librispeech_5spk": "audio/diarization/long_librispeech_5spk/librispeech_5spk.flac",
    "four_speakers_en_ami": "audio/diarization/diar_meeting_transcriber/four_speakers_en_ami.wav",
}


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """For each recording: seconds in all and by stage, and the highest resident memory of all processes together."""
    return {
        "recordings": {name: _measure(data / path) for name, path in _RECORDINGS.items() if not only or name in only}
    }


def _measure(recording: Path) -> dict[str, Any]:
    progress.step(f"pipeline: {recording.name}")
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "sottovoce", "summarize", str(recording), "--out", out]
        started = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603 -- our own command
            meter = _FamilyMemory(process.pid)
            process.wait()
            meter.stop()
        seconds = time.perf_counter() - started
        report = json.loads((Path(out) / recording.stem / "report.json").read_text(encoding="utf-8"))
    return {
        "exit": process.returncode,
        "seconds": round(seconds, 1),
        "seconds_of_sound": report["recording"]["duration_ms"] / 1000,
        "peak_memory_of_all_processes_mb": round(meter.peak_bytes / 1e6),
        "stages": {
            stage: {"seconds": round(cost["seconds"], 1), "peak_memory_mb": round(cost["peak_memory_bytes"] / 1e6)}
            for stage, cost in report["stages"].items()
        },
        "speakers": report["speakers"],
        "coverage": report["coverage"],
    }


class _FamilyMemory:
    """Watches the resident memory of a process and its children, ten times a second, on a thread of its own."""

    def __init__(self, pid: int) -> None:
        self.peak_bytes = 0
        self._process = psutil.Process(pid)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stopped.wait(0.1):
            try:
                family = [self._process, *self._process.children(recursive=True)]
                self.peak_bytes = max(self.peak_bytes, sum(member.memory_info().rss for member in family))
            except psutil.Error:
                continue
