"""Every view, walked as a screen reader and a keyboard do: all has a name, Tab comes round, the focus is seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTranslator
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QLabel,
    QScrollArea,
    QSplitterHandle,
    QWidget,
)

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts.labels import ElidedLabel
from sottovoce.ui.parts.look import Look, Scheme, apply_look
from sottovoce.ui.parts.theme import contrast, current_theme
from tests.gui.views import VIEWS, shown

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
_MANY: Final = 250


@pytest.fixture(autouse=True)
def _plain_look(qapp: QApplication) -> Iterator[None]:
    yield
    apply_look(qapp, Look(Scheme.LIGHT))


@pytest.mark.parametrize(("language", "scheme"), [(UiLanguage.EN, Scheme.LIGHT), (UiLanguage.DE, Scheme.DARK)])
@pytest.mark.parametrize("name", list(VIEWS))
def test_everything_has_a_name_tab_comes_round_and_the_focus_is_seen(
    name: str, language: UiLanguage, scheme: Scheme, tmp_path: Path, qapp: QApplication
) -> None:
    apply_look(qapp, Look(scheme))
    with shown(name, tmp_path, language) as (_, widget):
        widget.activateWindow()
        assert _nameless(widget) == []
        visited = _walk(Qt.Key.Key_Tab)
        assert [_called(each) for each in set(_stops(widget)) - set(visited)] == [], "never reached"
        back = set(_walk(Qt.Key.Key_Backtab))
        there = [each for each in visited if each.isVisible()]  # a turn that was open is closed when one leaves it
        assert back == set(there), "backwards it goes the same way"
        assert [_called(each) for each in there if not _focus_is_seen(widget, each)] == [], "not seen"


@pytest.mark.parametrize("name", list(VIEWS))
def test_no_text_is_cut_off_at_twice_the_size(name: str, tmp_path: Path, qapp: QApplication) -> None:
    apply_look(qapp, Look(Scheme.LIGHT, 200))
    with shown(name, tmp_path, UiLanguage.DE) as (_, widget):
        assert _cut(widget) == []


@pytest.mark.parametrize("name", list(VIEWS))
def test_no_text_is_cut_off_when_it_is_forty_percent_longer(name: str, tmp_path: Path) -> None:
    with shown(name, tmp_path, UiLanguage.EN, 700, longer=_Longer()) as (_, widget):
        assert _cut(widget) == []


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_pair_of_colours_can_be_told_apart(scheme: Scheme, qapp: QApplication) -> None:
    apply_look(qapp, Look(scheme))
    theme = current_theme()
    texts = {
        "text": theme.text,
        "meta": theme.meta,
        "doubt": theme.doubt,
        "danger": theme.danger,
        "accent": theme.accent,
        **{f"speaker {number}": colour for number, colour in enumerate(theme.speakers, 1)},
    }
    grounds = {"page": theme.page, "side": theme.side, "hover": theme.hover, "tint": theme.accent_tint}
    weak = [
        f"{text} on {ground}: {contrast(colour, on):.2f}"
        for text, colour in texts.items()
        for ground, on in grounds.items()
        if contrast(colour, on) < 4.5 and not (text.startswith("speaker") and ground not in {"page"})
    ]
    weak += [
        f"{what}: {contrast(one, other):.2f}"
        for what, one, other, least in (
            ("text on a quote", theme.text, theme.quote_tint, 4.5),
            ("doubt on its ground", theme.doubt, theme.doubt_tint, 4.5),
            ("text on doubt", theme.text, theme.doubt_tint, 4.5),
            ("on the accent", theme.on_accent, theme.accent, 4.5),
            ("focus ring", theme.accent, theme.page, 3.0),
            ("focus ring at the side", theme.accent, theme.side, 3.0),
            ("edge of a check box", theme.meta, theme.page, 3.0),
        )
        if contrast(one, other) < least
    ]
    assert weak == []


class _Longer(QTranslator):
    """Every text 40 % longer, in words, as German is at its worst."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:  # type: ignore[override]  # the stub names the second parameter differently
        if context.startswith("Q"):
            return text
        more, filler = 2 * len(text) // 5, " lang genug"
        return text.replace("%n", str(n)) + (filler * (1 + more // len(filler)))[:more]


def _accessible(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    waiting = [root]
    while waiting:
        each = waiting.pop()
        if each is None or not each.isValid() or each.state().invisible:
            continue
        yield each
        waiting.extend(each.child(number) for number in range(each.childCount()))


def _nameless(root: QWidget) -> list[str]:
    """What takes the focus and has no name, or no role, for a screen reader."""
    return [
        f"{type(each.object()).__name__} {each.role()}"
        for each in _accessible(QAccessible.queryAccessibleInterface(root))
        if _focusable(each) and (not each.text(QAccessible.Text.Name).strip() or each.role() is QAccessible.Role.NoRole)
    ]


def _focus_is_seen(root: QWidget, each: QWidget) -> bool:
    holder = each.parentWidget()
    while holder is not None:  # as Tab does
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(each)
        holder = holder.parentWidget()
    each.setFocus(Qt.FocusReason.TabFocusReason)
    seen = _picture(root, each)
    each.clearFocus()
    return seen != _picture(root, each)


def _focusable(each: QAccessibleInterface) -> bool:
    widget = each.object()
    if not isinstance(widget, QWidget):
        return False
    return (
        widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QSplitterHandle)
        and not widget.isWindow()
        and not widget.objectName().startswith("qt_")
    )


def _stops(root: QWidget) -> Iterator[QWidget]:
    for each in root.findChildren(QWidget):
        if (
            each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and each.isVisible()
            and each.isEnabled()
            and each.focusProxy() is None
            and each.window() is root.window()
            and not isinstance(each, QScrollArea)
        ):
            yield each


def _walk(key: Qt.Key) -> list[QWidget]:
    """Where Tab leads, until it has come round."""
    visited: list[QWidget] = []
    for _ in range(_MANY):
        here = QApplication.focusWidget()
        assert here is not None, "nothing has the focus"
        if here in visited:
            return visited
        visited.append(here)
        QTest.keyClick(here, key)
    raise AssertionError(f"Tab does not come round: {[_called(each) for each in visited[-4:]]}")


def _picture(root: QWidget, each: QWidget) -> bytes:
    QApplication.processEvents()
    area = QRect(each.mapTo(root, QPoint(0, 0)), each.size()).adjusted(-3, -3, 3, 3)
    image = root.grab(area.intersected(root.rect())).toImage()
    return bytes(image.constBits())


def _called(each: QWidget) -> str:
    text = each.text() if isinstance(each, QAbstractButton | QLabel) else ""
    return f"{type(each).__name__} {each.accessibleName() or text or each.objectName()}"


def _cut(root: QWidget) -> list[str]:
    """Texts that have less room than they need, or lie outside what can be scrolled into sight."""
    found = []
    for each in root.findChildren(QWidget):
        if not each.isVisible() or not isinstance(each, QLabel | QAbstractButton):
            continue
        if not each.text() or isinstance(each, ElidedLabel):
            continue
        if isinstance(each, QLabel) and each.wordWrap():
            need = each.heightForWidth(each.width())
            if need > each.height() + 2:
                found.append(f"{_called(each)}: {each.height()} px high, needs {need}")
        else:
            hint = each.minimumSizeHint() if isinstance(each, QLabel | QCheckBox) else each.sizeHint()
            if hint.width() > each.width() + 1 or hint.height() > each.height() + 2:
                found.append(f"{_called(each)}: {each.size().toTuple()}, needs {hint.toTuple()}")
        beyond = _beyond(each)
        if beyond > 0:
            found.append(f"{_called(each)}: {beyond} px outside")
    return found


def _beyond(each: QWidget) -> int:
    """By how much it sticks out on the right of the scroll area, or window, that shows it."""
    holder = each.parentWidget()
    while holder is not None and not holder.isWindow():
        area = holder.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is holder:
            never = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if area.horizontalScrollBar().maximum() > 0 and not never:
                return 0
            break
        holder = holder.parentWidget()
    if holder is None:
        return 0
    return each.mapTo(holder, QPoint(each.width(), 0)).x() - holder.width() - 1
