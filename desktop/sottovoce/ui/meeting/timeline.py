"""A picture of the talk: a lane for every speaker, topics above, silences below; hover tells, a click plays.

With the keyboard: up and down choose a lane, left and right walk along it, Enter plays.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from sottovoce.ui.meeting.talk import Talk, Topic
from sottovoce.ui.meeting.time_scale import Spoken, TimeScale, column_shares, runs, silences, speaking_shares
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.labels import tooltip
from sottovoce.ui.parts.theme import GRID_PX, Theme, current_theme, mix

SILENCE_MS: Final = 3_000
_MOST_LANES: Final = 8
_GAP_PX: Final = 2 * GRID_PX
_BAR_SHARE: Final = 0.56
_HEAP_PX: Final = 3
_LEAST_HEAP: Final = 0.25
_SILENT: Final = -1
_COARSE_MS: Final = 6_000
"""From so many ms a pixel on, single turns cannot be seen any more."""
_LEAST_TEXT_PX: Final = 28.0


def _no_hint(time_ms: int) -> str:
    return wording.clock(time_ms)


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of the picture: what is written before it, and when something is on it. `speaker` None: silence."""

    name: str
    spans: tuple[tuple[int, int], ...]
    speaker: int | None
    share: str = ""


class Timeline(QWidget):
    """Shows a Talk. Signals: play_requested(int) from this moment in ms."""

    play_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Picture of the talk"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hint: Callable[[int], str] = _no_hint
        """What stands at a moment, for whoever points at it."""
        self._lanes: tuple[Lane, ...] | None = None
        self._talk = Talk()
        self._shares = False
        self._gutter_px, self._right_px = 96, 0
        self._position_ms = 0
        self._lane = self._span = -1
        self._picture = QPixmap()
        self._stale = True

    # What others call

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """One for each speaker and one for silence; made when somebody asks, and nobody asks of a folded picture."""
        if self._lanes is None:
            self._lanes = self._made_lanes()
        return self._lanes

    def show_talk(self, talk: Talk) -> None:
        """Shows a meeting; the same again costs nothing."""
        if talk != self._talk:
            self._talk = talk
            self._forget_lanes()

    def show_shares(self, shown: bool) -> None:
        """Whether each speaker's share of the speaking time stands beside the name."""
        if shown != self._shares:
            self._shares = shown
            self._forget_lanes()

    def set_margins(self, gutter_px: int, right_px: int) -> None:
        """Where the names end and time begins, and what is left free at the right, as in the waveform above."""
        if (gutter_px, right_px) != (self._gutter_px, self._right_px):
            self._gutter_px, self._right_px = gutter_px, right_px
            self._redraw()

    def show_position(self, position_ms: int) -> None:
        """Moves the playhead; paints only where it was and where it is."""
        before, after = round(self.scale().x(self._position_ms)), round(self.scale().x(position_ms))
        self._position_ms = position_ms
        if before != after:
            for x in (before, after):
                self.update(QRect(x - 2, 0, 5, self.height()))

    def scale(self) -> TimeScale:
        """Where moments stand."""
        return TimeScale(self._talk.duration_ms, self._gutter_px, self.width() - self._gutter_px - self._right_px)

    def topic_at(self, point: QPointF) -> Topic | None:
        """The topic whose words or line are pointed at."""
        if point.y() >= self._topics_height():
            return None
        time_ms = self.scale().time_ms(point.x())
        begun = [topic for topic in self._talk.topics if topic.start_ms <= time_ms]
        return begun[-1] if begun and point.x() >= self._gutter_px else None

    # What the base class asks for

    def sizeHint(self) -> QSize:
        return QSize(240, self._topics_height() + self._lane_height() * len(self.lanes) + GRID_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()
            self._redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if not self.lanes or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._choose(self._lane + (1 if key == Qt.Key.Key_Down else -1), None)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._choose(max(0, self._lane), self._span + (1 if key == Qt.Key.Key_Right else -1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._chosen is not None:
            self.play_requested.emit(self._chosen[0])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if event.button() is Qt.MouseButton.LeftButton and point.x() >= self._gutter_px and self._talk.duration_ms:
            topic = self.topic_at(point)
            self.play_requested.emit(topic.start_ms if topic is not None else self.scale().time_ms(point.x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hint = self._hint_at(event.position())
        QToolTip.showText(event.globalPosition().toPoint() + QPoint(0, 12), tooltip(hint) if hint else "", self)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._stale or self._picture.size() != self.size() * ratio:
            self._draw_picture()
        painter, theme = QPainter(self), current_theme()
        dirty = event.rect()
        source = QRectF(dirty.x() * ratio, dirty.y() * ratio, dirty.width() * ratio, dirty.height() * ratio)
        painter.drawPixmap(QRectF(dirty), self._picture, source)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = round(self.scale().x(self._position_ms)) + 0.5
        painter.setPen(QPen(theme.text, 1.5))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        if self.hasFocus():
            painter.setPen(QPen(theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            chosen = self._chosen_rect()
            painter.drawRoundedRect(chosen or QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    # Lanes

    def _forget_lanes(self) -> None:
        self._lanes = None
        self._lane = self._span = -1
        self.updateGeometry()
        self._redraw()

    def _made_lanes(self) -> tuple[Lane, ...]:
        talk = self._talk
        shares = speaking_shares(talk.spoken) if self._shares else {}
        lanes = []
        for number, name in enumerate(talk.speakers[:_MOST_LANES]):
            spans = tuple((each.start_ms, each.end_ms) for each in talk.spoken if each.speaker == number)
            lanes.append(Lane(name, spans, number, wording.percent(shares[number]) if number in shares else ""))
        others = len(talk.speakers) - _MOST_LANES
        if others > 0:
            spans = tuple((each.start_ms, each.end_ms) for each in talk.spoken if each.speaker >= _MOST_LANES)
            share = sum(share for who, share in shares.items() if who >= _MOST_LANES)
            name = self.tr("%n more", "", others)
            lanes.append(Lane(name, spans, _MOST_LANES, wording.percent(share) if share else ""))
        gaps = [(gap.start_ms, gap.end_ms) for gap in talk.gaps]
        quiet = silences(talk.spoken, talk.duration_ms, SILENCE_MS, gaps) if talk.spoken else []
        if quiet:
            lanes.append(Lane(self.tr("Silence"), tuple(quiet), None))
        return tuple(lanes)

    def _choose(self, lane: int, span: int | None) -> None:
        self._lane = min(max(0, lane), len(self.lanes) - 1)
        spans = self.lanes[self._lane].spans
        if span is None:  # of another lane: what stands where it plays or comes next
            span = bisect_left(spans, self._position_ms, key=lambda each: each[1])
        self._span = min(max(0, span), len(spans) - 1)
        chosen = self._chosen
        if chosen is not None:
            lane_name = wording.joined(self.lanes[self._lane].name, self.lanes[self._lane].share)
            said = self.tr("{lane}: {time} to {end}").format(
                lane=lane_name, time=wording.clock(chosen[0]), end=wording.clock(chosen[1])
            )
            self.setAccessibleDescription(said)
        self.update()

    @property
    def _chosen(self) -> tuple[int, int] | None:
        if not 0 <= self._lane < len(self.lanes) or not 0 <= self._span < len(self.lanes[self._lane].spans):
            return None
        return self.lanes[self._lane].spans[self._span]

    def _chosen_rect(self) -> QRectF | None:
        chosen = self._chosen
        if chosen is None:
            return None
        left, right = self.scale().x(chosen[0]), self.scale().x(chosen[1])
        return QRectF(left - 3, self._lane_top(self._lane) + 1, max(6.0, right - left + 6), self._lane_height() - 2)

    def _hint_at(self, point: QPointF) -> str:
        number = int((point.y() - self._topics_height()) // self._lane_height())
        lane = self.lanes[number] if point.y() >= self._topics_height() and number < len(self.lanes) else None
        if point.x() < self._gutter_px:
            return wording.joined(lane.name, lane.share) if lane is not None else ""
        topic = self.topic_at(point)
        if topic is not None:
            return wording.joined(wording.clock(topic.start_ms), topic.text)
        time_ms = self.scale().time_ms(point.x())
        if lane is not None and lane.speaker is None:
            at = bisect_right(lane.spans, time_ms, key=lambda span: span[0]) - 1
            if at >= 0 and time_ms < lane.spans[at][1]:
                start_ms, end_ms = lane.spans[at]
                return wording.joined(wording.clock(start_ms), lane.name, wording.length(end_ms - start_ms))
        return self.hint(time_ms) if self._talk.duration_ms else ""

    # Painting

    def _meta(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(6.0, font.pointSizeF() - 1))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _lane_height(self) -> int:
        return round(QFontMetricsF(self._meta()).height()) + 2

    def _topics_height(self) -> int:
        return self._lane_height() + GRID_PX if self._talk.topics else 0

    def _lane_top(self, number: int) -> int:
        return self._topics_height() + number * self._lane_height()

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
        painter.setFont(self._meta())
        self._draw_topics(painter, theme, scale)
        shares = self._column_shares(scale)
        for number, lane in enumerate(self.lanes):
            self._draw_lane(painter, theme, scale, lane, self._lane_top(number), shares)
        painter.end()

    def _draw_topics(self, painter: QPainter, theme: Theme, scale: TimeScale) -> None:
        metrics, height = QFontMetricsF(painter.font()), self._lane_height()
        places = [scale.x(topic.start_ms) for topic in self._talk.topics] + [scale.left_px + scale.width_px]
        free_from = float("-inf")
        for topic, left, following in zip(self._talk.topics, places, places[1:], strict=False):
            painter.setPen(QPen(theme.meta, 1))
            right = max(left + 2, scale.x(topic.end_ms))
            painter.drawLine(QPointF(left, height), QPointF(min(right, max(following - 2, left + 2)), height))
            painter.drawLine(QPointF(left, height - 4), QPointF(left, height + 3))
            room = following - left - 2 * GRID_PX
            if room >= _LEAST_TEXT_PX and left >= free_from:
                painter.setPen(theme.text)
                text = metrics.elidedText(topic.text, Qt.TextElideMode.ElideRight, room)
                painter.drawText(QPointF(left + GRID_PX, height - 4 - metrics.descent() / 2), text)
                free_from = left + metrics.horizontalAdvance(text)

    def _column_shares(self, scale: TimeScale) -> list[dict[int, float]] | None:
        """How full each column of each lane is where single turns are too short to be seen; else None."""
        if scale.width_px * _COARSE_MS >= scale.duration_ms:
            return None
        spoken = self._talk.spoken
        if len(self._talk.speakers) > _MOST_LANES:
            spoken = tuple(replace(each, speaker=min(each.speaker, _MOST_LANES)) for each in spoken)
        quiet = (Spoken(*span, _SILENT) for lane in self.lanes if lane.speaker is None for span in lane.spans)
        return column_shares(chain(spoken, quiet), max(1, int(scale.width_px // _HEAP_PX)), scale.duration_ms)

    def _draw_lane(
        self,
        painter: QPainter,
        theme: Theme,
        scale: TimeScale,
        lane: Lane,
        top: int,
        shares: list[dict[int, float]] | None,
    ) -> None:
        metrics, height = QFontMetricsF(painter.font()), self._lane_height()
        colour = theme.speaker(lane.speaker) if lane.speaker is not None else theme.meta
        baseline = top + (height - metrics.height()) / 2 + metrics.ascent()
        share_px = metrics.horizontalAdvance(lane.share) + _GAP_PX if lane.share else 0.0
        name = metrics.elidedText(lane.name, Qt.TextElideMode.ElideRight, self._gutter_px - 2 * _GAP_PX - share_px)
        painter.setPen(colour)
        painter.drawText(QPointF(_GAP_PX, baseline), name)
        if lane.share:
            painter.setPen(theme.meta)
            painter.drawText(QPointF(self._gutter_px - _GAP_PX - share_px + _GAP_PX, baseline), lane.share)
        middle, half = top + height / 2, height * _BAR_SHARE / 2
        painter.setPen(QPen(theme.line, 1))
        painter.drawLine(QPointF(scale.left_px, middle), QPointF(scale.left_px + scale.width_px, middle))
        if lane.speaker is None:
            half /= 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(colour, theme.side, 0.9))
        if shares is not None:
            painter.drawRects(_heaps(shares, _SILENT if lane.speaker is None else lane.speaker, scale, middle, half))
            return
        for left, right in runs(lane.spans, scale, 1.5):
            painter.drawRoundedRect(QRectF(left, middle - half, right - left, 2 * half), 2, 2)


def _heaps(
    shares: Sequence[dict[int, float]], speaker: int, scale: TimeScale, middle: float, half: float
) -> list[QRectF]:
    """Where a column stands for many seconds: the higher, the more of them."""
    step = scale.width_px / max(1, len(shares))
    heaps = []
    for at, share in enumerate(shares):
        if speaker in share:
            high = half * (_LEAST_HEAP + (1 - _LEAST_HEAP) * share[speaker])
            heaps.append(QRectF(scale.left_px + at * step, middle - high, _HEAP_PX - 1, 2 * high))
    return heaps
