"""Telling quotes: which sentences of each stretch of the meeting say what it was about.

Chosen greedily for what they add (a budgeted form of maximal marginal relevance, Carbonell and Goldstein 1998): gain of
a sentence = sum over its distinct content stems of (weight in the window x rarity in the meeting), less where a chosen
one said it already, damped by length, raised by cue words. Pure and deterministic; every quote stands word for word in
its turn.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce_models.summarize import segments, text
from sottovoce_models.summarize.numbers import is_spelled_out
from sottovoce_models.types import Citation, Turn

WINDOWS: Final = 7
WORDS_PER_WINDOW: Final = 130
"""Below this a window has too little to choose from; short talks get fewer windows."""
QUOTED_WORDS: Final = 85
"""How many words of a window are quoted, about: what a writer reads in a few seconds."""
_SLACK_WORDS: Final = 10
_SAID_AGAIN: Final = 0.35
"""What a stem is worth once a chosen sentence has it, once more with each further one."""
_LENGTH_POWER: Final = 0.6
_TELLING: Final = 20
_ASIDE: Final = 0.3
"""What a stem is worth that is not among the window's telling ones: quotes stay on the matter."""
_BEST_WORDS: Final = (9, 32)
_MIN_CONTENT: Final = 3
_DUPLICATE_OVERLAP: Final = 0.5
_FULL_SPREAD: Final = 4
"""A word said in fewer sentences than this counts less: rare is telling, said once is chance."""
_CUES: Final = {
    "en": re.compile(
        r"\b(?:decid\w*|agree\w*|propos\w*|suggest\w*|recommend\w*|important|main|problem\w*|issue\w*|because"
        r"|should|need"
        r"|needs|will|plan\w*|goal|aim\w*|budget|cost\w*|result\w*|conclu\w*|deadline|risk\w*|concern\w*|idea\w*"
        r"|first"
        r"|finally|today|next)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:beschl\w*|entschied\w*|entscheid\w*|einig\w*|vorschlag\w*|schlage|wichtig\w*|problem\w*|weil|sollten?"
        r"|müssen|brauch\w*|plan\w*|ziel\w*|kosten|budget\w*|ergebnis\w*|frist\w*|risik\w*|thema|idee\w*|zuerst"
        r"|schliesslich|schließlich|heute|nächste\w*)\b",
        re.IGNORECASE,
    ),
}
_ADDRESSING: Final = re.compile(
    r"\b(?:thank you|thanks|good (?:morning|afternoon|evening)|excuse me|sorry|can you hear|danke|guten (?:morgen"
    r"|tag|abend)"
    r"|entschuldigung|auf wiedersehen)\b",
    re.IGNORECASE,
)
_CONTACT: Final = re.compile(
    r"@|\w\.(?:com|org|de|ch|at|net)\b|\b(?:dot (?:com|org|net|co|uk)|punkt (?:ch|de|at|com)|ät|bindestrich"
    r"|schrägstrich|slash|dash)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words [start, end) of a turn that may stand as proof."""

    turn: Turn
    start: int
    end: int

    @property
    def words(self) -> str:
        """The quote word for word."""
        return self.turn.text[self.start : self.end]

    def citation(self) -> Citation:
        """The quote as proof; its time is the share of the turn that its characters take."""
        return cite(self.turn, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the meeting: telling quotes in spoken order, the index of the best of them, telling words."""

    quotes: tuple[Quote, ...]
    best: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    quote: Quote
    stems: tuple[str, ...]
    word_count: int


def cite(turn: Turn, start: int, end: int) -> Citation:
    """A citation of characters [start, end) of a turn, its time interpolated within the turn."""
    length, duration_ms = max(1, len(turn.text)), turn.end_ms - turn.start_ms
    return Citation(
        turn_id=turn.id,
        start_ms=turn.start_ms + duration_ms * start // length,
        end_ms=turn.start_ms + duration_ms * end // length,
        quote=turn.text[start:end],
    )


def sentence_quotes(turns: Sequence[Turn]) -> list[Quote]:
    """Every sentence of the meeting in order."""
    return [Quote(turn, span.start, span.end) for turn in turns for span in text.sentences(turn.text)]


def windows(turns: Sequence[Turn], language: str, quoted_words: int = QUOTED_WORDS) -> list[Window]:
    """Up to seven windows, cut where the matter changes, each with telling quotes of about `quoted_words` in all.

    Fewer windows for short meetings; a window without a telling quote is left out; none for an empty meeting.
    """
    units = [
        _Unit(quote, tuple(text.content_stems(quote.words, language)), text.word_count(quote.words))
        for quote in sentence_quotes(turns)
    ]
    spread: Counter[str] = Counter()
    for unit in units:
        spread.update(set(unit.stems))
    word_counts = [unit.word_count for unit in units]
    count = max(1, min(WINDOWS, round(sum(word_counts) / WORDS_PER_WINDOW)))
    return [
        window
        for part in segments.cut([unit.stems for unit in units], word_counts, count)
        if (window := _window(units[part.start : part.stop], spread, len(units), language, quoted_words)) is not None
    ]


def _window(
    units: Sequence[_Unit], spread: Counter[str], unit_count: int, language: str, quoted_words: int
) -> Window | None:
    within = Counter(stem for unit in units for stem in unit.stems)
    weight = {
        stem: math.sqrt(count) * math.log(1 + unit_count / spread[stem]) * min(1.0, spread[stem] / _FULL_SPREAD)
        for stem, count in within.items()
    }
    telling = sorted(weight, key=lambda stem: (-weight[stem], stem))[:_TELLING]
    focused = {stem: value * _ASIDE for stem, value in weight.items()} | {stem: weight[stem] for stem in telling}
    chosen = _covering(units, focused, language, quoted_words)
    if not chosen:
        return None
    in_order = sorted(chosen)
    best = max(in_order, key=lambda index: sum(weight[stem] for stem in sorted(set(units[index].stems))))
    quotes = tuple(units[index].quote for index in in_order)
    return Window(quotes, in_order.index(best), _terms(units, weight, language))


def _covering(units: Sequence[_Unit], weight: dict[str, float], language: str, quoted_words: int) -> list[int]:
    """Indices of the sentences that together say most of what weighs, in the order of what they add."""
    left_words = quoted_words
    candidates = {
        index: (tuple(sorted(set(unit.stems))), _factor(unit, language))
        for index, unit in enumerate(units)
        if _may_be_quoted(unit, units)
    }
    chosen: list[int] = []
    while candidates and left_words > 0:
        gains = [
            (sum(weight[stem] for stem in stems) * factor, -index) for index, (stems, factor) in candidates.items()
        ]
        gain, negative_index = max(gains)
        if gain <= 0:
            break
        index = -negative_index
        stems, _ = candidates.pop(index)
        unit = units[index]
        is_long = bool(chosen) and unit.word_count > left_words + _SLACK_WORDS
        if is_long or any(_similar(unit, units[other]) for other in chosen):
            continue
        chosen.append(index)
        left_words -= unit.word_count
        weight = {**weight, **{stem: weight[stem] * _SAID_AGAIN for stem in stems}}
    return chosen


def _factor(unit: _Unit, language: str) -> float:
    """What the form of a sentence makes of the weight of its words."""
    score = math.pow(max(unit.word_count, _BEST_WORDS[0]), -_LENGTH_POWER)
    cues = _CUES.get(language)
    if cues is not None:
        score *= 1 + 0.15 * min(2, len(cues.findall(unit.quote.words)))
    if _ADDRESSING.search(unit.quote.words):
        score *= 0.5
    if unit.quote.words.rstrip().endswith("?"):
        score *= 0.8
    if _CONTACT.search(unit.quote.words) or is_spelled_out(text.words(unit.quote.words)):
        score *= 0.2
    if text.is_cut_off(unit.quote.words.lower()):
        score *= 0.8
    low, high = _BEST_WORDS
    return score if low <= unit.word_count <= high else score * 0.8


def _may_be_quoted(unit: _Unit, units: Sequence[_Unit]) -> bool:
    """Not a backchannel ("Mm, yeah."), unless the window has nothing better."""
    if len(set(unit.stems)) >= _MIN_CONTENT:
        return True
    return bool(unit.stems) and not any(len(set(other.stems)) >= _MIN_CONTENT for other in units)


def _similar(one: _Unit, other: _Unit) -> bool:
    left, right = set(one.stems), set(other.stems)
    return len(left & right) > _DUPLICATE_OVERLAP * min(len(left), len(right))


def _terms(units: Sequence[_Unit], weight: dict[str, float], language: str, limit: int = 6) -> tuple[str, ...]:
    """The telling words as most often spoken; in German only nouns, told by their capital inside a sentence."""
    surface: dict[str, Counter[str]] = {}
    for unit in units:
        words = text.without_marks(unit.quote.words)
        for match in text.WORD.finditer(words):
            word = match.group()
            is_noun = match.start() > 0 and word[0].isupper()
            if text.is_content(word.lower(), language) and (is_noun or language != "de"):
                surface.setdefault(text.stem(word.lower(), language), Counter())[word] += 1
    best = sorted((stem for stem in weight if stem in surface), key=lambda stem: (-weight[stem], stem))[:limit]
    return tuple(min(surface[stem].items(), key=lambda entry: (-entry[1], entry[0]))[0] for stem in best)
