"""One person and what they say to training."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from sottovoce.core.consent import Answer, Given, Method, Participant, Purpose
from sottovoce.services.consent.documents import document_hash
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.labels import PlainLabel, button_text
from sottovoce.ui.parts.plain_dialogs import PlainDialogs


class ConsentRow(QObject):
    """`given`: what is shown at first. `name` and, beside it, `saying` are laid out by whoever makes it.

    Signals: changed(); failed(WorkFailed) a signed paper could not be read; details_pressed(id); remove_pressed(id).
    """

    changed = Signal()
    failed = Signal(object)
    details_pressed = Signal(str)
    remove_pressed = Signal(str)

    def __init__(
        self,
        person: Participant,
        given: Given,
        dialogs: PlainDialogs,
        line: BackgroundLine,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.person, self.given, self.document = person, given, given.document
        self._dialogs, self._line = dialogs, line
        self.name = PlainLabel(person.name, wrap=True)
        self.answer = QComboBox()
        for text, value in (
            (self.tr("No answer yet"), Answer.OPEN),
            (self.tr("Agrees"), Answer.YES),
            (self.tr("Does not agree"), Answer.NO),
        ):
            self.answer.addItem(text, value)
        self.answer.setCurrentIndex(max(0, self.answer.findData(given.answer)))
        self.answer.currentIndexChanged.connect(self.changed)
        self.release = QPushButton()
        self.release.clicked.connect(lambda: self._dialogs.file_to_read("pdf", self.read))
        self.details = QPushButton(button_text(self.tr("Details…")))
        self.details.clicked.connect(lambda: self.details_pressed.emit(self.person.id))
        self.remove = QPushButton(button_text(self.tr("Remove")))
        self.remove.clicked.connect(lambda: self.remove_pressed.emit(self.person.id))
        self.saying = QWidget()
        flow = FlowLayout(self.saying, spacing_px=8)
        flow.addWidget(self.answer)
        for button in (self.release, self.details, self.remove):
            button.setAutoDefault(False)
            flow.addWidget(button)
        self.show_person(person)

    @property
    def said(self) -> Answer:
        """The answer that is marked."""
        return Answer(self.answer.currentData())

    def show_person(self, person: Participant) -> None:
        """The same person, as they are known now."""
        self.person = person
        self.name.setText(person.name)
        self.answer.setAccessibleName(self.tr("Answer of {name}").format(name=person.name))
        self.release.setAccessibleName(self.tr("Signed release of {name}").format(name=person.name))
        self.details.setAccessibleName(self.tr("Details of {name}").format(name=person.name))
        self.remove.setAccessibleName(self.tr("Remove {name}").format(name=person.name))
        self._tell()

    def answered(self, at: str) -> Participant:
        """The person with the answer that is marked, given at this time unless it was before."""
        if (self.said, self.document) == (self.given.answer, self.given.document):
            return self.person
        method = Method.WRITTEN if self.document else Method.SPOKEN
        given = Given(self.said, "" if self.said is Answer.OPEN else at, method, self.document)
        return self.person.answered([Purpose.TRAIN], given)

    def read(self, path: Path) -> None:
        """Takes the fingerprint of a signed paper."""
        self._line.run(partial(document_hash, path), self._take, self._on_failed)

    def _take(self, found: object) -> None:
        self.document = cast("str", found)
        self._tell()
        self.changed.emit()

    def _on_failed(self, event: WorkFailed) -> None:
        self.failed.emit(event)

    def _tell(self) -> None:
        self.release.setText(
            button_text(self.tr("Release kept as a hash") if self.document else self.tr("Signed release…"))
        )
