"""A pane of rows of different height in which the row under the eye stays where it is, whatever comes or goes.

Thread: UI. A QListView by name, since Qt shows screen readers the rows of its own views only; but that one lays out
all rows again whenever some are added, so nothing of its layout is used. Here heights are guessed until a row shows,
then measured.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from sottovoce.ui.meeting.row_heights import RowHeights
from sottovoce.ui.meeting.transcript_delegate import TranscriptDelegate
from sottovoce.ui.meeting.transcript_model import Index, TranscriptModel

_NEAR_END_PX: Final = 24
_FEW_ROWS: Final = 20


class RowsView(QListView):
    """Where the rows of a TranscriptModel stand.

    Signals: rows_moved() rows may stand elsewhere or be higher now; resized(int) there is another room for them, and
    where the pane was scrolled to before, in px.
    """

    rows_moved = Signal()
    resized = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowHeights()
        self._following = True
        self._top_ms: int | None = None
        self._delegate = TranscriptDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.rows_moved.connect(self.updateEditorGeometries)  # the line in which somebody is being renamed goes along

    def top_row(self) -> int:
        """The row at the top of the pane; 0 for an empty transcript."""
        return max(0, self._rows.at(self.verticalOffset()))

    def show_row(self, row: int) -> None:
        """Makes a row the current one and brings it into sight."""
        index = self.model().index(row, 0) if self.model() is not None else QModelIndex()
        if index.isValid():
            self._following = False
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def show_time(self, time_ms: int) -> None:
        """Puts a moment at the top again, e.g. after segments became turns."""
        model = self._model()
        row = model.row_at(time_ms) if model is not None else None
        if row is not None:
            self.verticalScrollBar().setValue(self._rows.top(row))
            self._following = False
        self.viewport().update()

    # What Qt asks for

    def setModel(self, model: QAbstractItemModel | None, /) -> None:
        super().setModel(model)
        if model is not None:
            model.rowsRemoved.connect(self._on_removed, Qt.ConnectionType.UniqueConnection)
        self._following = not (isinstance(model, TranscriptModel) and model.has_speakers)  # who reads begins at the top
        self._delegate.playing = None
        self._rows = RowHeights()
        self._guess_all()
        if not self._following:
            self.show_time(0)

    def reset(self) -> None:
        model, following = self._model(), self._following
        top_ms = 0 if following or self._top_ms is None else self._top_ms
        super().reset()
        self._guess_all()
        if following and model is not None and not model.has_speakers:
            self._to_end()  # what was heard so far has been read from the vault; more is coming
        else:
            self.show_time(top_ms)  # to the start for those who followed the end: there is nothing more to follow

    def rowsInserted(self, parent: Index, start: int, end: int, /) -> None:
        model = self._model()
        if model is not None:
            heights = self._guess([len(model.row(row).text) for row in range(start, end + 1)])
            if start == len(self._rows):
                for height in heights:
                    self._rows.append(height)
            else:
                self._rows = self._rows.spliced(start, 0, heights)
            self._update_range()
        super().rowsInserted(parent, start, end)
        if self._following:
            self._to_end()
        self.viewport().update()

    def dataChanged(self, top: Index, bottom: Index, /, roles: list[int] | None = None) -> None:  # type: ignore[override]  # the stub wants Sequence with a default
        super().dataChanged(top, bottom)
        if roles and Qt.ItemDataRole.DisplayRole in roles:  # without that role only heads are others
            if bottom.row() - top.row() > _FEW_ROWS:
                self._guess_all()
            for row in range(top.row(), bottom.row() + 1) if bottom.row() - top.row() <= _FEW_ROWS else ():
                self._measure(row)
            self._update_range()
        self.viewport().update()

    def _on_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        if last < len(self._rows):
            self._rows = self._rows.spliced(first, last - first + 1, ())
            self._update_range()
        self.viewport().update()

    def doItemsLayout(self) -> None:
        """Nothing: rows stand where `visualRect` says."""

    def updateGeometries(self) -> None:
        """Nothing: the scroll bar is kept by `_update_range`."""

    def scrollContentsBy(self, dx: int, dy: int, /) -> None:
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index, /) -> None:
        """Screen readers hear of the row itself; a QListView would ask its own layout, which is not used, for it."""
        QAbstractItemView.currentChanged(self, current, previous)
        if current.isValid() and self.hasFocus():
            self._tell_readers(QAccessible.Event.Focus, current.row())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection, /) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)
        for event, changed in (
            (QAccessible.Event.SelectionRemove, deselected),
            (QAccessible.Event.Selection, selected),
        ):
            if not changed.isEmpty():
                self._tell_readers(event, changed.first().top())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentIndex().isValid():
            self._tell_readers(QAccessible.Event.Focus, self.currentIndex().row())

    def _tell_readers(self, what: QAccessible.Event, row: int) -> None:
        if QAccessible.isActive():
            event = QAccessibleEvent(self, what)
            event.setChild(row)
            QAccessible.updateAccessibility(event)

    def visualRect(self, index: Index, /) -> QRect:
        if not index.isValid() or index.row() >= len(self._rows):
            return QRect()
        top = self._rows.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._rows[index.row()])

    def indexAt(self, point: QPoint, /) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        if not 0 <= y < self._rows.total:
            return QModelIndex()
        return self.model().index(self._rows.at(y), 0)

    def scrollTo(
        self, index: Index, /, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid() or index.row() >= len(self._rows):
            return
        self._measure(index.row())
        top, height, bar = self._rows.top(index.row()), self._rows[index.row()], self.verticalScrollBar()
        room = self.viewport().height()
        if hint is QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(top)
        elif hint is QAbstractItemView.ScrollHint.PositionAtCenter or not (
            bar.value() - height < top < bar.value() + room
        ):
            bar.setValue(top - max(0, (room - height) // 3))
        elif top < bar.value() or height > room:
            bar.setValue(top)
        elif top + height > bar.value() + room:
            bar.setValue(top + height - room)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier, /) -> QModelIndex:
        count = len(self._rows)
        if not count:
            return QModelIndex()
        current = self.currentIndex()
        row = current.row() if current.isValid() else self._rows.at(self.verticalOffset()) - 1
        actions, page = QAbstractItemView.CursorAction, self.viewport().height()
        if action in {actions.MoveUp, actions.MoveLeft, actions.MovePrevious}:
            row -= 1
        elif action in {actions.MoveDown, actions.MoveRight, actions.MoveNext}:
            row += 1
        elif action is actions.MovePageUp:
            row = min(row - 1, self._rows.at(self._rows.top(row) - page))
        elif action is actions.MovePageDown:
            row = max(row + 1, self._rows.at(self._rows.top(row) + page))
        else:
            row = 0 if action is actions.MoveHome else count - 1
        return self.model().index(max(0, min(count - 1, row)), 0)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index, /) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag, /) -> None:
        first = self.indexAt(QPoint(0, rect.normalized().top()))
        last = self.indexAt(QPoint(0, rect.normalized().bottom()))
        if first.isValid():
            self.selectionModel().select(QItemSelection(first, last if last.isValid() else first), command)

    def visualRegionForSelection(self, selection: QItemSelection, /) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    # Measuring

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_at = self.verticalOffset()
        if event.size().width() != event.oldSize().width():
            self._guess_all()
        else:
            self._update_range()
            if self._following:
                self._to_end()
        self.resized.emit(was_at)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._delegate.forget_layouts()
            self._guess_all()

    def _measure_visible(self) -> list[int]:
        """The rows in view, each with its true height; what the eye rests on does not move while they are measured."""
        if not len(self._rows):
            return []
        offset = self.verticalOffset()
        row = self._rows.at(offset)
        grown = self._measure(row)
        if grown and self._rows.top(row) < offset and not self._following:
            self._shift(grown)  # a row half above the edge grows upwards
        rows = []
        while row < len(self._rows) and self._rows.top(row) < self.verticalOffset() + self.viewport().height():
            self._measure(row)
            rows.append(row)
            row += 1
        self._update_range()
        if self._following and self.verticalOffset() != self.verticalScrollBar().maximum():
            self._to_end()
            return self._measure_visible()
        return rows

    def _measure(self, row: int) -> int:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = QRect(0, 0, self.viewport().width(), 0)
        return self._rows.set(row, self._delegate.sizeHint(option, self.model().index(row, 0)).height())

    def _guess_all(self) -> None:
        model = self._model()
        offset = self.verticalOffset()
        anchor = self._rows.at(offset) if not self._following else -1
        inside = offset - self._rows.top(anchor) if 0 <= anchor < len(self._rows) else 0
        lengths = model.text_lengths() if model is not None else []
        self._rows = RowHeights(self._guess(lengths))
        self._update_range()
        if self._following:
            self._to_end()
        elif 0 <= anchor < len(self._rows):
            self._shift(self._rows.top(anchor) + inside - self.verticalOffset())
        self.viewport().update()

    def _guess(self, lengths: list[int]) -> list[int]:
        model = self._model()
        heads = model is not None and model.has_speakers
        return self._delegate.guess_heights(lengths, self.viewport().width(), self.font(), heads)

    def _update_range(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        following = self._following
        bar.setPageStep(room)
        bar.setSingleStep(48)
        bar.setRange(0, max(0, self._rows.total - room))
        self._following = following
        self.rows_moved.emit()

    def _shift(self, by_px: int) -> None:
        bar, following = self.verticalScrollBar(), self._following
        bar.setValue(bar.value() + by_px)
        self._following = following

    def _to_end(self) -> None:
        self._following = True
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _on_scrolled(self, value: int) -> None:
        self._following = value >= self.verticalScrollBar().maximum() - _NEAR_END_PX
        self._remember_top()
        self.viewport().update()
        self.rows_moved.emit()

    def _remember_top(self) -> None:
        model = self._model()
        row = self._rows.at(self.verticalOffset())
        # Rows that were replaced are not asked any more: the time of the top row is what stays true.
        if model is not None and 0 <= row < model.rowCount() and len(self._rows) == model.rowCount():
            self._top_ms = model.row(row).start_ms

    def _model(self) -> TranscriptModel | None:
        model = self.model()
        return model if isinstance(model, TranscriptModel) else None
