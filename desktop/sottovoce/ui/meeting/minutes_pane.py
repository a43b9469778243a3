"""The shape of what may stand in the place of the minutes: a title, a list, and buttons; Esc leads back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sottovoce.ui.parts.escape import keeps_escape
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.labels import PlainLabel, button_text
from sottovoce.ui.parts.scrolled import Scrolled
from sottovoce.ui.parts.theme import current_theme


class PlainList(QListWidget):
    """Rows of plain text that wrap, for eyes, keyboard and screen reader alike."""

    def __init__(self, name: str, parent: QWidget | None = None, *, lines: int = 7) -> None:
        """`lines`: how many of them are to be seen at least."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(_RowDelegate(self))
        self.setMinimumHeight(lines * self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:
        return QSize(160, 90)  # it takes what room there is, and asks for little

    def fill(self, rows: list[str]) -> None:
        """Shows these rows; the current one stays if it can."""
        row = self.currentRow()
        self.clear()
        for text in rows:
            self.addItem(QListWidgetItem(text))
        self.setCurrentRow(min(max(row, 0), self.count() - 1))


class _RowDelegate(QStyledItemDelegate):
    """Wraps every row at the width of the list, marks the current one by a bar and not by colour of its text."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, view = current_theme(), self.parent()
        focused = isinstance(view, QWidget) and view.hasFocus()
        rect = QRect(option.rect)
        painter.save()
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            if focused:
                painter.fillRect(rect, theme.hover)
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.accent if focused else theme.line)
        painter.restore()
        plain = QStyleOptionViewItem(option)
        plain.rect = rect.adjusted(8, 4, -4, -4)
        plain.state = state & ~QStyle.StateFlag.State_Selected & ~QStyle.StateFlag.State_HasFocus
        plain.palette.setColor(QPalette.ColorRole.Text, theme.text)
        super().paint(painter, plain, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        if not isinstance(view, QListWidget):
            return super().sizeHint(option, index)
        checkable = index.data(Qt.ItemDataRole.CheckStateRole) is not None
        room = view.viewport().width() - (84 if checkable else 56)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
        box = view.fontMetrics().boundingRect(QRect(0, 0, max(80, room), 100_000), flags, text)
        return QSize(80, box.height() + 24)


class MinutesPane(QWidget):
    """Widgets go into `column`, buttons into `add_button`. Signals: left() back to the minutes."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(role="title", wrap=True)
        self.caption = PlainLabel(role="meta", wrap=True)
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        buttons = QWidget()
        self._buttons = FlowLayout(buttons, spacing_px=8)
        inner = QWidget()
        held = QVBoxLayout(inner)
        held.setContentsMargins(20, 12, 16, 0)
        held.setSpacing(8)
        held.addWidget(self.title)
        held.addWidget(self.caption)
        held.addLayout(self.column, 1)
        self._scroll = scroll = Scrolled(inner)
        buttons.setContentsMargins(20, 0, 16, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.setSpacing(8)
        outer.addWidget(scroll, 1)
        outer.addWidget(buttons)

    def reveal(self, widget: QWidget) -> None:
        """Brings a part of the pane into sight and gives it the focus."""
        self._scroll.ensureWidgetVisible(widget)
        widget.setFocus()

    def reveal_top(self) -> None:
        """To the beginning of the pane."""
        self._scroll.verticalScrollBar().setValue(0)

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        """A button at the foot."""
        button = QPushButton(button_text(text))
        button.setAccessibleName(text)
        if primary:
            button.setProperty("role", "primary")
        self._buttons.addWidget(button)
        return button

    def event(self, event: QEvent) -> bool:
        # one step back is to the minutes, not to the start page
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
