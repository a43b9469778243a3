"""Tables for spreadsheets, in which no cell can become a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n")


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """The rows, every cell quoted, with the mark that lets spreadsheets read UTF-8."""
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([cell(each) for each in row])
    return "\ufeff" + out.getvalue()


def cell(text: str) -> str:
    """Text that a spreadsheet takes for text: one line, with an apostrophe before what would begin a formula."""
    line = " ".join(text.replace("\x00", " ").split())
    return f"'{line}" if line.lstrip("\"' \u200b").startswith(_FORMULA) else line
