"""The meetings of the vault: listed, opened, renamed, made again, deleted, found, and gone when the vault is shut."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sottovoce.pipeline import events
from sottovoce.pipeline.events import SegmentStored, StageStarted, SummaryItemMade, TextWithdrawn, TranscriptMade
from sottovoce.services.gaps import Silence
from sottovoce.services.process import ProcessOptions
from sottovoce.ui.library.rerun_dialog import Rerun
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.meeting.transcript_model import RenameRequest
from sottovoce.ui.window.vault_access import VaultState
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_meetings import Bookmark, MeetingState
from sottovoce.vault.search import Hit, HitKind
from sottovoce.vault.segments import GapKind
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Track, Transcript
from tests.gui import fakes
from tests.gui.conftest import Stage
from tests.gui.fake_desk import FakeDesk, FakeLibrary, ScriptedJob


def _stored(desk: FakeDesk, title: str, *, night: bool = False) -> str:
    """A meeting of an earlier day with its transcript, or with a job that waits for the night."""
    row = desk.put(title)
    state = JobState.WAITING if night else JobState.DONE
    desk.job_rows[row.id] = JobRow(f"job of {row.id}", row.id, "speech", row.created_at, state=state, night=night)
    script = ScriptedJob(desk, row, ProcessOptions())
    if not night:
        script.draft.transcript = fakes.transcript()
    desk.scripts.append(script)
    return row.id


@pytest.fixture
def full(new_stage: Callable[..., Stage], qtbot: QtBot) -> Stage:
    """A window on three stored meetings."""
    desk = FakeDesk()
    for title in ("Intake", "Board", "Hearing"):
        _stored(desk, title)
    stage = new_stage(desk=desk)
    qtbot.waitUntil(lambda: len(stage.window.rooms.library.meetings.all) == 3)
    return stage


def _open(stage: Stage, qtbot: QtBot, title: str) -> Meeting:
    meetings = stage.window.rooms.library.meetings.all
    meeting = next(meeting for meeting in meetings if meeting.title == title)
    stage.pages.list.show_current(meeting)
    qtbot.waitUntil(lambda: meeting.loaded)
    return meeting


def _menu(stage: Stage, meeting: Meeting) -> dict[str, QAction]:
    """The menu of the page, as it is when it opens."""
    menu = stage.pages.meeting.header.more_button.menu()
    stage.pages.meeting.menu_requested.emit(meeting, menu)
    return {action.text(): action for action in menu.actions() if action.text()}


def test_the_newest_stands_first_and_opens_at_a_click(full: Stage, qtbot: QtBot) -> None:
    assert [meeting.title for meeting in full.window.rooms.library.meetings.all] == ["Hearing", "Board", "Intake"]
    rows = full.pages.list
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(1, 0)).center())
    page = full.pages.meeting
    qtbot.waitUntil(lambda: page.meeting is not None and page.meeting.rows.rowCount() == 6)
    assert page.meeting is full.window.rooms.library.meetings.all[1]
    assert page.isVisible()


def test_f2_renames_a_meeting(full: Stage, qtbot: QtBot) -> None:
    meeting = _open(full, qtbot, "Board")
    full.dialogs.typed = "Vorstand"
    qtbot.keyClick(full.pages.list, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: meeting.title == "Vorstand")
    assert full.desk.rows[meeting.id].title == "Vorstand"


def test_a_name_given_to_a_voice_is_kept_in_the_vault(full: Stage, qtbot: QtBot) -> None:
    meeting = _open(full, qtbot, "Board")
    for name in ("A", "An", "Anna"):
        meeting.rename(RenameRequest("S1", name))
    qtbot.waitUntil(lambda: bool(full.desk.saved) and full.desk.saved[-1].speakers["S1"].name == "Anna")


def test_minutes_are_made_again_with_other_options_and_edits_stay(full: Stage, qtbot: QtBot) -> None:
    meeting = _open(full, qtbot, "Board")
    meeting.rename(RenameRequest("S1", "Anna"))
    options = ProcessOptions(language="de", writer_id=None)
    full.dialogs.again = Rerun("minutes", options, night=False)
    _menu(full, meeting)["Make again…"].trigger()
    qtbot.waitUntil(lambda: full.desk.asked == [("minutes", meeting.id, options, False)])
    full.desk.scripts[-1].say(TranscriptMade(fakes.transcript(turns=8)))
    qtbot.waitUntil(lambda: meeting.rows.rowCount() == 8)
    assert meeting.rows.row(0).speaker_label == "Anna"


@pytest.mark.qt_log_ignore("plugin does not support")  # of the offscreen platform only
def test_the_list_has_the_same_menu(full: Stage, qtbot: QtBot) -> None:
    meeting = _open(full, qtbot, "Hearing")
    full.pages.list.menu_requested.emit(meeting, QPoint(10, 10))
    menu = full.window.findChildren(QMenu)[-1]
    qtbot.waitUntil(menu.isVisible)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Rename…",
        "Write…",
        "Make again…",
        "Matter…",
        "Tags…",
        "Delete the sound…",
        "Move to the trash",
    ]
    menu.close()


def test_a_hit_leads_to_its_moment(full: Stage, qtbot: QtBot) -> None:
    board = next(row for row in full.desk.rows.values() if row.title == "Board")
    full.desk.hits = [
        Hit(board.id, "Board", HitKind.TURN, "This is turn 4", ((0, 4),), "t4", 16_000),
        Hit(board.id, "Board", HitKind.TITLE, "Board", ((0, 5),), "", 0),
    ]
    qtbot.keyClick(full.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(full.window.bar.search, "turn")
    page = full.pages.search
    qtbot.waitUntil(page.isVisible)
    assert full.desk.searched[-1] == "turn"
    assert page.count.text() == "2 places found"
    spoken = page.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Board · 00:16: This is turn 4"
    qtbot.keyClick(full.window.bar.search, Qt.Key.Key_Return)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(full.pages.meeting.isVisible)
    transcript = full.pages.meeting.transcript
    qtbot.waitUntil(lambda: transcript.playing is not None)
    assert transcript.playing is not None
    assert transcript.playing.row == 4
    assert full.playback.played == []  # shown, not played


def test_nothing_found_is_said_and_an_empty_field_leads_back(full: Stage, qtbot: QtBot) -> None:
    qtbot.keyClicks(full.window.bar.search, "zzz")
    qtbot.waitUntil(full.pages.search.isVisible)
    assert full.pages.search.count.text() == "Nothing found"
    full.window.bar.search.clear()
    qtbot.waitUntil(full.pages.start.isVisible)


def test_bookmarks_and_what_was_erased_are_seen(full: Stage, qtbot: QtBot) -> None:
    board = next(row for row in full.desk.rows.values() if row.title == "Board")
    full.desk.bookmarks[board.id] = (Bookmark(8_000, "important"),)
    full.desk.found_gaps = (Silence(12_000, 22_000, GapKind.ERASED),)
    _open(full, qtbot, "Board")
    row = full.pages.meeting.moments
    qtbot.waitUntil(lambda: len(row.chips) == 2)
    assert [chip.text() for chip in row.chips] == ["◆ 00:08", "00:12 erased"]
    assert "nobody can read it" in row.chips[1].accessibleName()
    qtbot.mouseClick(row.chips[0], Qt.MouseButton.LeftButton)
    assert full.playback.played[-1].start_ms == 8_000


def test_recovered_recordings_are_said_before_anything_else(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    desk = FakeDesk()
    row = desk.put("Session", state=MeetingState.RECOVERED)
    desk.found_again = (row.id,)
    stage = new_stage(desk=desk)
    qtbot.waitUntil(stage.pages.note.isVisible)
    assert "“Session”" in stage.pages.note.accessibleName()
    assert stage.pages.meeting.isVisible()
    assert "Recovered" in stage.window.rooms.library.meetings.all[0].state_text()


def test_a_recording_that_cannot_be_recovered_hides_nothing(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    desk = FakeDesk()
    _stored(desk, "Board")
    desk.error = UserFixable(Code.DISK_FULL)
    stage = new_stage(desk=desk)
    qtbot.waitUntil(stage.pages.note.isVisible)
    qtbot.waitUntil(lambda: [meeting.title for meeting in stage.window.rooms.library.meetings.all] == ["Board"])


def test_the_lock_takes_everything_off_the_screen(full: Stage, qtbot: QtBot) -> None:
    _open(full, qtbot, "Board")
    qtbot.keyClicks(full.window.bar.search, "secret")
    qtbot.keyClick(full.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: full.vault.state is VaultState.LOCKED)
    window = full.window
    assert window.rooms.library.meetings.all == []
    assert not window.frame.side_box.isVisible()
    assert window.bar.search.text() == ""
    assert full.pages.meeting.meeting is None
    assert window.gate.unlock_page.isVisible()


def test_what_is_told_behind_the_lock_is_not_shown(stage: Stage, qtbot: QtBot) -> None:
    stage.open()
    qtbot.keyClick(stage.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: stage.vault.state is VaultState.LOCKED)
    stage.jobs[0].say(SegmentStored(fakes.segment(0)))
    stage.jobs[0].finish()
    page = stage.window.gate.unlock_page
    qtbot.waitUntil(page.passphrase.isEnabled)
    qtbot.keyClicks(page.passphrase, f"{stage.vault.passphrase}\r")
    qtbot.waitUntil(lambda: len(stage.window.rooms.library.meetings.all) == 1)
    assert stage.window.rooms.library.meetings.all[0].state is State.DONE


def test_what_waits_for_the_night_can_start_now_or_be_worked_off_behind_the_lock(
    new_stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    desk = FakeDesk()
    ids = [_stored(desk, title, night=True) for title in ("One", "Two")]
    stage = new_stage(desk=desk)
    qtbot.waitUntil(stage.pages.night.isVisible)
    assert stage.pages.night.count.text() == "2 meetings wait for the night"
    meeting = _open(stage, qtbot, "One")
    assert meeting.state_text() == "Waits until you start it, or for tonight · about 15 s"
    qtbot.mouseClick(stage.pages.meeting.header.resume_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.job_rows[ids[0]].state is JobState.RUNNING)
    qtbot.mouseClick(stage.pages.night.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stage.vault.state is VaultState.LOCKED)
    assert ("night", True) in desk.asked


def test_no_night_on_battery_is_said_and_nothing_is_locked(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    desk = FakeDesk()
    _stored(desk, "One", night=True)
    stage = new_stage(desk=desk)
    qtbot.waitUntil(stage.pages.night.isVisible)
    desk.error = UserFixable(Code.NIGHT_ON_BATTERY)
    qtbot.mouseClick(stage.pages.night.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(stage.pages.note.isVisible)
    assert stage.vault.state is VaultState.OPEN


def test_words_put_off_the_record_leave_the_page(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.jobs[0].say(*(SegmentStored(fakes.segment(i)) for i in range(5)))
    qtbot.waitUntil(lambda: meeting.rows.rowCount() == 5)
    stage.jobs[0].say(TextWithdrawn(frozenset({3, 4})))
    qtbot.waitUntil(lambda: meeting.rows.rowCount() == 3)
    assert meeting.rows.row(2).text == "Sentence 2."


def test_words_of_two_tracks_stand_in_order_of_time(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    for index, track in ((0, Track.SYSTEM), (4, Track.SYSTEM), (2, Track.MIC)):
        stage.jobs[0].say(SegmentStored(fakes.segment(index, track=track)))
    qtbot.waitUntil(lambda: meeting.rows.rowCount() == 3)
    assert [meeting.rows.row(row).start_ms for row in range(3)] == [0, 4_000, 8_000]


def test_what_was_ordered_is_done_before_the_vault_is_shut(
    full: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = _open(full, qtbot, "Board")
    states: list[VaultState] = []
    go, real = threading.Event(), FakeLibrary.save_transcript

    def slow(
        library: FakeLibrary,
        recording_id: str,
        transcript: Transcript,
        reviewed: Collection[str] = (),
        replaces: int | None = None,
    ) -> Transcript:
        assert go.wait(10)
        states.append(full.vault.state)
        return real(library, recording_id, transcript, reviewed, replaces)

    monkeypatch.setattr(FakeLibrary, "save_transcript", slow)
    for name in ("A", "Anna"):
        meeting.rename(RenameRequest("S1", name))
    qtbot.keyClick(full.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert full.window.rooms.library.meetings.all == []  # off the screen at once
    go.set()
    qtbot.waitUntil(lambda: full.vault.state is VaultState.LOCKED)
    assert set(states) == {VaultState.OPEN}
    assert full.desk.saved[-1].speakers["S1"].name == "Anna"


def test_what_was_ordered_is_done_before_the_window_is_gone(full: Stage, qtbot: QtBot) -> None:
    meeting = _open(full, qtbot, "Board")
    for number in range(5):
        meeting.rename(RenameRequest("S1", f"Anna {number}"))
    full.window.close()
    assert full.desk.saved[-1].speakers["S1"].name == "Anna 4"


def test_minutes_of_an_earlier_run_do_not_stand_among_the_new_ones(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.jobs[0].say(TranscriptMade(fakes.transcript()), SummaryItemMade(fakes.item(text="Old.")))
    qtbot.waitUntil(lambda: len(meeting.items) == 1)
    stage.jobs[0].say(StageStarted(events.Stage.MINUTES), SummaryItemMade(fakes.item(text="New.")))
    qtbot.waitUntil(lambda: [item.text for item in meeting.items] == ["New."])
