"""A user asks, records, asks who comes behind the lock, hands out a receipt, and two take it back: all of it real."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.audio.capture import Capture
from sottovoce.audio.devices import Devices
from sottovoce.core.consent import START_PURPOSES, Answer, Basis, Role
from sottovoce.services.record import RecordChoice, RecordService
from sottovoce.services.withdrawal.cutting import MARK
from sottovoce.ui.consent.meeting_dialog import ConsentDialog
from sottovoce.ui.consent.withdraw_dialog import WithdrawDialog
from sottovoce.ui.window.main_window import MainWindow
from sottovoce_models.types import Track
from tests.gui.fakes import FakeDialogs
from tests.helpers.paced_capture import PacedCapture
from tests.helpers.played_desk import played_desk
from tests.helpers.real_window import opened
from tests.helpers.user_walk import PHRASE, User

pytestmark = [pytest.mark.qt_log_ignore("does not support"), pytest.mark.timeout(300)]
_LEFT, _CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


def test_asked_recorded_joined_behind_the_lock_and_handed_out(
    qapp: QApplication,
    home: Path,
    qtbot: QtBot,
    tmp_path: Path,
    model_dir: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model_dir("whisper-base")
    monkeypatch.setattr(RecordService, "preflight", lambda _self, _choice: ())
    monkeypatch.setattr(RecordService, "devices", lambda _self: Devices(("Built-in",), "Built-in", system_sound=False))
    captures: list[PacedCapture] = []

    def new_captures(_choice: RecordChoice) -> Sequence[Capture]:
        captures.append(PacedCapture(Track.MIC, b"\1\0" * 16_000 * 60))
        return captures[-1:]

    dialogs = FakeDialogs()
    with opened(qapp, played_desk(new_captures), dialogs) as window:
        User(window, dialogs, qtbot, 60_000).first_start()
        _records_a_client(window, qtbot, captures)
        _somebody_joins_behind_the_lock(window, qtbot, captures)
        qtbot.mouseClick(window.rooms.pages.recording_bar.stop_button, _LEFT)
        qtbot.waitUntil(lambda: not window.rooms.pages.recording_bar.isVisible(), timeout=20_000)
        view = _looks_at_the_consent(window, qtbot)
        kept = view._kept
        assert kept.basis is Basis.ASKED
        assert [(each.name, each.role) for each in kept.participants] == [
            ("Me", Role.USER),
            ("Anna Keller", Role.OTHER),
            ("Ben Muster", Role.OTHER),
        ]
        for person in kept.participants:
            assert {person.given(each).answer for each in START_PURPOSES} == {Answer.YES}
        dialogs.save_to = tmp_path / "receipt.json"
        _receipt(view, kept.participants[2].id).trigger()
        qtbot.waitUntil(lambda: not view.working and (tmp_path / "receipt.json").exists(), timeout=20_000)
        text = (tmp_path / "receipt.json").read_text(encoding="utf-8")
        assert json.loads(text)["piiPrincipalId"] == "Ben Muster"
        assert "Anna" not in text, "of others it says nothing"
        view.reject()
        _one_takes_it_back(window, qtbot, kept.participants[2].id)
        _all_of_it_goes(window, qtbot, kept.participants[1].id)


def _records_a_client(window: MainWindow, qtbot: QtBot, captures: list[PacedCapture]) -> None:
    page = window.rooms.pages.record
    qtbot.keyClick(window, Qt.Key.Key_R, _CONTROL)
    qtbot.waitUntil(lambda: page.device.count() == 2 and window.rooms.consents.idle)
    assert not page.start_button.isEnabled()
    qtbot.keyClicks(page.consent.new_name, "Anna Keller\r")
    qtbot.keyClick(page.consent.new_name, Qt.Key.Key_Return, _CONTROL)
    qtbot.waitUntil(page.start_button.isEnabled)
    qtbot.keyClick(window, Qt.Key.Key_R, _CONTROL)
    qtbot.waitUntil(window.rooms.pages.recording_bar.isVisible, timeout=20_000)
    running = window.rooms.recording.running_access
    assert running is not None
    captures[-1].play(2_000)
    qtbot.waitUntil(lambda: running.elapsed_ms == 2_000)


def _somebody_joins_behind_the_lock(window: MainWindow, qtbot: QtBot, captures: list[PacedCapture]) -> None:
    running = window.rooms.recording.running_access
    assert running is not None
    qtbot.keyClick(window, Qt.Key.Key_L, _CONTROL)
    qtbot.waitUntil(lambda: not window.gate.is_open)
    qtbot.keyClick(window, Qt.Key.Key_J, _CONTROL)
    qtbot.waitUntil(lambda: running.held and running.paused)
    dialog = window.rooms.joined.dialog
    assert dialog is not None
    qtbot.keyClicks(dialog.form.name, "Ben Muster")
    qtbot.mouseClick(dialog.agreed_button, _LEFT)
    qtbot.waitUntil(lambda: not running.held and not running.paused)
    held_ms = running.elapsed_ms
    captures[-1].play(6_000)
    qtbot.waitUntil(lambda: running.elapsed_ms > held_ms)


def _looks_at_the_consent(window: MainWindow, qtbot: QtBot) -> ConsentDialog:
    qtbot.keyClicks(window.gate.unlock_page.passphrase, PHRASE + "\r")
    qtbot.waitUntil(lambda: window.gate.is_open and bool(window.rooms.library.meetings.all), timeout=60_000)
    window.rooms._on_picked(window.rooms.library.meetings.all[0])
    qtbot.mouseClick(window.rooms.pages.meeting.header.consent_button, _LEFT)
    view = window.rooms.consents.dialog
    assert isinstance(view, ConsentDialog)
    qtbot.waitUntil(lambda: len(view.people) == 3)
    return view


def _one_takes_it_back(window: MainWindow, qtbot: QtBot, ben: str) -> None:
    """Nobody has said which voice is his; then somebody does, and only his part goes."""
    meeting = window.rooms.pages.meeting.meeting
    assert meeting is not None
    qtbot.waitUntil(lambda: meeting.settled and meeting.transcript is not None, timeout=60_000)
    dialog = _withdraws(window, qtbot, ben)
    assert not dialog.only.isEnabled()
    dialog.reject()
    assert meeting.editing.rename("S2", "Ben Muster")
    dialog = _withdraws(window, qtbot, ben)
    assert dialog.only.isChecked()
    qtbot.mouseClick(dialog.action_button, _LEFT)
    qtbot.waitUntil(lambda: dialog.done_with, timeout=60_000)
    dialog.reject()
    qtbot.waitUntil(lambda: window.rooms.pages.meeting.meeting not in {None, meeting}, timeout=20_000)
    left = window.rooms.pages.meeting.meeting
    assert left is not None
    qtbot.waitUntil(lambda: left.transcript is not None, timeout=20_000)
    assert left.transcript is not None
    texts = [turn.text for turn in left.transcript.turns]
    assert texts[1] == MARK
    assert texts[0].startswith("Segment 0")


def _all_of_it_goes(window: MainWindow, qtbot: QtBot, anna: str) -> None:
    dialog = _withdraws(window, qtbot, anna)
    qtbot.mouseClick(dialog.all, _LEFT)
    qtbot.waitUntil(dialog.action_button.isEnabled, timeout=20_000)
    qtbot.mouseClick(dialog.action_button, _LEFT)
    qtbot.waitUntil(lambda: dialog.done_with, timeout=60_000)
    assert not window.rooms.library.meetings.all
    dialog.reject()


def _withdraws(window: MainWindow, qtbot: QtBot, participant_id: str) -> WithdrawDialog:
    qtbot.mouseClick(window.rooms.pages.meeting.header.consent_button, _LEFT)
    view = window.rooms.consents.dialog
    assert isinstance(view, ConsentDialog)
    qtbot.waitUntil(lambda: bool(view.people), timeout=20_000)
    view.people[participant_id].withdraw_button.menu().actions()[0].trigger()
    dialog = window.rooms.consents.dialog
    assert isinstance(dialog, WithdrawDialog)
    qtbot.waitUntil(lambda: dialog.told is not None, timeout=60_000)
    return dialog


def _receipt(view: ConsentDialog, participant_id: str) -> QAction:
    return view.people[participant_id].receipt_button.menu().actions()[1]
