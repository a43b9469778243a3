"""The door of the window: drawn before what is behind it is loaded, and nobody waits for anybody without need."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sottovoce.app import House
from sottovoce.core.policy import NO_POLICY
from sottovoce.services.desk import Desk
from sottovoce.services.fetch_process import FetchProcess
from sottovoce.ui.window.main_window import MainWindow
from sottovoce.ui.window.rooms import Rooms
from sottovoce.ui.window.vault_access import VaultState
from sottovoce.vault.vault import Vault
from tests.gui.fake_desk import FakeDesk
from tests.gui.fake_parts import fake_parts
from tests.gui.fake_vault import FakeVault
from tests.gui.fakes import FakeDialogs

PHRASE = "wolke treppe senf kanal"
FIRST, SECOND = cast("Vault", object()), cast("Vault", object())


class Door:
    """A window whose rooms are loaded when the test says so."""

    def __init__(self, folder: Path, vault: FakeVault) -> None:
        self.go_on, self.made = threading.Event(), 0
        self.desk = FakeDesk()
        self.parts = fake_parts(self.desk, vault, folder, dialogs=FakeDialogs())
        self.window = MainWindow(self.parts.front, self._furnish, partial(self.go_on.wait, 30))

    def _furnish(self, window: MainWindow) -> Rooms:
        self.made += 1
        return Rooms(self.parts, window)


@pytest.fixture
def new_door(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[FakeVault], Door]]:
    doors: list[Door] = []

    def make(vault: FakeVault) -> Door:
        vault.passphrase = PHRASE
        doors.append(Door(tmp_path, vault))
        return doors[-1]

    yield make
    for door in doors:
        door.go_on.set()
        door.window.close()
        qtbot.waitUntil(lambda each=door: each.window._loading is None or not each.window._painted)
        door.window.deleteLater()
        door.desk.kept.close()


def test_the_door_is_drawn_and_written_on_before_the_rooms_are_there(
    new_door: Callable[[FakeVault], Door], qtbot: QtBot
) -> None:
    door = new_door(FakeVault(VaultState.LOCKED))
    with qtbot.waitSignal(door.window.drawn):
        door.window.show()
    field = door.window.gate.unlock_page.passphrase
    QTest.keyClicks(field, "wolke treppe")
    assert (door.made, field.text()) == (0, "wolke treppe")
    with qtbot.waitSignal(door.window.furnished):
        door.go_on.set()
    assert (door.made, field.text()) == (1, "wolke treppe")
    QTest.keyClicks(field, " senf kanal")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: door.window.frame.page is door.window.rooms.pages.start)
    assert door.made == 1


def test_who_opens_the_vault_sooner_gets_the_rooms_at_once(new_door: Callable[[FakeVault], Door], qtbot: QtBot) -> None:
    door = new_door(FakeVault(VaultState.LOCKED))
    with qtbot.waitSignal(door.window.drawn):
        door.window.show()
    QTest.keyClicks(door.window.gate.unlock_page.passphrase, PHRASE)
    with qtbot.waitSignal(door.window.furnished):
        QTest.keyClick(door.window.gate.unlock_page.passphrase, Qt.Key.Key_Return)
    assert door.window.frame.page is door.window.rooms.pages.start
    door.go_on.set()
    qtbot.waitUntil(lambda: door.window._loading is None)
    assert door.made == 1


def test_a_window_that_is_closed_while_it_loads_makes_no_rooms(
    new_door: Callable[[FakeVault], Door], qtbot: QtBot
) -> None:
    door = new_door(FakeVault(VaultState.LOCKED))
    with qtbot.waitSignal(door.window.drawn):
        door.window.show()
    door.window.close()
    door.go_on.set()
    qtbot.waitUntil(lambda: door.window._loading is None)
    assert door.made == 0


def test_files_wait_at_the_door(new_door: Callable[[FakeVault], Door], qtbot: QtBot, tmp_path: Path) -> None:
    door = new_door(FakeVault(VaultState.LOCKED))
    (tmp_path / "Board.wav").write_bytes(b"RIFF")
    door.window.show()
    door.window.open_files([tmp_path / "Board.wav"])
    assert door.made == 0
    QTest.keyClicks(door.window.gate.unlock_page.passphrase, PHRASE)
    QTest.keyClick(door.window.gate.unlock_page.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(door.desk.scripts) == 1)
    assert door.window.held == []


class Taken:
    """A desk that notes which vaults it was given; `slow`: it is not made before this is set."""

    def __init__(self) -> None:
        self.vaults: list[Vault] = []
        self.closed = 0
        self.slow = threading.Event()
        self.begun = threading.Event()

    def new(self, *_: Any, **__: Any) -> Desk:
        self.begun.set()
        assert self.slow.wait(30)
        return cast("Desk", self)

    def take(self, vault: Vault) -> None:
        self.vaults.append(vault)

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def desk() -> Taken:
    return Taken()


@pytest.fixture
def house(desk: Taken, tmp_path: Path) -> House:
    return House(FetchProcess(tmp_path), NO_POLICY, desk.new)


def test_a_vault_found_while_all_is_loaded_is_handed_over_then_and_waits_for_nothing(house: House, desk: Taken) -> None:
    loading = threading.Thread(target=house.indoors)
    loading.start()
    assert desk.begun.wait(30)
    house.take(FIRST)  # does not wait
    house.take(SECOND)
    assert desk.vaults == []
    desk.slow.set()
    loading.join(30)
    assert desk.vaults == [SECOND]
    house.take(FIRST)
    assert desk.vaults == [SECOND, FIRST]
    assert house.indoors() is house.indoors()


def test_a_house_that_nobody_entered_has_nothing_to_close(house: House, desk: Taken) -> None:
    house.close()
    assert (desk.begun.is_set(), desk.closed) == (False, 0)
    desk.slow.set()
    house.indoors()
    house.close()
    assert desk.closed == 1
