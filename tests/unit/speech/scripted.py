"""A voice-activity model that hears loudness and a recognizer that knows a script: exact, and it notes its calls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sottovoce_models.speech.base import HZ, Clip, Heard, Samples, ms_to_sample, samples_of
from sottovoce_models.speech.transcriber import Batch, Task, Transcriber
from sottovoce_models.speech.vad import FRAME_SAMPLES, StreamingVad
from sottovoce_models.types import Segment, Word

WORD_MS = 500


class LoudnessVad(StreamingVad):
    """Speech is what is loud. Needs no network, and like the real one no particular size of block."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self._rest = np.zeros(0, np.float32)

    def push(self, samples: Samples) -> NDArray[np.float32]:
        stream = np.concatenate([self._rest, samples])
        count = len(stream) // FRAME_SAMPLES
        self._rest = stream[count * FRAME_SAMPLES :]
        frames = np.abs(stream[: count * FRAME_SAMPLES]).reshape(count, FRAME_SAMPLES)
        loud: NDArray[np.float32] = np.where(frames.mean(axis=1) > 0.01, 0.9, 0.05).astype(np.float32)
        return loud


def sound_of(spans_ms: Iterable[tuple[int, int]], length_ms: int) -> bytes:
    """16-bit sound that is loud during the spans and silent elsewhere; no two samples nearby are alike."""
    samples = np.zeros(ms_to_sample(length_ms), "<i2")
    for start_ms, end_ms in spans_ms:
        first, last = ms_to_sample(start_ms), ms_to_sample(end_ms)
        samples[first:last] = 4_000 + np.arange(first, last) % 9_973
    return samples.tobytes()


def words_in(spans_ms: Iterable[tuple[int, int]], name: str = "w") -> list[Word]:
    """A word each half second of the spans, named by when it is said."""
    return [
        Word(at_ms, at_ms + WORD_MS - 100, f"{name}{at_ms}", 0.9)
        for start_ms, end_ms in spans_ms
        for at_ms in range(start_ms, end_ms - WORD_MS + 1, WORD_MS)
    ]


@dataclass
class ScriptedRecognizer:
    """Hears the script's words whose middle lies in a clip, if the clip's samples are the recording's at that time.

    `lost` words are not heard the first time their clip comes; `verdict` may say how sure it is of a clip.
    """

    script: Sequence[Word]
    pcm: bytes
    lost: Sequence[Word] = ()
    verdict: Callable[[Clip, tuple[Word, ...]], Heard] = lambda _clip, words: Heard(words, 0.01, -0.2, 1.2)
    probabilities: Callable[[Clip], dict[str, float]] = lambda _clip: {"en": 0.9, "de": 0.1}
    calls: list[list[tuple[int, int]]] = field(default_factory=list)
    asked_language: list[list[tuple[int, int]]] = field(default_factory=list)
    in_language: set[str] = field(default_factory=set)
    told: set[tuple[str, ...]] = field(default_factory=set)
    _missed: set[int] = field(default_factory=set)

    @property
    def languages(self) -> frozenset[str]:
        return frozenset({"de", "en"})

    def language_probabilities(self, clips: Sequence[Clip]) -> list[dict[str, float]]:
        self.asked_language.append([self._span(clip) for clip in clips])
        return [self.probabilities(clip) for clip in clips]

    def recognize(self, clips: Sequence[Clip], language: str, hotwords: Sequence[str] = ()) -> list[Heard]:
        self.calls.append([self._span(clip) for clip in clips])
        self.told.add(tuple(hotwords))
        self.in_language.add(language)
        return [self.verdict(clip, tuple(self._words(clip))) for clip in clips]

    def _words(self, clip: Clip) -> Iterable[Word]:
        for word in self.script:
            if clip.start_ms <= (word.start_ms + word.end_ms) // 2 < clip.end_ms:
                if word in self.lost and word.start_ms not in self._missed:
                    self._missed.add(word.start_ms)
                else:
                    yield word

    def _span(self, clip: Clip) -> tuple[int, int]:
        first = ms_to_sample(clip.start_ms)
        recorded = samples_of(self.pcm)[first : first + len(clip.samples)]
        assert len(clip.samples) <= 30 * HZ, "more than the recognizer can hear at once"
        assert np.array_equal(recorded, clip.samples), "the clip holds the sound of another time"
        return clip.start_ms, clip.end_ms


def transcribe(
    recognizer: ScriptedRecognizer,
    task: Task | None = None,
    block_ms: int = 1_000,
    check_cancelled: Callable[[], None] = lambda: None,
) -> tuple[list[Batch], Transcriber]:
    """All batches of the recognizer's recording, fed in blocks, and the transcriber."""
    task = task or Task()
    transcriber = Transcriber(recognizer, LoudnessVad(), task, check_cancelled)
    pcm = recognizer.pcm
    step = 2 * ms_to_sample(block_ms)
    batches: list[Batch] = []
    for start in range(0, len(pcm), step):
        batches.extend(transcriber.push(pcm[start : start + step]))
    batches.extend(transcriber.finish())
    return batches, transcriber


def segments_of(batches: Iterable[Batch]) -> list[Segment]:
    return [segment for batch in batches for segment in batch.segments]


def texts_of(batches: Iterable[Batch]) -> list[str]:
    return [word.text for segment in segments_of(batches) for word in segment.words]
