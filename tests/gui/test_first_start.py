"""The first start, typed and clicked: a vault in under a minute, or the reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.ui.window.vault_access import VaultState
from sottovoce_models.errors import Code, UserFixable
from tests.gui.fake_vault import FakeRestored, FakeVault
from tests.gui.gate_window import GateWindow

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

PHRASE = "wolke treppe senf kanal"
CODE = "K7QF 3M2P XW9D HJ4T"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[GateWindow]:
    made = GateWindow(FakeVault(VaultState.ABSENT), tmp_path)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.gate.enter()
    yield made
    made.close_down()


def _create(window: GateWindow, qtbot: QtBot, phrase: str = PHRASE) -> None:
    qtbot.keyClicks(window.gate.first_start.passphrase.first, phrase)
    qtbot.keyClicks(window.gate.first_start.passphrase.second, phrase)
    qtbot.mouseClick(window.gate.first_start.create_button, Qt.MouseButton.LeftButton)


def test_a_vault_is_made_by_typing_a_passphrase_twice_and_a_code_back(window: GateWindow, qtbot: QtBot) -> None:
    page, codes = window.gate.first_start, window.gate.codes_page
    assert window.currentWidget() is page
    assert QApplication.focusWidget() is page.passphrase.first
    qtbot.keyClicks(QApplication.focusWidget(), PHRASE)
    assert not page.create_button.isEnabled()
    qtbot.keyClick(page.passphrase.first, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.passphrase.second
    qtbot.keyClicks(QApplication.focusWidget(), PHRASE)
    qtbot.keyClick(page.passphrase.second, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.currentWidget() is codes)
    assert window.vault.done == [("create", PHRASE)]
    assert window.seen == [page, codes], "meetings are not shown before the codes are on paper"
    qtbot.mouseClick(codes.next_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(codes.typed, CODE)
    qtbot.mouseClick(codes.done_button, Qt.MouseButton.LeftButton)
    assert window.currentWidget() is window.home
    assert window.gate.is_open
    assert window.gate.preferences.codes_pending == ()


def test_while_it_is_made_nothing_can_be_typed_and_afterwards_nothing_is_left(window: GateWindow, qtbot: QtBot) -> None:
    page = window.gate.first_start
    window.vault.hold.clear()
    _create(window, qtbot)
    assert page.create_button.text() == "Creating the vault…"
    assert not page.passphrase.isEnabled()
    assert window.gate.preferences.codes_pending == ("safe", "deputy"), "a crash now must not leave it without codes"
    window.vault.hold.set()
    qtbot.waitUntil(lambda: not page.busy)
    assert PHRASE not in window.texts()
    assert page.passphrase.first.text() == page.passphrase.second.text() == ""
    assert not page.passphrase.first.isUndoAvailable()


def test_two_that_differ_are_told_and_make_no_vault(window: GateWindow, qtbot: QtBot) -> None:
    page = window.gate.first_start
    qtbot.keyClicks(page.passphrase.first, PHRASE)
    qtbot.keyClicks(page.passphrase.second, "wolke treppe senf kanaal")
    assert page.passphrase.agreement.text() == "Not the same yet."
    assert page.passphrase.second.accessibleDescription() == "Not the same yet."
    qtbot.keyClick(page.passphrase.second, Qt.Key.Key_Return)
    assert not page.create_button.isEnabled()
    assert window.vault.done == []


@pytest.mark.parametrize(
    ("phrase", "says"),
    [("hallo123", "could guess it"), ("wolke treppe senf", "needs months"), (PHRASE, "out of reach")],
)
def test_strength_is_said_in_words(window: GateWindow, qtbot: QtBot, phrase: str, says: str) -> None:
    fields = window.gate.first_start.passphrase
    qtbot.keyClicks(fields.first, phrase)
    assert says in fields.hint.text()
    assert fields.first.accessibleDescription() == fields.hint.text()


def test_what_is_typed_can_be_seen_while_somebody_wants_it(window: GateWindow, qtbot: QtBot) -> None:
    fields = window.gate.first_start.passphrase
    qtbot.keyClicks(fields.first, PHRASE)
    assert PHRASE not in fields.first.displayText()
    qtbot.keyClick(fields.show_switch, Qt.Key.Key_Space)
    assert fields.first.displayText() == PHRASE
    fields.wipe()
    assert not fields.show_switch.isChecked()


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (UserFixable(Code.VAULT_PHRASE_SHORT, letters=8), "at least 8 characters"),
        (UserFixable(Code.VAULT_PLACE_SYNCED, service="Dropbox"), "Dropbox"),
        (UserFixable(Code.VAULT_PLACE_NETWORK, kind="nfs"), "network drive (nfs)"),
    ],
)
def test_a_refusal_is_told_with_its_reason_and_can_be_mended(
    window: GateWindow, qtbot: QtBot, error: UserFixable, says: str
) -> None:
    page = window.gate.first_start
    window.vault.error = error
    _create(window, qtbot)
    qtbot.waitUntil(page.banner.isVisible)
    assert says in page.banner.accessibleName()
    assert window.currentWidget() is page
    assert window.gate.preferences.codes_pending == ()
    assert page.create_button.isEnabled()
    qtbot.mouseClick(page.create_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.currentWidget() is window.gate.codes_page)


def test_whoever_leaves_before_typing_a_code_back_gets_new_codes(
    window: GateWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    _create(window, qtbot)
    qtbot.waitUntil(lambda: window.currentWidget() is window.gate.codes_page)
    again = GateWindow(FakeVault(VaultState.LOCKED), tmp_path)  # the next start of the app
    qtbot.addWidget(again)
    again.show()
    again.vault.unlock("open sesame")
    qtbot.waitUntil(lambda: bool(again.gate.codes_page.groups))
    assert again.vault.done[1:] == [("new_recovery_code", "safe"), ("new_recovery_code", "deputy")]
    assert again.home not in again.seen
    again.close_down()


@pytest.mark.parametrize(
    ("restored", "says"),
    [
        (FakeRestored(deletions_found=True), "what was deleted since stays deleted"),
        (FakeRestored(deletions_found=False), "No list of deletions lay beside it"),
        (FakeRestored(set_aside=Path("vault-before-20261126")), "“vault-before-20261126”"),
    ],
)
def test_a_backup_can_be_restored_and_what_came_of_it_is_said(
    window: GateWindow, qtbot: QtBot, restored: FakeRestored, says: str
) -> None:
    window.vault.restored = restored
    window.dialogs.read_from = Path("old.sottovoce-vault")
    qtbot.mouseClick(window.gate.first_start.restore_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.gate.unlock_page.note.isVisible)
    assert window.vault.done == [("restore", Path("old.sottovoce-vault"))]
    assert says in window.gate.unlock_page.note.text()
    assert window.dialogs.questions == [], "nothing lies here that could be lost"


def test_a_backup_that_cannot_be_restored_is_told_on_the_page(window: GateWindow, qtbot: QtBot) -> None:
    window.vault.error = UserFixable(Code.BACKUP_DAMAGED)
    window.dialogs.read_from = Path("broken.sottovoce-vault")
    qtbot.mouseClick(window.gate.first_start.restore_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.gate.first_start.banner.isVisible)
    assert "nothing was changed" in window.gate.first_start.banner.accessibleName()


def test_the_folder_is_shown_and_can_be_chosen(window: GateWindow, qtbot: QtBot) -> None:
    page = window.gate.first_start
    assert page.folder.text() == "Folder: vault"
    window.dialogs.folder = Path("drive")
    window.vault.error = UserFixable(Code.VAULT_PLACE_SYNCED, service="Dropbox")
    qtbot.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.banner.isVisible)
    assert "Dropbox" in page.banner.accessibleName()
    assert page.folder.text() == "Folder: vault"
    qtbot.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.folder.text() == "Folder: drive")
    assert not page.banner.isVisible()
    _create(window, qtbot)
    qtbot.waitUntil(lambda: window.currentWidget() is window.gate.codes_page)


def test_a_folder_with_a_vault_leads_to_its_passphrase(window: GateWindow, qtbot: QtBot) -> None:
    window.dialogs.folder = Path("drive")
    window.vault.found = VaultState.LOCKED
    qtbot.mouseClick(window.gate.first_start.folder_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.currentWidget() is window.gate.unlock_page)


def test_a_vault_whose_drive_is_away_is_told_of_and_found_when_it_is_back(window: GateWindow, qtbot: QtBot) -> None:
    page = window.gate.first_start
    window.vault.folder_gone = True
    window.gate.enter()
    assert "The vault's folder is not there: vault" in page.banner.accessibleName()
    qtbot.mouseClick(page.banner.button, Qt.MouseButton.LeftButton)
    assert page.banner.isVisible()
    window.vault.folder_gone, window.vault.state = False, VaultState.LOCKED
    qtbot.mouseClick(page.banner.button, Qt.MouseButton.LeftButton)
    assert window.currentWidget() is window.gate.unlock_page
