"""What is written in the place of a span: "[PERSON_1]", the same for the same person, within one sample only; pure.

Numbers follow the order of appearance in the sample and nothing else, so that two samples have nothing in common. The
mapping from words to numbers lives as long as the object.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final, Protocol

from sottovoce_models.anonymize import generalize
from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.roster import Roster
from sottovoce_models.anonymize.tokens import folds, tokens_of
from sottovoce_models.types import Span, SpanCategory

PLACEHOLDER: Final = re.compile(r"\[[A-Z]+(?:_\d+)?(?:: [^\[\]]*)?\]")

_UNNUMBERED: Final = frozenset({SpanCategory.AGE})
_NAMES: Final = frozenset({SpanCategory.PERSON, SpanCategory.ORG, SpanCategory.LOCATION})


class Surrogates(Protocol):
    """Invented values that look like what they replace."""

    def instead_of(self, category: SpanCategory, number: int, words: str) -> str | None:
        """The invented value of an entity, the same for the same number; None where there is none of this category.

        Of a person the part of the name that `words` is.
        """
        ...


class Placeholders:
    """Gives out the replacements of one sample."""

    def __init__(self, language: str, lexicon: Lexicon, roster: Roster, surrogates: Surrogates | None = None) -> None:
        self._language = language
        self._lexicon = lexicon
        self._roster = roster
        self._surrogates = surrogates
        self._numbers: dict[SpanCategory, dict[str, int]] = defaultdict(dict)
        self._last: dict[SpanCategory, int] = defaultdict(int)

    @property
    def people(self) -> int:
        """How many people got a number."""
        return self._last[SpanCategory.PERSON]

    def replacement(self, span: Span, words: str) -> str:
        """What is written instead of `words`; a surrogate keeps a genitive "s", a placeholder has none."""
        if span.category in _UNNUMBERED:
            return _tag(span.category, None, self._general(span.category, words))
        number = self._number(span, words)
        surrogates = self._surrogates
        invented = None if surrogates is None else surrogates.instead_of(span.category, number, words)
        return invented if invented is not None else _tag(span.category, number, self._general(span.category, words))

    def _general(self, category: SpanCategory, words: str) -> str | None:
        if category is SpanCategory.AGE:
            return generalize.age_band(words)
        if category is SpanCategory.LOCATION:
            return generalize.region_of(words, self._language, self._lexicon)
        if category is SpanCategory.OCCUPATION:
            return generalize.sector(words, self._language)
        return generalize.year(words) if category is SpanCategory.DATE else None

    def _number(self, span: Span, words: str) -> int:
        keys = self._keys(span, words)
        known = self._numbers[span.category]
        number = next((known[key] for key in keys if key in known), None)
        if number is None:
            self._last[span.category] += 1
            number = self._last[span.category]
        for key in keys:
            known.setdefault(key, number)
        return number

    def _keys(self, span: Span, words: str) -> list[str]:
        """By what an entity is known again: its roster name, or each word of its name, or all of its words."""
        if span.category in _NAMES:
            entity = self._roster.entity_of(words)
            if entity is not None:
                return [f"roster {entity}"]
        folded = [folds(token.text)[0] for token in tokens_of(words) if token.text[0].isalnum()]
        stems = [word[:-1] if len(word) > 3 and word.endswith("s") else word for word in folded if word]
        if span.category is SpanCategory.PERSON:
            return [stem for stem in stems if len(stem) > 1] or [words]
        return [" ".join(stems) or words]


def _tag(category: SpanCategory, number: int | None, general: str | None) -> str:
    name = category.value if number is None else f"{category.value}_{number}"
    return f"[{name}: {general}]" if general else f"[{name}]"
