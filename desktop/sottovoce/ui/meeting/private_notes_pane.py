"""Private notes: folded away until somebody unfolds them, kept as they are typed, in nothing that leaves the vault."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from sottovoce.ui.parts.escape import keeps_escape
from sottovoce.ui.parts.labels import PlainLabel, tooltip

_TYPING_MS: Final = 700
_LINES: Final = 5


class PrivateNotesPane(QWidget):
    """Signals: typed(str) a moment after the last key, and at once when the focus leaves; unfolded()."""

    typed = Signal(str)
    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self.button = QToolButton()
        self.button.setCheckable(True)
        self.button.setProperty("role", "fold")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setToolTip(tooltip(self.tr("Only for you; folded away until you open them")))
        self.button.toggled.connect(self._on_toggled)
        self.law = PlainLabel(
            self.tr(
                "Only for you: in no export, no training sample, no search and not in the minutes. The law may still "
                "require disclosing them: to the person concerned, who may ask to see their record, or to a court."
            ),
            "meta",
            wrap=True,
        )
        self.law.setMaximumWidth(16_777_215)
        self.editor = _NotesText()
        self.editor.setAccessibleName(self.tr("Private notes"))
        self.editor.setAccessibleDescription(self.law.text())
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(_LINES * self.editor.fontMetrics().lineSpacing() + 24)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self.flush)
        self.editor.textChanged.connect(self._timer.start)
        self.editor.left.connect(self.flush)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 8)
        column.setSpacing(4)
        for part in (self.button, self.law, self.editor):
            column.addWidget(part)
        self._show_folded()

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [self.button, self.editor]

    def show_text(self, text: str) -> None:
        """The notes of a meeting, folded away: somebody else may look at the screen."""
        self._kept = text
        self.editor.blockSignals(True)
        self.editor.setPlainText(text)  # this forgets what could be undone, too
        self.editor.blockSignals(False)
        self._timer.stop()
        self.button.setChecked(False)
        self._show_folded()

    def flush(self) -> None:
        """What was typed and not yet told is told now."""
        self._timer.stop()
        text = self.editor.toPlainText()
        if text != self._kept:
            self._kept = text
            self.typed.emit(text)

    def _on_toggled(self, checked: bool) -> None:
        self._show_folded()
        if checked:
            self.editor.setFocus()
            self.unfolded.emit()
        else:
            self.flush()

    def _show_folded(self) -> None:
        unfolded = self.button.isChecked()
        there = self.tr("there are some") if self._kept.strip() else ""
        title = self.tr("Private notes (never exported)")
        self.button.setText(f"{'▾' if unfolded else '▸'} {title}{f' · {there}' if there and not unfolded else ''}")
        self.button.setAccessibleName(title)
        self.button.setAccessibleDescription(there)
        for part in (self.law, self.editor):
            part.setVisible(unfolded)


class _NotesText(QPlainTextEdit):
    """Signals: left() the focus went elsewhere. Esc folds nothing and loses nothing."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        return keeps_escape(event) or super().event(event)
