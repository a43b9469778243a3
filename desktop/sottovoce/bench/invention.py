"""Words where nobody speaks: half an hour of each of many sounds, and noisy pauses put between spoken sentences.

Ours hears every minute of it; plain faster-whisper, which is slow where it fails, the first PLAIN_MINUTES.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import ctranslate2
import jiwer
import numpy as np
from faster_whisper import WhisperModel

from sottovoce.bench import progress
from sottovoce.bench.asr import THREADS, Ours
from sottovoce.bench.corpora import Samples, corpora
from sottovoce.bench.normalize import normalize
from sottovoce.bench.soundscapes import BLOCK_SECONDS, HZ, KINDS, minutes
from sottovoce.core.paths import models_dir
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.types import Word

MINUTES: Final = 30
PLAIN_MINUTES: Final = 2
PAUSES: Final = "pauses"
# A word in a pause lies at least this far from the recordings around it: the times of words are not exact.
_FAR_MS: Final = 500
_PAUSES_S: Final = (0.8, 1.5, 2.5, 4.0, 8.0, 20.0)
_SPOKEN: Final = ("audio_de_kerstin", "audio_librispeech_test_other")
_SENTENCES: Final = 24
_SEED: Final = 7


@dataclass(frozen=True, slots=True)
class Broken:
    """Sentences of one language with noisy pauses between them, the pauses in ms, and the words of the sentences."""

    language: str
    samples: Samples
    pauses: tuple[tuple[int, int], ...]
    reference: str


def run(
    data: Path,
    *,
    only: Sequence[str] = (),
    model_id: str = "whisper-base",
    count: int = MINUTES,
    plain_count: int = PLAIN_MINUTES,
) -> dict[str, Any]:
    """Words a minute for each kind of sound (`only`: kinds, or "pauses"), and words in pauses with the error rate."""
    model_dir = ModelStore(models_dir()).require(load_catalogue().entry(model_id))
    ours, plain = Ours(model_dir), _Plain(model_dir)
    result: dict[str, Any] = {"model": model_dir.name, "minutes": count, "plain_minutes": plain_count, "sounds": {}}
    for kind in KINDS:
        if only and kind not in only:
            continue
        progress.step(f"invention: {kind}")
        sound = np.concatenate(list(minutes(kind, plain_count)))
        result["sounds"][kind] = {
            "sottovoce": _rate(len(_words_of(ours, kind, count)), count),
            "plain_vad": _rate(len(plain.words(sound, None, vad=True)), plain_count),
            "plain": _rate(len(plain.words(sound, None, vad=False)), plain_count),
        }
    if not only or PAUSES in only:
        result[PAUSES] = [_pauses(ours, plain, broken) for broken in _broken(data)]
    return result


def _words_of(ours: Ours, kind: str, count: int) -> list[Word]:
    sound = np.concatenate(list(minutes(kind, count)))
    return [word for batch in ours.batches(sound, None) for segment in batch.segments for word in segment.words]


def _rate(words: int, count: int) -> dict[str, float]:
    return {"words": words, "words_per_minute": round(words * 60 / (count * BLOCK_SECONDS), 2)}


def _pauses(ours: Ours, plain: _Plain, broken: Broken) -> dict[str, Any]:
    heard = {
        "sottovoce": [
            word
            for batch in ours.batches(broken.samples, broken.language)
            for segment in batch.segments
            for word in segment.words
        ],
        "plain_vad": plain.words(broken.samples, broken.language, vad=True),
        "plain": plain.words(broken.samples, broken.language, vad=False),
    }
    pause_minutes = sum(end_ms - start_ms for start_ms, end_ms in broken.pauses) / 60_000
    return {
        "language": broken.language,
        "minutes_of_pauses": round(pause_minutes, 2),
        **{name: _scored(words, broken) for name, words in heard.items()},
    }


def _scored(words: Sequence[Word], broken: Broken) -> dict[str, Any]:
    scored = jiwer.process_words(
        normalize(broken.reference, broken.language),
        normalize(" ".join(word.text for word in words), broken.language),
    )
    invented = sum(in_pause(word, broken.pauses) for word in words)
    return {
        "words_in_pauses": invented,
        "wer_percent": round(100 * scored.wer, 2),
        "insertions": scored.insertions,
    }


def in_pause(word: Word, pauses: Sequence[tuple[int, int]]) -> bool:
    """Whether a word stands in a pause and not just at its edge."""
    middle_ms = (word.start_ms + word.end_ms) // 2
    return any(start_ms + _FAR_MS <= middle_ms < end_ms - _FAR_MS for start_ms, end_ms in pauses)


def _broken(data: Path) -> list[Broken]:
    """For each language its sentences, every pause filled with another sound, which goes on softly under the speech."""
    found = []
    for corpus in corpora(data, _SPOKEN):
        rng = np.random.default_rng(_SEED)
        kinds, lengths_s = cycle([kind for kind in KINDS if kind != "silence"]), cycle(_PAUSES_S)
        parts: list[Samples] = []
        pauses: list[tuple[int, int]] = []
        at = 0
        for recording in corpus.recordings[:_SENTENCES]:
            noise = KINDS[next(kinds)](rng, int(next(lengths_s) * HZ) + len(recording.samples)).astype(np.float32)
            length = len(noise) - len(recording.samples)
            pauses.append((at * 1000 // HZ, (at + length) * 1000 // HZ))
            parts += [noise[:length], recording.samples + 0.1 * noise[length:]]
            at += len(noise)
        reference = " ".join(recording.reference for recording in corpus.recordings[:_SENTENCES])
        found.append(Broken(corpus.language, np.clip(np.concatenate(parts), -1, 0.9999), tuple(pauses), reference))
    return found


class _Plain:
    """Plain faster-whisper, beam 5, with and without its voice-activity filter."""

    def __init__(self, model_dir: Path) -> None:
        self._model = WhisperModel(
            str(model_dir), device="cpu", compute_type="int8", cpu_threads=THREADS, local_files_only=True
        )

    def words(self, samples: Samples, language: str | None, *, vad: bool) -> list[Word]:
        ctranslate2.set_random_seed(_SEED)
        segments, _ = self._model.transcribe(
            samples, language=language, beam_size=5, vad_filter=vad, word_timestamps=True
        )
        return [
            Word(round(word.start * 1000), round(max(word.start, word.end) * 1000), word.word.strip(), 1.0)
            for segment in segments
            for word in segment.words or ()
            if word.word.strip()
        ]
