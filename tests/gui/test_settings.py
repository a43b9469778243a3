"""Settings: passphrase, codes, backup, moving, integrity, locking, and the self-test as a page for the files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.ui.settings.privacy import PrivacySettings
from sottovoce.ui.settings.vault import VaultSettings
from sottovoce.ui.window.vault_access import VaultState
from sottovoce_models.errors import Code, UserFixable
from tests.gui.fake_vault import FakeRestored, FakeVault
from tests.gui.gate_window import GateWindow

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

OLD, NEW = "open sesame", "wolke treppe senf kanal"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[GateWindow]:
    made = GateWindow(FakeVault(), tmp_path)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.show_settings()
    yield made
    made.close_down()


@pytest.fixture
def page(window: GateWindow) -> VaultSettings:
    return window.settings.vault


@pytest.fixture
def privacy(window: GateWindow) -> PrivacySettings:
    window.settings.show_section(window.settings.privacy)
    return window.settings.privacy


def test_the_passphrase_is_changed_by_typing_the_old_and_the_new_twice(
    window: GateWindow, page: VaultSettings, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.passphrase_button, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is page.old
    qtbot.keyClicks(page.old, OLD + "\r")
    assert QApplication.focusWidget() is page.new.first
    qtbot.keyClicks(page.new.first, NEW + "\r")
    assert not page.change_button.isEnabled()
    qtbot.keyClicks(page.new.second, NEW)
    qtbot.mouseClick(page.change_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.text() == "The new passphrase counts from now on.")
    assert page.state.isVisible()
    assert window.vault.done == [("change_passphrase", OLD, NEW)]
    assert NEW not in window.texts()
    assert OLD not in window.texts()


def test_a_wrong_old_passphrase_is_told_and_nothing_changes(
    window: GateWindow, page: VaultSettings, qtbot: QtBot
) -> None:
    window.vault.error = UserFixable(Code.VAULT_PHRASE_WRONG, seconds=1)
    qtbot.mouseClick(page.passphrase_button, Qt.MouseButton.LeftButton)
    for field, text in ((page.old, "x"), (page.new.first, NEW), (page.new.second, NEW)):
        qtbot.keyClicks(field, text)
    qtbot.mouseClick(page.change_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.settings.banner.isVisible)
    assert "not the passphrase" in window.settings.banner.accessibleName()
    assert window.vault.passphrase == OLD


@pytest.mark.parametrize(("entry", "label"), [(0, "safe"), (1, "deputy")])
def test_a_new_code_is_shown_and_only_its_label_is_made_anew_if_nobody_types_it_back(
    window: GateWindow, page: VaultSettings, qtbot: QtBot, entry: int, label: str
) -> None:
    page.code_button.menu().actions()[entry].trigger()
    qtbot.waitUntil(lambda: bool(window.gate.codes_page.groups))
    assert len(window.gate.codes_page.groups) == 4
    window.gate.lock()
    qtbot.waitUntil(lambda: window.vault.state is VaultState.LOCKED)
    window.vault.done.clear()
    qtbot.keyClicks(window.gate.unlock_page.passphrase, "open sesame\r")
    qtbot.waitUntil(lambda: bool(window.gate.codes_page.groups))
    assert window.vault.done == [("unlock", OLD), ("new_recovery_code", label)], "the other paper stays valid"


def test_a_backup_is_written_where_the_user_says(window: GateWindow, page: VaultSettings, qtbot: QtBot) -> None:
    window.dialogs.save_to = Path("b.sottovoce-vault")
    window.vault.hold.clear()
    qtbot.mouseClick(page.backup_button, Qt.MouseButton.LeftButton)
    assert page.state.text() == "Working…"
    assert not page.move_button.isEnabled()
    window.vault.hold.set()
    qtbot.waitUntil(lambda: page.state.text() == "The backup is written.")
    assert window.dialogs.suggestions == ["Sottovoce backup.sottovoce-vault"]
    assert page.move_button.isEnabled()


def test_restoring_asks_first_and_says_what_came_of_it(window: GateWindow, page: VaultSettings, qtbot: QtBot) -> None:
    window.vault.restored = FakeRestored(deletions_found=False, set_aside=Path("vault-before-1"))
    window.dialogs.read_from = Path("b.sottovoce-vault")
    qtbot.mouseClick(page.restore_button, Qt.MouseButton.LeftButton)
    assert window.dialogs.questions == ["Replace the vault of this computer?"]
    assert window.vault.done == []
    window.dialogs.agree = True
    qtbot.mouseClick(page.restore_button, Qt.MouseButton.LeftButton)
    note = window.gate.unlock_page.note
    qtbot.waitUntil(note.isVisible)
    assert "No list of deletions lay beside it" in note.text()
    assert "“vault-before-1”" in note.text()
    qtbot.keyClicks(window.gate.unlock_page.passphrase, "open sesame\r")
    qtbot.waitUntil(lambda: window.gate.is_open)
    assert not note.isVisible()


def test_a_restore_that_is_refused_is_told_where_the_user_is(
    window: GateWindow, page: VaultSettings, qtbot: QtBot
) -> None:
    window.dialogs.read_from, window.dialogs.agree = Path("b.sottovoce-vault"), True
    window.vault.error = UserFixable(Code.RECORD_RUNS)
    qtbot.mouseClick(page.restore_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.settings.banner.isVisible)
    window.vault.error = UserFixable(Code.BACKUP_DAMAGED)
    window.vault.state = VaultState.LOCKED  # the real one is shut before the file is read
    window.gate.restore()
    qtbot.waitUntil(window.gate.unlock_page.banner.isVisible)
    assert "nothing was changed" in window.gate.unlock_page.banner.accessibleName()


def test_moving_says_that_two_computers_are_not_synchronized_and_asks(
    window: GateWindow, page: VaultSettings, qtbot: QtBot
) -> None:
    assert "Two computers are not synchronized" in window.settings.vault.move_button.accessibleDescription()
    window.dialogs.save_to = Path("m.sottovoce-vault")
    qtbot.mouseClick(page.move_button, Qt.MouseButton.LeftButton)
    assert window.vault.done == []
    window.dialogs.agree = True
    qtbot.mouseClick(page.move_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.currentWidget() is window.gate.moved_page)
    assert window.vault.done == [("move_out", Path("m.sottovoce-vault"))]


@pytest.mark.parametrize(
    ("damaged", "says"),
    [
        ([], "Everything in the vault is sound."),
        (["audio x"], "1 part of the vault is damaged. Restore a backup."),
        (["a", "b"], "2 parts of the vault are damaged. Restore a backup."),
    ],
)
def test_the_check_says_what_it_found(
    window: GateWindow, page: VaultSettings, qtbot: QtBot, damaged: list[str], says: str
) -> None:
    window.vault.damaged = damaged
    qtbot.mouseClick(page.check_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.text() == says)
    assert page.state.accessibleName() == says


def test_the_minutes_until_it_locks_are_kept_and_count_at_once(
    window: GateWindow, privacy: PrivacySettings, qtbot: QtBot
) -> None:
    assert privacy.minutes.currentData() == 10
    qtbot.keyClick(privacy.minutes, Qt.Key.Key_Down)
    assert privacy.minutes.currentText() == "after 15 minutes"
    assert window.gate.preferences.auto_lock_minutes == 15
    privacy.minutes.setCurrentIndex(0)
    assert privacy.minutes.currentText() == "after 1 minute"
    qtbot.mouseClick(privacy.with_screen, Qt.MouseButton.LeftButton, pos=privacy.with_screen.rect().center())
    qtbot.keyClick(privacy.with_screen, Qt.Key.Key_Space)
    assert window.gate.preferences.lock_with_screen is privacy.with_screen.isChecked()


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_the_self_test_is_shown_and_saved_as_a_page(
    window: GateWindow, privacy: PrivacySettings, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    assert not privacy.save_button.isVisible()
    qtbot.mouseClick(privacy.test_button, Qt.MouseButton.LeftButton)
    assert privacy.test_button.text() == "Running…"
    qtbot.waitUntil(privacy.page.isVisible)
    assert privacy.page.toPlainText().splitlines()[0] == "Self-test"
    assert QApplication.focusWidget() is privacy.page
    qtbot.keyClick(privacy.page, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is privacy.save_button
    window.dialogs.save_to = tmp_path / f"page.{suffix}"
    qtbot.keyClick(privacy.save_button, Qt.Key.Key_Space)
    written = window.dialogs.save_to.read_text("utf-8")
    assert written.startswith("<!doctype html>" if suffix == "html" else "# Self-test")
    (tmp_path / "a file").touch()
    window.dialogs.save_to = tmp_path / "a file" / "page.html"
    qtbot.keyClick(privacy.save_button, Qt.Key.Key_Space)
    assert window.settings.banner.isVisible()


def test_a_control_is_called_what_is_written_on_it_and_what_it_is_for(page: VaultSettings) -> None:
    assert page.check_button.accessibleName() == "Check: Integrity"
    assert page.backup_button.accessibleName() == "Back up: Backup"
    assert "does not come back" in page.backup_button.accessibleDescription()


def test_the_keyring_is_off_until_somebody_wants_it_and_the_row_says_who_gets_in_then(
    window: GateWindow, page: VaultSettings, qtbot: QtBot
) -> None:
    switch = page.keyring.switch
    qtbot.waitUntil(switch.isEnabled)
    assert not switch.isChecked()
    assert "whoever is logged in on this computer opens the vault" in switch.accessibleDescription()
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.text() == "The keyring opens the vault as well from now on.")
    assert window.vault.keyring_on
    assert switch.isChecked()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.state.text() == "The keyring does not open the vault any more.")
    assert not window.vault.keyring_on


def test_a_keyring_that_fails_stays_off(window: GateWindow, page: VaultSettings, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.keyring.switch.isEnabled)
    window.vault.error = UserFixable(Code.VAULT_KEYRING_ABSENT)
    qtbot.mouseClick(page.keyring.switch, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.settings.banner.isVisible)
    assert not page.keyring.switch.isChecked()


def test_where_there_is_no_keyring_it_can_only_be_switched_off(
    window: GateWindow, page: VaultSettings, qtbot: QtBot
) -> None:
    switch = page.keyring.switch
    qtbot.waitUntil(switch.isEnabled)
    window.vault.keyring = False
    window.show_settings()
    qtbot.waitUntil(lambda: "keeps a secret from others" in switch.accessibleDescription())
    assert not switch.isEnabled()
    window.vault.keyring_on = True
    window.show_settings()
    assert switch.isEnabled()
    assert switch.isChecked()
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.vault.keyring_on)
    qtbot.waitUntil(lambda: not switch.isEnabled())


@pytest.mark.parametrize("button", ["backup_button", "move_button"])
def test_a_long_copy_says_how_far_it_is_and_can_be_cancelled(
    window: GateWindow, page: VaultSettings, qtbot: QtBot, button: str
) -> None:
    window.dialogs.save_to, window.dialogs.agree = Path("b.sottovoce-vault"), True
    window.vault.hold.clear()
    assert not page.copy_bar.isVisible()
    qtbot.mouseClick(getattr(page, button), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.copy_bar.percent.text() == "43 %")
    assert page.copy_bar.bar.value() == 43
    assert page.copy_bar.isVisible()
    qtbot.mouseClick(page.copy_bar.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.text() == "Cancelled. Nothing was changed.")
    assert not page.copy_bar.isVisible()
    assert not window.settings.banner.isVisible()
    assert window.vault.state is VaultState.OPEN
    assert getattr(page, button).isEnabled()


def test_the_vault_moves_to_another_folder_after_a_question_and_is_shut_meanwhile(
    window: GateWindow, page: VaultSettings, qtbot: QtBot
) -> None:
    window.dialogs.folder = Path("elsewhere")
    qtbot.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    assert window.dialogs.questions == ["Move the vault to “elsewhere”?"]
    assert window.vault.done == []
    window.dialogs.agree = True
    window.vault.hold.clear()
    qtbot.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    moving = window.gate.relocation
    qtbot.waitUntil(lambda: window.currentWidget() is moving)
    qtbot.waitUntil(lambda: moving.copy_bar.percent.text() == "43 %")
    assert not window.gate.is_open
    window.vault.hold.set()
    qtbot.waitUntil(window.gate.unlock_page.note.isVisible)
    assert window.gate.unlock_page.note.text() == "The vault lies in “elsewhere” now."
    qtbot.keyClicks(window.gate.unlock_page.passphrase, "open sesame\r")
    qtbot.waitUntil(lambda: window.gate.is_open)
    window.show_settings()
    assert "elsewhere" in page.folder_button.accessibleDescription()


def test_a_move_to_another_folder_that_is_cancelled_or_fails_says_where_the_vault_is(
    window: GateWindow, page: VaultSettings, qtbot: QtBot
) -> None:
    window.dialogs.folder, window.dialogs.agree = Path("elsewhere"), True
    window.vault.hold.clear()
    qtbot.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.currentWidget() is window.gate.relocation)
    assert QApplication.focusWidget() is window.gate.relocation.copy_bar.cancel_button
    qtbot.keyClick(window.gate.relocation.copy_bar.cancel_button, Qt.Key.Key_Space)
    qtbot.waitUntil(window.gate.unlock_page.note.isVisible)
    assert window.gate.unlock_page.note.text() == "Cancelled. The vault lies where it did."
    window.gate.relocation.start(Path("elsewhere"))
    qtbot.waitUntil(lambda: window.currentWidget() is window.gate.relocation)
    window.vault.error = UserFixable(Code.DISK_FULL)
    window.vault.hold.set()
    qtbot.waitUntil(window.gate.unlock_page.banner.isVisible)
    assert window.currentWidget() is window.gate.unlock_page


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (UserFixable(Code.RECORD_RUNS), "recording is running"),
        (UserFixable(Code.JOB_RUNS), "being worked on"),
        (UserFixable(Code.VAULT_PLACE_SYNCED, service="Dropbox"), "Dropbox"),
    ],
)
def test_a_folder_that_is_refused_is_told_in_the_settings(
    window: GateWindow, page: VaultSettings, qtbot: QtBot, error: UserFixable, says: str
) -> None:
    window.dialogs.folder, window.dialogs.agree, window.vault.error = Path("elsewhere"), True, error
    qtbot.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.settings.banner.isVisible)
    assert says in window.settings.banner.accessibleName()
    assert window.currentWidget() is window.settings
    assert window.gate.is_open


def test_a_folder_that_the_environment_fixes_cannot_be_moved(window: GateWindow, page: VaultSettings) -> None:
    window.vault.folder_free = False
    window.show_settings()
    assert not page.folder_button.isEnabled()
    assert "SOTTOVOCE_VAULT" in page.folder_button.accessibleDescription()
