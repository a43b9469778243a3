"""The list at the left: one row of two lines per meeting under its day, with a bar while it is being worked on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QListView, QWidget

from sottovoce.ui.library.meeting_delegate import MeetingDelegate
from sottovoce.ui.library.meeting_model import MeetingListModel
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.transcript_model import Index

_BATCH_ROWS: Final = 400


class MeetingList(QListView):
    """Signals: picked(Meeting) one row was chosen; chosen_changed() others are selected; trash_requested() by key;
    rename_requested(Meeting) by key; menu_requested(Meeting, QPoint on the screen).
    """

    picked = Signal(object)
    chosen_changed = Signal()
    trash_requested = Signal()
    rename_requested = Signal(object)
    menu_requested = Signal(object, QPoint)

    def __init__(
        self, model: MeetingListModel, matter_name: Callable[[str | None], str], parent: QWidget | None = None
    ) -> None:
        """`matter_name`: what a matter is called; "" for none."""
        super().__init__(parent)
        self._meetings = model
        self._quiet = False
        self._picked_by_press = False
        self._kept: tuple[list[str], str | None] = ([], None)
        self._delegate = MeetingDelegate(model, matter_name, self)
        model.modelAboutToBeReset.connect(self._remember)  # before the view's own: it forgets what was selected
        self.setModel(model)
        model.modelReset.connect(self._recall)
        self.setItemDelegate(self._delegate)
        self._delegate.use_font(self.font())
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # thousands of rows must not be laid out in one go
        self.setBatchSize(_BATCH_ROWS)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Meetings"))
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._on_clicked)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 120)

    def indexAt(self, point: QPoint, /) -> QModelIndex:
        """The row at a point; the day above a row belongs to nobody."""
        index = super().indexAt(point)
        if index.isValid() and self._meetings.begins_day(index.row()):
            in_day = point.y() - self.visualRect(index).top() < self._delegate.day_height
            return QModelIndex() if in_day else index
        return index

    def chosen_ids(self) -> list[str]:
        """The ids of the selected meetings, from the top down."""
        return [self._meetings.id_at(index) for index in sorted(self.selectedIndexes())]

    def show_current(self, meeting: Meeting | None) -> None:
        """Marks the meeting whose page is open."""
        self.setCurrentIndex(self._meetings.index_of(meeting.id) if meeting is not None else QModelIndex())

    def setCurrentIndex(self, index: Index, /) -> None:
        """Selects a row and no other, whatever keys are held down: a shortcut may have led here."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection, /) -> None:
        super().selectionChanged(selected, deselected)
        if self._quiet:
            return
        self.chosen_changed.emit()
        chosen = self.selectedIndexes()
        if selected.count() and len(chosen) == 1:
            self._pick(chosen[0])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._picked_by_press = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meeting = self._meetings.meeting(self.currentIndex())
        if event.matches(QKeySequence.StandardKey.Delete):
            if self.selectedIndexes():
                self.trash_requested.emit()
        elif event.key() == Qt.Key.Key_F2 and meeting is not None:
            self.rename_requested.emit(meeting)
        elif event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._delegate.use_font(self.font())
            self.scheduleDelayedItemsLayout()

    def _on_clicked(self, index: Index) -> None:
        """A click on the row that is selected already leads back to its page."""
        if len(self.selectedIndexes()) == 1 and not self._picked_by_press:
            self._pick(index)

    def _pick(self, index: Index) -> None:
        meeting = self._meetings.meeting(index)
        if meeting is not None:
            self._picked_by_press = True
            self.picked.emit(meeting)

    def _remember(self) -> None:
        current = self.currentIndex()
        self._kept = (self.chosen_ids(), self._meetings.id_at(current) if current.isValid() else None)

    def _recall(self) -> None:
        """What was selected stays so where it is still shown; nobody has chosen anything by that."""
        ids, current = self._kept
        self._quiet = True
        selection = QItemSelection()
        for index in map(self._meetings.index_of, ids):
            if index.isValid():
                selection.select(index, index)
        model = self.selectionModel()
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        index = self._meetings.index_of(current) if current is not None else QModelIndex()
        model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._quiet = False
        self.chosen_changed.emit()
