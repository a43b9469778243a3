"""The side of the window by mouse and keys: days, filters, many at once, the trash, what is due, and matters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from sottovoce.core.languages import UiLanguage
from sottovoce.services.process import ProcessOptions
from sottovoce.ui.library.filter_panel import Period
from sottovoce.ui.library.matter_dialog import MatterDialog, MatterOffer, MatterPick
from sottovoce.ui.library.meeting_list import MeetingList
from sottovoce.ui.library.shelf import NO_MATTER
from sottovoce.ui.library.tags_dialog import TagChange, TagOffer, TagsDialog
from sottovoce.ui.window.vault_access import VaultState
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_matters import Matter
from sottovoce.vault.rows_meetings import MeetingState
from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce.vault.search import Hit, HitKind
from sottovoce_models.errors import Code, UserFixable
from tests.gui import fakes
from tests.gui.conftest import Stage
from tests.gui.fake_desk import FakeDesk, ScriptedJob

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "plugin does not support")

TODAY = datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0)
MUSTER = Matter("m1", "Muster, Sabine", vocabulary="Muster")
BAUM = Matter("m2", "Baum GmbH")


@pytest.fixture
def desk() -> FakeDesk:
    """Four meetings of three days and two matters."""
    made = FakeDesk()
    for title, days, matter, speakers in (
        ("Intake", 9, "m1", ("Anna Keller",)),
        ("Board", 1, "m2", ("Ben", "Ömer Öz")),
        ("Hearing", 0, "m2", ()),
        ("Session", 0, None, ("Anna Keller",)),
    ):
        at = TODAY - timedelta(days=days, minutes=len(made.rows))
        row = made.put(title, created_at=at.isoformat())
        made.rows[row.id] = replace(row, matter_id=matter, speakers=speakers, has_minutes=True)
        made.job_rows[row.id] = JobRow(f"j{row.id}", row.id, "speech", row.created_at, state=JobState.DONE)
        script = ScriptedJob(made, row, ProcessOptions())
        script.draft.transcript = fakes.transcript()
        made.scripts.append(script)
    made.matters.kept = {each.id: each for each in (MUSTER, BAUM)}
    return made


@pytest.fixture
def full(new_stage: Callable[..., Stage], desk: FakeDesk, qtbot: QtBot) -> Stage:
    stage = new_stage(desk=desk)
    qtbot.waitUntil(lambda: len(stage.window.library.meetings) == 4 and len(stage.window.library.matters.all) == 2)
    return stage


def shown(stage: Stage) -> list[str]:
    model = stage.pages.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def spoken(stage: Stage, row: int) -> str:
    return str(stage.pages.list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def id_of(stage: Stage, title: str) -> str:
    return next(row.id for row in stage.desk.rows.values() if row.title == title)


def click_row(stage: Stage, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    rows: MeetingList = stage.pages.list
    rect = rows.visualRect(rows.model().index(row, 0))
    stage.qtbot.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, modifier, QPoint(rect.center().x(), rect.bottom() - 12)
    )


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
    full.window.library.meetings.update([replace(full.desk.rows[board], approved_at=TODAY.isoformat(), tags=("alt",))])
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
    full.window.library.meetings.add(new)
    assert shown(full)[0] == "New"
    assert rows.currentIndex().data() == "Board"
    full.window.library.meetings.remove([new.id, id_of(full, "Session")])
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
    panel, meetings = full.pages.side.filter, full.window.library.meetings
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
    full.window.pages.vocabularies.load()
    qtbot.waitUntil(lambda: bool(full.window.pages.vocabularies.all))
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


def test_nothing_found_teaches_how_it_is_looked_for(full: Stage, qtbot: QtBot) -> None:
    qtbot.keyClicks(full.window.bar.search, "zzz")
    qtbot.waitUntil(full.pages.search.hint.isVisible)
    assert not full.pages.search.list.isVisible()


# Many at once


def test_many_are_given_a_matter_and_tags(full: Stage, qtbot: QtBot) -> None:
    rows = full.pages.list
    click_row(full, 0)
    click_row(full, 3, Qt.KeyboardModifier.ControlModifier)
    full.dialogs.picked = MatterPick(new_name="Neu")
    menu = _menu(full, 0)
    assert list(menu) == ["Matter…", "Tags…", "Move 2 meetings to the trash"]
    menu["Matter…"].trigger()
    assert full.dialogs.matter_offers[-1].title == "Matter of 2 meetings"
    desk = full.desk
    qtbot.waitUntil(lambda: desk.rows[id_of(full, "Intake")].matter_id == "matter 2")
    assert desk.rows[id_of(full, "Hearing")].matter_id == "matter 2"
    qtbot.waitUntil(lambda: full.window.library.matters.name_of("matter 2") == "Neu")
    full.dialogs.tag_change = TagChange(("alt",))
    _menu(full, 0)["Tags…"].trigger()
    qtbot.waitUntil(lambda: desk.rows[id_of(full, "Intake")].tags == ("alt",))
    assert len(rows.chosen_ids()) == 2
    qtbot.waitUntil(lambda: "alt" in spoken(full, 0))


def test_what_is_thrown_away_can_be_taken_back_at_once(full: Stage, qtbot: QtBot) -> None:
    rows, note = full.pages.list, full.pages.note
    click_row(full, 1)
    click_row(full, 2, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    qtbot.waitUntil(note.isVisible)
    assert note.text.text() == "2 meetings moved to the trash."
    assert shown(full) == ["Hearing", "Intake"]
    qtbot.waitUntil(lambda: full.pages.side.trash_button.text() == "Trash (2)")
    qtbot.mouseClick(note.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(full)) == 4)
    assert not note.isVisible()
    qtbot.waitUntil(lambda: full.pages.side.trash_button.text() == "Trash")


def test_what_runs_stays_and_that_is_said(full: Stage, qtbot: QtBot) -> None:
    full.desk.job_rows[id_of(full, "Board")] = replace(full.desk.job_rows[id_of(full, "Board")], state=JobState.RUNNING)
    full.pages.list.selectAll()
    qtbot.keyClick(full.pages.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(full.pages.note.isVisible)
    said = full.pages.note.text.text()
    assert said.startswith("3 meetings moved to the trash. 1 meeting stays")
    assert shown(full) == ["Board"]


def test_the_page_of_a_meeting_that_is_thrown_away_is_left(full: Stage, qtbot: QtBot) -> None:
    click_row(full, 2)
    qtbot.keyClick(full.pages.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(full.pages.start.isVisible)
    assert full.pages.meeting.meeting is None


# The trash and what is due


def test_the_trash_says_when_it_goes_restores_and_deletes_for_good(full: Stage, qtbot: QtBot) -> None:
    desk, page = full.desk, full.pages.trash
    for title, days in (("Board", 18), ("Intake", 2)):
        at = (datetime.now(UTC) - timedelta(days=days)).isoformat()
        desk.rows[id_of(full, title)] = replace(desk.rows[id_of(full, title)], trashed_at=at)
    full.window.library.trash.look()
    qtbot.waitUntil(lambda: len(full.window.library.trash.rows) == 2)
    qtbot.mouseClick(full.pages.side.trash_button, Qt.MouseButton.LeftButton)
    assert page.isVisible()
    model = page.list.model()
    texts = [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(2)]
    assert [text.rsplit(" · ", 1)[1] for text in texts] == ["goes in 28 days", "goes in 12 days"]
    assert not page.restore_button.isEnabled()
    page.list.setCurrentIndex(model.index(0, 0))
    qtbot.mouseClick(page.restore_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert desk.rows[id_of(full, "Intake")].trashed_at is None
    qtbot.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert full.dialogs.questions == ["Delete “Board” for good?"]
    assert len(desk.rows) == 4
    full.dialogs.agree = True
    qtbot.mouseClick(page.destroy_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(desk.rows) == 3)
    qtbot.waitUntil(page.empty.isVisible)
    assert "The trash is empty" in page.empty.text()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert full.pages.start.isVisible()


def test_a_meeting_that_cannot_be_destroyed_is_still_there(full: Stage, qtbot: QtBot) -> None:
    full.window.library.trash.move([id_of(full, "Board")])
    qtbot.waitUntil(lambda: len(full.window.library.trash.rows) == 1)
    full.window.pages.side.trash_pressed.emit()
    full.pages.trash.list.selectAll()
    full.dialogs.agree, full.desk.error = True, UserFixable(Code.MATTER_ON_HOLD)
    qtbot.mouseClick(full.pages.trash.destroy_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "legal hold" in full.pages.note.text.text())
    assert full.pages.trash.list.model().rowCount() == 1


def test_what_is_due_says_why_and_goes_only_by_a_click(full: Stage, qtbot: QtBot) -> None:
    desk = full.desk
    desk.matters.kept["m1"] = replace(MUSTER, audio_days=14)
    desk.matters.kept["m2"] = replace(BAUM, ended_on="2016-03-01", keep_years=10)
    for title in ("Intake", "Board"):
        row = desk.rows[id_of(full, title)]
        desk.rows[row.id] = replace(row, approved_at="2026-01-06T12:00:00+00:00")
    full.window.library.trash.look()
    button = full.pages.side.due_button
    qtbot.waitUntil(button.isVisible)
    assert button.text() == "Due (3)"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    page = full.pages.due
    model = page.list.model()
    texts = [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(3)]
    assert any("Baum GmbH: Everything: kept for 10 years after the end on" in text for text in texts)
    assert any("Muster, Sabine: Sound: due 14 days after the approval on" in text for text in texts)
    assert not page.sound_button.isEnabled()
    qtbot.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    full.dialogs.agree = True
    qtbot.mouseClick(page.sound_button, Qt.MouseButton.LeftButton)
    intake = id_of(full, "Intake")
    qtbot.waitUntil(lambda: desk.rows[intake].sound_gone_at is not None)
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    meeting = full.window.library.meetings.of(intake)
    assert meeting is not None
    assert not meeting.can_play
    assert "Sound deleted" in meeting.state_text()
    qtbot.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.trash_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(full.window.library.trash.rows) == 2)
    qtbot.waitUntil(page.empty.isVisible)
    assert not button.isVisible()


def test_the_sound_of_one_meeting_is_deleted_from_its_menu(full: Stage, qtbot: QtBot) -> None:
    click_row(full, 2)
    meeting = full.pages.meeting.meeting
    assert meeting is not None
    qtbot.waitUntil(lambda: meeting.loaded)
    assert full.pages.meeting.player_bar.isVisible()
    menu = QMenu()
    full.pages.meeting.menu_requested.emit(meeting, menu)
    action = next(action for action in menu.actions() if action.text() == "Delete the sound…")
    full.dialogs.agree = True
    action.trigger()
    qtbot.waitUntil(lambda: not full.pages.meeting.player_bar.isVisible())
    assert full.dialogs.questions == ["Delete the sound of 1 meeting?"]
    assert not meeting.can_play
    full.pages.meeting.menu_requested.emit(meeting, menu)
    action = next(action for action in menu.actions() if action.text() == "Delete the sound…")
    assert not action.isEnabled()


def test_an_emptied_term_is_looked_for_at_every_opening(full: Stage) -> None:
    assert full.desk.trash.emptied == 1


# Dialogs and settings


def test_a_matter_is_found_or_named_by_typing(qtbot: QtBot) -> None:
    dialog = MatterDialog(MatterOffer("Matter of 1 meeting", (BAUM, MUSTER), (("No matter", ""),), "m2"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.pick() == MatterPick("m2")
    qtbot.keyClicks(dialog.name, "sab")
    assert dialog.pick() == MatterPick("m1")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Down)
    assert dialog.pick() == MatterPick(new_name="sab")
    dialog.name.clear()
    qtbot.keyClicks(dialog.name, "  neu   er ")
    assert dialog.pick() == MatterPick(new_name="neu er")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)


def test_no_matter_can_be_made_where_one_is_only_looked_for(qtbot: QtBot) -> None:
    dialog = MatterDialog(MatterOffer("Show", (BAUM,), may_make=False))
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.name, "baum gmbh")
    assert dialog.pick() == MatterPick("m2")
    qtbot.keyClicks(dialog.name, "xyz")
    assert not dialog.choose_button.isEnabled()


def test_tags_of_many_are_half_ticked_until_somebody_says_more(qtbot: QtBot) -> None:
    dialog = TagsDialog(TagOffer(("alt", "Dringend", "x"), (("alt", "Dringend"), ("Dringend",))))
    qtbot.addWidget(dialog)
    states = [dialog.list.item(row).checkState() for row in range(3)]
    assert states == [Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    assert dialog.change() == TagChange()
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    qtbot.keyClicks(dialog.fresh, "neu")
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(dialog.fresh, "ALT")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save_button.click()
    assert dialog.change() == TagChange(("alt", "neu"), ("Dringend",))


def test_a_matter_is_made_and_given_its_terms_in_the_settings(full: Stage, qtbot: QtBot) -> None:
    full.window.show_settings()
    section = full.pages.matters
    section.chosen.setCurrentIndex(section.chosen.findData(""))
    section.chosen.activated.emit(section.chosen.currentIndex())
    assert not section.save_button.isEnabled()
    qtbot.keyClicks(section.name, "Vogt")
    section.audio_days.setValue(0)
    section.keep_years.setValue(10)
    assert section.state.text() == "Nothing is due before an end is entered."
    section.ended.click()
    assert section.state.text().startswith("Everything is due from")
    section.hold.click()
    qtbot.mouseClick(section.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Vogt" in [each.name for each in full.window.library.matters.all])
    kept = next(each for each in full.desk.matters.kept.values() if each.name == "Vogt")
    assert (kept.audio_days, kept.keep_years, kept.legal_hold) == (0, 10, True)
    assert kept.ended_on is not None
    assert section.chosen.currentData() == kept.id
    assert not section.save_button.isEnabled()
    full.dialogs.agree = True
    qtbot.mouseClick(section.delete_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: kept.id not in full.desk.matters.kept)
    assert full.dialogs.questions == ["Delete the matter “Vogt”?"]


def test_a_name_that_is_taken_is_said_and_what_was_typed_stays(full: Stage, qtbot: QtBot) -> None:
    full.window.show_settings()
    section = full.pages.matters
    qtbot.keyClicks(section.name, " zwei")
    full.desk.error = UserFixable(Code.MATTER_NAME_TAKEN)
    qtbot.mouseClick(section.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "There is a matter of this name already." in full.pages.note.text.text())
    assert section.name.text().endswith(" zwei")
    assert section.save_button.isEnabled()


# Locking, languages, keys


def test_the_lock_takes_filters_matters_and_trash_off_the_screen(full: Stage, qtbot: QtBot) -> None:
    side = full.pages.side
    qtbot.keyClicks(side.filter.person, "keller")
    full.window.library.trash.move([id_of(full, "Session")])
    qtbot.waitUntil(lambda: len(full.window.library.trash.rows) == 1)
    qtbot.keyClick(full.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: full.vault.state is VaultState.LOCKED)
    assert side.filter.person.text() == side.filter.summary.text() == ""
    assert full.window.library.trash.rows == full.window.library.matters.all == ()
    assert full.pages.trash.list.model().rowCount() == 0
    assert full.pages.start.choices.matter.count() == full.pages.matters.chosen.count() == 1
    assert not full.pages.note.isVisible()  # it named how many were thrown away


@pytest.mark.parametrize("language", list(UiLanguage))
def test_everything_at_the_side_has_a_name_and_is_reached_by_tab(
    new_stage: Callable[..., Stage], desk: FakeDesk, qtbot: QtBot, language: UiLanguage
) -> None:
    stage = new_stage(desk=desk, language=language)
    qtbot.waitUntil(lambda: len(stage.window.library.meetings) == 4)
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
    full.window.library.meetings.add(row)
    assert spoken(full, 0) == "Now · Being recorded"
    full.pages.list.grab()  # every state can be painted


def _menu(stage: Stage, row: int) -> dict[str, object]:
    """The menu of the selected rows, opened on one of them."""
    meeting = stage.window.library.meetings.of(stage.pages.list._meetings.id_at(stage.pages.list.model().index(row, 0)))
    before = set(stage.window.findChildren(QMenu))
    stage.pages.list.menu_requested.emit(meeting, QPoint(10, 10))
    (menu,) = set(stage.window.findChildren(QMenu)) - before
    actions = {action.text(): action for action in menu.actions() if action.text()}
    menu.close()
    return actions
