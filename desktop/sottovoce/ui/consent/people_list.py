"""The rows of those who are there, in their order; a row lives as long as its person is listed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sottovoce.core.consent import MeetingConsent
from sottovoce.ui.consent.person_row import PersonRow


class PeopleList(QWidget):
    """Signals: changed(Participant); details_pressed(id); removed(id)."""

    changed = Signal(object)
    details_pressed = Signal(str)
    removed = Signal(str)

    def __init__(self, now: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.rows: dict[str, PersonRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [stop for row in self.rows.values() for stop in row.tab_stops]

    def show_people(self, consent: MeetingConsent) -> None:
        """Shows these people."""
        wanted = {each.id: each for each in consent.participants}
        for gone in [each for each in self.rows if each not in wanted]:
            row = self.rows.pop(gone)
            row.hide()
            row.deleteLater()
        for place, (each, person) in enumerate(wanted.items()):
            if each not in self.rows:
                row = self.rows[each] = PersonRow(person, self._now, self)
                row.changed.connect(self.changed)
                row.details_pressed.connect(self.details_pressed)
                row.removed.connect(self.removed)
                self._column.insertWidget(place, row)
            self.rows[each].show_person(person, consent)
        self.rows = {each: self.rows[each] for each in wanted}
