"""A file that was brought in: how people agreed, in the user's words, and who took part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.consent import UNKNOWN, Basis, MeetingConsent, Participant
from sottovoce.services.consent import asking
from sottovoce.services.vocabularies import plain_text
from sottovoce.ui.consent.name_field import NameField
from sottovoce.ui.consent.people_list import PeopleList
from sottovoce.ui.parts.labels import PlainLabel, button_text

MAX_HOW_LETTERS = 2_000


class ElsewhereForm(QWidget):
    """Without a word of how, it is not known. Signals: changed(); details_pressed(id)."""

    changed = Signal()
    details_pressed = Signal(str)

    def __init__(self, now: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._consent = UNKNOWN
        self.how = QPlainTextEdit()
        self.how.setTabChangesFocus(True)
        self.how.setAccessibleName(self.tr("How did people agree?"))
        self.how.setPlaceholderText(self.tr("For example: everyone said yes at the beginning of the recording"))
        self.how.setMaximumHeight(self.how.fontMetrics().lineSpacing() * 5)
        self.how.textChanged.connect(self._refresh)
        self.people = PeopleList(now)
        self.people.changed.connect(self.put)
        self.people.details_pressed.connect(self.details_pressed)
        self.people.removed.connect(lambda each: self._change(asking.without(self._consent, each)))
        self.new_name = NameField(self.tr("Who took part? Name, then Enter"), self.tr("Name of somebody who took part"))
        self.new_name.entered.connect(self.add)
        self.add_button = QPushButton(button_text(self.tr("Add")))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.new_name.enter)
        self.state = PlainLabel(role="meta", wrap=True)
        adding = QHBoxLayout()
        adding.addWidget(self.new_name, 1)
        adding.addWidget(self.add_button)
        label = PlainLabel(self.tr("How did people agree?"))
        label.setBuddy(self.how)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (label, self.how, self.state, self.people):
            column.addWidget(part)
        column.addLayout(adding)
        self._refresh()

    def show_consent(self, consent: MeetingConsent) -> None:
        """What is known so far."""
        self._consent = consent
        self.how.setPlainText(consent.how)
        self._refresh()

    def consent(self) -> MeetingConsent:
        """As it says here; whoever said something stays as they are."""
        how = "\n".join(plain_text(line) for line in self.how.toPlainText().splitlines()).strip()[:MAX_HOW_LETTERS]
        return replace(self._consent, basis=Basis.ELSEWHERE if how else Basis.UNKNOWN, how=how)

    def put(self, person: Participant) -> None:
        """Somebody, or somebody known as they are now."""
        self._change(self._consent.with_participant(person))

    def person(self, participant_id: str) -> Participant | None:
        """One of them."""
        return self._consent.participant(participant_id)

    def add(self, names: Sequence[str]) -> None:
        """These took part as well."""
        consent = self._consent
        known = {each.name.casefold() for each in consent.participants}
        for name in names:
            if name.casefold() not in known:
                consent = consent.with_participant(asking.new_person(name))
        self._change(consent)

    def _change(self, consent: MeetingConsent) -> None:
        self._consent = consent
        self._refresh()

    def _refresh(self) -> None:
        self.people.show_people(self._consent)
        known = bool(self.how.toPlainText().strip())
        self.state.setText(
            self.tr("What you write here is kept with the meeting.")
            if known
            else self.tr("Not known: then this meeting can never become a training sample.")
        )
        self.changed.emit()
