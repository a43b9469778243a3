"""What shuts the vault by itself: idle time, sleep, a locked screen; and what is gone from the screen then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from sottovoce.ui.settings.preferences import Preferences
from sottovoce.ui.window import screen_privacy
from sottovoce.ui.window.auto_lock import AutoLock
from sottovoce.ui.window.screen_privacy import clear_clipboard, clear_screen
from sottovoce.ui.window.session_watch import SessionWatch
from sottovoce.ui.window.session_watch_windows import SessionMessages
from sottovoce.ui.window.vault_access import VaultState
from tests.gui.fake_vault import FakeVault
from tests.gui.gate_window import GateWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Clock:
    """The wall clock, moved by the test in steps no wider than the ticks of a computer that is awake."""

    def __init__(self) -> None:
        self.now_s = 1_000.0

    def __call__(self) -> float:
        return self.now_s


class Idle:
    """An AutoLock on a clock of the test."""

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        self.clock = Clock()
        self.playing = False
        self.dues = 0
        self.lock = AutoLock(preferences, parent, self.clock)
        self.lock.in_use = lambda: self.playing
        self.lock.due.connect(self._on_due)

    def _on_due(self) -> None:
        self.dues += 1

    def pass_by(self, seconds: int, step: int = 5) -> None:
        for _ in range(seconds // step):
            self.clock.now_s += step
            self.lock.tick()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[GateWindow]:
    made = GateWindow(FakeVault(), tmp_path)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    yield made
    made.close_down()


def test_ten_minutes_without_use_lock(preferences: Preferences, qapp: QGuiApplication) -> None:
    idle = Idle(preferences, qapp)
    idle.pass_by(595)
    assert idle.dues == 0
    idle.pass_by(5)
    assert idle.dues == 1


def test_typing_into_the_window_counts_as_use(preferences: Preferences, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    idle = Idle(preferences, field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    idle.pass_by(590)
    handle = field.windowHandle()
    assert handle is not None
    qtbot.keyClick(handle, Qt.Key.Key_A)
    idle.pass_by(595)
    assert idle.dues == 0
    idle.pass_by(5)
    assert idle.dues == 1


def test_listening_counts_as_use(preferences: Preferences, qapp: QGuiApplication) -> None:
    idle = Idle(preferences, qapp)
    idle.playing = True
    idle.pass_by(2_000)
    assert idle.dues == 0


def test_never_means_never_but_sleep_locks_all_the_same(preferences: Preferences, qapp: QGuiApplication) -> None:
    preferences.auto_lock_minutes = 0
    idle = Idle(preferences, qapp)
    idle.pass_by(50_000, step=50)
    assert idle.dues == 0
    idle.pass_by(3_600, step=3_600)  # one tick after an hour: the computer slept
    assert idle.dues == 1


def test_changed_settings_count_at_once_and_unlocking_starts_anew(
    preferences: Preferences, qapp: QGuiApplication
) -> None:
    idle = Idle(preferences, qapp)
    idle.pass_by(120)
    preferences.auto_lock_minutes = 1
    idle.lock.apply()
    idle.lock.start_over()
    idle.pass_by(55)
    assert idle.dues == 0
    idle.pass_by(5)
    assert idle.dues == 1


@pytest.mark.parametrize(
    ("with_screen", "say", "locks"),
    [
        (True, "screen", True),
        (False, "screen", False),
        (True, "sleep", True),
        (False, "sleep", True),
        (True, "awake", False),
        (True, "unlocked", False),
        (True, "logind", True),
    ],
)
def test_what_the_desktop_says_locks(
    window: GateWindow, qtbot: QtBot, with_screen: bool, say: str, locks: bool
) -> None:
    window.gate.preferences.lock_with_screen = with_screen
    watch = SessionWatch(window)
    window.gate.watch(watch)
    match say:
        case "screen":
            watch.on_screen_saver(True)
        case "unlocked":
            watch.on_screen_saver(False)
        case "logind":
            watch.on_session_lock()
        case "sleep":
            watch.on_prepare_for_sleep(True)
        case "awake":
            watch.on_prepare_for_sleep(False)
    assert (window.currentWidget() is window.gate.unlock_page) == locks
    window.gate.wait(5)
    assert (window.vault.done == [("lock",)]) == locks


def test_due_time_locks_the_gate_once(window: GateWindow, qtbot: QtBot) -> None:
    window.gate.auto_lock.due.emit()
    window.gate.auto_lock.due.emit()
    qtbot.waitUntil(lambda: window.vault.state is VaultState.LOCKED)
    window.gate.auto_lock.due.emit()
    window.gate.wait(5)
    assert window.vault.done == [("lock",)]


@pytest.mark.parametrize(
    ("kind", "what", "says"),
    [(0x02B1, 0x7, "screen"), (0x02B1, 0x2, "screen"), (0x02B1, 0x8, ""), (0x0218, 0x4, "sleep"), (0x0218, 0x7, "")],
)
def test_windows_messages_are_understood(qapp: QGuiApplication, kind: int, what: int, says: str) -> None:
    watch, heard = SessionWatch(), []
    watch.screen_locked.connect(lambda: heard.append("screen"))
    watch.sleeping.connect(lambda: heard.append("sleep"))
    SessionMessages(watch).read(kind, what)
    assert heard == ([says] if says else [])


def test_locking_closes_dialogs_and_menus_without_an_answer(window: GateWindow, qtbot: QtBot) -> None:
    answers: list[str] = []
    box = QMessageBox(window)
    box.setText("Delete “Erstgespräch Muster”?")
    delete = box.addButton("Delete", QMessageBox.ButtonRole.DestructiveRole)
    box.finished.connect(lambda: answers.append("deleted" if box.clickedButton() is delete else "kept"))
    box.open()
    menu = QMenu(window)
    menu.addAction("Rename “Erstgespräch Muster”")
    menu.popup(window.mapToGlobal(window.rect().center()))
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    nested = QDialog(box)
    nested.open()
    clear_screen(window)
    assert not any(widget.isVisible() for widget in (box, menu, other, nested))
    assert answers == ["kept"]
    assert window.isVisible()


@pytest.mark.parametrize("ours", [True, False])
def test_what_was_copied_here_leaves_the_clipboard_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, ours: bool
) -> None:
    cleared: list[QClipboard.Mode] = []
    clipboard = SimpleNamespace(  # the offscreen platform never says whose content it is
        ownsClipboard=lambda: ours, supportsSelection=lambda: True, ownsSelection=lambda: ours, clear=cleared.append
    )
    monkeypatch.setattr(screen_privacy, "QGuiApplication", SimpleNamespace(clipboard=lambda: clipboard))
    clear_clipboard()
    assert cleared == ([QClipboard.Mode.Clipboard, QClipboard.Mode.Selection] if ours else [])
