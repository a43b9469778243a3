"""Asking a recording that runs: what was missed, whether a name was said, and what is put off the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sottovoce.core.policy import Function, Policy
from sottovoce.pipeline.events import SegmentStored, TextWithdrawn
from sottovoce.services.queue_events import JobTold
from sottovoce.ui.ask.exchange import ExchangeView
from sottovoce.ui.ask.live_bar import LiveBar
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.types import Citation, ItemKind, SummaryItem, Track
from tests.gui import fakes
from tests.gui.asking import alone
from tests.gui.conftest import Stage
from tests.gui.fake_desk import FakeDesk

CTRL, LEFT = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton


def bar(stage: Stage) -> LiveBar:
    return stage.pages.meeting.minutes.live


def latest(stage: Stage) -> ExchangeView:
    return stage.pages.meeting.minutes.answers.exchanges[0]


def record(stage: Stage) -> str:
    """A recording that has begun; its id."""
    stage.qtbot.keyClick(stage.window, Qt.Key.Key_R, CTRL)
    stage.qtbot.waitUntil(lambda: stage.pages.record.device.count() == 3)
    alone(stage.pages.record, stage.qtbot)
    stage.qtbot.mouseClick(stage.pages.record.start_button, LEFT)
    stage.qtbot.waitUntil(stage.pages.recording_bar.isVisible)
    stage.qtbot.waitUntil(bar(stage).isVisible)
    assert stage.desk.running is not None
    stage.desk.running.elapsed_ms = 20_000
    return stage.desk.running.row.id


def hear(stage: Stage, recording_id: str, *texts: str) -> None:
    meeting = stage.pages.meeting.meeting
    assert meeting is not None
    stage.qtbot.waitUntil(lambda: meeting.loaded)
    known = meeting.rows.rowCount()
    for index, text in enumerate(texts, known):
        stage.desk.tell(JobTold(recording_id, SegmentStored(fakes.segment(index, text, Track.MIC))))
    stage.qtbot.waitUntil(lambda: meeting.rows.rowCount() == known + len(texts))


def said(words: str, kind: ItemKind, index: int) -> SummaryItem:
    return SummaryItem(kind, words, (Citation(f"mic-{index}", index * 2_000, index * 2_000 + 1_900, words),))


def settled(stage: Stage) -> ExchangeView:
    stage.qtbot.waitUntil(lambda: not stage.pages.asking.live.busy)
    return latest(stage)


def test_what_was_missed_is_told_by_kind_with_how_far_the_text_reaches(stage: Stage, qtbot: QtBot) -> None:
    recording_id = record(stage)
    hear(stage, recording_id, "We take the train.", "I will book it.", "It rains.")
    stage.desk.asking.said = (
        said("We take the train.", ItemKind.DECISION, 0),
        said("I will book it.", ItemKind.ACTION, 1),
        said("It rains.", ItemKind.OVERVIEW, 2),
    )
    qtbot.mouseClick(bar(stage).missed_button, LEFT)
    view = settled(stage)
    (transcript, about) = stage.desk.asking.looked[0]
    assert about == (10, 20_000)
    assert [turn.text for turn in transcript.turns] == ["We take the train.", "I will book it.", "It rains."]
    assert view.texts == [
        "Decisions",
        "To do",
        "Also said:",
        "The text reaches to 00:05.",
        "“We take the train.”",
        "“I will book it.”",
        "“It rains.”",
    ]
    qtbot.mouseClick(view.rows[1].chip, LEFT)
    assert stage.playback.played == []


def test_it_is_asked_by_key_and_esc_leads_back(stage: Stage, qtbot: QtBot) -> None:
    recording_id = record(stage)
    hear(stage, recording_id, "We take the train.")
    qtbot.keyClick(stage.pages.meeting.transcript, Qt.Key.Key_M, CTRL)
    view = settled(stage)
    assert view.texts[0] == "Nothing that was understood was said in the last ten minutes."
    qtbot.keyClick(stage.pages.meeting.minutes.answers.back_button, Qt.Key.Key_Escape)
    assert stage.pages.meeting.minutes.shows_lines
    assert bar(stage).missed_button.hasFocus()


def test_without_a_text_it_says_so_and_starts_no_engine(stage: Stage, qtbot: QtBot) -> None:
    record(stage)
    qtbot.mouseClick(bar(stage).missed_button, LEFT)
    assert latest(stage).texts[0].startswith("No text is there yet.")
    assert stage.desk.asking.looked == []


def test_names_are_looked_for_as_they_are_typed(stage: Stage, qtbot: QtBot) -> None:
    recording_id = record(stage)
    hear(stage, recording_id, "Ask Anna.", "It rains.")
    stage.desk.asking.said = (said("Ask Anna.", ItemKind.OVERVIEW, 0),)
    bar(stage).names.clear()
    qtbot.mouseClick(bar(stage).named_button, LEFT)
    assert bar(stage).names.hasFocus()
    qtbot.keyClicks(bar(stage).names, "Anna,  Ms  Keller")
    qtbot.keyClick(bar(stage).names, Qt.Key.Key_Return)
    view = settled(stage)
    assert stage.desk.asking.looked[0][1] == ("Anna", "Ms Keller")
    assert view.question == "Was “Anna, Ms Keller” said?"
    assert len(view.rows) == 1
    stage.desk.asking.said = ()
    qtbot.mouseClick(bar(stage).named_button, LEFT)
    assert settled(stage).texts[0] == "Not said so far, as far as it was understood."


def test_the_name_of_the_own_voice_is_suggested(stage: Stage, qtbot: QtBot) -> None:
    stage.desk.own_voice.name = "Lea Brunner"
    record(stage)
    qtbot.waitUntil(lambda: bar(stage).names.text() == "Lea Brunner")


def test_what_is_put_off_the_record_goes_from_the_answers_and_the_engine(stage: Stage, qtbot: QtBot) -> None:
    recording_id = record(stage)
    hear(stage, recording_id, "A secret.")
    stage.desk.asking.said = (said("A secret.", ItemKind.OVERVIEW, 0),)
    qtbot.mouseClick(bar(stage).missed_button, LEFT)
    settled(stage)
    stage.desk.tell(JobTold(recording_id, TextWithdrawn(frozenset({0}))))
    qtbot.waitUntil(lambda: stage.pages.meeting.minutes.answers.exchanges == [])
    qtbot.waitUntil(lambda: stage.desk.asking.forgotten == 1)
    assert stage.pages.meeting.minutes.shows_lines


def test_a_failure_is_said_where_it_was_asked(stage: Stage, qtbot: QtBot) -> None:
    recording_id = record(stage)
    hear(stage, recording_id, "It rains.")
    stage.desk.asking.error = EngineFault(Code.ENGINE_CRASHED, engine="summarize")
    qtbot.mouseClick(bar(stage).missed_button, LEFT)
    assert len(settled(stage).texts) == 2


def test_it_is_gone_when_the_recording_has_ended(stage: Stage, qtbot: QtBot) -> None:
    recording_id = record(stage)
    qtbot.keyClick(stage.window, Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: not stage.pages.recording_bar.isVisible())
    stage.desk.job_rows[recording_id] = stage.desk.jobs._add(
        recording_id, "speech", stage.desk.recorded_with[0], night=False
    )
    qtbot.waitUntil(lambda: bar(stage).isHidden())


def test_an_organisation_can_switch_it_off(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    desk = FakeDesk()
    desk.policy = replace(Policy(), switched_off=frozenset({Function.WRITING_HELP}))
    stage = new_stage(desk=desk)
    record(stage)
    assert not bar(stage).missed_button.isEnabled()
    qtbot.keyClick(stage.pages.meeting.transcript, Qt.Key.Key_M, CTRL)
    assert stage.pages.meeting.minutes.answers.exchanges == []


@pytest.mark.parametrize("names", ["", " , ; "])
def test_nobody_is_looked_for_without_a_name(stage: Stage, qtbot: QtBot, names: str) -> None:
    recording_id = record(stage)
    hear(stage, recording_id, "It rains.")
    bar(stage).names.setText(names)
    qtbot.mouseClick(bar(stage).named_button, LEFT)
    assert stage.desk.asking.looked == []
