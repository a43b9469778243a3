"""A user's way from the first start to a document for the file, with engines that play and with the real ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.core.policy import Policy
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.services.desk import Desk
from sottovoce.services.process import Models
from tests.gui.fakes import FakeDialogs
from tests.helpers.real_window import opened
from tests.helpers.user_walk import User, walk
from tests.integration.test_meeting_job import FAKES
from tests.integration.test_meeting_job import Models as NoModels

pytestmark = [pytest.mark.qt_log_ignore("does not support propagateSizeHints"), pytest.mark.timeout(900)]
_PLAYED = {"decode": "Decoder", "speech": "Recognizer", "speakers": "ThreeSpeakers", "summarize": "Minutes"}


def test_from_the_first_start_to_the_file_with_engines_that_play(
    qapp: QApplication, home: Path, qtbot: QtBot, tmp_path: Path, model_dir: Callable[[str], Path]
) -> None:
    model_dir("whisper-base")  # not used, but the window asks for it before it takes sound
    specs = {name: EngineSpec(name, f"{FAKES}:{kind}") for name, kind in _PLAYED.items()}

    def new_desk(_models: Models, learn: Callable[..., None], policy: Policy) -> Desk:
        return Desk(NoModels(), specs, learn=learn, policy=policy)

    recording = tmp_path / "Board meeting.wav"
    recording.write_bytes(b"whatever the engines that play are given")
    dialogs = FakeDialogs()
    with opened(qapp, new_desk, dialogs) as window:
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
