"""One person on the page before a recording: who it is, and what was answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sottovoce.core.consent import Answer, MeetingConsent, Participant, Role
from sottovoce.services.consent.asking import answer_of, said, standing_offered
from sottovoce.ui.consent import consent_wording as words
from sottovoce.ui.consent.answer_buttons import AnswerButtons
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import ElidedLabel, PlainLabel


class PersonRow(QFrame):
    """Signals: changed(Participant) something was answered; details_pressed(id); removed(id)."""

    changed = Signal(object)
    details_pressed = Signal(str)
    removed = Signal(str)

    def __init__(self, person: Participant, now: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("row")
        self._now = now
        self.person, self._consent = person, MeetingConsent()
        self.name, self.about = ElidedLabel(role="strong"), ElidedLabel(role="meta")
        self.answer, self.assent = AnswerButtons("", self), AnswerButtons("", self)
        self.answer.answered.connect(self._on_answer)
        self.assent.answered.connect(lambda answer: self.changed.emit(replace(self.person, assent=answer)))
        self.details_button = IconButton("rename", "", self, icon_only=True)
        self.details_button.clicked.connect(lambda: self.details_pressed.emit(self.person.id))
        self.remove_button = IconButton("close", "", self, icon_only=True)
        self.remove_button.clicked.connect(lambda: self.removed.emit(self.person.id))
        self.child = PlainLabel(self.tr("The child itself"), "meta")
        self._lay_out()
        self.remove_button.setVisible(person.role is not Role.USER)

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches here, in order."""
        return (
            self.answer.yes,
            self.answer.no,
            self.assent.yes,
            self.assent.no,
            self.details_button,
            self.remove_button,
        )

    def show_person(self, person: Participant, consent: MeetingConsent) -> None:
        """Says anew what is known; the focus stays where it is."""
        self.person, self._consent = person, consent
        name = person.name or words.role_name(person.role)
        self.name.setText(name)
        if person.role is Role.USER:
            self.about.setText(self.tr("You agree for yourself by starting"))
        else:
            self.about.setText(self._about(person, consent))
        yes = self.tr("Confirm") if standing_offered(person) else self.tr("Yes")
        self.answer.ask(name, yes)
        self.answer.show_answer(answer_of(person, consent.purposes))
        self.answer.setVisible(bool(consent.purposes) and person.role is not Role.USER)
        self.assent.ask(self.tr("{name}, the child itself").format(name=name), self.tr("Yes"))
        self.assent.show_answer(person.assent)
        for part in (self.child, self.assent):
            part.setVisible(person.minor and bool(consent.purposes))
        for button, text in (
            (self.details_button, self.tr("Details of {name}")),
            (self.remove_button, self.tr("{name} is not here")),
        ):
            button.setAccessibleName(text.format(name=name))
            button.setToolTip("")
        self.details_button.setToolTip(self.tr("Details"))
        self.remove_button.setToolTip(self.tr("Not here: take out"))

    def _about(self, person: Participant, consent: MeetingConsent) -> str:
        state = words.answers_text(person, consent.purposes)
        if not state and standing_offered(person):
            state = self.tr("written consent known: ask and confirm")
        return " · ".join(each for each in (state, words.about(person)) if each)  # what is open is not cut off

    def _on_answer(self, answer: Answer) -> None:
        self.changed.emit(said(self.person, self._consent.purposes, answer, self._now()))

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.name)
        texts.addWidget(self.about)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(texts, 1)
        row.addWidget(self.answer)
        row.addWidget(self.details_button)
        row.addWidget(self.remove_button)
        child = QHBoxLayout()
        child.setSpacing(8)
        child.addWidget(self.child)
        child.addWidget(self.assent)
        child.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(child)
