"""First step: what everyone said to training, asked now and for this meeting only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.consent import Answer, Basis, Given, MeetingConsent, Participant, Purpose
from sottovoce.core.languages import UiLanguage
from sottovoce.core.training_notice import training_notice
from sottovoce.services.consent.asking import new_person
from sottovoce.services.handouts import local_now
from sottovoce.ui.consent.name_field import NameField
from sottovoce.ui.consent.notice_dialog import LANGUAGE_NAMES, NoticeDialog
from sottovoce.ui.consent.notice_language import own_language
from sottovoce.ui.consent.person_dialog import FormParts, PersonDialog
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.labels import PlainLabel, button_text, selectable
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.parts.scrolled import Scrolled
from sottovoce.ui.training.consent_row import ConsentRow


class ConsentStep(QWidget):
    """Nothing is preset; what was said to today's notice before is shown.

    Who was in a file that was brought in is listed here, too. Signals: changed(); failed(WorkFailed).
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, dialogs: PlainDialogs, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs, self._line = dialogs, BackgroundLine(self)
        self._parts = FormParts(dialogs, self._line, language, local_now)
        self._consent = MeetingConsent()
        self._secrecy, self._voices = False, 0
        self.rows: list[ConsentRow] = []
        self.tag = QComboBox()
        self.tag.setAccessibleName(self.tr("Language of the question and the notice"))
        for each, name in LANGUAGE_NAMES.items():
            self.tag.addItem(name, each)
        self.tag.setCurrentIndex(max(0, self.tag.findData(own_language())))
        self.tag.currentIndexChanged.connect(self._show_notice)
        self.aloud_button = QPushButton(button_text(self.tr("Read aloud or print…")))
        self.aloud_button.setAutoDefault(False)
        self.aloud_button.clicked.connect(self.read_aloud)
        self.notice = selectable(PlainLabel(wrap=True))
        self.notice.setAccessibleName(self.tr("To be read aloud"))
        self.new_name = NameField(self.tr("Who took part? Name, then Enter"), self.tr("Name of somebody who took part"))
        self.new_name.entered.connect(self.add)
        self.add_button = QPushButton(button_text(self.tr("Add")))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.new_name.enter)
        self.state = PlainLabel(role="meta", wrap=True)
        self.doubt = PlainLabel(role="doubt", wrap=True)
        self._people = QWidget()
        self._lay_out()
        self._show_notice()
        for part in (self.new_name, self.add_button):
            part.hide()

    @property
    def language(self) -> str:
        """In which wording people are asked."""
        return str(self.tag.currentData())

    def show_consent(
        self,
        consent: MeetingConsent,
        *,
        secrecy: bool,
        told: bool = True,
        speakers: Sequence[str] = (),
        voices: int = 0,
    ) -> None:
        """The people of a meeting; under professional secrecy each needs a signed release.

        `told`: whether their answers are to today's notice. `speakers`: who is heard in a file that was brought in, as
        far as they have names; `voices`: how many were told apart.
        """
        self._consent, self._secrecy, self._voices = consent, secrecy, voices
        for person in consent.participants:
            self._add(person, person.given(Purpose.TRAIN) if told else Given(), known=True)
        brought_in = consent.basis is not Basis.ASKED
        for part in (self.new_name, self.add_button):
            part.setVisible(brought_in)
        if brought_in:
            self.add(speakers)
        self._refresh()

    def take_focus(self) -> None:
        """To the first answer, or to where somebody is listed."""
        if self.rows:
            self.rows[0].saying.show()  # a layout shows what is new in it when it is next at work
            self.rows[0].answer.setFocus()
        elif not self.new_name.isHidden():
            self.new_name.setFocus()

    def consent(self) -> MeetingConsent:
        """The meeting with the answers as they are marked."""
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        consent = self._consent
        for row in self.rows:
            consent = consent.with_participant(row.answered(now))
        return consent

    def ready(self) -> bool:
        """Whether everyone agreed, in the way it takes, and no child is among them."""
        return bool(self.rows) and not self._missing()

    @property
    def refused(self) -> bool:
        """Whether somebody said no."""
        return any(row.said is Answer.NO for row in self.rows)

    def wait(self, seconds: float) -> None:
        """Waits for a paper that is being read, when the dialog closes."""
        self._line.forget()
        self._line.wait(seconds)

    def add(self, names: Sequence[str]) -> None:
        """These took part as well."""
        known = {row.person.name.casefold() for row in self.rows}
        for name in names:
            person = new_person(name)
            if person.name and person.name.casefold() not in known:
                known.add(person.name.casefold())
                self._add(person, Given(), known=False)
        self._refresh()

    def remove(self, participant_id: str) -> None:
        """This one, who was added here, did not take part."""
        for row in [each for each in self.rows if each.person.id == participant_id]:
            self.rows.remove(row)
            for part in (row.name, row.saying):
                part.hide()
                part.deleteLater()
            row.deleteLater()
        self._refresh()
        self.new_name.setFocus()

    def read_aloud(self) -> None:
        """The notice in large type, to turn the screen around or to print."""
        dialog = NoticeDialog(training_notice, self.language, self._dialogs, self._line, self._parts.language, self)
        dialog.finished.connect(lambda: self.tag.setCurrentIndex(max(0, self.tag.findData(dialog.told.language))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_details(self, participant_id: str) -> None:
        row = next((each for each in self.rows if each.person.id == participant_id), None)
        if row is None:
            return
        dialog = PersonDialog(row.person, self._consent, self._parts, self)

        def take() -> None:
            row.show_person(dialog.form.person())
            self._refresh()

        dialog.accepted.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add(self, person: Participant, given: Given, *, known: bool) -> None:
        row = ConsentRow(replace(person), given, self._dialogs, self._line, self)
        row.changed.connect(self._refresh)
        row.failed.connect(self.failed)
        row.details_pressed.connect(self._show_details)
        row.remove_pressed.connect(self.remove)
        at = self._grid.rowCount()
        for column, part in enumerate((row.name, row.saying)):
            self._grid.addWidget(part, at, column)
        row.release.setVisible(self._secrecy)
        row.details.setVisible(self._consent.basis is not Basis.ASKED)
        row.remove.setVisible(not known)
        self.rows.append(row)

    def _missing(self) -> str:
        """What is missing, in a sentence."""
        if not self.rows:
            return self.tr("Nobody is listed. Write down everyone who is heard in the recording.")
        if any(row.person.minor for row in self.rows):
            return self.tr("A child took part. Such a meeting never becomes a sample.")
        if self.refused:
            return self.tr("Somebody does not agree, so there will be no sample. Their answer is noted.")
        if any(row.said is not Answer.YES for row in self.rows):
            return self.tr("Everyone has to have agreed.")
        if self._secrecy and not all(row.document for row in self.rows):
            return self.tr("Professional secrecy: a signed release of each of them is needed.")
        return ""

    def _refresh(self) -> None:
        self.state.setText(self._missing())
        self.doubt.setVisible(0 < len(self.rows) < self._voices)
        self.doubt.setText(
            self.tr("Voices heard: {voices}. People listed: {people}. Is everyone here?").format(
                voices=self._voices, people=len(self.rows)
            )
        )
        self.changed.emit()

    def _show_notice(self) -> None:
        self.notice.setText(training_notice(self.language).spoken_script)

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self._people)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 3)
        inside = QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Scrolled(inside, on_ground=True))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("Read this to everyone, then mark what each of them answers."), wrap=True))
        column.addWidget(self.notice)
        asking = QHBoxLayout()
        asking.addWidget(self.tag)
        asking.addWidget(self.aloud_button)
        asking.addStretch(1)
        column.addLayout(asking)
        column.addSpacing(8)
        column.addWidget(self._people)
        adding = QHBoxLayout()
        adding.addWidget(self.new_name, 1)
        adding.addWidget(self.add_button)
        column.addLayout(adding)
        column.addWidget(self.doubt)
        column.addWidget(self.state)
        column.addStretch(1)
