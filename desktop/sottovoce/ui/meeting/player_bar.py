"""The bar under the transcript: play or pause, stop, and where it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sottovoce.services.playback import Passage, PlaybackMoved
from sottovoce.ui.meeting.player import Player
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce.ui.parts.theme import current_theme


class PlayerBar(QWidget):
    """Shows and steers the player. Signals: play_pressed() play was pressed while nothing plays."""

    play_pressed = Signal()

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("player")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._player = player
        self._duration_ms = 0
        self.play_button = IconButton("play", self.tr("Play"), self, icon_only=True)
        self.play_button.clicked.connect(self.toggle)
        self.stop_button = IconButton("stop", self.tr("Stop"), self, icon_only=True)
        self.stop_button.setToolTip(tooltip(self.tr("Stop (Esc)")))
        self.stop_button.clicked.connect(player.stop)
        self._time = PlainLabel(role="meta")
        self._line = _Line(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(4)
        row.addWidget(self.play_button)
        row.addWidget(self.stop_button)
        row.addSpacing(8)
        row.addWidget(self._line, 1)
        row.addSpacing(8)
        row.addWidget(self._time)
        player.changed.connect(self._on_changed)
        player.moved.connect(self._on_moved)
        self._on_changed()

    def set_duration(self, duration_ms: int) -> None:
        """The length of the recording that the line stands for."""
        self._duration_ms = duration_ms
        self._line.show_at(0, None, duration_ms)
        self._show_time(0)

    def toggle(self) -> None:
        """Play, hold or go on."""
        if self._player.passage is None:
            self.play_pressed.emit()
        else:
            self._player.toggle()

    def _on_changed(self) -> None:
        sounding = self._player.passage is not None and not self._player.paused
        self.play_button.set_face("pause" if sounding else "play", self.tr("Pause") if sounding else self.tr("Play"))
        self.play_button.setToolTip(
            tooltip(self.tr("Pause (Space, Ctrl+Space)") if sounding else self.tr("Play (Space, Ctrl+Space)"))
        )
        self.stop_button.setEnabled(self._player.passage is not None)
        if self._player.passage is not None:
            self._line.show_at(self._player.passage.start_ms, self._player.passage, self._duration_ms)
            self._show_time(self._player.passage.start_ms)
        else:
            self._line.show_at(self._line.position_ms, None, self._duration_ms)

    def _on_moved(self, event: PlaybackMoved) -> None:
        self._line.show_at(event.position_ms, event.passage, self._duration_ms)
        self._show_time(event.position_ms)

    def _show_time(self, position_ms: int) -> None:
        text = f"{wording.clock(position_ms)} / {wording.clock(self._duration_ms)}"
        if text != self._time.text():
            self._time.setText(text)
            self._time.setAccessibleName(self.tr("Position {time}").format(time=text))


class _Line(QWidget):
    """The recording as a line: the passage that plays is thicker, a dot stands where it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.position_ms = 0
        self._passage: Passage | None = None
        self._duration_ms = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, 24)

    def show_at(self, position_ms: int, passage: Passage | None, duration_ms: int) -> None:
        self.position_ms, self._passage, self._duration_ms = position_ms, passage, duration_ms
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, width = self.height() / 2, self.width()
        painter.setBrush(theme.line)
        painter.drawRoundedRect(QRectF(0, middle - 2, width, 4), 2, 2)
        if self._duration_ms:
            scale = width / self._duration_ms
            painter.setBrush(theme.accent)
            if self._passage is not None:
                start, end = self._passage.start_ms * scale, min(self._passage.end_ms, self._duration_ms) * scale
                painter.drawRoundedRect(QRectF(start, middle - 3, max(4.0, end - start), 6), 3, 3)
            x = min(self.position_ms, self._duration_ms) * scale
            painter.drawEllipse(QRectF(max(0.0, min(x - 5, width - 10)), middle - 5, 10, 10))
        painter.end()
