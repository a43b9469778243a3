"""Words with the speaker they belong to: overlap with the spans first, then whole sentences. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from sottovoce_models.types import Segment, SpeakerSpan

# A silence this long ends a turn, and with it any sentence.
LONG_PAUSE_MS: Final = 2000
_SENTENCE_ENDS: Final = (".", "?", "!", "…", "。", "？", "！")
_CLOSERS: Final = "\"'”“’«»)]"
# A run of words this short inside or at the edge of another's sentence is a boundary that fell into the wrong place.
_STRAY_WORDS: Final = 3
_STRAY_MS: Final = 1500


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
    """All words, each with its speaker; without spans one speaker said it all."""
    return untorn(with_speakers(words_of(segments), spans, nobody="S1"))


def with_speakers(words: Sequence[Spoken], spans: Iterable[SpeakerSpan], nobody: str) -> list[Spoken]:
    """Each word given to the speaker whose spans overlap it most, or lie nearest when none does.

    On a tie the speaker of the word before goes on. Without any spans all words are `nobody`'s.
    """
    calendar = _Calendar(spans)
    given: list[Spoken] = []
    for word in words:
        before = given[-1].speaker if given else ""
        given.append(replace(word, speaker=calendar.speaker_at(word.start_ms, word.end_ms, before) or nobody))
    return given


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


def untorn(words: Sequence[Spoken]) -> list[Spoken]:
    """The same words, with strays inside a sentence given to the speaker of most of it.

    Short runs (up to three words within 1.5 s) go to the majority; a long run stays: somebody did take over without a
    full stop being heard. A short sentence of its own ("Yes.") keeps its speaker.
    """
    return [word for sentence in sentences(words) for word in _mended(sentence)]


def _mended(sentence: list[Spoken]) -> list[Spoken]:
    if len({word.speaker for word in sentence}) == 1:
        return sentence
    lengths: Counter[str] = Counter()
    for word in sentence:
        lengths[word.speaker] += 1
    majority, most = lengths.most_common(1)[0]
    mended: list[Spoken] = []
    for speaker, group in groupby(sentence, key=lambda word: word.speaker):
        run = list(group)
        stray = len(run) <= _STRAY_WORDS and run[-1].end_ms - run[0].start_ms <= _STRAY_MS and len(run) < most
        mended += [replace(word, speaker=majority) for word in run] if stray and speaker != majority else run
    return mended


class _Calendar:
    """Answers who speaks in a stretch of time; spans of one speaker are merged where they touch."""

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

    def speaker_at(self, start_ms: int, end_ms: int, before: str) -> str:
        """Who overlaps [start_ms, end_ms) most or lies nearest; `before` wins ties; "" when there are no spans."""
        best, best_score = "", (-1, 0)
        for speaker in self._starts:
            score = self._score(speaker, start_ms, end_ms)
            if not best or score > best_score or (score == best_score and speaker == before):
                best, best_score = speaker, score
        return best

    def _score(self, speaker: str, start_ms: int, end_ms: int) -> tuple[int, int]:
        """Overlap in ms, and the distance to the nearest span as a negative number."""
        starts, ends = self._starts[speaker], self._ends[speaker]
        first = bisect_right(ends, start_ms)  # the first span that ends behind the start of the word
        last = bisect_left(starts, end_ms)  # the first span that starts at or behind its end
        overlap = sum(min(ends[i], end_ms) - max(starts[i], start_ms) for i in range(first, last))
        if overlap > 0:
            return overlap, 0
        gaps = [max(0, starts[i] - end_ms) for i in (first,) if i < len(starts)]
        gaps += [max(0, start_ms - ends[i]) for i in (first - 1,) if i >= 0]
        return 0, -min(gaps)
