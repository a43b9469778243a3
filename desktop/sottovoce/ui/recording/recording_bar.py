"""The bar that is seen in every view while something is recorded: what is heard, for how long, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sin
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sottovoce.ui.parts import wording
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import ElidedLabel, PlainLabel, button_text, tooltip
from sottovoce.ui.parts.look import may_move
from sottovoce.ui.parts.theme import current_theme
from sottovoce_models.types import Track

SILENT_DBFS: Final = -60.0  # where the meters begin
_LEAST_PX: Final = 540
_BAR_PX: Final = 80
_BAR_COMPACT_PX: Final = 32
_MARGIN_PX: Final = 16
_MARGIN_COMPACT_PX: Final = 8
_BREATH_MS: Final = 80
_BREATH_STEPS: Final = 40


@dataclass(frozen=True, slots=True)
class RecordingView:
    """What the bar shows: `free_ms` is how much longer the disk lasts or None; times in ms of the recording.

    `held`: nothing is kept because somebody has not agreed.
    """

    elapsed_ms: int
    paused: bool = False
    off_record: bool = False
    free_ms: int | None = None
    held: bool = False


class RecordingBar(QWidget):
    """Hidden while nothing is recorded.

    Signals: pause_toggled(); bookmark_pressed(); off_record_toggled(); stop_pressed(); joined_pressed() somebody came,
    or has yet to answer; sign_pressed() a sign for the room is wanted; view_shown(RecordingView); ended().
    """

    pause_toggled = Signal()
    bookmark_pressed = Signal()
    off_record_toggled = Signal()
    stop_pressed = Signal()
    joined_pressed = Signal()
    sign_pressed = Signal()
    view_shown = Signal(object)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recording")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Recording"))
        self.dot = _Dot(self)
        self.state = ElidedLabel(self.tr("Recording"), "strong")
        self.time = PlainLabel(wording.clock(0), "strong")
        self.free = PlainLabel(role="meta")
        self._view = RecordingView(0)
        self._compact, self._roomy = False, True
        self.meters: dict[Track, LevelMeter] = {}
        self._meter_row = QHBoxLayout()
        self._meter_row.setSpacing(12)
        self.pause_button = IconButton("pause", self.tr("Pause"), self)
        self.pause_button.setToolTip(tooltip(self.tr("Records nothing for a while; what was said stays")))
        self.pause_button.clicked.connect(self.pause_toggled)
        self.bookmark_button = IconButton("bookmark", self.tr("Bookmark"), self)
        self.bookmark_button.setToolTip(tooltip(self.tr("Marks this moment (Ctrl+D)")))
        self.bookmark_button.clicked.connect(self.bookmark_pressed)
        self.off_record_button = IconButton("hush", self.tr("Off the record"), self)
        self.off_record_button.setCheckable(True)
        self.off_record_button.setToolTip(
            tooltip(self.tr("Erases the last 10 seconds and records nothing until pressed again (Ctrl+Shift+O)"))
        )
        self.off_record_button.clicked.connect(self.off_record_toggled)
        self.joined_button = IconButton("people", self.tr("Someone joined"), self)
        self.joined_button.setToolTip(tooltip(self.tr("Records nothing until whoever came has agreed (Ctrl+J)")))
        self.joined_button.clicked.connect(self.joined_pressed)
        self.sign_button = IconButton("sign", self.tr("Sign for the room"), self, icon_only=True)
        self.sign_button.setToolTip(tooltip(self.tr("Shows in large letters that it is recorded")))
        self.sign_button.clicked.connect(self.sign_pressed)
        self.stop_button = QPushButton(button_text(self.tr("Stop")))
        self.stop_button.setProperty("role", "danger")
        self.stop_button.setToolTip(tooltip(self.tr("Ends the recording (Ctrl+R)")))
        self.stop_button.clicked.connect(self.stop_pressed)
        self.warning = PlainLabel(role="doubt", wrap=True)
        self.warning.setMaximumWidth(16_777_215)
        self.warning.hide()
        self.prompt = _Prompt(
            self.tr("Have everyone repeat their yes now. This moment is marked as proof."), self.tr("Done"), self
        )
        self.prompt.button.clicked.connect(self.prompt.hide)
        self.held = _Prompt(
            self.tr("Nothing is recorded: somebody who is here has not agreed."), self.tr("Ask now…"), self
        )
        self.held.button.clicked.connect(self.joined_pressed)
        self._lay_out()
        self.hide()

    @property
    def view(self) -> RecordingView:
        """What it shows."""
        return self._view

    def begin(self, tracks: tuple[Track, ...]) -> None:
        """Shows the bar with one meter for each track."""
        for meter in self.meters.values():
            self._meter_row.removeWidget(meter)
            meter.deleteLater()
        self.meters = {track: LevelMeter(track_name(track), self) for track in tracks}
        for meter in self.meters.values():
            self._meter_row.addWidget(meter)
        self.warn("")
        for part in (self.prompt, self.held):
            part.hide()
        self._fit()
        self.show_view(RecordingView(0))
        self.dot.breathe(True)
        self.show()

    def end(self) -> None:
        """Nothing is recorded any more."""
        self.dot.breathe(False)
        self.hide()
        self.ended.emit()

    def show_view(self, view: RecordingView) -> None:
        """Shows time and state."""
        new_state = _state(view) != _state(self._view)
        self._view = view
        self.time.setText(wording.clock(view.elapsed_ms))
        self.time.setAccessibleName(self.tr("Recorded {time}").format(time=wording.clock(view.elapsed_ms)))
        if view.free_ms is not None:
            self.free.setText(self.tr("Disk for {length}").format(length=wording.length(view.free_ms)))
        self.dot.set_still(view.paused or view.off_record or view.held)
        self.held.setVisible(view.held)
        if view.paused:
            self.pause_button.set_face("record", self.tr("Go on recording"))
        else:
            self.pause_button.set_face("pause", self.tr("Pause"))
        if new_state:
            self._fit()
        self._show_free()
        self.off_record_button.setChecked(view.off_record)
        self.pause_button.setEnabled(not (view.off_record or view.held))
        self.bookmark_button.setEnabled(not (view.off_record or view.held))
        self.view_shown.emit(view)

    def ask_to_repeat(self) -> None:
        """Now everyone may repeat their yes, so that it can be heard in the recording."""
        self.prompt.show()

    def show_levels(self, peaks_dbfs: dict[Track, float]) -> None:
        """Moves the meters."""
        for track, peak_dbfs in peaks_dbfs.items():
            if track in self.meters:
                self.meters[track].set_level(peak_dbfs)

    def warn(self, text: str) -> None:
        """Says what needs attention; "" takes it away."""
        self.warning.setText(text)
        self.warning.setAccessibleName(text)
        self.warning.setVisible(bool(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Where there is little room the disk is not told, then names become icons; only the state's end is cut."""
        self._roomy = True
        self._set_compact(compact=False)
        if self._is_too_wide():
            self._roomy = False
            self._show_free()
        if self._is_too_wide():
            self._set_compact(compact=True)

    def _is_too_wide(self) -> bool:
        for layout in (self._meter_row, self._row, self._column):
            layout.invalidate()  # a layout inside another one keeps its old measure until it is next at work
        return self._column.sizeHint().width() > self.width()

    def _set_compact(self, *, compact: bool) -> None:
        self._compact = compact
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if compact else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in (self.pause_button, self.bookmark_button, self.off_record_button, self.joined_button):
            button.setToolButtonStyle(style)
        for meter in self.meters.values():
            meter.set_compact(compact)
        self._meter_row.setSpacing(6 if compact else 12)
        self._row.setSpacing(4 if compact else 8)
        margin = _MARGIN_COMPACT_PX if compact else _MARGIN_PX
        self._column.setContentsMargins(margin, 6, margin, 6)
        self._show_free()
        self._show_state()

    def _show_free(self) -> None:
        self.free.setVisible(self._view.free_ms is not None and self._roomy)

    def _show_state(self) -> None:
        off_record = self.tr("Off the record: nothing is kept")
        if self._view.held:
            self.state.setText(self.tr("Not recording"))
        elif self._view.off_record:
            self.state.setText(self.tr("Off the record") if self._compact else off_record)
            self.state.setAccessibleName(off_record)
        else:
            self.state.setText(self.tr("Paused") if self._view.paused else self.tr("Recording"))

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.dot, self.state, self.time):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addLayout(self._meter_row)
        row.addWidget(self.free)
        row.addStretch(1)
        for button in (self.sign_button, self.joined_button, self.pause_button, self.bookmark_button):
            row.addWidget(button)
        row.addWidget(self.off_record_button)
        row.addWidget(self.stop_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN_PX, 6, _MARGIN_PX, 6)
        self._column.setSpacing(4)
        for part in (self.prompt, self.held):
            self._column.addWidget(part)
        self._column.addWidget(self.warning)
        self._column.addLayout(row)


class _Prompt(QWidget):
    """What is to be done in the room now, until it is done."""

    def __init__(self, text: str, action: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = PlainLabel(text, "strong", wrap=True)
        self.text.setMaximumWidth(16_777_215)
        self.button = QPushButton(button_text(action))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.hide()


def _state(view: RecordingView) -> tuple[bool, bool, bool]:
    return view.paused, view.off_record, view.held


class LevelMeter(QWidget):
    """How loud a track is, from −60 dBFS to full scale; says so in words to a screen reader."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._share = 0.0
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_level(SILENT_DBFS)

    def sizeHint(self) -> QSize:
        if self._compact:
            return QSize(_BAR_COMPACT_PX, 24)
        return QSize(_BAR_PX + 16 + self.fontMetrics().horizontalAdvance(self._name), 24)

    def set_compact(self, compact: bool) -> None:
        """Only the bar, its name in the tooltip; or both."""
        self._compact = compact
        self.setToolTip(tooltip(self._name) if compact else "")
        self.updateGeometry()
        self.update()

    @property
    def share(self) -> float:
        """How far the meter is out, in [0, 1]."""
        return self._share

    def set_level(self, peak_dbfs: float) -> None:
        """Shows a peak."""
        share = max(0.0, min(1.0, 1.0 - peak_dbfs / SILENT_DBFS))
        silent = share <= 0.0
        if silent != (self._share <= 0.0) or not self.accessibleName():
            said = self.tr("{track}: silent") if silent else self.tr("{track}: sound comes in")
            self.setAccessibleName(said.format(track=self._name))
        if share != self._share:
            self._share = share
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, width = 0, _BAR_COMPACT_PX
        if not self._compact:
            painter.setPen(theme.meta)
            advance = self.fontMetrics().horizontalAdvance(self._name)
            painter.drawText(QRectF(0, 0, advance + 1, self.height()), int(Qt.AlignmentFlag.AlignVCenter), self._name)
            left, width = advance + 8, _BAR_PX
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(left, self.height() / 2 - 3, width, 6)
        painter.setBrush(theme.line)
        painter.drawRoundedRect(bar, 3, 3)
        bar.setWidth(width * self._share)
        painter.setBrush(theme.accent)
        painter.drawRoundedRect(bar, 3, 3)
        painter.end()


class _Dot(QWidget):
    """The red dot; it breathes slowly unless motion is unwanted, and stands still while nothing is kept."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(16, 16)
        self._step = 0
        self._still = False
        self._timer = QTimer(self)
        self._timer.setInterval(_BREATH_MS)
        self._timer.timeout.connect(self._breath)

    def breathe(self, on: bool) -> None:
        if on and may_move():
            self._timer.start()
        else:
            self._timer.stop()

    def set_still(self, still: bool) -> None:
        if still != self._still:
            self._still = still
            self.update()

    def _breath(self) -> None:
        self._step = (self._step + 1) % _BREATH_STEPS
        if not self._still:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._still:
            painter.setPen(theme.danger)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(3, 3, 10, 10))
        else:
            painter.setOpacity(0.75 + 0.25 * sin(2 * pi * self._step / _BREATH_STEPS))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.danger)
            painter.drawEllipse(QRectF(3, 3, 10, 10))
        painter.end()


def track_name(track: Track) -> str:
    """What a track is called."""
    if track is Track.SYSTEM:
        return QCoreApplication.translate("RecordingBar", "System")
    return QCoreApplication.translate("RecordingBar", "Microphone")
