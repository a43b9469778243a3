"""Everything that is known of one person in a meeting, and each of their answers by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from sottovoce.core.consent import START_PURPOSES, Answer, MeetingConsent, Participant, Role
from sottovoce.services.consent import asking
from sottovoce.services.vocabularies import plain_text
from sottovoce.ui.consent import consent_wording as words
from sottovoce.ui.consent.answer_buttons import AnswerButtons
from sottovoce.ui.consent.document_row import DocumentRow
from sottovoce.ui.consent.minor_fields import MinorFields
from sottovoce.ui.parts.check_box import WrappingCheckBox
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.working_dialog import add_row, choice_form

_ROLES = tuple(role for role in Role if role is not Role.USER)


class PersonForm(QWidget):
    """Answers are marked for what is asked. Signals: changed()."""

    changed = Signal()

    def __init__(
        self,
        person: Participant,
        consent: MeetingConsent,
        document: DocumentRow,
        now: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._person, self._now, self._shown_minor = person, now, person.minor
        self._purposes = [each for each in START_PURPOSES if each in consent.purposes]
        own = person.role is Role.USER
        self.name = QLineEdit(person.name)
        self.name.setMaxLength(asking.MAX_NAME_LETTERS)
        self.name.textChanged.connect(lambda _: self.changed.emit())
        self.role = QComboBox()
        for each in _ROLES:
            self.role.addItem(words.role_name(each), each)
        self.role.setCurrentIndex(max(0, self.role.findData(person.role)))
        self.role.currentIndexChanged.connect(self._refresh)
        self.interpreter = PlainLabel(
            self.tr("An interpreter is asked like everyone and never counts as the client."), "meta", wrap=True
        )
        self.on_line = WrappingCheckBox(self.tr("On the line: heard through this computer"))
        self.on_line.setChecked(person.on_line)
        self.minor = MinorFields(person.minor, person.given_by, person.givers)
        self.minor.changed.connect(self._refresh)
        self.answers = {each: AnswerButtons(words.purpose_name(each)) for each in self._purposes}
        for purpose, buttons in self.answers.items():
            buttons.show_answer(person.given(purpose).answer)
            buttons.answered.connect(lambda _: self.changed.emit())
        self.assent = AnswerButtons(self.tr("The child itself"))
        self.assent.show_answer(person.assent)
        self.assent.answered.connect(lambda _: self.changed.emit())
        self.child = PlainLabel(self.tr("The child itself"))
        self.document = document
        document.changed.connect(self.changed)
        self.standing = PlainLabel(
            self.tr("A written consent for the treatment or mandate is known: a yes confirms it for this meeting."),
            "meta",
            wrap=True,
        )
        self._lay_out(own=own)
        self.standing.setVisible(asking.standing_offered(person))
        self._refresh()

    @property
    def asked(self) -> Participant:
        """The person as it says here now; who has just become a minor, or no longer is one, is asked anew."""
        person = replace(self._person, name=plain_text(self.name.text()), on_line=self.on_line.isChecked())
        if self._person.role is Role.USER:
            return person
        person = self.minor.of(replace(person, role=Role(self.role.currentData())))
        if person.minor != self._person.minor:
            return replace(asking.said(person, self._purposes, Answer.OPEN, ""), assent=Answer.OPEN)
        return person

    def person(self) -> Participant:
        """The same with what was answered here."""
        person = self.asked
        if person.role is Role.USER:
            return person
        for purpose, buttons in self.answers.items():
            if buttons.answer is not person.given(purpose).answer:
                person = asking.said(person, [purpose], buttons.answer, self._now())
        person = replace(person, assent=self.assent.answer if person.minor else Answer.OPEN)
        if self.document.sha256 != asking.document_of(self._person):
            person = asking.signed(person, self.document.sha256)
        return person

    def _refresh(self) -> None:
        minor = self.minor.is_minor
        if minor != self._shown_minor:
            self._shown_minor = minor
            for each in (*self.answers.values(), self.assent):  # somebody else answers now
                each.show_answer(Answer.OPEN)
        self.interpreter.setVisible(Role(self.role.currentData()) is Role.INTERPRETER)
        for part in (self.child, self.assent):
            part.setVisible(minor)
        self.changed.emit()

    def _lay_out(self, *, own: bool) -> None:
        form = choice_form()
        add_row(form, self.tr("&Name"), self.name)
        if not own:
            add_row(form, self.tr("&Role"), self.role)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(form)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for row, (purpose, buttons) in enumerate(self.answers.items()):
            grid.addWidget(PlainLabel(words.purpose_name(purpose)), row, 0)
            grid.addWidget(buttons, row, 1)
        grid.addWidget(self.child, len(self.answers), 0)
        grid.addWidget(self.assent, len(self.answers), 1)
        answer_box = QWidget()
        box = QVBoxLayout(answer_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(PlainLabel(self.tr("Answers"), "heading"))
        box.addLayout(grid)
        box.addWidget(self.standing)
        for part in (self.interpreter, self.on_line, self.minor, answer_box, self.document):
            column.addWidget(part)
        column.addStretch(1)
        for part in (self.on_line, self.minor, self.document):
            part.setVisible(not own)
        answer_box.setVisible(not own and bool(self.answers))
