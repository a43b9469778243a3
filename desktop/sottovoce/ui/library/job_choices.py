"""How a meeting is to be heard: the choices that every page offers which starts a job."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from sottovoce.services.process import ProcessOptions
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.labels import tooltip
from sottovoce.ui.parts.template_box import TemplateBox
from sottovoce.ui.settings.vocabularies import Vocabularies

_MAX_SPEAKERS: Final = 8
_MIN_LETTERS: Final = 10


class JobChoices(QObject):
    """Boxes for language, speakers, names and terms, and template. Signals: changed() by the user."""

    changed = Signal()

    def __init__(self, vocabularies: Vocabularies, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vocabularies = vocabularies
        self.language, self.speakers, self.vocabulary = QComboBox(), QComboBox(), QComboBox()
        for text, tag in (
            (self.tr("Automatic"), ""),
            (self.tr("German"), "de"),
            (self.tr("English"), "en"),
            (self.tr("Swiss German"), "de-CH"),
            (self.tr("Several languages"), "mul"),
        ):
            self.language.addItem(text, tag)
        self.language.setToolTip(
            tooltip(self.tr("Swiss German is written as Standard German. Several languages: each passage in its own."))
        )
        self.speakers.addItem(self.tr("Automatic"), "")
        for number in range(2, _MAX_SPEAKERS + 1):
            self.speakers.addItem(wording.speakers_text(number), str(number))
        self.template = TemplateBox()
        for box in (self.language, self.speakers, self.vocabulary, self.template):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_MIN_LETTERS)
            box.currentIndexChanged.connect(self.changed)
        self._show_vocabularies()
        vocabularies.changed.connect(self._show_vocabularies)

    def show(self, options: ProcessOptions) -> None:
        """Chooses what the options say, as far as it is offered."""
        for box, value in ((self.language, options.language or ""), (self.speakers, str(options.speakers or ""))):
            box.setCurrentIndex(max(0, box.findData(value)))
        self.template.choose(options.template)
        chosen = next((each for each in self._vocabularies.all if each.terms == options.vocabulary), None)
        self.vocabulary.setCurrentIndex(max(0, self.vocabulary.findData(chosen.name)) if chosen is not None else 0)

    def applied(self, options: ProcessOptions) -> ProcessOptions:
        """These options with what is chosen here."""
        speakers = self.speakers.currentData()
        chosen = self._vocabularies.named(self.vocabulary.currentData())
        return replace(
            options.with_template(self.template.chosen),
            language=self.language.currentData() or None,
            speakers=int(speakers) if speakers else None,
            vocabulary=chosen.terms if chosen is not None else (),
        )

    def _show_vocabularies(self) -> None:
        """The lists there are; what was chosen stays chosen if it is still there."""
        before = self.vocabulary.currentData()
        with QSignalBlocker(self.vocabulary):
            self.vocabulary.clear()
            self.vocabulary.addItem(self.tr("None"), "")
            for each in self._vocabularies.all:
                self.vocabulary.addItem(each.name, each.name)
            self.vocabulary.setCurrentIndex(max(0, self.vocabulary.findData(before) if before else 0))
