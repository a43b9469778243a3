"""The notice on paper: the very words that were hashed, with version and hash at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sottovoce.core.consent_notices import NoticeText
from sottovoce.core.languages import UiLanguage, ui_language
from sottovoce.core.receipt_texts import receipt_words
from sottovoce.services.exports.document import Block, Document, Heading, Mark, Point, Remark, Title
from sottovoce.services.exports.files import write_blocks
from sottovoce.services.exports.protected import finished_pdf
from sottovoce.services.exports.service import Pdf

_GROUP: Final = 8


def notice_document(told: NoticeText) -> Document:
    """All of the notice, what is said aloud first."""
    language = notice_ui_language(told)
    reference = receipt_words(language).notice_of.format(version=told.version, language=told.language)
    digits = " ".join(told.sha256[at : at + _GROUP] for at in range(0, len(told.sha256), _GROUP))
    blocks: list[Block] = [Title(told.title), Point(told.spoken_script, Mark.NONE)]
    for heading, text in told.paragraphs:
        blocks += [Heading(heading), Point(text, Mark.NONE)]
    blocks.append(Remark(f"{reference}: {digits}"))
    return Document(told.title, language, "", tuple(blocks))


def write_notice(told: NoticeText, path: Path, pdf: Pdf) -> None:
    """The notice as a PDF, whole or not at all. OUTPUT_NOT_WRITABLE, OUTPUT_PATH_TOO_LONG, DISK_FULL."""
    document = notice_document(told)
    write_blocks(path, [finished_pdf(pdf(document), document.title, document.language)])


def notice_ui_language(told: NoticeText) -> UiLanguage:
    """The language of page numbers and the like."""
    return ui_language(told.language)
