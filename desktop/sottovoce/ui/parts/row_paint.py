"""How a row of a list shows that it is chosen, pointed at or has the focus."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from sottovoce.ui.parts.theme import Theme

_RADIUS_PX = 6


def paint_ground(painter: QPainter, inner: QRect | QRectF, state: QStyle.StateFlag, theme: Theme) -> bool:
    """The ground of a row that is chosen or pointed at; whether it is chosen."""
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.line if selected else theme.hover)
        painter.drawRoundedRect(inner, _RADIUS_PX, _RADIUS_PX)
    return selected


def paint_focus(painter: QPainter, inner: QRect | QRectF, theme: Theme) -> None:
    """The ring around a row that has the focus."""
    painter.setPen(theme.accent)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, _RADIUS_PX, _RADIUS_PX)
