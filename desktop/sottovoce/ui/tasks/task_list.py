"""The list of tasks: Space or a click on the box ticks, Enter or a double click leads to the moment."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from sottovoce.services.tasks.task import Task
from sottovoce.ui.meeting.transcript_model import Index
from sottovoce.ui.tasks.task_delegate import TaskDelegate
from sottovoce.ui.tasks.task_model import TASK_ROLE, TaskModel

_BATCH: Final = 30


class TaskList(QListView):
    """Signals: chosen(Task) its moment is wanted; current_changed() another row is current, or none."""

    chosen = Signal(object)
    current_changed = Signal()

    def __init__(self, model: TaskModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._delegate = TaskDelegate(model, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # a thousand rows are measured without holding the window up
        self.setBatchSize(_BATCH)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())
        self.doubleClicked.connect(self._choose)

    @property
    def task(self) -> Task | None:
        """The task in the current row."""
        task: Task | None = self.currentIndex().data(TASK_ROLE)
        return task

    def toggle(self, index: Index) -> None:
        """Ticks a task, or takes the tick away."""
        if index.isValid():
            ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            self.model().setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space:
            self.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._tick_at(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not self._hits_box(index, event.position().toPoint()):  # there it was two clicks
            super().mouseDoubleClickEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._delegate.room_px = self.viewport().width()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _tick_at(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if self._hits_box(index, place):
            self.toggle(index)

    def _hits_box(self, index: Index, place: QPoint) -> bool:
        return index.isValid() and self._delegate.box_of(self.visualRect(index), self.font(), index).contains(place)

    def _choose(self, index: Index) -> None:
        task: Task | None = index.data(TASK_ROLE) if index.isValid() else None
        if task is not None:
            self.chosen.emit(task)
