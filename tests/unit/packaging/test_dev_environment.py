"""The environment: its stamp, its key, and the command lines that fill it."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from devtools import environment
from devtools.environment import (
    Stamp,
    environment_key,
    install_commands,
    offline_env,
    python_of,
    read_stamp,
    set_up,
    up_to_date,
    usable_python,
)
from devtools.manifest import Bundle
from devtools.places import Checkout, this_checkout
from devtools.say import SetupError


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    root = tmp_path / "Müllers Kopie"
    (root / "packaging").mkdir(parents=True)
    for name in ("pyproject.toml", "packaging/constraints.txt", "packaging/llama_build.cmake"):
        shutil.copy(this_checkout().root / name, root / name)
    return Checkout(root)


class FakePip:
    """Stands in for pip and venv: notes every command line, makes what `venv` would make."""

    def __init__(self, checkout: Checkout) -> None:
        self.checkout = checkout
        self.commands: list[list[str]] = []
        self.envs: list[Any] = []

    def __call__(self, command: list[Any], log: Path, label: str, *, env: Any = None) -> None:
        self.commands.append([str(part) for part in command])
        self.envs.append(env)
        if "venv" in self.commands[-1]:
            self.checkout.python.parent.mkdir(parents=True)
            self.checkout.python.touch()
            home = Path(sys.executable).parent
            (self.checkout.venv / "pyvenv.cfg").write_text(f"home = {home}\nversion = 3.12.4\n", encoding="utf-8")


@pytest.fixture
def pip(checkout: Checkout, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakePip:
    fake = FakePip(checkout)
    monkeypatch.setattr(environment, "run_or_stop", fake)
    monkeypatch.setattr(environment, "bring_libraries", lambda: None)
    monkeypatch.setattr(environment, "needs_venv_package", lambda: False)
    monkeypatch.setattr(environment, "obtain_wheel", lambda *_: tmp_path / "llama_cpp_python-1-py3-none-any.whl")
    return fake


def test_a_stamp_survives_the_disk_and_a_damaged_one_is_none() -> None:
    stamp = Stamp("k", frozenset({"dev", "bench"}), "w", "installed")
    assert Stamp.from_json(stamp.to_json()) == stamp
    for damaged in ("", "[]", "{}", stamp.to_json()[:-9], stamp.to_json().replace('"version": 1', '"version": 0')):
        assert Stamp.from_json(damaged) is None


def test_the_key_changes_with_everything_the_environment_is_made_from(checkout: Checkout, tmp_path: Path) -> None:
    first = environment_key(checkout, "3.12.4")
    assert environment_key(checkout, "3.12.4") == first
    assert environment_key(checkout, "3.13.0") != first
    moved = tmp_path / "elsewhere"
    shutil.copytree(checkout.root, moved)
    assert environment_key(Checkout(moved), "3.12.4") != first
    for path in (checkout.constraints, checkout.pyproject):
        before = environment_key(checkout, "3.12.4")
        path.write_text(path.read_text(encoding="utf-8") + "\n# another\n", encoding="utf-8")
        assert environment_key(checkout, "3.12.4") != before


def test_up_to_date_needs_the_same_key_and_all_extras() -> None:
    stamp = Stamp("k", frozenset({"dev"}), "w", "installed")
    assert up_to_date(stamp, "k", [])
    assert up_to_date(stamp, "k", ["dev"])
    assert not up_to_date(stamp, "k", ["dev", "bench"])
    assert not up_to_date(stamp, "other", [])
    assert not up_to_date(None, "k", [])


@pytest.mark.parametrize(
    ("version", "usable"), [("3.11.0", True), ("3.14.0rc1", True), ("3.10.12", False), ("2.7", False), (None, False)]
)
def test_only_python_311_and_newer_will_do(version: str | None, *, usable: bool) -> None:
    assert usable_python(version) is usable


def test_an_environment_whose_python_was_removed_counts_as_none(tmp_path: Path) -> None:
    assert python_of(tmp_path) is None
    (tmp_path / "pyvenv.cfg").write_text(f"home = {tmp_path}\nversion = 3.12.1\n", encoding="utf-8")
    assert python_of(tmp_path) == "3.12.1"
    (tmp_path / "pyvenv.cfg").write_text(f"home = {tmp_path / 'gone'}\nversion = 3.12.1\n", encoding="utf-8")
    assert python_of(tmp_path) is None


def test_a_bundle_is_installed_with_no_index_and_no_configuration_of_the_user(checkout: Checkout) -> None:
    bundle = Bundle(Path("/stick"))
    for command in install_commands(Path("py"), checkout, [], Path("w.whl"), bundle):
        assert command[command.index("--find-links") - 1] == "--no-index"
        assert command[command.index("--find-links") + 1] == str(bundle.wheels)
    env = offline_env({"PIP_INDEX_URL": "https://example.org", "PATH": "/bin"})
    assert env == {"PATH": "/bin", "PIP_CONFIG_FILE": os.devnull}


def test_from_the_network_the_users_pip_configuration_decides(checkout: Checkout) -> None:
    commands = install_commands(Path("py"), checkout, ["dev", "bench"], Path("w.whl"), None)
    assert all("index" not in part for command in commands for part in command[:-1])
    assert commands[-1][-1] == f"{checkout.root}[bench,dev,writer]"
    assert install_commands(Path("py"), checkout, [], None, None)[-1][-1] == str(checkout.root)


def test_the_second_run_starts_no_program_and_takes_no_time(checkout: Checkout, pip: FakePip) -> None:
    set_up(checkout)
    assert pip.commands
    pip.commands.clear()
    started = time.perf_counter()
    assert set_up(checkout) == checkout.python
    assert time.perf_counter() - started < 0.5
    assert not pip.commands


def test_tests_need_more_and_keep_it(checkout: Checkout, pip: FakePip) -> None:
    set_up(checkout)
    set_up(checkout, dev=True)
    assert pip.commands[-1][-1].endswith("[bench,dev,writer]")
    count = len(pip.commands)
    set_up(checkout)
    set_up(checkout, dev=True)
    assert len(pip.commands) == count
    checkout.constraints.write_text("numpy==2.4.6\n", encoding="utf-8")
    set_up(checkout)
    assert pip.commands[-1][-1].endswith("[bench,dev,writer]")


def test_a_bundle_brings_only_what_it_holds(checkout: Checkout, pip: FakePip) -> None:
    set_up(checkout, dev=True)
    checkout.constraints.write_text("numpy==2.4.6\n", encoding="utf-8")
    wheel = checkout.root / "wheels" / "llama_cpp_python-1-py3-none-any.whl"
    wheel.parent.mkdir()
    wheel.touch()
    pip.commands.clear()
    set_up(checkout, bundle=Bundle(checkout.root))
    assert pip.commands[-1][-1].endswith("[writer]")
    assert all("PIP_CONFIG_FILE" in env for env in pip.envs[-3:])
    count = len(pip.commands)
    set_up(checkout)
    assert len(pip.commands) == count


def test_an_installation_that_failed_leaves_no_stamp(
    checkout: Checkout, pip: FakePip, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(checkout)
    checkout.constraints.write_text("numpy==2.4.6\n", encoding="utf-8")

    def fail(*_: Any, **__: Any) -> None:
        raise SetupError("no network")

    monkeypatch.setattr(environment, "run_or_stop", fail)
    with pytest.raises(SetupError, match="no network"):
        set_up(checkout)
    assert read_stamp(checkout) is None


def test_without_a_compiler_everything_else_is_installed_and_it_is_said_every_time(
    checkout: Checkout, pip: FakePip, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    compiler = SimpleNamespace(here=False)
    monkeypatch.setattr(environment, "has_compiler", lambda: compiler.here)
    monkeypatch.setattr(environment, "obtain_wheel", lambda *_: "There is no C++ compiler.")
    set_up(checkout)
    assert "writer" not in pip.commands[-1][-1]
    count = len(pip.commands)
    set_up(checkout)
    assert len(pip.commands) == count
    assert capsys.readouterr().err.count("There is no C++ compiler.") == 2
    compiler.here = True
    monkeypatch.setattr(environment, "obtain_wheel", lambda *_: Path("llama_cpp_python-1-py3-none-any.whl"))
    set_up(checkout)
    assert "writer" in pip.commands[-1][-1]


def test_a_failed_build_is_tried_again_only_when_asked(
    checkout: Checkout, pip: FakePip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "has_compiler", lambda: True)
    monkeypatch.setattr(environment, "obtain_wheel", lambda *_: "It could not be built.")
    set_up(checkout)
    count = len(pip.commands)
    set_up(checkout)
    assert len(pip.commands) == count
    set_up(checkout, retry_writer=True)
    assert len(pip.commands) > count


def test_a_folder_of_somebody_else_is_not_deleted(checkout: Checkout, pip: FakePip) -> None:
    checkout.venv.mkdir()
    (checkout.venv / "thesis.odt").touch()
    with pytest.raises(SetupError, match="holds something else"):
        set_up(checkout)
    assert (checkout.venv / "thesis.odt").exists()
