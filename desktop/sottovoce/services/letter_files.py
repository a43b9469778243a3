"""A letter as rich text, as an e-mail draft and as a Word document: built from parts, what was spoken is text in them.

Nothing here sends anything; an e-mail draft has no sender and no addressee, which the mail program asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from enum import StrEnum
from html import escape

from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.compose import Letter
from sottovoce.services.exports.document import Document, Mark, Point
from sottovoce.services.exports.docx import docx_bytes
from sottovoce_models.compose.letter import Layout, Part


class LetterFormat(StrEnum):
    """A kind of file, by its suffix."""

    EML = "eml"
    DOCX = "docx"
    TEXT = "txt"


def letter_bytes(letter: Letter, kind: LetterFormat) -> bytes:
    """The file, whole."""
    match kind:
        case LetterFormat.EML:
            return eml_bytes(letter)
        case LetterFormat.DOCX:
            return docx_bytes(_document(letter))
        case LetterFormat.TEXT:
            return letter.text.encode("utf-8", errors="replace")


def rich_text(letter: Letter) -> str:
    """HTML of paragraphs and lists alone; every other character is text."""
    return "\n".join(_html(block) for block in _blocks(letter.parts))


def eml_bytes(letter: Letter) -> bytes:
    """An unsent message (RFC 5322, UTF-8) as plain and as rich text; mail programs open it to be written on."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    message["X-Unsent"] = "1"
    message.set_content(_encodable(letter.text), cte="quoted-printable")
    page = f'<!DOCTYPE html>\n<html lang="{letter.wish.language}"><body>\n{rich_text(letter)}\n</body></html>\n'
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    return message.as_bytes()


def _blocks(parts: tuple[Part, ...]) -> Iterator[list[Part]]:
    """The parts that stand in one paragraph or one list."""
    block: list[Part] = []
    for part in parts:
        is_one = bool(block) and (
            part.layout is Layout.BELOW
            or (part.layout is block[-1].layout and part.layout in {Layout.LINE, Layout.SENTENCE})
        )
        if block and not is_one:
            yield block
            block = []
        block.append(part)
    if block:
        yield block


def _html(block: list[Part]) -> str:
    if block[0].layout is Layout.LINE:
        lines = "".join(f"<li>{_escaped(part.text)}</li>" for part in block)
        return f"<ul>{lines}</ul>"
    words = _escaped(block[0].text)
    for part in block[1:]:
        words += ("<br>" if part.layout is Layout.BELOW else " ") + _escaped(part.text)
    return f"<p>{words}</p>"


def _escaped(words: str) -> str:
    return escape(_encodable(words), quote=True)


def _encodable(words: str) -> str:
    """Half of a pair of surrogates is no letter, and no file can hold it."""
    return words.encode("utf-8", errors="replace").decode("utf-8")


def _document(letter: Letter) -> Document:
    points: list[Point] = []
    for block in _blocks(letter.parts):
        if block[0].layout is Layout.SENTENCE:
            points.append(Point(" ".join(part.text for part in block), Mark.NONE))
        else:
            points += [Point(part.text, Mark.POINT if part.layout is Layout.LINE else Mark.NONE) for part in block]
    return Document(letter.subject, UiLanguage(letter.wish.language), "", tuple(points))
