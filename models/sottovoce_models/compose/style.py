"""How somebody writes, told from samples: greeting and closing out of fixed lists, whether sentences are short. Pure.

Nothing of a sample's words goes on from here, so no fact of one can: the words that are used are the lists'.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

CLOSINGS: Final = {
    "de": (
        *("Mit freundlichen Grüßen", "Mit freundlichen Grüssen", "Mit besten Grüßen", "Mit besten Grüssen"),
        *("Freundliche Grüße", "Freundliche Grüsse", "Herzliche Grüße", "Herzliche Grüsse", "Beste Grüße"),
        *("Beste Grüsse", "Viele Grüße", "Viele Grüsse", "Liebe Grüße", "Liebe Grüsse", "Schöne Grüße"),
    ),
    "en": (
        *("Kind regards", "Best regards", "Warm regards", "With warm regards", "Regards", "Best wishes"),
        *("Yours sincerely", "Yours faithfully", "Many thanks", "Cheers"),
    ),
}
_GREETINGS: Final = {
    "de": ("Guten Tag", "Guten Morgen", "Hallo", "Grüezi", "Grüß Gott", "Servus", "Moin"),
    "en": ("Dear", "Hello", "Hi", "Good morning"),
}
"""Those that stand before any name: "Sehr geehrte" and "Liebe" need to know whom they are for."""
_SENTENCE_END: Final = re.compile(r"[.!?](?:\s|$)")
_BRIEF_WORDS: Final = 9.0


@dataclass(frozen=True, slots=True)
class Style:
    """The greeting and closing somebody uses most, "" where none is known, and whether they write short sentences."""

    greeting: str = ""
    closing: str = ""
    brief: bool = False


def style_of(samples: Sequence[str], language: str) -> Style:
    """The style of samples for a letter in `language`; no style for no samples."""
    lines = [{line.strip().rstrip(",.!").casefold() for line in sample.splitlines()} for sample in samples]
    first = [next((line.strip().casefold() for line in sample.splitlines() if line.strip()), "") for sample in samples]
    words = sum(len(sample.split()) for sample in samples)
    sentences = sum(len(_SENTENCE_END.findall(sample)) for sample in samples)
    return Style(
        greeting=_most(each for line in first for each in _GREETINGS[language] if _begins(line, each)),
        closing=_most(each for found in lines for each in CLOSINGS[language] if each.casefold() in found),
        brief=bool(sentences) and words / sentences < _BRIEF_WORDS,
    )


def _begins(line: str, greeting: str) -> bool:
    return re.match(rf"{re.escape(greeting.casefold())}\b", line) is not None


def _most(found: Iterable[str]) -> str:
    return next((each for each, _ in Counter(found).most_common(1)), "")
