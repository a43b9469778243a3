"""Line icons of our own drawing, 1.5 px on a 20 px square, tinted to fit light and dark."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton, QWidget

from sottovoce.ui.parts.look import scaled
from sottovoce.ui.parts.theme import current_theme

ICONS_DIR: Final = Path(__file__).parent / "icons"
ICON_PX: Final = 20
_DRAWN: Final = "#787878"


def paint_icon(painter: QPainter, name: str, colour: QColor, rect: QRectF) -> None:
    """Draws an icon into a square, sharp at any scale."""
    _renderer(name, colour.name()).render(painter, rect)


def icon(name: str, colour: QColor, disabled: QColor | None = None) -> QIcon:
    """The icon in a colour, for normal and high-resolution screens."""
    result = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled or colour)):
        for scale in (1, 2, 3):
            pixmap = QPixmap.fromImage(_drawn(name, tint.name(QColor.NameFormat.HexArgb), ICON_PX * scale))
            pixmap.setDevicePixelRatio(scale)
            result.addPixmap(pixmap, mode)
    return result


class IconButton(QToolButton):
    """A flat button whose icon follows the theme; the text is its accessible name even where only the icon shows."""

    def __init__(self, icon_name: str, text: str, parent: QWidget | None = None, *, icon_only: bool = False) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonIconOnly if icon_only else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoRaise(True)
        self.set_face(icon_name, text)

    def set_face(self, icon_name: str, text: str) -> None:
        """Shows another icon and text, e.g. play becoming pause."""
        self._icon_name = icon_name
        self.setText(text)
        self.setAccessibleName(text.replace("&", "").rstrip("…"))
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._tint()

    def _tint(self) -> None:
        theme, side_px = current_theme(), scaled(ICON_PX)
        self.setIconSize(QSize(side_px, side_px))
        self.setIcon(icon(self._icon_name, theme.text, theme.line))


class Sign(QWidget):
    """An icon that only says something; `tone` is "accent", "doubt" or "meta"."""

    def __init__(self, name: str, tone: str, side_px: int = ICON_PX) -> None:
        super().__init__()
        self._name, self._tone = name, tone
        self.setFixedSize(side_px, side_px)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colour = {"accent": theme.accent, "doubt": theme.doubt}.get(self._tone, theme.meta)
        painter = QPainter(self)
        paint_icon(painter, self._name, colour, QRectF(self.rect()))
        painter.end()


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, side_px: int) -> QImage:
    """An icon drawn once for all buttons that show it; an image, since pixmaps must not outlive the application."""
    image = QImage(side_px, side_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, name, QColor(colour), QRectF(image.rect()))
    painter.end()
    return image


@lru_cache(maxsize=128)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    svg = (ICONS_DIR / f"{name}.svg").read_text(encoding="ascii").replace(_DRAWN, colour)
    return QSvgRenderer(QByteArray(svg.encode()))
