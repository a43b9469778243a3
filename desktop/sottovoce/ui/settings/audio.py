"""Settings: what a new recording begins with, and whether the microphone hears anything.

Thread: devices are asked off the UI thread. The level test keeps nothing and ends by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, cast

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton

from sottovoce.audio.devices import Devices
from sottovoce.services.record import RecordChoice
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.recording import record_wording
from sottovoce.ui.recording.recording_bar import SILENT_DBFS, LevelMeter
from sottovoce.ui.settings.preferences import Preferences
from sottovoce.ui.settings.rows import SettingRow, SettingsSection
from sottovoce.ui.window.desk_access import LevelAccess, RecordAccess
from sottovoce_models.types import Track

_LEVEL_MS: Final = 100
_TEST_MS: Final = 10_000
_HEARD_DBFS: Final = -45.0  # somebody speaks at arm's length
_NAME_LETTERS: Final = 16


class AudioSettings(SettingsSection):
    """Signals: failed(SottovoceError)."""

    failed = Signal(object)

    def __init__(self, preferences: Preferences, record: Callable[[], RecordAccess]) -> None:
        super().__init__()
        self._preferences, self._record = preferences, record
        self._line = BackgroundLine(self)
        self._line.failed.connect(self._on_failed)
        self._levels: LevelAccess | None = None
        self._loudest = SILENT_DBFS
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LEVEL_MS)
        self._timer.timeout.connect(self._on_tick)
        self.head(self.tr("Recording"))
        self.device = QComboBox()
        self.device.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.device.setMinimumContentsLength(_NAME_LETTERS)
        self.device.activated.connect(self._on_device)
        self.test_button = QPushButton(self.tr("Test"))
        self.test_button.clicked.connect(self._on_test)
        self.meter = LevelMeter(self.tr("Level"))
        self.meter.hide()
        self.heard = PlainLabel(role="meta", wrap=True)
        self.heard.hide()
        self.system_sound, self.live_text = QCheckBox(), QCheckBox()
        self.system_sound.toggled.connect(self._on_system_sound)
        self.live_text.toggled.connect(self._on_live_text)
        self._system_row = SettingRow(
            self.tr("Also record what this computer plays"),
            self.tr("For calls and video conferences. Ask everyone who can be heard there as well."),
            self.system_sound,
        )
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Shows what was chosen elsewhere."""
        for box, on in (
            (self.system_sound, self._preferences.system_sound),
            (self.live_text, self._preferences.live_text),
        ):
            with QSignalBlocker(box):
                box.setChecked(on)

    def enter(self) -> None:
        """The page is shown: what there is to record with, is looked up."""
        self.refresh()
        self.heard.hide()
        self._line.run(lambda: self._record().devices(), self._on_devices)

    def wipe(self) -> None:
        """The vault is shut: nothing listens any more."""
        self._line.forget()
        self._stop()

    def wait(self, seconds: float) -> None:
        """Waits for the look at devices, when the window closes."""
        self._stop()
        self._line.wait(seconds)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stop()

    def _lay_out(self) -> None:
        self.rows.addWidget(SettingRow(self.tr("Microphone"), "", self.device))
        self.rows.addWidget(
            SettingRow(
                self.tr("Does it hear me?"),
                self.tr("Speak as you will in the meeting. Nothing of it is kept."),
                self.test_button,
            )
        )
        for part in (self.meter, self.heard):
            self.rows.addSpacing(4)
            self.rows.addWidget(part)
        self.rows.addWidget(self._system_row)
        self.rows.addWidget(
            SettingRow(
                self.tr("Transcribe while recording"),
                self.tr("On battery, or when this computer falls behind, the text is made after the recording."),
                self.live_text,
            )
        )

    def _on_devices(self, result: object) -> None:
        found = cast("Devices", result)
        default = self.tr("Default: {name}").format(name=found.default) if found.default else self.tr("Default")
        self.device.clear()
        self.device.addItem(default, "")
        for name in found.microphones:
            self.device.addItem(name, name)
        self.device.setCurrentIndex(max(0, self.device.findData(self._preferences.microphone)))
        self.system_sound.setEnabled(found.system_sound)
        if not found.system_sound:
            self._system_row.say(record_wording.why_no_system_sound())

    def _on_device(self) -> None:
        self._preferences.microphone = str(self.device.currentData() or "")
        if self._levels is not None:
            self._stop()
            self._on_test()

    def _on_test(self) -> None:
        if self._levels is not None:
            self._finish()
            return
        self._loudest, self._ticks = SILENT_DBFS, 0
        self._levels = self._record().level_test(RecordChoice("", self.device.currentData() or None, False))
        self.test_button.setText(self.tr("End the test"))
        self.heard.hide()
        self.meter.show()
        self._timer.start()

    def _on_tick(self) -> None:
        if self._levels is None:
            return
        peak_dbfs = self._levels.peaks_dbfs().get(Track.MIC, SILENT_DBFS)
        self._loudest = max(self._loudest, peak_dbfs)
        self.meter.set_level(peak_dbfs)
        self._ticks += 1
        if self._ticks * _LEVEL_MS >= _TEST_MS:
            self._finish()

    def _finish(self) -> None:
        self._stop()
        self.heard.setText(
            self.tr("The microphone hears you well.")
            if self._loudest >= _HEARD_DBFS
            else self.tr("Hardly anything is heard. Is it the right microphone, and is it switched on?")
        )
        self.heard.setAccessibleName(self.heard.text())
        self.heard.show()

    def _stop(self) -> None:
        self._timer.stop()
        levels, self._levels = self._levels, None
        if levels is not None:
            levels.close()
        self.meter.hide()
        self.test_button.setText(self.tr("Test"))

    def _on_system_sound(self, on: bool) -> None:
        self._preferences.system_sound = on

    def _on_live_text(self, on: bool) -> None:
        self._preferences.live_text = on

    def _on_failed(self, event: WorkFailed) -> None:
        self.failed.emit(event.error)
