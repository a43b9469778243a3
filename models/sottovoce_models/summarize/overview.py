"""The overview as a paragraph: what the meeting was about, then its parts in order, within a number of words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.types import SummaryItem

MAX_WORDS: Final = 150
_SHARE: Final = 0.25
_LEAST_WORDS: Final = 60
"""A short talk gets an overview of a quarter of its words, but of this many at least."""
_SAME: Final = 0.7
_MANY: Final = 6
"""From so many parts on two share a sentence: it reads better than seven that begin alike."""
_MIN_CONNECTED: Final = 3
_FIRST: Final = "First"
_NEXT: Final = ("Then", "After that", "Next")
_LAST: Final = "Finally"


@dataclass(frozen=True, slots=True)
class Line:
    """What was discussed in a part of the meeting, proved.

    `brief` is the matter alone, as it stands behind `opening` ("The group discussed"); `item` may go on to who said
    what about it, and so may the sentence `more`.
    """

    item: SummaryItem
    brief: str
    opening: str
    more: SummaryItem | None = None


def room_words(spoken_words: int) -> int:
    """How many words the overview of a talk of `spoken_words` may have, at most 150."""
    return min(MAX_WORDS, max(_LEAST_WORDS, int(spoken_words * _SHARE)))


def paragraph(whole: SummaryItem | None, lines: Sequence[Line], room: int, language: str) -> list[SummaryItem]:
    """The sentences in printing order, together at most `room` words; the first one always fits.

    A sentence on a part that says what another one says is left out. Where they do not all fit, the ones that are
    carried least are cut to the matter, then left out; where there is room left, more is said about the parts. English
    sentences on parts begin with "First", "Then" ….
    """
    head = [whole] if whole is not None else []
    kept: list[Line] = []
    for line in lines:
        if not _is_said(line.brief, [item.text for item in head] + [other.brief for other in kept], language):
            kept.append(line)
    budget = room - sum(text.word_count(item.text) for item in head)
    brief: set[int] = set()
    sentences = _sentences(kept, brief, language)
    for index in sorted(range(len(kept)), key=lambda index: (kept[index].item.support, index)):
        if sum(text.word_count(item.text) for item in sentences) <= budget:
            break
        brief.add(index)
        sentences = _sentences(kept, brief, language)
    while (
        sentences and len(head) + len(sentences) > 1 and sum(text.word_count(item.text) for item in sentences) > budget
    ):
        kept.remove(min(kept, key=lambda line: line.item.support))
        sentences = _sentences(kept, set(range(len(kept))), language)
    return [*head, *_with_more(sentences, kept, budget, language)]


def _with_more(
    sentences: Sequence[SummaryItem], lines: Sequence[Line], budget: int, language: str
) -> list[SummaryItem]:
    """The sentences, each followed by what more was said there, as far as the room reaches."""
    left = budget - sum(text.word_count(item.text) for item in sentences)
    known = [item.text for item in sentences]
    result: list[SummaryItem] = []
    for item in sentences:
        result.append(item)
        for line in lines:
            more = line.more if set(line.item.citations) <= set(item.citations) else None
            if more is None or text.word_count(more.text) > left or _is_said(more.text, known, language):
                continue
            result.append(more)
            known.append(more.text)
            left -= text.word_count(more.text)
    return result


def _is_said(words: str, others: Iterable[str], language: str) -> bool:
    stems = set(text.content_stems(words, language))
    return any(len(stems & set(text.content_stems(other, language))) > _SAME * len(stems) for other in others)


def _sentences(lines: Sequence[Line], brief: set[int], language: str) -> list[SummaryItem]:
    size = 2 if len(lines) >= _MANY and language == "en" else 1
    groups = [range(start, min(start + size, len(lines))) for start in range(0, len(lines), size)]
    items = [_sentence([lines[index] for index in group], is_brief=group[-1] in brief) for group in groups]
    if language != "en" or len(items) < _MIN_CONNECTED:
        return items
    return [
        replace(item, text=f"{_connective(index, len(items))}, {item.text[0].lower()}{item.text[1:]}")
        for index, item in enumerate(items)
    ]


def _sentence(lines: Sequence[Line], *, is_brief: bool) -> SummaryItem:
    """One sentence on one part or on two, proved by what proves each."""
    *first, last = lines
    said = last.brief if is_brief else last.item.text.removeprefix(last.opening).strip()
    join = ", as well as " if any(" and " in line.brief for line in lines) else " and "
    matters = join.join([*(line.brief for line in first), said])
    citations = dict.fromkeys(citation for line in lines for citation in line.item.citations)
    return replace(
        last.item,
        text=text.as_sentence(f"{last.opening} {matters}"),
        citations=tuple(citations),
        support=min(line.item.support for line in lines),
    )


def _connective(index: int, count: int) -> str:
    if index == 0:
        return _FIRST
    return _LAST if index == count - 1 else _NEXT[(index - 1) % len(_NEXT)]
