"""A sample before it is written, as somebody goes through it: every passage, every replacement, in memory only. Pure.

What was replaced by what is nowhere but here. A mark may be taken off only where it was set for want of better
knowledge and no name of the list stands in it; what else was found stays covered.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sottovoce.pipeline.redaction import RedactedTalk, Replacement
from sottovoce.services.training.excerpt import Passage, PassageKind
from sottovoce_models.types import Span, SpanCategory

PLACEHOLDER: Final = re.compile(r"\[[A-Z]+(?:_\d+)?(?:: [^\[\]]*)?\]")
BY_HAND: Final = "by_hand"
_NUMBERED: Final = re.compile(r"\[[A-Z]+_\d+\]")
_NUMBER: Final = re.compile(r"\[([A-Z]+)_(\d+)")
_INSIDE: Final = re.compile(r"\[[A-Z]+(?:_\d+)?(?:: )?|\]")
_MAY_GO: Final = frozenset(
    (
        *("unknown_word", "unknown_sign", "number", "written_large", "propagated", BY_HAND),
        *("date", "age", "occupation", "health", "event", "possession", "demographic"),
        *("organisation", "gazetteer.place", "gazetteer.name"),
    )
)
_MIN_NAME_LETTERS: Final = 3
_WORD_EDGE: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Segment:
    """A passage with its marks, sorted and without overlap; offsets are those of `passage.text`."""

    passage: Passage
    marks: tuple[Replacement, ...] = ()
    seen: bool = False

    @property
    def redacted(self) -> str:
        """The passage as it would be written."""
        parts: list[str] = []
        at = 0
        for mark in self.marks:
            parts += [self.passage.text[at : mark.span.start], mark.words]
            at = mark.span.end
        return "".join([*parts, self.passage.text[at:]])


@dataclass(frozen=True, slots=True)
class Review:
    """All segments, the names that must not be there, and the counts of what the engine found.

    `invented`: whether made-up names, firms and places stand where placeholders would.
    """

    language: str
    segments: tuple[Segment, ...]
    names: tuple[str, ...]
    risk: Mapping[str, Any] = field(default_factory=dict)
    invented: bool = False

    @property
    def unseen(self) -> int:
        """How many segments nobody has looked at."""
        return sum(not each.seen for each in self.segments)

    @property
    def categories(self) -> dict[str, int]:
        """How many marks of which category there are."""
        return dict(sorted(Counter(str(mark.span.category) for each in self.segments for mark in each.marks).items()))


def review_of(
    passages: tuple[Passage, ...], talk: RedactedTalk, language: str, names: tuple[str, ...], *, invented: bool = False
) -> Review:
    """What the engine found, to be gone through."""
    segments = tuple(Segment(passage, turn.replacements) for passage, turn in zip(passages, talk.turns, strict=True))
    return Review(language, segments, names, talk.risk, invented)


def seen(review: Review, number: int) -> Review:
    """Somebody has looked at this segment."""
    return _changed(review, number, replace(review.segments[number], seen=True))


def is_listed(review: Review, number: int, mark: Replacement) -> bool:
    """Whether a word of a name on the list is covered, whichever recognizer the engine named."""
    text = review.segments[number].passage.text[mark.span.start : mark.span.end].casefold()
    words = set(re.findall(r"\w+", text))
    listed = {part for name in review.names for part in re.findall(r"\w+", name.casefold())}
    return any(len(part) >= _MIN_NAME_LETTERS and {part, f"{part}s"} & words for part in listed)


def can_release(review: Review, number: int, mark: Replacement) -> bool:
    """Whether a mark may be taken off."""
    words = review.segments[number].passage.text[mark.span.start : mark.span.end].casefold()
    parts = {part for name in review.names for part in re.findall(r"\w+", name.casefold())}
    named = any(part in words for part in parts if len(part) >= _MIN_NAME_LETTERS)
    return mark.span.recognizer in _MAY_GO and not named


def release(review: Review, number: int, mark: Replacement) -> Review:
    """Without this mark; ValueError for one that stays."""
    segment = review.segments[number]
    if mark not in segment.marks or not can_release(review, number, mark):
        raise ValueError("this mark stays")
    return _changed(review, number, replace(segment, marks=tuple(each for each in segment.marks if each != mark)))


def mask(review: Review, number: int, start: int, end: int, category: SpanCategory = SpanCategory.OTHER) -> Review:
    """With these characters covered, whole words of them; marks that lie inside go up in it.

    The same words have the same placeholder wherever they are covered by hand. ValueError for an empty stretch.
    """
    segment = review.segments[number]
    text = segment.passage.text
    start, end = _whole_words(text, start, end)
    for mark in segment.marks:  # what is covered already stays covered whole
        if mark.span.start < end and mark.span.end > start:
            start, end = min(start, mark.span.start), max(end, mark.span.end)
    if start >= end:
        raise ValueError("nothing to cover")
    inside = [each for each in segment.marks if each.span.start >= start and each.span.end <= end]
    kept = tuple(each for each in segment.marks if each not in inside)
    stays = (each.span.recognizer for each in inside if not can_release(review, number, each))
    recognizer = next(stays, BY_HAND)
    words = _placeholder(review, text[start:end], category)
    added = Replacement(Span(start, end, category, recognizer), words)
    marks = tuple(sorted((*kept, added), key=lambda each: each.span.start))
    return _changed(review, number, replace(segment, marks=marks))


def find_more(review: Review, words: str) -> tuple[tuple[int, int, int], ...]:
    """Where else these words stand uncovered, however their letters are capitalized: (segment, start, end)."""
    return tuple(_find_more(review, words))


def _find_more(review: Review, words: str) -> Iterator[tuple[int, int, int]]:
    wanted = words.strip()
    if not wanted:
        return
    pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?:[’']?s)?(?!\w)", re.IGNORECASE)
    for number, segment in enumerate(review.segments):
        for match in pattern.finditer(segment.passage.text):
            if not any(mark.span.start < match.end() and mark.span.end > match.start() for mark in segment.marks):
                yield number, match.start(), match.end()


def mask_everywhere(review: Review, words: str, category: SpanCategory = SpanCategory.OTHER) -> Review:
    """With these words covered wherever they stand; what changed so has to be looked at again."""
    for number, start, end in find_more(review, words):
        review = mask(review, number, start, end, category)
        review = _changed(review, number, replace(review.segments[number], seen=False))
    return review


def stand_ins(review: Review) -> dict[str, str]:
    """What stands for something in this sample, in its order, and the words it stands for first."""
    found: dict[str, str] = {}
    for segment in review.segments:
        for mark in segment.marks:
            if PLACEHOLDER.fullmatch(mark.words) is None or _NUMBER.match(mark.words) is not None:
                found.setdefault(mark.words, segment.passage.text[mark.span.start : mark.span.end])
    return found


def new_stand_in(review: Review, category: SpanCategory) -> str:
    """The next placeholder of a category that stands for nothing yet."""
    words = (mark.words for segment in review.segments for mark in segment.marks)
    numbers = (int(found[2]) for each in words if (found := _NUMBER.match(each)) and found[1] == category)
    return f"[{category}_{max(numbers, default=0) + 1}]"


def renamed(review: Review, number: int, mark: Replacement, words: str, *, everywhere: bool = False) -> Review:
    """With another stand-in for this mark; `everywhere`: wherever the same words have the one it has now.

    ValueError for what is neither a placeholder with a number nor a stand-in of this sample, such as a name.
    """
    segment = review.segments[number]
    if mark not in segment.marks or (_NUMBERED.fullmatch(words) is None and words not in stand_ins(review)):
        raise ValueError("a placeholder looks like [PERSON_1]")
    covered = segment.passage.text[mark.span.start : mark.span.end].casefold()
    for at, each in enumerate(review.segments):
        text = each.passage.text
        marks = tuple(
            replace(old, words=words)
            if (at, old) == (number, mark)
            or (everywhere and old.words == mark.words and text[old.span.start : old.span.end].casefold() == covered)
            else old
            for old in each.marks
        )
        if marks != each.marks:
            review = _changed(review, at, replace(each, marks=marks, seen=each.seen and at == number))
    return review


def texts_of(review: Review, kind: PassageKind) -> tuple[str, ...]:
    """The texts of one kind as they would be written."""
    return tuple(each.redacted for each in review.segments if each.passage.kind is kind)


def readable(text: str, review: Review) -> str:
    """A text as whoever looks for names once more reads it: of placeholders only what is said in them. Offsets stay.

    Nothing is read of what was invented: no word of it stands in the meeting (`Surrogates` sees to that).
    """
    words = {mark.words for segment in review.segments for mark in segment.marks} if review.invented else set()
    invented = sorted((each for each in words if PLACEHOLDER.fullmatch(each) is None), key=len, reverse=True)
    for each in invented:
        text = re.sub(rf"(?<!\w){re.escape(each)}(?!\w)", " " * len(each), text)
    return PLACEHOLDER.sub(lambda found: _INSIDE.sub(lambda part: " " * len(part.group()), found.group()), text)


def _changed(review: Review, number: int, segment: Segment) -> Review:
    segments = list(review.segments)
    segments[number] = segment
    return replace(review, segments=tuple(segments))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return start, end
    while start > 0 and _WORD_EDGE.match(text[start]) and _WORD_EDGE.match(text[start - 1]):
        start -= 1
    while end < len(text) and _WORD_EDGE.match(text[end - 1]) and _WORD_EDGE.match(text[end]):
        end += 1
    return start, end


def _placeholder(review: Review, words: str, category: SpanCategory) -> str:
    """The one these words have already, or the next number of the category."""
    for segment in review.segments:
        for mark in segment.marks:
            covered = segment.passage.text[mark.span.start : mark.span.end]
            if mark.span.category is category and covered.casefold() == words.casefold():
                return mark.words
    return new_stand_in(review, category)
