from __future__ import annotations

import io
import os
import re

import pytest

from sottovoce.core import terminal
from sottovoce.core.terminal import StatusLine


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(terminal, "time", made)
    return made


def visible(written: str) -> list[str]:
    """What a terminal shows at the end: each part after a return replaces the line."""
    return [line.split("\r\x1b[2K")[-1] for line in written.split("\n")]


def test_a_file_gets_a_line_for_each_step_and_none_for_figures() -> None:
    out = io.StringIO()
    with StatusLine(out) as status:
        status.show("a: speech")
        status.show("a: speech · 10% · 3 s")
        status.show("a: speech · 20%")
        status.note("en (98%)")
        status.show("a: minutes · 5%")
    assert out.getvalue() == "a: speech\nen (98%)\na: minutes\n"


def test_a_terminal_is_redrawn_at_most_five_times_a_second(ticking: Clock) -> None:
    out = Terminal()
    status = StatusLine(out)
    for step in range(100):
        status.show(f"{step}%")
        ticking.now += 0.01
    assert 4 <= len(re.findall(r"\d+%", out.getvalue())) <= 6


def test_a_note_stays_and_leaves_no_rest_of_the_line_before(ticking: Clock) -> None:
    out = Terminal()
    with StatusLine(out) as status:
        status.show("a very long line of progress")
        status.note("done")
        ticking.now += 1
        status.show("next")
    assert visible(out.getvalue()) == ["done", ""]


def test_a_line_never_wraps(ticking: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal.shutil, "get_terminal_size", lambda: os.terminal_size((20, 5)))
    out = Terminal()
    StatusLine(out).show("x" * 100)
    assert visible(out.getvalue()) == ["x" * 19]
