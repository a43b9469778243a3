"""The dialogs in which something is handed over: named controls, reached by the keyboard, room for long texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sottovoce.core.languages import UiLanguage
from sottovoce.services.exports.material import Material
from sottovoce.ui.meeting.export_dialog import ExportDialog, ExportParts
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.working_dialog import WorkingDialog
from sottovoce.ui.window.access_dialog import AccessDialog
from sottovoce.ui.window.handouts_dialog import HandoutsDialog
from sottovoce.ui.window.meeting_file_dialog import BackUpDialog, RestoreDialog
from tests.gui.fake_desk import FakeDesk
from tests.gui.fakes import FakeDialogs
from tests.unit.services.exports.samples import material

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

HOSTILE = "<b>Frau S.</b> <img src='file:///etc/hostname'>"
Made = Callable[[QWidget, FakeDesk, BackgroundLine, Path], WorkingDialog]


def _export(window: QWidget, desk: FakeDesk, line: BackgroundLine, folder: Path, *, to: bool = False) -> ExportDialog:
    settings = QSettings(str(folder / "x.ini"), QSettings.Format.IniFormat)
    look = BackgroundLine(window)
    parts = ExportParts(desk.exports, FakeDialogs(), settings, UiLanguage.EN, lambda: None, line, look)
    dialog = ExportDialog("r", _material(), parts, window, participant=to)
    dialog.choices.deidentify.setChecked(True)
    dialog.choices.protect.setChecked(True)
    dialog.choices.passage.setChecked(True)
    return dialog


def _material() -> Material:
    return material("en", approved=True)


DIALOGS: list[Made] = [
    _export,
    lambda window, desk, line, folder: _export(window, desk, line, folder, to=True),
    lambda window, desk, line, _: AccessDialog(desk.exports.access, FakeDialogs(), line, UiLanguage.EN, window),
    lambda window, desk, line, _: HandoutsDialog(desk.exports, FakeDialogs(), line, UiLanguage.EN, window),
    lambda window, desk, line, _: BackUpDialog("r", HOSTILE, desk.exports, FakeDialogs(), line, UiLanguage.EN, window),
    lambda window, desk, line, _: RestoreDialog(Path(f"{HOSTILE}.x"), desk.exports, line, UiLanguage.EN, window),
]


@pytest.fixture(params=DIALOGS, ids=["export", "participant", "access", "log", "backup", "restore"])
def dialog(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[WorkingDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    line = BackgroundLine(window)
    made: WorkingDialog = request.param(window, FakeDesk(), line, tmp_path)
    made.open()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: line.idle)
    yield made  # the window lives as long as the test
    made.reject()
    qtbot.waitUntil(lambda: line.idle)


def _stops(dialog: QWidget) -> list[QWidget]:
    """Everything the keyboard can reach now."""
    found = [each for each in dialog.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [
        each
        for each in found
        if each.isVisibleTo(dialog) and each.isEnabled() and not isinstance(each.parentWidget(), QComboBox)
    ]


def test_every_control_has_a_name(dialog: WorkingDialog) -> None:
    nameless = [
        type(each).__name__
        for each in _stops(dialog)
        if not each.accessibleName() and not (isinstance(each, QAbstractButton) and each.text())
    ]
    assert nameless == []
    assert dialog.windowTitle()


def test_the_keyboard_reaches_everything_and_is_never_caught(dialog: WorkingDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    wanted, seen = set(_stops(dialog)), set()
    for _ in range(3 * len(wanted)):
        seen.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert wanted <= seen


def test_nobodys_words_are_read_as_markup(dialog: WorkingDialog) -> None:
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in dialog.findChildren(QLabel) if each.text())


def test_escape_leaves_and_nothing_typed_stays(dialog: WorkingDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
