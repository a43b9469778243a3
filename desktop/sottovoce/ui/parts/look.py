"""How the whole window looks: light or dark, how large the text is, and whether anything moves."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QStyle

from sottovoce.ui.parts.theme import apply_palette

TEXT_PERCENTS: Final = (100, 110, 125, 150, 175, 200)
_SYSTEM_FONT: Final = "sottovoce_system_font"
_STILL: Final = "sottovoce_still"
_PERCENT: Final = "sottovoce_text_percent"


class Scheme(StrEnum):
    """Light, dark, or as the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Look:
    """What the user chose; `still`: nothing moves, even where the system would let it."""

    scheme: Scheme = Scheme.SYSTEM
    text_percent: int = TEXT_PERCENTS[0]
    still: bool = False


def apply_look(app: QApplication, look: Look) -> None:
    """Gives the application colours and text size at once; `SOTTOVOCE_THEME` goes before the chosen colours.

    Text grows from the system's own size. Windows take over the colours by `MainWindow.restyle`.
    """
    wanted = os.environ.get("SOTTOVOCE_THEME") or look.scheme.value
    _follow(app, look.scheme)
    apply_palette(app, wanted)
    system = app.property(_SYSTEM_FONT)
    if not isinstance(system, QFont):
        system = QFont(app.font())
        app.setProperty(_SYSTEM_FONT, system)
    font = QFont(system)
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * look.text_percent / 100)
    else:
        font.setPixelSize(round(font.pixelSize() * look.text_percent / 100))
    app.setProperty(_PERCENT, look.text_percent)  # before the fonts change: widgets then ask how wide they may be
    if font != app.font():
        app.setFont(font)
    app.setProperty(_STILL, look.still)


def scaled(length_px: int) -> int:
    """A length that grows with the text: a column keeps its number of letters. Asked again when the font changes."""
    app = QApplication.instance()
    percent = app.property(_PERCENT) if app is not None else None
    return length_px * percent // 100 if isinstance(percent, int) else length_px


def may_move() -> bool:
    """Whether something may move on the screen: neither the user nor the system has asked for stillness."""
    app = QApplication.instance()
    if not isinstance(app, QApplication) or app.property(_STILL) is True:
        return False
    return app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def _follow(app: QApplication, scheme: Scheme) -> None:
    """Title bars and the system's own dialogs are drawn in the same colours, where the system knows how."""
    wanted = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}.get(scheme, Qt.ColorScheme.Unknown)
    hints, key = app.styleHints(), "sottovoce_scheme"
    if app.property(key) != wanted.value and (app.property(key) is not None or wanted is not Qt.ColorScheme.Unknown):
        app.setProperty(key, wanted.value)  # before the system answers: it tells of the change, and we are asked again
        hints.setColorScheme(wanted)
