"""The overview as a paragraph: what the meeting was about, then its parts in order, within a number of words. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.types import SummaryItem

MAX_WORDS: Final = 150
_SHARE: Final = 0.25
_LEAST_WORDS: Final = 60
"""A short talk gets an overview of a quarter of its words, but of this many at least."""
_SAME: Final = 0.7
_MIN_CONNECTED: Final = 3
_FIRST, _NEXT, _LAST = "First", ("Then", "After that", "Next"), "Finally"
_LOSES_CAPITAL: Final = frozenset({"the", "they", "a", "an", "it", "there", "he", "she", "his", "her", "this", "that"})
"""Words that lose their capital behind "Then, "; everything else at the start of a sentence may be a name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A proved sentence about a part, the parts counted from 0: what was discussed there, or who said what."""

    part: int
    item: SummaryItem
    is_matter: bool


def room_words(spoken_words: int) -> int:
    """How many words the overview of a talk of `spoken_words` may have, at most 150."""
    return min(MAX_WORDS, max(_LEAST_WORDS, int(spoken_words * _SHARE)))


def paragraph(whole: SummaryItem | None, lines: Sequence[Line], room: int, language: str) -> list[SummaryItem]:
    """The sentences in printing order, together at most `room` words; the first one always fits.

    What was discussed comes before who said what when both do not fit, and what is best supported before the rest. A
    sentence that says what another one says is left out. English sentences on parts begin with "First", "Then" ….
    """
    head = [whole] if whole is not None else []
    left = room - sum(text.word_count(item.text) for item in head)
    kept: list[Line] = []
    for line in sorted(lines, key=lambda line: (not line.is_matter, -(line.item.support or 0.0), line.part)):
        words = text.word_count(line.item.text) + 2
        if (words <= left or not (head or kept)) and not _is_said(line, head, kept, language):
            kept.append(line)
            left -= words
    kept.sort(key=lambda line: (line.part, not line.is_matter))
    return [*head, *(_connected(kept) if language == "en" else [line.item for line in kept])]


def _is_said(line: Line, head: Iterable[SummaryItem], kept: Iterable[Line], language: str) -> bool:
    stems = set(text.content_stems(line.item.text, language))
    others = [*head, *(other.item for other in kept)]
    return any(len(stems & set(text.content_stems(other.text, language))) > _SAME * len(stems) for other in others)


def _connected(lines: Sequence[Line]) -> list[SummaryItem]:
    """The sentences with "First", "Then" … in front of each new part."""
    parts = sorted({line.part for line in lines})
    if len(parts) < _MIN_CONNECTED:
        return [line.item for line in lines]
    begun: set[int] = set()
    items = []
    for line in lines:
        word = "" if line.part in begun else _connective(parts.index(line.part), len(parts))
        begun.add(line.part)
        items.append(replace(line.item, text=f"{word}, {_lowered(line.item.text)}") if word else line.item)
    return items


def _connective(index: int, count: int) -> str:
    if index == 0:
        return _FIRST
    return _LAST if index == count - 1 else _NEXT[(index - 1) % len(_NEXT)]


def _lowered(sentence: str, words: Collection[str] = _LOSES_CAPITAL) -> str:
    first = sentence.split(maxsplit=1)[0]
    return sentence[0].lower() + sentence[1:] if first.lower() in words else sentence
