"""The pages with the real vault behind them: made, locked, opened by passphrase and by code, backed up, moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sottovoce.services.vault_access import VaultService, VaultState
from sottovoce.vault.slots import LEAST_COST
from tests.gui.fake_vault import FakeVault
from tests.gui.gate_window import GateWindow

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

FIRST, SECOND = "wolke treppe senf kanal", "birne mond schiene glas"


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[VaultService]:
    monkeypatch.setenv("SOTTOVOCE_MODELS", str(tmp_path / "models"))  # moving takes them along
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = VaultService(tmp_path / "vault", cost=LEAST_COST, remembered_backups=tmp_path / "backups.txt")
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, service: VaultService, tmp_path: Path) -> Iterator[GateWindow]:
    made = GateWindow(cast("FakeVault", service), tmp_path)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    yield made
    made.close_down()


def _create(window: GateWindow, qtbot: QtBot) -> str:
    """Makes the vault; returns the code for the safe as it would be on paper."""
    fields, codes = window.gate.first_start.passphrase, window.gate.codes_page
    qtbot.keyClicks(fields.first, FIRST + "\r")
    qtbot.keyClicks(fields.second, FIRST + "\r")
    qtbot.waitUntil(lambda: bool(codes.groups), timeout=20_000)
    paper = " ".join(group.text() for group in codes.groups[: len(codes.groups) // 2])
    qtbot.mouseClick(codes.next_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(codes.typed, paper + "\r")
    assert window.currentWidget() is window.home
    return paper


def _lock(window: GateWindow, service: VaultService, qtbot: QtBot) -> None:
    window.gate.lock()
    qtbot.waitUntil(lambda: service.state is VaultState.LOCKED)
    assert window.currentWidget() is window.gate.unlock_page


def test_a_day_with_the_vault(window: GateWindow, service: VaultService, qtbot: QtBot) -> None:
    page = window.gate.unlock_page
    paper = _create(window, qtbot)
    _lock(window, service, qtbot)
    qtbot.keyClicks(page.passphrase, "not this one\r")
    qtbot.waitUntil(page.wait_text.isVisible, timeout=20_000)
    assert page.wait_text.text() == "The next try is possible in 1 second."
    qtbot.waitUntil(page.unlock_button.isEnabled)
    qtbot.mouseClick(page.forgotten_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.code, paper.lower().replace(" ", "-"))
    for field in (page.new_passphrase.first, page.new_passphrase.second):
        qtbot.keyClicks(field, SECOND)
    qtbot.mouseClick(page.code_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.currentWidget() is window.home, timeout=20_000)
    _lock(window, service, qtbot)
    qtbot.keyClicks(page.passphrase, SECOND + "\r")
    qtbot.waitUntil(lambda: window.currentWidget() is window.home, timeout=20_000)


def test_too_short_a_passphrase_makes_nothing(window: GateWindow, service: VaultService, qtbot: QtBot) -> None:
    page = window.gate.first_start
    qtbot.keyClicks(page.passphrase.first, "kurz\r")
    qtbot.keyClicks(page.passphrase.second, "kurz\r")
    qtbot.waitUntil(page.banner.isVisible)
    assert "at least 8 characters" in page.banner.accessibleName()
    assert service.state is VaultState.ABSENT


def test_backup_restore_and_moving_away(
    window: GateWindow, service: VaultService, qtbot: QtBot, tmp_path: Path
) -> None:
    _create(window, qtbot)
    window.show_settings()
    settings, page = window.settings.vault, window.gate.unlock_page
    window.dialogs.agree = True
    window.dialogs.save_to = window.dialogs.read_from = tmp_path / "b.sottovoce-vault"
    qtbot.mouseClick(settings.backup_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: settings.state.text() == "The backup is written.")
    qtbot.mouseClick(settings.check_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: settings.state.text() == "Everything in the vault is sound.")
    qtbot.mouseClick(settings.restore_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.note.isVisible)
    assert "stays deleted" in page.note.text()
    assert "vault-before-" in page.note.text()
    qtbot.keyClicks(page.passphrase, FIRST + "\r")
    qtbot.waitUntil(lambda: window.gate.is_open, timeout=20_000)
    window.show_settings()
    window.dialogs.save_to = tmp_path / "m.sottovoce-vault"
    qtbot.mouseClick(settings.move_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.currentWidget() is window.gate.moved_page)
    assert service.state is VaultState.MOVED


def test_a_broken_backup_leaves_a_locked_vault_and_says_why(
    window: GateWindow, service: VaultService, qtbot: QtBot, tmp_path: Path
) -> None:
    _create(window, qtbot)
    window.show_settings()
    window.dialogs.agree, window.dialogs.read_from = True, tmp_path / "broken.sottovoce-vault"
    window.dialogs.read_from.write_bytes(b"no backup")
    qtbot.mouseClick(window.settings.vault.restore_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.gate.unlock_page.banner.isVisible)
    assert "nothing was changed" in window.gate.unlock_page.banner.accessibleName()
    qtbot.keyClicks(window.gate.unlock_page.passphrase, FIRST + "\r")
    qtbot.waitUntil(lambda: window.gate.is_open, timeout=20_000)


def test_a_second_window_is_told_that_the_vault_is_in_use(
    window: GateWindow, service: VaultService, qtbot: QtBot, tmp_path: Path
) -> None:
    _create(window, qtbot)
    other = VaultService(tmp_path / "vault", cost=LEAST_COST, remembered_backups=tmp_path / "other.txt")
    second = GateWindow(cast("FakeVault", other), tmp_path)
    qtbot.addWidget(second)
    second.show()
    page = second.gate.unlock_page
    qtbot.keyClicks(page.passphrase, FIRST + "\r")
    qtbot.waitUntil(page.banner.isVisible)
    assert "another window" in page.banner.accessibleName()
    service.close()
    qtbot.mouseClick(page.unlock_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: second.gate.is_open, timeout=20_000)
    second.close_down()
    other.close()


def test_the_vault_is_made_in_a_folder_of_choice_and_moves_to_another(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    note = tmp_path / "vault-folder.txt"
    service = VaultService(tmp_path / "vault", cost=LEAST_COST, remembered_backups=tmp_path / "b.txt", note=note)
    window = GateWindow(cast("FakeVault", service), tmp_path)
    qtbot.addWidget(window)
    window.show()
    page = window.gate.first_start
    window.dialogs.folder = tmp_path / "Dropbox"
    qtbot.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.banner.isVisible)
    window.dialogs.folder = tmp_path / "one"
    qtbot.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.folder.text().endswith("one"))
    _create(window, qtbot)
    assert (tmp_path / "one" / "vault.json").exists()
    window.show_settings()
    window.dialogs.folder, window.dialogs.agree = tmp_path / "two", True
    qtbot.mouseClick(window.settings.vault.folder_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.gate.unlock_page.note.isVisible)
    assert note.read_text("utf-8").splitlines() == [str(tmp_path / "two")]
    assert not (tmp_path / "one").exists()
    qtbot.keyClicks(window.gate.unlock_page.passphrase, FIRST + "\r")
    qtbot.waitUntil(lambda: window.gate.is_open, timeout=20_000)
    window.close_down()
    service.close()
