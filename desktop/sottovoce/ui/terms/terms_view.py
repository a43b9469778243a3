"""The terms as text to read, a paragraph each; where an earlier version was seen, with what changed marked in words."""

from __future__ import annotations

import html
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sottovoce.core.terms import Mark, Page, Paragraph, Passage, differences
from sottovoce.ui.parts.labels import PlainLabel, selectable


class TermsView(QWidget):
    """Reached by Tab paragraph by paragraph, so that a screen reader reads the page as it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paragraphs: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_page(self, page: Page, before: Page | None = None) -> None:
        """Shows a page; `before`: the one that was seen last, if it said something else."""
        self._clear()
        earlier = {each.heading: each.text for each in before.paragraphs} if before is not None else None
        for each in page.paragraphs:
            self._add(each.heading, self._text(each, earlier))
        for each in before.paragraphs if before is not None else ():
            if each.heading not in {known.heading for known in page.paragraphs}:
                self._add(each.heading, _Marked((Passage(Mark.REMOVED, each.text),)))

    def _text(self, paragraph: Paragraph, earlier: dict[str, str] | None) -> QLabel:
        if earlier is None or earlier.get(paragraph.heading) == paragraph.text:
            return selectable(PlainLabel(paragraph.text, wrap=True))
        return _Marked(differences(earlier.get(paragraph.heading, ""), paragraph.text))

    def _add(self, heading: str, text: QLabel) -> None:
        text.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        text.setAccessibleName(f"{heading}. {text.accessibleName() or text.text()}")
        self.paragraphs.append(text)
        self._column.addWidget(PlainLabel(heading, "heading"))
        self._column.addWidget(text)
        self._column.addSpacing(8)

    def _clear(self) -> None:
        self.paragraphs = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class _Marked(QLabel):
    """Words that came are underlined, words that went struck through; a screen reader is told in words."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        super().__init__()
        self.setObjectName("finding")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        passages = tuple(passages)
        tags = {Mark.KEPT: "{}", Mark.ADDED: "<u>{}</u>", Mark.REMOVED: "<s>{}</s>"}
        self.setText(" ".join(tags[each.mark].format(html.escape(each.text)) for each in passages))
        said = {
            Mark.KEPT: "{text}",
            Mark.ADDED: self.tr("(new: {text})"),
            Mark.REMOVED: self.tr("(no longer: {text})"),
        }
        self.setAccessibleName(" ".join(said[each.mark].format(text=each.text) for each in passages))
