"""A user's way from the first start to a document for the file, with engines that play and with the real ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeDialogs
from tests.helpers.played_desk import played_desk
from tests.helpers.real_window import opened
from tests.helpers.user_walk import User, walk

pytestmark = [pytest.mark.qt_log_ignore("does not support propagateSizeHints"), pytest.mark.timeout(900)]


def test_from_the_first_start_to_the_file_with_engines_that_play(
    qapp: QApplication, home: Path, qtbot: QtBot, tmp_path: Path, model_dir: Callable[[str], Path]
) -> None:
    model_dir("whisper-base")  # not used, but the window asks for it before it takes sound
    recording = tmp_path / "Board meeting.wav"
    recording.write_bytes(b"whatever the engines that play are given")
    dialogs = FakeDialogs()
    with opened(qapp, played_desk(), dialogs) as window:
        walk(User(window, dialogs, qtbot, 60_000), recording, tmp_path)


@pytest.mark.model
def test_from_the_first_start_to_the_file_on_a_real_recording(
    qapp: QApplication,
    home: Path,
    qtbot: QtBot,
    tmp_path: Path,
    sample_wav: Path,
    model_dir: Callable[[str], Path],
) -> None:
    model_dir("whisper-base")
    dialogs = FakeDialogs()
    with opened(qapp, dialogs=dialogs) as window:
        walk(User(window, dialogs, qtbot, 600_000), sample_wav, tmp_path)
