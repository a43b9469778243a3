"""From a question to the sentences that answer it, and how much of the question they speak of. Pure.

Places are ranked by the whole question, sentences by their place, by what they say of the question themselves and by
how much they say at all. Asked what somebody said, only that person's sentences count, with the question they answer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce_models.ask.index import MeetingIndex, Place
from sottovoce_models.ask.question import Question
from sottovoce_models.summarize import select, text
from sottovoce_models.summarize.select import Quote
from sottovoce_models.types import Turn

QUOTED_WORDS: Final = 140
"""What a small model reads in a few seconds."""
_SLACK_WORDS: Final = 12
_MIN_CONTENT: Final = 3
_OWN_WORDS: Final = 0.5
"""What the words of the question in the sentence itself add to those around it."""
_SAID_AGAIN: Final = 0.5
_WORTHWHILE: Final = 0.3
"""A sentence so much worse than the best one is no part of the answer."""
_BEST_WORDS: Final = (8, 34)
_NAMED: Final = 1.6
"""A name or a number in a question tells more than any word."""
_BESIDE: Final = 0.39
"""Where nobody spoke of what stands behind "about", the rest of the question is no answer, but may come near."""
_SOMEBODY_ELSE: Final = 0.15
"""What the words of others are worth where somebody is asked about who spoke of the matter."""


@dataclass(frozen=True, slots=True)
class Found:
    """The sentences that answer best, in spoken order with the best ones' indices, and how much they cover.

    `coverage`: the share of the question's words, by weight, said at the best place. `missing_name`: a proper name or
    number of the question that is nowhere in the meeting.
    """

    quotes: tuple[Quote, ...]
    best: tuple[int, ...]
    coverage: float
    score: float
    missing_name: bool = False


NOTHING: Final = Found((), (), 0.0, 0.0)


def search(index: MeetingIndex, question: Question, turns: Sequence[Turn], quoted_words: int = QUOTED_WORDS) -> Found:
    """The quotes that answer a question, at most about `quoted_words` of them; `turns` are all of the meeting's."""
    allowed = _allowed(question, turns)
    if not index.quotes or not allowed:
        return NOTHING
    if question.is_open:
        return _telling(index, question, allowed, turns, quoted_words)
    wanted = [(index.weight(term), index.hits(term)) for term in question.terms]
    highest = math.log(1 + len(index.quotes))
    hard = [index.hits_of_words(frozenset({name})) for name in sorted(question.names)]
    hard += [index.hits_of_fact(value) for value in sorted(question.facts)]
    wanted += [(_NAMED * highest, hits) for hits in hard]
    places = {n: place for n, place in index.places(wanted).items() if index.quotes[n].turn.id in allowed}
    if not places:
        return NOTHING
    matter = [number for number, term in enumerate(question.terms) if term in question.matter]
    spoken_of = {n: each for n, each in places.items() if any(each.strengths[number] > 0 for number in matter)}
    beside = bool(matter) and not spoken_of
    places = spoken_of or places
    total = sum(weight for weight, _ in wanted)
    coverage = max(_covered(place, wanted) for place in places.values()) / total if total else 0.0
    coverage *= _BESIDE if beside else 1.0
    ranked = _ranked(index, question, places, wanted)
    chosen = _chosen(index, ranked, quoted_words)
    quotes = tuple(index.quotes[number] for number in sorted(chosen))
    best = tuple(sorted(chosen).index(number) for number in chosen)
    return Found(quotes, best, round(coverage, 3), max(ranked.values(), default=0.0), any(not hits for hits in hard))


def _allowed(question: Question, turns: Sequence[Turn]) -> frozenset[str]:
    inside = question.stretch.turns(turns) if question.stretch is not None else turns
    return frozenset(turn.id for turn in inside)


def _covered(place: Place, wanted: Sequence[tuple[float, Mapping[int, float]]]) -> float:
    return sum(weight * min(1.0, 2 * s) for (weight, _), s in zip(wanted, place.strengths, strict=True))


def _ranked(
    index: MeetingIndex,
    question: Question,
    places: Mapping[int, Place],
    wanted: Sequence[tuple[float, Mapping[int, float]]],
) -> dict[int, float]:
    ranked: dict[int, float] = {}
    is_heard = any(index.quotes[number].turn.speaker in question.speakers for number in places)
    for number, place in places.items():
        own = sum(weight * hits.get(number, 0.0) for weight, hits in wanted)
        value = (place.score + _OWN_WORDS * own) * _says(index, number)
        if is_heard and index.quotes[number].turn.speaker not in question.speakers:
            value *= _SOMEBODY_ELSE
        if value > 0:
            ranked[number] = value
    return ranked


def _says(index: MeetingIndex, number: int) -> float:
    """How much a sentence says at all, 0 to 1: not "Mm, yeah", not half a sentence, not without end."""
    distinct, words = len(index.stems[number]), index.lengths[number]
    if not distinct:
        return 0.0
    score = math.pow(min(1.0, distinct / (_MIN_CONTENT + 2)), 0.7)
    low, high = _BEST_WORDS
    if not low <= words <= high:
        score *= 0.75
    quote = index.quotes[number].words
    if quote.rstrip().endswith("?"):
        score *= 0.8
    return 0.8 * score if text.is_cut_off(quote.lower()) else score


def _chosen(index: MeetingIndex, ranked: Mapping[int, float], quoted_words: int) -> list[int]:
    """Numbers of sentences, best first; one that says again what a chosen one said counts less."""
    left, chosen = quoted_words, list[int]()
    rest = dict(ranked)
    while rest and left > 0:
        number = max(rest, key=lambda each: (rest[each], -each))
        if chosen and rest.pop(number) < _WORTHWHILE * ranked[chosen[0]]:
            break
        rest.pop(number, None)
        if chosen and index.lengths[number] > left + _SLACK_WORDS:
            continue
        chosen.append(number)
        left -= index.lengths[number]
        stems = index.stems[number]
        for other in list(rest):
            shared = len(stems & index.stems[other])
            if shared > 0.5 * min(len(stems), len(index.stems[other])):
                rest[other] *= _SAID_AGAIN
    return chosen


def _telling(
    index: MeetingIndex, question: Question, allowed: frozenset[str], turns: Sequence[Turn], quoted_words: int
) -> Found:
    """The telling sentences of whoever, or whatever stretch, is asked about without any matter."""
    said = [
        turn for turn in turns if turn.id in allowed and (not question.speakers or turn.speaker in question.speakers)
    ]
    windows = select.windows(said, index.language, max(25, quoted_words // 6))
    quotes = [quote for window in windows for quote in window.quotes]
    kept, left = list[Quote](), quoted_words
    for quote in [*(window.quotes[window.best] for window in windows), *quotes]:
        length = text.word_count(quote.words)
        if quote not in kept and (not kept or length <= left + _SLACK_WORDS):
            kept.append(quote)
            left -= length
    place = {turn.id: number for number, turn in enumerate(turns)}
    ordered = sorted(kept, key=lambda quote: (place[quote.turn.id], quote.start))
    best = tuple(ordered.index(quote) for quote in kept)
    return Found(tuple(ordered), best, 1.0 if kept else 0.0, 1.0 if kept else 0.0)
