"""Sentences as one line of the minutes: tidied in print, word for word in the citations. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from sottovoce_models.summarize import text
from sottovoce_models.summarize.spoken import Sentence, without_lead_in
from sottovoce_models.types import ItemKind, SummaryItem


def as_item(kind: ItemKind, said: Sequence[Sentence], language: str, *, printed: int | None = None) -> SummaryItem:
    """The line; of `said` only the first `printed` are shown, all are cited."""
    words = " ".join(
        text.as_sentence(without_lead_in(sentence.printed, language)) for sentence in said[: printed or len(said)]
    )
    return SummaryItem(kind, words, tuple(sentence.quote.citation() for sentence in said))
