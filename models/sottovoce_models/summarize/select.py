"""Telling quotes: where the meeting is cut into windows, and which sentences of a window say what it was about.

Score of a sentence = sum over its distinct content stems of (weight in the window x rarity in the meeting), damped by
length, raised by cue words. Pure and deterministic; every quote stands word for word in its turn.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.summarize.numbers import is_number
from sottovoce_models.types import Citation, Turn

WINDOWS: Final = 8
WORDS_PER_WINDOW: Final = 130
"""Below this a window has too little to choose from; short talks get fewer windows."""
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
_SPELLED: Final = 4
"""So many numbers in a row are a telephone or file number: data to look up, not what the meeting was about."""


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


def windows(turns: Sequence[Turn], language: str, quotes_per_window: int = 3) -> list[Window]:
    """Up to eight windows of about equal word count, each with at most `quotes_per_window` telling quotes.

    Fewer windows for short meetings; a window without a telling quote is left out; none for an empty meeting.
    """
    units = [
        _Unit(quote, tuple(text.content_stems(quote.words, language)), text.word_count(quote.words))
        for quote in sentence_quotes(turns)
    ]
    parts = _equal_parts(units)
    spread: Counter[str] = Counter()
    for unit in units:
        spread.update(set(unit.stems))
    return [
        window
        for part in parts
        if (window := _window(part, spread, len(units), language, quotes_per_window)) is not None
    ]


def _equal_parts(units: Sequence[_Unit]) -> list[list[_Unit]]:
    total = sum(unit.word_count for unit in units)
    count = max(1, min(WINDOWS, round(total / WORDS_PER_WINDOW)))
    parts: list[list[_Unit]] = [[] for _ in range(count)]
    seen = 0
    for unit in units:
        parts[min(count - 1, seen * count // max(1, total))].append(unit)
        seen += unit.word_count
    return [part for part in parts if part]


def _window(
    units: Sequence[_Unit], spread: Counter[str], unit_count: int, language: str, quotes_per_window: int
) -> Window | None:
    within = Counter(stem for unit in units for stem in unit.stems)
    weight = {
        stem: math.log1p(count) * math.log(1 + unit_count / spread[stem]) * min(1.0, spread[stem] / _FULL_SPREAD)
        for stem, count in within.items()
    }
    ranked = sorted(
        ((_score(unit, weight, language), -index) for index, unit in enumerate(units) if _may_be_quoted(unit, units)),
        reverse=True,
    )
    chosen: list[_Unit] = []
    for score, negative_index in ranked:
        unit = units[-negative_index]
        if score > 0 and not any(_similar(unit, other) for other in chosen):
            chosen.append(unit)
        if len(chosen) == quotes_per_window:
            break
    if not chosen:
        return None
    best = chosen[0]
    order = {id(unit): index for index, unit in enumerate(units)}
    chosen.sort(key=lambda unit: order[id(unit)])
    return Window(tuple(unit.quote for unit in chosen), chosen.index(best), _terms(units, weight, language))


def _score(unit: _Unit, weight: dict[str, float], language: str) -> float:
    score = sum(weight[stem] for stem in set(unit.stems)) / math.sqrt(max(unit.word_count, _BEST_WORDS[0]))
    cues = _CUES.get(language)
    if cues is not None:
        score *= 1 + 0.15 * min(2, len(cues.findall(unit.quote.words)))
    if _ADDRESSING.search(unit.quote.words):
        score *= 0.5
    if unit.quote.words.rstrip().endswith("?"):
        score *= 0.8
    if _CONTACT.search(unit.quote.words) or _is_spelled_number(unit.quote.words):
        score *= 0.2
    if text.is_cut_off(unit.quote.words.lower()):
        score *= 0.8
    low, high = _BEST_WORDS
    return score if low <= unit.word_count <= high else score * 0.8


def _is_spelled_number(words: str) -> bool:
    run = 0
    for word in text.words(words):
        run = run + 1 if is_number(word) else 0
        if run >= _SPELLED:
            return True
    return False


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
