"""A list of two lines each, many at once selectable: what is in the trash, what is due to go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sottovoce.ui.meeting.transcript_model import Index
from sottovoce.ui.parts.labels import tooltip
from sottovoce.ui.parts.row_paint import paint_focus, paint_ground
from sottovoce.ui.parts.theme import GRID_PX, current_theme

_LINE: Final = Qt.ItemDataRole.UserRole + 1
_PAD: Final = 3 * GRID_PX
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """A row: what it is called, and what is true of it."""

    title: str
    meta: str


LineOf = Callable[[int], Line]


class LineModel(QAbstractListModel):
    """The lines as rows; each is put into words when somebody looks at it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keys: Sequence[str] = ()
        self._line_of: LineOf | None = None

    def show(self, keys: Sequence[str], line_of: LineOf) -> None:
        """These take the place of those before; `keys`: what each stands for, `line_of` the line at a place."""
        self.beginResetModel()
        self.keys, self._line_of = keys, line_of
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self.keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        if not index.isValid() or index.row() >= len(self.keys) or self._line_of is None:
            return None
        line = self._line_of(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.title}: {line.meta}"
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(f"{line.title}: {line.meta}")
        return line if role == _LINE else None


class LineList(QListView):
    """Signals: chosen_changed() others are selected; delete_pressed() by key."""

    chosen_changed = Signal()
    delete_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = LineModel(self)
        self.setModel(self._lines)
        self.setItemDelegate(_LineDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())

    def show_lines(self, keys: Sequence[str], line_of: LineOf) -> None:
        """Shows these; what was selected stays so where it is still there."""
        kept = set(self.chosen_keys())
        self._lines.show(keys, line_of)
        for place, key in enumerate(keys if kept else ()):
            if key in kept:
                index = self._lines.index(place)
                self.selectionModel().select(index, self.selectionModel().SelectionFlag.Select)
        self.chosen_changed.emit()

    def chosen_keys(self) -> list[str]:
        """What the selected rows stand for, from the top down."""
        return [self._lines.keys[index.row()] for index in sorted(self.selectedIndexes())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class _LineDelegate(QStyledItemDelegate):
    """The title, and below what is true of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        return QSize(200, 2 * QFontMetrics(option.font).height() + 2 * _PAD + GRID_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        line: Line | None = index.data(_LINE)
        if line is None:
            return
        theme, state = current_theme(), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRect(option.rect).adjusted(1, 1, -1, -1)
        paint_ground(painter, inner, state, theme)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, inner, theme)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.Medium)
        metrics, meta = QFontMetrics(font), QFontMetrics(option.font)
        left, width, top = inner.left() + _PAD, inner.width() - 2 * _PAD, inner.top() + _PAD - 1
        painter.setFont(font)
        painter.setPen(theme.text)
        painter.drawText(
            left, top + metrics.ascent(), metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, width)
        )
        painter.setFont(option.font)
        painter.setPen(theme.meta)
        below = top + metrics.height() + GRID_PX + meta.ascent()
        painter.drawText(left, below, meta.elidedText(line.meta, Qt.TextElideMode.ElideRight, width))
        painter.restore()
