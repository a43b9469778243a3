"""Memory of the speech engine over hours: the data's recordings joined, through its process as the app runs it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import numpy as np

from sottovoce.bench.asr import THREADS
from sottovoce.bench.corpora import corpora
from sottovoce.core.paths import models_dir
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engines import SPEECH, EngineSet
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.protocol import PCM_HZ, Json, Pcm

LENGTHS_MIN: Final = {"10min": 10, "30min": 30, "1h": 60, "3h": 180}
_CORPORA: Final = ("long_librispeech_5spk", "diar_meeting_transcriber", "audio_us_gov", "long_de_kerstin")
_BLOCK_SAMPLES: Final = PCM_HZ * 10
_MARKS_MIN: Final = (5, 10, 20, 30, 60, 90, 120, 150, 180)


def run(data: Path, *, only: Sequence[str] = (), model_id: str = "whisper-base") -> dict[str, Any]:
    """Peak resident memory at some times on the way through the longest of `only` (names of LENGTHS_MIN; else 3h)."""
    entry = load_catalogue().entry(model_id)
    length_min = max(LENGTHS_MIN[name] for name in only or LENGTHS_MIN)
    params: Json = {
        "model_dir": str(ModelStore(models_dir()).require(entry)),
        "model_id": entry.id,
        "model_sha256": entry.sha256,
        "language": None,
        "track": "file",
        "start_ms": 0,
        "first_index": 0,
        "duration_ms": length_min * 60_000,
        "threads": THREADS,
        "batch_windows": None,
    }
    marks: dict[str, int] = {}
    words = 0
    started = time.perf_counter()
    with EngineSet() as engines:
        engine = engines.get(SPEECH)
        for frame in engine.run("transcribe", params, _sound(data, length_min), CancelToken()):
            if isinstance(frame, Pcm) or frame.get("kind") != "batch":
                continue
            words += sum(len(segment["words"]) for segment in frame["data"]["segments"])
            for mark in _MARKS_MIN:
                if frame["data"]["covered_ms"] >= mark * 60_000 and str(mark) not in marks:
                    marks[str(mark)] = round(engine.peak_rss_bytes / 1e6)
        peak_mb = round(engine.peak_rss_bytes / 1e6)
    seconds = time.perf_counter() - started
    return {
        "model": entry.id,
        "minutes": length_min,
        "words": words,
        "seconds": round(seconds, 1),
        "real_time_factor": round(seconds / (length_min * 60), 4),
        "peak_mb": peak_mb,
        "peak_mb_after_minutes": marks,
    }


def _sound(data: Path, length_min: int) -> Iterator[Pcm]:
    """The recordings one after another, over and over, each time with another loudness."""
    rng = np.random.default_rng(1)
    recordings = [recording.samples for corpus in corpora(data, _CORPORA) for recording in corpus.recordings]
    left = length_min * 60 * PCM_HZ
    for samples in cycle(recordings):
        louder = samples[:left] * float(rng.uniform(0.4, 0.9))
        for start in range(0, len(louder), _BLOCK_SAMPLES):
            yield Pcm(np.round(louder[start : start + _BLOCK_SAMPLES] * 32_767).astype("<i2").tobytes())
        left -= len(louder)
        if left <= 0:
            return
