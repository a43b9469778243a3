"""The transcript pane: streams in without moving what is being read, plays what is clicked.

Thread: UI. A view of its own rather than a QListView, which lays out all rows again whenever some are added; here
heights are guessed until a row shows, then measured, and the row under the eye stays where it is.
"""

from __future__ import annotations

from dataclasses import dataclass
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
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStyle, QStyleOptionViewItem, QWidget

from sottovoce.ui.meeting.row_heights import RowHeights
from sottovoce.ui.meeting.transcript_delegate import PlayingMark, TranscriptDelegate
from sottovoce.ui.meeting.transcript_model import Index, Role, TranscriptModel

_NEAR_END_PX: Final = 24


@dataclass(frozen=True, slots=True)
class PlayRequest:
    """The user wants to hear a row, or from one of its characters on."""

    start_ms: int
    end_ms: int
    row: int
    character: int | None = None


class TranscriptView(QAbstractItemView):
    """Shows a TranscriptModel. Signals: play_requested(PlayRequest)."""

    play_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowHeights()
        self._following = True
        self._top_ms: int | None = None
        self._pressed: QModelIndex | None = None
        self._empty_text = ""
        self._delegate = TranscriptDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setMinimumWidth(240)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # What others call

    def set_empty_text(self, text: str) -> None:
        """What stands here while there is no row."""
        if text != self._empty_text:
            self._empty_text = text
            self.viewport().update()

    def show_playing(self, mark: PlayingMark | None) -> None:
        """Marks the row that plays and brings it into view; None takes the mark away."""
        self._delegate.playing = mark
        if mark is not None and mark.row < len(self._rows):
            self._following = False
            self.scrollTo(self.model().index(mark.row, 0), QAbstractItemView.ScrollHint.EnsureVisible)
        self.viewport().update()

    @property
    def playing(self) -> PlayingMark | None:
        """The row that is marked as playing."""
        return self._delegate.playing

    def top_row(self) -> int:
        """The row at the top of the pane; 0 for an empty transcript."""
        return max(0, self._rows.at(self.verticalOffset()))

    def show_time(self, time_ms: int) -> None:
        """Puts a moment at the top again, e.g. after segments became turns."""
        row = model.row_at(time_ms) if (model := self._model()) is not None else None
        if row is not None:
            self.verticalScrollBar().setValue(self._rows.top(row))
            self._following = False
        self.viewport().update()

    # What the base class asks for

    def setModel(self, model: QAbstractItemModel | None, /) -> None:
        super().setModel(model)
        self._following = True
        self._delegate.playing = None
        self._guess_all()

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
        if model is None or start != len(self._rows):
            self._guess_all()
        else:
            lengths = [len(model.row(row).text) for row in range(start, end + 1)]
            for height in self._guess(lengths):
                self._rows.append(height)
            self._update_range()
        super().rowsInserted(parent, start, end)
        if self._following:
            self._to_end()
        self.viewport().update()

    def dataChanged(self, top: Index, bottom: Index, /, roles: list[int] | None = None) -> None:  # type: ignore[override]  # the stub wants Sequence with a default
        super().dataChanged(top, bottom)
        self.viewport().update()

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
        first, last = (self.indexAt(QPoint(0, y)) for y in (rect.normalized().top(), rect.normalized().bottom()))
        if first.isValid():
            self.selectionModel().select(QItemSelection(first, last if last.isValid() else first), command)

    def visualRegionForSelection(self, selection: QItemSelection, /) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    # Painting and measuring

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if not len(self._rows):
            self._delegate.paint_empty(painter, self.viewport().rect(), self._empty_text, self.font())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        hovered = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())) if self.underMouse() else None
        selection, current, states = self.selectionModel(), self.currentIndex(), QStyle.StateFlag
        for row in self._measure_visible():
            index = self.model().index(row, 0)
            option.rect = self.visualRect(index)
            if not option.rect.intersects(event.rect()):
                continue
            state = states.State_Enabled
            if selection.isSelected(index):
                state |= states.State_Selected
            if hovered is not None and hovered == index:
                state |= states.State_MouseOver
            if self.hasFocus() and current == index:
                state |= states.State_HasFocus
            option.state = state
            self._delegate.paint(painter, option, index)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._guess_all()
        else:
            self._update_range()
            if self._following:
                self._to_end()

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
        anchor, offset = self._rows.at(self.verticalOffset()) if not self._following else -1, self.verticalOffset()
        inside = offset - self._rows.top(anchor) if 0 <= anchor < len(self._rows) else 0
        lengths = model.text_lengths() if (model := self._model()) is not None else []
        self._rows = RowHeights(self._guess(lengths))
        self._update_range()
        if self._following:
            self._to_end()
        elif 0 <= anchor < len(self._rows):
            self._shift(self._rows.top(anchor) + inside - self.verticalOffset())
        self.viewport().update()

    def _guess(self, lengths: list[int]) -> list[int]:
        heads = (model := self._model()) is not None and model.has_speakers
        return self._delegate.guess_heights(lengths, self.viewport().width(), self.font(), heads)

    def _update_range(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        following = self._following
        bar.setPageStep(room)
        bar.setSingleStep(48)
        bar.setRange(0, max(0, self._rows.total - room))
        self._following = following

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

    def _remember_top(self) -> None:
        model = self._model()
        row = self._rows.at(self.verticalOffset())
        # Rows that were replaced are not asked any more: the time of the top row is what stays true.
        if model is not None and 0 <= row < model.rowCount() and len(self._rows) == model.rowCount():
            self._top_ms = model.row(row).start_ms

    def _model(self) -> TranscriptModel | None:
        model = self.model()
        return model if isinstance(model, TranscriptModel) else None

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._play(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()  # the player's key, not "toggle selection"
        elif event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # no search by typing: rows are sentences
            if event.key() == Qt.Key.Key_F2:
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = self.indexAt(event.position().toPoint()) if plain else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index, self._pressed = self._pressed, None
        if index is None or not index.isValid() or index != self.indexAt(event.position().toPoint()):
            return
        rect, row = self.visualRect(index), index.data(Role.ROW)
        if not self._delegate.on_head(rect, event.position(), row):
            self._play(index, self._delegate.character_at(rect, event.position(), row))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._delegate.on_head(self.visualRect(index), event.position(), index.data(Role.ROW)):
            self.rename(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not (index := self.currentIndex()).isValid():
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Play this")).triggered.connect(lambda: self._play(index))
        rename = QAction(self.tr("Rename speaker…"), menu)
        rename.setShortcut(QKeySequence(Qt.Key.Key_F2))
        rename.setEnabled(bool(index.flags() & Qt.ItemFlag.ItemIsEditable))
        rename.triggered.connect(lambda: self.rename(index))
        menu.addAction(rename)
        menu.addAction(self.tr("Copy")).triggered.connect(self.copy)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def copy(self) -> None:
        """Puts the selected rows on the clipboard as plain text."""
        model, rows = self._model(), [index.row() for index in self.selectedIndexes()]
        if model is not None and rows:
            QGuiApplication.clipboard().setText(model.copied_text(rows))

    def rename(self, index: QModelIndex) -> None:
        """Opens the name of the row's speaker for editing."""
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    def _play(self, index: QModelIndex, character: int | None = None) -> None:
        model = self._model()
        if model is not None and index.row() < model.rowCount():
            row = model.row(index.row())
            self.play_requested.emit(PlayRequest(row.start_ms, row.end_ms, index.row(), character))
