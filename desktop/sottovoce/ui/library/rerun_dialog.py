"""Making text, voices or minutes of a meeting again, with another language or model; what was edited by hand stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from sottovoce.services.process import ProcessOptions
from sottovoce.ui.library.job_choices import JobChoices
from sottovoce.ui.parts.labels import ElidedLabel, PlainLabel
from sottovoce.ui.settings.vocabularies import Vocabularies
from sottovoce.vault.rows_results import STAGES
from sottovoce_models.catalogue.entries import ModelEntry, ModelKind
from sottovoce_models.templates.shipped import SHIPPED
from sottovoce_models.templates.template import Template

_QUOTES: Final = "quotes"
_SPEECH, _SPEAKERS, _MINUTES = STAGES


@dataclass(frozen=True, slots=True)
class Rerun:
    """From which stage on, how, and whether it waits for the night."""

    stage: str
    options: ProcessOptions
    night: bool


@dataclass(frozen=True, slots=True)
class RerunOffer:
    """What of which meeting can be made again: without sound only the minutes; `options` stand chosen at first.

    `minutes` False: an organisation has switched them off.
    """

    title: str
    has_sound: bool
    models: Sequence[ModelEntry]
    options: ProcessOptions
    vocabularies: Vocabularies
    templates: Sequence[Template] = tuple(SHIPPED.values())
    minutes: bool = True


class RerunDialog(QDialog):
    """Asks what to make again. Only what matters for the chosen stage can be set."""

    def __init__(self, offer: RerunOffer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Make again"))
        self._options = offer.options
        self.stage = QComboBox()
        if offer.has_sound:
            whole = self.tr("Text, speakers and minutes") if offer.minutes else self.tr("Text and speakers")
            self.stage.addItem(whole, _SPEECH)
            speakers = self.tr("Speakers and minutes") if offer.minutes else self.tr("Speakers")
            self.stage.addItem(speakers, _SPEAKERS)
        if offer.minutes:
            self.stage.addItem(self.tr("Minutes only"), _MINUTES)
        self.choices = JobChoices(offer.vocabularies, self)
        self.choices.template.show_templates(offer.templates)
        self.speech_model, self.writer = QComboBox(), QComboBox()
        self.night = QCheckBox(self.tr("Tonight, not now"))
        self._fill(offer.models)
        for box in (self.choices.template, self.writer):
            box.setEnabled(offer.minutes)
        self.stage.currentIndexChanged.connect(self._on_stage)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        for text, field in (
            (self.tr("&What"), self.stage),
            (self.tr("&Language"), self.choices.language),
            (self.tr("&Speech model"), self.speech_model),
            (self.tr("&Names and terms"), self.choices.vocabulary),
            (self.tr("S&peakers"), self.choices.speakers),
            (self.tr("M&inutes as"), self.choices.template),
            (self.tr("&Minutes model"), self.writer),
        ):
            label = PlainLabel(text, "meta")
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            form.addRow(label, field)
        form.addRow("", self.night)
        buttons = QDialogButtonBox()
        self.start_button = buttons.addButton(self.tr("Make again"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(ElidedLabel(offer.title, "title"))
        column.addLayout(form)
        column.addWidget(
            PlainLabel(
                self.tr("What you edited stays and stays shown; what is made new is kept beside it."), "meta", wrap=True
            )
        )
        column.addWidget(buttons)
        self._on_stage()

    def rerun(self) -> Rerun:
        """What was chosen."""
        writer = self.writer.currentData()
        options = replace(
            self.choices.applied(self._options),
            asr_id=self.speech_model.currentData() or self._options.asr_id,
            writer_id=None if writer == _QUOTES else writer,
        )
        return Rerun(str(self.stage.currentData()), options, self.night.isChecked())

    def _fill(self, models: Sequence[ModelEntry]) -> None:
        for entry in models:
            if entry.kind is ModelKind.SPEECH:
                self.speech_model.addItem(entry.title, entry.id)
            elif entry.kind is ModelKind.WRITER:
                self.writer.addItem(entry.title, entry.id)
        self.writer.addItem(self.tr("None: only the words as spoken"), _QUOTES)
        options = self._options
        self.choices.show(options)
        for combo, value in ((self.speech_model, options.asr_id), (self.writer, options.writer_id or _QUOTES)):
            combo.setCurrentIndex(max(0, combo.findData(value)))

    def _on_stage(self) -> None:
        stage = self.stage.currentData()
        for field in (self.choices.language, self.choices.vocabulary, self.speech_model):
            field.setEnabled(stage == _SPEECH)
        self.choices.speakers.setEnabled(stage != _MINUTES)
