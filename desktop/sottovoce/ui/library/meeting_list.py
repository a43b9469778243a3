"""The list at the left: one row of two lines per meeting, with a bar while it is being worked on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sottovoce.ui.library.meetings import Meetings
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.meeting.transcript_model import Index
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.icons import paint_icon
from sottovoce.ui.parts.labels import tooltip
from sottovoce.ui.parts.theme import GRID_PX, current_theme

_MEETING: Final = Qt.ItemDataRole.UserRole + 1
_SIGN_PX: Final = 16
_PAD: Final = 3 * GRID_PX
_NOWHERE: Final = QModelIndex()
_SIGNS: Final = {
    State.RECORDING: "record",
    State.WAITING: "waiting",
    State.RUNNING: "wave",
    State.DONE: "check",
    State.FAILED: "doubt",
    State.CANCELLED: "close",
}


class MeetingListModel(QAbstractListModel):
    """The meetings in their order."""

    def __init__(self, meetings: Meetings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meetings: list[Meeting] = []
        meetings.added.connect(self._on_added)
        meetings.removed.connect(self._on_removed)
        meetings.refilled.connect(lambda: self._on_refilled(meetings.all))

    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._meetings)

    def index_of(self, meeting: Meeting) -> QModelIndex:
        """Where a meeting stands."""
        return self.index(self._meetings.index(meeting)) if meeting in self._meetings else QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        if not index.isValid() or index.row() >= len(self._meetings):
            return None
        meeting = self._meetings[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return meeting.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{meeting.title}, {meeting.list_text()}"
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(wording.joined(meeting.title, meeting.state_text()))
        return meeting if role == _MEETING else None

    def meeting(self, index: Index) -> Meeting | None:
        """The meeting of a row."""
        return self._meetings[index.row()] if 0 <= index.row() < len(self._meetings) else None

    def _on_added(self, meeting: Meeting, place: int) -> None:
        self.beginInsertRows(_NOWHERE, place, place)
        self._meetings.insert(place, meeting)
        self.endInsertRows()
        meeting.changed.connect(partial(self._on_changed, meeting))

    def _on_refilled(self, meetings: Sequence[Meeting]) -> None:
        known = set(self._meetings)
        self.beginResetModel()
        self._meetings = list(meetings)
        self.endResetModel()
        for meeting in self._meetings:
            if meeting not in known:
                meeting.changed.connect(partial(self._on_changed, meeting))

    def _on_removed(self, meeting: Meeting) -> None:
        row = self._meetings.index(meeting)
        self.beginRemoveRows(_NOWHERE, row, row)
        self._meetings.remove(meeting)
        self.endRemoveRows()

    def _on_changed(self, meeting: Meeting) -> None:
        index = self.index_of(meeting)
        if index.isValid():
            self.dataChanged.emit(index, index)


class MeetingList(QListView):
    """Signals: picked(Meeting) a row was chosen; delete_requested(Meeting), rename_requested(Meeting) by key;
    menu_requested(Meeting, QPoint on the screen)."""

    picked = Signal(object)
    delete_requested = Signal(object)
    rename_requested = Signal(object)
    menu_requested = Signal(object, QPoint)

    def __init__(self, model: MeetingListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meetings = model
        self.setModel(model)
        self.setItemDelegate(_MeetingDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Meetings"))
        self.viewport().setAutoFillBackground(False)

    def show_current(self, meeting: Meeting | None) -> None:
        """Marks the meeting whose page is open."""
        if meeting is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self._meetings.index_of(meeting))

    def currentChanged(self, current: Index, previous: Index, /) -> None:
        super().currentChanged(current, previous)
        meeting = self._meetings.meeting(current) if current.isValid() else None
        if meeting is not None:
            self.picked.emit(meeting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meeting = self._meetings.meeting(self.currentIndex())
        if event.matches(QKeySequence.StandardKey.Delete) and meeting is not None:
            self.delete_requested.emit(meeting)
        elif event.key() == Qt.Key.Key_F2 and meeting is not None:
            self.rename_requested.emit(meeting)
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        meeting = self._meetings.meeting(index)
        if meeting is not None:
            at = self.visualRect(index).center() if by_key else event.pos()
            self.menu_requested.emit(meeting, self.viewport().mapToGlobal(at))


class _MeetingDelegate(QStyledItemDelegate):
    """Two lines and a sign."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        title, meta = _metrics(option.font)
        return QSize(160, title.height() + meta.height() + 2 * _PAD + GRID_PX + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        meeting: Meeting | None = index.data(_MEETING)
        if meeting is None:
            return
        rect: QRect = option.rect
        theme = current_theme()
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(rect).adjusted(GRID_PX, 1, -GRID_PX, -1)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.line if selected else theme.hover)
            painter.drawRoundedRect(inner, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.accent)
            painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        title, meta = _metrics(option.font)
        x, y, width = inner.left() + _PAD - 2, inner.top() + _PAD - 2, inner.width() - 2 * _PAD + 4
        tones = {State.FAILED: theme.doubt, State.RUNNING: theme.accent, State.RECORDING: theme.danger}
        tone = tones.get(meeting.state, theme.meta)
        paint_icon(
            painter, _SIGNS[meeting.state], tone, QRectF(x, y + (title.height() - _SIGN_PX) / 2, _SIGN_PX, _SIGN_PX)
        )
        left = x + _SIGN_PX + 2 * GRID_PX
        room = int(inner.right() - _PAD - left)
        painter.setFont(_fonts(option.font)[0])
        painter.setPen(theme.text)
        painter.drawText(
            int(left), int(y + title.ascent()), title.elidedText(meeting.title, Qt.TextElideMode.ElideRight, room)
        )
        painter.setFont(_fonts(option.font)[1])
        painter.setPen(theme.meta)
        line = y + title.height() + GRID_PX
        painter.drawText(
            int(left),
            int(line + meta.ascent()),
            meta.elidedText(meeting.list_text(), Qt.TextElideMode.ElideRight, room),
        )
        fraction = meeting.progress.fraction if meeting.progress is not None else None
        if meeting.state is State.RUNNING and fraction is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            bar = QRectF(left, line + meta.height() + 3, width - (left - x), 3)
            painter.setBrush(theme.page if selected else theme.line)
            painter.drawRoundedRect(bar, 1.5, 1.5)
            bar.setWidth(max(3.0, bar.width() * fraction))
            painter.setBrush(theme.accent)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        painter.restore()


def _fonts(font: QFont) -> tuple[QFont, QFont]:
    title, meta = QFont(font), QFont(font)
    title.setWeight(QFont.Weight.Medium)
    meta.setPointSizeF(max(6.0, font.pointSizeF() - 1))
    return title, meta


def _metrics(font: QFont) -> tuple[QFontMetrics, QFontMetrics]:
    title, meta = _fonts(font)
    return QFontMetrics(title), QFontMetrics(meta)
