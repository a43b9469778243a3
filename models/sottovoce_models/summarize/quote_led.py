"""Minutes without a model: the same shape, the words as spoken, nothing invented. Any language; pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from sottovoce_models.summarize import telling, text
from sottovoce_models.summarize.cues import cues_of
from sottovoce_models.summarize.select import Quote, Window
from sottovoce_models.summarize.spoken import Cast, Sentence, without_lead_in
from sottovoce_models.summarize.telling import Unit, shares_words
from sottovoce_models.summarize.topics import Part, main_terms, parts
from sottovoce_models.types import Citation, ItemKind, SummaryItem

_MAX_OVERVIEW: Final = 4
_TERMS: Final = 3
_OVERVIEW_WORDS: Final = 150
_TOPIC_WORDS: Final = 45
_QUOTES_PER_LINE: Final = 2
_FRAME_WORDS: Final = 2
_MIN_PARTS: Final = 3
_THEMES: Final = {"de": "Besprochen wurden vor allem: {terms}.", "en": "Talked about most: {terms}."}
_INNER_MARKS: Final = {"de": ("‚", "‘"), "en": ("‘", "’")}
_QUOTED: Final = re.compile(r"[„“\"«»”]([^„“\"«»”]*)[“”\"«»]")
_FALSE_START: Final = re.compile(
    r"\b(in|an|auf|bei|mit|von|zu|für|nach|aus|über|um|seit|at|by|for|from|of|on|to|with)"
    r"(?: (?:der|dem|den|das|die|eine[mnr]?|diese[mnr]?|the|a|an|this|that))?, \1\b"
)
"""A preposition begun again; what is left out of a printed quote is marked, the citation has it."""
_OMITTED: Final = " […] "
MARKS: Final = {"de": ("„", "“"), "en": ("“", "”")}


def minutes(
    sentences: Sequence[Sentence], cast: Cast, language: str, weighty: Collection[Citation], *, with_topics: bool
) -> list[SummaryItem]:
    """Overview and topics of a whole talk in the words as spoken; the overview has at most 150 words.

    `weighty` are the words of decisions and tasks: they say more about the talk than others. An empty list when
    nothing that was said can be quoted.
    """
    candidates = telling.units(sentences, cast, language, weighty)
    shown, lines = _overview(candidates, sentences, cast, language)
    found = parts(sentences, cast, cues_of(language), language) if with_topics else []
    if len(found) < _MIN_PARTS:
        return lines
    fresh = [unit for unit in candidates if not any(shares_words(unit.quote, other.quote) for other in shown)]
    rest = [unit for unit in fresh if not _is_listed(unit, weighty)]
    return [*lines, *(line for part in found if (line := _part(part, rest, shown, sentences, cast, language)))]


def _overview(
    candidates: Sequence[Unit], sentences: Sequence[Sentence], cast: Cast, language: str
) -> tuple[list[Unit], list[SummaryItem]]:
    themes = _themes(sentences, cast, language)
    budget = _OVERVIEW_WORDS - sum(text.word_count(line.text) for line in themes)
    while budget > 0:
        shown = telling.telling(candidates, len(sentences), budget, _FRAME_WORDS)
        lines = [*themes, *_lines(shown, cast, language, _QUOTES_PER_LINE)] if shown else []
        if sum(text.word_count(line.text) for line in lines) <= _OVERVIEW_WORDS:
            return shown, lines
        budget -= max(1, sum(text.word_count(line.text) for line in lines) - _OVERVIEW_WORDS)
    return [], []


def _themes(sentences: Sequence[Sentence], cast: Cast, language: str) -> list[SummaryItem]:
    """One line with the words the talk comes back to, citing where each is said first; none when there are too few."""
    terms = main_terms(sentences, cast, language)
    if len(terms) < _TERMS or language not in _THEMES:
        return []
    first = [next(one for one in sentences if term in one.printed) for term in terms]
    cited = sorted({one.quote.citation() for one in first}, key=lambda citation: citation.start_ms)
    return [SummaryItem(ItemKind.OVERVIEW, _THEMES[language].format(terms=", ".join(terms)), tuple(cited))]


def _lines(shown: Sequence[Unit], cast: Cast, language: str, longest: int) -> list[SummaryItem]:
    """One line of at most `longest` quotes per speaker in a row; titles are printed the first time only."""
    runs: list[list[Unit]] = []
    for unit in shown:
        is_same = bool(runs) and runs[-1][0].quote.turn.speaker == unit.quote.turn.speaker
        if is_same and len(runs[-1]) < longest:
            runs[-1].append(unit)
        else:
            runs.append([unit])
    named: set[str] = set()
    items: list[SummaryItem] = []
    for run in runs:
        speaker = run[0].quote.turn.speaker
        name = _without_titles(cast.names[speaker]) if speaker in named else cast.names[speaker]
        named.add(speaker)
        items.append(SummaryItem(ItemKind.OVERVIEW, _said(name, run, language), _cited(run)))
    return items


def _part(
    part: Part,
    rest: Sequence[Unit],
    shown: Sequence[Unit],
    sentences: Sequence[Sentence],
    cast: Cast,
    language: str,
) -> SummaryItem | None:
    """A part's words and time, then what the overview does not say of it; cites what it shows or leaves to that."""
    inside = [unit for unit in rest if part.start <= unit.index < part.end]
    chosen = telling.telling(inside, part.end - part.start, _TOPIC_WORDS, _FRAME_WORDS)
    cited = chosen or [unit for unit in shown if part.start <= unit.index < part.end]
    if not cited:
        return None
    start_ms = sentences[part.start].quote.citation().start_ms
    end_ms = max(start_ms, sentences[part.end - 1].quote.citation().end_ms)
    head = f"{', '.join(part.terms)} ({_clock(start_ms)}–{_clock(end_ms)})".strip()
    said = " ".join(line.text for line in _lines(chosen, cast, language, len(chosen)))
    return SummaryItem(ItemKind.TOPIC, f"{head} – {said}" if said else head, _cited(cited))


def _is_listed(unit: Unit, weighty: Collection[Citation]) -> bool:
    """Whether a decision or a task shows these words already."""
    own = unit.quote.citation()
    return any(
        own.turn_id == known.turn_id and (own.quote in known.quote or known.quote in own.quote) for known in weighty
    )


def _said(name: str, run: Sequence[Unit], language: str) -> str:
    opening, closing = MARKS.get(language, ("«", "»"))
    words = [text.as_sentence(without_lead_in(_FALSE_START.sub(r"… \1", unit.printed), language)) for unit in run]
    inner_opening, inner_closing = _INNER_MARKS.get(language, ("‹", "›"))
    said = _QUOTED.sub(rf"{inner_opening}\1{inner_closing}", _OMITTED.join(words))
    return f"{name}: {opening}{said}{closing}"


def _cited(run: Sequence[Unit]) -> tuple[Citation, ...]:
    return tuple(unit.quote.citation() for unit in run)


def _without_titles(name: str) -> str:
    """The name without "Dr." or "lic. iur." before it."""
    return " ".join(part for part in name.split() if not part.endswith(".")) or name


def _clock(at_ms: int) -> str:
    minutes_, seconds = divmod(at_ms // 1000, 60)
    hours, minutes_ = divmod(minutes_, 60)
    return f"{hours}:{minutes_:02}:{seconds:02}" if hours else f"{minutes_}:{seconds:02}"


def overview(windows: Sequence[Window], cast: Cast, language: str) -> list[SummaryItem]:
    """The few most telling quotes of the whole meeting, in spoken order, each with who said it."""
    best = [window.quotes[window.best] for window in windows]
    step = max(1.0, len(best) / _MAX_OVERVIEW)
    picked = [best[int(index * step)] for index in range(min(_MAX_OVERVIEW, len(best)))]
    return [SummaryItem(ItemKind.OVERVIEW, attributed(quote, cast, language), (quote.citation(),)) for quote in picked]


def topic(window: Window, cast: Cast, language: str) -> SummaryItem:
    """The line of one window: its telling words, then its most telling quote; all its quotes are cited."""
    names = cast.name_words()
    head = ", ".join([term for term in window.terms if term.lower() not in names][:_TERMS])
    said = attributed(window.quotes[window.best], cast, language)
    return SummaryItem(
        ItemKind.TOPIC,
        f"{text.as_sentence(head)[:-1]} – {said}" if head else said,
        tuple(quote.citation() for quote in window.quotes),
    )


def attributed(quote: Quote, cast: Cast, language: str) -> str:
    """`Anna: “We start on Monday.”` with the quotation marks of the language."""
    opening, closing = MARKS.get(language, ("«", "»"))
    said = text.as_sentence(without_lead_in(text.readable(quote.words, language), language))
    return f"{cast.names[quote.turn.speaker]}: {opening}{said}{closing}"
