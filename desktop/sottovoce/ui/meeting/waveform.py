"""The recording as a picture: loudness in the colours of who speaks, doubts and bookmarks on it; a click plays there.

A slider to keyboard and screen reader. Everything but the playhead is painted once into a picture that is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from sottovoce.services.waveform import Waveform
from sottovoce.ui.meeting.chapter_ticks import draw_chapters, names_px
from sottovoce.ui.meeting.talk import Talk
from sottovoce.ui.meeting.time_scale import TimeScale, column_shares, with_room
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.labels import tooltip
from sottovoce.ui.parts.theme import Theme, current_theme, mix

STEP_MS: Final = 5_000
_PAGE_MS: Final = 60_000
_BAR_PX: Final = 3
_MARK_PX: Final = 8
_HEAD_PX: Final = 5
_REPAINT_MS: Final = 80
_SHORTEST_LOOP_MS: Final = 300
_QUIET_LEVEL: Final = 0.5
_UNKNOWN_LEVEL: Final = 0.3
"""Until the waveform is there, who speaks is seen all the same."""


def _no_hint(time_ms: int) -> str:
    return wording.clock(time_ms)


class WaveformView(QSlider):
    """Shows a Talk and a Waveform. Its value is in seconds, as a screen reader tells it.

    Signals: play_requested(int) from this moment in ms, seek_requested(int) by key, loop_requested(int, int) a stretch
    was drawn with the Shift key.
    """

    play_requested = Signal(int)
    seek_requested = Signal(int)
    loop_requested = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(self.tr("Position in the recording"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.hint: Callable[[int], str] = _no_hint
        """What stands at a moment, for whoever points at it."""
        self._talk = Talk()
        self._waveform: Waveform | None = None
        self._inset_px = 0
        self._position_ms = 0
        self._passage: tuple[int, int] | None = None
        self._drag_from_ms: int | None = None
        self._drag_ms: int | None = None
        self._loops = False
        self._hover_x: int | None = None
        self._picture = QPixmap()
        self._stale = True
        self._later = QTimer(self, singleShot=True, interval=_REPAINT_MS)
        self._later.timeout.connect(self._redraw)
        self._telling = False
        self.valueChanged.connect(self._on_value)

    # What others call

    def show_talk(self, talk: Talk, waveform: Waveform | None) -> None:
        """Shows a meeting; the same again costs nothing."""
        if talk == self._talk and waveform is self._waveform:
            return
        if talk.duration_ms != self._talk.duration_ms:
            self._telling = True
            self.setRange(0, talk.duration_ms // 1000)
            self._telling = False
            self.setSingleStep(STEP_MS // 1000)
            self.setPageStep(_PAGE_MS // 1000)
        grows = bool(talk.chapters) is not bool(self._talk.chapters)
        self._talk, self._waveform = talk, waveform
        if grows:
            self.updateGeometry()
        self._redraw()

    def set_inset(self, inset_px: int) -> None:
        """Leaves room at the left, so that moments stand above the same moments of what is below."""
        if inset_px != self._inset_px:
            self._inset_px = inset_px
            self._redraw()

    @property
    def position_ms(self) -> int:
        """Where the playhead stands."""
        return self._position_ms

    def show_position(self, position_ms: int) -> None:
        """Moves the playhead; paints only where it was and where it is."""
        before, after = self._x(self._position_ms), self._x(position_ms)
        self._position_ms = position_ms
        if before != after:
            self.update(self._column(before))
            self.update(self._column(after))
        if not self.hasFocus():  # a screen reader says every new value of what has the focus
            self._tell_value()

    def show_passage(self, start_ms: int, end_ms: int) -> None:
        """Tints the stretch that plays again and again; an empty one takes the tint away."""
        passage = (start_ms, end_ms) if end_ms > start_ms else None
        if passage != self._passage:
            self._passage = passage
            self.update()

    def scale(self) -> TimeScale:
        """Where moments stand."""
        return TimeScale(
            self._talk.duration_ms, self._inset_px + _HEAD_PX, self.width() - self._inset_px - 2 * _HEAD_PX
        )

    # What the base class asks for

    def sizeHint(self) -> QSize:
        return QSize(240, max(52, round(self.fontMetrics().height() * 3.4)) + self._names_px())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()  # while the window is being pulled, the old picture is stretched

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -STEP_MS,
            Qt.Key.Key_Down: -STEP_MS,
            Qt.Key.Key_Right: STEP_MS,
            Qt.Key.Key_Up: STEP_MS,
            Qt.Key.Key_PageUp: _PAGE_MS,
            Qt.Key.Key_PageDown: -_PAGE_MS,
            Qt.Key.Key_Home: -self._talk.duration_ms,
            Qt.Key.Key_End: self._talk.duration_ms,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            time_ms = min(max(0, self._position_ms + step), self._talk.duration_ms)
            self.show_position(time_ms)
            self.setAccessibleDescription(self.hint(time_ms))
            self._tell_value()
            self.seek_requested.emit(time_ms)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.play_requested.emit(self._position_ms)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._drag_from_ms = self._drag_ms = self.scale().time_ms(event.position().x())
            self._loops = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.update()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = round(event.position().x())
        if self._drag_ms is not None:
            self._drag_ms = self.scale().time_ms(x)
            self.update()
        elif x != self._hover_x:
            for place in (self._hover_x, x):
                if place is not None:
                    self.update(self._column(place))
            self._hover_x = x
        if self._talk.duration_ms:
            hint = self.hint(self.scale().time_ms(x))
            QToolTip.showText(event.globalPosition().toPoint() + QPoint(0, 12), tooltip(hint), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start_ms, end_ms, loops = self._drag_from_ms, self._drag_ms, self._loops
        self._drag_from_ms = self._drag_ms = None
        self.update()
        if event.button() is not Qt.MouseButton.LeftButton or start_ms is None or end_ms is None:
            return
        first_ms, last_ms = sorted((start_ms, end_ms))
        if loops and last_ms - first_ms >= _SHORTEST_LOOP_MS:
            self.loop_requested.emit(first_ms, last_ms)
        else:
            self.play_requested.emit(end_ms)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._hover_x is not None:
            self.update(self._column(self._hover_x))
            self._hover_x = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # who scrolls the page does not seek

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._stale:
            self._draw_picture()
        painter, theme = QPainter(self), current_theme()
        ratio = self._picture.devicePixelRatio()
        if self._picture.size() == self.size() * ratio:
            dirty = event.rect()
            source = QRectF(dirty.x() * ratio, dirty.y() * ratio, dirty.width() * ratio, dirty.height() * ratio)
            painter.drawPixmap(QRectF(dirty), self._picture, source)
        else:
            painter.drawPixmap(self.rect(), self._picture)
        self._paint_stretch(painter, theme)
        if self._hover_x is not None and self._drag_ms is None:
            painter.setPen(theme.meta)
            painter.drawLine(self._hover_x, 0, self._hover_x, self.height())
        self._paint_head(painter, theme)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1 + self._inset_px, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_stretch(self, painter: QPainter, theme: Theme) -> None:
        stretch = self._passage
        if self._loops and self._drag_from_ms is not None and self._drag_ms is not None:
            stretch = (self._drag_from_ms, self._drag_ms)
        if stretch is None:
            return
        left, right = sorted(self.scale().x(time_ms) for time_ms in stretch)
        tint = QColor(theme.accent)
        tint.setAlphaF(0.22)
        painter.fillRect(QRectF(left, 0, max(2.0, right - left), self.height()), tint)
        painter.setPen(QPen(theme.accent, 1))
        painter.drawLines([QLineF(x, 0, x, self.height()) for x in (left, max(left + 2.0, right))])

    def _paint_head(self, painter: QPainter, theme: Theme) -> None:
        x = self._x(self._position_ms if self._drag_ms is None or self._loops else self._drag_ms) + 0.5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.text, 1.5))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.text)
        half = _HEAD_PX - 1
        painter.drawPolygon(QPolygonF([QPointF(x - half, 0), QPointF(x + half, 0), QPointF(x, half + 2)]))

    def _redraw(self) -> None:
        self._stale = True
        self.update()

    def _draw_picture(self) -> None:
        self._stale = False
        ratio = self.devicePixelRatioF()
        self._picture = QPixmap(self.size() * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter, theme, scale = QPainter(self._picture), current_theme(), self.scale()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._talk.duration_ms:
            self._draw_gaps(painter, theme, scale)
            self._draw_bars(painter, theme, scale)
            self._draw_marks(painter, theme, scale)
            draw_chapters(painter, self._talk.chapters, scale, self.font(), self.height())
        painter.end()

    def _draw_bars(self, painter: QPainter, theme: Theme, scale: TimeScale) -> None:
        columns = max(1, int(scale.width_px // _BAR_PX))
        shares = column_shares(self._talk.spoken, columns, self._talk.duration_ms)
        per_ms = self._talk.duration_ms / columns
        top = self._names_px()
        middle, room = (self.height() + top) / 2, (self.height() - top) / 2 - _MARK_PX - 1
        levels = [_UNKNOWN_LEVEL if share else 0.0 for share in shares]
        if self._waveform is not None:
            levels = [self._waveform.loudest(at * per_ms, (at + 1) * per_ms) for at in range(columns)]
            room /= max(_QUIET_LEVEL, *levels)  # a recording that was made too quietly is a picture, too
        bars: dict[int | None, list[QRectF]] = {}
        for column, (share, level) in enumerate(zip(shares, levels, strict=True)):
            half = max(0.75, room * level)
            x, y = scale.left_px + column * scale.width_px / columns, middle - half
            whole = sum(share.values())
            for speaker in sorted(share):  # a column of many seconds has the colours of everybody who speaks in it
                height = 2 * half * share[speaker] / whole
                bars.setdefault(speaker, []).append(QRectF(x, y, _BAR_PX - 1, height))
                y += height
            if not share:
                bars.setdefault(None, []).append(QRectF(x, y, _BAR_PX - 1, 2 * half))
        painter.setPen(Qt.PenStyle.NoPen)
        for owner, rects in bars.items():
            painter.setBrush(theme.speaker(owner) if owner is not None else mix(theme.text, theme.side, 0.35))
            painter.drawRects(rects)

    def _draw_gaps(self, painter: QPainter, theme: Theme, scale: TimeScale) -> None:
        hatch = QBrush(mix(theme.text, theme.side, 0.3), Qt.BrushStyle.BDiagPattern)
        for gap in self._talk.gaps:
            left, right = scale.x(gap.start_ms), scale.x(gap.end_ms)
            top = self._names_px() + _MARK_PX
            painter.fillRect(QRectF(left, top, max(2.0, right - left), self.height() - top - _MARK_PX), hatch)

    def _draw_marks(self, painter: QPainter, theme: Theme, scale: TimeScale) -> None:
        half, bottom, above = _MARK_PX / 2, float(self.height()), QPointF(0, self._names_px())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.doubt)
        for x in with_room(self._talk.doubts_ms, scale, _MARK_PX + 1):
            triangle = [QPointF(x - half, bottom - 1), QPointF(x + half, bottom - 1), QPointF(x, bottom - _MARK_PX)]
            painter.drawPolygon(QPolygonF(triangle))
        painter.setBrush(theme.accent)
        for x in with_room(self._talk.bookmarks_ms, scale, _MARK_PX + 1):
            corners = [(x, 0.0), (x + half, half), (x, 2 * half), (x - half, half)]
            painter.drawPolygon(QPolygonF([QPointF(*corner) + above for corner in corners]))

    def _names_px(self) -> int:
        """The height of the line in which chapters are named; 0 while there are none."""
        return names_px(self.font()) if self._talk.chapters else 0

    def _x(self, time_ms: int) -> int:
        return round(self.scale().x(time_ms))

    def _column(self, x: int) -> QRect:
        return QRect(x - _HEAD_PX - 1, 0, 2 * _HEAD_PX + 3, self.height())

    def _tell_value(self) -> None:
        self._telling = True
        self.setValue(self._position_ms // 1000)
        self._telling = False

    def _on_value(self, seconds: int) -> None:
        """Somebody else moved it: a screen reader or another tool."""
        if not self._telling:
            self.show_position(seconds * 1000)
            self.seek_requested.emit(seconds * 1000)
