"""The side of the window: what narrows the list, the list, what is selected, and where else meetings are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from sottovoce.ui.library.filter_panel import FilterPanel
from sottovoce.ui.library.library import Library
from sottovoce.ui.library.list_wording import meetings_text
from sottovoce.ui.library.matter_dialog import MatterOffer, MatterPick
from sottovoce.ui.library.meeting_list import MeetingList
from sottovoce.ui.library.meeting_model import MeetingListModel
from sottovoce.ui.library.shelf import NO_MATTER, people_of, tags_of
from sottovoce.ui.library.sorting import Sorting
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import ElidedLabel, PlainLabel, button_text, tooltip

_LONGEST_NAME: Final = 28


class LibrarySide(QWidget):
    """Signals: ask_pressed(), tasks_pressed(), trash_pressed(), due_pressed() their pages are wanted; narrowed()."""

    tasks_pressed = Signal()
    trash_pressed = Signal()
    due_pressed = Signal()
    ask_pressed = Signal()
    narrowed = Signal()

    def __init__(self, library: Library, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library, self._dialogs = library, dialogs
        self.sorting = Sorting(library, dialogs, self)
        self.filter = FilterPanel()
        self.list = MeetingList(MeetingListModel(library.meetings, library), library.matters.name_of)
        self.nothing = PlainLabel(role="meta", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.selected = ElidedLabel(role="meta")
        self._chosen = QWidget()
        self.matter_button = _row_button("matter", "", self.ask_matter)
        self.waiting_button = _row_button("waiting", "", self._on_waiting)
        for button in (self.matter_button, self.waiting_button):
            button.setCheckable(True)  # whether it narrows the list
        self.tasks_button = _row_button("tasks", "", self.tasks_pressed.emit)
        self.ask_button = _row_button("ask", "", self.ask_pressed.emit)
        self.due_button = _row_button("due", "", self.due_pressed.emit)
        self.trash_button = _row_button("trash", "", self.trash_pressed.emit)
        self.tasks_button.setToolTip(tooltip(self.tr("What is still to be done, of all meetings (Ctrl+T)")))
        self._lay_out()
        self.filter.changed.connect(self._narrow)
        self.filter.button.toggled.connect(self._offer)
        self.list.chosen_changed.connect(self._show_chosen)
        self.list.trash_requested.connect(lambda: library.trash.move(self.list.chosen_ids()))
        library.meetings.rearranged.connect(self._show_counts)
        library.matters.changed.connect(self._on_matters)
        library.waiting_changed.connect(self._show_counts)
        library.trash.changed.connect(self._show_places)
        self._show_chosen()
        self._show_counts()
        self._show_places()

    @property
    def summary(self) -> str:
        """What the list is narrowed to, in words; "" while all are shown."""
        return self.filter.summary_of(self._matter_text())

    def ask_matter(self) -> None:
        """Asks whose meetings to show."""
        self._show_counts()  # a click has turned the button, but nothing is chosen yet

        def picked(pick: MatterPick) -> None:
            self.show_matter(pick.matter_id)

        everything = (self.tr("All meetings"), "")
        offer = MatterOffer(
            self.tr("Show the meetings of"),
            self._library.matters.all,
            (everything, (self.tr("Without a matter"), NO_MATTER)),
            self.filter.matter_id,
            may_make=False,
        )
        self._dialogs.matter(offer, picked)

    def show_matter(self, matter_id: str) -> None:
        """Shows the meetings of a matter, of none (NO_MATTER), or ("") all."""
        self.filter.matter_id = matter_id
        self._narrow()

    def menu_for(self, recording_id: str, parent: QWidget) -> QMenu | None:
        """A menu for all that are selected, if this one is among several."""
        chosen = self.list.chosen_ids()
        return self.sorting.menu(chosen, parent) if len(chosen) > 1 and recording_id in chosen else None

    def wipe(self) -> None:
        """The vault is shut: nothing that was typed or chosen stays."""
        self.filter.wipe()
        self.filter.button.setChecked(False)
        self._show_counts()

    def _lay_out(self) -> None:
        chosen = QHBoxLayout(self._chosen)
        chosen.setContentsMargins(12, 4, 4, 4)
        chosen.setSpacing(2)
        chosen.addWidget(self.selected, 1)
        for name, text, does in (
            ("matter", self.tr("Matter…"), self.sorting.ask_matter),
            ("tag", self.tr("Tags…"), self.sorting.ask_tags),
            ("trash", self.tr("Move to the trash"), self._library.trash.move),
        ):
            button = IconButton(name, text, icon_only=True)
            button.setToolTip(tooltip(text))
            button.clicked.connect(lambda _=False, does=does: does(self.list.chosen_ids()))
            chosen.addWidget(button)
        line = QFrame()
        line.setObjectName("row")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self._chosen)
        column.addWidget(line)
        column.addSpacing(4)
        places = (self.tasks_button, self.due_button, self.trash_button)
        for button in (self.ask_button, self.matter_button, self.waiting_button, *places):
            column.addWidget(button)

    def _narrow(self) -> None:
        self._library.meetings.show_only(self.filter.wanted(), self.filter.order())
        self.narrowed.emit()

    def _on_waiting(self) -> None:
        self.filter.waiting = not self.filter.waiting
        self._narrow()

    def _on_matters(self) -> None:
        """A matter that is gone narrows nothing any more; another name is shown at once."""
        wanted = self.filter.matter_id
        if wanted not in {"", NO_MATTER} and self._library.matters.of(wanted) is None:
            self.filter.matter_id = ""
            self._narrow()
        self._show_counts()
        self.list.viewport().update()

    def _offer(self) -> None:
        """The names and tags to choose from, when somebody is about to."""
        entries = self._library.meetings.entries
        self.filter.offer(people_of(entries), tags_of(entries))

    def _show_chosen(self) -> None:
        count = len(self.list.selectedIndexes())
        self.selected.setText(meetings_text(count))
        self._chosen.setVisible(count > 1)

    def _show_counts(self) -> None:
        meetings, summary = self._library.meetings, self.summary
        self.filter.show_counts(len(meetings.shown), len(meetings), summary)
        matter = self._matter_text()
        face = matter or self.tr("All matters…")
        short = face if len(face) <= _LONGEST_NAME else f"{face[: _LONGEST_NAME - 1]}…"
        _say(self.matter_button, "matter", button_text(short))
        self.matter_button.setToolTip(tooltip(face))
        self.matter_button.setChecked(bool(matter))
        _say(self.ask_button, "ask", self.tr("Ask these meetings…") if summary else self.tr("Ask all meetings…"))
        self.ask_button.setVisible(bool(meetings.shown))
        waiting = len(meetings.under_way)
        _say(self.waiting_button, "waiting", self.tr("Waiting ({count})").format(count=waiting))
        self.waiting_button.setChecked(self.filter.waiting)
        self.waiting_button.setVisible(bool(waiting) or self.filter.waiting)
        tasks = sum(entry.row.open_actions for entry in meetings.entries)
        text = self.tr("Open tasks ({count})").format(count=tasks) if tasks else self.tr("Open tasks")
        _say(self.tasks_button, "tasks", text)
        empty = not meetings.shown
        self.list.setVisible(not empty)
        self.nothing.setVisible(empty)
        self.nothing.setText(
            self.tr("No meeting fits: {filter}. The cross above shows all again.").format(filter=summary)
            if summary
            else self.tr("No meeting yet. Record one, or drop a file into the window.")
        )

    def _show_places(self) -> None:
        trash = self._library.trash
        count = len(trash.rows)
        text = self.tr("Trash ({count})").format(count=count) if count else self.tr("Trash")
        _say(self.trash_button, "trash", text)
        _say(self.due_button, "due", self.tr("Due ({count})").format(count=len(trash.due)))
        self.due_button.setToolTip(tooltip(self.tr("What is to be deleted by the terms of its matter; you decide.")))
        self.due_button.setVisible(bool(trash.due))

    def _matter_text(self) -> str:
        wanted = self.filter.matter_id
        return self.tr("Without a matter") if wanted == NO_MATTER else self._library.matters.name_of(wanted)


def _row_button(icon_name: str, text: str, does: Callable[[], None]) -> IconButton:
    button = IconButton(icon_name, text)
    button.setProperty("role", "side")
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    button.clicked.connect(partial(_call, does))
    return button


def _say(button: IconButton, icon_name: str, text: str) -> None:
    """The face of a button, drawn anew only if it is another one: the list changes often."""
    if button.text() != text:
        button.set_face(icon_name, text)


def _call(does: Callable[[], None], _checked: bool = False) -> None:
    does()
