"""Recovery codes: shown once, read out letter by letter, put on paper, typed back, and gone from the screen."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.ui.vault import recovery_sheet
from sottovoce.ui.vault.recovery_codes_page import RecoveryCodesPage
from sottovoce.vault.recovery_codes import RecoveryCode, secret_of
from sottovoce_models.errors import Code, UserFixable
from tests.gui.fake_vault import FakeVault
from tests.gui.gate_window import GateWindow

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

SAFE = RecoveryCode("safe", bytes(range(20)))
DEPUTY = RecoveryCode("deputy", bytes(range(20, 40)))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[GateWindow]:
    made = GateWindow(FakeVault(), tmp_path)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.gate.show_codes([SAFE, DEPUTY])
    yield made
    made.close_down()


@pytest.fixture
def page(window: GateWindow) -> RecoveryCodesPage:
    return window.gate.codes_page


def test_a_screen_reader_walks_through_both_codes_group_by_group(page: RecoveryCodesPage, qtbot: QtBot) -> None:
    assert QApplication.focusWidget() is page.groups[0]
    heard = []
    for _ in range(20):
        heard.append(QApplication.focusWidget().accessibleName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    first, word = SAFE.groups[0], SAFE.groups[4]
    assert heard[0] == f"Group 1 of 10: {' '.join(first)}"
    assert heard[4] == f"Check word, group 5 of 10: {' '.join(word)}"
    spoken = "".join(each.split(": ")[1].replace(" ", "") for each in heard)
    assert spoken == "".join(SAFE.groups + DEPUTY.groups)
    assert QApplication.focusWidget() is page.print_button


def _type(page: RecoveryCodesPage, qtbot: QtBot, text: str) -> None:
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is page.typed
    qtbot.keyClicks(page.typed, text)


@pytest.mark.parametrize(
    "written",
    [
        SAFE.text,
        SAFE.text.lower().replace(" ", "-"),
        SAFE.text.replace(" ", ""),
        SAFE.text.replace("0", "O").replace("1", "l"),
    ],
)
def test_the_code_may_be_typed_as_people_write(
    window: GateWindow, page: RecoveryCodesPage, qtbot: QtBot, written: str
) -> None:
    _type(page, qtbot, written)
    assert page.state.text() == "The code is right."
    assert page.typed.accessibleDescription() == "The code is right."
    qtbot.keyClick(page.typed, Qt.Key.Key_Return)
    assert window.currentWidget() is window.home
    assert secret_of(SAFE.text) == SAFE.secret


def _with_wrong(group: int) -> str:
    groups = list(SAFE.groups)
    groups[group] = "ZZZZ"
    return " ".join(groups)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (_with_wrong(1), "first half is not right: look at group 2."),
        (_with_wrong(4), "first half is not right: look at group 5."),
        (_with_wrong(7), "The first half is right; something in the second half is not: look at group 8."),
        (" ".join(SAFE.groups[:7]), "7 of 10 groups are right so far."),
        (SAFE.groups[0] + SAFE.groups[1][:2], "1 of 10 groups are right so far."),
        (DEPUTY.text, "first half is not right: look at group 1."),
        (SAFE.text + " 7", "There is more than the code in the field."),
    ],
)
def test_the_wrong_half_is_told_and_nobody_gets_past_it(
    window: GateWindow, page: RecoveryCodesPage, qtbot: QtBot, written: str, says: str
) -> None:
    _type(page, qtbot, written)
    assert page.state.text().endswith(says)
    assert not page.done_button.isEnabled()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        qtbot.keyClick(page.typed, key)
    qtbot.mouseClick(page.done_button, Qt.MouseButton.LeftButton)
    assert window.currentWidget() is page
    assert not window.gate.is_open


def test_while_typing_the_codes_cannot_be_read_off_the_screen(page: RecoveryCodesPage, qtbot: QtBot) -> None:
    _type(page, qtbot, SAFE.groups[0])
    assert not any(group.isVisible() for group in page.groups)
    qtbot.mouseClick(page.again_button, Qt.MouseButton.LeftButton)
    assert all(group.isVisible() for group in page.groups)
    assert page.typed.text() == ""


def test_locking_takes_them_off_and_new_ones_come_after_unlocking(
    window: GateWindow, page: RecoveryCodesPage, qtbot: QtBot
) -> None:
    window.gate.lock()
    assert window.currentWidget() is window.gate.unlock_page
    qtbot.waitUntil(lambda: ("lock",) in window.vault.done)
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    assert SAFE.groups[0] not in window.texts()
    window.seen.clear()
    qtbot.keyClicks(window.gate.unlock_page.passphrase, "open sesame\r")
    qtbot.waitUntil(lambda: bool(page.groups))
    assert window.home not in window.seen
    assert [each for each in window.vault.done if each[0] == "new_recovery_code"] == [
        ("new_recovery_code", "safe"),
        ("new_recovery_code", "deputy"),
    ]


def test_when_new_codes_cannot_be_made_meetings_are_not_held_back(
    window: GateWindow, page: RecoveryCodesPage, qtbot: QtBot
) -> None:
    window.gate.lock()
    qtbot.waitUntil(lambda: ("lock",) in window.vault.done and window.gate.page is window.gate.unlock_page)
    window.vault.hold.clear()
    qtbot.keyClicks(window.gate.unlock_page.passphrase, "open sesame\r")
    window.vault.hold.set()
    window.vault.new_recovery_code = _refuse  # type: ignore[method-assign]  # this one fake is to refuse
    qtbot.waitUntil(page.banner.isVisible)
    qtbot.mouseClick(page.banner.button, Qt.MouseButton.LeftButton)
    assert window.currentWidget() is window.home
    assert window.gate.preferences.codes_pending == ("safe", "deputy"), "asked for again next time"


def _refuse(label: str) -> None:
    raise UserFixable(Code.DISK_FULL)


@pytest.mark.parametrize("suffix", ["txt", "pdf"])
def test_a_saved_sheet_can_be_read_by_its_owner_only(
    window: GateWindow, page: RecoveryCodesPage, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    window.dialogs.save_to = tmp_path / f"codes.{suffix}"
    button = page.text_button if suffix == "txt" else page.pdf_button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    written = window.dialogs.save_to.read_bytes()
    assert written.startswith(b"%PDF" if suffix == "pdf" else b"Sottovoce: recovery codes of a vault")
    assert stat.S_IMODE(window.dialogs.save_to.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.glob("codes*")] == [f"codes.{suffix}"]


def test_the_sheet_says_what_for_when_and_all_groups(page: RecoveryCodesPage) -> None:
    text = recovery_sheet.sheet_text([SAFE, DEPUTY])
    assert "For the safe" in text
    assert "For your deputy" in text
    assert "Made on" in text
    for code in (SAFE, DEPUTY):
        first, second = recovery_sheet.lines_of(code)
        assert first.split() == list(code.groups[:5])
        assert second.split() == list(code.groups[5:])
        assert first in text
        assert second in text
    assert recovery_sheet.sheet([SAFE]).toPlainText() == recovery_sheet.sheet_text([SAFE]).rstrip("\n")


def test_a_sheet_that_cannot_be_written_is_told(
    window: GateWindow, page: RecoveryCodesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    window.dialogs.save_to = tmp_path / "nowhere" / "codes.txt"
    qtbot.mouseClick(page.text_button, Qt.MouseButton.LeftButton)
    assert page.banner.isVisible()
    assert "nowhere" in page.banner.accessibleName()


def test_the_sheet_is_printed_where_the_user_says(
    window: GateWindow, page: RecoveryCodesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    window.dialogs.paper = QPdfWriter(str(tmp_path / "printed.pdf"))
    qtbot.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    window.dialogs.paper = None
    assert (tmp_path / "printed.pdf").stat().st_size > 1_000
