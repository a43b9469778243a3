"""When each word of a turn was spoken, also where a human has changed the text: pure, and small for hours of speech."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from sottovoce_models.types import Segment, Turn

_WORD: Final = re.compile(r"\S+")
_SLACK_MS: Final = 60
_SMALL: Final = 40_000
"""Stretches without a word that both have but once are compared closely up to so many pairs, and halved beyond."""


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word as the recognizer heard it."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word of a turn's text, characters [start, end), and when it is spoken."""

    start: int
    end: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class _Packed:
    texts: str
    times_ms: array[int]

    def words(self) -> Iterator[HeardWord]:
        for number, text in enumerate(self.texts.split("\n") if self.texts else ()):
            yield HeardWord(text, self.times_ms[2 * number], self.times_ms[2 * number + 1])


class WordTimes:
    """The words of a recording by segment, packed: eight hours take a few megabytes."""

    def __init__(self, segments: Iterable[Segment] = ()) -> None:
        self._segments: dict[int, list[_Packed]] = {}
        for segment in segments:
            times_ms = array("Q")
            for word in segment.words:
                times_ms.extend((word.start_ms, word.end_ms))
            texts = "\n".join(" ".join(word.text.split()) for word in segment.words)
            self._segments.setdefault(segment.index, []).append(_Packed(texts, times_ms))

    def __len__(self) -> int:
        return sum(len(packed.times_ms) // 2 for each in self._segments.values() for packed in each)

    def heard_in(self, turn: Turn) -> tuple[HeardWord, ...]:
        """What was heard in a turn's segments while the turn lasts, in order of time."""
        heard = [word for index in turn.segments for packed in self._segments.get(index, ()) for word in packed.words()]
        within = [
            word
            for word in heard
            if turn.start_ms - _SLACK_MS <= (word.start_ms + word.end_ms) // 2 <= turn.end_ms + _SLACK_MS
        ]
        return tuple(sorted(within, key=lambda word: word.start_ms))

    def spoken_in(self, turn: Turn, text: str) -> tuple[SpokenWord, ...]:
        """The words of `text`, which is what the turn shows, with their times."""
        return spoken_words(text, self.heard_in(turn), turn.start_ms, turn.end_ms)


def spoken_words(text: str, heard: Sequence[HeardWord], start_ms: int, end_ms: int) -> tuple[SpokenWord, ...]:
    """Every word of `text` once and in order, with times in [start_ms, end_ms] that never run backwards.

    Words that were heard have the time of the hearing; what a human wrote between them shares what lies between,
    letter by letter. O(n log n) in the words.
    """
    found = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    pieces = [piece for word in heard for piece in _pieces(word)]
    times: list[tuple[int, int] | None] = [None] * len(found)
    for ours, theirs in _matches([_bare(text[a:b]) for a, b in found], [_bare(piece.text) for piece in pieces]):
        times[ours] = (pieces[theirs].start_ms, pieces[theirs].end_ms)
    words: list[SpokenWord] = []
    last_ms = start_ms
    for (start, end), (from_ms, to_ms) in zip(found, _filled(found, times, start_ms, end_ms), strict=True):
        last_ms = min(max(last_ms, from_ms), end_ms)
        words.append(SpokenWord(start, end, last_ms, min(max(last_ms, to_ms), end_ms)))
    return tuple(words)


def word_at_time(words: Sequence[SpokenWord], time_ms: int) -> SpokenWord | None:
    """The word that is spoken at a moment, or the last one before it; None before the first."""
    at = bisect_right(words, time_ms, key=lambda word: word.start_ms) - 1
    return words[at] if at >= 0 else None


def word_at_character(words: Sequence[SpokenWord], character: int) -> SpokenWord | None:
    """The word a character belongs to, white space to the word before it; None before the first."""
    at = bisect_right(words, character, key=lambda word: word.start) - 1
    return words[at] if at >= 0 else None


def _bare(word: str) -> str:
    return "".join(letter for letter in word if letter.isalnum()).casefold() or word


def _pieces(word: HeardWord) -> Iterator[HeardWord]:
    """A term of several words, one by one; their lengths share its time."""
    parts = word.text.split()
    total, length_ms, done = max(1, sum(map(len, parts))), word.end_ms - word.start_ms, 0
    for part in parts:
        start_ms = word.start_ms + length_ms * done // total
        done += len(part)
        yield HeardWord(part, start_ms, word.start_ms + length_ms * done // total)


def _filled(
    found: Sequence[tuple[int, int]], times: Sequence[tuple[int, int] | None], start_ms: int, end_ms: int
) -> Iterator[tuple[int, int]]:
    """The times with those that are missing put between their neighbours, by the lengths of the words."""
    at, before_ms = 0, start_ms
    while at < len(times):
        known = times[at]
        if known is not None:
            yield known
            before_ms = max(before_ms, known[1])
            at += 1
            continue
        until = next((later for later in range(at, len(times)) if times[later] is not None), len(times))
        following = times[until] if until < len(times) else None
        after_ms = max(before_ms, following[0] if following is not None else end_ms)
        lengths = [end - start + 1 for start, end in found[at:until]]
        total, done, room_ms = sum(lengths), 0, after_ms - before_ms
        for length in lengths:
            yield before_ms + room_ms * done // total, before_ms + room_ms * (done + length) // total
            done += length
        at = until


def _matches(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal words, both sides in order: patience diff, with what is left over is compared closely."""
    pairs: list[tuple[int, int]] = []
    waiting = [(0, len(ours), 0, len(theirs))]
    while waiting:
        low, high, their_low, their_high = waiting.pop()
        while low < high and their_low < their_high and ours[low] == theirs[their_low]:
            pairs.append((low, their_low))
            low, their_low = low + 1, their_low + 1
        while low < high and their_low < their_high and ours[high - 1] == theirs[their_high - 1]:
            high, their_high = high - 1, their_high - 1
            pairs.append((high, their_high))
        if low == high or their_low == their_high:
            continue
        anchors = _anchors(ours, theirs, (low, high), (their_low, their_high))
        if anchors:
            for anchor, their_anchor in [*anchors, (high, their_high)]:
                waiting.append((low, anchor, their_low, their_anchor))
                low, their_low = anchor + 1, their_anchor + 1
            pairs.extend(anchors)
        elif (high - low) * (their_high - their_low) <= _SMALL:
            matcher = SequenceMatcher(None, ours[low:high], theirs[their_low:their_high], autojunk=False)
            for block in matcher.get_matching_blocks():
                pairs.extend((low + block.a + n, their_low + block.b + n) for n in range(block.size))
        else:
            middle, their_middle = (low + high) // 2, (their_low + their_high) // 2
            waiting += [(low, middle, their_low, their_middle), (middle, high, their_middle, their_high)]
    return sorted(pairs)


def _anchors(
    ours: Sequence[str], theirs: Sequence[str], span: tuple[int, int], their_span: tuple[int, int]
) -> list[tuple[int, int]]:
    """Words that stand once on either side, as many as keep their order (longest increasing subsequence)."""
    once, their_once = _once(ours, *span), _once(theirs, *their_span)
    common = sorted((at, their_once[word]) for word, at in once.items() if word in their_once)
    tops: list[int] = []
    piles: list[list[tuple[tuple[int, int], int]]] = []
    for pair in common:
        pile = bisect_right(tops, pair[1])
        entry = (pair, len(piles[pile - 1]) - 1 if pile else -1)
        if pile == len(piles):
            piles.append([entry])
            tops.append(pair[1])
        else:
            piles[pile].append(entry)
            tops[pile] = pair[1]
    chain: list[tuple[int, int]] = []
    at = len(piles[-1]) - 1 if piles else -1
    for pile_entries in reversed(piles):
        pair, at = pile_entries[at]
        chain.append(pair)
    return chain[::-1]


def _once(words: Sequence[str], low: int, high: int) -> dict[str, int]:
    places: dict[str, int] = {}
    for at in range(low, high):
        places[words[at]] = -1 if words[at] in places else at
    return {word: at for word, at in places.items() if at >= 0}
