"""A document on pages: for Qt's PDF writer and for printers. Everything is inserted as text, nothing is read as markup.

Thread: everything here is made and painted on the thread that calls it, which need not be the UI thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from sottovoce.core.document_texts import document_words
from sottovoce.services.exports.document import Block, Document, Heading, Mark, Point, Remark, Said, Table, Title

_BODY_POINTS: Final = 10.5
_MARGIN_MM: Final = 22.0
_STRIP_LINES: Final = 2.2
"""Height kept for the head and the foot of a page, in lines."""
_PDF_DPI: Final = 300
_INK: Final = QColor(0x11, 0x18, 0x27)
_QUIET: Final = QColor(0x47, 0x55, 0x69)
_LINE: Final = QColor(0xCB, 0xD5, 0xE1)
_MARKS: Final = {Mark.NONE: "", Mark.POINT: "•  ", Mark.OPEN: "☐  ", Mark.DONE: "☑  "}


def pdf_bytes(document: Document) -> bytes:
    """The document as a PDF of A4 pages; its text can be searched and copied."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
    writer.setResolution(_PDF_DPI)
    writer.setTitle(document.title)
    writer.setCreator("Sottovoce")
    paint(document, writer)
    buffer.close()
    return bytes(buffer.data().data())


def paint(document: Document, device: QPagedPaintDevice) -> None:
    """Paints all pages, each with the warning at its head and its number at its foot."""
    _loop = QEventLoop()  # the layout of a long text asks for a timer, which a plain thread has only with a loop
    text = text_document(document)
    painter = QPainter(device)
    try:
        text.documentLayout().setPaintDevice(device)
        painter.setFont(_font(_BODY_POINTS - 2))
        strip = painter.fontMetrics().height() * _STRIP_LINES
        page = QRectF(0, 0, device.width(), device.height())
        body = page.adjusted(0, strip, 0, -strip)
        text.setPageSize(QSizeF(body.size()))
        words, pages = document_words(document.language), text.pageCount()
        for number in range(pages):
            if number:
                device.newPage()
            painter.setPen(_QUIET)
            painter.drawText(page, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, document.warning)
            foot = words.page.format(page=number + 1, pages=pages)
            painter.drawText(page, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, foot)
            _paint_body(text, painter, body, number)
    finally:
        painter.end()


def text_document(document: Document) -> QTextDocument:
    """The document as Qt lays it out."""
    text = QTextDocument()
    text.setUndoRedoEnabled(False)
    text.setDocumentMargin(0)
    text.setDefaultFont(_font(_BODY_POINTS))
    writer = _Writer(text)
    for block in document.blocks:
        writer.write(block)
    return text


@dataclass(frozen=True, slots=True)
class _Look:
    """A line: its letters, and the room above and below it in points."""

    points: float = _BODY_POINTS
    bold: bool = False
    italic: bool = False
    quiet: bool = False
    above: float = 0
    below: float = 0
    indent: int = 0
    level: int = 0


_PLAIN: Final = _Look()
_TITLE: Final = _Look(17, bold=True, below=6, level=1)
_HEADING: Final = _Look(12.5, bold=True, above=12, below=3, level=2)
_REMARK: Final = _Look(italic=True, quiet=True, below=1)
_POINT: Final = _Look(above=2, below=2)
_QUOTE: Final = _Look(_BODY_POINTS - 1, quiet=True, below=1, indent=1)
_SPEAKER: Final = _Look(bold=True, quiet=True, above=7)
_CELL: Final = _Look(_BODY_POINTS - 1)
_NAME_CELL: Final = _Look(_BODY_POINTS - 1, bold=True)


class _Writer:
    """Puts blocks at the end."""

    def __init__(self, text: QTextDocument) -> None:
        self._cursor = QTextCursor(text)
        self._begun = False

    def write(self, block: Block) -> None:
        match block:
            case Title(text):
                self._line(text, _TITLE, on_new_page=self._begun)
            case Heading(text):
                self._line(text, _HEADING)
            case Remark(text):
                self._line(text, _REMARK)
            case Table(header, rows):
                self._table(header, rows)
            case Point(text, mark, extras, quotes):
                self._line(_MARKS[mark] + _one(text), _POINT)
                if extras:
                    self._cursor.insertText(f" ({_one('; '.join(extras))})", _letters(_REMARK))
                for quote in quotes:
                    self._line(quote, _QUOTE)
            case Said(speaker, time, text):
                self._line(f"{speaker} {time}".strip(), _SPEAKER)
                self._line(text)

    def _line(self, text: str, look: _Look = _PLAIN, *, on_new_page: bool = False) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(look.above)
        shape.setBottomMargin(look.below)
        shape.setIndent(look.indent)
        shape.setHeadingLevel(look.level)
        shape.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if on_new_page:
            shape.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        if self._begun:
            self._cursor.insertBlock(shape)
        else:
            self._cursor.setBlockFormat(shape)
        self._begun = True
        self._cursor.insertText(_one(text), _letters(look))

    def _table(self, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        if not rows:
            return
        shape = QTextTableFormat()
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(_LINE)
        shape.setBorder(1)
        shape.setBorderCollapse(True)
        shape.setCellPadding(4)
        shape.setCellSpacing(0)
        shape.setTopMargin(8)
        shape.setBottomMargin(8)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setHeaderRowCount(1 if header else 0)
        if not header:
            shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, each) for each in (35, 65)])
        all_rows = [header, *rows] if header else list(rows)
        table = self._cursor.insertTable(len(all_rows), len(rows[0]), shape)
        for number, row in enumerate(all_rows):
            for column, cell in enumerate(row):
                bold = (number == 0 and bool(header)) or (column == 0 and not header)
                table.cellAt(number, column).firstCursorPosition().insertText(
                    _one(cell), _letters(_NAME_CELL if bold else _CELL)
                )
        self._cursor.movePosition(QTextCursor.MoveOperation.End)


def _paint_body(text: QTextDocument, painter: QPainter, body: QRectF, number: int) -> None:
    painter.save()
    above = body.top() - number * body.height()
    painter.translate(0, above)
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, _INK)
    context.palette = palette
    context.clip = QRectF(0, number * body.height(), body.width(), body.height())
    painter.setClipRect(context.clip)
    text.documentLayout().draw(painter, context)
    painter.restore()


def _letters(look: _Look) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFontPointSize(look.points)
    letters.setFontWeight(QFont.Weight.DemiBold if look.bold else QFont.Weight.Normal)
    letters.setFontItalic(look.italic)
    letters.setForeground(_QUIET if look.quiet else _INK)
    return letters


def _font(points: float) -> QFont:
    font = QFont()
    font.setFamilies(["Calibri", "Carlito", "Helvetica Neue", "Segoe UI", "Noto Sans", "DejaVu Sans", "sans-serif"])
    font.setPointSizeF(points)
    return font


def _one(text: str) -> str:
    return " ".join(text.split())
