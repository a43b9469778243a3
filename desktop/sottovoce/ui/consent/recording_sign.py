"""A sign for the people in the room: that it is recorded, or not, in letters that are read across a table."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sottovoce.ui.parts import wording
from sottovoce.ui.parts.escape import keeps_escape
from sottovoce.ui.parts.labels import PlainLabel, button_text
from sottovoce.ui.recording.recording_bar import RecordingView
from sottovoce.ui.window.screen_privacy import WORDLESS

_RECORDING: Final = QColor(0xB9, 0x1C, 0x1C)
_RESTING: Final = QColor(0x33, 0x41, 0x55)


class RecordingSign(QWidget):
    """A window of its own, without a word of any meeting; it stays behind the lock, as the bar does.

    Signals: pause_pressed().
    """

    pause_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Sign for the room"))
        self.setMinimumSize(420, 260)
        self.setProperty(WORDLESS, True)
        self._ground = _RECORDING
        self.state, self.detail = PlainLabel(wrap=True), PlainLabel(wrap=True)
        self.state.setObjectName("signstate")
        self.detail.setObjectName("signdetail")
        for label in (self.state, self.detail):
            label.setMaximumWidth(16_777_215)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.pause_button = QPushButton()
        self.pause_button.clicked.connect(self.pause_pressed)
        self.full_button = QPushButton(button_text(self.tr("Whole screen")))
        self.full_button.clicked.connect(self._turn_full)
        self.close_button = QPushButton(button_text(self.tr("Close the sign")))
        self.close_button.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.pause_button, self.full_button, self.close_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 24)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.state)
        column.addWidget(self.detail)
        column.addStretch(1)
        column.addLayout(buttons)
        self.show_view(RecordingView(0))
        self.resize(720, 420)

    def show_view(self, view: RecordingView) -> None:
        """Says what is true now."""
        recording = not (view.paused or view.off_record or view.held)
        self._ground = _RECORDING if recording else _RESTING
        if recording:
            self.state.setText(self.tr("Recording"))
            text = self.tr("Say “pause” or “stop” at any time. {time}")
            self.detail.setText(text.format(time=wording.clock(view.elapsed_ms)))
        else:
            self.state.setText(self.tr("Not recording"))
            self.detail.setText(self.tr("Nothing that is said now is kept."))
        self.pause_button.setText(self.tr("Go on recording") if view.paused else self.tr("Pause"))
        self.pause_button.setEnabled(not (view.off_record or view.held))
        self.setAccessibleName(self.state.text())
        self._scale()
        self.update()

    def event(self, event: QEvent, /) -> bool:
        # It closes the sign and leads nowhere in the window behind it.
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scale()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), self._ground)
        painter.end()

    def _turn_full(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _scale(self) -> None:
        """Letters as large as the window has room for."""
        side = min(self.width(), self.height() * 2)
        for label, share in ((self.state, 0.095), (self.detail, 0.03)):
            font = QFont(label.font())
            font.setPixelSize(max(18, round(side * share)))
            font.setBold(label is self.state)
            if font.pixelSize() != label.font().pixelSize():
                label.setFont(font)
