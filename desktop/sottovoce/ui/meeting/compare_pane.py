"""Two minutes side by side in one list: tick what should stand. And an earlier version, to be read only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from sottovoce.services.minutes_diff import Choice, Origin
from sottovoce.services.minutes_lines import grouped, numbered
from sottovoce.ui.meeting.minutes_pane import MinutesPane, PlainList
from sottovoce.ui.meeting.minutes_wording import approval_text, choice_row, group_title, line_facts
from sottovoce.ui.parts import wording
from sottovoce.vault.rows_approvals import Approval
from sottovoce_models.templates.shipped import shipped
from sottovoce_models.types import Speaker, Summary, SummaryItem


class ComparePane(MinutesPane):
    """Signals: chosen(list of SummaryItem), take_pressed() the new ones whole, keep_pressed() mine as they are."""

    chosen = Signal(object)
    take_pressed = Signal()
    keep_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()
        self.list = PlainList(self.tr("Lines of both minutes"))
        self.list.itemChanged.connect(lambda _: self._tell())
        self.column.addWidget(self.list, 1)
        self.use_button = self.add_button(self.tr("Use the ticked lines"), primary=True)
        self.use_button.clicked.connect(self._use)
        self.take_button = self.add_button(self.tr("Take the new ones"))
        self.take_button.clicked.connect(self.take_pressed)
        self.keep_button = self.add_button(self.tr("Keep mine"))
        self.keep_button.clicked.connect(self.keep_pressed)
        self.back_button = self.add_button(self.tr("Later"))
        self.back_button.clicked.connect(self.left)

    def show_choices(self, choices: Sequence[Choice], made_at: str, speakers: Mapping[str, Speaker]) -> None:
        """Shows them, ticked as suggested: every line that was edited by hand, and else the new ones."""
        self._choices = choices
        self.title.setText(self.tr("New minutes from {time}").format(time=wording.moment(made_at)))
        self.list.blockSignals(True)
        self.list.clear()
        for choice in choices:
            item = QListWidgetItem(choice_row(choice, speakers))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if choice.suggested else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        first = next((row for row, each in enumerate(choices) if each.origin is not Origin.BOTH), 0)
        self.list.setCurrentRow(first)
        self._tell()
        self.list.setFocus()

    def forget(self) -> None:
        """Nothing of any meeting stays."""
        self._choices = ()
        self.list.clear()

    def ticked(self) -> list[SummaryItem]:
        """The lines that should stand."""
        rows = range(self.list.count())
        return [self._choices[row].item for row in rows if self.list.item(row).checkState() is Qt.CheckState.Checked]

    def _tell(self) -> None:
        self.caption.setText(
            self.tr("Tick what should stand (Space): {count} of {all}. What you edited is ticked at first.").format(
                count=len(self.ticked()), all=len(self._choices)
            )
        )
        self.use_button.setEnabled(bool(self.ticked()))

    def _use(self) -> None:
        self.chosen.emit(self.ticked())


class VersionPane(MinutesPane):
    """The minutes as they were approved once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = PlainList(self.tr("The minutes as they were approved"))
        self.column.addWidget(self.list, 1)
        self.back_button = self.add_button(self.tr("Back to the minutes"))
        self.back_button.clicked.connect(self.left)

    def forget(self) -> None:
        """Nothing of any meeting stays."""
        self.list.clear()
        self.caption.setText("")

    def show_version(self, summary: Summary, approval: Approval, speakers: Mapping[str, Speaker]) -> None:
        """Shows one; nothing of it can be changed."""
        self.title.setText(self.tr("Approved version"))
        self.caption.setText(approval_text(approval))
        rows = []
        for group in grouped(numbered(summary.items), shipped(summary.template)):
            rows += [wording.joined(group_title(group), line_facts(line.item, speakers)) for line in group.lines]
        self.list.fill(rows)
        self.list.setFocus()
