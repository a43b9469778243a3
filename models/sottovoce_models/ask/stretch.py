"""Which stretch of a meeting a question means: "in the last ten minutes", "at the beginning", "gegen Ende". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce_models.summarize import numbers
from sottovoce_models.types import Turn

_EDGE_SHARE: Final = 0.15
_MIN_EDGE_MS: Final = 180_000
_MINUTE_MS: Final = 60_000
_COUNT: Final = (
    r"(?P<count>(?!half\b|halbe)(?:\d{1,3}|[^\W\d_]+(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?))"
)
_UNIT: Final = r"(?P<unit>minutes?|mins?|minuten|hours?|stunden?|half[ -]hour|halben?[ -]stunde)"
_LAST: Final = re.compile(
    rf"\b(?:(?:in|of|during|over|from|within|während|innerhalb) )?(?:the |d(?:en|er|ie) )?"
    rf"(?:last|past|letzten?|vergangenen?) (?:{_COUNT} )?{_UNIT}\b",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(
    rf"\b(?:(?:in|of|during|from|within|während) )?(?:the |d(?:en|er|ie) )?(?:first|ersten?) (?:{_COUNT} )?{_UNIT}\b",
    re.IGNORECASE,
)
_BEGINNING: Final = re.compile(
    r"\b(?:(?:right )?at the (?:very )?(?:beginning|start|outset)|in the beginning|(?:ganz )?am anfang|zu beginn"
    r"|eingangs)\b(?: of the (?:meeting|conversation|talk|call)\b| (?:der sitzung|des gesprächs|des treffens)\b)?",
    re.IGNORECASE,
)
_END: Final = re.compile(
    r"\b(?:(?:right )?(?:at|towards|near) the (?:very )?end|(?:ganz )?(?:am|gegen) ende|zum (?:schluss|ende)"
    r"|am schluss)\b(?: of the (?:meeting|conversation|talk|call)\b| (?:der sitzung|des gesprächs|des treffens)\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The first or the last part of a meeting; `length_ms` None where only its beginning or end was named."""

    at_end: bool
    length_ms: int | None = None

    def turns(self, turns: Sequence[Turn]) -> tuple[Turn, ...]:
        """The turns that lie in it, whole or in part."""
        if not turns:
            return ()
        first_ms, last_ms = turns[0].start_ms, max(turn.end_ms for turn in turns)
        length_ms = self.length_ms
        if length_ms is None:
            length_ms = max(_MIN_EDGE_MS, round(_EDGE_SHARE * (last_ms - first_ms)))
        if self.at_end:
            return tuple(turn for turn in turns if turn.end_ms > last_ms - length_ms)
        return tuple(turn for turn in turns if turn.start_ms < first_ms + length_ms)


def stretch_of(words: str) -> tuple[Stretch | None, str]:
    """The stretch that a question names, and the question without it; a count that is no number names none."""
    for pattern, at_end in ((_LAST, True), (_FIRST, False)):
        match = pattern.search(words)
        length_ms = _length_ms(match) if match is not None else None
        if match is not None and length_ms is not None:
            return Stretch(at_end, length_ms), _without(words, match)
    for pattern, at_end in ((_BEGINNING, False), (_END, True)):
        match = pattern.search(words)
        if match is not None:
            return Stretch(at_end), _without(words, match)
    return None, words


def _length_ms(match: re.Match[str]) -> int | None:
    unit = match["unit"].lower()
    is_hours = unit.startswith(("hour", "stunde"))
    if unit.startswith("hal"):
        return 30 * _MINUTE_MS
    if match["count"] is None:
        return (60 if is_hours else 1) * _MINUTE_MS
    values = numbers.values(match["count"])
    counts = [int(float(value)) for value in values if re.fullmatch(r"\d+(?:\.\d+)?", value)]
    if len(counts) != 1 or counts[0] < 1:
        return None
    return counts[0] * (60 if is_hours else 1) * _MINUTE_MS


def _without(words: str, match: re.Match[str]) -> str:
    return f"{words[: match.start()]} {words[match.end() :]}"
