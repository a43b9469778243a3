"""Which language is found: in every recording, after minutes of other sounds, after a foreign greeting, in mixed talks.

"Plain" is what faster-whisper finds in the first half minute; with its voice-activity filter, of what that leaves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import jiwer
import numpy as np
from faster_whisper import WhisperModel

from sottovoce.bench import progress
from sottovoce.bench.asr import THREADS
from sottovoce.bench.corpora import Corpus, Samples, corpora
from sottovoce.bench.normalize import normalize
from sottovoce.bench.soundscapes import HZ, KINDS, minutes
from sottovoce.core.paths import models_dir
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.speech.base import Clip, Heard, Recognizer
from sottovoce_models.speech.engine import BEAM_SIZE
from sottovoce_models.speech.faster_whisper_recognizer import FasterWhisperRecognizer
from sottovoce_models.speech.language import MIXED
from sottovoce_models.speech.transcriber import Task, Transcriber
from sottovoce_models.speech.vad import StreamingVad
from sottovoce_models.types import Segment

_BLOCK_SAMPLES: Final = HZ * 10
_BEFORE_MINUTES: Final = 5
_SPEECH_SECONDS: Final = 90
_GREETINGS_S: Final = (5, 15, 30)
_LONG: Final = ("long_de_kerstin", "long_librispeech_5spk")
_SENTENCES: Final = ("audio_de_kerstin", "audio_librispeech_test_other")
# In the mixed talk: how many sentences of one language in a row.
_IN_A_ROW: Final = (3, 1, 2, 4, 1, 3, 2, 2)


@dataclass(frozen=True, slots=True)
class Case:
    """A recording whose language is to be found."""

    name: str
    language: str
    samples: Samples


def run(data: Path, *, only: Sequence[str] = (), model_id: str = "whisper-base") -> dict[str, Any]:
    """Right and wrong for each group of cases; `only`: some of "recordings", "before", "greeting", "mixed"."""
    model_dir = ModelStore(models_dir()).require(load_catalogue().entry(model_id))
    recognizer = FasterWhisperRecognizer(model_dir, model_id, THREADS, BEAM_SIZE)
    plain = WhisperModel(str(model_dir), device="cpu", compute_type="int8", cpu_threads=THREADS, local_files_only=True)
    all_of = corpora(data)
    long = {corpus.language: corpus for corpus in all_of if corpus.name in _LONG}
    groups = {"recordings": _recordings(all_of), "before": _before(long), "greeting": _greetings(long)}
    result: dict[str, Any] = {"model": model_id}
    for name, cases in groups.items():
        if not only or name in only:
            result[name] = _found(recognizer, plain, cases)
    if not only or "mixed" in only:
        result["mixed"] = _mixed(recognizer, [corpus for corpus in all_of if corpus.name in _SENTENCES])
    return result


def _found(recognizer: Recognizer, plain: WhisperModel, cases: Iterator[Case]) -> dict[str, Any]:
    wrong: dict[str, list[str]] = {"sottovoce": [], "plain_vad": [], "plain": []}
    count = 0
    for case in cases:
        progress.step(f"language: {case.name}")
        count += 1
        found = {
            "sottovoce": _ours(recognizer, case.samples),
            "plain_vad": plain.detect_language(case.samples, vad_filter=True)[0],
            "plain": plain.detect_language(case.samples)[0],
        }
        for way, language in found.items():
            if language != case.language:
                wrong[way].append(f"{case.name}: {language}")
    return {"cases": count, **{way: {"right": count - len(names), "wrong": names} for way, names in wrong.items()}}


def _ours(recognizer: Recognizer, samples: Samples) -> str | None:
    """The language that is locked; nothing is recognized for it."""
    transcriber = Transcriber(_Deaf(recognizer), StreamingVad(), Task(), lambda: None)
    for start in range(0, len(samples), _BLOCK_SAMPLES):
        list(transcriber.hear(samples[start : start + _BLOCK_SAMPLES]))
        if transcriber.language is not None:
            return transcriber.language
    list(transcriber.finish())
    return transcriber.language


class _Deaf:
    """A recognizer that knows languages but hears no words."""

    def __init__(self, recognizer: Recognizer) -> None:
        self._recognizer = recognizer

    @property
    def languages(self) -> frozenset[str]:
        return self._recognizer.languages

    def language_probabilities(self, clips: Sequence[Clip]) -> list[dict[str, float]]:
        return self._recognizer.language_probabilities(clips)

    def recognize(self, clips: Sequence[Clip], language: str, hotwords: Sequence[str] = ()) -> list[Heard]:
        del language, hotwords
        return [Heard((), 1.0, 0.0, 0.0) for _ in clips]


def _recordings(all_of: Sequence[Corpus]) -> Iterator[Case]:
    for corpus in all_of:
        for recording in corpus.recordings:
            yield Case(recording.name, corpus.language, recording.samples)


def _before(long: dict[str, Corpus]) -> Iterator[Case]:
    """Five minutes of every sound in which nobody speaks, and then speech."""
    for language, corpus in long.items():
        speech = corpus.recordings[0].samples[: HZ * _SPEECH_SECONDS]
        for kind in KINDS:
            yield Case(f"{kind} before {language}", language, np.concatenate([*minutes(kind, _BEFORE_MINUTES), speech]))


def _greetings(long: dict[str, Corpus]) -> Iterator[Case]:
    """Some seconds of the other language, and then the meeting."""
    for language, corpus in long.items():
        for other in long.values():
            for seconds in _GREETINGS_S if other.language != language else ():
                greeting = other.recordings[0].samples[: HZ * seconds]
                meeting = corpus.recordings[0].samples[: HZ * 240]
                yield Case(f"{seconds} s of {other.language}", language, np.concatenate([greeting, meeting]))


def _mixed(recognizer: Recognizer, spoken: Sequence[Corpus]) -> dict[str, Any]:
    """Sentences of two languages in turns: the share of words in the right language, and the errors of each choice."""
    parts: list[Samples] = []
    spans: list[tuple[int, int, str]] = []
    references: list[str] = []
    at = 0
    sentences = {corpus.language: iter(corpus.recordings) for corpus in spoken}
    for number, count in enumerate(_IN_A_ROW):
        language = spoken[number % len(spoken)].language
        for _ in range(count):
            recording = next(sentences[language])
            gap = np.zeros(HZ * 2 // 5, np.float32)
            spans.append((at * 1000 // HZ, (at + len(recording.samples)) * 1000 // HZ, language))
            parts += [recording.samples, gap]
            references.append(recording.reference)
            at += len(recording.samples) + len(gap)
    samples, reference = np.concatenate(parts), " ".join(references)
    rows: dict[str, Any] = {"seconds": round(len(samples) / HZ, 1)}
    for choice in (MIXED, *sorted(sentences)):
        transcriber = Transcriber(recognizer, StreamingVad(), Task(choice), lambda: None)
        batches = [*transcriber.hear(samples), *transcriber.finish()]
        segments = [segment for batch in batches for segment in batch.segments]
        scored = jiwer.process_words(
            normalize(reference, "en"), normalize(" ".join(segment.text for segment in segments), "en")
        )
        rows[choice] = {"wer_percent": round(100 * scored.wer, 2), "right_language_percent": _right(segments, spans)}
    return rows


def _right(segments: Sequence[Segment], spans: Sequence[tuple[int, int, str]]) -> float:
    """The share of words whose segment has the language of the sentence that is spoken at that time, in percent."""
    counts: Counter[bool] = Counter()
    for segment in segments:
        for word in segment.words:
            middle_ms = (word.start_ms + word.end_ms) // 2
            language = next((each for start, end, each in spans if start <= middle_ms < end), None)
            if language is not None:
                counts[language == segment.language] += 1
    return round(100 * counts[True] / max(1, counts.total()), 1)
