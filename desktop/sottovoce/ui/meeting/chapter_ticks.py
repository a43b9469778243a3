"""Where chapters begin: a tick through the waveform, and the name above it where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from sottovoce.ui.meeting.talk import Topic
from sottovoce.ui.meeting.time_scale import TimeScale
from sottovoce.ui.parts.theme import GRID_PX, current_theme

_LEAST_TEXT_PX: Final = 28.0


def names_px(font: QFont) -> int:
    """The height of the line of names."""
    return round(QFontMetricsF(_small(font)).height()) + 2


def draw_chapters(painter: QPainter, chapters: Sequence[Topic], scale: TimeScale, font: QFont, height_px: int) -> None:
    """Ticks from the top of the names to the foot of the picture; a name that has no room is left to the list."""
    if not chapters:
        return
    theme, line_px = current_theme(), names_px(font)
    painter.save()
    painter.setFont(_small(font))
    metrics = QFontMetricsF(painter.font())
    places = [*(scale.x(each.start_ms) for each in chapters), scale.left_px + scale.width_px]
    for chapter, (left, following) in zip(chapters, pairwise(places), strict=True):
        painter.setPen(QPen(theme.meta, 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(left, line_px), QPointF(left, height_px))
        painter.setPen(QPen(theme.meta, 1))
        painter.drawLine(QPointF(left, 2), QPointF(left, line_px))
        room = following - left - 2 * GRID_PX
        if room >= _LEAST_TEXT_PX:
            painter.setPen(theme.text)
            name = metrics.elidedText(chapter.text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(left + GRID_PX, metrics.ascent() + 1), name)
    painter.restore()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(6.0, font.pointSizeF() - 1))
    return small
