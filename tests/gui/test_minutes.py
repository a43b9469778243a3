"""Working on the minutes by mouse and by keyboard: edit, tick, move, compare, hear, approve, reopen, note."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sottovoce.pipeline import events
from sottovoce.pipeline.events import StageStarted, SummaryItemMade, TranscriptMade
from sottovoce.services.playback import PlaybackEnded
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.meeting.minutes_line import LineView
from sottovoce.ui.meeting.minutes_view import MinutesView
from sottovoce.ui.meeting.transcript_model import RenameRequest
from sottovoce.ui.window.vault_access import VaultState
from sottovoce.vault.rows_jobs import JobState
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import ItemKind, Summary, SummaryItem
from tests.gui import fakes
from tests.gui.conftest import Stage

TEXTS = {
    ItemKind.OVERVIEW: "They talked about sleep.",
    ItemKind.TOPIC: "She sleeps four hours.",
    ItemKind.DECISION: "The diary goes on.",
    ItemKind.ACTION: "Call the doctor.",
}
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def written() -> list[SummaryItem]:
    items = [fakes.item(kind, turn, text) for turn, (kind, text) in enumerate(TEXTS.items())]
    return [*items, fakes.item(ItemKind.DECISION, 4, "The dose is raised.", support=0.2)]


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> Stage:
    """A meeting with a transcript and five lines, one of which is not proven; everything was read."""
    (meeting,) = stage.open()
    stage.jobs[0].say(TranscriptMade(fakes.transcript(doubts=0)), *(SummaryItemMade(item) for item in written()))
    stage.jobs[0].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE)
    qtbot.waitUntil(lambda: _minutes(stage).lines.context.editable)
    lines = (stage.window.rooms.library._line, stage.pages.meeting.minutes_control.keeping.line)
    qtbot.waitUntil(lambda: meeting.loaded and all(line.idle for line in lines))  # also what was asked when it ended
    return stage


def _minutes(stage: Stage) -> MinutesView:
    return stage.pages.meeting.minutes


def _meeting(stage: Stage) -> Meeting:
    meeting = stage.pages.meeting.meeting
    assert meeting is not None
    return meeting


def _line(stage: Stage, text: str) -> LineView:
    return next(view for view in _minutes(stage).lines.views.values() if view.item.text == text)


def _texts(stage: Stage) -> list[str]:
    return [item.text for item in _minutes(stage).document.items]


def _kept(stage: Stage) -> list[str]:
    """What stands in the vault."""
    summary = stage.desk.kept.real.state(_meeting(stage).id).summary
    return [] if summary is None else [item.text for item in summary.items]


def _open_actions(stage: Stage) -> int:
    row = stage.desk.kept.keeper.store.meetings.get(_meeting(stage).id)
    return row.open_actions if row is not None else -1


def _saved(stage: Stage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: _kept(stage) == _texts(stage))
    qtbot.waitUntil(lambda: [item.text for item in _meeting(stage).items] == _texts(stage))


def _machine(stage: Stage, *items: SummaryItem, part: str = "") -> None:
    """Another run has ended."""
    recording_id = _meeting(stage).id
    made = Summary(recording_id, 1, "general", "en", items, quote_led=False)
    stage.desk.kept.keeper.store.results.keep_machine_summary(recording_id, made, part)
    stage.pages.meeting.minutes_control.keeping.read()


def test_a_line_is_edited_by_keyboard_and_kept(page: Stage, qtbot: QtBot) -> None:
    line = _line(page, "She sleeps four hours.")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_F2)
    assert line.editor is not None
    assert line.editor.text.hasFocus()
    qtbot.keyClick(line.editor.text, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(line.editor.text, "She sleeps <b>five</b> hours.")
    qtbot.keyClick(line.editor.text, Qt.Key.Key_Return)
    assert line.editor is None
    assert line.hasFocus()
    assert line.text.text() == "She sleeps <b>five</b> hours."
    assert "✎ edited" in line.accessibleDescription()
    _saved(page, qtbot)
    qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text.text() == "She sleeps four hours."
    qtbot.keyClick(line, Qt.Key.Key_Y, CTRL)
    _saved(page, qtbot)
    assert "She sleeps <b>five</b> hours." in _kept(page)
    assert len(page.desk.kept.real.state(_meeting(page).id).approvals) == 0


def test_a_double_click_edits_and_who_and_when_are_typed_beside(page: Stage, qtbot: QtBot) -> None:
    _meeting(page).rename(RenameRequest("S1", "Anna Keller"))
    line = _line(page, "Call the doctor.")
    qtbot.mouseDClick(line.text, Qt.MouseButton.LeftButton)
    editor = line.editor
    assert editor is not None
    qtbot.mouseClick(editor.owner, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor.owner, "Anna Keller")
    qtbot.keyClick(editor.owner, Qt.Key.Key_Tab)
    qtbot.keyClicks(editor.due, "Thursday")
    assert line.editor is editor  # moving between its fields is not leaving
    qtbot.mouseClick(page.pages.meeting.transcript.viewport(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: line.editor is None)
    assert (line.item.owner, line.item.due) == ("S1", "Thursday")
    assert line.accessibleDescription().startswith("Anna Keller · Thursday")


def test_escape_takes_back_what_was_typed_and_redo_brings_it_again(page: Stage, qtbot: QtBot) -> None:
    line = _line(page, "The diary goes on.")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_F2)
    assert line.editor is not None
    qtbot.keyClicks(line.editor.text, " And on.")
    qtbot.keyClick(line.editor.text, Qt.Key.Key_Escape)
    assert page.pages.meeting.isVisible()
    assert "The diary goes on." in _texts(page)
    qtbot.mouseClick(_minutes(page).foot.redo_button, Qt.MouseButton.LeftButton)
    assert "The diary goes on. And on." in _texts(page)


def test_a_pause_in_typing_keeps_it_and_all_of_it_is_one_step(page: Stage, qtbot: QtBot) -> None:
    line = _line(page, "The diary goes on.")
    _minutes(page).lines.edit(line.number)
    assert line.editor is not None
    qtbot.keyClicks(line.editor.text, " And")
    qtbot.waitUntil(lambda: "The diary goes on. And" in _kept(page))
    assert line.editor is not None
    qtbot.keyClicks(line.editor.text, " on.")
    qtbot.keyClick(line.editor.text, Qt.Key.Key_Return)
    _saved(page, qtbot)
    assert page.desk.kept.real.state(_meeting(page).id).revision == 2  # one of the machine's and one of all that
    _minutes(page).undo()
    assert not _minutes(page).document.can_undo


def test_lines_are_added_moved_of_another_kind_and_deleted(page: Stage, qtbot: QtBot) -> None:
    lines = _minutes(page).lines
    menu = lines.add_button.menu()
    next(action for action in menu.actions() if action.text() == "Topics").trigger()
    assert lines.new_line is not None
    qtbot.keyClicks(lines.new_line.text, "Her brother helps.")
    qtbot.keyClick(lines.new_line.text, Qt.Key.Key_Return)
    line = _line(page, "Her brother helps.")
    assert line.hasFocus()
    assert line.item.edited
    qtbot.keyClick(line, Qt.Key.Key_Up, ALT)
    assert _texts(page).index("Her brother helps.") < _texts(page).index("She sleeps four hours.")
    assert line.hasFocus()
    shown = QMenu()
    line.fill_menu(shown)
    kinds = next(action.menu() for action in shown.actions() if action.menu() is not None)
    assert isinstance(kinds, QMenu)
    next(action for action in kinds.actions() if action.text() == "Decisions").trigger()
    assert line.item.kind is ItemKind.DECISION
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert "Her brother helps." not in _texts(page)
    focus = QApplication.focusWidget()
    assert isinstance(focus, LineView)  # the line beside the one that went
    _minutes(page).undo()
    assert "Her brother helps." in _texts(page)
    _saved(page, qtbot)


def test_a_new_line_without_words_is_none(page: Stage, qtbot: QtBot) -> None:
    lines, before = _minutes(page).lines, _texts(page)
    lines.add_line(ItemKind.TOPIC)
    assert lines.new_line is not None
    qtbot.keyClick(lines.new_line.text, Qt.Key.Key_Return)
    assert lines.new_line is None
    assert _texts(page) == before
    assert not _minutes(page).document.can_undo


def test_arrows_walk_from_line_to_line_and_enter_plays_the_proof(page: Stage, qtbot: QtBot) -> None:
    line = _line(page, "They talked about sleep.")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert _line(page, "She sleeps four hours.").hasFocus()
    qtbot.keyClick(_line(page, "She sleeps four hours."), Qt.Key.Key_Return)
    assert page.playback.played[-1].start_ms == 4_500
    qtbot.mouseClick(line.text, Qt.MouseButton.LeftButton)
    assert page.playback.played[-1].start_ms == 500


def test_a_line_is_copied_as_plain_text(page: Stage, qtbot: QtBot) -> None:
    line = _line(page, "Call the doctor.")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "Call the doctor."


def test_unproven_lines_stand_apart_until_somebody_answers_for_them(page: Stage, qtbot: QtBot) -> None:
    minutes = _minutes(page)
    assert minutes.lines.order[-1] == _line(page, "The dose is raised.").number
    assert "Not proven by the recording" in minutes.texts()
    shown, line = QMenu(), _line(page, "The dose is raised.")
    line.fill_menu(shown)
    next(action for action in shown.actions() if "answer for it" in action.text()).trigger()
    assert line.item.edited
    assert "Not proven by the words cited" not in line.accessibleDescription()


def test_an_action_is_ticked_by_space_and_by_mouse(page: Stage, qtbot: QtBot) -> None:
    line = _line(page, "Call the doctor.")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: _open_actions(page) == 0)
    assert line.item.done
    assert not line.item.edited
    assert page.playback.pauses == []
    qtbot.mouseClick(line.box, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _open_actions(page) == 1)
    qtbot.waitUntil(lambda: _meeting(page).row.open_actions == 1)


def test_a_quote_is_machine_heard_until_it_was_played_to_its_end(page: Stage, qtbot: QtBot) -> None:
    chip = _line(page, "She sleeps four hours.").chips[0]
    assert chip.accessibleName().endswith("machine-heard")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    page.playback.tell(PlaybackEnded(page.playback.played[-1], UserFixable(Code.AUDIO_DEVICE)))
    qtbot.waitUntil(page.pages.meeting.header.banner.isVisible)
    assert not chip.heard
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    page.playback.tell(PlaybackEnded(page.playback.played[-1]))
    qtbot.waitUntil(lambda: chip.heard)
    assert chip.text() == "✓ 00:04"
    qtbot.waitUntil(lambda: len(page.desk.kept.real.state(_meeting(page).id).heard) == 1)


def test_hear_and_approve_by_keyboard_alone(page: Stage, qtbot: QtBot) -> None:
    minutes = _minutes(page)
    minutes.foot.approve_button.setFocus()
    qtbot.keyClick(minutes.foot.approve_button, Qt.Key.Key_Space)
    pane = minutes.approve
    assert pane.list.hasFocus()
    assert [pane.list.item(row).text().split("\n")[1] for row in range(pane.list.count())] == [
        "She sleeps four hours.",
        "The dose is raised.",
    ]
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)  # hears
    assert page.playback.played[-1].start_ms == 4_500
    assert pane.heard_count == 0
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)  # right: the next one plays
    assert pane.heard_count == 1
    assert page.playback.played[-1].start_ms == 16_500
    assert "1 of 2 heard" in pane.caption.text()
    assert not pane.approve_button.isEnabled()
    pane.name.setFocus()
    qtbot.keyClicks(pane.name, "Dr. Keller")
    qtbot.keyClick(pane.name, Qt.Key.Key_Return)
    qtbot.keyClick(pane.name, Qt.Key.Key_Return)  # twice is once
    qtbot.waitUntil(lambda: minutes.shows_lines and not minutes.lines.context.editable)
    approval = page.desk.approvals.approval_of(_meeting(page).id)
    assert approval is not None
    assert (approval.approved_by, approval.heard, approval.to_hear) == ("Dr. Keller", 1, 2)
    assert _meeting(page).row.approved_at == approval.approved_at
    assert "✓ Approved by Dr. Keller" in minutes.foot.state.text()
    assert "1 of 2 heard" in minutes.foot.state.text()


def test_e_leads_from_the_list_to_the_line_and_escape_back_to_the_draft(page: Stage, qtbot: QtBot) -> None:
    minutes = _minutes(page)
    qtbot.mouseClick(minutes.foot.approve_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(minutes.approve.list, Qt.Key.Key_E)
    assert minutes.shows_lines
    assert _line(page, "She sleeps four hours.").editor is not None
    minutes.lines.commit()
    qtbot.mouseClick(minutes.foot.approve_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(minutes.approve.list, Qt.Key.Key_Escape)
    assert minutes.shows_lines
    assert page.pages.meeting.isVisible()


def _approve(stage: Stage, qtbot: QtBot, name: str = "Dr. Keller") -> None:
    minutes = _minutes(stage)
    qtbot.mouseClick(minutes.foot.approve_button, Qt.MouseButton.LeftButton)
    minutes.approve.name.setText(name)
    qtbot.mouseClick(minutes.approve.approve_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(minutes.foot.reopen_button.isVisible)


def test_what_is_approved_was_edited_a_moment_ago_and_the_difference_is_told(page: Stage, qtbot: QtBot) -> None:
    minutes, line = _minutes(page), _line(page, "The diary goes on.")
    minutes.lines.edit(line.number)
    assert line.editor is not None
    qtbot.keyClicks(line.editor.text, " For two weeks.")
    qtbot.keyClick(_line(page, "Call the doctor."), Qt.Key.Key_Delete)
    minutes.lines.add_line(ItemKind.QUESTION)
    assert minutes.lines.new_line is not None
    qtbot.keyClicks(minutes.lines.new_line.text, "What about June?")
    qtbot.mouseClick(minutes.foot.approve_button, Qt.MouseButton.LeftButton)
    rows = [minutes.approve.diff.item(row).text() for row in range(minutes.approve.diff.count())]
    assert rows == [
        "± Changed: Decisions · The diary goes on. For two weeks.\nBefore: Decisions · The diary goes on.",
        "− Removed: To do · Call the doctor.",
        "+ Added: Open questions · What about June?",
    ]
    minutes.approve.name.setText("Keller")
    qtbot.mouseClick(minutes.approve.approve_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.desk.approvals.approved(_meeting(page).id) is not None)
    approved = page.desk.approvals.approved(_meeting(page).id)
    assert approved is not None
    assert "What about June?" in [item.text for item in approved.items]
    assert "The diary goes on. For two weeks." in [item.text for item in approved.items]


def test_approved_minutes_are_locked_but_for_ticks_until_reopened(page: Stage, qtbot: QtBot) -> None:
    _approve(page, qtbot)
    minutes, line = _minutes(page), _line(page, "Call the doctor.")
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        qtbot.keyClick(line, key)
    assert line.editor is None
    assert not line.more.isVisible()
    assert not minutes.lines.add_button.isVisible()
    qtbot.mouseClick(line.box, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _meeting(page).row.open_actions == 0)
    approved = page.desk.approvals.approved(_meeting(page).id)
    assert approved is not None
    assert [item.done for item in approved.items if item.kind is ItemKind.ACTION] == [True]
    qtbot.mouseClick(minutes.foot.reopen_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: minutes.lines.context.editable)
    assert _meeting(page).row.approved_at is None
    qtbot.keyClick(_line(page, "The diary goes on."), Qt.Key.Key_Delete)
    _saved(page, qtbot)
    (version,) = minutes.foot.versions_button.menu().actions()
    version.trigger()
    qtbot.waitUntil(lambda: not minutes.shows_lines)
    rows = [minutes.version.list.item(row).text() for row in range(minutes.version.list.count())]
    assert "Decisions · The diary goes on." in rows
    assert "reopened" in minutes.version.caption.text()
    qtbot.keyClick(minutes.version.list, Qt.Key.Key_Escape)
    assert minutes.shows_lines
    qtbot.mouseClick(minutes.foot.approve_button, Qt.MouseButton.LeftButton)
    assert minutes.approve.name.text() == "Dr. Keller"  # as last time


def _edited(stage: Stage, qtbot: QtBot) -> None:
    line = _line(stage, "The diary goes on.")
    _minutes(stage).lines.edit(line.number)
    assert line.editor is not None
    qtbot.keyClicks(line.editor.text, " Mine.")
    qtbot.keyClick(line.editor.text, Qt.Key.Key_Return)
    _saved(stage, qtbot)


def test_new_minutes_are_offered_beside_and_compared_line_by_line(page: Stage, qtbot: QtBot) -> None:
    _edited(page, qtbot)
    before = _texts(page)
    _machine(page, *written()[:2], fakes.item(ItemKind.ACTION, 3, "Call the doctor on Friday."))
    minutes = _minutes(page)
    qtbot.waitUntil(minutes.notes.offer.isVisible)
    assert "Yours were not touched." in minutes.notes.offer.label.text()
    assert _texts(page) == before
    qtbot.mouseClick(minutes.notes.compare_button, Qt.MouseButton.LeftButton)
    pane = minutes.compare
    rows = [pane.list.item(row).text().replace("\n", ": ") for row in range(pane.list.count())]
    assert "Mine, edited · Decisions: The diary goes on. Mine." in rows
    assert "New · To do: Call the doctor on Friday." in rows
    assert "Mine · To do: Call the doctor." in rows
    place = rows.index("Mine · Decisions: The dose is raised.")
    assert pane.list.item(place).checkState() is Qt.CheckState.Unchecked
    pane.list.setCurrentRow(place)
    qtbot.keyClick(pane.list, Qt.Key.Key_Space)
    qtbot.mouseClick(pane.use_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not minutes.notes.offer.isVisible())
    assert sorted(_texts(page)) == sorted(
        [
            "They talked about sleep.",
            "She sleeps four hours.",
            "The diary goes on. Mine.",
            "Call the doctor on Friday.",
            "The dose is raised.",
        ]
    )
    assert _kept(page) == _texts(page)


@pytest.mark.parametrize("take", [True, False])
def test_new_minutes_are_taken_whole_or_turned_down(page: Stage, qtbot: QtBot, take: bool) -> None:
    _edited(page, qtbot)
    before = _texts(page)
    _machine(page, *written()[:2])
    notes = _minutes(page).notes
    qtbot.waitUntil(notes.offer.isVisible)
    qtbot.mouseClick(notes.take_button if take else notes.keep_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not notes.offer.isVisible())
    assert _texts(page) == ([item.text for item in written()[:2]] if take else before)


def test_one_heading_is_made_again_and_offered(page: Stage, qtbot: QtBot) -> None:
    _edited(page, qtbot)
    lines = _minutes(page).lines
    again = next(
        button
        for button in lines.findChildren(QWidget)
        if button.accessibleName() == "Make “Decisions” again" and button.isVisible()
    )
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.desk.asked[-1][0] == "minutes")
    options = page.desk.asked[-1][2]
    assert getattr(options, "part", None) == "kind:decision"
    page.desk.scripts[-1].draft = page.desk.scripts[0].draft
    _machine(page, fakes.item(ItemKind.DECISION, 2, "Another decision."), part="kind:decision")
    notes = _minutes(page).notes
    qtbot.waitUntil(notes.offer.isVisible)
    assert "New lines under “Decisions”" in notes.offer.label.text()
    qtbot.mouseClick(notes.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Another decision." in _texts(page))
    assert "The diary goes on. Mine." in _texts(page)
    assert "She sleeps four hours." in _texts(page)


def test_a_run_does_not_take_edited_lines_off_the_screen(page: Stage, qtbot: QtBot) -> None:
    _edited(page, qtbot)
    before = _texts(page)
    page.jobs[0].say(StageStarted(events.Stage.MINUTES), SummaryItemMade(fakes.item(text="From the run.")))
    qtbot.waitUntil(lambda: _meeting(page).state is State.RUNNING and len(_meeting(page).items) == 1)
    assert _texts(page) == before
    assert _minutes(page).lines.context.editable


def test_a_run_that_begins_while_somebody_types_takes_nothing(page: Stage, qtbot: QtBot) -> None:
    line = _line(page, "The diary goes on.")
    _minutes(page).lines.edit(line.number)
    assert line.editor is not None
    qtbot.keyClicks(line.editor.text, " Quick.")
    page.jobs[0].say(StageStarted(events.Stage.MINUTES), SummaryItemMade(fakes.item(text="From the run.")))
    qtbot.waitUntil(lambda: "The diary goes on. Quick." in _kept(page))
    assert "From the run." not in _texts(page)


def test_changed_words_make_the_minutes_outdated_and_a_name_does_not(page: Stage, qtbot: QtBot) -> None:
    meeting, notes = _meeting(page), _minutes(page).notes
    meeting.rename(RenameRequest("S1", "Anna"))
    qtbot.waitUntil(lambda: len(page.desk.saved) == 1)
    text = meeting.transcript
    assert text is not None
    turns = (replace(text.turns[0], text="Something else was said."), *text.turns[1:])
    changed = replace(text, turns=turns, revision=text.revision + 1)
    meeting.draft.transcript = changed
    page.jobs[0].draft.transcript = changed
    assert not notes.outdated.isVisible()
    meeting._show_transcript(changed)  # as an edit of the text does
    qtbot.waitUntil(notes.outdated.isVisible)
    assert notes.outdated.label.text().startswith("Outdated: ")
    qtbot.mouseClick(notes.right_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not notes.outdated.isVisible())


def test_what_is_typed_is_kept_when_the_vault_is_shut_in_the_middle(page: Stage, qtbot: QtBot) -> None:
    recording_id, minutes = _meeting(page).id, _minutes(page)
    line = _line(page, "The diary goes on.")
    minutes.lines.edit(line.number)
    assert line.editor is not None
    qtbot.keyClicks(line.editor.text, " Half a sen")
    minutes.private.button.setChecked(True)
    qtbot.keyClicks(minutes.private.editor, "Tired today.")
    qtbot.keyClick(page.window, Qt.Key.Key_L, CTRL)
    assert minutes.document.items == ()  # off the screen at once
    assert minutes.private.editor.toPlainText() == ""
    assert minutes.lines.context.transcript is None
    qtbot.waitUntil(lambda: page.vault.state is VaultState.LOCKED)
    summary = page.desk.kept.real.state(recording_id).summary
    assert summary is not None
    assert "The diary goes on. Half a sen" in [item.text for item in summary.items]
    assert page.desk.private_notes.read(recording_id).text == "Tired today."


def test_what_is_typed_is_kept_when_the_window_is_closed(page: Stage, qtbot: QtBot) -> None:
    recording_id, minutes = _meeting(page).id, _minutes(page)
    minutes.lines.add_line(ItemKind.TOPIC)
    assert minutes.lines.new_line is not None
    qtbot.keyClicks(minutes.lines.new_line.text, "At the last moment.")
    page.window.close()
    summary = page.desk.kept.real.state(recording_id).summary
    assert summary is not None
    assert "At the last moment." in [item.text for item in summary.items]


def test_a_full_disk_loses_nothing_that_was_typed(page: Stage, qtbot: QtBot) -> None:
    page.desk.kept.error = UserFixable(Code.DISK_FULL)
    line = _line(page, "The diary goes on.")
    _minutes(page).lines.edit(line.number)
    assert line.editor is not None
    qtbot.keyClicks(line.editor.text, " Still here.")
    qtbot.keyClick(line.editor.text, Qt.Key.Key_Return)
    qtbot.waitUntil(page.pages.note.isVisible)
    page.pages.meeting.minutes_control.keeping.read()  # what the vault has is older
    qtbot.waitUntil(lambda: page.pages.meeting.minutes_control.keeping.line.idle)
    assert "The diary goes on. Still here." in _texts(page)
    page.desk.kept.error = None
    _line(page, "Call the doctor.").box.click()
    _saved(page, qtbot)
    assert "The diary goes on. Still here." in _kept(page)


def test_private_notes_are_folded_kept_and_theirs_alone(page: Stage, qtbot: QtBot) -> None:
    private, meeting = _minutes(page).private, _meeting(page)
    assert not private.editor.isVisible()
    qtbot.mouseClick(private.button, Qt.MouseButton.LeftButton)
    assert private.editor.hasFocus()
    assert "The law may still require disclosing them" in private.law.text()
    qtbot.keyClicks(private.editor, "Avoids the topic.")
    qtbot.keyClick(private.editor, Qt.Key.Key_Escape)
    assert private.editor.toPlainText() == "Avoids the topic."
    qtbot.waitUntil(lambda: page.desk.private_notes.read(meeting.id).text == "Avoids the topic.")
    assert all("Avoids" not in repr(part) for part in (meeting.draft, meeting.items))
    page.pages.meeting.show_meeting(None)
    assert private.editor.toPlainText() == ""
    page.pages.meeting.show_meeting(meeting)
    qtbot.waitUntil(lambda: private.editor.toPlainText() == "Avoids the topic.")
    assert not private.editor.isVisible()  # nobody sees them by chance
    assert "there are some" in private.button.text()


def test_an_empty_meeting_can_get_minutes_by_hand(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.jobs[0].say(TranscriptMade(fakes.transcript()))
    stage.jobs[0].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE)
    qtbot.waitUntil(lambda: _minutes(stage).lines.context.editable)
    assert not _minutes(stage).foot.approve_button.isVisible()
    _minutes(stage).lines.add_line(ItemKind.DECISION)
    editor = _minutes(stage).lines.new_line
    assert editor is not None
    qtbot.keyClicks(editor.text, "We meet again.")
    qtbot.keyClick(editor.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _kept(stage) == ["We meet again."])
    assert _minutes(stage).foot.approve_button.isVisible()


def test_nothing_can_be_changed_while_a_job_writes(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.jobs[0].say(TranscriptMade(fakes.transcript()), SummaryItemMade(fakes.item()))
    qtbot.waitUntil(lambda: len(_texts(stage)) == 1)
    assert not _minutes(stage).lines.context.editable
    assert meeting.job is not None
    assert meeting.job.state is JobState.RUNNING


def test_every_control_has_a_name_and_is_reached_by_tab(page: Stage, qtbot: QtBot) -> None:
    minutes = _minutes(page)
    minutes.private.button.setChecked(True)
    stops = [stop for stop in minutes.tab_stops if stop.isVisible() and stop.isEnabled()]
    assert all(stop.accessibleName() for stop in stops)
    stops[0].setFocus()
    seen: list[QWidget] = []
    for _ in range(len(stops)):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == stops


def test_nothing_stays_in_any_pane_when_the_vault_is_shut(page: Stage, qtbot: QtBot) -> None:
    _edited(page, qtbot)
    _machine(page, *written()[:2])
    minutes = _minutes(page)
    qtbot.waitUntil(minutes.notes.offer.isVisible)
    qtbot.mouseClick(minutes.notes.compare_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(minutes.compare.back_button, Qt.MouseButton.LeftButton)
    _approve(page, qtbot)
    qtbot.mouseClick(minutes.foot.reopen_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: minutes.lines.context.editable)
    minutes.foot.versions_button.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: not minutes.shows_lines)
    qtbot.keyClick(page.window, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: page.vault.state is VaultState.LOCKED)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # as the loop of the app does
    lists = minutes.findChildren(QListWidget)
    assert [each.count() for each in lists] == [0] * 5
    told = "\n".join([*minutes.texts(), *(widget.accessibleName() for widget in minutes.findChildren(QWidget))])
    assert "Keller" not in told
    assert not any(text in told for text in TEXTS.values())
    assert minutes.shows_lines


@pytest.mark.parametrize("pane", ["approve", "compare"])
def test_panes_have_names_for_everything(page: Stage, qtbot: QtBot, pane: str) -> None:
    _edited(page, qtbot)
    _machine(page, *written()[:2])
    minutes = _minutes(page)
    qtbot.waitUntil(minutes.notes.offer.isVisible)
    buttons = {"approve": minutes.foot.approve_button, "compare": minutes.notes.compare_button}
    qtbot.mouseClick(buttons[pane], Qt.MouseButton.LeftButton)
    focusable = [
        widget
        for widget in minutes.stack.currentWidget().findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert focusable
    assert all(widget.accessibleName() for widget in focusable)
