"""Before somebody stands for the minutes: what should be heard, what was changed from the machine's text, a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QDate, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from sottovoce.services.minutes_diff import LineChange
from sottovoce.services.to_hear import ToHear, line_key, quote_key
from sottovoce.ui.meeting.minutes_pane import MinutesPane, PlainList
from sottovoce.ui.meeting.minutes_wording import diff_rows, reason_text
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce_models.types import Speaker

_AGAIN_MS: Final = 1000


@dataclass(frozen=True)
class ApproveOffer:
    """What is to be approved: the lines to hear, what was heard, what differs from the machine's text, a first name."""

    lines: Sequence[ToHear]
    heard: frozenset[str]
    changes: Sequence[LineChange]
    name: str
    playable: bool
    speakers: Mapping[str, Speaker]


_NOTHING: Final = ApproveOffer((), frozenset(), (), "", playable=True, speakers={})


class ApprovePane(MinutesPane):
    """Enter plays a line, and again says that it is right and goes on; E leads to it.

    Signals: play_wanted(Citation), found_right(ToHear), edit_wanted(int) the place of a line, approved(str) by whom.
    """

    play_wanted = Signal(object)
    found_right = Signal(object)
    edit_wanted = Signal(int)
    approved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = _NOTHING
        self._right: set[str] = set()
        self._played: set[str] = set()
        self.title.setText(self.tr("Approve the minutes"))
        self.list = _HearList(self.tr("Lines to hear first"))
        self.list.enter_pressed.connect(self._on_enter)
        self.list.play_pressed.connect(self._play)
        self.list.edit_pressed.connect(self._edit)
        self.list.itemClicked.connect(lambda _: self._play())
        self.keys = PlainLabel(role="meta", wrap=True)
        self._diff_title = PlainLabel(role="heading", wrap=True)
        self.diff = PlainList(self.tr("Changed from the machine's text"), lines=4)
        self.name = QLineEdit()
        self.name.setMaxLength(120)
        self.name.setAccessibleName(self.tr("Approved by"))
        self.name.setPlaceholderText(self.tr("Your name"))
        self.name.textChanged.connect(self._tell_button)
        self.name.returnPressed.connect(self._approve)
        label = PlainLabel(self.tr("Approved by"), "meta")
        label.setBuddy(self.name)
        self._date = PlainLabel(role="meta")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.name, 1)
        row.addWidget(self._date)
        self._said = PlainLabel(role="meta", wrap=True)
        for part, stretch in ((self.list, 3), (self.keys, 0), (self._diff_title, 0), (self.diff, 2)):
            self.column.addWidget(part, stretch)
        self.column.addLayout(row)
        self.column.addWidget(self._said)
        self.approve_button = self.add_button(self.tr("Approve"), primary=True)
        self.approve_button.clicked.connect(self._approve)
        self.back_button = self.add_button(self.tr("Back to the draft"))
        self.back_button.clicked.connect(self.left)

    def show_offer(self, offer: ApproveOffer) -> None:
        """Shows what is to be approved; the first line that was not heard is the current one."""
        self._offer, self._played = offer, set()
        self._right = {line_key(line.item) for line in offer.lines} & offer.heard
        self.name.setText(offer.name)
        self._date.setText(QLocale().toString(QDate.currentDate(), QLocale.FormatType.ShortFormat))
        self._fill()
        for part in (self.list, self.keys):
            part.setVisible(bool(offer.lines))
        self.keys.setText(
            self.tr("Enter plays · Enter again: right, next · E: edit · Space plays again")
            if offer.playable
            else self.tr("Enter: right, next · E: edit · Space shows the words")
        )
        rows = diff_rows(offer.changes, offer.speakers)
        self._diff_title.setText(self._changes_text(len(rows)))
        self.diff.fill(rows)
        self.diff.setVisible(bool(rows))
        first = next((row for row, line in enumerate(offer.lines) if not self._is_right(line)), 0)
        self.list.setCurrentRow(first)
        self.reveal(self.list if offer.lines and self.heard_count < len(offer.lines) else self.name)

    def forget(self) -> None:
        """Nothing of any meeting stays."""
        self._offer, self._right, self._played = _NOTHING, set(), set()
        self.name.clear()
        self.diff.clear()
        self._fill()

    @property
    def heard_count(self) -> int:
        """How many of the lines were found right."""
        return sum(self._is_right(line) for line in self._offer.lines)

    def _is_right(self, line: ToHear) -> bool:
        return line_key(line.item) in self._right

    def _current(self) -> ToHear | None:
        row = self.list.currentRow()
        return self._offer.lines[row] if 0 <= row < len(self._offer.lines) else None

    def _play(self) -> None:
        line = self._current()
        if line is not None:
            self._played.add(line_key(line.item))
            self.play_wanted.emit(line.item.citations[0])

    def _on_enter(self) -> None:
        line = self._current()
        if line is None:
            return
        listened = line_key(line.item) in self._played or quote_key(line.item.citations[0]) in self._offer.heard
        if self._offer.playable and not listened and not self._is_right(line):
            self._play()  # nobody says that it is right without having heard it
            return
        if not self._is_right(line):
            self._right.add(line_key(line.item))
            self.found_right.emit(line)
        self._go_on()

    def _go_on(self) -> None:
        row = self.list.currentRow()
        following = [*range(row + 1, len(self._offer.lines)), *range(row)]
        self._fill()
        waiting = next((place for place in following if not self._is_right(self._offer.lines[place])), None)
        if waiting is None:
            self.reveal(self.name)
            return
        self.list.setCurrentRow(waiting)
        self._play()

    def _edit(self) -> None:
        line = self._current()
        if line is not None:
            self.edit_wanted.emit(line.place)

    def _fill(self) -> None:
        rows = []
        for line in self._offer.lines:
            state = self.tr("✓ heard") if self._is_right(line) else self.tr("○ not heard")
            why = ", ".join(reason_text(reason) for reason in line.reasons)
            time = wording.clock(line.item.citations[0].start_ms)
            rows.append(f"{wording.joined(state, time, why)}\n{line.item.text}")
        self.list.fill(rows)
        count = len(rows)
        self.caption.setText(
            self.tr("First hear the lines with doubts, negations, numbers or names: {heard} of {all} heard.").format(
                heard=self.heard_count, all=count
            )
            if count
            else self.tr("No line has a doubt, a negation, a number or a name.")
        )
        self._said.setText(
            self.tr("The approval will say: {heard} of {all} heard.").format(heard=self.heard_count, all=count)
            if count
            else ""
        )
        self._said.setVisible(bool(count))
        self._tell_button()

    def _changes_text(self, count: int) -> str:
        if not count:
            return self.tr("Nothing was changed from the machine's text.")
        return self.tr("%n line(s) changed from the machine's text", "", count)

    def _tell_button(self) -> None:
        self.approve_button.setEnabled(bool(self.name.text().strip()))

    def _approve(self) -> None:
        if self.approve_button.isEnabled():
            self.approve_button.setEnabled(False)  # two quick clicks approve once
            QTimer.singleShot(_AGAIN_MS, self, self._tell_button)  # should it not have been kept
            self.approved.emit(self.name.text())


class _HearList(PlainList):
    """Signals: enter_pressed(), play_pressed() Space, edit_pressed() E."""

    enter_pressed = Signal()
    play_pressed = Signal()
    edit_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.enter_pressed.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.play_pressed.emit()
        elif event.key() == Qt.Key.Key_E and not event.modifiers():
            self.edit_pressed.emit()
        else:
            super().keyPressEvent(event)
