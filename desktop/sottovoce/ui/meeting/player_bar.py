"""The keys of the player: play or pause, five seconds, stop, again and again, how fast, and where it is."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from sottovoce.services.playback import SPEEDS, PlaybackMoved
from sottovoce.ui.meeting.player import Player
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel, tooltip

JUMP_MS: Final = 5_000


def speed_text(speed: float) -> str:
    """A speed as it stands on the button: 1.0×, 1.25×."""
    return f"{QLocale().toString(speed, 'f', 2 if round(speed * 100) % 10 else 1)}×"


class PlayerBar(QWidget):
    """Shows and steers the player.

    Signals: play_pressed() play was pressed while nothing plays, jump_pressed(int) so many ms on or back,
    loop_pressed(), picture_toggled(bool) and shares_toggled(bool) what of the talk is drawn.
    """

    play_pressed = Signal()
    jump_pressed = Signal(int)
    loop_pressed = Signal()
    picture_toggled = Signal(bool)
    shares_toggled = Signal(bool)

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._player = player
        self._duration_ms = 0
        self.play_button = self._button("play", self.tr("Play"), "")
        self.play_button.clicked.connect(self.toggle)
        self.back_button = self._button("back", self.tr("Five seconds back"), self.tr("Ctrl+←"))
        self.back_button.clicked.connect(lambda: self.jump_pressed.emit(-JUMP_MS))
        self.forward_button = self._button("forward", self.tr("Five seconds on"), self.tr("Ctrl+→"))
        self.forward_button.clicked.connect(lambda: self.jump_pressed.emit(JUMP_MS))
        self.stop_button = self._button("stop", self.tr("Stop"), "")
        self.stop_button.setToolTip(tooltip(self.tr("Stop (Esc)")))
        self.stop_button.clicked.connect(player.stop)
        self.loop_button = self._button("loop", self.tr("Repeat"), self.tr("Ctrl+Shift+L"))
        self.loop_button.setCheckable(True)
        self.loop_button.setProperty("role", "switch")
        self.loop_button.clicked.connect(self._on_loop)
        self._make_speeds()
        self._make_view_button()
        self.time = PlainLabel(role="meta")
        self._lay_out()
        player.changed.connect(self._on_changed)
        player.moved.connect(self._on_moved)
        player.speed_changed.connect(self._on_speed)
        self._on_changed()
        self._on_speed()

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [
            self.play_button,
            self.back_button,
            self.forward_button,
            self.stop_button,
            self.loop_button,
            self.speed_button,
            self.view_button,
        ]

    def set_duration(self, duration_ms: int) -> None:
        """The length of the recording."""
        self._duration_ms = duration_ms
        self.show_time(0)

    def show_time(self, position_ms: int) -> None:
        """Says where it is."""
        text = f"{wording.clock(position_ms)} / {wording.clock(self._duration_ms)}"
        if text != self.time.text():
            self.time.setText(text)
            self.time.setAccessibleName(self.tr("Position {time}").format(time=text))

    def show_view(self, picture: bool, shares: bool) -> None:
        """What of the talk is drawn, as it was last time."""
        self.picture_action.setChecked(picture)
        self.shares_action.setChecked(shares)
        self.shares_action.setEnabled(picture)

    def set_one_line(self, one_line: bool) -> None:
        """All keys beside each other, for where there is more width than height."""
        directions = QBoxLayout.Direction
        self._lines.setDirection(directions.LeftToRight if one_line else directions.TopToBottom)

    @property
    def two_lines_px(self) -> int:
        """The width of the keys in two lines."""
        lines = (self._lines.itemAt(number) for number in range(self._lines.count()))
        return max(line.sizeHint().width() for line in lines if line is not None)

    def toggle(self) -> None:
        """Play, hold or go on."""
        if self._player.passage is None:
            self.play_pressed.emit()
        else:
            self._player.toggle()

    def faster(self, steps: int) -> None:
        """So many speeds further, or slower when negative; stays within what there is."""
        nearest = min(range(len(SPEEDS)), key=lambda at: abs(SPEEDS[at] - self._player.speed))
        self._player.set_speed(SPEEDS[min(max(0, nearest + steps), len(SPEEDS) - 1)])

    def _button(self, icon: str, text: str, keys: str) -> IconButton:
        button = IconButton(icon, text, self, icon_only=True)
        button.setToolTip(tooltip(f"{text} ({keys})" if keys else text))
        return button

    def _make_speeds(self) -> None:
        self.speed_button = QToolButton(self)
        self.speed_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.speed_button.setAutoRaise(True)
        self.speed_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.speed_button.setToolTip(tooltip(self.tr("Speed; the voices keep their pitch (Ctrl+↑, Ctrl+↓)")))
        menu = QMenu(self.speed_button)
        menu.setAccessibleName(self.tr("Speed"))
        group = QActionGroup(menu)
        self.speeds: dict[float, QAction] = {}
        for speed in SPEEDS:
            action = menu.addAction(speed_text(speed))
            action.setCheckable(True)
            action.triggered.connect(partial(self._choose_speed, speed))
            group.addAction(action)
            self.speeds[speed] = action
        self.speed_button.setMenu(menu)

    def _make_view_button(self) -> None:
        self.view_button = self._button("lanes", self.tr("Picture of the talk"), "")
        self.view_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.view_button)
        menu.setAccessibleName(self.tr("Picture of the talk"))
        self.picture_action = menu.addAction(self.tr("Show who spoke when"))
        self.shares_action = menu.addAction(self.tr("Show shares of speaking time"))
        for action in (self.picture_action, self.shares_action):
            action.setCheckable(True)
        self.picture_action.toggled.connect(self.picture_toggled)
        self.picture_action.toggled.connect(self.shares_action.setEnabled)
        self.shares_action.toggled.connect(self.shares_toggled)
        self.view_button.setMenu(menu)

    def _lay_out(self) -> None:
        keys = QHBoxLayout()
        keys.setSpacing(0)
        for button in (
            self.play_button,
            self.back_button,
            self.forward_button,
            self.stop_button,
            self.loop_button,
        ):
            keys.addWidget(button)
        keys.addStretch(1)
        below = QHBoxLayout()
        below.setContentsMargins(6, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.time)
        below.addStretch(1)
        below.addWidget(self.speed_button)
        below.addWidget(self.view_button)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addLayout(keys)
        self._lines.addLayout(below, 1)

    def _choose_speed(self, speed: float) -> None:
        self._player.set_speed(speed)

    def _on_loop(self) -> None:
        self._show_loop()  # the player says whether it does; the button only asks
        self.loop_pressed.emit()

    def _on_speed(self) -> None:
        speed = self._player.speed
        self.speed_button.setText(speed_text(speed))
        self.speed_button.setAccessibleName(self.tr("Speed {speed}").format(speed=speed_text(speed)))
        if speed in self.speeds:
            self.speeds[speed].setChecked(True)

    def _show_loop(self) -> None:
        self.loop_button.setChecked(self._player.passage is not None and self._player.passage.loop)

    def _on_changed(self) -> None:
        sounding = self._player.passage is not None and not self._player.paused
        self.play_button.set_face("pause" if sounding else "play", self.tr("Pause") if sounding else self.tr("Play"))
        self.play_button.setToolTip(
            tooltip(self.tr("Pause (Space, Ctrl+Space)") if sounding else self.tr("Play (Space, Ctrl+Space)"))
        )
        self.stop_button.setEnabled(self._player.passage is not None)
        self._show_loop()
        if self._player.passage is not None:
            self.show_time(self._player.position_ms)

    def _on_moved(self, event: PlaybackMoved) -> None:
        self.show_time(event.position_ms)
