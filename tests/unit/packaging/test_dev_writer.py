"""The built wheel: which builds may share one, and what happens when it cannot be built."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import Any

import pytest
from devtools import writer
from devtools.places import this_checkout
from devtools.writer import BuildPlan, build_command, build_env, cached_wheel, obtain_wheel, plan_build

PLAN = BuildPlan("llama-cpp-python==0.3.36", {"A": "ON"}, "ab", "", "linux-x86_64", "glibc 2.36", "avx2 fma")
WHEEL = "llama_cpp_python-0.3.36-py3-none-linux_x86_64.whl"


@pytest.fixture(autouse=True)
def cache(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.delenv("CMAKE_ARGS", raising=False)
    return home / "cache" / "sottovoce"


@pytest.mark.parametrize(
    "change",
    [
        {"requirement": "llama-cpp-python==0.3.37"},
        {"options": {"A": "OFF"}},
        {"options": {}},
        {"hook_sha256": "cd"},
        {"user_cmake_args": "-DGGML_CUDA=ON"},
        {"platform": "linux-aarch64"},
        {"libc": "musl 1.2"},
        {"cpu": "avx2"},
    ],
)
def test_every_part_of_a_plan_decides_which_wheel_is_reused(change: dict[str, Any]) -> None:
    assert dataclasses.replace(PLAN, **change).key != PLAN.key
    assert dataclasses.replace(PLAN).key == PLAN.key


def test_a_build_for_others_uses_no_instruction_that_only_this_machine_has() -> None:
    plan = plan_build(this_checkout(), portable=True)
    assert plan.options["GGML_NATIVE"] == "OFF"
    assert plan.options["GGML_OPENMP"] == "OFF"
    own = plan_build(this_checkout(), portable=False)
    assert "GGML_NATIVE" not in own.options
    assert own.key != plan.key
    assert own.options["LLAMA_BUILD_TESTS"] == "OFF"


def test_the_command_asks_for_source_with_the_plans_options() -> None:
    command = build_command(Path("py"), this_checkout(), PLAN, Path("out"))
    assert command[-1] == "llama-cpp-python==0.3.36"
    assert command[command.index("--no-binary") + 1] == "llama-cpp-python"
    assert "--config-settings=cmake.define.A=ON" in command
    assert any("CMAKE_PROJECT_llama.cpp_INCLUDE" in part and part.endswith("llama_build.cmake") for part in command)
    env = build_env(this_checkout(), {})
    assert env["PIP_BUILD_CONSTRAINT"] == env["PIP_CONSTRAINT"]
    assert " " not in env["PIP_CONSTRAINT"]


class FakeBuild:
    """Stands in for pip: puts a wheel of a given size where it was told to, or fails with a log."""

    def __init__(self, size: int, log_text: str = "", *, ok: bool = True) -> None:
        self.size, self.log_text, self.ok, self.runs = size, log_text, ok, 0

    def __call__(self, command: list[str], log: Path, label: str, **_: Any) -> bool:
        self.runs += 1
        log.write_text(self.log_text, encoding="utf-8")
        if self.ok:
            with (Path(command[command.index("-w") + 1]) / WHEEL).open("wb") as file:
                file.truncate(self.size)
        return self.ok


def test_a_second_checkout_reuses_the_wheel(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    build = FakeBuild(2_000_000)
    monkeypatch.setattr(writer, "run_logged", build)
    monkeypatch.setattr(writer, "has_compiler", lambda: True)
    first = obtain_wheel(Path("py"), this_checkout())
    assert isinstance(first, Path)
    assert first.name == WHEEL
    assert obtain_wheel(Path("py"), this_checkout()) == first
    assert build.runs == 1
    obtain_wheel(Path("py"), this_checkout(), portable=True)
    assert build.runs == 2
    assert not list((cache / "wheels").glob("build-*"))


def test_a_cached_wheel_needs_no_compiler(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    plan = plan_build(this_checkout(), portable=False)
    folder = cache / "wheels" / f"llama-cpp-python-0.3.36-{plan.key}"
    folder.mkdir(parents=True)
    with (folder / WHEEL).open("wb") as file:
        file.truncate(2_000_000)
    monkeypatch.setattr(writer, "has_compiler", lambda: False)
    assert obtain_wheel(Path("py"), this_checkout()) == folder / WHEEL


def test_half_a_wheel_is_never_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "run_logged", FakeBuild(1000))
    monkeypatch.setattr(writer, "has_compiler", lambda: True)
    assert isinstance(obtain_wheel(Path("py"), this_checkout()), str)
    assert cached_wheel(plan_build(this_checkout(), portable=False)) is None


def test_no_compiler_is_one_clear_sentence_and_no_build(monkeypatch: pytest.MonkeyPatch) -> None:
    build = FakeBuild(2_000_000)
    monkeypatch.setattr(writer, "run_logged", build)
    monkeypatch.setattr(writer, "has_compiler", lambda: False)
    said = obtain_wheel(Path("py"), this_checkout())
    assert isinstance(said, str)
    assert said.startswith("There is no C++ compiler")
    assert "minutes are made of the words as spoken" in said
    assert build.runs == 0


def test_a_failed_build_names_its_log_and_its_cause(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    build = FakeBuild(0, "fatal error: No space left on device", ok=False)
    monkeypatch.setattr(writer, "run_logged", build)
    monkeypatch.setattr(writer, "has_compiler", lambda: True)
    said = obtain_wheel(Path("py"), this_checkout())
    assert isinstance(said, str)
    assert "The disk is full." in said
    log = cache / "wheels" / "llama-cpp-python-build.log"
    assert str(log) in said
    assert log.exists()


@pytest.mark.skipif(os.name == "nt", reason="read from /proc, sysctl or the environment")
def test_this_processor_has_a_name() -> None:
    assert writer.this_cpu()
    assert writer.this_cpu() == writer.this_cpu()
