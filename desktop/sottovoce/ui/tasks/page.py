"""The page of open tasks: what narrows them, the list, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sottovoce.services.tasks.task import NO_MATTER, NOBODY, Task, TaskFilter, matters_of, owners_of
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce.ui.tasks.task_list import TaskList
from sottovoce.ui.tasks.task_model import TaskModel
from sottovoce.ui.tasks.task_wording import tasks_text

_LETTERS: Final = 14


class TasksPage(QWidget):
    """Signals: entered() the page is shown; left() back; ticked(Task, bool); chosen(Task) its moment is wanted;
    export_pressed() those that are shown and open are to be handed over.
    """

    entered = Signal()
    left = Signal()
    ticked = Signal(object, bool)
    chosen = Signal(object)
    export_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.tasks = TaskModel(self)
        self.list = TaskList(self.tasks)
        self.list.setAccessibleName(self.tr("Open tasks"))
        self.count, self.empty = PlainLabel(role="meta"), PlainLabel(role="meta", wrap=True)
        self.words, self.matter, self.owner = QLineEdit(), QComboBox(), QComboBox()
        self.everything_button = QPushButton(self.tr("Show all"))
        self.back_button = QPushButton(self.tr("Back"))
        self.back_button.setToolTip(tooltip(self.tr("Back (Esc)")))
        self.moment_button = QPushButton(self.tr("To the moment"))
        self.moment_button.setToolTip(tooltip(self.tr("Opens the meeting where this was said (Enter)")))
        self.done_button = QPushButton(self.tr("Mark as done"))
        self.done_button.setToolTip(tooltip(self.tr("Ticks the task, or takes the tick away (Space)")))
        self.export_button = QPushButton(self.tr("Export…"))
        self.export_button.setToolTip(tooltip(self.tr("Saves the open tasks shown here as a calendar file or a table")))
        self._loaded = False
        self._fill()
        self._lay_out()
        self._connect()
        self._show_state()

    def enter(self) -> None:
        """The page is shown."""
        self.entered.emit()
        (self.back_button if self.list.isHidden() else self.list).setFocus()

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """Shows these; what was asked for stays where there is still such a thing."""
        had_focus = self.back_button.hasFocus()
        self._loaded = True
        self._offer(tasks)
        self.tasks.show_only(self._wanted())
        self.tasks.show_tasks(tasks)
        if self.tasks.shown:
            self.list.setCurrentIndex(self.tasks.index(0))
        self._show_state()
        if had_focus and not self.list.isHidden():
            self.list.setFocus()

    def wipe(self) -> None:
        """The vault is shut: nothing that was read or typed stays."""
        self._loaded = False
        self._show_everything()
        self.show_tasks(())
        self._loaded = False

    def _fill(self) -> None:
        self.words.setPlaceholderText(self.tr("Words in the task"))
        self.words.setClearButtonEnabled(True)
        for field, name in (
            (self.words, self.tr("Words in the task")),
            (self.matter, self.tr("Matter")),
            (self.owner, self.tr("Who")),
        ):
            field.setAccessibleName(name)
        for box in (self.matter, self.owner):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LETTERS)
        self.words.setMinimumHeight(self.matter.sizeHint().height())
        self.words.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._offer(())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Open tasks"), "title"), 1)
        head.addWidget(self.back_button)
        meaning = PlainLabel(
            self.tr(
                "From the minutes of all meetings, what is due first at the top. A day is given only where the words "
                "can mean no other. Heard by machine: please check before you rely on it."
            ),
            "meta",
            wrap=True,
        )
        self._filters = QWidget()
        flow = FlowLayout(self._filters, spacing_px=8)
        for part in (self.words, self.matter, self.owner, self.everything_button):
            flow.addWidget(part)
        buttons = QWidget()
        foot = FlowLayout(buttons, spacing_px=8)
        for button in (self.done_button, self.moment_button, self.export_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(meaning)
        column.addWidget(self._filters)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)
        column.addWidget(buttons)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.left)
        self.export_button.clicked.connect(self.export_pressed)
        self.moment_button.clicked.connect(self._on_moment)
        self.done_button.clicked.connect(lambda: self.list.toggle(self.list.currentIndex()))
        self.everything_button.clicked.connect(self._on_everything)
        self.words.textChanged.connect(self._narrow)
        for box in (self.matter, self.owner):
            box.currentIndexChanged.connect(self._narrow)
        self.list.chosen.connect(self.chosen)
        self.list.current_changed.connect(self._show_state)
        self.tasks.ticked.connect(self.ticked)
        self.tasks.counted.connect(self._show_state)

    def _wanted(self) -> TaskFilter:
        return TaskFilter(
            str(self.matter.currentData() or ""), str(self.owner.currentData() or ""), self.words.text().strip()
        )

    def _narrow(self) -> None:
        before = self.list.task
        self.tasks.show_only(self._wanted())
        shown = self.tasks.shown
        if shown:
            self.list.setCurrentIndex(self.tasks.index(shown.index(before) if before in shown else 0))
        self._show_state()

    def _on_everything(self) -> None:
        self._show_everything()
        self._narrow()
        self.words.setFocus()

    def _show_everything(self) -> None:
        fields = (self.words, self.matter, self.owner)
        blockers = [QSignalBlocker(field) for field in fields]
        self.words.clear()
        self.matter.setCurrentIndex(0)
        self.owner.setCurrentIndex(0)
        del blockers

    def _offer(self, tasks: Sequence[Task]) -> None:
        """The matters and people there are."""
        _refill(
            self.matter,
            (self.tr("All matters"), ""),
            [(name, matter_id) for matter_id, name in matters_of(tasks)],
            (self.tr("Without a matter"), NO_MATTER),
        )
        _refill(
            self.owner,
            (self.tr("Everybody"), ""),
            [(name, name) for name in owners_of(tasks)],
            (self.tr("Nobody named"), NOBODY),
        )

    def _on_moment(self) -> None:
        task = self.list.task
        if task is not None:
            self.chosen.emit(task)

    def _show_state(self) -> None:
        model, wanted = self.tasks, self._wanted()
        there = bool(model.shown)
        self._filters.setVisible(bool(model.all))
        self.list.setVisible(there)
        self.empty.setVisible(not there and self._loaded)
        self.empty.setText(
            self.tr("No task fits what you are looking for.")
            if model.all
            else self.tr("Nothing is open. What people say they will do stands here when minutes are made.")
        )
        self.count.setText(tasks_text(len(model.open_uids())) if there else "")
        self.everything_button.setVisible(wanted.is_on)
        task = self.list.task
        for button in (self.done_button, self.moment_button):
            button.setVisible(there)
            button.setEnabled(task is not None)
        self.done_button.setText(self.tr("Mark as open") if task and model.is_done(task) else self.tr("Mark as done"))
        self.export_button.setVisible(there)
        self.export_button.setEnabled(bool(model.open_uids()))


def _refill(box: QComboBox, first: tuple[str, str], entries: Sequence[tuple[str, str]], last: tuple[str, str]) -> None:
    before = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for text, data in (first, *entries, last):
            box.addItem(text, data)
        box.setCurrentIndex(max(0, box.findData(before)))
