"""A letter as parts in reading order, each of known origin, and how they are laid out as plain text. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sottovoce_models.types import Citation


class Origin(StrEnum):
    """Where the words of a part come from."""

    FRAME = "frame"  # fixed words of ours
    OWN = "own"  # typed by the user
    SPOKEN = "spoken"  # quoted from the meeting
    WRITTEN = "written"  # by a model, proved
    MINUTES = "minutes"  # a line of the minutes that a human wrote or approved


class Layout(StrEnum):
    """How a part stands on the page."""

    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"  # goes on in the paragraph of the sentence before
    LINE = "line"  # of a list
    BELOW = "below"  # on the next line, without space


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of the letter. `supported`: they are ours or the user's, or the citations prove them."""

    origin: Origin
    layout: Layout
    text: str
    citations: tuple[Citation, ...] = ()
    supported: bool = True


@dataclass(frozen=True, slots=True)
class Stray:
    """A name, number or date that stands in part number `part`, and neither in the meeting nor in the user's words."""

    part: int
    text: str


def laid_out(parts: Sequence[Part]) -> str:
    """The letter as plain text with a final newline; "" without parts."""
    text, before = "", None
    for part in parts:
        words = f"– {part.text}" if part.layout is Layout.LINE else part.text
        text += f"{_between(before, part.layout) if before else ''}{words}"
        before = part.layout
    return f"{text}\n" if text else ""


def _between(before: Layout, layout: Layout) -> str:
    if layout is Layout.BELOW or (layout is Layout.LINE and before is Layout.LINE):
        return "\n"
    if layout is Layout.SENTENCE and before is Layout.SENTENCE:
        return " "
    return "\n\n"
