"""What happens to the proofs of the minutes when the transcript is edited. Pure.

A proof is moved only to where its words stand verbatim; one whose words were changed stays as it is and does not
hold any more, which whoever shows it can tell by `holds`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from sottovoce_models.types import Citation, SummaryItem, Transcript, Turn


def holds(citation: Citation, transcript: Transcript) -> bool:
    """Whether the quote stands word for word in its turn."""
    return any(turn.id == citation.turn_id and citation.quote in turn.text for turn in transcript.turns)


def carried(items: Sequence[SummaryItem], transcript: Transcript) -> tuple[SummaryItem, ...]:
    """The lines with their proofs at the turns where their words stand now; nothing is ever dropped.

    A turn that was merged takes its proofs along; a quote through which a turn was split becomes two.
    """
    places = _Places(transcript.turns)
    return tuple(_carried(item, places) for item in items)


class _Places:
    """Turns by id and by time: a meeting of eight hours has ten thousand of them."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        self._turns = turns
        self._numbers = {turn.id: number for number, turn in enumerate(turns)}
        self._last_ends = list(accumulate((turn.end_ms for turn in turns), max))
        self._halves: dict[str, list[int]] = {}
        for turn_id, number in self._numbers.items():
            whole = turn_id.rpartition(".")[0]
            while whole:
                self._halves.setdefault(whole, []).append(number)
                whole = whole.rpartition(".")[0]

    def own(self, cited: Citation) -> Turn | None:
        """The turn that the proof names."""
        number = self._numbers.get(cited.turn_id)
        return None if number is None else self._turns[number]

    def near(self, cited: Citation) -> Sequence[Turn]:
        """In order: turns said while the quote is, or next to it, and what the named turn was split into.

        Where a turn is split is not known to the millisecond; what was split off it is.
        """
        first = bisect_left(self._last_ends, cited.start_ms)
        behind = bisect_right(self._turns, cited.end_ms, key=lambda turn: turn.start_ms)
        numbers = {number for number in range(first, behind) if self._turns[number].end_ms >= cited.start_ms}
        numbers.update(self._halves.get(cited.turn_id, ()))
        if cited.turn_id in self._numbers:
            numbers.add(self._numbers[cited.turn_id])
        return [self._turns[number] for number in sorted(numbers)]


def _carried(item: SummaryItem, places: _Places) -> SummaryItem:
    citations = tuple(moved for cited in item.citations for moved in _moved(cited, places))
    return item if citations == item.citations else replace(item, citations=citations)


def _moved(cited: Citation, places: _Places) -> tuple[Citation, ...]:
    own = places.own(cited)
    if own is not None and cited.quote in own.text:
        return (cited,)
    near = places.near(cited)
    holding = [turn for turn in near if cited.quote in turn.text]
    if holding:
        nearest = min(holding, key=lambda turn: abs(turn.start_ms - cited.start_ms))
        return (replace(cited, turn_id=nearest.id),)
    return _halves(cited, near) or (cited,)


def _halves(cited: Citation, near: Sequence[Turn]) -> tuple[Citation, ...]:
    """The quote as the end of one turn and the beginning of a later one."""
    quote = cited.quote.strip()
    cuts = [at for at, letter in enumerate(quote) if letter.isspace()]
    for cut in cuts:
        head, tail = quote[:cut].rstrip(), quote[cut:].lstrip()
        for number, first in enumerate(near):
            if not first.text.rstrip().endswith(head):
                continue
            for second in near[number + 1 :]:
                if second.text.lstrip().startswith(tail):
                    middle_ms = max(cited.start_ms, min(cited.end_ms, second.start_ms))
                    return (
                        Citation(first.id, cited.start_ms, middle_ms, head),
                        Citation(second.id, middle_ms, cited.end_ms, tail),
                    )
    return ()
