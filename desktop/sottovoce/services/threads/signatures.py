"""What stands below a mail and is no part of what it says: signatures, greetings, marks of telephones. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_MOST_LINES: Final = 25
_MOST_LETTERS: Final = 160
_DELIMITER: Final = re.compile(r"^(?:-- ?|—|__+|\*\*\*+)$")
_DEVICE: Final = re.compile(
    r"^(?:(?:sent|get outlook|diese (?:nachricht|e-?mail) wurde|gesendet|von meinem|von meiner)\b.*"
    r"\b(?:iphone|ipad|android|mobile|mobil|outlook|samsung|galaxy|handy|smartphone|mail app|gmx|web\.de)\b.*)$",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"^(?:(?:mit\s+)?(?:freundlichen?|besten?|herzlichen?|vielen?|lieben?|schönen?|kollegialen?|sonnigen?)\s+"
    r"gr(?:u|ü|ue)(?:ß|ss)(?:en?)?\b.{0,40}|(?:gr(?:u|ü|ue)(?:ß|ss)e?|lg|vg|mfg|bg|hochachtungsvoll)\b.{0,30}"
    r"|(?:(?:kind|best|warm|warmest|many|with (?:kind|best)|kindest)\s+(?:regards|wishes|greetings)|regards|cheers"
    r"|sincerely|yours\s+(?:sincerely|faithfully|truly)|best|all the best)\b.{0,20})[,.!]?$",
    re.IGNORECASE,
)
_AFTERWORD: Final = re.compile(r"^p\.?\s?s\.?\b", re.IGNORECASE)


def without_signature(lines: Sequence[str]) -> list[str]:
    """The lines without what stands below; an afterword stays."""
    kept = [line for line in _above_delimiter(list(lines)) if not _DEVICE.match(line.strip())]
    start = max(0, len(kept) - _MOST_LINES)
    for number in range(start, len(kept)):
        if _CLOSING.match(kept[number].strip()) and any(each.strip() for each in kept[:number]):
            tail = kept[number + 1 :]
            after = next((at for at, line in enumerate(tail) if _AFTERWORD.match(line.strip())), len(tail))
            if all(len(line) <= _MOST_LETTERS for line in tail[:after]):
                return _trimmed([*kept[:number], *tail[after:]])
    return _trimmed(kept)


def _above_delimiter(lines: list[str]) -> list[str]:
    """What stands above a line of "--", if so little follows that it can be a signature."""
    said = 0
    for number, line in enumerate(lines):
        if said and _DELIMITER.match(line.strip()) and len(lines) - number - 1 <= 2 * _MOST_LINES:
            return lines[:number]
        said += bool(line.strip())
    return lines


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines.pop()
    return lines
