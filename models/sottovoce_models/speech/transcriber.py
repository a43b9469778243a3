"""Sound in, segments out, as a stream: one code for files and live recordings, causal and per window.

Windows wait until the language is locked (given, or chosen over the first minute of speech) and are then recognized in
batches; where the batch lost speech it is heard again. Memory holds the sound of the windows under way and no more.

Sound always comes from the start of the recording: how speech is cut depends on all that came before. After a fault
the windows whose text is known are found again and left out, and what follows is what it would have been.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sottovoce_models.speech import coverage, doubts, language, repair, sentences
from sottovoce_models.speech.activity import Run, RunFinder
from sottovoce_models.speech.base import HZ, Clip, Heard, Recognizer, Samples, ms_to_sample, samples_of
from sottovoce_models.speech.correction import Vocabulary
from sottovoce_models.speech.vad import FRAME_MS, StreamingVad
from sottovoce_models.speech.windows import Window, WindowCutter
from sottovoce_models.types import Doubt, Segment, Track, Word

BATCH_WINDOWS: Final = 8
FIRST_BATCH_WINDOWS: Final = 2
_KEEP_MS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Task:
    """What to transcribe: `language` None to find it out; the text before `covered_ms` is known already.

    `batch_windows`: how many windows at most are recognized together; fewer show sooner, more are faster.
    `vocabulary`: names and terms that may be said; without any the text is that of a recognizer that knows of none.
    """

    language: str | None = None
    track: Track = Track.FILE
    covered_ms: int = 0
    first_index: int = 0
    batch_windows: int = BATCH_WINDOWS
    vocabulary: tuple[str, ...] = ()


class Recording:
    """What the tracks of one recording share: the numbers of their segments, and the language once one locked it."""

    def __init__(self, language: str | None, first_index: int) -> None:
        self.language = language
        self.probability = 1.0 if language else 0.0
        self._next_index = first_index

    def next_index(self) -> int:
        """A number no segment has yet."""
        self._next_index += 1
        return self._next_index - 1


@dataclass(frozen=True, slots=True)
class Batch:
    """What one step found. Everything before `covered_ms` is final, and known to a later Task of the same sound."""

    segments: tuple[Segment, ...]
    doubts: tuple[Doubt, ...]
    covered_ms: int
    speech_ms: int
    text_ms: int


@dataclass(frozen=True, slots=True)
class _Pending:
    window: Window
    clip: Clip


class Transcriber:
    """Feed it sound with `push`, end with `finish`; both yield what has become final."""

    def __init__(
        self,
        recognizer: Recognizer,
        vad: StreamingVad,
        task: Task,
        check_cancelled: Callable[[], None],
        shared: Recording | None = None,
    ) -> None:
        self._recognizer = recognizer
        self._vad = vad
        self._task = task
        self._check_cancelled = check_cancelled
        self._finder = RunFinder(0, FRAME_MS)
        self._cutter = WindowCutter()
        self._buffer: Samples = np.zeros(0, np.float32)
        self._buffer_start_ms = 0
        self._pending: list[_Pending] = []
        self._shared = shared or Recording(task.language, task.first_index)
        self._batch_windows = min(FIRST_BATCH_WINDOWS, task.batch_windows)
        self._vocabularies: dict[str, Vocabulary] = {}
        vad.reset()

    @property
    def language(self) -> str | None:
        """The language of the recording, None while nobody knows."""
        return self._shared.language

    @property
    def language_probability(self) -> float:
        """How sure that is, in [0, 1]."""
        return self._shared.probability

    def push(self, pcm: bytes) -> Iterator[Batch]:
        """Takes mono 16-bit samples at 16 kHz."""
        yield from self.hear(samples_of(pcm))

    def hear(self, samples: Samples) -> Iterator[Batch]:
        """The same for samples in [-1, 1)."""
        self._buffer = np.concatenate([self._buffer, samples])
        self._look_at(self._vad.push(samples))
        if self._lock_language(final=False):
            while len(self._pending) >= self._batch_windows:
                yield self._next_batch()

    def finish(self) -> Iterator[Batch]:
        """No more sound comes: everything left is recognized."""
        self._look_at(self._vad.finish())
        for run in self._finder.finish():
            self._queue(self._cutter.push(run))
        self._queue(self._cutter.finish())
        if self._lock_language(final=True):
            while self._pending:
                yield self._next_batch()

    def _look_at(self, probabilities: NDArray[np.float32]) -> None:
        for run in self._finder.push(probabilities.tolist()):
            self._queue(self._cutter.push(run))
        self._queue(self._cutter.flush_before(self._finder.earliest_start_ms))
        needed_ms = [self._finder.earliest_start_ms, self._cutter.earliest_start_ms]
        self._drop_before(min(ms for ms in needed_ms if ms is not None) - _KEEP_MS)

    def _queue(self, windows: Sequence[Window]) -> None:
        for window in windows:
            if window.end_ms > self._task.covered_ms:
                self._pending.append(_Pending(window, self._clip(window.start_ms, window.end_ms)))

    def _clip(self, start_ms: int, end_ms: int) -> Clip:
        start_ms = max(start_ms, self._buffer_start_ms)
        first = ms_to_sample(start_ms - self._buffer_start_ms)
        return Clip(start_ms, self._buffer[first : ms_to_sample(end_ms - self._buffer_start_ms)].copy())

    def _drop_before(self, ms: int) -> None:
        gone_ms = ms - self._buffer_start_ms
        if gone_ms > _KEEP_MS:
            self._buffer = self._buffer[ms_to_sample(gone_ms) :].copy()
            self._buffer_start_ms = ms

    def _lock_language(self, *, final: bool) -> bool:
        """Whether the language is known; decides it by the windows that hold the first minute of speech.

        Later ones have no say though they may be here already: the choice is the same however the sound arrives.
        """
        if self.language is not None:
            return True
        listened: list[_Pending] = []
        speech_ms = 0
        for pending in self._pending:
            if speech_ms < language.LISTEN_SPEECH_MS:
                listened.append(pending)
                speech_ms += pending.window.speech_ms
        if not listened or (not final and speech_ms < language.LISTEN_SPEECH_MS):
            return False
        listened = sorted(listened, key=lambda pending: -pending.window.speech_ms)[: language.MAX_WINDOWS]
        probabilities = self._recognizer.language_probabilities([pending.clip for pending in listened])
        self._shared.language, self._shared.probability = language.choose(
            probabilities, [pending.window.speech_ms for pending in listened]
        )
        return True

    def _next_batch(self) -> Batch:
        """Small batches first, so that text shows early; then large ones, which are faster."""
        count = min(self._batch_windows, len(self._pending))
        self._batch_windows = min(self._task.batch_windows, 2 * self._batch_windows)
        return self._recognize(count)

    def _recognize(self, count: int) -> Batch:
        batch, self._pending = self._pending[:count], self._pending[count:]
        first_heard = self._hear([pending.clip for pending in batch])
        heard = [
            replace(one, words=self._corrected(self._fresh(one.words), self.language))
            for one in self._repaired(batch, first_heard)
        ]
        segments: list[Segment] = []
        found: list[Doubt] = []
        for pending, raw, one in zip(batch, first_heard, heard, strict=True):
            cut = doubts.dropped(raw.words, doubts.without_loops(raw.words))
            own = [self._segment(words, one) for words in sentences.split(one.words)]
            segments += own
            found += doubts.find_doubts(own, pending.window.runs, self.language, cut)
        speech_ms = sum(pending.window.speech_ms for pending in batch)
        missing_ms = sum(
            coverage.speech_ms(coverage.gaps(pending.window.runs, one.words))
            for pending, one in zip(batch, heard, strict=True)
        )
        covered_ms = batch[-1].window.end_ms
        return Batch(
            tuple(segments),
            doubts.merged(found),
            covered_ms,
            speech_ms,
            speech_ms - missing_ms,
        )

    def _fresh(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Without those that lie before what is covered: another build may cut the windows elsewhere."""
        return tuple(word for word in words if word.start_ms + word.end_ms >= 2 * self._task.covered_ms)

    def _corrected(self, words: tuple[Word, ...], spoken: str | None) -> tuple[Word, ...]:
        """With the terms of the vocabulary where something that sounds like them was heard; `spoken`: the language."""
        return self._vocabulary(spoken).correct(words) if self._task.vocabulary and spoken else words

    def _vocabulary(self, spoken: str) -> Vocabulary:
        if spoken not in self._vocabularies:
            self._vocabularies[spoken] = Vocabulary(self._task.vocabulary, spoken)
        return self._vocabularies[spoken]

    def _with_vocabulary(self, clips: Sequence[Clip], heard: Sequence[Heard], spoken: str) -> list[Heard]:
        """Clips in which a term may hide are heard again by a recognizer that is told of the terms.

        What it hears then counts only where it brings a term: told of names, it hears everything else a little worse.
        """
        vocabulary = self._vocabulary(spoken)
        best = list(heard)
        wanted = [number for number, one in enumerate(heard) if vocabulary.may_hide(one.words)]
        if not wanted:
            return best
        self._check_cancelled()
        told = self._recognizer.recognize([clips[number] for number in wanted], spoken, self._task.vocabulary)
        for number, again in zip(wanted, told, strict=True):
            known = vocabulary.count(vocabulary.correct(heard[number].words))
            if vocabulary.count(vocabulary.correct(again.words)) > known and not doubts.is_loop(again):
                best[number] = again
        return best

    def _hear(self, clips: Sequence[Clip]) -> list[Heard]:
        self._check_cancelled()
        assert self.language is not None  # noqa: S101 -- windows are only recognized once the language is locked
        heard = self._recognizer.recognize(clips, self.language)
        if self._task.vocabulary:
            heard = self._with_vocabulary(clips, heard, self.language)
        return [
            Heard((), one.no_speech, one.avg_logprob, one.compression) if doubts.is_noise(one) else one for one in heard
        ]

    def _repaired(self, batch: Sequence[_Pending], heard: Sequence[Heard]) -> list[Heard]:
        """The batch with lost speech heard again, loops cut and loose words gone."""
        words = [
            doubts.without_loops(doubts.without_loose_words(one.words, pending.window.runs))
            for pending, one in zip(batch, heard, strict=True)
        ]
        holes = [coverage.gaps(pending.window.runs, own) for pending, own in zip(batch, words, strict=True)]
        wanted = [(number, run) for number, found in enumerate(holes) for run in repair.clips_for(found)]
        clips = [_part(batch[number].clip, run) for number, run in wanted]
        order = sorted(range(len(clips)), key=lambda index: len(clips[index].samples))
        again: dict[int, list[Word]] = {}
        for start in range(0, len(order), BATCH_WINDOWS):
            indices = order[start : start + BATCH_WINDOWS]
            for index, one in zip(indices, self._hear([clips[index] for index in indices]), strict=True):
                if not doubts.is_loop(one):
                    again.setdefault(wanted[index][0], []).extend(one.words)
        return [
            replace(one, words=doubts.without_loops(repair.fill(own, again.get(number, ()), holes[number])))
            for number, (one, own) in enumerate(zip(heard, words, strict=True))
        ]

    def _segment(self, words: tuple[Word, ...], heard: Heard) -> Segment:
        assert self.language is not None  # noqa: S101 -- see _hear
        return Segment(
            index=self._shared.next_index(),
            start_ms=words[0].start_ms,
            end_ms=max(word.end_ms for word in words),
            text=sentences.join(words),
            words=words,
            language=self.language,
            no_speech=heard.no_speech,
            avg_logprob=heard.avg_logprob,
            compression=heard.compression,
            track=self._task.track,
        )


def _part(clip: Clip, run: Run) -> Clip:
    start_ms = max(run.start_ms, clip.start_ms)
    first, last = ms_to_sample(start_ms - clip.start_ms), ms_to_sample(run.end_ms - clip.start_ms)
    return Clip(start_ms, clip.samples[first : max(last, first + HZ // 10)])
