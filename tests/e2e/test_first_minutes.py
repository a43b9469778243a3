"""From the first start to the first minutes, by what the window offers; the seconds are told, never asserted."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.ui.meeting.first_steps import Step
from sottovoce.ui.meeting.meeting import State
from sottovoce.ui.window.main_window import MainWindow
from tests.helpers.real_window import opened
from tests.helpers.user_walk import introduced

pytestmark = [pytest.mark.model, pytest.mark.timeout(900)]
_PHRASE: Final = "wolke treppe senf kanal"
_PATIENCE_MS: Final = 600_000


@pytest.fixture
def window(qapp: QApplication, home: Path, model_dir: Callable[[str], Path]) -> Iterator[MainWindow]:
    """The real window of somebody who has the starter models and nothing else."""
    model_dir("whisper-base")
    with opened(qapp) as made:
        yield made


def test_a_new_user_comes_to_first_minutes(
    window: MainWindow, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    began = time.monotonic()
    gate, pages = window.gate, window.rooms.pages
    assert window.frame.page is gate.first_start
    for field in (gate.first_start.passphrase.first, gate.first_start.passphrase.second):
        assert QApplication.focusWidget() is field, "the keyboard leads from one to the next"
        qtbot.keyClicks(field, _PHRASE + "\r")
    qtbot.waitUntil(lambda: bool(gate.codes_page.groups), timeout=60_000)
    paper = " ".join(group.text() for group in gate.codes_page.groups[: len(gate.codes_page.groups) // 2])
    qtbot.mouseClick(gate.codes_page.next_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(gate.codes_page.typed, paper + "\r")
    introduced(window, qtbot)
    qtbot.waitUntil(pages.start.sample_button.isVisible)
    in_the_vault = time.monotonic() - began
    qtbot.mouseClick(pages.start.sample_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.frame.page is pages.meeting, timeout=60_000)
    meeting = pages.meeting.meeting
    assert meeting is not None
    qtbot.waitUntil(lambda: meeting.state is State.DONE and bool(meeting.items), timeout=_PATIENCE_MS)
    took = time.monotonic() - began
    with capsys.disabled():
        sys.stdout.write(f"\nfirst minutes: vault after {in_the_vault:.1f} s, minutes after {took:.1f} s\n")
    qtbot.waitUntil(window.rooms.comfort.steps.isVisible)
    pages.meeting.transcript.setFocus()
    qtbot.keyClick(pages.meeting.transcript, Qt.Key.Key_Home)
    qtbot.keyClick(pages.meeting.transcript, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert Step.HEAR in window.rooms.comfort.steps.done
    qtbot.mouseClick(pages.meeting.minutes.chips[0], Qt.MouseButton.LeftButton)
    assert Step.PROOF in window.rooms.comfort.steps.done
