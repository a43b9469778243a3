"""Words with the speaker they belong to: whose spans they lie in, and that sentences are seldom torn. Pure.

The times of words and the edges of spans are both some tenths of a second off. So the words of a recording are given to
speakers as a whole, with the least sum of what speaks against it: words outside the spans of their speaker, and changes
of speaker where nobody paused or ended a sentence (dynamic programming; Viterbi, 1967).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from sottovoce_models.types import Segment, SpeakerSpan

# A silence this long ends a turn, and with it any sentence.
LONG_PAUSE_MS: Final = 2000
_SENTENCE_ENDS: Final = (".", "?", "!", "…", "。", "？", "！")
_CLOSERS: Final = "\"'”“’«»)]"
# What a change of speaker costs, in words wholly outside the spans of their speaker: after a sentence or a pause,
# and in the midst of speech. A short answer stays its own; a boundary that is off by two words tears no sentence.
_PAUSE_MS: Final = 300
_CHANGE_COSTS: Final = 0.1
_TEARING_COSTS: Final = 2.5
# Words outside all spans belong to the nearest; how sure that is ends with this distance.
_FAR_MS: Final = 2000


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word on its way into a turn: its text, time, the segment it came from, and who said it."""

    start_ms: int
    end_ms: int
    text: str
    segment: int
    speaker: str

    @property
    def ends_sentence(self) -> bool:
        """Whether a full stop, question or exclamation mark closes it."""
        return self.text.rstrip(_CLOSERS).endswith(_SENTENCE_ENDS)


def words_of(segments: Iterable[Segment], speaker: str = "") -> list[Spoken]:
    """All words in the order of the segments; a segment with text but no words counts as one long word."""
    spoken = []
    for segment in segments:
        if segment.words:
            spoken += [Spoken(w.start_ms, w.end_ms, w.text, segment.index, speaker) for w in segment.words]
        elif segment.text.strip():
            spoken.append(Spoken(segment.start_ms, segment.end_ms, segment.text.strip(), segment.index, speaker))
    return spoken


def given_to_speakers(segments: Iterable[Segment], spans: Iterable[SpeakerSpan]) -> list[Spoken]:
    """All words in their order, each with its speaker; without spans one speaker said it all."""
    words = words_of(segments, speaker="S1")
    calendar = _Calendar(spans)
    if not words or not calendar.speakers:
        return words
    totals = calendar.costs(words[0])
    came_from: list[list[int]] = []
    for before, word in pairwise(words):
        change = min(totals) + _change_costs(before, word)
        cheapest = totals.index(min(totals))
        came_from.append([who if total <= change else cheapest for who, total in enumerate(totals)])
        totals = [min(total, change) + cost for total, cost in zip(totals, calendar.costs(word), strict=True)]
    who = totals.index(min(totals))
    given = [replace(words[-1], speaker=calendar.speakers[who])]
    for word, origins in zip(reversed(words[:-1]), reversed(came_from), strict=True):
        who = origins[who]
        given.append(replace(word, speaker=calendar.speakers[who]))
    return given[::-1]


def _change_costs(before: Spoken, word: Spoken) -> float:
    silence_ms = word.start_ms - before.end_ms
    if silence_ms >= LONG_PAUSE_MS:
        return 0.0
    return _CHANGE_COSTS if before.ends_sentence or silence_ms >= _PAUSE_MS else _TEARING_COSTS


def sentences(words: Sequence[Spoken]) -> Iterator[list[Spoken]]:
    """The words cut behind sentence ends and at long pauses, nothing lost."""
    sentence: list[Spoken] = []
    end_ms = 0  # of the latest word so far, which repaired stretches may not have left at the end
    for word in words:
        if sentence and word.start_ms - end_ms >= LONG_PAUSE_MS:
            yield sentence
            sentence = []
        sentence.append(word)
        end_ms = max(end_ms, word.end_ms)
        if word.ends_sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


class _Calendar:
    """Knows who speaks when; spans of one speaker are merged where they touch. `speakers` in order of appearance."""

    def __init__(self, spans: Iterable[SpeakerSpan]) -> None:
        self._starts: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        for span in sorted(spans, key=lambda item: item.start_ms):
            starts = self._starts.setdefault(span.speaker, [])
            ends = self._ends.setdefault(span.speaker, [])
            if ends and span.start_ms <= ends[-1]:
                ends[-1] = max(ends[-1], span.end_ms)
            else:
                starts.append(span.start_ms)
                ends.append(span.end_ms)

        self.speakers = tuple(self._starts)

    def costs(self, word: Spoken) -> list[float]:
        """For each speaker what speaks against it, from 0 to 1: the share of the word outside its spans.

        Where the word is outside of all spans: how much farther away than the nearest they are.
        """
        scores = [self._score(speaker, word.start_ms, word.end_ms) for speaker in self.speakers]
        overlaps = [overlap for overlap, _ in scores]
        if any(overlaps):
            length_ms = word.end_ms - word.start_ms
            return [1.0 - overlap / length_ms for overlap in overlaps]
        nearest = min(distance for _, distance in scores)
        return [min(1.0, (distance - nearest) / _FAR_MS) for _, distance in scores]

    def _score(self, speaker: str, start_ms: int, end_ms: int) -> tuple[int, int]:
        """Overlap in ms, and the distance to the nearest span."""
        starts, ends = self._starts[speaker], self._ends[speaker]
        first = bisect_right(ends, start_ms)  # the first span that ends behind the start of the word
        last = bisect_left(starts, end_ms)  # the first span that starts at or behind its end
        overlap = sum(min(ends[i], end_ms) - max(starts[i], start_ms) for i in range(first, last))
        if overlap > 0:
            return overlap, 0
        gaps = [max(0, starts[i] - end_ms) for i in (first,) if i < len(starts)]
        gaps += [max(0, start_ms - ends[i]) for i in (first - 1,) if i >= 0]
        return 0, min(gaps)
