"""Somebody has come into a running recording: nothing is kept until they have agreed, or are gone."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from sottovoce.core.consent import Answer, MeetingConsent, Participant, start_blockers
from sottovoce.services.consent import asking
from sottovoce.ui.consent import consent_wording as words
from sottovoce.ui.consent.person_dialog import FormParts, fit
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.labels import PlainLabel, button_text
from sottovoce.ui.parts.scrolled import Scrolled


class JoinedDialog(QDialog):
    """`consent`: who is there, this person among them. Closing it answers nothing: the recording stays held.

    Signals: answered(MeetingConsent) what is said now; stop_pressed().
    """

    answered = Signal(object)
    stop_pressed = Signal()

    def __init__(
        self, person: Participant, consent: MeetingConsent, script: str, parts: FormParts, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._consent, self._parts = consent, parts
        self._before = person
        self.setWindowTitle(self.tr("Someone joined"))
        self.form = parts.form(person, consent)
        self.agreed_button = QPushButton(button_text(self.tr("Agreed: go on recording")))
        self.agreed_button.setProperty("role", "primary")
        self.agreed_button.clicked.connect(self._agree)
        self.refused_button = QPushButton(button_text(self.tr("Did not agree…")))
        self.refused_button.clicked.connect(self._refuse)
        self.left_button = QPushButton(button_text(self.tr("Has left: go on recording")))
        self.left_button.clicked.connect(self._leave)
        self.stop_button = QPushButton(button_text(self.tr("Stop the recording")))
        self.stop_button.setProperty("role", "danger")
        self.stop_button.clicked.connect(self._stop)
        for button in (self.agreed_button, self.refused_button, self.left_button, self.stop_button):
            button.setAutoDefault(False)  # Enter after a name is no answer
        self.why = PlainLabel(role="doubt", wrap=True)
        self.stages = QStackedWidget()
        self.stages.addWidget(self._asking(script))
        self.stages.addWidget(self._deciding())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addWidget(self.stages)
        self.form.changed.connect(self._refresh)
        self._refresh()
        fit(self, 90, 48)
        self.form.name.setFocus()

    @property
    def _now_said(self) -> MeetingConsent:
        """What holds when it is agreed: for a grown-up the button is the answer, for a child what was marked."""
        return asking.everyone_agreed(self._consent.with_participant(self.form.person()), self._parts.now())

    def _agree(self) -> None:
        self.answered.emit(self._now_said)
        self.accept()

    def _refuse(self) -> None:
        person = self.form.person()
        open_ones = [each for each in self._consent.purposes if person.given(each).answer is not Answer.NO]
        self._consent = self._consent.with_participant(asking.said(person, open_ones, Answer.NO, self._parts.now()))
        self.answered.emit(self._consent)
        self.stages.setCurrentIndex(1)
        self.left_button.setFocus()

    def _leave(self) -> None:
        self.answered.emit(asking.without(self._consent, self._before.id))
        self.accept()

    def _stop(self) -> None:
        self.stop_pressed.emit()
        self.accept()

    def done(self, result: int, /) -> None:
        self._parts.line.forget()
        super().done(result)

    def _refresh(self) -> None:
        said = self._now_said
        about = {"", self._before.id}  # others who came are asked after this one
        lines = words.blocker_lines(said, [each for each in start_blockers(said) if each.participant_id in about])
        self.agreed_button.setEnabled(not lines)
        self.why.setText("\n".join(lines))
        self.why.setVisible(bool(lines))

    def _asking(self, script: str) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("Nothing is recorded until this person has agreed"), "title", wrap=True))
        said = PlainLabel(script, wrap=True)
        column.addWidget(said)
        column.addWidget(Scrolled(self.form, on_ground=True), 1)
        column.addWidget(self.why)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing_px=8)
        for button in (self.agreed_button, self.refused_button):
            flow.addWidget(button)
        self.gone_button = QPushButton(button_text(self.tr("Has left already")))
        self.gone_button.setAutoDefault(False)
        self.gone_button.clicked.connect(self._leave)
        flow.addWidget(self.gone_button)
        column.addWidget(buttons)
        return page

    def _deciding(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("Nothing is recorded with this person here"), "title", wrap=True))
        column.addWidget(
            PlainLabel(
                self.tr(
                    "Either the person leaves and the recording goes on, or the conversation goes "
                    "on without a recording. What was recorded before stays as it was agreed to."
                ),
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.left_button)
        row.addWidget(self.stop_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return page


def unknown_person() -> Participant:
    """Whoever has just come: nothing is known and nothing answered, and that holds the recording."""
    return replace(asking.new_person(""))
