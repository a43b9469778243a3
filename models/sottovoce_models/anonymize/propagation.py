"""Who was named once is taken out everywhere: the words of found names looked for in all passages of the talk; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sottovoce_models.anonymize.base import Mode
from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.tokens import Passage, tokens_of
from sottovoce_models.types import Span, SpanCategory

PROPAGATED: Final = "propagated"

_NAMED: Final = frozenset({SpanCategory.PERSON, SpanCategory.ORG, SpanCategory.LOCATION, SpanCategory.ADDRESS})
_SPREADS: Final = _NAMED | {SpanCategory.HEALTH, SpanCategory.OCCUPATION}
_MIN_CONFIDENCE: Final = 0.5
_MIN_LETTERS: Final = 3


def propagated(
    passages: Sequence[Passage], found: Sequence[Sequence[Span]], lexicon: Lexicon, mode: Mode
) -> list[list[Span]]:
    """For every passage the spans of words that are part of a name found in any passage."""
    known = _known_words(passages, found, lexicon)
    return [list(_mentions(passage, known, lexicon, mode)) for passage in passages]


def _known_words(
    passages: Sequence[Passage], found: Sequence[Sequence[Span]], lexicon: Lexicon
) -> dict[str, SpanCategory]:
    known: dict[str, SpanCategory] = {}
    for passage, spans in zip(passages, found, strict=True):
        for span in spans:
            if span.category not in _SPREADS or span.confidence < _MIN_CONFIDENCE:
                continue
            for token in tokens_of(passage.text[span.start : span.end]):
                if not token.is_word or len(token.lower) < _MIN_LETTERS or lexicon.is_grammar(token.lower):
                    continue
                if span.category is not SpanCategory.PERSON and lexicon.is_ordinary(token.lower):
                    continue
                if known.get(token.lower) is not SpanCategory.PERSON:
                    known[token.lower] = span.category
    return known


def _mentions(passage: Passage, known: Mapping[str, SpanCategory], lexicon: Lexicon, mode: Mode) -> Iterator[Span]:
    for at, token in enumerate(passage.tokens):
        if not token.is_word:
            continue
        category = next((known[form] for form in _forms(token.lower) if form in known), None)
        if category is None:
            continue
        if lexicon.is_plain(token.lower):
            is_written_as_name = (
                passage.cased
                and token.is_capitalized
                and (passage.language == "de" or not token.starts_sentence or _stands_alone(passage, at))
            )
            if not is_written_as_name and not (mode is Mode.EXPORT and not passage.cased):
                continue
            if mode is Mode.REVIEW and passage.language == "de":
                continue
        yield Span(token.start, token.end, category, PROPAGATED, 0.5)


def _forms(word: str) -> Iterator[str]:
    yield word
    yield word + "s"
    if word.endswith("s"):
        yield word[:-1]


def _stands_alone(passage: Passage, at: int) -> bool:
    """ "Chase, come here", "Hope!": somebody is spoken to."""
    after = passage.tokens[at + 1].text if at + 1 < len(passage.tokens) else "."
    return after in ",.!?"
