"""Errors put into true transcripts, of the four kinds a recognizer makes without a word of warning; seeded."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from random import Random
from typing import Final

from sottovoce_models.speech import sentences
from sottovoce_models.speech.activity import Run
from sottovoce_models.speech.base import Heard
from sottovoce_models.types import DoubtReason, Segment, Word

REMOVED_MS: Final = 1_500
_SENTENCE_WORDS: Final = (4, 14)
_PHRASE_WORDS: Final = (1, 5)
_COPIES: Final = (3, 6)
SILENCE_EDGE_MS: Final = 500


class Kind(StrEnum):
    """What was done to the text."""

    REMOVED = "removed"
    LOOP = "loop"
    LANGUAGE = "language"
    SILENCE = "silence"


FITTING: Final = {
    Kind.REMOVED: DoubtReason.SPEECH_WITHOUT_TEXT,
    Kind.LOOP: DoubtReason.LOOP,
    Kind.LANGUAGE: DoubtReason.LANGUAGE_FLIP,
    Kind.SILENCE: DoubtReason.TEXT_WITHOUT_SPEECH,
}


@dataclass(frozen=True, slots=True)
class Planted:
    """One error: what was done between which times."""

    kind: Kind
    start_ms: int
    end_ms: int


@dataclass
class Text:
    """A transcript that is being altered. No two errors touch the same segment."""

    segments: list[Segment]
    planted: list[Planted] = field(default_factory=list)

    def _free(self, first: int, last: int) -> bool:
        start_ms = self.segments[first].start_ms - 1_000
        end_ms = max(segment.end_ms for segment in self.segments[first:last]) + 1_000
        return not any(each.start_ms < end_ms and start_ms < each.end_ms for each in self.planted)

    def remove(self, chance: Random) -> bool:
        """Takes at least REMOVED_MS of words in a row out of one place; False if this place does not serve."""
        at = chance.randrange(len(self.segments))
        words = list(self.segments[at].words)
        first = chance.randrange(len(words))
        last, length_ms = first, 0
        while last < len(words) and length_ms < REMOVED_MS:
            length_ms += words[last].end_ms - words[last].start_ms
            last += 1
        if length_ms < REMOVED_MS or not self._free(at, at + 1):
            return False
        self.planted.append(Planted(Kind.REMOVED, words[first].start_ms, words[last - 1].end_ms))
        self._put(at, [*words[:first], *words[last:]])
        return True

    def loop(self, chance: Random) -> bool:
        """A phrase goes on over the words after it, as a recognizer that has lost the thread does."""
        at = chance.randrange(len(self.segments))
        length, copies = chance.randint(*_PHRASE_WORDS), chance.randint(*_COPIES)
        owners = [(number, word) for number in range(at, len(self.segments)) for word in self.segments[number].words]
        first = chance.randrange(len(self.segments[at].words))
        looped = owners[first : first + length * copies]
        last = looped[-1][0] + 1
        if len(looped) < length * copies or not self._free(at, last):
            return False
        if any(one.end_ms + 1_500 < other.start_ms for (_, one), (_, other) in itertools.pairwise(looped)):
            return False
        phrase = [word.text for _, word in looped[:length]]
        texts = [phrase[number % length] for number in range(len(looped))]
        self.planted.append(Planted(Kind.LOOP, looped[0][1].start_ms, looped[-1][1].end_ms))
        written = iter(texts)
        for number in range(at, last):
            words = [
                replace(word, text=next(written)) if (number, word) in looped else word
                for word in self.segments[number].words
            ]
            self._put(number, words)
        packed = _compression(" ".join(self.segments[number].text for number in range(at, last)))
        for number in range(at, last):
            segment = self.segments[number]
            self.segments[number] = replace(segment, compression=max(segment.compression, packed))
        return True

    def say_otherwise(self, start_ms: int, end_ms: int, heard: Heard, language: str) -> bool:
        """A window is what was heard in another language; `language` is what it should have been."""
        inside = [n for n, segment in enumerate(self.segments) if start_ms <= segment.start_ms < end_ms]
        if not inside or not self._free(inside[0], inside[-1] + 1):
            return False
        made = [
            _segment(words, language, heard.no_speech, heard.avg_logprob, heard.compression)
            for words in sentences.split(heard.words)
        ]
        self.segments[inside[0] : inside[-1] + 1] = made
        self.planted.append(Planted(Kind.LANGUAGE, heard.words[0].start_ms, heard.words[-1].end_ms))
        return True

    def say_in_silence(self, silence: Run, spoken: Segment) -> None:
        """A sentence of elsewhere stands where nobody speaks, at the speed of speech and as sure as it was there."""
        words, at_ms = [], silence.start_ms + SILENCE_EDGE_MS
        for word in spoken.words:
            end_ms = at_ms + speaking_ms(word.text)
            words.append(Word(at_ms, end_ms, word.text, word.probability))
            at_ms = end_ms + 60
        made = _segment(words, spoken.language, spoken.no_speech, spoken.avg_logprob, spoken.compression)
        self.segments.append(made)
        self.segments.sort(key=lambda segment: segment.start_ms)
        self.planted.append(Planted(Kind.SILENCE, made.start_ms, made.end_ms))

    def _put(self, at: int, words: Sequence[Word]) -> None:
        segment = self.segments[at]
        if words:
            start_ms, end_ms = words[0].start_ms, max(word.end_ms for word in words)
            self.segments[at] = replace(
                segment, start_ms=start_ms, end_ms=end_ms, words=tuple(words), text=sentences.join(words)
            )
        else:
            del self.segments[at]


def speaking_ms(text: str) -> int:
    """How long a word takes to say."""
    return 120 + 55 * len(text)


def is_sentence(segment: Segment) -> bool:
    """Whether a segment has the length of an ordinary sentence."""
    low, high = _SENTENCE_WORDS
    return low <= len(segment.words) <= high


def sentence_ms(segment: Segment) -> int:
    """The silence a sentence needs."""
    return 2 * SILENCE_EDGE_MS + sum(speaking_ms(word.text) + 60 for word in segment.words)


def later(segment: Segment, by_ms: int) -> Segment:
    """The segment as it is when so much sound was put in before it."""
    words = tuple(replace(word, start_ms=word.start_ms + by_ms, end_ms=word.end_ms + by_ms) for word in segment.words)
    return replace(segment, start_ms=segment.start_ms + by_ms, end_ms=segment.end_ms + by_ms, words=words)


def _segment(words: Sequence[Word], language: str, no_speech: float, avg_logprob: float, compression: float) -> Segment:
    return Segment(
        index=0,
        start_ms=words[0].start_ms,
        end_ms=max(word.end_ms for word in words),
        text=sentences.join(words),
        words=tuple(words),
        language=language,
        no_speech=no_speech,
        avg_logprob=avg_logprob,
        compression=compression,
    )


def _compression(text: str) -> float:
    """Whisper's measure: bytes of the text over bytes of it packed."""
    raw = text.encode("utf-8")
    return len(raw) / len(zlib.compress(raw))
