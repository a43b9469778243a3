"""The desktop's own signals, on a bus of the test's own: what locks this session, and what does not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from pytestqt.qtbot import QtBot

from sottovoce.ui.window.session_watch import SessionWatch
from sottovoce.ui.window.session_watch_dbus import listen_to_buses, listen_to_session, listen_to_system

_DAEMON = shutil.which("dbus-daemon")
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux") or not _DAEMON, reason="needs dbus-daemon")

MANAGER, SESSIONS = "/org/freedesktop/login1", "/org/freedesktop/login1/session"


class Desktop:
    """Says on the bus what a desktop says; what the watch heard of it is in `heard`."""

    def __init__(self, address: str) -> None:
        self._name = uuid4().hex
        self.bus = QDBusConnection.connectToBus(address, self._name)
        self.ours = QDBusConnection.connectToBus(address, self._name + "-watch")
        assert self.bus.isConnected()
        assert self.ours.isConnected()
        self.watch = SessionWatch()
        self.heard: list[str] = []
        self.watch.screen_locked.connect(lambda: self.heard.append("screen"))
        self.watch.sleeping.connect(lambda: self.heard.append("sleep"))

    def say(self, path: str, interface: str, name: str, *arguments: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(arguments))
        assert self.bus.send(message)

    def close(self) -> None:
        self.bus.unregisterService("org.freedesktop.login1")
        for name in (self._name, self._name + "-watch"):
            QDBusConnection.disconnectFromBus(name)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    assert _DAEMON is not None
    folder = tmp_path_factory.mktemp("bus")
    command = [_DAEMON, "--session", "--nofork", "--print-address", f"--address=unix:tmpdir={folder}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def desktop(address: str, qtbot: QtBot) -> Iterator[Desktop]:
    made = Desktop(address)
    yield made
    made.close()


@pytest.mark.parametrize("saver", ["org.freedesktop", "org.gnome", "org.cinnamon"])
def test_the_screen_lock_of_any_desktop_is_heard_once_it_is_on(desktop: Desktop, qtbot: QtBot, saver: str) -> None:
    assert listen_to_session(desktop.ours, desktop.watch)
    path = f"/{saver.replace('.', '/')}/ScreenSaver"
    desktop.say(path, f"{saver}.ScreenSaver", "ActiveChanged", False)
    desktop.say(path, f"{saver}.ScreenSaver", "ActiveChanged", True)
    qtbot.waitUntil(lambda: bool(desktop.heard))
    assert desktop.heard == ["screen"]


def test_sleep_is_heard_before_it_and_not_after_it(desktop: Desktop, qtbot: QtBot) -> None:
    assert desktop.bus.registerService("org.freedesktop.login1")
    assert listen_to_system(desktop.ours, desktop.watch, "")
    desktop.say(MANAGER, "org.freedesktop.login1.Manager", "PrepareForSleep", False)
    desktop.say(MANAGER, "org.freedesktop.login1.Manager", "PrepareForSleep", True)
    qtbot.waitUntil(lambda: bool(desktop.heard))
    assert desktop.heard == ["sleep"]


def test_only_the_lock_of_this_session_counts(desktop: Desktop, qtbot: QtBot) -> None:
    assert desktop.bus.registerService("org.freedesktop.login1")
    assert listen_to_system(desktop.ours, desktop.watch, "3")
    desktop.say(f"{SESSIONS}/_34", "org.freedesktop.login1.Session", "Lock")  # session 4 is somebody else's
    desktop.say(f"{SESSIONS}/_33", "org.freedesktop.login1.Session", "Lock")
    qtbot.waitUntil(lambda: bool(desktop.heard))
    assert desktop.heard == ["screen"]


@pytest.mark.parametrize("address", ["tcp:host=localhost,port=4", "", "unixexec:path=ssh"])
def test_a_bus_that_is_not_local_is_not_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str, qtbot: QtBot
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDBusConnection, "sessionBus", lambda: asked.append("session"))
    monkeypatch.setattr(QDBusConnection, "systemBus", lambda: asked.append("system"))
    environment = {"DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address}
    listen_to_buses(SessionWatch(), environment, tmp_path / "no socket")
    assert asked == []
