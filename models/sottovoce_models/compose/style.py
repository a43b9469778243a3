"""How somebody writes, told from samples: a closing out of a fixed list, and whether sentences are short. Pure.

Nothing of a sample's words goes on from here, so no fact of one can: the closing that is used is the list's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_CLOSINGS: Final = {
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
_SENTENCE_END: Final = re.compile(r"[.!?](?:\s|$)")
_BRIEF_WORDS: Final = 9.0


@dataclass(frozen=True, slots=True)
class Style:
    """The closing somebody uses most, "" if none is known, and whether they write short sentences."""

    closing: str = ""
    brief: bool = False


def style_of(samples: Sequence[str], language: str) -> Style:
    """The style of samples for a letter in `language`; no style for no samples."""
    found: Counter[str] = Counter()
    for sample in samples:
        lines = {line.strip().rstrip(",.!").lower() for line in sample.splitlines()}
        found.update(closing for closing in _CLOSINGS[language] if closing.lower() in lines)
    words = sum(len(sample.split()) for sample in samples)
    sentences = sum(len(_SENTENCE_END.findall(sample)) for sample in samples)
    is_brief = bool(sentences) and words / sentences < _BRIEF_WORDS
    return Style(found.most_common(1)[0][0] if found else "", is_brief)
