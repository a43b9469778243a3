"""Many meetings at once, the trash, what is due, and matters: by mouse, keys and typing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sottovoce.ui.library.matter_dialog import MatterDialog, MatterOffer, MatterPick
from sottovoce.ui.library.tags_dialog import TagChange, TagOffer, TagsDialog
from sottovoce.vault.rows_jobs import JobState
from sottovoce_models.errors import Code, UserFixable
from tests.gui.conftest import Stage
from tests.gui.fake_desk import FakeDesk
from tests.gui.full_library import BAUM, MUSTER, click_row, id_of, make_desk, open_on, shown, spoken

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "plugin does not support")


@pytest.fixture
def desk() -> FakeDesk:
    return make_desk()


@pytest.fixture
def full(new_stage: Callable[..., Stage], desk: FakeDesk, qtbot: QtBot) -> Stage:
    return open_on(desk, new_stage, qtbot)


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
    qtbot.waitUntil(lambda: full.window.rooms.library.matters.name_of("matter 2") == "Neu")
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
    full.window.rooms.library.trash.look()
    qtbot.waitUntil(lambda: len(full.window.rooms.library.trash.rows) == 2)
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
    full.window.rooms.library.trash.move([id_of(full, "Board")])
    qtbot.waitUntil(lambda: len(full.window.rooms.library.trash.rows) == 1)
    full.window.rooms.pages.side.trash_pressed.emit()
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
    full.window.rooms.library.trash.look()
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
    meeting = full.window.rooms.library.meetings.of(intake)
    assert meeting is not None
    assert not meeting.can_play
    assert "Sound deleted" in meeting.state_text()
    qtbot.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.trash_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(full.window.rooms.library.trash.rows) == 2)
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
    qtbot.keyClicks(dialog.name, "m")
    assert [dialog.list.item(row).text() for row in range(3)] == ["Muster, Sabine", "Baum GmbH", "New matter: “m”"]
    assert dialog.pick() == MatterPick("m1")  # not "No matter", which holds an m as well
    dialog.name.clear()
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
    full.window.rooms.show_settings()
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
    qtbot.waitUntil(lambda: "Vogt" in [each.name for each in full.window.rooms.library.matters.all])
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
    full.window.rooms.show_settings()
    section = full.pages.matters
    qtbot.keyClicks(section.name, " zwei")
    full.desk.error = UserFixable(Code.MATTER_NAME_TAKEN)
    qtbot.mouseClick(section.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "There is a matter of this name already." in full.pages.note.text.text())
    assert section.name.text().endswith(" zwei")
    assert section.save_button.isEnabled()


def _menu(stage: Stage, row: int) -> dict[str, object]:
    """The menu of the selected rows, opened on one of them."""
    meeting = stage.window.rooms.library.meetings.of(
        stage.pages.list._meetings.id_at(stage.pages.list.model().index(row, 0))
    )
    before = set(stage.window.findChildren(QMenu))
    stage.pages.list.menu_requested.emit(meeting, QPoint(10, 10))
    (menu,) = set(stage.window.findChildren(QMenu)) - before
    actions = {action.text(): action for action in menu.actions() if action.text()}
    menu.close()
    return actions
