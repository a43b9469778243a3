from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from sottovoce.audio import power
from sottovoce.audio.power import SleepInhibitor, battery, free_bytes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no child to ask with")
AGREES = ("sh", "-c", "printf held; exec cat")
REFUSES = ("sh", "-c", "exit 1")
SAYS_NOTHING = ("sh", "-c", "exec sleep 60")
STUBBORN = ("sh", "-c", "trap '' TERM; printf held; while true; do sleep 0.1; done")


def child_of(inhibitor: SleepInhibitor) -> subprocess.Popen[bytes]:
    child = inhibitor._child
    assert child is not None
    return child


def test_it_holds_when_the_system_says_so_and_leaves_no_process() -> None:
    inhibitor = SleepInhibitor(AGREES)
    assert not inhibitor.alive
    inhibitor.hold()
    inhibitor.hold()
    assert inhibitor.agrees(10)
    child = child_of(inhibitor)
    inhibitor.release()
    inhibitor.release()
    assert child.returncode is not None
    assert not inhibitor.alive
    inhibitor.hold()
    assert inhibitor.agrees(10)
    inhibitor.release()


@pytest.mark.parametrize("command", [REFUSES, (), ("no such program",)])
def test_a_system_that_refuses_is_not_said_to_agree(command: tuple[str, ...]) -> None:
    with SleepInhibitor(command) as inhibitor:
        assert not inhibitor.agrees(10)
        assert not inhibitor.alive


def test_a_system_that_does_not_answer_is_not_waited_for() -> None:
    inhibitor = SleepInhibitor(SAYS_NOTHING)
    inhibitor.hold()
    assert not inhibitor.agrees(0.01)
    child = child_of(inhibitor)
    inhibitor.release()
    assert child.returncode is not None


def test_a_child_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(power, "_END_SECONDS", 0.05)
    inhibitor = SleepInhibitor(STUBBORN)
    inhibitor.hold()
    assert inhibitor.agrees(10)
    child = child_of(inhibitor)
    inhibitor.release()
    assert child.returncode == -9


def test_it_ends_with_the_process_that_held_it() -> None:
    program = (
        "from sottovoce.audio.power import SleepInhibitor; import os, sys\n"
        f"held = SleepInhibitor({AGREES!r}); held.hold(); assert held.agrees(10)\n"
        "print(held._child.pid, flush=True); os.kill(os.getpid(), 9)\n"
    )
    killed = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, check=False, timeout=60)
    pid = int(killed.stdout)
    try:
        psutil.Process(pid).wait(10)
    except psutil.NoSuchProcess:
        return


def test_on_windows_one_thread_holds_and_lets_go(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    done = threading.Event()

    def answer(flags: int) -> bool:
        asked.append((flags, threading.get_ident()))
        if len(asked) == 2:
            done.set()
        return True

    monkeypatch.setattr(power.sys, "platform", "win32")
    monkeypatch.setattr(power, "_set_windows_state", answer)
    inhibitor = SleepInhibitor(())
    inhibitor.hold()
    assert inhibitor.agrees(10)
    inhibitor.release()
    assert done.wait(10)
    (held, first), (let_go, second) = asked
    assert (held, let_go) == (0x80000001, 0x80000000)
    assert first == second != threading.get_ident()


def test_free_space_is_that_of_the_nearest_folder_there_is(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "not" / "yet") == pytest.approx(free_bytes(tmp_path), rel=0.2)
    assert free_bytes(tmp_path) > 0


def test_a_drive_that_does_not_answer_has_no_space(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def gone(_path: Path) -> object:
        raise OSError

    monkeypatch.setattr(power.shutil, "disk_usage", gone)
    assert free_bytes(tmp_path) == 0


@pytest.mark.parametrize(("plugged", "in_use"), [(True, False), (False, True), (None, False)])
def test_the_battery_is_in_use_only_when_that_is_certain(
    plugged: bool | None, in_use: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sensors() -> object:
        return SimpleNamespace(percent=54.6, power_plugged=plugged)

    monkeypatch.setattr(psutil, "sensors_battery", sensors, raising=False)
    assert battery() == power.Battery(55, in_use)


def test_no_battery_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "sensors_battery", lambda: None, raising=False)
    assert battery() is None
