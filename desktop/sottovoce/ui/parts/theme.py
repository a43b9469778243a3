"""The colours of the window, drawn from the palette in force: light or dark, one accent, amber for doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

GRID_PX: Final = 4
META_CONTRAST: Final = 0.7

# Eight hues that differ in lightness, too: they stay apart for colour-blind eyes (tested), and initials go with them.
_SPEAKERS_LIGHT: Final = ("#1D57AF", "#7A681F", "#6E1212", "#126E49", "#490E58", "#476C85", "#1D1DAF", "#422430")
_SPEAKERS_DARK: Final = ("#B8C4F5", "#E98167", "#8AE64D", "#C282ED", "#E0F19D", "#ED82AD", "#B8F5F5", "#E6C1A8")


@dataclass(frozen=True, slots=True)
class Theme:
    """What widgets paint with; every text colour keeps 4.5:1 against `page`."""

    dark: bool
    page: QColor
    side: QColor
    text: QColor
    meta: QColor
    line: QColor
    hover: QColor
    accent: QColor
    on_accent: QColor
    accent_tint: QColor
    quote_tint: QColor
    doubt: QColor
    doubt_tint: QColor
    danger: QColor
    speakers: tuple[QColor, ...]

    def speaker(self, index: int) -> QColor:
        """The colour of the n-th voice; from the ninth on they repeat and the initials tell them apart."""
        return self.speakers[index % len(self.speakers)]


def current_theme() -> Theme:
    """The theme in force. Widgets ask this and not their own palette, which a style sheet may have changed."""
    return theme_of(QApplication.palette())


def theme_of(palette: QPalette) -> Theme:
    """The theme that fits a palette: surfaces and text are the palette's, the accents ours."""
    page, side, text = (palette.color(role) for role in (_Role.Base, _Role.Window, _Role.Text))
    dark = page.lightness() < text.lightness()
    accent = QColor("#2DD4BF" if dark else "#0F766E")
    doubt = QColor("#FBBF24" if dark else "#8A5A00")
    return Theme(
        dark=dark,
        page=page,
        side=side,
        text=text,
        meta=mix(text, page, META_CONTRAST),
        line=mix(text, page, 0.16 if dark else 0.13),
        hover=mix(text, page, 0.07 if dark else 0.05),
        accent=accent,
        on_accent=QColor("#04211D" if dark else "#FFFFFF"),
        accent_tint=mix(accent, page, 0.14 if dark else 0.09),
        quote_tint=mix(accent, page, 0.38 if dark else 0.24),
        doubt=doubt,
        doubt_tint=mix(doubt, page, 0.16 if dark else 0.10),
        danger=QColor("#FF9B90" if dark else "#B3261E"),
        speakers=tuple(QColor(name) for name in (_SPEAKERS_DARK if dark else _SPEAKERS_LIGHT)),
    )


def mix(over: QColor, under: QColor, share: float) -> QColor:
    """The opaque colour that `over` makes on `under` at this opacity."""
    red, green, blue = (
        top * share + bottom * (1.0 - share) for top, bottom in zip(_rgb(over), _rgb(under), strict=True)
    )
    return QColor.fromRgbF(red, green, blue)


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2 contrast ratio of two opaque colours, in [1, 21]."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def apply_palette(app: QApplication, wanted: str | None = None) -> None:
    """Gives the application its palette: the desktop's own, or ours where the desktop has none or `wanted` names one.

    Changes of the desktop between light and dark are followed afterwards, unless `wanted` fixed it.
    """
    scheme = app.styleHints().colorScheme()
    if wanted in {"dark", "light"}:
        app.setPalette(_neutral(dark=wanted == "dark"))
    elif scheme is Qt.ColorScheme.Unknown:
        app.setPalette(_neutral(dark=app.palette().color(_Role.Window).lightness() < 128))
    else:
        app.setPalette(_with_accent(app.style().standardPalette(), scheme is Qt.ColorScheme.Dark))


def _neutral(dark: bool) -> QPalette:
    window, base, text = ("#1F2123", "#17191A", "#ECEBE8") if dark else ("#F4F3F0", "#FFFFFF", "#1B1B1A")
    palette = QPalette(QColor(window))
    colours = {
        _Role.Window: window,
        _Role.Base: base,
        _Role.AlternateBase: window,
        _Role.Button: "#2A2D2F" if dark else "#FFFFFF",
        _Role.ToolTipBase: "#2A2D2F" if dark else "#FFFFFF",
        _Role.Text: text,
        _Role.WindowText: text,
        _Role.ButtonText: text,
        _Role.ToolTipText: text,
        _Role.BrightText: "#FFFFFF",
    }
    for role, name in colours.items():
        palette.setColor(role, QColor(name))
    disabled = mix(QColor(text), QColor(base), 0.45)
    for role in (_Role.Text, _Role.WindowText, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, disabled)
    return _with_accent(palette, dark)


def _with_accent(palette: QPalette, dark: bool) -> QPalette:
    accent = QColor("#2DD4BF" if dark else "#0F766E")
    result = QPalette(palette)
    result.setColor(_Role.Highlight, accent)
    result.setColor(_Role.HighlightedText, QColor("#04211D" if dark else "#FFFFFF"))
    result.setColor(_Role.Accent, accent)
    result.setColor(_Role.Link, accent)
    result.setColor(_Role.PlaceholderText, mix(result.color(_Role.Text), result.color(_Role.Base), META_CONTRAST))
    return result


def _rgb(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def _luminance(colour: QColor) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


_Role = QPalette.ColorRole
