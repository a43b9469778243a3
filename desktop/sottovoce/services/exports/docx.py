"""Word documents (.docx) fit for the file: real styles, tables with a header, numbered lines and pages, a language."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from sottovoce.core.document_texts import DocumentWords, document_words
from sottovoce.core.languages import UiLanguage
from sottovoce.services.exports.document import Document, Heading, Mark, Point, Remark, Said, Table, Title

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

TURN_STYLE: Final = "Turn"
TASK_STYLE: Final = "Task"
REMARK_STYLE: Final = "Remark"
SPEAKER_STYLE: Final = "Speaker"
CELL_STYLE: Final = "Table cell"
EXTRA_STYLE: Final = "Remark in a line"
_LINES_BETWEEN_NUMBERS: Final = 5
_LANGUAGES: Final = {UiLanguage.EN: "en-GB", UiLanguage.DE: "de-DE"}
_WIDTHS_MM: Final = {(2, False): (55, 105), (3, True): (20, 70, 70), (4, True): (62, 48, 20, 30)}
"""By number of columns and whether there is a header: facts, changes, people. 160 mm are there."""
_FONT: Final = "Calibri"
_WORDPROCESSING: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT_TAG: Final = f"{_WORDPROCESSING}t"
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BOXES: Final = {Mark.OPEN: "☐ ", Mark.DONE: "☑ "}


def docx_bytes(document: Document) -> bytes:
    """The whole document; what was spoken is text in it and nothing else."""
    import docx

    word = docx.Document()
    words = document_words(document.language)
    writer = _Writer(word)
    _set_page(word, document)
    _set_styles(word, _LANGUAGES[document.language])
    _set_properties(word, document)
    _set_margins(word, document, words)
    for block in document.blocks:
        writer.write(block)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


class _Writer:
    """Puts blocks at the end."""

    def __init__(self, word: WordDocument) -> None:
        self._word = word
        self._begun = False
        self._pattern: Any = None
        """A turn with its styles, copied for every other one: looking them up for each takes half a minute."""

    def write(self, block: Title | Heading | Remark | Table | Point | Said) -> None:
        match block:
            case Title(text):
                title = self._word.add_paragraph(_clean(text), style="Heading 1")
                title.paragraph_format.page_break_before = self._begun
                self._begun = True
            case Heading(text):
                self._word.add_paragraph(_clean(text), style="Heading 2")
            case Remark(text):
                self._word.add_paragraph(_clean(text), style=REMARK_STYLE)
            case Table(header, rows):
                self._table(header, rows)
            case Point():
                self._point(block)
            case Said(speaker, time, text):
                self._said(_clean(f"{speaker} {time}".strip()), _clean(text))

    def _said(self, head: str, text: str) -> None:
        if self._pattern is None:
            said = self._word.add_paragraph(style=TURN_STYLE)
            said.add_run(head, style=SPEAKER_STYLE)
            said.add_run().add_break()
            said.add_run(text)
            self._pattern = deepcopy(said._p)
            return
        copied = deepcopy(self._pattern)
        for place, words in zip(copied.iter(_TEXT_TAG), (head, text), strict=True):
            place.text = words
        self._word.element.body.sectPr.addprevious(copied)

    def _point(self, point: Point) -> None:
        style = {Mark.NONE: None, Mark.POINT: "List Bullet"}.get(point.mark, TASK_STYLE)
        line = self._word.add_paragraph(_BOXES.get(point.mark, "") + _clean(point.text), style=style)
        if point.extras:
            line.add_run(" ")
            line.add_run(_clean(f"({'; '.join(point.extras)})"), style=EXTRA_STYLE)
        for quote in point.quotes:
            self._word.add_paragraph(_clean(quote), style="Quote")

    def _table(self, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        from docx.shared import Mm

        if not rows:
            return
        table = self._word.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
        table.autofit = False
        widths = _WIDTHS_MM.get((len(rows[0]), bool(header)), ())
        for column, width in zip(table.columns, widths, strict=False):
            column.width = Mm(width)
        for number, row in enumerate((header, *rows) if header else rows):
            cells = table.add_row().cells
            for column, text in enumerate(row):
                paragraph = cells[column].paragraphs[0]
                paragraph.style = CELL_STYLE
                if widths:
                    cells[column].width = Mm(widths[column])
                run = paragraph.add_run(_clean(text))
                run.bold = (number == 0 and bool(header)) or (column == 0 and not header) or None
        if header:
            properties = table.rows[0]._tr.get_or_add_trPr()
            properties.append(_element("w:tblHeader"))
        self._word.add_paragraph()


def _set_page(word: WordDocument, document: Document) -> None:
    from docx.shared import Mm

    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(25)
    if document.line_numbers:
        section._sectPr.append(
            _element("w:lnNumType", countBy=str(_LINES_BETWEEN_NUMBERS), distance="240", restart="continuous")
        )


def _set_styles(word: WordDocument, language: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt, RGBColor

    styles = word.styles
    for tag in styles.element.iter(f"{_WORDPROCESSING}lang"):
        for name in ("val", "eastAsia"):
            tag.set(f"{_WORDPROCESSING}{name}", language)
    for name in ("Normal", "Heading 1", "Heading 2"):
        _set_font(styles[name], _FONT)
    for name, points in (("Heading 1", 18), ("Heading 2", 13)):
        styles[name].font.size, styles[name].font.color.rgb = Pt(points), RGBColor(0x1F, 0x29, 0x37)
    turn = styles.add_style(TURN_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    task = styles.add_style(TASK_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    remark = styles.add_style(REMARK_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    cell = styles.add_style(CELL_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    for style in (turn, task, remark, cell):
        style.base_style = styles["Normal"]
        style.quick_style = True
    turn.paragraph_format.space_after = Pt(6)
    task.paragraph_format.left_indent = Mm(6)
    task.paragraph_format.first_line_indent = Mm(-6)
    task.paragraph_format.space_after = Pt(4)
    remark.font.italic = True
    remark.paragraph_format.space_after = Pt(2)
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(2)
    extra = styles.add_style(EXTRA_STYLE, WD_STYLE_TYPE.CHARACTER)
    extra.font.italic = True
    speaker = styles.add_style(SPEAKER_STYLE, WD_STYLE_TYPE.CHARACTER)
    speaker.font.bold = True
    speaker.font.color.rgb = RGBColor(0x33, 0x41, 0x55)
    quote = styles["Quote"]
    quote.paragraph_format.left_indent = Mm(12)
    quote.paragraph_format.space_after = Pt(4)
    quote.font.size = Pt(10)


def _set_font(style: Any, name: str) -> None:
    """Also where the template names a font of its theme, which would win."""
    style.font.name = name
    fonts = style.element.rPr.rFonts
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    for script in ("hAnsi", "eastAsia", "cs"):
        fonts.set(f"{_WORDPROCESSING}{script}", name)


def _set_properties(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title = _clean(document.title)[:255]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = _LANGUAGES[document.language]
    properties.created = properties.modified = datetime.now(UTC).replace(microsecond=0, tzinfo=None)


def _set_margins(word: WordDocument, document: Document, words: DocumentWords) -> None:
    """What stands at the head and the foot of every page."""
    section = word.sections[0]
    if document.warning:
        section.header.paragraphs[0].add_run(_clean(document.warning), style=SPEAKER_STYLE)
    foot = section.footer.paragraphs[0]
    for part in re.split(r"(\{pages?\})", words.page):
        if part == "{page}":
            _add_field(foot, "PAGE")
        elif part == "{pages}":
            _add_field(foot, "NUMPAGES")
        else:
            foot.add_run(part)


def _add_field(paragraph: Any, name: str) -> None:
    """A number that the word processor fills in."""
    field = _element("w:fldSimple", instr=name)
    run = _element("w:r")
    text = _element("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _clean(text: str) -> str:
    """One line of what XML can hold."""
    return " ".join(_NO_XML.sub(" ", text).split())
