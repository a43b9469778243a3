"""Spans that overlap become one: nothing that anybody found is lost; pure.

Two spans that share a character become one over both. What the wider one says counts; of two equally wide ones, what
the surer one says. Names beside each other with nothing but a space or a hyphen between them are one name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from sottovoce_models.types import Span, SpanCategory

_JOINED: Final = frozenset(
    {SpanCategory.PERSON, SpanCategory.ORG, SpanCategory.LOCATION, SpanCategory.ADDRESS, SpanCategory.DATE}
)
_JOINTS: Final = frozenset({" ", "-", "–", ". ", "'"})
_WEAK: Final = 0.3
"""Below this confidence nobody knows what was found, only that it is not known to be harmless."""


def merged(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Spans in order without overlap that cover every character of the given ones, and nothing outside the text."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end, -span.confidence)):
        if span.end > len(text):
            raise ValueError("a span beyond its text")
        if found and span.start < found[-1].end:
            found[-1] = _one(found[-1], span)
        else:
            found.append(span)
    joined: list[Span] = []
    for span in found:
        if joined and _belong(joined[-1], span, text[joined[-1].end : span.start]):
            joined[-1] = replace(_telling(joined[-1], span), start=joined[-1].start, end=span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _one(first: Span, second: Span) -> Span:
    says = _telling(first, second)
    return replace(says, start=min(first.start, second.start), end=max(first.end, second.end))


def _telling(first: Span, second: Span) -> Span:
    """Whose category counts: a guess never beats a find, the wider find beats the narrower one."""
    return max(
        first,
        second,
        key=lambda span: (span.confidence >= _WEAK, span.end - span.start, span.confidence, -span.start),
    )


def _belong(first: Span, second: Span, between: str) -> bool:
    return first.category is second.category and first.category in _JOINED and between in _JOINTS
