"""Sound in, segments out, as a stream: one code for files and live recordings, causal and per window.

Windows wait until the language is locked (given, or chosen over the first minute of speech) and are then recognized in
batches; where the batch lost speech it is heard again. In a mixed recording each window has its own language. Memory
holds the sound of the windows under way and no more.

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
from sottovoce_models.speech.hearing import Hearing
from sottovoce_models.speech.vad import FRAME_MS, StreamingVad
from sottovoce_models.speech.windows import MIN_SPEECH_MS, Limits, Window, WindowCutter
from sottovoce_models.types import Doubt, Segment, Track, Word

BATCH_WINDOWS: Final = 8
FIRST_BATCH_WINDOWS: Final = 2
# In a mixed recording: the shorter a window, the more seldom two languages share it.
MIXED_LIMITS: Final = Limits(max_window_ms=8_000, look_back_ms=5_000, max_pause_ms=1_000)
_KEEP_MS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Task:
    """What to transcribe: `language` as `speech.language` says; the text before `covered_ms` is known already.

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
    language: str = ""


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
        self._hearing = Hearing(recognizer, task.vocabulary, check_cancelled)
        self._vad = vad
        self._task = task
        self._check_cancelled = check_cancelled
        self._finder = RunFinder(0, FRAME_MS)
        self._shared = shared or Recording(task.language, task.first_index)
        mixed = self._shared.language == language.MIXED
        self._cutter = WindowCutter(MIXED_LIMITS if mixed else Limits())
        self._mixed: language.MixedLanguages | None = None
        self._buffer: Samples = np.zeros(0, np.float32)
        self._buffer_start_ms = 0
        self._pending: list[_Pending] = []
        self._evidence: list[tuple[dict[str, float], int]] = []
        self._batch_windows = min(FIRST_BATCH_WINDOWS, task.batch_windows)
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
                yield from self._next_batch()

    def finish(self) -> Iterator[Batch]:
        """No more sound comes: everything left is recognized."""
        self._look_at(self._vad.finish())
        for run in self._finder.finish():
            self._queue(self._cutter.push(run))
        self._queue(self._cutter.finish())
        if self._lock_language(final=True):
            while self._pending:
                yield from self._next_batch()

    def _look_at(self, probabilities: NDArray[np.float32]) -> None:
        for run in self._finder.push(probabilities.tolist()):
            self._queue(self._cutter.push(run))
        self._queue(self._cutter.flush_before(self._finder.earliest_start_ms))
        needed_ms = [self._finder.earliest_start_ms, self._cutter.earliest_start_ms]
        self._drop_before(min(ms for ms in needed_ms if ms is not None) - _KEEP_MS)

    def _queue(self, windows: Sequence[Window]) -> None:
        """Windows whose text is known are left out; not in a mixed recording: the languages after them depend on them.

        So are those in which a noise was taken for speech for a moment: asked for words, a recognizer invents some.
        """
        for window in windows:
            known = window.end_ms <= self._task.covered_ms and self.language != language.MIXED
            if window.speech_ms >= MIN_SPEECH_MS and not known:
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
        """Whether windows may be recognized: their language is known, or in a mixed recording which ones are likely.

        It listens to the windows that hold the first minute of speech, and to more while no language leads clearly.
        Later ones have no say though they may be here already: the choice is the same however the sound arrives.
        """
        if self._mixed is not None or self.language not in (None, language.MIXED):
            return True
        while not self._heard_enough() and len(self._evidence) < len(self._pending):
            listened = self._to_listen_to()
            speech_ms = [pending.window.speech_ms for pending in listened]
            if not final and self._evidence_ms + sum(speech_ms) < language.LISTEN_SPEECH_MS:
                return False
            probabilities = self._hearing.language_probabilities([pending.clip for pending in listened])
            self._evidence.extend(zip(probabilities, speech_ms, strict=True))
        if not self._evidence or not (final or self._heard_enough()):
            return False
        if self.language == language.MIXED:
            self._mixed = language.MixedLanguages(self._scores())
        else:
            self._shared.language, self._shared.probability = language.choose(self._scores())
        return True

    def _to_listen_to(self) -> list[_Pending]:
        """The next windows that have a say: those of the first minute together, later ones one by one."""
        speech_ms = self._evidence_ms
        listened: list[_Pending] = []
        for pending in self._pending[len(self._evidence) :]:
            listened.append(pending)
            speech_ms += pending.window.speech_ms
            if speech_ms >= language.LISTEN_SPEECH_MS:
                break
        return listened

    def _heard_enough(self) -> bool:
        if self._evidence_ms < language.LISTEN_SPEECH_MS:
            return False
        return self._evidence_ms >= language.MAX_LISTEN_SPEECH_MS or language.is_clear(self._scores())

    @property
    def _evidence_ms(self) -> int:
        return sum(speech_ms for _, speech_ms in self._evidence)

    def _scores(self) -> dict[str, float]:
        return language.averages([each for each, _ in self._evidence], [speech_ms for _, speech_ms in self._evidence])

    def _in_their_languages(self, batch: Sequence[_Pending]) -> list[_Pending]:
        """The windows with the language of each, in a mixed recording without those whose text is known."""
        assert self.language is not None  # noqa: S101 -- windows are only recognized once the language is locked
        if self._mixed is None:
            return [replace(pending, language=language.code_of(self.language)) for pending in batch]
        known, self._evidence = self._evidence[: len(batch)], self._evidence[len(batch) :]
        rest = [pending.clip for pending in batch[len(known) :]]
        probabilities = [each for each, _ in known] + (self._hearing.language_probabilities(rest) if rest else [])
        spoken = [
            replace(pending, language=self._mixed.push(each, pending.window.speech_ms))
            for pending, each in zip(batch, probabilities, strict=True)
        ]
        return [pending for pending in spoken if pending.window.end_ms > self._task.covered_ms]

    def _next_batch(self) -> Iterator[Batch]:
        """Small batches first, so that text shows early; then large ones, which are faster."""
        count = min(self._batch_windows, len(self._pending))
        self._batch_windows = min(self._task.batch_windows, 2 * self._batch_windows)
        self._check_cancelled()
        taken, self._pending = self._pending[:count], self._pending[count:]
        batch = self._in_their_languages(taken)
        if batch:
            yield self._recognize(batch)

    def _recognize(self, batch: Sequence[_Pending]) -> Batch:
        first_heard = self._hear([pending.clip for pending in batch], [pending.language for pending in batch])
        heard = [
            replace(one, words=self._hearing.corrected(self._fresh(one.words), pending.language))
            for pending, one in zip(batch, self._repaired(batch, first_heard), strict=True)
        ]
        segments: list[Segment] = []
        found: list[Doubt] = []
        for pending, raw, one in zip(batch, first_heard, heard, strict=True):
            cut = doubts.dropped(raw.words, doubts.without_loops(raw.words))
            own = [self._segment(words, one, pending.language) for words in sentences.split(one.words)]
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

    def _hear(self, clips: Sequence[Clip], languages: Sequence[str]) -> list[Heard]:
        return self._hearing.hear(clips, languages, self.language)

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
            languages = [batch[wanted[index][0]].language for index in indices]
            for index, one in zip(indices, self._hear([clips[index] for index in indices], languages), strict=True):
                if not doubts.is_loop(one):
                    again.setdefault(wanted[index][0], []).extend(one.words)
        return [
            replace(one, words=doubts.without_loops(repair.fill(own, again.get(number, ()), holes[number])))
            for number, (one, own) in enumerate(zip(heard, words, strict=True))
        ]

    def _segment(self, words: tuple[Word, ...], heard: Heard, spoken: str) -> Segment:
        return Segment(
            index=self._shared.next_index(),
            start_ms=words[0].start_ms,
            end_ms=max(word.end_ms for word in words),
            text=sentences.join(words),
            words=words,
            language=spoken,
            no_speech=heard.no_speech,
            avg_logprob=heard.avg_logprob,
            compression=heard.compression,
            track=self._task.track,
        )


def _part(clip: Clip, run: Run) -> Clip:
    start_ms = max(run.start_ms, clip.start_ms)
    first, last = ms_to_sample(start_ms - clip.start_ms), ms_to_sample(run.end_ms - clip.start_ms)
    return Clip(start_ms, clip.samples[first : max(last, first + HZ // 10)])
