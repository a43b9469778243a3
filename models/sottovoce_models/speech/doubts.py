"""What the recognizer should not be trusted with: loops, noise that grew text, weak words; pure.

`find_doubts` is the one way to the doubts of a transcript, while recording, of a file, and of segments read from
storage. It looks at what the words say and when, at where people speak, and at the recognizer's own measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from sottovoce_models.speech import mismatch
from sottovoce_models.speech.activity import Run
from sottovoce_models.speech.base import Heard
from sottovoce_models.speech.coverage import overlap_ms
from sottovoce_models.speech.repeats import loops
from sottovoce_models.speech.text_language import foreign_stretches
from sottovoce_models.types import Doubt, DoubtReason, Segment, Word

# Whisper's own limits for a failed decode (Radford et al. 2022, section 4.5).
LOOP_COMPRESSION: Final = 2.4
FAILED_LOGPROB: Final = -1.0
NO_SPEECH: Final = 0.6

SEVERAL_LANGUAGES: Final = "mul"  # ISO 639-2
LOW_CONFIDENCE: Final = 0.45
LOOSE_WORD_PROBABILITY: Final = 0.5
MAX_DISTANCE_MS: Final = 1_000
MAX_REPEATS: Final = 3


def is_noise(heard: Heard) -> bool:
    """Whether a whole clip is text grown from noise: the model itself doubts there was speech, and its own words."""
    return heard.no_speech > NO_SPEECH and heard.avg_logprob < FAILED_LOGPROB


def is_loop(heard: Heard) -> bool:
    """Whether the text repeats itself more than speech does."""
    return heard.compression > LOOP_COMPRESSION


def without_loose_words(words: Sequence[Word], runs: Sequence[Run]) -> tuple[Word, ...]:
    """The words without those far from any speech that the recognizer itself hardly believes."""
    return tuple(
        word
        for word in words
        if word.probability >= LOOSE_WORD_PROBABILITY
        or overlap_ms(max(0, word.start_ms - MAX_DISTANCE_MS), word.end_ms + MAX_DISTANCE_MS, runs)
    )


def without_loops(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with a phrase of up to eight words that repeats more than MAX_REPEATS times in a row cut to one."""
    kept = list(words)
    for length in range(1, 9):
        at = 0
        while at + length <= len(kept):
            phrase = [word.text.casefold() for word in kept[at : at + length]]
            end = at + length
            while [word.text.casefold() for word in kept[end : end + length]] == phrase:
                end += length
            if (end - at) // length > MAX_REPEATS:
                del kept[at + length : end]
            at += 1
    return tuple(kept)


def weak(words: Sequence[Word]) -> bool:
    """Whether a segment's words are on average hardly believed by the recognizer."""
    return bool(words) and sum(word.probability for word in words) / len(words) < LOW_CONFIDENCE


def dropped(before: Sequence[Word], after: Sequence[Word]) -> list[Run]:
    """Where words of `before` are missing in `after`, neighbours together: what was cut as a loop."""
    kept = iter([*after, None])
    current = next(kept)
    gone: list[Run] = []
    open_run = False
    for word in before:
        if word == current:
            current = next(kept)
            open_run = False
        elif open_run:
            gone[-1] = Run(gone[-1].start_ms, max(gone[-1].end_ms, word.end_ms))
        else:
            gone.append(Run(word.start_ms, word.end_ms))
            open_run = True
    return gone


def find_doubts(
    segments: Sequence[Segment], runs: Sequence[Run], language: str | None, cut: Sequence[Run] = ()
) -> tuple[Doubt, ...]:
    """Where the text of one track may be wrong and why: sorted, doubts of one reason neither overlap nor touch.

    `segments` and `runs` (where people speak) are sorted by start and on the same clock. `language`: the one of the
    recording ("de-CH" counts as "de"); None or "mul" when several were meant, then each segment answers for its own.
    `cut`: where loops were taken out. A window of a recording or the whole of it: the same doubts, but for those that
    need words of two windows.
    """
    language = None if language in (None, SEVERAL_LANGUAGES) else language.partition("-")[0]
    told = [word for segment in segments for word in segment.words]  # as one reads them
    words = sorted(told, key=lambda word: word.start_ms)
    found = [(cut_run, DoubtReason.LOOP) for cut_run in cut]
    found += [(_span(told[first:last]), DoubtReason.LOOP) for first, last in loops([word.text for word in told])]
    found += [(run, DoubtReason.LOOP) for run in _packed(segments)]
    found += [(run, DoubtReason.LANGUAGE_FLIP) for run in _flips(segments, language)]
    found += [(run, DoubtReason.SPEECH_WITHOUT_TEXT) for run in mismatch.speech_without_text(runs, words)]
    found += [(run, DoubtReason.TEXT_WITHOUT_SPEECH) for run in mismatch.text_without_speech(runs, segments)]
    found += [(run, DoubtReason.TEXT_WITHOUT_SPEECH) for run in mismatch.hurried(runs, segments)]
    found += [
        (_span(segment.words), DoubtReason.LOW_CONFIDENCE)
        for segment in segments
        if segment.words and (weak(segment.words) or segment.avg_logprob < FAILED_LOGPROB)
    ]
    return merged(Doubt(run.start_ms, run.end_ms, reason) for run, reason in found)


def merged(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """The doubts with those of one reason that overlap or touch made one; sorted by start, then end."""
    joined: list[Doubt] = []
    for reason, group in groupby(
        sorted(doubts, key=lambda each: (each.reason, each.start_ms)), lambda each: each.reason
    ):
        last: Doubt | None = None
        for doubt in group:
            if last is not None and doubt.start_ms <= last.end_ms:
                joined[-1] = Doubt(last.start_ms, max(last.end_ms, doubt.end_ms), reason)
            else:
                joined.append(doubt)
            last = joined[-1]
    return tuple(sorted(joined, key=lambda each: (each.start_ms, each.end_ms, each.reason)))


def _packed(segments: Sequence[Segment]) -> Iterator[Run]:
    """Stretches whose text packs too well: neighbours with one measure were recognized together."""
    for compression, group in groupby(segments, lambda segment: segment.compression):
        if compression > LOOP_COMPRESSION:
            together = list(group)
            yield Run(together[0].start_ms, max(segment.end_ms for segment in together))


def _flips(segments: Sequence[Segment], language: str | None) -> Iterator[Run]:
    """Segments said to be in another language than the recording, and words that are not in the one they should be."""
    yield from (
        Run(segment.start_ms, segment.end_ms)
        for segment in segments
        if language is not None and segment.language != language
    )
    for expected, group in groupby(segments, lambda segment: language or segment.language):
        words = [word for segment in group for word in segment.words]
        for first, last, _ in foreign_stretches([word.text for word in words], expected):
            yield _span(words[first:last])


def _span(words: Sequence[Word]) -> Run:
    return Run(min(word.start_ms for word in words), max(word.end_ms for word in words))
