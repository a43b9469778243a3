"""Holds the predicted time to wait against the real one: the whole way, as a user goes it, from file to minutes.

Predicted twice: from the reference figures and the quick look at the processor, as on a first day, and from what the
other recordings taught. Where others compute at the same time, the real seconds are also given as if the machine had
been idle: times the share of the processor that they left.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import psutil

from sottovoce.core.paths import models_dir
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.events import Event, Stage, StageStarted
from sottovoce.services.choice import ChoiceService, Forecast
from sottovoce.services.process import InstalledModels, ProcessOptions, ProcessService
from sottovoce.services.speeds import SpeedBook
from sottovoce_models.catalogue import ModelStore, load_catalogue

_SOUND: Final = {".flac", ".wav", ".mp3", ".m4a", ".ogg", ".opus", ".wma", ".mp4"}
_LEAST_SECONDS: Final = 20.0
_WITHIN: Final = 0.3
_MOST: Final = 8


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """For each recording under `data` (or whose path holds one of `only`): predicted and real seconds, and their ratio.

    Without `only`: up to eight of `data`/audio/index.json, spread by length over all languages, none under 20 s.
    """
    models = InstalledModels(load_catalogue(), ModelStore(models_dir()))
    with tempfile.TemporaryDirectory() as folder:
        book = SpeedBook(Path(folder) / "speeds.json")
        choice = ChoiceService(lambda: models.catalogue, ModelStore(models_dir()), book)
        rows = [_measure(path, language, models, choice, data) for path, language in _recordings(data, only)]
        drafts = [row.pop("draft") for row in rows]
        for row, draft in zip(rows, drafts, strict=True):
            taught = SpeedBook(Path(folder) / "others.json")
            taught.path.unlink(missing_ok=True)
            others = ChoiceService(lambda: models.catalogue, ModelStore(models_dir()), taught)
            for other in drafts:
                if other is not draft:
                    others.learn(other)
            options = ProcessOptions(language=row["language"])
            learnt = others.forecast(options, draft.recording.duration_ms, tracks=len(draft.tracks)).seconds or 0.0
            row["predicted_learnt_seconds"] = round(learnt, 1)
            row["ratio_learnt"] = round(learnt / row["seconds"], 3)
    return {
        "recordings": rows,
        "within_30_percent": sum(abs(row["ratio"] - 1) <= _WITHIN for row in rows),
        "within_30_percent_by_processor": sum(abs(row["ratio_by_processor"] - 1) <= _WITHIN for row in rows),
        "within_30_percent_learnt": sum(abs(row["ratio_learnt"] - 1) <= _WITHIN for row in rows),
    }


def _recordings(data: Path, only: Sequence[str]) -> list[tuple[Path, str]]:
    index = json.loads((data / "audio" / "index.json").read_text(encoding="utf-8"))
    known = [
        (data / entry["path"], entry["lang"], float(entry["seconds"]))
        for entry in index
        if entry.get("speech", True) and Path(entry["path"]).suffix in _SOUND and entry["lang"] in {"de", "en"}
    ]
    if only:
        return [(path, language) for path, language, _ in known if any(part in str(path) for part in only)]
    unlike = {(language, round(seconds, -1)): (path, language, seconds) for path, language, seconds in known}
    long = sorted((each for each in unlike.values() if each[2] >= _LEAST_SECONDS), key=lambda each: each[2])
    steps = min(_MOST, len(long))
    chosen = {round(step * (len(long) - 1) / max(1, steps - 1)) for step in range(steps)}
    return [(long[at][0], long[at][1]) for at in sorted(chosen)]


def _measure(path: Path, language: str, models: InstalledModels, choice: ChoiceService, data: Path) -> dict[str, Any]:
    job = ProcessService(models).job(path, ProcessOptions(language=language))
    forecasts: list[Forecast] = []

    def hear(event: Event) -> None:
        if isinstance(event, StageStarted) and event.stage is Stage.SPEECH and job.draft.recording is not None:
            tracks = len(job.draft.tracks)
            forecasts.append(choice.forecast(job.options, job.draft.recording.duration_ms, tracks=tracks))

    busy, own, started = _busy_seconds(), _own_seconds(), time.monotonic()
    draft = job.run(hear, CancelToken())
    seconds = time.monotonic() - started
    left = _left_by_others(busy, own, seconds)
    predicted = forecasts[0].seconds or 0.0
    return {
        "draft": draft,
        "recording": path.relative_to(data).as_posix(),
        "language": language,
        "sound_seconds": round((draft.recording.duration_ms if draft.recording else 0) / 1000, 1),
        "predicted_seconds": round(predicted, 1),
        "seconds": round(seconds, 1),
        "ratio": round(predicted / seconds, 3),
        "processor_left_by_others": left,
        "ratio_by_processor": round(predicted / (seconds * left), 3),
        "stages": _stages(draft),
    }


def _left_by_others(busy_before: float, own_before: float, seconds: float) -> float:
    """The share of the processor that others left for this run; 1 on an idle machine."""
    others = max(0.0, (_busy_seconds() - busy_before) - (_own_seconds() - own_before))
    return round(max(0.05, 1.0 - others / (seconds * (psutil.cpu_count() or 1))), 3)


def _busy_seconds() -> float:
    times = psutil.cpu_times()
    return float(times.user + getattr(times, "nice", 0.0) + times.system)


def _own_seconds() -> float:
    """Processor seconds of this process and of its engines, which have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _stages(draft: Draft) -> Mapping[str, float]:
    return {str(stage): round(cost.seconds, 1) for stage, cost in draft.costs.items()}
