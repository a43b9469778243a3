"""Full-text search in one meeting: which places speak of the words of a question. Pure and deterministic.

BM25 (Robertson and Zaragoza 2009) over passages that overlap: a passage lies around every sentence, and a word counts
less the farther from it it was said (a kernel, as in positional language models, Lv and Zhai 2009), so that the answer
is found that does not repeat the words of the question before it. Words meet by stem, as parts of a compound
("Abgabetermin") and as words for the same thing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce_models.ask.synonyms import related
from sottovoce_models.summarize import facts, text
from sottovoce_models.summarize.names import passage_words
from sottovoce_models.summarize.select import sentence_quotes
from sottovoce_models.types import Turn

_SATURATION: Final = 0.8
"""BM25's k1: how soon a word said again stops counting."""
_REACH_WORDS: Final = 90
_DECAY_WORDS: Final = 40
_PART: Final = 0.7
_SAME_THING: Final = 0.6
_MIN_PART: Final = 5
"""A stem this long may be found inside a compound that it begins or ends."""


@dataclass(frozen=True, slots=True)
class Place:
    """How well the passage around a sentence fits: BM25 score, and the strength of every term there (0 to 1)."""

    score: float
    strengths: tuple[float, ...]


class MeetingIndex:
    """The sentences of one meeting, to be searched for terms, names and facts."""

    def __init__(self, turns: Sequence[Turn], language: str) -> None:
        self.language: Final = language
        self.quotes: Final = tuple(sentence_quotes(turns))
        self._words = tuple(passage_words([quote.words]) for quote in self.quotes)
        self.stems: Final = tuple(text.said_stems(quote.words, language) for quote in self.quotes)
        self.lengths: Final = tuple(text.word_count(quote.words) for quote in self.quotes)
        self._spread = Counter(stem for stems in self.stems for stem in stems)
        self._where: dict[str, list[int]] = {}
        for number, stems in enumerate(self.stems):
            for stem in stems:
                self._where.setdefault(stem, []).append(number)
        self._at: list[int] = []
        at = 0
        for length in self.lengths:
            self._at.append(at)
            at += length

    def weight(self, term: str) -> float:
        """How much a term tells, by how rare it is in this meeting; one that nobody said tells most."""
        count = len(self.quotes)
        spread = len(self.hits(term))
        return math.log(1 + (count - spread + 0.5) / (spread + 0.5))

    def hits(self, term: str) -> dict[int, float]:
        """The sentences that have a term, and how surely: 1 by stem, less by part of a compound or related word."""
        found = dict.fromkeys(self._where.get(term, ()), 1.0)
        for other in related(self.language).get(term, ()):
            for number in self._where.get(other, ()):
                found.setdefault(number, _SAME_THING)
        if len(term) >= _MIN_PART:
            for other, numbers in self._where.items():
                if other != term and _is_part(term, other):
                    for number in numbers:
                        found[number] = max(found.get(number, 0.0), _PART)
        return found

    def hits_of_words(self, words: frozenset[str]) -> dict[int, float]:
        """The sentences that have one of some lower-case words, a name for instance, in the genitive too."""
        wanted = {form for word in words for form in (word, f"{word}s", f"{word}'s")}
        return {number: 1.0 for number, said in enumerate(self._words) if wanted & said}

    def hits_of_fact(self, value: str) -> dict[int, float]:
        """The sentences that state a number or date, however they write it."""
        return {number: 1.0 for number, quote in enumerate(self.quotes) if value in facts.said(quote.words)}

    def places(self, wanted: Sequence[tuple[float, dict[int, float]]]) -> dict[int, Place]:
        """The passages that have something of what is wanted: (weight, hits) for each term; by number of sentence."""
        mass: dict[int, list[float]] = {}
        peak: dict[int, list[float]] = {}
        for term, (_, hits) in enumerate(wanted):
            for hit, sureness in hits.items():
                for number, closeness in self._around(hit):
                    mass.setdefault(number, [0.0] * len(wanted))[term] += sureness * closeness
                    strongest = peak.setdefault(number, [0.0] * len(wanted))
                    strongest[term] = max(strongest[term], sureness * closeness)
        return {
            number: Place(
                sum(
                    weight * amount * (1 + _SATURATION) / (amount + _SATURATION)
                    for (weight, _), amount in zip(wanted, amounts, strict=True)
                ),
                tuple(peak[number]),
            )
            for number, amounts in mass.items()
        }

    def _around(self, hit: int) -> list[tuple[int, float]]:
        found = [(hit, 1.0)]
        for step in (-1, 1):
            number = hit + step
            while 0 <= number < len(self.quotes):
                between = self._at[max(hit, number)] - self._at[min(hit, number)] - self.lengths[min(hit, number)]
                if between > _REACH_WORDS:
                    break
                found.append((number, math.exp(-(between + 6) / _DECAY_WORDS)))
                number += step
        return found


def _is_part(term: str, other: str) -> bool:
    """Whether one stem begins or ends the other, both long enough to be words."""
    if len(other) < _MIN_PART:
        return False
    longer, shorter = (other, term) if len(other) > len(term) else (term, other)
    return longer.startswith(shorter) or longer.endswith(shorter)
