"""The side of the window by mouse and keys: days, what a row says, filters, and what the lock takes away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.library.filter_panel import Period
from sottovoce.ui.library.matter_dialog import MatterPick
from sottovoce.ui.library.shelf import NO_MATTER
from sottovoce.ui.meeting.meeting import State
from sottovoce.ui.meeting.transcript_model import RenameRequest
from sottovoce.ui.window.vault_access import VaultState
from sottovoce.vault.rows_meetings import MeetingState
from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce.vault.search import Hit, HitKind
from tests.gui.asking import alone
from tests.gui.conftest import Stage
from tests.gui.fake_desk import FakeDesk, FakeLibrary
from tests.gui.full_library import TODAY, click_row, id_of, make_desk, open_on, shown, spoken

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "plugin does not support")


@pytest.fixture
def desk() -> FakeDesk:
    return make_desk()


@pytest.fixture
def full(new_stage: Callable[..., Stage], desk: FakeDesk, qtbot: QtBot) -> Stage:
    return open_on(desk, new_stage, qtbot)


# The list


def test_meetings_stand_under_their_days(full: Stage) -> None:
    model = full.pages.side.list._meetings
    assert shown(full) == ["Hearing", "Session", "Board", "Intake"]
    assert [model.begins_day(row) for row in range(4)] == [True, False, True, True]
    assert [model.days_of(row) for row in (0, 2)] == [["Today"], ["Yesterday"]]
    assert model.days_of(3)[0].endswith(str((TODAY - timedelta(days=9)).year))
    rows = full.pages.list
    tall, low = (rows.visualRect(rows.model().index(row, 0)).height() for row in (0, 1))
    assert tall > low


def test_a_row_says_who_how_long_and_where_it_stands(full: Stage, qtbot: QtBot) -> None:
    board = id_of(full, "Board")
    assert spoken(full, 2).startswith("Board · ")
    assert spoken(full, 2).endswith("Ben, Ömer Öz · 2 min · Draft")
    full.window.rooms.library.meetings.update(
        [replace(full.desk.rows[board], approved_at=TODAY.isoformat(), tags=("alt",))]
    )
    assert spoken(full, 2).endswith("Ben, Ömer Öz · 2 min · Approved · alt")


def test_a_click_on_a_day_opens_nothing(full: Stage, qtbot: QtBot) -> None:
    rows = full.pages.list
    rect = rows.visualRect(rows.model().index(2, 0))
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.center().x(), rect.top() + 6))
    assert full.pages.meeting.meeting is None
    click_row(full, 2)
    assert full.pages.meeting.meeting is not None
    assert full.pages.meeting.meeting.title == "Board"


def test_arrow_keys_open_one_after_another_and_shift_only_selects(full: Stage, qtbot: QtBot) -> None:
    rows = full.pages.list
    click_row(full, 0)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    page = full.pages.meeting
    assert page.meeting is not None
    assert page.meeting.title == "Session"
    qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.meeting.title == "Session"
    assert len(rows.chosen_ids()) == 2
    assert full.pages.side.selected.text() == "2 meetings"
    assert full.pages.side.selected.isVisible()


def test_one_more_and_one_less_leave_the_rest_where_it_is(full: Stage, qtbot: QtBot) -> None:
    click_row(full, 2)
    rows = full.pages.list
    new = full.desk.put("New", created_at=(TODAY + timedelta(minutes=5)).isoformat())
    full.window.rooms.library.meetings.add(new)
    assert shown(full)[0] == "New"
    assert rows.currentIndex().data() == "Board"
    full.window.rooms.library.meetings.remove([new.id, id_of(full, "Session")])
    assert shown(full) == ["Hearing", "Board", "Intake"]
    assert rows.currentIndex().data() == "Board"
    assert [index.data() for index in rows.selectedIndexes()] == ["Board"]


# Filters


def test_the_filter_narrows_the_list_and_one_button_undoes_it(full: Stage, qtbot: QtBot) -> None:
    side, panel = full.pages.side, full.pages.side.filter
    assert not panel.person.isVisible()
    qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.person, "keller")
    assert shown(full) == ["Session", "Intake"]
    panel.period.setCurrentIndex(panel.period.findData(Period.WEEK))
    assert shown(full) == ["Session"]
    assert (panel.count.text(), panel.summary.text()) == ("1 of 4", "keller · Last 7 days")
    qtbot.keyClicks(panel.person, "x")
    assert side.nothing.isVisible()
    assert "kellerx" in side.nothing.text()
    qtbot.mouseClick(panel.reset_button, Qt.MouseButton.LeftButton)
    assert len(shown(full)) == 4
    assert panel.person.text() == ""
    assert not panel.reset_button.isVisible()


def test_chosen_days_are_both_included(full: Stage, qtbot: QtBot) -> None:
    panel = full.pages.side.filter
    qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    panel.period.setCurrentIndex(panel.period.findData(Period.CHOSEN))
    assert panel.first.isVisible()
    yesterday = (TODAY - timedelta(days=1)).date()
    for field in (panel.first, panel.last):
        field.setDate(yesterday)  # type: ignore[arg-type] # PySide takes a date of Python's
    assert shown(full) == ["Board"]


def test_open_tasks_doubts_and_tags_are_asked_for(full: Stage, qtbot: QtBot) -> None:
    panel, meetings = full.pages.side.filter, full.window.rooms.library.meetings
    rows = full.desk.rows
    meetings.update(
        [
            replace(rows[id_of(full, "Board")], open_actions=2, tags=("Dringend",)),
            replace(rows[id_of(full, "Intake")], doubts=1),
        ]
    )
    qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    for tick, title in ((panel.open_actions, "Board"), (panel.doubts, "Intake")):
        tick.click()
        assert shown(full) == [title]
        tick.click()
    panel.tag.setCurrentIndex(panel.tag.findData("Dringend"))
    assert shown(full) == ["Board"]
    panel.reset()
    panel.sort.setCurrentIndex(2)
    assert shown(full) == ["Board", "Hearing", "Intake", "Session"]
    assert not full.pages.side.list._meetings.by_day


def test_a_matter_narrows_the_list_and_is_where_new_meetings_go(full: Stage, qtbot: QtBot) -> None:
    side = full.pages.side
    full.desk.vocabularies.lists["Muster"] = Vocabulary("Muster", ("Quetiapin",))
    full.window.rooms.pages.vocabularies.load()
    qtbot.waitUntil(lambda: bool(full.window.rooms.pages.vocabularies.all))
    full.dialogs.picked = MatterPick("m1")
    qtbot.mouseClick(side.matter_button, Qt.MouseButton.LeftButton)
    assert full.dialogs.matter_offers[-1].first[1] == ("Without a matter", NO_MATTER)
    assert shown(full) == ["Intake"]
    assert side.matter_button.text() == "Muster, Sabine"
    choices = full.pages.start.choices
    assert (choices.matter_id, choices.vocabulary.currentData()) == ("m1", "Muster")
    full.window.open_files([full.file("New one.wav")])
    qtbot.waitUntil(lambda: len(shown(full)) == 2)
    assert full.desk.rows[id_of(full, "New one")].matter_id == "m1"
    assert full.desk.scripts[-1].options.vocabulary == ("Quetiapin",)
    full.dialogs.picked = MatterPick(NO_MATTER)
    qtbot.mouseClick(side.matter_button, Qt.MouseButton.LeftButton)
    assert shown(full) == ["Session"]
    assert choices.matter_id is None


def test_a_matter_chosen_for_one_import_is_not_kept_for_the_next(full: Stage, qtbot: QtBot) -> None:
    choices = full.pages.start.choices
    choices.prefer("m2")
    full.window.open_files([full.file("One.wav")])
    assert choices.matter_id is None
    qtbot.waitUntil(lambda: len(full.desk.scripts) == 5)
    assert full.desk.rows[id_of(full, "One")].matter_id == "m2"


def test_the_terms_of_one_client_are_not_listened_for_in_a_meeting_of_another(full: Stage, qtbot: QtBot) -> None:
    lists = full.desk.vocabularies.lists
    lists["Muster"], lists["Eigene"] = Vocabulary("Muster", ("Quetiapin",)), Vocabulary("Eigene", ("Uri",))
    full.window.rooms.pages.vocabularies.load()
    qtbot.waitUntil(lambda: bool(full.window.rooms.pages.vocabularies.all))
    for choices in (full.pages.start.choices, full.pages.record.choices):
        choices.prefer("m1")
        assert choices.vocabulary.currentData() == "Muster"
        choices.prefer("m2")
        assert choices.vocabulary.currentData() == ""
        choices.vocabulary.setCurrentIndex(choices.vocabulary.findData("Eigene"))
        choices.prefer("")
        assert choices.vocabulary.currentData() == "Eigene"  # what the user chose stays


def test_a_matter_chosen_at_the_start_is_that_of_a_recording_too(full: Stage, qtbot: QtBot) -> None:
    full.pages.start.choices.prefer("m2")
    full.window.rooms.record()
    assert full.pages.record.choices.matter_id == "m2"
    qtbot.waitUntil(lambda: full.window.rooms.consents.idle)
    alone(full.pages.record, qtbot)
    qtbot.waitUntil(full.pages.record.start_button.isEnabled)
    full.window.rooms.record()
    qtbot.waitUntil(lambda: len(full.desk.rows) == 5)
    recorded = full.desk.choices[-1][0].title
    qtbot.waitUntil(lambda: full.desk.rows[id_of(full, recorded)].matter_id == "m2")
    assert full.pages.record.choices.matter_id is None


def test_a_name_given_to_a_voice_is_found_at_once(full: Stage, qtbot: QtBot) -> None:
    click_row(full, 2)
    meeting = full.pages.meeting.meeting
    assert meeting is not None
    qtbot.waitUntil(lambda: meeting.loaded)
    meeting.rename(RenameRequest("S1", "Zoe"))
    qtbot.keyClicks(full.pages.side.filter.person, "zoe")
    assert shown(full) == ["Board"]


def test_a_click_opens_a_meeting_once(full: Stage, qtbot: QtBot) -> None:
    picked: list[object] = []
    full.pages.list.picked.connect(picked.append)
    click_row(full, 2)
    assert len(picked) == 1
    click_row(full, 2)
    assert len(picked) == 2


def test_what_waits_can_be_shown_alone(full: Stage, qtbot: QtBot) -> None:
    button = full.pages.side.waiting_button
    assert not button.isVisible()
    full.window.open_files([full.file("Waits.wav")])
    qtbot.waitUntil(button.isVisible)
    assert button.text() == "Waiting (1)"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown(full) == ["Waits"]
    full.desk.scripts[-1].start()
    full.desk.scripts[-1].finish()
    qtbot.waitUntil(lambda: shown(full) == [])
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(shown(full)) == 5


def test_the_search_looks_where_the_filter_points_and_says_so(full: Stage, qtbot: QtBot) -> None:
    full.desk.hits = [
        Hit(id_of(full, title), title, HitKind.TURN, "yes", ((0, 3),), "t1", 0) for title in ("Intake", "Board")
    ]
    page = full.pages.search
    qtbot.keyClicks(full.window.bar.search, "yes")
    qtbot.waitUntil(page.isVisible)
    assert page.count.text() == "2 places found"
    assert not page.everywhere_button.isVisible()
    full.dialogs.picked = MatterPick("m1")
    qtbot.mouseClick(full.pages.side.matter_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.count.text() == "1 place found")
    assert page.filter.text() == "Only in: Muster, Sabine"
    qtbot.mouseClick(page.everywhere_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.count.text() == "2 places found")
    assert page.filter.text() == ""


def test_a_client_is_found_by_name(full: Stage, qtbot: QtBot) -> None:
    page = full.pages.search
    qtbot.keyClicks(full.window.bar.search, "sabi")
    qtbot.waitUntil(page.isVisible)
    button = page.matters.itemAt(0).widget()
    assert button.accessibleName() == "Muster, Sabine"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown(full) == ["Intake"]
    assert full.window.bar.search.text() == ""
    assert not page.isVisible()
    qtbot.keyClicks(full.window.bar.search, "gmbh")
    qtbot.waitUntil(page.isVisible)
    assert page.matters.itemAt(0).widget().accessibleName() == "Baum GmbH"
    full.window.bar.search.clear()
    qtbot.keyClicks(full.window.bar.search, "xyz")
    qtbot.waitUntil(lambda: page.matters.count() == 1)  # nothing but the stretch


def test_nothing_found_teaches_how_it_is_looked_for(full: Stage, qtbot: QtBot) -> None:
    qtbot.keyClicks(full.window.bar.search, "zzz")
    qtbot.waitUntil(full.pages.search.hint.isVisible)
    assert not full.pages.search.list.isVisible()


# Locking, languages, keys


def test_the_lock_takes_filters_matters_and_trash_off_the_screen(full: Stage, qtbot: QtBot) -> None:
    side = full.pages.side
    qtbot.keyClicks(side.filter.person, "keller")
    full.window.rooms.library.trash.move([id_of(full, "Session")])
    qtbot.waitUntil(lambda: len(full.window.rooms.library.trash.rows) == 1)
    qtbot.keyClick(full.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: full.vault.state is VaultState.LOCKED)
    assert side.filter.person.text() == side.filter.summary.text() == ""
    assert full.window.rooms.library.trash.rows == full.window.rooms.library.matters.all == ()
    assert full.pages.trash.list.model().rowCount() == 0
    assert full.pages.start.choices.matter.count() == full.pages.matters.chosen.count() == 1
    assert not full.pages.note.isVisible()  # it named how many were thrown away


@pytest.mark.parametrize("language", list(UiLanguage))
def test_everything_at_the_side_has_a_name_and_is_reached_by_tab(
    new_stage: Callable[..., Stage], desk: FakeDesk, qtbot: QtBot, language: UiLanguage
) -> None:
    stage = new_stage(desk=desk, language=language)
    qtbot.waitUntil(lambda: len(stage.window.rooms.library.meetings) == 4)
    side = stage.pages.side
    side.filter.button.setChecked(True)
    side.list.selectAll()
    side.filter.button.setFocus()
    seen = []
    while QApplication.focusWidget() not in seen:
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
    panel = side.filter
    wanted = [panel.button, panel.sort, panel.person, panel.period, panel.open_actions, panel.doubts, side.list]
    wanted += [side.matter_button, side.trash_button]
    places = [seen.index(widget) for widget in wanted]
    assert places == sorted(places)
    for widget in seen:
        assert widget.accessibleName() or getattr(widget, "text", str)()


def test_a_recording_has_its_sign_before_anything_is_heard(full: Stage, qtbot: QtBot) -> None:
    row = full.desk.put("Now", state=MeetingState.RECORDING, created_at=(TODAY + timedelta(hours=1)).isoformat())
    full.window.rooms.library.meetings.add(row)
    assert spoken(full, 0) == "Now · Being recorded"
    full.pages.list.grab()  # every state can be painted


def test_what_was_read_before_a_job_began_does_not_take_back_that_it_runs(
    full: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    full.window.open_files([full.file("Now.wav")])
    qtbot.waitUntil(lambda: len(full.desk.scripts) == 5)
    now = id_of(full, "Now")
    qtbot.waitUntil(lambda: full.window.rooms.library.meetings.made(now) is not None)
    meeting, waiting = full.window.rooms.library.meetings.made(now), full.desk.job_rows[now]
    assert meeting is not None
    qtbot.waitUntil(lambda: meeting.loaded)
    full.desk.scripts[-1].start()
    qtbot.waitUntil(lambda: meeting.state is State.RUNNING)
    real = FakeLibrary.open
    monkeypatch.setattr(FakeLibrary, "open", lambda library, each: replace(real(library, each), job=waiting))
    meeting.loaded = False
    with qtbot.waitSignal(full.window.rooms.library.opened):
        full.window.rooms.library.open(meeting)
    assert meeting.state is State.RUNNING
