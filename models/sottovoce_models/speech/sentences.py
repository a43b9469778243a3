"""From the words of a window to segments: cut at the ends of sentences and at pauses, never inside a word; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sottovoce_models.types import Word

MAX_PAUSE_MS: Final = 1_200
MAX_SEGMENT_MS: Final = 15_000
_SENTENCE_ENDS: Final = (".", "?", "!", "…", "。", "？", "！")
_CLOSERS: Final = "\"'”“’»«)]"


def ends_sentence(text: str) -> bool:
    """Whether a word carries the punctuation that ends a sentence; "3." and "Dr." are not told apart from it."""
    return text.rstrip(_CLOSERS).endswith(_SENTENCE_ENDS)


def split(words: Iterable[Word]) -> Iterator[tuple[Word, ...]]:
    """Groups of words, in order, each word in exactly one group."""
    group: list[Word] = []
    for word in words:
        if group and (
            word.start_ms - group[-1].end_ms > MAX_PAUSE_MS
            or word.end_ms - group[0].start_ms > MAX_SEGMENT_MS
            or (ends_sentence(group[-1].text) and not _abbreviation(group[-1].text, word.text))
        ):
            yield tuple(group)
            group = []
        group.append(word)
    if group:
        yield tuple(group)


def join(words: Sequence[Word]) -> str:
    """The text of words."""
    return " ".join(word.text for word in words)


def _abbreviation(text: str, following: str) -> bool:
    """Whether a full stop belongs to the word: an ordinal or short form before a word that does not start large."""
    bare = text.rstrip(".")
    return text.endswith(".") and not following[:1].isupper() and (bare.isdigit() or len(bare) <= 3)
