"""Speech: plain faster-whisper one by one and as a plain batch against ours, side by side in one run.

Plain faster-whisper samples where a decode fails, so its errors differ from run to run; ours never samples, but a word
on the edge falls to either side by the last bits of a sum, so its errors differ from machine to machine. Each repeat
has another seed and the sound a tenth of a decibel softer; `wer_percent_runs` has all runs.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, median, variance
from typing import Any, Final

import ctranslate2
import jiwer
import numpy as np
from faster_whisper import BatchedInferencePipeline, WhisperModel

from sottovoce.bench import progress
from sottovoce.bench.corpora import LONG, Corpus, Samples, corpora
from sottovoce.bench.normalize import normalize
from sottovoce.core.paths import models_dir
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.speech.engine import BEAM_SIZE
from sottovoce_models.speech.faster_whisper_recognizer import FasterWhisperRecognizer
from sottovoce_models.speech.transcriber import Batch, Task, Transcriber
from sottovoce_models.speech.vad import StreamingVad

_BLOCK_SAMPLES: Final = 16_000 * 10
_BATCH: Final = 8
_SEED: Final = 1
_SOFTER_DB: Final = 0.1
THREADS: Final = 2

Transcribe = Callable[[Samples, str], str]


def run(data: Path, *, only: Sequence[str] = (), model_id: str = "whisper-base", repeats: int = 1) -> dict[str, Any]:
    """Word error rates, seconds and ratios for every corpus, and over the long ones together.

    `data` is the folder with `audio/index.json`. `wer_points_worse` is the mean over the `repeats`, `wer_spread` the
    standard deviation of that mean.
    """
    model_dir = ModelStore(models_dir()).require(load_catalogue().entry(model_id))
    plain = _Plain(model_dir)
    ways: dict[str, Transcribe] = {
        "one_by_one": plain.one_by_one,
        "plain_batch": plain.batch,
        "sottovoce": Ours(model_dir).transcribe,
    }
    result: dict[str, Any] = {"model": model_dir.name, "threads": THREADS, "beam": BEAM_SIZE, "corpora": {}}
    for corpus in corpora(data, only):
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ways}
        for repeat in range(repeats):
            for name, transcribe in ways.items():
                progress.step(f"asr: {corpus.name}, {name}")
                ctranslate2.set_random_seed(_SEED + repeat)
                rows[name].append(_measure(corpus, transcribe, 10 ** (-_SOFTER_DB * repeat / 20)))
        result["corpora"][corpus.name] = {
            "seconds_of_sound": round(corpus.seconds, 1),
            "times_as_fast": round(median(_ratios(rows, "seconds")), 2),
            "cpu_ratio": round(median(_ratios(rows, "cpu_seconds")), 2),
            **_worse([row["wer_percent"] for row in rows["sottovoce"]], [r["wer_percent"] for r in rows["one_by_one"]]),
            **{
                name: {**measured[-1], "wer_percent_runs": [row["wer_percent"] for row in measured]}
                for name, measured in rows.items()
            },
        }
    result["long_together"] = _together([result["corpora"][name] for name in LONG if name in result["corpora"]])
    return result


def _worse(ours: Sequence[float], plain: Sequence[float]) -> dict[str, float]:
    """By how many points our error is higher, and the standard deviation of that where there is more than one run."""
    found = {"wer_points_worse": round(mean(ours) - mean(plain), 2)}
    if len(ours) > 1:
        found["wer_spread"] = round(math.sqrt((variance(ours) + variance(plain)) / len(ours)), 2)
    return found


def _ratios(rows: dict[str, list[dict[str, Any]]], key: str) -> list[float]:
    return [a[key] / b[key] for a, b in zip(rows["one_by_one"], rows["sottovoce"], strict=True)]


def _together(found: Sequence[dict[str, Any]]) -> dict[str, float]:
    """How many times as fast ours is over several corpora, by the clock and by processor time."""
    if not found:
        return {}
    return {
        name: round(
            sum(corpus["one_by_one"][key] for corpus in found) / sum(corpus["sottovoce"][key] for corpus in found), 2
        )
        for name, key in (("times_as_fast", "seconds"), ("cpu_ratio", "cpu_seconds"))
    }


def _measure(corpus: Corpus, transcribe: Transcribe, gain: float = 1.0) -> dict[str, Any]:
    started, cpu_started = time.perf_counter(), time.process_time()
    heard = [transcribe(recording.samples * np.float32(gain), corpus.language) for recording in corpus.recordings]
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - cpu_started
    scored = jiwer.process_words(
        [normalize(recording.reference, corpus.language) for recording in corpus.recordings],
        [normalize(text, corpus.language) for text in heard],
    )
    return {
        "wer_percent": round(100 * scored.wer, 2),
        "deletions": scored.deletions,
        "insertions": scored.insertions,
        "substitutions": scored.substitutions,
        "seconds": round(seconds, 2),
        "cpu_seconds": round(cpu_seconds, 2),
        "real_time_factor": round(seconds / corpus.seconds, 4),
    }


class _Plain:
    """How peers call faster-whisper: voice-activity filter, beam 5; one window after another, or its own batch."""

    def __init__(self, model_dir: Path) -> None:
        self._model = WhisperModel(
            str(model_dir), device="cpu", compute_type="int8", cpu_threads=THREADS, local_files_only=True
        )
        self._pipeline = BatchedInferencePipeline(self._model)

    def one_by_one(self, samples: Samples, language: str) -> str:
        segments, _ = self._model.transcribe(samples, language=language, beam_size=5, vad_filter=True)
        return " ".join(segment.text for segment in segments)

    def batch(self, samples: Samples, language: str) -> str:
        segments, _ = self._pipeline.transcribe(samples, language=language, beam_size=5, batch_size=_BATCH)
        return " ".join(segment.text for segment in segments)


class Ours:
    """The transcriber as the engine runs it, fed ten seconds at a time."""

    def __init__(self, model_dir: Path) -> None:
        self._recognizer = FasterWhisperRecognizer(model_dir, model_dir.name, THREADS, BEAM_SIZE)
        self._vad = StreamingVad()

    def transcribe(self, samples: Samples, language: str) -> str:
        """The words, joined."""
        return " ".join(segment.text for batch in self.batches(samples, language) for segment in batch.segments)

    def batches(self, samples: Samples, language: str | None) -> list[Batch]:
        """Everything that was found, in order."""
        transcriber = Transcriber(self._recognizer, self._vad, Task(language), lambda: None)
        found: list[Batch] = []
        for start in range(0, len(samples), _BLOCK_SAMPLES):
            block = np.round(samples[start : start + _BLOCK_SAMPLES] * 32_767).astype("<i2")
            found.extend(transcriber.push(block.tobytes()))
        return [*found, *transcriber.finish()]
