"""Find and replace in the transcript that is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sottovoce.services.editing.find import Match, Query, matches
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.parts.escape import keeps_escape
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel


class FindBar(QFrame):
    """Hidden until it is asked for. Signals: found(Match) it should be shown; left() the bar is closed."""

    found = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findbar")
        self._meeting: Meeting | None = None
        self._matches: tuple[Match, ...] = ()
        self._at = -1
        self._stale = False
        self.words = _Line(self.tr("Find in this transcript"))
        self.words.textChanged.connect(self._look)
        self.words.returnPressed.connect(self.next)
        self.words.back_pressed.connect(self.previous)
        self.other = _Line(self.tr("Replace with"))
        self.other.returnPressed.connect(self.replace_one)
        for line in (self.words, self.other):
            line.gave_up.connect(self.leave)
        self.count = PlainLabel(role="meta")
        self.previous_button = IconButton("up", self.tr("Previous place (Shift+Enter)"), icon_only=True)
        self.previous_button.clicked.connect(self.previous)
        self.next_button = IconButton("down", self.tr("Next place (Enter)"), icon_only=True)
        self.next_button.clicked.connect(self.next)
        self.close_button = IconButton("close", self.tr("Close (Esc)"), icon_only=True)
        self.close_button.clicked.connect(self.leave)
        for button in (self.previous_button, self.next_button, self.close_button):
            button.setToolTip(button.accessibleName())
        self.whole = QCheckBox(self.tr("Whole words"))
        self.case = QCheckBox(self.tr("Match case"))
        for box in (self.whole, self.case):
            box.toggled.connect(self._look)
        self.replace_button = QPushButton(self.tr("Replace"))
        self.replace_button.clicked.connect(self.replace_one)
        self.all_button = QPushButton(self.tr("Replace all"))
        self.all_button.clicked.connect(self.replace_all)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.words, 1)
        for part in (self.count, self.previous_button, self.next_button, self.close_button):
            top.addWidget(part)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.other, 1)
        below.addWidget(self.replace_button)
        below.addWidget(self.all_button)
        choices = QWidget()
        flow = FlowLayout(choices, spacing_px=12)
        flow.addWidget(self.whole)
        flow.addWidget(self.case)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(choices)

    @property
    def tab_stops(self) -> list[QWidget]:
        """Its controls as the eye walks over them."""
        lines: list[QWidget] = [self.words, self.previous_button, self.next_button, self.close_button]
        return [*lines, self.other, self.replace_button, self.all_button, self.whole, self.case]

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Looks in another meeting; nothing that was looked for in one stays for the next."""
        if self._meeting is not None:
            self._meeting.editing.edited.disconnect(self._on_edited)
        self._meeting = meeting
        if meeting is not None:
            meeting.editing.edited.connect(self._on_edited)
        for line in (self.words, self.other):
            line.clear()
        self.hide()

    def enter(self, words: str = "") -> None:
        """Shows the bar; what is given is looked for."""
        self.show()
        if words and words != self.words.text():
            self.words.setText(words)  # which looks
        else:
            self._look()
        self.words.setFocus()
        self.words.selectAll()

    def leave(self) -> None:
        """Closes the bar."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(self.words.text(), self.whole.isChecked(), self.case.isChecked())

    def next(self) -> None:
        """The next place; the first after the last."""
        self._go(1)

    def previous(self) -> None:
        """The place before; the last before the first."""
        self._go(-1)

    def replace_one(self) -> None:
        """Replaces the place that is shown and goes on to the next."""
        if self._meeting is None or not self._matches:
            return
        if self._at < 0:
            self.next()
            return
        place, at = self._matches[self._at], self._at
        if self._meeting.editing.replace_match(place, self.other.text()):
            added = self.other.text()
            where = place.start + len(added)
            behind = [n for n, each in enumerate(self._matches) if n >= at and not _before(each, place, where)]
            self._at = (behind[0] if behind else 0) - 1
            self.next()

    def replace_all(self) -> None:
        """Replaces every place in one step, and says how many there were."""
        if self._meeting is None:
            return
        count = self._meeting.editing.replace_all(self.query, self.other.text())
        self.count.setText(self.tr("%n place(s) replaced", "", count) if count else self.tr("Not found"))

    def _go(self, by: int) -> None:
        if self._stale:
            self._look_again()
        if self._matches:
            self._at = (self._at + by) % len(self._matches) if self._at >= 0 or by > 0 else len(self._matches) - 1
            self.found.emit(self._matches[self._at])
        self._tell()

    def _look(self) -> None:
        transcript = self._meeting.transcript if self._meeting is not None else None
        self._matches = matches(transcript.turns, self.query) if transcript is not None else ()
        self._at = -1
        self._tell()

    def _on_edited(self, typing: bool) -> None:
        self._stale = typing  # looked for again when somebody wants to go on, not at every letter
        if not typing:
            self._look_again()

    def _look_again(self) -> None:
        self._stale = False
        if not self.isHidden() and self._meeting is not None and self._meeting.transcript is not None:
            self._matches = matches(self._meeting.transcript.turns, self.query)
            self._at = min(self._at, len(self._matches) - 1)
            self._tell()

    def _tell(self) -> None:
        count, allowed = len(self._matches), self._meeting is not None and self._meeting.editing.allowed
        if not self.words.text().strip():
            self.count.setText("")
        elif not count:
            self.count.setText(self.tr("Not found"))
        elif self._at < 0:
            self.count.setText(self.tr("%n place(s)", "", count))
        else:
            self.count.setText(self.tr("{number} of {count}").format(number=self._at + 1, count=count))
        for button in (self.previous_button, self.next_button):
            button.setEnabled(bool(count))
        for push in (self.replace_button, self.all_button):
            push.setEnabled(bool(count) and allowed)


class _Line(QLineEdit):
    """Signals: gave_up() on Esc; back_pressed() on Shift+Enter."""

    gave_up = Signal()
    back_pressed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setMaxLength(500)
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.gave_up.emit()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.back_pressed.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Esc closes the bar, not the page
        return keeps_escape(event) or super().event(event)


def _before(each: Match, place: Match, where: int) -> bool:
    """Whether a match lies in what has just been written."""
    return each.turn_id == place.turn_id and each.start < where
