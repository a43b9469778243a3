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
from sottovoce.ui import wording
from sottovoce.ui.labels import PlainLabel
from sottovoce.vault.rows_results import STAGES
from sottovoce_models.catalogue.entries import ModelEntry, ModelKind

_MAX_SPEAKERS: Final = 8
_QUOTES: Final = "quotes"
_SPEECH, _SPEAKERS, _MINUTES = STAGES


@dataclass(frozen=True, slots=True)
class Rerun:
    """From which stage on, how, and whether it waits for the night."""

    stage: str
    options: ProcessOptions
    night: bool


class RerunDialog(QDialog):
    """Asks what to make again. Only what matters for the chosen stage can be set."""

    def __init__(
        self,
        title: str,
        has_sound: bool,
        models: Sequence[ModelEntry],
        options: ProcessOptions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Make again"))
        self._options = options
        self.stage = QComboBox()
        if has_sound:
            self.stage.addItem(self.tr("Text, speakers and minutes"), _SPEECH)
            self.stage.addItem(self.tr("Speakers and minutes"), _SPEAKERS)
        self.stage.addItem(self.tr("Minutes only"), _MINUTES)
        self.language, self.speakers = QComboBox(), QComboBox()
        self.speech_model, self.writer = QComboBox(), QComboBox()
        self.night = QCheckBox(self.tr("Tonight, not now"))
        self._fill(models)
        self.stage.currentIndexChanged.connect(self._on_stage)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        for text, field in (
            (self.tr("&What"), self.stage),
            (self.tr("&Language"), self.language),
            (self.tr("&Speech model"), self.speech_model),
            (self.tr("S&peakers"), self.speakers),
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
        column.addWidget(PlainLabel(title, "title"))
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
        speakers, writer = self.speakers.currentData(), self.writer.currentData()
        options = replace(
            self._options,
            language=self.language.currentData() or None,
            speakers=int(speakers) if speakers else None,
            asr_id=self.speech_model.currentData() or self._options.asr_id,
            writer_id=None if writer == _QUOTES else writer,
        )
        return Rerun(str(self.stage.currentData()), options, self.night.isChecked())

    def _fill(self, models: Sequence[ModelEntry]) -> None:
        self.language.addItem(self.tr("Automatic"), "")
        self.language.addItem(self.tr("German"), "de")
        self.language.addItem(self.tr("English"), "en")
        self.speakers.addItem(self.tr("Automatic"), "")
        for number in range(2, _MAX_SPEAKERS + 1):
            self.speakers.addItem(wording.speakers_text(number), str(number))
        for entry in models:
            if entry.kind is ModelKind.SPEECH:
                self.speech_model.addItem(entry.title, entry.id)
            elif entry.kind is ModelKind.WRITER:
                self.writer.addItem(entry.title, entry.id)
        self.writer.addItem(self.tr("None: only the words as spoken"), _QUOTES)
        options = self._options
        for combo, value in (
            (self.language, options.language or ""),
            (self.speakers, str(options.speakers or "")),
            (self.speech_model, options.asr_id),
            (self.writer, options.writer_id or _QUOTES),
        ):
            combo.setCurrentIndex(max(0, combo.findData(value)))

    def _on_stage(self) -> None:
        stage = self.stage.currentData()
        for field in (self.language, self.speech_model):
            field.setEnabled(stage == _SPEECH)
        self.speakers.setEnabled(stage != _MINUTES)
