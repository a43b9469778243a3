"""Who and what was talked about and may be missing on the list of names, as the engine hears it. Pure.

Nothing of it is put on the list by itself: a person ticks it. What is left unticked is covered where the engine finds
it all the same; on the list it also goes misspelled, spelled out and in small letters, and cannot be uncovered.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sottovoce.pipeline.redaction import RedactedTalk, Replacement
from sottovoce_models.types import SpanCategory

MOST_SUGGESTIONS: Final = 200
_EXAMPLE_LETTERS: Final = 60
_MIN_LETTERS: Final = 3
_DOUBTED: Final = frozenset({"unknown_word", "written_large"})
_ON_THE_LIST: Final = "roster"
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*")
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_BEFORE_A_NAME: Final = re.compile(r"(?:(?:zu[rm]|beim|vom|der|die|das|dem|den|the)\s+|s\s+(?=\w{3}))", re.IGNORECASE)


class SuggestionKind(StrEnum):
    """What somebody or something seems to be."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    UNKNOWN = "unknown"  # written like a name, and in no dictionary


_KINDS: Final = {
    SpanCategory.PERSON: SuggestionKind.PERSON,
    SpanCategory.ORG: SuggestionKind.ORG,
    SpanCategory.LOCATION: SuggestionKind.PLACE,
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`words` as they were said first, how often, and a few words around the first time."""

    words: str
    kind: SuggestionKind
    times: int
    example: str


@dataclass
class _Found:
    words: str
    example: str
    kinds: Counter[SuggestionKind] = field(default_factory=Counter)


def suggestions_of(talk: RedactedTalk, names: Iterable[str]) -> tuple[Suggestion, ...]:
    """What a talk names beside these names: people, firms, places, what nobody knows; the most said first.

    A name is there once, with and without its genitive; not at all if every word of it is on the list.
    """
    known = {part for name in names for part in _parts(name)}
    found: dict[str, _Found] = {}
    for words, kind, example in _named(talk):
        parts = _parts(words)
        if not parts or all(part in known or _base(part, known) in known for part in parts):
            continue
        key = " ".join(parts)
        each = found.setdefault(_base(key, found), _Found(words, example))
        each.kinds[kind] += 1
    told = [_suggestion(each) for each in found.values()]
    order = list(SuggestionKind)
    return tuple(sorted(told, key=lambda each: (order.index(each.kind), -each.times))[:MOST_SUGGESTIONS])


def _named(talk: RedactedTalk) -> Iterator[tuple[str, SuggestionKind, str]]:
    for turn in talk.turns:
        for mark in turn.replacements:
            words, kind = _words(turn.text, mark), _kind(mark)
            if kind is not None and len(words) >= _MIN_LETTERS:
                yield words, kind, _example(turn.text, mark)


def _kind(mark: Replacement) -> SuggestionKind | None:
    if mark.span.recognizer.startswith(_ON_THE_LIST):
        return None
    return _KINDS.get(mark.span.category) or (SuggestionKind.UNKNOWN if mark.span.recognizer in _DOUBTED else None)


def _words(text: str, mark: Replacement) -> str:
    """What was found, without signs and articles around it and the genitive of English."""
    words = " ".join(text[mark.span.start : mark.span.end].split()).strip("\"'’.,;:!?-–()„“”«» ")
    before = _BEFORE_A_NAME.match(words)
    return _POSSESSIVE.sub("", words[before.end() :] if before else words)


def _example(text: str, mark: Replacement) -> str:
    """A few whole words before and after."""
    start, end = max(0, mark.span.start - _EXAMPLE_LETTERS), min(len(text), mark.span.end + _EXAMPLE_LETTERS)
    before, after = text[start : mark.span.start], text[mark.span.end : end]
    if start > 0:
        before = "…" + before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] + " …"
    return " ".join(f"{before}{text[mark.span.start : mark.span.end]}{after}".split())


def _parts(name: str) -> list[str]:
    return [_POSSESSIVE.sub("", word.casefold()) for word in _WORD.findall(name)]


def _base(key: str, known: Iterable[str]) -> str:
    """The form that is known already, with or without a genitive "s"; else this one."""
    for other in (key, key.removesuffix("s"), f"{key}s"):
        if other in known:
            return other
    return key


def _suggestion(found: _Found) -> Suggestion:
    ((kind, _),) = found.kinds.most_common(1)
    return Suggestion(found.words, kind, found.kinds.total(), found.example)
