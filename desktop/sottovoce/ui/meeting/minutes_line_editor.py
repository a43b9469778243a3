"""Typing in a line of the minutes: its words, and of an action who does it until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QCompleter, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from sottovoce.ui.parts import wording
from sottovoce.ui.parts.escape import keeps_escape
from sottovoce_models.types import ItemKind, Speaker, SummaryItem

_TYPING_MS: Final = 600
_LEAVE_REASONS: Final = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields; `owner` is the id of a voice if it is the name of one."""

    text: str
    owner: str | None
    due: str | None


class LineEditor(QWidget):
    """Enter or leaving keeps, Esc takes back. Signals: typed() a moment after a key; finished(); gave_up()."""

    typed = Signal()
    finished = Signal()
    gave_up = Signal()

    def __init__(
        self,
        item: SummaryItem | None,
        kind: ItemKind,
        speakers: Mapping[str, Speaker],
        parent: QWidget | None = None,
    ) -> None:
        """`item`: what it says now, None for a new line of this kind."""
        super().__init__(parent)
        self._speakers, self._item, self._over = speakers, item, False
        self.text = _GrowingText(self)
        self.text.setAccessibleName(self.tr("Text of the line"))
        self.text.setPlaceholderText(self.tr("Type the line; Enter keeps it"))
        self.owner, self.due = _Field(self), _Field(self)
        self.owner.setPlaceholderText(self.tr("Who"))
        self.owner.setAccessibleName(self.tr("Who does it"))
        self.due.setPlaceholderText(self.tr("Until when"))
        self.due.setAccessibleName(self.tr("Until when"))
        names = [wording.speaker_label(speakers, speaker_id) for speaker_id in speakers]
        completer = QCompleter(QStringListModel(names, self), self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)  # a pop-up could outlive the lock
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.owner.setCompleter(completer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self.typed)
        self._fill(item)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.owner, 1)
        row.addWidget(self.due, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.text)
        column.addLayout(row)
        for field in (self.owner, self.due):
            field.setVisible(kind is ItemKind.ACTION)
        for part in (self.text, self.owner, self.due):
            part.finished.connect(self._finish)
            part.gave_up.connect(self._give_up)
            part.left.connect(self._on_left)
        self.text.textChanged.connect(self._timer.start)
        for field in (self.owner, self.due):
            field.textEdited.connect(lambda _: self._timer.start())

    def start(self) -> None:
        """The cursor stands behind the last word."""
        self.text.setFocus()
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    def typed_now(self) -> Typed:
        """What stands in the fields at this moment."""
        owner = " ".join(self.owner.text().split())
        ids = {wording.speaker_label(self._speakers, speaker_id): speaker_id for speaker_id in self._speakers}
        return Typed(self.text.toPlainText(), ids.get(owner, owner) or None, self.due.text() or None)

    def _fill(self, item: SummaryItem | None) -> None:
        if item is not None:
            self.text.setPlainText(item.text)
            owner = item.owner or ""
            self.owner.setText(wording.speaker_label(self._speakers, owner) if owner in self._speakers else owner)
            self.due.setText(item.due or "")

    def _finish(self) -> None:
        if not self._over:
            self._over = True
            self._timer.stop()
            self.finished.emit()

    def _give_up(self) -> None:
        if not self._over:
            self._over = True
            self._timer.stop()
            self.gave_up.emit()

    def _on_left(self) -> None:
        QTimer.singleShot(0, self, self._look)  # only now is known where the focus went

    def _look(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self._finish()


class _GrowingText(QPlainTextEdit):
    """As high as its text. Signals: finished() Enter; gave_up() Esc; left() the focus went elsewhere."""

    finished = Signal()
    gave_up = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        margins = self.contentsMargins()
        room = round(2 * self.document().documentMargin()) + margins.top() + margins.bottom() + 2
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _LEAVE_REASONS:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        return keeps_escape(event) or super().event(event)


class _Field(QLineEdit):
    """Signals: as the text above it."""

    finished = Signal()
    gave_up = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxLength(120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _LEAVE_REASONS:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        return keeps_escape(event) or super().event(event)
