"""A user makes a training sample of a file that was brought in, keeps the receipts and takes the sample back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.core.languages import UiLanguage
from tests.gui.fakes import FakeDialogs
from tests.helpers.played_desk import played_desk
from tests.helpers.real_window import opened
from tests.helpers.training_walk import (
    makes_a_sample,
    saves_receipts,
    says_how_people_agreed,
    takes_it_back,
    ticks,
)
from tests.helpers.user_walk import User

pytestmark = [pytest.mark.qt_log_ignore("does not support"), pytest.mark.timeout(900)]


def test_a_sample_of_a_file_that_was_brought_in_with_engines_that_play(
    qapp: QApplication, home: Path, qtbot: QtBot, tmp_path: Path, model_dir: Callable[[str], Path]
) -> None:
    model_dir("whisper-base")  # not used, but the window asks for it before it takes sound
    recording = tmp_path / "Board meeting.wav"
    recording.write_bytes(b"whatever the engines that play are given")
    dialogs = FakeDialogs()
    with opened(qapp, played_desk(), dialogs) as window:
        _walk(User(window, dialogs, qtbot, 60_000), recording, tmp_path)


@pytest.mark.model
def test_a_sample_of_a_real_recording(
    qapp: QApplication,
    home: Path,
    qtbot: QtBot,
    tmp_path: Path,
    sample_wav: Path,
    model_dir: Callable[[str], Path],
) -> None:
    model_dir("whisper-base")
    dialogs = FakeDialogs()
    with opened(qapp, dialogs=dialogs, language=UiLanguage.DE) as window:
        _walk(User(window, dialogs, qtbot, 600_000), sample_wav, tmp_path)


def _walk(user: User, recording: Path, tmp_path: Path) -> None:
    user.first_start()
    says_how_people_agreed(user)
    user.imports(recording)
    name = user.names_and_merges_speakers()
    user.edits_and_approves("Nachtrag von Annegret Amacher", by="Dr. Keller")
    wizard = ticks(user)
    assert name in [row.person.name for row in wizard.consent.rows], "who is heard is listed"
    folder = makes_a_sample(user, wizard, "Beat Huggenberger")
    paper, plain = saves_receipts(user, wizard, tmp_path)
    wizard.next_button.click()
    assert paper.read_bytes().startswith(b"%PDF")
    receipt = json.loads(plain.read_text("utf-8"))
    assert {each["name"] for each in receipt["people"]} >= {name, "Beat Huggenberger"}
    data = b"\0".join(path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()).decode()
    assert receipt["sample"]["id"] in data
    assert [each for each in ("Sommer", "Keller", "Annegret", "Amacher", "Huggenberger") if each in data] == []
    takes_it_back(user)
    left = b"\0".join(path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()).decode()
    assert left.count(receipt["sample"]["id"]) == 1, "the tombstone alone"
