"""System libraries: which packages bring them, whether they may be installed, and what to type if not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from devtools import system
from devtools.system import bring_libraries, by_hand, find_installer, missing_libraries, packages_for


class FakeApt:
    """Notes every command; fails for as long as the list of packages was not updated, if told so."""

    def __init__(self, *, stale: bool = False) -> None:
        self.stale = stale
        self.commands: list[tuple[str, ...]] = []

    def __call__(self, command: tuple[str, ...], log: Path, label: str, **_: Any) -> bool:
        self.commands.append(tuple(command))
        if "update" in command:
            self.stale = False
        return not self.stale


@pytest.fixture
def apt(monkeypatch: pytest.MonkeyPatch) -> FakeApt:
    fake = FakeApt()
    debian = find_installer(lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(system, "run_logged", fake)
    monkeypatch.setattr(system, "find_installer", lambda: debian)
    monkeypatch.setattr(system, "needs_venv_package", lambda: False)
    monkeypatch.setattr(system, "missing_libraries", lambda: ["libportaudio.so.2", "libEGL.so.1"])
    monkeypatch.setattr(system, "privilege", lambda: ())
    return fake


def test_only_linux_takes_libraries_from_the_system() -> None:
    assert missing_libraries(lambda _: False, "win32") == []
    assert missing_libraries(lambda _: False, "darwin") == []
    assert missing_libraries(lambda _: True, "linux") == []
    assert missing_libraries(lambda name: name != "libportaudio.so.2", "linux") == ["libportaudio.so.2"]


@pytest.mark.parametrize(
    ("name", "package"), [("apt-get", "libportaudio2"), ("dnf", "portaudio"), ("pacman", "portaudio")]
)
def test_each_distribution_has_its_own_names(name: str, package: str) -> None:
    installer = find_installer(lambda asked: asked if asked == name else None)
    assert installer is not None
    assert packages_for(["libportaudio.so.2"], installer) == [package]
    everything = packages_for(missing_libraries(lambda _: False, "linux"), installer)
    assert len(everything) == len(set(everything))
    assert installer.command[0] == name


def test_an_unknown_distribution_is_told_the_libraries(
    apt: FakeApt, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "find_installer", lambda: None)
    bring_libraries()
    assert "libportaudio.so.2" in capsys.readouterr().err
    assert not apt.commands


def test_root_installs_at_once(apt: FakeApt) -> None:
    bring_libraries()
    assert apt.commands == [("apt-get", "install", "-y", "--no-install-recommends", "libportaudio2", "libegl1")]


def test_an_old_package_list_is_updated_once(apt: FakeApt) -> None:
    apt.stale = True
    bring_libraries()
    assert [command[1] for command in apt.commands] == ["install", "update", "install"]


def test_sudo_that_asks_nothing_is_used(apt: FakeApt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "privilege", lambda: ("sudo", "-n"))
    bring_libraries()
    assert apt.commands[0][:3] == ("sudo", "-n", "apt-get")


def test_without_the_right_the_exact_command_is_said(
    apt: FakeApt, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "privilege", lambda: None)
    bring_libraries()
    assert not apt.commands
    assert "  sudo apt-get install --no-install-recommends libportaudio2 libegl1\n" in capsys.readouterr().err


def test_nothing_missing_runs_nothing(
    apt: FakeApt, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "missing_libraries", list)
    bring_libraries()
    assert not apt.commands
    assert capsys.readouterr().err == ""


def test_a_command_to_type_asks_before_it_acts() -> None:
    assert by_hand(("pacman", "-S", "--needed", "--noconfirm", "gcc")) == "sudo pacman -S --needed gcc"
