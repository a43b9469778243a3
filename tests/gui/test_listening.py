"""Hearing a meeting: words, waveform, speed, loops, samples and the picture of the talk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.events import SummaryItemMade, TranscriptMade
from sottovoce.services.gaps import Silence
from sottovoce.services.playback import PlaybackEnded, PlaybackMoved, PlaybackSpeedLost
from sottovoce.services.waveform import Waveform
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.meeting.page import MeetingPage
from sottovoce.ui.meeting.transcript_model import Role
from sottovoce.ui.parts import wording
from sottovoce.vault.rows_meetings import Bookmark
from sottovoce.vault.segments import GapKind
from sottovoce_models.errors import Code, StoreFault, UserFixable
from sottovoce_models.types import ItemKind, Segment, Word
from tests.gui import fakes
from tests.gui.conftest import Stage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def segments(turns: int) -> list[Segment]:
    """The words of `fakes.transcript`: ten in each turn, 350 ms apart."""
    made = []
    for number in range(turns):
        texts = f"This is turn {number} and it goes on a little.".split()
        start_ms = number * 4_000
        words = tuple(Word(start_ms + 350 * n, start_ms + 350 * n + 300, text, 0.9) for n, text in enumerate(texts))
        made.append(Segment(number, start_ms, start_ms + 3_900, " ".join(texts), words, "en", 0.0, -0.2, 1.2))
    return made


def heard(stage: Stage, qtbot: QtBot, turns: int = 12) -> tuple[Meeting, MeetingPage]:
    """A meeting that is done, with its words and its waveform."""
    stage.desk.hearing.segments = segments(turns)
    stage.desk.hearing.level = Waveform(100, bytes(range(0, 250, 5)) * 20)
    stage.desk.found_gaps = (Silence(60_000, 70_000, GapKind.ERASED),)
    (meeting,) = stage.open()
    duration_ms = max(100_000, turns * 4_000)
    stage.desk.rows[meeting.id] = replace(stage.desk.rows[meeting.id], duration_ms=duration_ms)
    stage.desk.bookmarks[meeting.id] = (Bookmark(20_000, ""),)
    made = fakes.transcript(turns)
    made = replace(made, turns=tuple(replace(turn, segments=(n,)) for n, turn in enumerate(made.turns)))
    stage.jobs[0].say(TranscriptMade(made))
    for turn, name in ((1, "Budget"), (5, "<b>Dates</b>")):
        stage.jobs[0].say(SummaryItemMade(fakes.item(ItemKind.TOPIC, turn, name)))
    stage.jobs[0].finish()
    page = stage.pages.meeting
    qtbot.waitUntil(
        lambda: meeting.state is State.DONE and meeting.gaps is not None and meeting.row.duration_ms > 94_000
    )
    qtbot.waitUntil(lambda: page.playing.sound.waveform is not None)
    qtbot.waitUntil(lambda: bool(page.playing.words_of(0)))
    return meeting, page


def word_point(page: MeetingPage, row: int, character: int) -> QPoint:
    """Somewhere on a letter of a row that is in view."""
    view = page.transcript
    view.grab()  # lays out what is in view
    index = view.model().index(row, 0)
    rect, shown = view.visualRect(index), index.data(Role.ROW)
    delegate = view.itemDelegate()
    for y in range(rect.top(), rect.bottom(), 4):
        for x in range(rect.left(), rect.right(), 3):
            if delegate.character_at(rect, QPointF(x, y), shown) == character:
                return QPoint(x, y)
    raise AssertionError("the letter is not in view")


def spoken_text(page: MeetingPage) -> str:
    mark = page.transcript.playing
    return "" if mark is None else page.transcript.model().row(mark.row).text[slice(*mark.spoken)]


def test_a_click_on_a_word_plays_from_it_to_the_end(stage: Stage, qtbot: QtBot) -> None:
    _, page = heard(stage, qtbot)
    at = "This is turn 1 and it goes on a little.".index("goes")
    qtbot.mouseClick(page.transcript.viewport(), Qt.MouseButton.LeftButton, pos=word_point(page, 1, at + 1))
    passage = stage.playback.played[-1]
    assert (passage.start_ms, passage.end_ms) == (4_000 + 6 * 350, 100_000)
    assert spoken_text(page) == "goes"
    assert passage.lead_in_ms < 100, "not the word before it"


def test_a_click_beside_the_words_and_enter_play_the_row(stage: Stage, qtbot: QtBot) -> None:
    _, page = heard(stage, qtbot)
    rect = page.transcript.visualRect(page.transcript.model().index(1, 0))
    qtbot.mouseClick(
        page.transcript.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 20, rect.bottom() - 20)
    )
    assert (stage.playback.played[-1].start_ms, stage.playback.played[-1].end_ms) == (4_000, 7_900)


def test_the_spoken_word_is_marked_and_an_edited_turn_keeps_the_times_of_its_other_words(
    stage: Stage, qtbot: QtBot
) -> None:
    meeting, page = heard(stage, qtbot)
    page.playing.play_from(0)
    passage = stage.playback.played[-1]
    for at_ms, word in ((4_000 + 350 * 6 + 10, "goes"), (4_000 + 350 * 9 + 10, "little."), (8_100, "This")):
        stage.playback.tell(PlaybackMoved(at_ms, passage))
        qtbot.waitUntil(lambda word=word: spoken_text(page) == word)
    assert meeting.transcript is not None
    turns = list(meeting.transcript.turns)
    turns[1] = replace(turns[1], text="Das hier war turn 1 and it really goes on.", edited=True)
    meeting._show_transcript(replace(meeting.transcript, turns=tuple(turns), revision=2))
    page.playing.play_from(4_000)
    stage.playback.tell(PlaybackMoved(4_000 + 350 * 6 + 10, stage.playback.played[-1]))
    qtbot.waitUntil(lambda: spoken_text(page) == "goes")


def test_the_text_scrolls_along_until_the_eye_goes_elsewhere(stage: Stage, qtbot: QtBot) -> None:
    _, page = heard(stage, qtbot, turns=200)
    view = page.transcript
    page.playing.play_from(0)
    passage = stage.playback.played[-1]

    def play_to(row: int) -> None:
        stage.playback.tell(PlaybackMoved(row * 4_000 + 400, passage))
        qtbot.waitUntil(lambda: view.playing is not None and view.playing.row == row)

    def in_view(row: int) -> bool:
        return view.viewport().rect().intersects(view.visualRect(view.model().index(row, 0)))

    for row in range(1, 23):
        play_to(row)
        assert in_view(row)
    view.verticalScrollBar().setValue(0)
    play_to(24)
    assert view.verticalOffset() == 0, "who reads elsewhere keeps the place"
    view.scrollTo(view.model().index(24, 0))
    play_to(24)
    for row in range(25, 40):
        play_to(row)
        assert in_view(row), "back at the spoken word it is followed again"


def test_a_click_on_the_waveform_plays_from_there_and_keys_move(stage: Stage, qtbot: QtBot) -> None:
    _, page = heard(stage, qtbot)
    waveform = page.strip.waveform
    x = round(waveform.scale().x(30_000))
    qtbot.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=QPoint(x, 20))
    assert abs(stage.playback.played[-1].start_ms - 30_000) < 300
    assert stage.playback.played[-1].end_ms == 100_000
    stage.playback.tell(PlaybackMoved(31_000, stage.playback.played[-1]))
    qtbot.waitUntil(lambda: waveform.position_ms == 31_000)
    waveform.setFocus()
    qtbot.keyClick(waveform, Qt.Key.Key_Right)
    assert stage.playback.played[-1].start_ms == 36_000
    page.player_bar.stop_button.click()
    played = len(stage.playback.played)
    qtbot.keyClick(waveform, Qt.Key.Key_Home)
    qtbot.keyClick(waveform, Qt.Key.Key_PageUp)
    assert len(stage.playback.played) == played, "in silence the keys only move"
    assert page.player_bar.time.text() == "01:00 / 01:40"
    assert "erased" in waveform.accessibleDescription()
    qtbot.keyClick(waveform, Qt.Key.Key_Space)
    assert stage.playback.played[-1].start_ms == 60_000


def test_a_drag_plays_once_where_it_ends_and_with_shift_again_and_again(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("sottovoce.ui.meeting.waveform.QToolTip.showText", lambda _at, text, _of: told.append(text))
    _, page = heard(stage, qtbot)
    waveform, scale = page.strip.waveform, page.strip.waveform.scale()
    a, b = (QPoint(round(scale.x(time_ms)), 20) for time_ms in (10_000, 40_000))
    for modifier in (Qt.KeyboardModifier.NoModifier, SHIFT):
        QTest.mousePress(waveform, Qt.MouseButton.LeftButton, modifier, b)
        QTest.mouseMove(waveform, a)
        QTest.mouseRelease(waveform, Qt.MouseButton.LeftButton, modifier, a)
    assert "Speaker 3" in told[-1], "while it is drawn, it tells what stands there"
    once, loop = stage.playback.played
    assert abs(once.start_ms - 10_000) < 300
    assert not once.loop
    assert loop.loop
    assert abs(loop.start_ms - 10_000) < 300
    assert abs(loop.end_ms - 40_000) < 300
    assert page.player_bar.loop_button.isChecked()


def test_it_tells_a_screen_reader_where_it_is_as_a_slider(stage: Stage, qtbot: QtBot) -> None:
    _, page = heard(stage, qtbot)
    waveform = page.strip.waveform
    interface = QAccessible.queryAccessibleInterface(waveform)
    assert interface.role() is QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Position in the recording"
    values = interface.valueInterface()
    assert values.maximumValue() == 100
    values.setCurrentValue(42)
    assert page.player_bar.time.text() == "00:42 / 01:40"
    assert values.currentValue() == 42


def test_hovering_tells_time_speaker_and_words(stage: Stage, qtbot: QtBot) -> None:
    _, page = heard(stage, qtbot)
    hint = page.strip.waveform.hint
    assert hint(4_000) == "00:04 · Speaker 2 · This is turn 1 and it goes on a little."
    assert hint(4_000 + 350 * 6) == "00:06 · Speaker 2 · … goes on a little."
    assert hint(500) == "00:00 · Speaker 1 · … is turn 0 and it goes on a little. · hard to understand"
    assert hint(20_300).startswith("00:20 · bookmark · Speaker 3")
    assert hint(65_000) == "01:05 · erased"
    assert hint(90_000) == "01:30 · nobody speaks"


def test_nothing_that_was_said_stays_when_the_vault_is_shut(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden: list[bool] = []
    _, page = heard(stage, qtbot)
    monkeypatch.setattr("sottovoce.ui.meeting.sound_strip.QToolTip.hideText", lambda: hidden.append(True))
    page.strip.waveform.setFocus()
    qtbot.keyClick(page.strip.waveform, Qt.Key.Key_Right)
    assert "turn 1" in page.strip.waveform.accessibleDescription()
    stage.window.gate.lock()
    qtbot.waitUntil(lambda: not stage.window.gate.is_open)
    assert hidden
    assert page.strip.waveform.accessibleDescription() == ""
    assert page.strip.timeline.lanes == ()
    assert page.playing.words_of(0) == ()
    assert page.playing.sound.waveform is None


def test_another_meeting_and_back_goes_on_where_it_was(stage: Stage, qtbot: QtBot) -> None:
    meeting, page = heard(stage, qtbot)
    page.playing.play_from(20_000)
    stage.playback.tell(PlaybackMoved(33_000, stage.playback.played[-1]))
    qtbot.waitUntil(lambda: page.strip.waveform.position_ms == 33_000)
    page.show_meeting(None)
    assert stage.playback.stops
    page.show_meeting(meeting)
    assert page.strip.waveform.position_ms == 33_000
    assert page.player_bar.time.text() == "00:33 / 01:40"
    qtbot.keyClick(page, Qt.Key.Key_MediaPlay)
    assert stage.playback.played[-1].start_ms == 33_000


def test_five_seconds_by_key_wherever_the_focus_is(stage: Stage, qtbot: QtBot) -> None:
    _, page = heard(stage, qtbot)
    page.playing.play_from(20_000)
    stage.playback.tell(PlaybackMoved(21_000, stage.playback.played[-1]))
    qtbot.waitUntil(lambda: page.strip.waveform.position_ms == 21_000)
    page.transcript.setFocus()
    qtbot.keyClick(page.transcript, Qt.Key.Key_Right, CTRL)
    assert stage.playback.played[-1].start_ms == 26_000
    qtbot.keyClick(page.transcript, Qt.Key.Key_Left, CTRL)
    assert stage.playback.played[-1].start_ms == 21_000
    qtbot.mouseClick(page.player_bar.back_button, Qt.MouseButton.LeftButton)
    assert stage.playback.played[-1].start_ms == 16_000


def test_five_seconds_on_in_another_meeting_begin_at_its_start(stage: Stage, qtbot: QtBot) -> None:
    meeting, page = heard(stage, qtbot)
    page.playing.play_from(20_000)
    stage.playback.tell(PlaybackMoved(33_000, stage.playback.played[-1]))
    qtbot.waitUntil(lambda: page.strip.waveform.position_ms == 33_000)
    page.player_bar.stop_button.click()
    page.show_meeting(None)
    page.show_meeting(meeting)
    page.player_bar.forward_button.click()
    assert page.strip.waveform.position_ms == 5_000
    assert len(stage.playback.played) == 1


def test_play_goes_on_at_the_playhead_unless_the_cursor_was_put_elsewhere(stage: Stage, qtbot: QtBot) -> None:
    _, page = heard(stage, qtbot)
    view, play = page.transcript, page.player_bar.play_button
    view.setFocus()
    view.setCurrentIndex(view.model().index(2, 0))
    play.click()
    assert stage.playback.played[-1].start_ms == 8_000
    stage.playback.tell(PlaybackMoved(17_000, stage.playback.played[-1]))
    qtbot.waitUntil(lambda: page.strip.waveform.position_ms == 17_000)
    page.player_bar.stop_button.click()
    play.click()
    assert stage.playback.played[-1].start_ms == 17_000
    page.player_bar.stop_button.click()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    play.click()
    assert stage.playback.played[-1].start_ms == 12_000
    stage.playback.tell(PlaybackMoved(99_900, stage.playback.played[-1]))
    qtbot.waitUntil(lambda: page.strip.waveform.position_ms == 99_900)
    stage.playback.tell(PlaybackEnded(stage.playback.played[-1]))
    qtbot.waitUntil(lambda: not page.player_bar.stop_button.isEnabled())
    play.click()
    assert stage.playback.played[-1].start_ms == 12_000


def test_five_seconds_while_it_is_held_stay_silent(stage: Stage, qtbot: QtBot) -> None:
    _, page = heard(stage, qtbot)
    page.playing.play_from(20_000)
    page.player_bar.toggle()
    played = len(stage.playback.played)
    qtbot.mouseClick(page.player_bar.forward_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.player_bar.forward_button, Qt.MouseButton.LeftButton)
    assert len(stage.playback.played) == played
    page.player_bar.toggle()
    assert stage.playback.played[-1].start_ms == 30_000


@pytest.mark.parametrize(("language", "shown"), [(UiLanguage.EN, "1.25×"), (UiLanguage.DE, "1,25×")])
def test_speed_by_key_and_by_menu(
    new_stage: Callable[..., Stage], qtbot: QtBot, language: UiLanguage, shown: str
) -> None:
    stage = new_stage(language=language)
    _, page = heard(stage, qtbot)
    page.transcript.setFocus()
    qtbot.keyClick(page.transcript, Qt.Key.Key_Up, CTRL)
    assert stage.playback.speeds == [1.25]
    assert page.player_bar.speed_button.text() == shown
    assert shown in page.player_bar.speed_button.accessibleName()
    for _ in range(9):
        qtbot.keyClick(page.transcript, Qt.Key.Key_Down, CTRL)
    assert stage.playback.speeds[-1] == 0.5
    page.player_bar.speeds[2.0].trigger()
    assert stage.playback.speeds[-1] == 2.0
    assert page.player_bar.speeds[2.0].isChecked()


def test_a_lost_speed_is_said_and_shown(stage: Stage, qtbot: QtBot) -> None:
    _, page = heard(stage, qtbot)
    page.player_bar.speeds[1.5].trigger()
    page.playing.play_from(0)
    stage.playback.tell(PlaybackSpeedLost(stage.playback.played[-1], UserFixable(Code.AUDIO_SPEED)))
    qtbot.waitUntil(page.header.banner.isVisible)
    assert "normal speed" in page.header.banner.accessibleName()
    assert page.player_bar.speed_button.text() == "1.0×"
    assert page.strip.isVisible()


def test_again_and_again_the_selected_rows_until_it_goes_on(stage: Stage, qtbot: QtBot) -> None:
    _, page = heard(stage, qtbot)
    view = page.transcript
    view.setFocus()
    view.setCurrentIndex(view.model().index(2, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    qtbot.mouseClick(page.player_bar.loop_button, Qt.MouseButton.LeftButton)
    loop = stage.playback.played[-1]
    assert (loop.start_ms, loop.end_ms, loop.loop) == (8_000, 15_900, True)
    assert page.player_bar.loop_button.isChecked()
    stage.playback.tell(PlaybackMoved(12_500, loop))
    qtbot.waitUntil(lambda: view.playing is not None and view.playing.row == 3)
    qtbot.keyClick(view, Qt.Key.Key_L, CTRL | SHIFT)
    assert stage.playback.played[-1].start_ms == 12_500
    assert not stage.playback.played[-1].loop
    assert not page.player_bar.loop_button.isChecked()


def test_a_doubtful_passage_is_played_again_and_again(stage: Stage, qtbot: QtBot) -> None:
    _, page = heard(stage, qtbot)
    page.playing.play_loop(4_500, 6_000)
    assert stage.playback.played[-1].loop
    qtbot.mouseClick(page.player_bar.stop_button, Qt.MouseButton.LeftButton)
    assert not page.player_bar.loop_button.isChecked()
    page.playing.play_loop(4_500, 4_500)
    assert len(stage.playback.played) == 1, "nothing is no passage"


def test_a_sample_of_each_voice(stage: Stage, qtbot: QtBot) -> None:
    _, page = heard(stage, qtbot)
    assert page.playing.play_sample("S2")
    sample = stage.playback.played[-1]
    assert 0 < sample.end_ms - sample.start_ms <= 5_000
    assert sample.start_ms // 4_000 % 3 == 1
    assert sample.lead_in_ms == 0
    assert not page.playing.play_sample("S9")


def test_the_picture_of_the_talk_is_shown_when_wanted_and_remembered(stage: Stage, qtbot: QtBot) -> None:
    _, page = heard(stage, qtbot)
    timeline = page.strip.timeline
    assert not timeline.isVisible()
    page.player_bar.picture_action.trigger()
    assert timeline.isVisible()
    assert [lane.name for lane in timeline.lanes] == ["Speaker 1", "Speaker 2", "Speaker 3", "Silence"]
    assert all(not lane.share for lane in timeline.lanes), "shares only for who asks for them"
    assert timeline.lanes[3].spans == ((47_900, 60_000), (70_000, 100_000)), "what was erased is no silence"
    page.player_bar.shares_action.trigger()
    assert [lane.share for lane in timeline.lanes] == [wording.percent(1 / 3)] * 3 + [""]
    settings = page.strip._settings
    assert settings.value("window/talk_picture", type=bool)
    assert settings.value("window/talk_shares", type=bool)
    assert not timeline.grab().isNull()


def test_a_click_on_a_lane_or_a_topic_plays_it(stage: Stage, qtbot: QtBot) -> None:
    _, page = heard(stage, qtbot)
    page.player_bar.picture_action.trigger()
    timeline = page.strip.timeline
    qtbot.waitUntil(lambda: timeline.width() > 400)
    x = round(timeline.scale().x(25_000))
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(x, timeline.height() - 8))
    assert abs(stage.playback.played[-1].start_ms - 25_000) < 300
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(x, 6))
    assert stage.playback.played[-1].start_ms == 20_500, "the topic from its start"
    assert "<b>Dates</b>" in timeline._hint_at(QPointF(x, 6)), "words are never markup"
    timeline.setFocus()
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    qtbot.keyClick(timeline, Qt.Key.Key_Right)
    assert timeline.accessibleDescription().startswith("Speaker 2: ")
    qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert stage.playback.played[-1].start_ms // 4_000 % 3 == 1


def test_without_words_and_waveform_the_meeting_is_read_and_heard_all_the_same(stage: Stage, qtbot: QtBot) -> None:
    stage.desk.hearing.error = StoreFault(Code.STORE_DAMAGED)
    (meeting,) = stage.open()
    stage.jobs[0].say(TranscriptMade(fakes.transcript()))
    stage.jobs[0].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE and stage.desk.hearing.asked == ["words", "waveform"])
    page = stage.pages.meeting
    rect = page.transcript.visualRect(page.transcript.model().index(1, 0))
    qtbot.mouseClick(page.transcript.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, rect.bottom() - 20))
    assert stage.playback.played[-1].start_ms == 4_000
    stage.playback.tell(PlaybackMoved(4_500, stage.playback.played[-1]))
    qtbot.waitUntil(lambda: page.strip.waveform.position_ms == 4_500)
    stage.playback.tell(PlaybackEnded(stage.playback.played[-1]))
    assert not page.strip.waveform.grab().isNull()


def test_an_empty_meeting_has_no_strip_to_trip_over(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    page = stage.pages.meeting
    assert not page.strip.isVisible()
    stage.jobs[0].say(TranscriptMade(fakes.transcript(turns=0, doubts=0)))
    stage.jobs[0].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE)
    for does in (page.playing.play_current, page.playing.toggle_loop, lambda: page.playing.jump(5_000)):
        does()
    page.strip.waveform.setFocus()
    QApplication.processEvents()
    assert stage.playback.played == []
    assert not page.grab().isNull()


def test_a_crowd_has_a_lane_for_all_who_do_not_fit(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.jobs[0].say(TranscriptMade(fakes.transcript(turns=4_000, voices=11)))
    stage.jobs[0].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE)
    page = stage.pages.meeting
    page.player_bar.show_view(picture=True, shares=True)
    timeline = page.strip.timeline
    assert [lane.name for lane in timeline.lanes][-2:] == ["Speaker 8", "3 more"]
    assert timeline.lanes[-1].share == wording.percent(3 / 11)
    stage.window.resize(2_000, 760)
    for duration_ms in (94_000, 16_000_000):  # turns one by one, and as heaps
        meeting.row = replace(meeting.row, duration_ms=duration_ms)
        meeting.changed.emit()
        assert not page.strip.grab().isNull()
