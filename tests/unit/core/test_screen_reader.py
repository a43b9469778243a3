from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from sottovoce.core import screen_reader
from sottovoce.core.screen_reader import ask_program, asked, screen_reader_runs


@pytest.mark.parametrize(
    ("platform", "program", "answer", "runs"),
    [
        ("linux", "busctl", "b true", True),
        ("linux", "busctl", "b false", False),
        ("linux", "gdbus", "(<true>,)", True),
        ("linux", "gdbus", "(<false>,)", False),
        ("linux", "gsettings", "true", True),
        ("linux", "nobody", "true", False),
        ("darwin", "defaults", "1", True),
        ("darwin", "defaults", "0", False),
        ("beos", "defaults", "1", False),
    ],
)
def test_the_first_answer_decides(platform: str, program: str, answer: str, runs: bool) -> None:
    def ask(command: Sequence[str]) -> str:
        return answer if command[0] == program else ""

    assert asked(platform, ask) is runs


def test_who_answered_is_not_overruled() -> None:
    answers = {"busctl": "b false", "gdbus": "(<true>,)"}
    assert not asked("linux", lambda command: answers.get(command[0], ""))


def test_a_program_that_fails_hangs_or_is_missing_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_reader, "_ANSWER_SECONDS", 0.1)
    assert ask_program((sys.executable, "-c", "print('b true'); raise SystemExit(1)")) == ""
    assert ask_program((sys.executable, "-c", "import time; time.sleep(60)")) == ""
    assert ask_program((str(Path("no") / "such" / "program"),)) == ""


def test_what_a_program_prints_is_its_answer() -> None:
    monkey = (sys.executable, "-c", "print('  b true ')")
    assert ask_program(monkey) == "b true"


def test_asking_this_system_never_raises() -> None:
    assert screen_reader_runs() in {True, False}
