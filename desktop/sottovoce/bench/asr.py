"""Speech: plain faster-whisper one by one against our batches with coverage repair, side by side in one run."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

import jiwer
import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.audio import decode_audio
from numpy.typing import NDArray

from sottovoce.bench.normalize import normalize
from sottovoce.core.paths import models_dir
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.speech.engine import BEAM_SIZE
from sottovoce_models.speech.faster_whisper_recognizer import FasterWhisperRecognizer
from sottovoce_models.speech.transcriber import Batch, Task, Transcriber
from sottovoce_models.speech.vad import StreamingVad

Samples = NDArray[np.float32]

_BLOCK_SAMPLES: Final = 16_000 * 10
THREADS: Final = 2


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording with what was said in it."""

    name: str
    samples: Samples
    reference: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """Recordings of one language that are scored together."""

    name: str
    language: str
    recordings: tuple[Recording, ...]

    @property
    def seconds(self) -> float:
        """Length of the sound."""
        return sum(len(recording.samples) for recording in self.recordings) / 16_000


def run(data: Path, *, only: Sequence[str] = (), model_id: str = "whisper-base", repeats: int = 1) -> dict[str, Any]:
    """Word error rates, seconds and their ratio for every corpus; `data` is the folder with `audio/index.json`."""
    model_dir = ModelStore(models_dir()).require(load_catalogue().entry(model_id))
    ours = _Ours(model_dir)
    baseline = _OneByOne(model_dir)
    result: dict[str, Any] = {"model": model_dir.name, "threads": THREADS, "beam": BEAM_SIZE, "corpora": {}}
    for corpus in _corpora(data, only):
        rows: dict[str, list[dict[str, Any]]] = {"one_by_one": [], "sottovoce": []}
        for _ in range(repeats):
            rows["one_by_one"].append(_measure(corpus, baseline.transcribe))
            rows["sottovoce"].append(_measure(corpus, ours.transcribe))
        ratios = [a["seconds"] / b["seconds"] for a, b in zip(rows["one_by_one"], rows["sottovoce"], strict=True)]
        result["corpora"][corpus.name] = {
            "seconds_of_sound": round(corpus.seconds, 1),
            "times_as_fast": round(median(ratios), 2),
            "ratios": [round(ratio, 2) for ratio in ratios],
            "cpu_ratios": [
                round(a["cpu_seconds"] / b["cpu_seconds"], 2)
                for a, b in zip(rows["one_by_one"], rows["sottovoce"], strict=True)
            ],
            **{name: measured[-1] for name, measured in rows.items()},
        }
    return result


def _measure(corpus: Corpus, transcribe: Callable[[Samples, str], str]) -> dict[str, Any]:
    started, cpu_started = time.perf_counter(), time.process_time()
    heard = [transcribe(recording.samples, corpus.language) for recording in corpus.recordings]
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


class _OneByOne:
    """How every peer calls faster-whisper: one window after another, beam 5, voice-activity filter."""

    def __init__(self, model_dir: Path) -> None:
        self._model = WhisperModel(
            str(model_dir), device="cpu", compute_type="int8", cpu_threads=THREADS, local_files_only=True
        )

    def transcribe(self, samples: Samples, language: str) -> str:
        segments, _ = self._model.transcribe(samples, language=language, beam_size=5, vad_filter=True)
        return " ".join(segment.text for segment in segments)


class _Ours:
    def __init__(self, model_dir: Path) -> None:
        self._recognizer = FasterWhisperRecognizer(model_dir, model_dir.name, THREADS, BEAM_SIZE)
        self._vad = StreamingVad()

    def transcribe(self, samples: Samples, language: str) -> str:
        transcriber = Transcriber(self._recognizer, self._vad, Task(language), lambda: None)
        batches: list[Batch] = []
        for start in range(0, len(samples), _BLOCK_SAMPLES):
            block = np.round(samples[start : start + _BLOCK_SAMPLES] * 32_767).astype("<i2")
            batches.extend(transcriber.push(block.tobytes()))
        batches.extend(transcriber.finish())
        return " ".join(segment.text for batch in batches for segment in batch.segments)


def _corpora(data: Path, only: Sequence[str]) -> list[Corpus]:
    index = json.loads((data / "audio" / "index.json").read_text(encoding="utf-8"))
    wanted = {
        "long_de_kerstin": "audio/asr/long_de_kerstin/",
        "long_librispeech_5spk": "audio/diarization/long_librispeech_5spk/",
        "audio_librispeech_test_other": "audio/asr/audio_librispeech_test_other/",
        "audio_de_kerstin": "audio/asr/audio_de_kerstin/",
    }
    corpora = []
    for name, prefix in wanted.items():
        entries = [entry for entry in index if entry["path"].startswith(prefix)]
        if entries and (not only or name in only):
            recordings = tuple(
                Recording(entry["path"], decode_audio(str(data / entry["path"])), _reference(data, entry))
                for entry in entries
            )
            corpora.append(Corpus(name, entries[0]["lang"], recordings))
    return corpora


def _reference(data: Path, entry: dict[str, Any]) -> str:
    if "text" in entry:
        return str(entry["text"])
    return Path(data / entry["text_path"]).read_text(encoding="utf-8")
