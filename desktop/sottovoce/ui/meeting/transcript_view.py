"""The transcript pane: streams in without moving what is being read, plays what is clicked.

Thread: UI. Where rows stand is the business of RowsView.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from sottovoce.ui.meeting.rows_view import RowsView
from sottovoce.ui.meeting.transcript_delegate import PlayingMark
from sottovoce.ui.meeting.transcript_model import Role
from sottovoce.ui.parts.private_clipboard import copy_privately


@dataclass(frozen=True, slots=True)
class PlayRequest:
    """The user wants to hear a row, or from one of its characters on."""

    start_ms: int
    end_ms: int
    row: int
    character: int | None = None


@dataclass(frozen=True, slots=True)
class EditRequest:
    """The user wants to write in a row; `at`: where the mouse was in the pane, None for the beginning."""

    row: int
    at: QPoint | None = None


class TranscriptView(RowsView):
    """Shows a TranscriptModel.

    Signals: play_requested(PlayRequest), edit_requested(EditRequest), menu_requested(QPoint on the screen).
    """

    play_requested = Signal(object)
    edit_requested = Signal(object)
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QModelIndex | None = None
        self._empty_text = ""
        self.writing = False
        """Whether the current row is being written in."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setMinimumWidth(240)

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
        self.rows_moved.emit()  # one that was marked is not any more
        self.viewport().update()

    @property
    def playing(self) -> PlayingMark | None:
        """The row that is marked as playing."""
        return self._delegate.playing

    def text_rect(self, row: int) -> QRect:
        """Where the words of a row stand in the pane."""
        index = self.model().index(row, 0)
        return self._delegate.text_rect(self.visualRect(index), index.data(Role.ROW), self.font())

    def line_px(self) -> float:
        """From one line of words to the next."""
        return self._delegate.line_px(self.font())

    # Painting

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
            if (self.hasFocus() or self.writing) and current == index:
                state |= states.State_HasFocus
            option.state = state
            self._delegate.paint(painter, option, index)
        painter.end()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            event.ignore()  # the line of a name has seen it already
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self._can_edit(self.currentIndex()):
                self._play(self.currentIndex())
            else:
                self.edit_requested.emit(EditRequest(self.currentIndex().row()))
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
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return
        if self._delegate.on_head(self.visualRect(index), event.position(), index.data(Role.ROW)):
            self.rename(index)
        elif self._can_edit(index):
            self.edit_requested.emit(EditRequest(index.row(), point))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            self.menu_requested.emit(at if by_key else event.globalPos())

    def copy(self) -> None:
        """Puts the selected rows on the clipboard as plain text."""
        model = self._model()
        if model is not None and self.selected_rows():
            copy_privately(model.copied_text(self.selected_rows()))

    def selected_rows(self) -> list[int]:
        """The rows that are selected, from the top."""
        return sorted(index.row() for index in self.selectedIndexes())

    def rename(self, index: QModelIndex) -> None:
        """Opens the name of the row's speaker for editing."""
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    @staticmethod
    def _can_edit(index: QModelIndex) -> bool:
        return bool(index.flags() & Qt.ItemFlag.ItemIsEditable)

    def _play(self, index: QModelIndex, character: int | None = None) -> None:
        model = self._model()
        if model is not None and index.row() < model.rowCount():
            row = model.row(index.row())
            self.play_requested.emit(PlayRequest(row.start_ms, row.end_ms, index.row(), character))
