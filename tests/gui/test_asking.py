"""Asking a meeting by mouse and by keyboard: quotes that play, what was not said, stopping, copying, forgetting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.core.policy import Function, Policy
from sottovoce.pipeline.ask import MeetingCitation
from sottovoce.pipeline.events import Notice, NoticeCode, TranscriptMade
from sottovoce.ui.ask.exchange import ExchangeView
from sottovoce.ui.ask.question_bar import QuestionBar
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.parts.private_clipboard import KDE_HINT
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.types import Transcript
from tests.gui import fakes
from tests.gui.conftest import Stage
from tests.gui.fake_asking import NOT_SAID, cited, quoted, written
from tests.gui.fake_desk import FakeDesk

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def opened(stage: Stage) -> Meeting:
    """A meeting with a text, at rest."""
    (meeting,) = stage.open()
    stage.jobs[0].say(TranscriptMade(fakes.transcript(doubts=0)))
    stage.jobs[0].finish()
    stage.qtbot.waitUntil(lambda: meeting.state is State.DONE)
    stage.qtbot.waitUntil(lambda: not bar(stage).isHidden() and stage.window.rooms.library._line.idle)
    return meeting


def text_of(meeting: Meeting) -> Transcript:
    assert meeting.transcript is not None
    return meeting.transcript


def bar(stage: Stage) -> QuestionBar:
    return stage.pages.meeting.minutes.ask


def latest(stage: Stage) -> ExchangeView:
    return stage.pages.meeting.minutes.answers.exchanges[0]


def type_question(stage: Stage, question: str) -> None:
    stage.qtbot.keyClick(stage.pages.meeting.transcript, Qt.Key.Key_K, CTRL)
    assert bar(stage).field.hasFocus()
    stage.qtbot.keyClicks(bar(stage).field, question)
    stage.qtbot.keyClick(bar(stage).field, Qt.Key.Key_Return)


def ask(stage: Stage, question: str) -> ExchangeView:
    type_question(stage, question)
    stage.qtbot.waitUntil(lambda: not bar(stage).busy)
    return latest(stage)


def test_a_question_is_typed_and_its_quote_is_played(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage)
    made = text_of(meeting)
    stage.desk.asking.answer = written(meeting.id, made, "They spoke of sleep.", 1, 2)
    view = ask(stage, "  What  about <b>sleep</b>? ")
    assert [(question, ids) for question, ids, _ in stage.desk.asking.asked] == [
        ("What about <b>sleep</b>?", (meeting.id,))
    ]
    assert "They spoke of sleep." in view.texts
    assert [row.chip.citation.turn_id for row in view.rows] == [made.turns[1].id, made.turns[2].id]
    qtbot.mouseClick(view.rows[0].chip, LEFT)
    assert stage.playback.played[-1].start_ms == made.turns[1].start_ms
    view.rows[1].chip.setFocus()
    qtbot.keyClick(view.rows[1].chip, Qt.Key.Key_Return)
    assert stage.playback.played[-1].start_ms == made.turns[2].start_ms


def test_the_words_are_there_before_the_answer(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage)
    made, asking = text_of(meeting), stage.desk.asking
    asking.hold.clear()
    asking.quotes = (MeetingCitation(meeting.id, cited(made, 1)),)
    asking.answer = written(meeting.id, made, "They spoke of sleep.", 1, 2)
    type_question(stage, "What about sleep?")
    qtbot.waitUntil(lambda: len(latest(stage).rows) == 1)
    assert bar(stage).busy
    assert bar(stage).cancel_button.isVisible()
    asking.hold.set()
    qtbot.waitUntil(lambda: not bar(stage).busy)
    assert "They spoke of sleep." in latest(stage).texts
    assert not bar(stage).cancel_button.isVisible()


def test_what_was_not_said_is_said_plainly_and_the_nearest_is_only_offered(stage: Stage) -> None:
    meeting = opened(stage)
    near = (MeetingCitation(meeting.id, cited(text_of(meeting), 2)),)
    notice = Notice(NoticeCode.ASK_WITHOUT_MODEL, {"suggested": "x"})
    stage.desk.asking.answer = replace(NOT_SAID, near=near, notices=(notice,))
    view = ask(stage, "Who is Zoltan?")
    assert view.texts[:2] == ["Not said in this meeting.", "Perhaps you mean:"]
    assert len(view.rows) == 1
    assert not any("quotes" in text for text in view.texts[:2])  # there is no answer that a notice could be about
    stage.desk.asking.answer = NOT_SAID
    assert ask(stage, "Who is Yves?").texts == ["Not said in this meeting."]


def test_without_a_model_the_quotes_answer_and_it_says_so(stage: Stage) -> None:
    meeting = opened(stage)
    notice = Notice(NoticeCode.ASK_NO_MODEL_FOR_LANGUAGE, {"language": "de", "suggested": "qwen3"})
    stage.desk.asking.answer = replace(quoted(meeting.id, text_of(meeting)), notices=(notice,))
    view = ask(stage, "What about it?")
    assert any(text.startswith("The answer is quotes: no model was measured") for text in view.texts)
    assert len(view.rows) == 1


@pytest.mark.parametrize("by", ["button", "escape"])
def test_an_answer_can_be_stopped(stage: Stage, qtbot: QtBot, by: str) -> None:
    opened(stage)
    stage.desk.asking.hold.clear()
    type_question(stage, "What about it?")
    if by == "button":
        qtbot.mouseClick(bar(stage).cancel_button, LEFT)
    else:
        qtbot.keyClick(bar(stage).field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not bar(stage).busy)
    assert latest(stage).texts == ["Stopped; there is no answer."]
    assert stage.pages.meeting.isVisible()
    assert bar(stage).field.hasFocus()
    stage.desk.asking.hold.set()
    assert ask(stage, "Again?").rows


def test_escape_leads_back_to_the_minutes_and_then_clears_the_field(stage: Stage, qtbot: QtBot) -> None:
    opened(stage)
    ask(stage, "What about it?")
    minutes = stage.pages.meeting.minutes
    assert not minutes.shows_lines
    qtbot.keyClick(bar(stage).field, Qt.Key.Key_Escape)
    assert minutes.shows_lines
    assert bar(stage).field.text()
    qtbot.keyClick(bar(stage).field, Qt.Key.Key_Escape)
    assert bar(stage).field.text() == ""
    assert stage.pages.meeting.isVisible()


def test_earlier_questions_come_back_by_key_and_stay_below_the_latest(stage: Stage, qtbot: QtBot) -> None:
    opened(stage)
    for question in ("First?", "Second?"):
        ask(stage, question)
    assert [view.question for view in stage.pages.meeting.minutes.answers.exchanges] == ["Second?", "First?"]
    for key, shown in ((Qt.Key.Key_Up, "Second?"), (Qt.Key.Key_Up, "First?"), (Qt.Key.Key_Down, "Second?")):
        qtbot.keyClick(bar(stage).field, key)
        assert bar(stage).field.text() == shown


def test_an_answer_is_copied_for_nobody_to_keep(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage)
    stage.desk.asking.answer = written(meeting.id, text_of(meeting), "They spoke of sleep.", 1, 2)
    view = ask(stage, "What about sleep?")
    qtbot.mouseClick(view.copy_button, LEFT)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert lines[:3] == ["What about sleep?", "", "They spoke of sleep."]
    assert cited(text_of(meeting), 1).quote in lines[3]
    assert data.hasFormat(KDE_HINT)


def test_why_there_is_no_answer_is_said_where_it_was_asked(stage: Stage) -> None:
    opened(stage)
    stage.desk.asking.error = EngineFault(Code.ENGINE_CRASHED, engine="summarize")
    view = ask(stage, "What about it?")
    assert len(view.texts) == 2
    assert not view.rows


def test_nothing_of_it_stays_when_the_vault_is_locked(stage: Stage, qtbot: QtBot) -> None:
    opened(stage)
    ask(stage, "What about Mustermann?")
    stage.desk.asking.hold.clear()
    type_question(stage, "And what about Beispiel?")
    stage.window.gate.lock()
    qtbot.waitUntil(lambda: not stage.window.gate.is_open)
    qtbot.waitUntil(lambda: stage.pages.meeting.meeting is None and stage.pages.asking.one.run.idle)
    assert stage.pages.meeting.minutes.answers.exchanges == []
    assert bar(stage).field.text() == ""
    bar(stage).field.undo()
    qtbot.keyClick(bar(stage).field, Qt.Key.Key_Up)
    assert bar(stage).field.text() == ""


def test_another_meeting_begins_with_no_answers(stage: Stage) -> None:
    opened(stage)
    ask(stage, "What about it?")
    stage.pages.meeting.show_meeting(None)
    assert stage.pages.meeting.minutes.answers.exchanges == []
    assert bar(stage).isHidden()


def test_the_answers_can_be_forgotten(stage: Stage, qtbot: QtBot) -> None:
    opened(stage)
    ask(stage, "What about it?")
    qtbot.mouseClick(stage.pages.meeting.minutes.answers.clear_button, LEFT)
    assert stage.pages.meeting.minutes.answers.exchanges == []
    assert stage.pages.meeting.minutes.shows_lines


def test_before_there_is_a_text_nothing_can_be_asked(stage: Stage) -> None:
    stage.open()
    assert bar(stage).isHidden()


def test_an_organisation_can_switch_it_off(new_stage: object, qtbot: QtBot) -> None:
    desk = FakeDesk()
    desk.policy = Policy(switched_off=frozenset({Function.WRITING_HELP}))
    assert callable(new_stage)
    stage: Stage = new_stage(desk=desk)
    opened(stage)
    assert not bar(stage).field.isEnabled()
    assert "switched off" in bar(stage).field.accessibleDescription()
    qtbot.keyClicks(bar(stage).field, "What?")
    assert desk.asking.asked == []


def test_in_a_narrow_window_the_key_leads_to_it(stage: Stage, qtbot: QtBot) -> None:
    opened(stage)
    stage.window.resize(640, 760)
    qtbot.waitUntil(lambda: not stage.pages.meeting.minutes.isVisible())
    type_question(stage, "What about it?")
    qtbot.waitUntil(lambda: not bar(stage).busy)
    assert stage.pages.meeting.minutes.answers.isVisible()
    assert QApplication.focusWidget() is bar(stage).field
