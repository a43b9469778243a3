"""Asking the meetings that the list shows: from the side, from the search, and from the answer into its meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import Function, Policy
from sottovoce.pipeline.ask import MeetingCitation
from sottovoce.ui.ask.exchange import ExchangeView
from sottovoce.ui.ask.many_page import AskManyPage
from sottovoce_models.errors import Code, UserFixable
from tests.gui import sample_content
from tests.gui.conftest import Stage
from tests.gui.fake_asking import NOT_SAID, cited
from tests.gui.fake_desk import FakeDesk

LEFT = Qt.MouseButton.LeftButton
TALK = sample_content.transcript(UiLanguage.EN)


def filled(new_stage: Callable[..., Stage], policy: Policy | None = None) -> Stage:
    """A window with five meetings, two with Zora Quast; each has the same words."""
    desk = FakeDesk()
    desk.policy = policy or desk.policy
    sample_content.fill(desk, UiLanguage.EN)
    for recording_id in list(desk.rows)[:2]:
        desk.rows[recording_id] = replace(desk.rows[recording_id], speakers=("Zora Quast",))
    desk.asking.texts = dict.fromkeys(desk.rows, TALK)
    stage: Stage = new_stage(desk=desk)
    stage.qtbot.waitUntil(lambda: len(stage.window.rooms.library.meetings.shown) == 5)
    return stage


def page(stage: Stage) -> AskManyPage:
    return stage.pages.asking.many_page


def ask(stage: Stage, question: str) -> ExchangeView:
    stage.qtbot.keyClicks(page(stage).bar.field, question)
    stage.qtbot.keyClick(page(stage).bar.field, Qt.Key.Key_Return)
    stage.qtbot.waitUntil(lambda: not page(stage).bar.busy)
    return page(stage).answers.exchanges[0]


def test_all_meetings_are_asked_and_an_answer_opens_its_moment(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = filled(new_stage)
    qtbot.mouseClick(stage.pages.side.ask_button, LEFT)
    assert page(stage).isVisible()
    assert page(stage).bar.field.hasFocus()
    assert page(stage).scope.text().startswith("All 5 meeting")
    view = ask(stage, "Where was the phone?")
    assert stage.desk.asking.asked[0][1] == tuple(entry.id for entry in stage.window.rooms.library.meetings.shown)
    first = stage.window.rooms.library.meetings.shown[0]
    assert view.rows[0].chip.text() == f"{first.row.title} · 00:11"
    assert view.rows[0].text.text().startswith("Ms S.: “Mixed.")
    qtbot.mouseClick(view.rows[0].chip, LEFT)
    qtbot.waitUntil(stage.pages.meeting.isVisible)
    meeting = stage.pages.meeting.meeting
    assert meeting is not None
    assert meeting.id == first.id
    qtbot.waitUntil(lambda: stage.pages.meeting.transcript.playing is not None)
    assert stage.playback.played == []


def test_the_filter_of_the_list_narrows_what_is_asked(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = filled(new_stage)
    some = list(stage.desk.rows)[:2]
    stage.pages.side.filter.person.setText("Quast")
    stage.pages.side.filter.changed.emit()
    qtbot.waitUntil(lambda: len(stage.window.rooms.library.meetings.shown) == 2)
    assert stage.pages.side.ask_button.text() == "Ask these meetings…"
    qtbot.mouseClick(stage.pages.side.ask_button, LEFT)
    assert page(stage).scope.text().startswith("2 meeting")
    assert "Quast" in page(stage).scope.text()
    ask(stage, "Where was the phone?")
    assert sorted(stage.desk.asking.asked[0][1]) == sorted(some)


def test_what_was_searched_can_be_asked(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = filled(new_stage)
    stage.window.rooms.search.focus()
    qtbot.keyClicks(stage.window.bar.search, "phone at night")
    qtbot.waitUntil(stage.pages.search.isVisible)
    qtbot.mouseClick(stage.pages.search.ask_button, LEFT)
    assert page(stage).isVisible()
    qtbot.waitUntil(lambda: not page(stage).bar.busy)
    assert stage.desk.asking.asked[0][0] == "phone at night"
    assert stage.window.bar.search.text() == ""


def test_not_said_in_any_and_what_was_not_read_is_told(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = filled(new_stage)
    stage.desk.asking.most_read = 3
    first = stage.window.rooms.library.meetings.shown[0].id
    stage.desk.asking.answer = replace(NOT_SAID, near=(MeetingCitation(first, cited(TALK, 3)),))
    qtbot.mouseClick(stage.pages.side.ask_button, LEFT)
    view = ask(stage, "Who is Zoltan?")
    assert view.texts[:2] == ["Not said in these meetings.", "Perhaps you mean:"]
    assert "Read closely: the 3 of 5 meetings with most words of the question." in view.texts


def test_without_any_text_it_says_why(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = filled(new_stage)
    stage.desk.asking.error = UserFixable(Code.EXPORT_NOTHING)
    qtbot.mouseClick(stage.pages.side.ask_button, LEFT)
    assert len(ask(stage, "What?").texts) == 2


def test_escape_leads_back_and_the_lock_leaves_nothing(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = filled(new_stage)
    qtbot.mouseClick(stage.pages.side.ask_button, LEFT)
    ask(stage, "Where was the phone?")
    qtbot.keyClick(page(stage).bar.field, Qt.Key.Key_Escape)  # takes what was typed
    qtbot.keyClick(page(stage).bar.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(stage.pages.start.isVisible)
    qtbot.mouseClick(stage.pages.side.ask_button, LEFT)
    assert len(page(stage).answers.exchanges) == 1
    stage.window.gate.lock()
    qtbot.waitUntil(lambda: not stage.window.gate.is_open and page(stage).answers.exchanges == [])
    assert page(stage).bar.field.text() == ""
    assert page(stage).scope.text() == ""


def test_an_organisation_can_switch_it_off(new_stage: Callable[..., Stage]) -> None:
    stage = filled(new_stage, Policy(switched_off=frozenset({Function.WRITING_HELP})))
    for button in (stage.pages.side.ask_button, stage.pages.search.ask_button):
        assert not button.isEnabled()
        assert "switched off" in button.accessibleDescription()
