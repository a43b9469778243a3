"""Keyboard and screen reader reach everything, in both languages and themes, without a clipped word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.events import SummaryItemMade, TranscriptMade
from sottovoce.ui.meeting.meeting import State
from sottovoce.ui.parts.theme import apply_palette, contrast, current_theme
from sottovoce_models.catalogue.entries import ModelKind
from sottovoce_models.types import ItemKind
from tests.gui import fakes
from tests.gui.conftest import Stage

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractItemView)
WHISPER = fakes.entry("whisper-base", ModelKind.SPEECH, 148_000_000, "Whisper base (multilingual)")


def _result(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.jobs[0].say(TranscriptMade(fakes.transcript()))
    stage.jobs[0].say(*(SummaryItemMade(fakes.item(kind)) for kind in ItemKind))
    stage.jobs[0].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE and meeting.can_export)
    qtbot.waitUntil(lambda: stage.pages.meeting.minutes.lines.context.editable)


def _controls(window: QWidget) -> list[QWidget]:
    found = [w for kind in CONTROLS for w in window.findChildren(kind)]
    return [w for w in found if w.focusPolicy() is not Qt.FocusPolicy.NoFocus or w.isVisible()]


@pytest.mark.parametrize("language", list(UiLanguage))
def test_every_control_has_a_name(new_stage: Callable[..., Stage], qtbot: QtBot, language: UiLanguage) -> None:
    stage = new_stage(fakes.FakeModels(WHISPER), language=language)
    stage.window.rooms.show_models()
    stage.models.missing_now = []
    with qtbot.waitSignal(stage.window.rooms.models_checked):
        stage.window.rooms.check_models()
    _result(stage, qtbot)
    internal = {"qt_", "QComboBoxListView", "ScrollLeftButton", "ScrollRightButton"}
    nameless = [
        f"{type(w).__name__} {w.objectName()} {w.text() if isinstance(w, QAbstractButton) else ''}"
        for w in _controls(stage.window)
        if not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()))
        and not any(part in w.objectName() or part in type(w).__name__ for part in internal)
        and not isinstance(w.parentWidget(), QComboBox)
        and type(w).__name__ != "QListView"
    ]
    assert nameless == []


def test_tab_walks_the_start_page_in_order(stage: Stage, qtbot: QtBot) -> None:
    window = stage.window
    window.activateWindow()
    start, bar = window.rooms.pages.start, window.bar
    start.import_button.setFocus()
    across = (bar.record_button, bar.import_button, bar.search, bar.lock_button, bar.settings_button)
    options = (
        start.paste_button,
        start.sample_button,
        start.language,
        start.speakers,
        start.choices.vocabulary,
        start.choices.template,
        start.writer,
        start.choices.matter,
        start.keep_original,
        start.agreed.how,
    )
    for expected in (*options, *across, start.import_button):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected


def test_tab_walks_a_result_in_order(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    window, page = stage.window, stage.window.rooms.pages.meeting
    window.rooms.pages.list.setFocus()
    seen: list[QWidget] = []
    while QApplication.focusWidget() not in seen:
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
    wanted: list[QWidget] = [
        window.rooms.pages.list,
        page.header.export_button,
        page.speakers.chips[0].button,
        page.player_bar.play_button,
        page.player_bar.view_button,
        page.strip.waveform,
        page.transcript,
    ]
    wanted += [page.minutes.chips[0], page.minutes.chips[-1], window.bar.import_button]
    places = [seen.index(widget) for widget in wanted]
    assert places == sorted(places)


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # of the offscreen platform only
def test_without_a_mouse_from_file_to_voice(stage: Stage, qtbot: QtBot) -> None:
    window = stage.window
    stage.dialogs.files = [stage.file()]
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.rooms.pages.meeting.isVisible)
    meeting = window.rooms.library.meetings.all[0]
    stage.jobs[0].say(TranscriptMade(fakes.transcript()), SummaryItemMade(fakes.item()))
    stage.jobs[0].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE and meeting.draft.transcript is not None)
    view = window.rooms.pages.meeting.transcript
    assert QApplication.focusWidget() is view
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 2
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stage.playback.played[-1].start_ms == 8_000
    stage.dialogs.export_to = stage.folder / "out.md"
    qtbot.keyClick(view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.rooms.saving.dialog is not None)
    assert window.rooms.saving.dialog is not None
    with qtbot.waitSignal(meeting.changed):
        qtbot.keyClick(window.rooms.saving.dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.rooms.saving.dialog is None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(view, Qt.Key.Key_Escape)  # stops the sound
    qtbot.keyClick(view, Qt.Key.Key_Escape)  # back to the start
    assert window.rooms.pages.start.isVisible()


class _Longer(QTranslator):
    """Every text 40 % longer, as German is at its worst."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:  # type: ignore[override]  # the stub names the second parameter differently
        if context.startswith("Q"):
            return text
        return text.replace("%n", str(n)) + "ö" * (2 * len(text) // 5)


@pytest.mark.parametrize("width", [1160, 700])
def test_no_text_is_clipped_when_it_is_forty_percent_longer(
    new_stage: Callable[..., Stage], qtbot: QtBot, width: int
) -> None:
    longer = _Longer()
    stage = new_stage(fakes.FakeModels(WHISPER), width=width, longer=longer)
    assert stage.window.rooms.pages.start.import_button.text() == "Import…öö"
    for show in (stage.window.rooms.show_start, stage.window.rooms.show_models):
        show()
        stage.window.repaint()
        assert _clipped(stage.window) == []
    stage.models.missing_now = []
    with qtbot.waitSignal(stage.window.rooms.models_checked):
        stage.window.rooms.check_models()
    _result(stage, qtbot)
    QApplication.processEvents()  # what has come is laid out, then
    stage.window.repaint()
    assert _clipped(stage.window) == []


def _clipped(window: QWidget) -> list[str]:
    clipped = []
    for kind in (QLabel, QPushButton, QToolButton):
        for widget in window.findChildren(kind):
            if not widget.isVisible() or type(widget).__name__ == "ElidedLabel" or not widget.text():
                continue
            hint = widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()
            need = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else hint.height()
            if (hint.width() > widget.width() + 1 and not widget.hasHeightForWidth()) or need > widget.height() + 2:
                clipped.append(f"{type(widget).__name__} {widget.text()!r} {widget.size()} needs {hint} {need}")
            right = widget.mapTo(window, widget.rect().topRight()).x()
            if right > window.width():
                clipped.append(f"{widget.text()!r} ends beyond the window")
    return clipped


def test_the_window_speaks_german(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = new_stage(language=UiLanguage.DE)
    assert stage.window.rooms.pages.start.import_button.text() == "Importieren …"
    _result(stage, qtbot)
    texts = stage.window.rooms.pages.meeting.minutes.texts()
    for word in ("Überblick", "Themen", "Beschlüsse", "Aufgaben", "Offene Fragen"):
        assert word in texts
    assert "Maschinell gehört. Bitte prüfen, bevor Sie es verwenden." in texts
    meeting = stage.window.rooms.library.meetings.all[0]
    assert meeting.state_text() == "01:02 von 01:03 min haben Text · 1 unklare Stelle"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_themes_can_be_read(stage: Stage, qtbot: QtBot, qapp: QApplication, theme: str) -> None:
    _result(stage, qtbot)
    apply_palette(qapp, theme)
    stage.window.restyle()
    colours = current_theme()
    assert colours.dark == (theme == "dark")
    assert colours.page.name() in stage.window.styleSheet()
    for text in (colours.text, colours.meta, colours.accent, colours.doubt, colours.danger, *colours.speakers):
        assert contrast(text, colours.page) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.meta, colours.side) >= 4.5
    assert not stage.window.grab().isNull()


def test_below_900_pixels_panes_become_tabs(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    page = stage.window.rooms.pages.meeting
    assert not page.tabs.isVisible()
    stage.window.resize(800, 700)
    qtbot.waitUntil(page.tabs.isVisible)
    assert page.transcript.isVisible()
    assert not page.minutes.isVisible()
    page.tabs.setCurrentIndex(1)
    assert page.minutes.isVisible()
    qtbot.mouseClick(page.minutes.chips[0], Qt.MouseButton.LeftButton)
    assert page.transcript.isVisible()


def test_every_widget_belongs_to_the_window(new_stage: Callable[..., Stage]) -> None:
    """One without a parent is destroyed whenever Python collects it, in whatever thread that happens to be."""
    before = set(QApplication.allWidgets())
    stage = new_stage()
    fresh = [w for w in QApplication.allWidgets() if w not in before and w is not stage.window]
    assert [f"{type(w).__name__} {w.accessibleName()}" for w in fresh if w.parent() is None] == []
