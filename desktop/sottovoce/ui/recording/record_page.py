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

from sottovoce.core.consent import MeetingConsent, Purpose
from sottovoce.ui.consent.panel import ConsentPanel, Terms
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
    """Signals: choice_changed() look again; matter_changed() other people are likely; start_pressed(); left()."""

    choice_changed = Signal()
    matter_changed = Signal()
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
        self.consent, self._matters = ConsentPanel(settings), matters
        self._found: tuple[Finding, ...] = ()
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
        self.choices.matter.currentIndexChanged.connect(self._on_matter)
        matters.changed.connect(self._show_facts)
        self._on_matter()
        self.consent.changed.connect(self._show_findings)
        self.consent.agreed.connect(self._on_agreed)
        self._show_findings()

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
        self._show_facts()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Shows what the check found, and who has to agree; what stops a recording disables the button."""
        self._found = tuple(findings)
        self._show_findings()

    def enter(self) -> None:
        """A new recording: nobody of the one before is here."""
        self.consent.begin(MeetingConsent())
        self.matter_changed.emit()

    def focus_first(self) -> None:
        """To what has to be done first: the question to everyone, or the start when all is answered."""
        first = self.start_button if not self.consent.why_not() else self.consent.first_stop()
        first.setFocus()
        self.ensure_visible(first)

    def _show_findings(self) -> None:
        findings = [
            *(Finding(text, Weight.STOPS) for text in self.consent.why_not()),
            *(Finding(text, Weight.HINT) for text in self.consent.hints()),
            *self._found,
        ]
        while (item := self._findings.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.live_text.setEnabled(Purpose.TRANSCRIBE in self.consent.consent.purposes)
        rows = [_FindingRow(finding) for finding in findings]
        for row in rows:
            self._findings.addWidget(row)
        choices = self.choices
        stops = [self.choices.matter, *self.consent.tab_stops, *(row.label for row in rows)]
        stops += [self.start_button, self.back_button, self.title, choices.language, choices.vocabulary]
        stops += [choices.template, self.device, self.system_sound, self.live_text]
        for above, below in pairwise(stops):  # what was found is read before the button is reached
            QWidget.setTabOrder(above, below)
        self.start_button.setEnabled(not any(each.weight is Weight.STOPS for each in findings))

    def suggest_title(self, title: str) -> None:
        """A title to start from; whatever was typed before is gone."""
        self.title.setText(title)

    def wish(self) -> RecordingWish:
        """What is chosen now."""
        return RecordingWish(
            title=self.title.text().strip(),
            device_id=self.device.currentData() or None,
            system_sound=self.system_sound.isEnabled() and self.system_sound.isChecked(),
            live_text=self.live_text.isEnabled() and self.live_text.isChecked(),
        )

    def _on_agreed(self) -> None:
        """What is left to do is in sight and under the next key."""
        if self.start_button.isEnabled():
            self.focus_first()

    def _on_matter(self) -> None:
        self._show_facts()
        self.matter_changed.emit()

    def _show_facts(self) -> None:
        """What the question and the notice have to say of this meeting."""
        matter = self._matters.of(self.choices.matter_id)
        terms = Terms(matter.audio_days, matter.keep_years) if matter is not None else Terms()
        sound = self.system_sound.isEnabled() and self.system_sound.isChecked()
        self.consent.show_facts(terms, system_sound=sound)

    def _on_system_sound(self, on: bool) -> None:
        self._settings.setValue(_SYSTEM_KEY, on)  # from now on the user's own choice, not ours
        self._show_facts()
        self.choice_changed.emit()

    def _on_changed(self) -> None:
        self._preferences.live_text = self.live_text.isChecked()
        self._settings.setValue(_DEVICE_KEY, self.device.currentData())
        self.choice_changed.emit()

    def _lay_out(self) -> None:
        choices, above, below = self.choices, _form(), _form()
        self._rows(above, ((self.tr("M&atter"), choices.matter),))
        fields = (
            (self.tr("&Title"), self.title),
            (self.tr("&Language"), choices.language),
            (self.tr("&Names and terms"), choices.vocabulary),
            (self.tr("M&inutes as"), choices.template),
            (self.tr("&Microphone"), self.device),
        )
        self._rows(below, fields)
        for part in (self.meter, self.system_sound, self.system_why, self.live_text):
            below.addRow("", part)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start_button)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        self.column.setSpacing(16)
        self.column.addWidget(PlainLabel(self.tr("New recording"), "title", wrap=True))
        self.column.addLayout(above)
        self.column.addWidget(self.consent)
        self.column.addWidget(PlainLabel(self.tr("Before you start"), "heading"))
        self.column.addLayout(self._findings)
        self.column.addLayout(buttons)
        self.column.addSpacing(8)
        self.column.addWidget(PlainLabel(self.tr("How it is recorded"), "heading"))
        self.column.addLayout(below)

    def _rows(self, form: QFormLayout, fields: Sequence[tuple[str, QWidget]]) -> None:
        for text, field in fields:
            label = PlainLabel(text, "meta")
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            form.addRow(label, field)


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(12)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


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
