"""What a recognizer is: something that finds spans in the passages of one talk. Recognizers only add, never remove."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Protocol

from sottovoce_models.anonymize.tokens import Passage
from sottovoce_models.types import Span


class Mode(StrEnum):
    """How much is taken out: what is probably telling, for review by a person, or all that is not surely harmless."""

    REVIEW = "review"
    EXPORT = "export"


class Recognizer(Protocol):
    """Finds what gives people away; looks at one passage after another, and at each alone."""

    def find(self, passage: Passage) -> Iterator[Span]:
        """Spans inside `passage.text`, in any order; they may overlap."""
        ...


def all_spans(recognizers: Sequence[Recognizer], passage: Passage) -> list[Span]:
    """What any of the recognizers finds in a passage."""
    return [span for recognizer in recognizers for span in recognizer.find(passage)]
