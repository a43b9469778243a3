"""The locked vault: what opens it, what a wrong try costs, what stands in the way, and that nothing is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.ui.vault.unlock_page import UnlockPage
from sottovoce.ui.window.vault_access import VaultState
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce_models.errors import Code, SottovoceError, StoreFault, UserFixable
from tests.gui.fake_vault import FakeVault
from tests.gui.gate_window import GateWindow

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

CODE = "K7QF 3M2P XW9D HJ4T"
PHRASE = "wolke treppe senf kanal"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[GateWindow]:
    made = GateWindow(FakeVault(VaultState.LOCKED), tmp_path)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.gate.enter()
    yield made
    made.close_down()


@pytest.fixture
def page(window: GateWindow) -> UnlockPage:
    return window.gate.unlock_page


def test_the_passphrase_opens_it(window: GateWindow, page: UnlockPage, qtbot: QtBot) -> None:
    assert QApplication.focusWidget() is page.passphrase
    assert not page.unlock_button.isEnabled()
    qtbot.keyClicks(page.passphrase, "open sesame")
    qtbot.mouseClick(page.unlock_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.currentWidget() is window.home)
    assert "open sesame" not in window.texts()
    assert not page.passphrase.isUndoAvailable()


def test_a_wrong_one_costs_a_wait_that_is_counted_down_and_never_more(
    window: GateWindow, page: UnlockPage, qtbot: QtBot
) -> None:
    for _ in range(3):
        qtbot.keyClicks(page.passphrase, "open sesam\r")
        qtbot.waitUntil(page.wait_text.isVisible)
        assert not page.unlock_button.isEnabled()
        assert page.wait_text.text() == "The next try is possible in 2 seconds."
        assert "not the passphrase" in page.banner.accessibleName()
        tries = len(window.vault.done)
        qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
        assert len(window.vault.done) == tries, "not tried while waiting"
        window.vault.wait_s = 0.4
        qtbot.waitUntil(lambda: page.wait_text.text() == "The next try is possible in 1 second.")
        window.vault.wait_s = 0.0
        qtbot.waitUntil(page.unlock_button.isEnabled)
        assert page.wait_text.isHidden()
        assert page.passphrase.selectedText() or not page.passphrase.text()
    qtbot.keyClicks(page.passphrase, "open sesame\r")
    qtbot.waitUntil(lambda: window.currentWidget() is window.home)


def test_whoever_forgot_it_types_a_code_and_a_new_one(window: GateWindow, page: UnlockPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.forgotten_button, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is page.code
    qtbot.keyClicks(page.code, CODE + "\r")
    assert QApplication.focusWidget() is page.new_passphrase.first
    qtbot.keyClicks(page.new_passphrase.first, PHRASE + "\r")
    assert not page.code_button.isEnabled()
    qtbot.keyClicks(page.new_passphrase.second, PHRASE + "\r")
    qtbot.waitUntil(lambda: window.currentWidget() is window.home)
    assert window.vault.done == [("unlock_with_code", CODE, PHRASE)]
    assert CODE not in window.texts()
    assert PHRASE not in window.texts()


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (UserFixable(Code.VAULT_CODE_TYPO, half=2), "half 2"),
        (UserFixable(Code.VAULT_CODE_INCOMPLETE, groups=8), "not complete"),
        (UserFixable(Code.VAULT_CODE_WRONG, seconds=1), "does not open this vault"),
    ],
)
def test_a_code_that_does_not_fit_is_told_and_stays_to_be_mended(
    window: GateWindow, page: UnlockPage, qtbot: QtBot, error: SottovoceError, says: str
) -> None:
    window.vault.error = error
    _try_code(page, qtbot)
    qtbot.waitUntil(page.banner.isVisible)
    assert says in page.banner.accessibleName()
    assert page.code.text() == CODE
    assert QApplication.focusWidget() is page.code


def _try_code(page: UnlockPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.forgotten_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.code, CODE)
    for field in (page.new_passphrase.first, page.new_passphrase.second):
        qtbot.keyClicks(field, PHRASE)
    qtbot.mouseClick(page.code_button, Qt.MouseButton.LeftButton)


def test_a_new_passphrase_that_could_not_be_stored_leaves_nothing_open(
    window: GateWindow, page: UnlockPage, qtbot: QtBot
) -> None:
    window.vault.error_after_opening = UserFixable(Code.DISK_FULL)
    _try_code(page, qtbot)
    qtbot.waitUntil(lambda: ("lock",) in window.vault.done)
    assert window.home not in window.seen
    assert page.banner.isVisible()


@pytest.mark.parametrize(
    ("error", "says", "offers"),
    [
        (UserFixable(Code.VAULT_IN_USE), "another window", ""),
        (UserFixable(Code.VAULT_NEWER), "newer Sottovoce", ""),
        (StoreFault(Code.STORE_DAMAGED), "damaged", "Restore a backup…"),
        (UserFixable(Code.VAULT_HEADER_OLD), "older than the vault", "Restore a backup…"),
    ],
)
def test_what_stands_in_the_way_is_told_with_a_next_step(
    window: GateWindow, page: UnlockPage, qtbot: QtBot, error: SottovoceError, says: str, offers: str
) -> None:
    window.vault.error = error
    qtbot.keyClicks(page.passphrase, "open sesame\r")
    qtbot.waitUntil(page.banner.isVisible)
    assert says in page.banner.accessibleName()
    assert page.banner.button.isVisible() == bool(offers)
    assert page.banner.button.text() == offers
    qtbot.mouseClick(page.unlock_button, Qt.MouseButton.LeftButton)  # e.g. after the other window was closed
    qtbot.waitUntil(lambda: window.currentWidget() is window.home)


def test_a_damaged_vault_gives_way_to_a_backup_after_a_question(
    window: GateWindow, page: UnlockPage, qtbot: QtBot
) -> None:
    window.vault.error = StoreFault(Code.STORE_DAMAGED)
    qtbot.keyClicks(page.passphrase, "open sesame\r")
    qtbot.waitUntil(page.banner.isVisible)
    window.dialogs.read_from = Path("old.sottovoce-vault")
    qtbot.mouseClick(page.banner.button, Qt.MouseButton.LeftButton)
    assert window.dialogs.questions == ["Replace the vault of this computer?"]
    assert ("restore", Path("old.sottovoce-vault")) not in window.vault.done
    window.dialogs.agree = True
    qtbot.mouseClick(page.banner.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.note.isVisible)
    assert ("restore", Path("old.sottovoce-vault")) in window.vault.done


def test_a_vault_that_moved_says_so_and_can_come_back(window: GateWindow, qtbot: QtBot) -> None:
    window.vault.move_out(Path("m.sottovoce-vault"), CopyWatch())
    moved = window.gate.moved_page
    qtbot.waitUntil(lambda: window.currentWidget() is moved)
    assert "not synchronized" in window.texts()
    window.dialogs.read_from = Path("back.sottovoce-vault")
    qtbot.mouseClick(moved.restore_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.gate.unlock_page.note.isVisible)
    assert window.dialogs.questions == []


def test_files_that_wait_are_counted(page: UnlockPage) -> None:
    page.show_held(2)
    assert page.held_text.text() == "2 files will be opened afterwards."
    page.show_held(0)
    assert not page.held_text.isVisible()


def test_locking_shuts_the_screen_at_once_even_while_the_vault_is_busy(
    window: GateWindow, page: UnlockPage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.passphrase, "open sesame\r")
    qtbot.waitUntil(lambda: window.currentWidget() is window.home)
    window.vault.hold.clear()
    window.gate.lock()
    assert window.currentWidget() is page
    assert window.vault.state is VaultState.OPEN
    window.vault.hold.set()
    qtbot.waitUntil(lambda: window.vault.state is VaultState.LOCKED)
    assert window.currentWidget() is page


def test_a_lock_that_fails_does_not_show_the_meetings_again(window: GateWindow, page: UnlockPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.passphrase, "open sesame\r")
    qtbot.waitUntil(lambda: window.currentWidget() is window.home)
    window.vault.error = StoreFault(Code.STORE_WRITE_FAILED)
    window.gate.lock()
    qtbot.waitUntil(page.banner.isVisible)
    assert window.currentWidget() is page
    assert not window.gate.is_open
    qtbot.keyClicks(page.passphrase, "open sesame\r")
    qtbot.waitUntil(lambda: window.currentWidget() is window.home)


def test_the_keyring_opens_it_only_where_it_is_on_and_only_on_a_click(
    window: GateWindow, page: UnlockPage, qtbot: QtBot
) -> None:
    assert not page.keyring_button.isVisible()
    qtbot.keyClicks(page.passphrase, "open sesame\r")
    qtbot.waitUntil(lambda: window.currentWidget() is window.home)
    window.vault.keyring_on = True
    window.gate.lock()
    qtbot.waitUntil(lambda: window.vault.state is VaultState.LOCKED)
    assert page.keyring_button.isVisible()
    assert QApplication.focusWidget() is page.passphrase
    assert ("unlock_with_keyring",) not in window.vault.done
    qtbot.mouseClick(page.keyring_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.currentWidget() is window.home)
    assert window.vault.done[-1] == ("unlock_with_keyring",)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (Code.VAULT_KEYRING_LOST, "does not open this vault any more"),
        (Code.VAULT_KEYRING_ABSENT, "no keyring that can be trusted"),
    ],
)
def test_a_keyring_that_does_not_open_it_says_so_and_the_passphrase_still_does(
    window: GateWindow, page: UnlockPage, qtbot: QtBot, code: Code, says: str
) -> None:
    window.vault.keyring_on, window.vault.error = True, UserFixable(code)
    page.enter()
    qtbot.mouseClick(page.keyring_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.banner.isVisible)
    assert says in page.banner.accessibleName()
    assert not page.wait_text.isVisible()
    qtbot.keyClicks(page.passphrase, "open sesame\r")
    qtbot.waitUntil(lambda: window.currentWidget() is window.home)


def test_opened_again_before_the_window_hears_of_the_lock_it_still_asks_for_codes_that_are_due(
    window: GateWindow, page: UnlockPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.keyClicks(page.passphrase, "open sesame\r")
    qtbot.waitUntil(lambda: window.currentWidget() is window.home)
    window.gate.preferences.codes_pending = ("safe",)
    locks = window.vault.lock

    def lock() -> None:
        locks()
        window.vault.unlock("open sesame")

    monkeypatch.setattr(window.vault, "lock", lock)
    window.gate.lock()
    qtbot.waitUntil(lambda: bool(window.gate.codes_page.groups))
