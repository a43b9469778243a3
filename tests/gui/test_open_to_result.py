"""From a file to its minutes, as the user sees it happen."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from sottovoce.pipeline.events import (
    Notice,
    NoticeCode,
    Noticed,
    SegmentStored,
    Stage,
    StageProgressed,
    StageStarted,
    SummaryItemMade,
    TranscriptMade,
)
from sottovoce.ui.meeting.meeting import State
from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce_models.types import ItemKind
from tests.gui import fakes
from tests.gui.conftest import Stage as WindowStage


def test_a_file_becomes_text_then_turns_then_minutes(stage: WindowStage, qtbot: QtBot) -> None:
    (meeting,) = stage.open("Board meeting.wav")
    job, page = stage.jobs[0], stage.window.rooms.pages.meeting
    assert page.isVisible()
    assert meeting.state is State.RUNNING

    job.say(StageStarted(Stage.SPEECH), StageProgressed(Stage.SPEECH, 0.43, 245.0))
    qtbot.waitUntil(lambda: meeting.progress is not None and meeting.progress.fraction == 0.43)
    assert meeting.state_text() == "Recognizing speech · 43 % · about 4 min"
    assert page.header.cancel_button.isVisible()
    assert not page.header.export_button.isVisible()

    job.say(*(SegmentStored(fakes.segment(i)) for i in range(5)))
    qtbot.waitUntil(lambda: meeting.rows.rowCount() == 5)
    assert meeting.rows.row(4).text == "Sentence 4."
    assert meeting.rows.row(4).speaker_id is None

    job.say(TranscriptMade(fakes.transcript()), StageStarted(Stage.MINUTES))
    qtbot.waitUntil(lambda: meeting.transcript is not None)
    assert meeting.rows.rowCount() == 6
    assert meeting.rows.row(1).speaker_label == "Speaker 2"

    job.say(SummaryItemMade(fakes.item(ItemKind.DECISION)), Noticed(Notice(NoticeCode.MINUTES_NO_WRITER)))
    qtbot.waitUntil(lambda: len(page.minutes.chips) == 1)
    job.finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE)
    assert meeting.state_text() == "01:02 of 01:03 min have text · 1 doubt"
    assert meeting.facts() == "2 min · 3 speakers"
    assert not page.header.cancel_button.isVisible()
    assert page.header.export_button.isEnabled()
    assert stage.playback.prepared[-1] == meeting.id


def test_what_waits_and_what_runs_is_shown(stage: WindowStage, qtbot: QtBot) -> None:
    first, second, third = stage.open("a.wav", "b.wav", "c.wav")
    assert [each.state for each in (first, second, third)] == [State.RUNNING, State.WAITING, State.WAITING]
    stage.jobs[0].finish()
    stage.jobs[1].start()
    qtbot.waitUntil(lambda: second.state is State.RUNNING)
    assert first.state is State.DONE
    assert third.state is State.WAITING


def test_the_chosen_options_reach_the_job_and_are_remembered(stage: WindowStage) -> None:
    start = stage.window.rooms.pages.start
    start.language.setCurrentIndex(start.language.findData("de"))
    start.speakers.setCurrentIndex(start.speakers.findData("3"))
    start.writer.setCurrentIndex(start.writer.count() - 1)
    stage.open()
    options = stage.jobs[0].options
    assert (options.language, options.speakers, options.writer_id) == ("de", 3, None)


def test_names_and_terms_reach_the_job_and_are_not_remembered_outside_the_vault(
    stage: WindowStage, qtbot: QtBot
) -> None:
    pages = stage.window.rooms.pages
    stage.desk.vocabularies.lists = {"Akte Brunner": Vocabulary("Akte Brunner", ("Kantonsgericht Uri",))}
    pages.vocabularies.load()
    vocabulary = pages.start.choices.vocabulary
    qtbot.waitUntil(lambda: vocabulary.count() == 2)
    vocabulary.setCurrentIndex(1)
    stage.open()
    assert stage.jobs[0].options.vocabulary == ("Kantonsgericht Uri",)
    stage.window.close()
    kept = [file for file in stage.folder.rglob("*") if file.is_file() and b"Brunner" in file.read_bytes()]
    assert kept == []


def test_a_meeting_stays_in_the_list_while_another_page_is_open(stage: WindowStage, qtbot: QtBot) -> None:
    first, second = stage.open("a.wav", "b.wav")
    window = stage.window
    stage.jobs[0].say(TranscriptMade(fakes.transcript()))
    stage.jobs[0].finish()
    qtbot.waitUntil(lambda: first.state is State.DONE)
    assert window.rooms.library.meetings.all == [second, first]  # the newest is at the top
    window.rooms.pages.list.setCurrentIndex(window.rooms.pages.list.model().index(0, 0))
    assert window.rooms.pages.meeting.meeting is second
    window.rooms.step_back()
    assert window.rooms.pages.start.isVisible()
    window.rooms.pages.list.setCurrentIndex(window.rooms.pages.list.model().index(1, 0))
    assert window.rooms.pages.meeting.meeting is first
    assert window.rooms.pages.meeting.transcript.model() is first.rows


def test_what_no_event_told_is_read_from_the_vault_at_the_end(stage: WindowStage, qtbot: QtBot) -> None:
    (meeting,) = stage.open("notes.vtt")
    stage.jobs[0].draft.transcript = fakes.transcript()
    stage.jobs[0].finish()
    qtbot.waitUntil(lambda: meeting.rows.rowCount() == 6)
    assert meeting.state is State.DONE
    assert stage.window.rooms.pages.meeting.speakers.isVisible()
