"""The overview as a paragraph: what the meeting was about, then its parts in order, within a number of words. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.types import SummaryItem

MAX_WORDS: Final = 130
"""Human overviews of long meetings have 115 words on average."""
_SHARE: Final = 0.25
_LEAST_WORDS: Final = 60
"""A short talk gets an overview of a quarter of its words, but of this many at least."""
_SAME: Final = 0.7
_HALF: Final = 0.5
"""Who said what must add more to the matter than another matter must."""
_MIN_CONNECTED: Final = 3
_FIRST: Final = "First"
_NEXT: Final = ("Then", "After that", "Next")
_LAST: Final = "Finally"
_WAYS: Final = (("", "discussed"), ("they", "talked about"), ("", "considered"), ("they", "focused on"))
"""Who did what, "" for the one the writer named."""
_LINK_WORDS: Final = 3


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
    """How many words the overview of a talk of `spoken_words` may have, at most MAX_WORDS."""
    return min(MAX_WORDS, max(_LEAST_WORDS, int(spoken_words * _SHARE)))


def paragraph(
    whole: SummaryItem | None,
    lines: Sequence[Line],
    room: int,
    language: str,
    holds: Callable[[SummaryItem], bool] = lambda _: True,
) -> list[SummaryItem]:
    """The sentences that follow the one on the whole, in printing order, with it at most `room` words.

    The first sentence of all always fits. A sentence that says what another one says is left out. Where there is no
    room for all, the sentences on who said what go first, those carried least before the others, then the parts.
    English sentences on parts begin with "First", "Then" … where they hold as well when they do.
    """
    known = [whole.text] if whole is not None else []
    told = list(known)
    kept: list[Line] = []
    for line in lines:
        if not _is_said(line.brief, known, language):
            kept.append(line)
            known.append(line.brief)
            told.append(line.item.text)
    left = room - (text.word_count(whole.text) if whole is not None else 0)
    least = 0 if whole is not None else 1
    while len(kept) > least and _words(line.item for line in kept) + _LINK_WORDS * len(kept) > left:
        kept.remove(min(kept, key=lambda line: line.item.support))
    left -= _words(line.item for line in kept) + _LINK_WORDS * len(kept)
    more: list[SummaryItem] = []
    for item in sorted((line.more for line in kept if line.more), key=lambda item: -item.support):
        if text.word_count(item.text) <= left and not _is_said(item.text, told, language, _HALF):
            more.append(item)
            told.append(item.text)
            left -= text.word_count(item.text)
    connected = language == "en" and len(kept) >= _MIN_CONNECTED
    result: list[SummaryItem] = []
    for index, line in enumerate(kept):
        follows = [line.more] if line.more in more else []
        matter = _brief(line) if follows else line.item
        joined = _connected(matter, line.opening, index, len(kept)) if connected else matter
        result.append(joined if holds(joined) else matter)
        result += follows
    return result


def _words(items: Iterable[SummaryItem]) -> int:
    return sum(text.word_count(item.text) for item in items)


def _is_said(words: str, others: Iterable[str], language: str, share: float = _SAME) -> bool:
    stems = set(text.content_stems(words, language))
    return any(len(stems & set(text.content_stems(other, language))) > share * len(stems) for other in others)


def _brief(line: Line) -> SummaryItem:
    """The matter alone: who said what about it follows in a sentence of its own."""
    return replace(line.item, text=text.as_sentence(f"{line.opening} {line.brief}"))


def _connected(item: SummaryItem, opening: str, index: int, count: int) -> SummaryItem:
    """The sentence with a word that joins it to the one before; seven that begin alike are tiresome to read."""
    word = _FIRST if index == 0 else _LAST if index == count - 1 else _NEXT[(index - 1) % len(_NEXT)]
    who, verb = _WAYS[index % len(_WAYS)]
    group = opening.rsplit(" ", 1)[0].lower()
    return replace(item, text=f"{word}, {who or group} {verb}{item.text.removeprefix(opening)}")
