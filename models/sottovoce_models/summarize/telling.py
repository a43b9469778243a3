"""The sentences that together say most of a talk in few words, each of them fit to stand alone in minutes.

Weighted coverage of content stems within a budget of words, chosen greedily by gain per word (Gillick and Favre 2009;
the diminishing worth of a stem said again after Lin and Bilmes 2011). What is no statement (questions, greetings,
small talk, spelled-out data, half sentences, words that point at what is not quoted with them, what was taken back at
once) is never chosen; opinion and first-person sentences count less. Pure and deterministic.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.summarize.cues import cues_of
from sottovoce_models.summarize.numbers import is_spelled_out
from sottovoce_models.summarize.select import Quote
from sottovoce_models.summarize.spoken import Cast, Sentence
from sottovoce_models.summarize.words_of_talk import Talk, talk_of
from sottovoce_models.types import Citation

_MIN_STEMS: Final = 2
_MIN_WORDS: Final = 4
_WORDS: Final = (7, 30)
_MAX_UNIT_WORDS: Final = 42
_REPEATED: Final = 0.4
"""What a stem is worth when it was said in a chosen sentence before."""
_FULL_SPREAD: Final = 2
_OPINION: Final = 0.5
_FIRST_PERSON: Final = 0.6
_ADDRESSING: Final = 0.6
_WEIGHTY: Final = 1.6
"""What was decided or taken on is worth more."""
_ODD_LENGTH: Final = 0.5
_OPENING_SHARE: Final = 0.15
_OPENING_BONUS: Final = 0.5
_LENGTH_POWER: Final = 0.7
_MIN_HEAD: Final = 5
_SMALL_CIRCLE: Final = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """One or two adjoining sentences of a turn that may be quoted; `index` is the last one's place in the talk."""

    index: int
    quote: Quote
    printed: str
    stems: frozenset[str]
    word_count: int
    fitness: float


def units(
    sentences: Sequence[Sentence], cast: Cast, language: str, weighty: Collection[Citation] = frozenset()
) -> list[Unit]:
    """Everything that may be quoted, in spoken order; `weighty` words count more."""
    talk, cues = talk_of(language), cues_of(language)
    questions = cues.question_start if cues is not None else None
    names = frozenset(text.stem(word, language) for word in cast.name_words())
    is_small = len(cast.names) <= _SMALL_CIRCLE
    found: list[Unit] = []
    for index, sentence in enumerate(sentences):
        if not _is_statement(sentences, index, talk, questions):
            continue
        parts = [sentence]
        is_formal = is_small and talk.formal.match(sentence.printed) is not None
        points = talk.pointing.match(sentence.printed) is not None and not is_formal
        before = sentences[index - 1] if index else None
        is_near = before is not None and before.quote.turn is sentence.quote.turn
        if points and before is not None and is_near and _stands_alone(sentences, index - 1, talk, questions):
            parts, points = [before, sentence], False
        unit = _unit(parts, index, language, names)
        if unit.word_count > _MAX_UNIT_WORDS and len(parts) > 1:
            unit, points = _unit([sentence], index, language, names), True
        if len(unit.stems) >= _MIN_STEMS and unit.word_count >= _MIN_WORDS and not points:
            fitness = _fitness(unit, parts, talk, is_small=is_small)
            fitness *= _WEIGHTY if sentence.quote.citation() in weighty else 1
            fitness *= 1 + _OPENING_BONUS * max(0.0, 1 - index / max(1.0, len(sentences) * _OPENING_SHARE))
            found.append(Unit(index, unit.quote, unit.printed, unit.stems, unit.word_count, fitness))
    return found


def telling(candidates: Sequence[Unit], sentence_count: int, budget_words: int, frame_words: int = 0) -> list[Unit]:
    """The units that say most within the budget, in spoken order; `frame_words` go with each one."""
    heads = _heads({stem for unit in candidates for stem in unit.stems})
    candidates = [replace(unit, stems=frozenset(heads[stem] for stem in unit.stems)) for unit in candidates]
    spread = Counter(stem for unit in candidates for stem in unit.stems)
    weight = {
        stem: math.log1p(count) * math.log(1 + sentence_count / count) * min(1.0, count / _FULL_SPREAD)
        for stem, count in spread.items()
    }
    chosen: list[Unit] = []
    covered = Counter[str]()
    left = budget_words
    while True:
        best: tuple[float, int] | None = None
        for position, unit in enumerate(candidates):
            cost = unit.word_count + frame_words
            if cost > left or any(_overlaps(unit, other) for other in chosen):
                continue
            gain = unit.fitness * sum(weight[stem] * _REPEATED ** covered[stem] for stem in sorted(unit.stems))
            gain /= max(cost, _WORDS[0]) ** _LENGTH_POWER
            if best is None or gain > best[0]:
                best = (gain, -position)
        if best is None or best[0] <= 0:
            break
        unit = candidates[-best[1]]
        chosen.append(unit)
        covered.update(unit.stems)
        left -= unit.word_count + frame_words
    return sorted(chosen, key=lambda unit: unit.index)


def _heads(stems: set[str]) -> dict[str, str]:
    """For each stem the shortest other one it ends with: German compounds speak of the same thing as their head."""
    heads = dict.fromkeys(stems, "")
    for stem in stems:
        ends = [stem[at:] for at in range(len(stem) - _MIN_HEAD, 0, -1) if stem[at:] in stems]
        heads[stem] = ends[0] if ends else stem
    return heads


def shares_words(one: Quote, other: Quote) -> bool:
    """Whether two quotes have words of a turn in common."""
    return one.turn.id == other.turn.id and one.start < other.end and other.start < one.end


def _overlaps(unit: Unit, other: Unit) -> bool:
    return shares_words(unit.quote, other.quote) or len(unit.stems & other.stems) > 0.5 * min(
        len(unit.stems), len(other.stems)
    )


def _unit(parts: Sequence[Sentence], index: int, language: str, names: frozenset[str]) -> Unit:
    quote = Quote(parts[0].quote.turn, parts[0].quote.start, parts[-1].quote.end)
    printed = " ".join(text.as_sentence(part.printed) for part in parts)
    stems = frozenset(text.content_stems(printed, language)) - names
    return Unit(index, quote, printed, stems, text.word_count(printed), 1.0)


def _fitness(unit: Unit, parts: Sequence[Sentence], talk: Talk, *, is_small: bool) -> float:
    fitness = 1.0
    plain = " ".join(part.plain for part in parts)
    fitness *= _OPINION ** min(2, len(talk.opinion.findall(plain)))
    if talk.first_person.search(plain):
        fitness *= math.sqrt(_FIRST_PERSON) if is_small else _FIRST_PERSON
    if talk.addressing.search(unit.printed):
        fitness *= _ADDRESSING
    low, high = _WORDS
    return fitness if low <= unit.word_count <= high * len(parts) else fitness * _ODD_LENGTH


def _is_statement(sentences: Sequence[Sentence], index: int, talk: Talk, questions: re.Pattern[str] | None) -> bool:
    """Whether a sentence says something whole; without punctuation a question is told by how it begins."""
    sentence = sentences[index]
    plain = sentence.plain
    if plain.endswith(("?", "...", "…")) or text.is_cut_off(plain) or talk.small_talk.search(plain):
        return False
    turn_words = sentence.quote.turn.text
    if questions is not None and questions.match(plain) and not any(sign in turn_words for sign in ".!?"):
        return False
    if talk.data.search(plain) or is_spelled_out(text.words(plain)) or not talk.verb.search(sentence.printed):
        return False
    return not _is_taken_back(sentences, index, talk)


def _stands_alone(sentences: Sequence[Sentence], index: int, talk: Talk, questions: re.Pattern[str] | None) -> bool:
    return _is_statement(sentences, index, talk, questions) and not talk.pointing.match(sentences[index].printed)


def _is_taken_back(sentences: Sequence[Sentence], index: int, talk: Talk) -> bool:
    """Whether the speaker corrects the sentence in the next one, or the next voice says that it is wrong."""
    sentence = sentences[index]
    after = next(iter(sentences[index + 1 : index + 2]), None)
    if after is not None and after.quote.turn is sentence.quote.turn:
        return talk.correction.match(after.plain) is not None
    return after is not None and talk.contradiction.match(after.plain) is not None
