"""Markdown: what people said cannot become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.draft import Draft
from sottovoce.services.exports.document import (
    Block,
    Document,
    Heading,
    Mark,
    Point,
    Remark,
    Said,
    Table,
    Title,
    minutes_blocks,
    transcript_blocks,
)
from sottovoce.services.exports.material import Material
from sottovoce_models.types import Transcript

_SPECIAL_ANYWHERE: Final = re.compile(r"([\\`*_{}\[\]<>|~&])")
# What begins a heading, a list, a rule or an underline: alone or before a space; and the dot after a leading number.
_SPECIAL_AT_START: Final = re.compile(r"^(?:([#+\-=])(?=[#+\-= ]*(?: |$))|(\d{1,9})([.)])(?= |$))")
_MARKS: Final = {Mark.NONE: "", Mark.POINT: "- ", Mark.OPEN: "- [ ] ", Mark.DONE: "- [x] "}


def markdown_text(document: Document) -> str:
    """The whole document."""
    return markdown(document.blocks)


def summary_markdown(draft: Draft, language: UiLanguage) -> str:
    """The minutes of a draft: every line with its proof under it."""
    return markdown(minutes_blocks(_material(draft), language))


def transcript_markdown(transcript: Transcript, title: str, language: UiLanguage) -> str:
    """The transcript: speaker and time, then what was said."""
    return markdown(transcript_blocks(Material(title, None, 0, transcript), language))


def markdown(blocks: Iterable[Block]) -> str:
    """Blocks one after another, with a line between them."""
    return "\n".join(line for block in blocks for line in (*_lines(block), ""))


def escape(text: str) -> str:
    """Text that Markdown shows as it is: one line, no markup, no link, no heading."""
    one_line = _SPECIAL_ANYWHERE.sub(r"\\\1", " ".join(text.split()))
    return _SPECIAL_AT_START.sub(lambda match: f"{match[2]}\\{match[3]}" if match[2] else f"\\{match[1]}", one_line)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Title(text):
            yield f"# {escape(text)}"
        case Heading(text):
            yield f"## {escape(text)}"
        case Remark(text):
            yield f"*{escape(text)}*"
        case Table(header, rows):
            yield from _table(header, rows)
        case Point(text, mark, extras, quotes):
            tail = f" ({'; '.join(map(escape, extras))})" if extras else ""
            yield f"{_MARKS[mark]}{escape(text)}{tail}"
            indent = "  " if mark is not Mark.NONE else ""
            yield from (f"{indent}> {escape(quote)}" for quote in quotes)
        case Said(speaker, time, text):
            yield f"**{escape(speaker)}** {time}".rstrip()
            yield ""
            yield escape(text)


def _table(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    if not rows:
        return
    yield _row(header or ("",) * len(rows[0]))
    yield _row(("---",) * len(rows[0]), as_it_is=True)
    yield from map(_row, rows)


def _row(cells: tuple[str, ...], *, as_it_is: bool = False) -> str:
    return f"| {' | '.join(cell if as_it_is else escape(cell) for cell in cells)} |"


def _material(draft: Draft) -> Material:
    assert draft.recording is not None  # noqa: S101 -- callers export what was processed
    assert draft.transcript is not None  # noqa: S101 -- see above
    return Material(
        title=draft.recording.title,
        started_at=None,
        duration_ms=0,
        transcript=draft.transcript,
        summary=draft.summary,
        notices=tuple(draft.notices),
        stamps=tuple(draft.stamps),
        template=draft.template,
    )
