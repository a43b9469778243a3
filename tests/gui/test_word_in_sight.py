"""The spoken word stays in sight in a turn that is taller than the pane."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from sottovoce.pipeline.events import TranscriptMade
from sottovoce.services.playback import PlaybackMoved
from sottovoce.ui.meeting.meeting import State
from sottovoce.ui.meeting.page import MeetingPage
from sottovoce.ui.meeting.transcript_model import Role
from sottovoce.ui.meeting.transcript_view import TranscriptView
from sottovoce_models.types import Segment, Word
from tests.gui import fakes
from tests.gui.conftest import Stage
from tests.gui.test_listening import spoken_text


def _one_long_turn(stage: Stage, qtbot: QtBot, count: int) -> MeetingPage:
    words = tuple(Word(300 * n, 300 * n + 250, f"w{n}", 0.9) for n in range(count))
    text = " ".join(word.text for word in words)
    stage.desk.hearing.segments = [Segment(0, 0, 300 * count, text, words, "en", 0.0, -0.2, 1.2)]
    (meeting,) = stage.open()
    stage.desk.rows[meeting.id] = replace(stage.desk.rows[meeting.id], duration_ms=300 * count)
    made = fakes.transcript(turns=1, voices=1, doubts=0)
    turn = replace(made.turns[0], end_ms=300 * count, text=text, segments=(0,))
    stage.jobs[0].say(TranscriptMade(replace(made, turns=(turn,))))
    stage.jobs[0].finish()
    page = stage.pages.meeting
    qtbot.waitUntil(lambda: meeting.state is State.DONE and bool(page.playing.words_of(0)))
    return page


def _spoken_rect(view: TranscriptView) -> QRect:
    index = view.model().index(0, 0)
    return view.itemDelegate().word_rect(view.visualRect(index), index.data(Role.ROW), view.playing.spoken[0])


def test_a_turn_that_is_taller_than_the_pane_is_followed_word_by_word(stage: Stage, qtbot: QtBot) -> None:
    count = 2_000
    page = _one_long_turn(stage, qtbot, count)
    view = page.transcript
    page.playing.play_from(0)
    for number in range(0, count, 25):
        stage.playback.tell(PlaybackMoved(300 * number + 10, stage.playback.played[-1]))
        qtbot.waitUntil(lambda number=number: spoken_text(page) == f"w{number}")
        assert view.viewport().rect().contains(_spoken_rect(view)), f"word {number} is in sight"


def test_a_pane_that_becomes_smaller_loses_no_word(stage: Stage, qtbot: QtBot) -> None:
    page = _one_long_turn(stage, qtbot, 400)
    view = page.transcript
    page.playing.play_from(0)
    number = 0
    while _spoken_rect(view).top() < view.viewport().height() - 80:
        number += 5
        stage.playback.tell(PlaybackMoved(300 * number + 10, stage.playback.played[-1]))
        qtbot.waitUntil(lambda number=number: spoken_text(page) == f"w{number}")
    before = view.viewport().height()
    stage.window.resize(stage.window.width(), stage.window.height() - 120)
    qtbot.waitUntil(lambda: view.viewport().height() < before)
    assert view.viewport().rect().contains(_spoken_rect(view))
    stage.playback.tell(PlaybackMoved(300 * (number + 1) + 10, stage.playback.played[-1]))
    qtbot.waitUntil(lambda: spoken_text(page) == f"w{number + 1}")
    assert view.viewport().rect().contains(_spoken_rect(view))


def test_who_reads_elsewhere_stays_there_when_the_pane_becomes_smaller(stage: Stage, qtbot: QtBot) -> None:
    page = _one_long_turn(stage, qtbot, 2_000)
    view = page.transcript
    page.playing.play_from(0)
    stage.playback.tell(PlaybackMoved(310, stage.playback.played[-1]))
    qtbot.waitUntil(lambda: spoken_text(page) == "w1")
    view.verticalScrollBar().setValue(900)
    before = view.viewport().height()
    stage.window.resize(stage.window.width(), stage.window.height() - 120)
    qtbot.waitUntil(lambda: view.viewport().height() < before)
    assert view.verticalScrollBar().value() == 900
