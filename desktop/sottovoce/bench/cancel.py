"""How long it takes from a cancel to a free machine, on real jobs: speech is being recognized by native code."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import Any, Final

import psutil

from sottovoce.bench import progress
from sottovoce.core.paths import models_dir
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.events import Event, SegmentStored, Stage, StageProgressed
from sottovoce.services.process import InstalledModels, ProcessOptions, ProcessService
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.errors import Cancelled

_RECORDING: Final = Path("audio") / "diarization" / "long_librispeech_5spk" / "librispeech_5spk.flac"
_RUNS: Final = 3


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:  # noqa: ARG001 -- every benchmark is called alike
    """Seconds from the cancel to the end of the job with all its processes: during speech, and during the minutes."""
    return {
        "speech": _measure("speech", data, lambda event: isinstance(event, SegmentStored)),
        "minutes": _measure("minutes", data, _is_writing),
    }


def _is_writing(event: Event) -> bool:
    return isinstance(event, StageProgressed) and event.stage is Stage.MINUTES and event.fraction > 0


def _measure(stage: str, data: Path, is_moment: Callable[[Event], bool]) -> dict[str, Any]:
    progress.step(f"cancel: while {stage} is made")
    seconds = [_cancelled_after(data / _RECORDING, is_moment) for _ in range(_RUNS)]
    return {"seconds": [round(value, 2) for value in seconds], "median_seconds": round(median(seconds), 2)}


def _cancelled_after(recording: Path, is_moment: Callable[[Event], bool]) -> float:
    service = ProcessService(InstalledModels(load_catalogue(), ModelStore(models_dir())))
    cancel, asked_at = CancelToken(), 0.0

    def listen(event: Event) -> None:
        nonlocal asked_at
        if is_moment(event) and not cancel.cancelled:
            asked_at = time.perf_counter()
            cancel.cancel()

    with suppress(Cancelled):
        service.job(recording, ProcessOptions()).run(listen, cancel)
    seconds = time.perf_counter() - asked_at
    engines = [
        child for child in psutil.Process().children(recursive=True) if "spawn_main" in " ".join(child.cmdline())
    ]
    if engines:
        raise RuntimeError("an engine outlived its job")
    return seconds
