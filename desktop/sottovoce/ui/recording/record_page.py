"""Before a recording: what is recorded, a look at everything that could go wrong, and one button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QSettings, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sottovoce.ui.library.matters import Matters
from sottovoce.ui.library.new_meeting_choices import NewMeetingChoices
from sottovoce.ui.parts.check_box import WrappingCheckBox
from sottovoce.ui.parts.icons import Sign
from sottovoce.ui.parts.labels import PlainLabel, button_text, tooltip
from sottovoce.ui.parts.page_column import PageColumn
from sottovoce.ui.recording.recording_bar import SILENT_DBFS, LevelMeter
from sottovoce.ui.settings.preferences import Preferences
from sottovoce.ui.settings.vocabularies import Vocabularies

_COLUMN_PX: Final = 620
_SYSTEM_KEY: Final = "record/system"
_DEVICE_KEY: Final = "record/device"


@dataclass(frozen=True, slots=True)
class InputDevice:
    """A microphone to choose: `id` None is whatever the system calls its default."""

    id: str | None
    name: str


class Weight(Enum):
    """How much a finding of the pre-flight check matters."""

    GOOD = "check"
    HINT = "alert"
    STOPS = "doubt"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the pre-flight check, in words."""

    text: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class RecordingWish:
    """What the user chose."""

    title: str
    device_id: str | None
    system_sound: bool
    live_text: bool


class RecordPage(PageColumn):
    """Signals: choice_changed() look again; start_pressed(); left()."""

    choice_changed = Signal()
    start_pressed = Signal()
    left = Signal()

    def __init__(
        self, settings: QSettings, vocabularies: Vocabularies, matters: Matters, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, width_px=_COLUMN_PX, centred=False)
        self.choices = NewMeetingChoices(vocabularies, matters, self)
        self.choices.speakers.setParent(self)  # not offered here; without a parent nobody would destroy it in time
        self.choices.speakers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices.speakers.hide()
        self._settings, self._preferences = settings, Preferences(settings)
        self.title = QLineEdit()
        self.title.setMaxLength(200)
        self.device = QComboBox()
        self.system_sound = WrappingCheckBox(self.tr("Also what this computer plays (calls, videos)"))
        self.system_why = PlainLabel(role="meta", wrap=True)
        self.live_text = WrappingCheckBox(self.tr("Recognize speech while recording"))
        self.live_text.setToolTip(
            tooltip(self.tr("Off: the sound is kept. Text and minutes are made when you start them, or tonight."))
        )
        self.meter = LevelMeter(self.tr("Level"))
        self._findings = QVBoxLayout()
        self._findings.setSpacing(6)
        self.start_button = QPushButton(button_text(self.tr("Start recording")))
        self.start_button.setProperty("role", "primary")
        self.start_button.setDefault(True)
        self.start_button.clicked.connect(self.start_pressed)
        self.back_button = QPushButton(button_text(self.tr("Back")))
        self.back_button.clicked.connect(self.left)
        self._lay_out()
        self.system_sound.setChecked(settings.value(_SYSTEM_KEY, False, bool) is True)
        self.live_text.setChecked(self._preferences.live_text)
        self.system_sound.toggled.connect(self._on_system_sound)
        self.live_text.toggled.connect(self._on_changed)
        self.device.activated.connect(self._on_changed)

    def show_devices(
        self, devices: Sequence[InputDevice], why_no_system_sound: str, *, suggest_system_sound: bool = False
    ) -> None:
        """Fills in what there is; a reason says why system sound cannot be had.

        `suggest_system_sound`: whether to record it as long as the user has not said.
        """
        self.meter.set_level(SILENT_DBFS)
        with QSignalBlocker(self.live_text):  # the settings may have changed it
            self.live_text.setChecked(self._preferences.live_text)
        wanted = self._settings.value(_DEVICE_KEY, "", str)
        self.device.clear()
        for device in devices:
            self.device.addItem(device.name, device.id or "")
        self.device.setCurrentIndex(max(0, self.device.findData(wanted)))
        wanted_sound = self._settings.value(_SYSTEM_KEY, suggest_system_sound, bool) is True
        self.system_sound.setEnabled(not why_no_system_sound)
        with QSignalBlocker(self.system_sound):
            self.system_sound.setChecked(wanted_sound and not why_no_system_sound)
        self.system_why.setText(why_no_system_sound)
        self.system_why.setVisible(bool(why_no_system_sound))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Shows what the check found; what stops a recording disables the button."""
        while (item := self._findings.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        before: QWidget = self.live_text
        for finding in findings:
            row = _FindingRow(finding)
            self._findings.addWidget(row)
            before = row.label
        QWidget.setTabOrder(before, self.start_button)  # what was found is read before the button is reached
        QWidget.setTabOrder(self.start_button, self.back_button)
        self.start_button.setEnabled(not any(finding.weight is Weight.STOPS for finding in findings))

    def suggest_title(self, title: str) -> None:
        """A title to start from; whatever was typed before is gone."""
        self.title.setText(title)

    def wish(self) -> RecordingWish:
        """What is chosen now."""
        return RecordingWish(
            title=self.title.text().strip(),
            device_id=self.device.currentData() or None,
            system_sound=self.system_sound.isEnabled() and self.system_sound.isChecked(),
            live_text=self.live_text.isChecked(),
        )

    def _on_system_sound(self, on: bool) -> None:
        self._settings.setValue(_SYSTEM_KEY, on)  # from now on the user's own choice, not ours
        self.choice_changed.emit()

    def _on_changed(self) -> None:
        self._preferences.live_text = self.live_text.isChecked()
        self._settings.setValue(_DEVICE_KEY, self.device.currentData())
        self.choice_changed.emit()

    def _lay_out(self) -> None:
        heading = PlainLabel(self.tr("New recording"), "title", wrap=True)
        consent = PlainLabel(
            self.tr("Ask everyone first, and record only if all agree."),
            wrap=True,
        )
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            (self.tr("&Title"), self.title),
            (self.tr("M&atter"), self.choices.matter),
            (self.tr("&Language"), self.choices.language),
            (self.tr("&Names and terms"), self.choices.vocabulary),
            (self.tr("M&inutes as"), self.choices.template),
            (self.tr("&Microphone"), self.device),
        ):
            label = PlainLabel(text, "meta")
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            form.addRow(label, field)
        form.addRow("", self.meter)
        form.addRow("", self.system_sound)
        form.addRow("", self.system_why)
        form.addRow("", self.live_text)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start_button)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        self.column.setSpacing(16)
        self.column.addWidget(heading)
        self.column.addWidget(consent)
        self.column.addLayout(form)
        self.column.addWidget(PlainLabel(self.tr("Before you start"), "heading"))
        self.column.addLayout(self._findings)
        self.column.addLayout(buttons)
        choices = self.choices
        fields = (choices.matter, choices.language, choices.vocabulary, choices.template, self.device)
        for above, below in pairwise((self.title, *fields)):
            QWidget.setTabOrder(above, below)


class _FindingRow(QWidget):
    """A sign and a sentence."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        tone = {Weight.GOOD: "accent", Weight.HINT: "meta", Weight.STOPS: "doubt"}[finding.weight]
        label = self.label = PlainLabel(finding.text, "doubt" if finding.weight is Weight.STOPS else "", wrap=True)
        label.setMaximumWidth(16_777_215)  # else the sign would get what it leaves
        label.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a screen reader walks through what was found
        label.setObjectName("finding")
        label.setAccessibleName(self._said(finding))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Sign(finding.weight.value, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)

    def _said(self, finding: Finding) -> str:
        """What the sign says to the eye, in a word."""
        match finding.weight:
            case Weight.GOOD:
                return self.tr("In order: {finding}").format(finding=finding.text)
            case Weight.HINT:
                return self.tr("Please note: {finding}").format(finding=finding.text)
            case Weight.STOPS:
                return self.tr("Prevents recording: {finding}").format(finding=finding.text)
