"""The sign for the people in the room, as long as it is recorded and wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sottovoce.ui.consent.recording_sign import RecordingSign
from sottovoce.ui.recording.recording_bar import RecordingBar


class RoomSign(QObject):
    """Shows what the bar shows; it goes when the recording ends."""

    def __init__(self, bar: RecordingBar, window: QWidget) -> None:
        super().__init__(window)
        self._bar, self._window = bar, window
        self.sign: RecordingSign | None = None
        bar.sign_pressed.connect(self.show)
        bar.ended.connect(self.close)

    def show(self) -> None:
        """Opens it, or brings it to the front."""
        if self.sign is None:
            self.sign = RecordingSign(self._window)
            self.sign.pause_pressed.connect(self._bar.pause_toggled)
            self._bar.view_shown.connect(self.sign.show_view)
            self.sign.show_view(self._bar.view)
        self.sign.show()
        self.sign.activateWindow()

    def close(self) -> None:
        """Nothing is recorded any more."""
        sign, self.sign = self.sign, None
        if sign is not None:
            self._bar.view_shown.disconnect(sign.show_view)
            sign.close()
            sign.deleteLater()
