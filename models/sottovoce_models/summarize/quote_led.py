"""Minutes without a model: the same shape, the words as spoken, nothing invented. Any language; pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.summarize.select import Quote, Window
from sottovoce_models.summarize.spoken import Cast, without_lead_in
from sottovoce_models.types import Citation, ItemKind, SummaryItem

_MAX_OVERVIEW: Final = 4
_TERMS: Final = 3
_MARKS: Final = {"de": ("„", "“"), "en": ("“", "”")}


def overview(windows: Sequence[Window], cast: Cast, language: str) -> list[SummaryItem]:
    """The few most telling quotes of the whole meeting, in spoken order, each with who said it."""
    best = [window.quotes[window.best] for window in windows]
    step = max(1.0, len(best) / _MAX_OVERVIEW)
    picked = [best[int(index * step)] for index in range(min(_MAX_OVERVIEW, len(best)))]
    return [SummaryItem(ItemKind.OVERVIEW, attributed(quote, cast, language), (quote.citation(),)) for quote in picked]


def topics(windows: Sequence[Window], cast: Cast, language: str) -> list[SummaryItem]:
    """One line per window: its telling words, then a quote the overview does not show; all its quotes are cited."""
    shown = {item.citations[0] for item in overview(windows, cast, language)}
    return [topic(window, cast, language, shown) for window in windows]


def topic(window: Window, cast: Cast, language: str, shown: Collection[Citation] = frozenset()) -> SummaryItem:
    """The line of one window, with its most telling quote unless that one is shown already and there is another."""
    best = window.quotes[window.best]
    fresh = [quote for quote in (best, *window.quotes) if quote.citation() not in shown]
    names = {part for name in cast.names.values() for part in text.words(name)}
    head = ", ".join([term for term in window.terms if term.lower() not in names][:_TERMS])
    said = attributed(fresh[0] if fresh else best, cast, language)
    return SummaryItem(
        ItemKind.TOPIC,
        f"{text.as_sentence(head)[:-1]} – {said}" if head else said,
        tuple(quote.citation() for quote in window.quotes),
    )


def attributed(quote: Quote, cast: Cast, language: str) -> str:
    """`Anna: “We start on Monday.”` with the quotation marks of the language."""
    opening, closing = _MARKS.get(language, ("«", "»"))
    said = text.as_sentence(without_lead_in(text.readable(quote.words, language), language))
    return f"{cast.names[quote.turn.speaker]}: {opening}{said}{closing}"
