"""First step: what everyone said to training, asked now and for this meeting only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.consent import Answer, Given, MeetingConsent, Method, Participant, Purpose
from sottovoce.core.languages import UiLanguage
from sottovoce.core.training_texts import training_notice
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.parts.labels import PlainLabel, button_text, selectable
from sottovoce.ui.training.scrolled import scrolled


@dataclass
class _Row:
    person: Participant
    answer: QComboBox
    release: QPushButton
    document: str = ""


class ConsentStep(QWidget):
    """Nothing is preset, and what was said before is shown. Signals: changed()."""

    changed = Signal()

    def __init__(self, dialogs: Dialogs, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._consent = MeetingConsent()
        self._secrecy = False
        self.rows: list[_Row] = []
        self.notice = selectable(PlainLabel(training_notice(language), wrap=True))
        self.notice.setAccessibleName(self.tr("To be read aloud"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        inside = QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(inside))
        column = QVBoxLayout(inside)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("Read this to everyone, then mark what each of them answers."), wrap=True))
        column.addWidget(self.notice)
        column.addLayout(self._grid)
        column.addStretch(1)

    def show_consent(self, consent: MeetingConsent, *, secrecy: bool) -> None:
        """The people of a meeting; under professional secrecy each needs a signed release."""
        self._consent, self._secrecy = consent, secrecy
        for number, person in enumerate(consent.participants):
            self._add(number, person)
        if self.rows:
            self.rows[0].answer.setFocus()

    def consent(self) -> MeetingConsent:
        """The meeting with the answers as they are marked."""
        consent = self._consent
        for row in self.rows:
            given = row.person.given(Purpose.TRAIN)
            answer = Answer(row.answer.currentData())
            method = Method.WRITTEN if row.document else Method.SPOKEN
            if (answer, row.document) != (given.answer, given.document):
                now = datetime.now().astimezone().isoformat(timespec="seconds")
                given = Given(answer, "" if answer is Answer.OPEN else now, method, row.document)
                consent = consent.with_participant(row.person.answered([Purpose.TRAIN], given))
        return consent

    def ready(self) -> bool:
        """Whether everyone agreed, in the way it takes."""
        return bool(self.rows) and all(
            row.answer.currentData() == Answer.YES and (row.document or not self._secrecy) for row in self.rows
        )

    def _add(self, number: int, person: Participant) -> None:
        given = person.given(Purpose.TRAIN)
        answer = QComboBox()
        for text, value in (
            (self.tr("No answer yet"), Answer.OPEN),
            (self.tr("Agrees"), Answer.YES),
            (self.tr("Does not agree"), Answer.NO),
        ):
            answer.addItem(text, value)
        answer.setCurrentIndex(max(0, answer.findData(given.answer)))
        answer.setAccessibleName(self.tr("Answer of {name}").format(name=person.name))
        answer.currentIndexChanged.connect(self.changed)
        release = QPushButton(button_text(self.tr("Signed release…")))
        release.setAccessibleName(self.tr("Signed release of {name}").format(name=person.name))
        release.setVisible(self._secrecy)
        row = _Row(replace(person), answer, release, given.document)
        release.clicked.connect(partial(self._choose, row))
        self.rows.append(row)
        self._grid.addWidget(PlainLabel(person.name), number, 0)
        self._grid.addWidget(answer, number, 1)
        self._grid.addWidget(release, number, 2)
        self._grid.setColumnStretch(0, 1)
        self._tell(row)

    def _choose(self, row: _Row) -> None:
        self._dialogs.file_to_read("pdf", partial(self._take, row))

    def _take(self, row: _Row, path: Path) -> None:
        try:
            row.document = sha256(path.read_bytes()).hexdigest()
        except OSError:
            row.document = ""
        self._tell(row)
        self.changed.emit()

    def _tell(self, row: _Row) -> None:
        row.release.setText(
            button_text(self.tr("Release kept as a hash") if row.document else self.tr("Signed release…"))
        )
