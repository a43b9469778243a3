"""Fourth step: every passage beside what would be written of it, every replacement with its reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sottovoce.core.languages import UiLanguage
from sottovoce.core.training_texts import LISTED, why_text
from sottovoce.pipeline.redaction import Replacement
from sottovoce.services.training.review import (
    Review,
    can_release,
    find_more,
    is_listed,
    mask,
    mask_everywhere,
    release,
    renamed,
    seen,
)
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.labels import PlainLabel, button_text
from sottovoce.ui.training.stand_in_button import StandInButton

_MARK = Qt.ItemDataRole.UserRole


class ReviewStep(QWidget):
    """One passage at a time; Alt+Down and Alt+Up go on. Signals: changed()."""

    changed = Signal()

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.review: Review | None = None
        self._undo: list[Review] = []
        self.at = 0
        self.place = PlainLabel(role="heading")
        self.count = PlainLabel(role="meta", wrap=True)
        self.original, self.result = QPlainTextEdit(), QPlainTextEdit()
        self.original.setAccessibleName(self.tr("As it was said or written"))
        self.result.setAccessibleName(self.tr("As it would be written into the sample"))
        for each in (self.original, self.result):
            each.setReadOnly(True)
            each.setTabChangesFocus(True)
        self.marks = QListWidget()
        self.marks.setAccessibleName(self.tr("What is replaced, and why"))
        self.marks.setWordWrap(True)
        self.marks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.marks.currentRowChanged.connect(lambda _: self._tell_buttons())
        self.previous_button = self._button(self.tr("Previous passage"), self.go_back)
        self.next_button = self._button(self.tr("Next passage"), self.go_on)
        self.cover_button = self._button(self.tr("Cover the selection"), self.cover)
        self.everywhere_button = self._button(self.tr("Cover it everywhere"), self.cover_everywhere)
        self.release_button = self._button(self.tr("Leave as it is"), self.let_stand)
        self.name_button = StandInButton()
        self.name_button.chosen.connect(self.call_it)
        self.undo_button = self._button(self.tr("Undo"), self.undo)
        self.original.selectionChanged.connect(self._tell_buttons)
        for keys, does in (("Alt+Down", self.go_on), ("Alt+Up", self.go_back), ("Ctrl+Z", self.undo)):
            QShortcut(QKeySequence(keys), self).activated.connect(does)
        self._lay_out()

    def show_review(self, review: Review) -> None:
        """From the first passage."""
        self.review, self._undo = review, []
        self._turn_to(0)

    def forget(self) -> None:
        """Nothing of the meeting stays, least of all what was replaced by what."""
        self.review, self._undo = None, []
        for text in (self.original, self.result):
            text.clear()
        self.marks.clear()

    def ready(self) -> bool:
        """Whether every passage was looked at."""
        return self.review is not None and not self.review.unseen

    def go_on(self) -> None:
        """To the next passage."""
        if self.review is not None and self.at + 1 < len(self.review.segments):
            self._turn_to(self.at + 1)

    def go_back(self) -> None:
        """To the one before."""
        if self.at > 0:
            self._turn_to(self.at - 1)

    def cover(self) -> None:
        """What is selected on the left is covered."""
        chosen = self._selection()
        if self.review is not None and chosen is not None:
            self._change(mask(self.review, self.at, *chosen))

    def cover_everywhere(self) -> None:
        """What is selected is covered wherever it stands."""
        chosen = self._selection()
        if self.review is None or chosen is None:
            return
        words = self.review.segments[self.at].passage.text[chosen[0] : chosen[1]].strip()
        self._change(mask_everywhere(mask(self.review, self.at, *chosen), words))

    def let_stand(self) -> None:
        """The chosen replacement is taken back, where that may be."""
        mark = self._mark()
        if self.review is not None and mark is not None and can_release(self.review, self.at, mark):
            self._change(release(self.review, self.at, mark))

    def call_it(self, words: str, everywhere: bool) -> None:
        """What stands for the chosen replacement becomes this."""
        mark = self._mark()
        if self.review is not None and mark is not None:
            self._change(renamed(self.review, self.at, mark, words, everywhere=everywhere))

    def undo(self) -> None:
        """One change less."""
        if self._undo:
            self.review = self._undo.pop()
            self._turn_to(self.at)

    def _button(self, text: str, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(button_text(text))
        button.clicked.connect(does)
        return button

    def _lay_out(self) -> None:
        texts = QHBoxLayout()
        texts.setSpacing(16)
        for title, text in (
            (self.tr("As it was"), self.original),
            (self.tr("As it would be written"), self.result),
        ):
            side = QVBoxLayout()
            side.setSpacing(4)
            side.addWidget(PlainLabel(title, "meta"))
            side.addWidget(text)
            texts.addLayout(side, 1)
        walking, changing = QHBoxLayout(), FlowLayout(spacing_px=8)
        for button in (self.previous_button, self.next_button):
            walking.addWidget(button)
        walking.addWidget(self.count, 1)
        for button in (
            self.cover_button,
            self.everywhere_button,
            self.name_button,
            self.release_button,
            self.undo_button,
        ):
            changing.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.place)
        column.addLayout(texts, 2)
        column.addWidget(PlainLabel(self.tr("What is replaced, and why"), "meta"))
        column.addWidget(self.marks, 1)
        column.addLayout(changing)
        column.addLayout(walking)

    def _turn_to(self, number: int) -> None:
        self.at = number
        if self.review is not None:
            self.review = seen(self.review, number)
        self._show()
        self.changed.emit()

    def _change(self, review: Review) -> None:
        if self.review is not None:
            self._undo.append(self.review)
        self.review = seen(review, self.at)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        review = self.review
        if review is None:
            return
        segment = review.segments[self.at]
        all_of_them = len(review.segments)
        self.place.setText(self.tr("Passage {at} of {all}").format(at=self.at + 1, all=all_of_them))
        self.count.setText(
            self.tr("{seen} of {all} looked at").format(seen=all_of_them - review.unseen, all=all_of_them)
        )
        self.original.setPlainText(segment.passage.text)
        self.result.setPlainText(segment.redacted)
        self.marks.clear()
        for mark in segment.marks:
            words = segment.passage.text[mark.span.start : mark.span.end]
            listed = is_listed(review, self.at, mark)
            why = why_text(LISTED if listed else mark.span.recognizer, self._language)
            sure = self.tr("{percent} % sure").format(percent=100 if listed else round(mark.span.confidence * 100))
            item = QListWidgetItem(f"{words} → {mark.words}   {why} {sure}")
            item.setData(_MARK, mark)
            self.marks.addItem(item)
        self._tell_buttons()

    def _tell_buttons(self) -> None:
        mark, chosen = self._mark(), self._selection()
        review = self.review
        may = review is not None and mark is not None and can_release(review, self.at, mark)
        self.release_button.setEnabled(may)
        self.name_button.show_mark(review, mark)
        self.cover_button.setEnabled(chosen is not None)
        self.everywhere_button.setEnabled(chosen is not None)
        self.everywhere_button.setText(button_text(self.tr("Cover it everywhere")))
        if review is not None and chosen is not None:
            words = review.segments[self.at].passage.text[chosen[0] : chosen[1]]
            count = len(find_more(review, words))
            self.everywhere_button.setText(button_text(self.tr("Cover it everywhere ({count})").format(count=count)))
        self.undo_button.setEnabled(bool(self._undo))
        self.previous_button.setEnabled(self.at > 0)
        self.next_button.setEnabled(review is not None and self.at + 1 < len(review.segments))

    def _mark(self) -> Replacement | None:
        selected = self.marks.selectedItems()
        mark = selected[0].data(_MARK) if selected else None
        return mark if isinstance(mark, Replacement) else None

    def _selection(self) -> tuple[int, int] | None:
        """What is selected, in characters of Python: the editor counts UTF-16 units."""
        cursor = self.original.textCursor()
        if self.review is None or not cursor.hasSelection():
            return None
        units = self.original.toPlainText().encode("utf-16-le")
        start, end = (
            len(units[: at * 2].decode("utf-16-le", "ignore"))
            for at in (cursor.selectionStart(), cursor.selectionEnd())
        )
        return (start, end) if self.review.segments[self.at].passage.text[start:end].strip() else None
