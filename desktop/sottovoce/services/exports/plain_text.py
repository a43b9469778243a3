"""Plain text that reads well in any editor, and the preview of an export."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from sottovoce.services.exports.document import Block, Document, Heading, Mark, Point, Remark, Said, Table, Title

PREVIEW_BLOCKS: Final = 40
PREVIEW_CHARACTERS: Final = 6_000
_MARKS: Final = {Mark.NONE: "", Mark.POINT: "- ", Mark.OPEN: "[ ] ", Mark.DONE: "[x] "}


def plain_text(document: Document) -> str:
    """The whole document."""
    return "\n".join(line for block in document.blocks for line in (*_lines(block), ""))


def preview(document: Document) -> str:
    """About its first page."""
    text = "\n".join(line for block in islice(document.blocks, PREVIEW_BLOCKS) for line in (*_lines(block), ""))
    return text if len(text) <= PREVIEW_CHARACTERS else f"{text[:PREVIEW_CHARACTERS].rstrip()} …"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Title(text):
            yield _one(text)
            yield "=" * min(72, len(_one(text)))
        case Heading(text):
            yield _one(text)
            yield "-" * min(72, len(_one(text)))
        case Remark(text):
            yield _one(text)
        case Table(header, rows):
            for row in (header, *rows) if header else rows:
                yield (": " if not header else " | ").join(map(_one, row))
        case Point(text, mark, extras, quotes):
            yield f"{_MARKS[mark]}{_one(text)}" + (f" ({_one('; '.join(extras))})" if extras else "")
            yield from (f"    {_one(quote)}" for quote in quotes)
        case Said(speaker, time, text):
            yield f"{f'[{time}] ' if time else ''}{_one(speaker)}: {_one(text)}"


def _one(text: str) -> str:
    """One line: what was spoken cannot begin a line of its own."""
    return " ".join(text.split())
