"""The words of one turn, to be written in where they stand; a screen reader reads them by caret.

What is typed is told letter by letter, so that nothing waits for the editor to be closed.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from sottovoce.ui.parts.theme import current_theme, mix

MAX_LETTERS: Final = 200_000
_STAYS: Final = frozenset(
    {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason}
)


class TurnEditor(QTextEdit):
    """Plain text only, whatever is pasted.

    Signals: typed(str) the words are these now; finished() Enter; left() Esc; focus_lost(); split_asked(letter);
    merged_back() and merged_on() with the turn before or after; stepped(rows) up or down out of the turn;
    undo_asked() and redo_asked() beyond what was typed here; menu_asked(QPoint on the screen).
    """

    typed = Signal(str)
    finished = Signal()
    left = Signal()
    focus_lost = Signal()
    split_asked = Signal(int)
    merged_back = Signal()
    merged_on = Signal()
    stepped = Signal(int)
    undo_asked = Signal()
    redo_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("turn")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # files that are dropped are for the window
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(0)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self._line_px = 0.0
        self._silent = False
        self._ground = current_theme().hover
        self.textChanged.connect(self._on_changed)
        self.hide()

    def show_text(self, text: str, line_px: float) -> None:
        """Begins with these words; what is undone here never leads before them."""
        self._silent = True
        self._line_px = line_px
        self.setPlainText(text)
        form = QTextBlockFormat()
        form.setLineHeight(line_px, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        self.document().clearUndoRedoStacks()
        self._silent = False
        self.setExtraSelections([])
        self._tint()

    def stand_at(self, rect: QRect, ground: QColor) -> None:
        """Covers exactly the words of the row: the letters do not move when they become editable."""
        if ground != self._ground:
            self._ground = ground
            self._tint()
        self.setLineWrapColumnOrWidth(rect.width())
        rise = round((self._line_px - QFontMetricsF(self.font()).height()) / 2)
        self.setGeometry(rect.adjusted(-3, rise - self._first_line_px(), 6, 4))
        self.setViewportMargins(3, 0, 0, 0)
        self.verticalScrollBar().setValue(0)

    def place_caret(self, start: int, end: int | None = None) -> None:
        """The caret stands before this letter; with `end` the letters up to that one are marked."""
        text = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(_utf16(text[:start]))
        if end is not None:
            cursor.setPosition(_utf16(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def mark(self, start: int, end: int) -> None:
        """Tints these letters, which nobody has to keep marked to see them; none for an empty stretch."""
        selection = QTextEdit.ExtraSelection()
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(_utf16(text[:start]))
        cursor.setPosition(_utf16(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format.setBackground(mix(current_theme().doubt, current_theme().page, 0.28))
        self.setExtraSelections([selection] if end > start else [])

    @property
    def letter(self) -> int:
        """Before which letter the caret stands."""
        return _letters(self.toPlainText(), self.textCursor().position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (self._ends(event, plain=plain) or self._travels(event) or (plain and self._leaves_turn(event))):
            super().keyPressEvent(event)

    def _ends(self, event: QKeyEvent, *, plain: bool) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.split_asked.emit(self.letter)
        elif plain:
            self.finished.emit()
        return True

    def _travels(self, event: QKeyEvent) -> bool:
        document = self.document()
        if event.matches(QKeySequence.StandardKey.Undo):
            (self.undo if document.isUndoAvailable() else self.undo_asked.emit)()
            return True
        again = event.matches(QKeySequence.StandardKey.Redo) or (
            event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        )
        if again:
            (self.redo if document.isRedoAvailable() else self.redo_asked.emit)()
        return again

    def _leaves_turn(self, event: QKeyEvent) -> bool:
        """At its edges the caret goes on into the next turn, and what would delete beyond them merges turns."""
        key, cursor = event.key(), self.textCursor()
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            move = QTextCursor.MoveOperation.Up if key == Qt.Key.Key_Up else QTextCursor.MoveOperation.Down
            if QTextCursor(cursor).movePosition(move):
                return False
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
            return True
        back = key == Qt.Key.Key_Backspace and cursor.atStart()
        on = key == Qt.Key.Key_Delete and cursor.atEnd()
        if cursor.hasSelection() or not (back or on):
            return False
        if not event.isAutoRepeat():  # a key held down deletes letters, never the bounds of a turn
            (self.merged_back if back else self.merged_on).emit()
        return True

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        ):
            event.accept()  # Esc leaves the words, not the page
            return True
        if event.type() is QEvent.Type.ContextMenu and hasattr(event, "globalPos"):
            self.menu_asked.emit(event.globalPos())
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QEvent) -> None:
        """The menu of the transcript, not that of Qt, which knows nothing of turns."""
        at = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        self.menu_asked.emit(event.globalPos() if hasattr(event, "globalPos") else at)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted text is one line of plain words."""
        if source.hasText():
            self.textCursor().insertText(" ".join(source.text()[:MAX_LETTERS].split()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.focus_lost.emit()

    def _tint(self) -> None:
        sheet = f"QTextEdit#turn {{ background: {self._ground.name()}; border: 0; border-radius: 0; }}"
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def _first_line_px(self) -> int:
        """How far below its top Qt draws the first line of a document with fixed line heights."""
        layout = self.document().firstBlock().layout()
        top = self.document().documentLayout().blockBoundingRect(self.document().firstBlock()).top()
        return round(top + layout.lineAt(0).y()) if layout.lineCount() else 0

    def _on_changed(self) -> None:
        if not self._silent:
            self.typed.emit(self.toPlainText())


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2  # Qt counts in these units


def _letters(text: str, utf16: int) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")[: utf16 * 2].decode("utf-16-le", "ignore"))
