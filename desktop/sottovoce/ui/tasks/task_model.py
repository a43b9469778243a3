"""Tasks as rows that can be ticked; what was just ticked stays in its place until the page is entered again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from sottovoce.services.tasks.task import Task, TaskFilter
from sottovoce.ui.meeting.transcript_model import Index
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.labels import tooltip
from sottovoce.ui.tasks.task_wording import facts, heading, when_of

TASK_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_NOWHERE: Final = QModelIndex()


class TaskModel(QAbstractListModel):
    """`shown`: those that fit the filter, in order. Signals: ticked(Task, bool); counted() more or fewer are open."""

    ticked = Signal(object, bool)
    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: tuple[Task, ...] = ()
        self.shown: tuple[Task, ...] = ()
        self._done: set[str] = set()
        self._wanted = TaskFilter()
        self._today = date.today()

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """These take the place of those before; none of them is ticked."""
        self.all, self._done, self._today = tuple(tasks), set(), date.today()
        self._arrange()

    def show_only(self, wanted: TaskFilter) -> None:
        """Shows those that fit."""
        self._wanted = wanted
        self._arrange()

    def open_uids(self) -> list[str]:
        """Those that are shown and not ticked."""
        return [task.uid for task in self.shown if task.uid not in self._done]

    def is_done(self, task: Task) -> bool:
        """Whether it was ticked just now."""
        return task.uid in self._done

    def heading_at(self, row: int) -> str:
        """The heading that stands above a row, or "" where it goes on under the one before."""
        when = when_of(self.shown[row], self._today)
        return heading(when) if row == 0 or when_of(self.shown[row - 1], self._today) is not when else ""

    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def flags(self, index: Index, /) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        task = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return task.text
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if self.is_done(task) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return wording.joined(task.text, facts(task), self.heading_of(task))
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(f"{task.text} – {facts(task)}")
        return task if role == TASK_ROLE else None

    def heading_of(self, task: Task) -> str:
        """The heading a task stands under."""
        return heading(when_of(task, self._today))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole, /) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        task, done = self.shown[index.row()], Qt.CheckState(value) is Qt.CheckState.Checked
        if done != self.is_done(task):
            (self._done.add if done else self._done.discard)(task.uid)
            self.dataChanged.emit(index, index)
            self.counted.emit()
            self.ticked.emit(task, done)
        return True

    def _arrange(self) -> None:
        self.beginResetModel()
        self.shown = tuple(task for task in self.all if self._wanted.fits(task))
        self.endResetModel()
        self.counted.emit()
