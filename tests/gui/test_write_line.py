"""Orders of the user: done in order, whatever the window does meanwhile; failures are told even then."""

from __future__ import annotations

import threading
from functools import partial

from pytestqt.qtbot import QtBot

from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.write_line import WriteLine
from sottovoce_models.errors import Code, UserFixable


def _ignore(_result: object) -> None:
    """Nobody waits for the answer."""


def test_everything_ordered_is_done_in_order_without_the_ui_thread(qtbot: QtBot) -> None:
    line, go = WriteLine(), threading.Event()
    done: list[int] = []
    line.run(partial(go.wait, 10), _ignore)
    for number in range(5):
        line.run(partial(done.append, number), _ignore)
    assert not line.drain(0)
    go.set()
    assert line.drain(10)  # no event loop turned meanwhile
    assert done == [0, 1, 2, 3, 4]


def test_forgotten_answers_are_not_heard_but_the_work_is_done(qtbot: QtBot) -> None:
    line = WriteLine()
    heard: list[str] = []
    done: list[str] = []
    line.run(partial(done.append, "old"), lambda _: heard.append("old"))
    line.forget_answers()
    line.run(partial(done.append, "new"), lambda _: heard.append("new"))
    qtbot.waitUntil(lambda: heard == ["new"])
    assert done == ["old", "new"]


def test_a_failure_is_told_even_after_the_answers_were_forgotten(qtbot: QtBot) -> None:
    line = WriteLine()
    failures: list[WorkFailed] = []
    line.failed.connect(failures.append)

    def fail() -> None:
        raise UserFixable(Code.DISK_FULL)

    line.run(fail, _ignore)
    line.forget_answers()
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert failures[0].error.code is Code.DISK_FULL
    assert line.drain(1)
