"""Chapters on the waveform and in their list: gone to by mouse and key, titled anew, gone with the lock."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sottovoce.pipeline.events import TranscriptMade
from sottovoce.services.chapters import NO_CHAPTERS, Chapters
from sottovoce.ui.meeting.chapters_pane import ChaptersPane
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce_models.errors import Code, EngineFault
from tests.gui import fakes
from tests.gui.conftest import Stage
from tests.gui.fake_chapters import WRITTEN, three

CTRL, LEFT = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton


def opened(stage: Stage, chapters: Chapters) -> Meeting:
    """A meeting at rest; the first three turns are a chapter, and so on."""
    stage.desk.chapters.found = chapters
    (meeting,) = stage.open()
    stage.jobs[0].say(TranscriptMade(fakes.transcript(doubts=0)))
    stage.jobs[0].finish()
    stage.qtbot.waitUntil(lambda: meeting.state is State.DONE)
    stage.qtbot.waitUntil(lambda: bool(stage.desk.chapters.asked) and stage.pages.asking.chapters._line.idle)
    return meeting


def pane(stage: Stage) -> ChaptersPane:
    return stage.pages.meeting.minutes.chapters


def rows(stage: Stage) -> list[str]:
    shown = pane(stage).list
    return [shown.item(row).text() for row in range(shown.count())]


def test_chapters_are_listed_and_one_is_played_by_mouse_and_by_key(stage: Stage, qtbot: QtBot) -> None:
    opened(stage, three())
    page = stage.pages.meeting
    qtbot.mouseClick(page.text.chapters_button, LEFT)
    assert rows(stage) == ["00:00 · Sleep, late shift", "00:08 · Part 2", "00:16 · Tablets"]
    assert pane(stage).list.hasFocus()
    listed = pane(stage).list
    qtbot.mouseClick(listed.viewport(), LEFT, pos=listed.visualItemRect(listed.item(1)).center())
    assert stage.playback.played[-1].start_ms == 8_000
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert stage.playback.played[-1].start_ms == 16_000
    qtbot.keyClick(listed, Qt.Key.Key_Escape)
    assert page.minutes.shows_lines
    assert page.isVisible()


def test_keys_go_to_the_next_chapter_and_back_without_a_sound(stage: Stage, qtbot: QtBot) -> None:
    opened(stage, three())
    page, head = stage.pages.meeting, stage.pages.meeting.strip.waveform
    for key, place_ms in (
        (Qt.Key.Key_PageDown, 8_000),
        (Qt.Key.Key_PageDown, 16_000),
        (Qt.Key.Key_PageDown, 16_000),
        (Qt.Key.Key_PageUp, 8_000),
    ):
        qtbot.keyClick(page.transcript, key, CTRL)
        assert head.position_ms == place_ms
    page.playing.seek(13_000)
    qtbot.keyClick(page.transcript, Qt.Key.Key_PageUp, CTRL)
    assert head.position_ms == 8_000
    assert stage.playback.played == []


def test_what_sounds_goes_on_from_the_next_chapter(stage: Stage, qtbot: QtBot) -> None:
    opened(stage, three())
    stage.pages.meeting.playing.play_from(1_000)
    qtbot.keyClick(stage.pages.meeting.transcript, Qt.Key.Key_PageDown, CTRL)
    assert stage.playback.played[-1].start_ms == 8_000


def test_the_waveform_says_which_chapter_a_moment_is_in(stage: Stage) -> None:
    opened(stage, three())
    strip = stage.pages.meeting.strip
    assert [topic.text for topic in strip._talk.chapters] == ["Sleep, late shift", "Part 2", "Tablets"]
    assert strip.waveform.hint(9_000).startswith("Part 2 · 00:09")
    assert strip.waveform.hint(1_000).startswith("Sleep, late shift")


def test_a_model_may_write_the_titles(stage: Stage, qtbot: QtBot) -> None:
    opened(stage, three())
    qtbot.mouseClick(stage.pages.meeting.text.chapters_button, LEFT)
    qtbot.mouseClick(pane(stage).write_button, LEFT)
    qtbot.waitUntil(lambda: rows(stage)[1] == f"00:08 · {WRITTEN}")
    assert not pane(stage).write_button.isVisible()
    assert "written by a model" in pane(stage).caption.text()


def test_titles_stay_as_spoken_when_the_model_fails(stage: Stage, qtbot: QtBot) -> None:
    opened(stage, three())
    stage.desk.chapters.error = EngineFault(Code.ENGINE_CRASHED, engine="summarize")
    qtbot.mouseClick(stage.pages.meeting.text.chapters_button, LEFT)
    qtbot.mouseClick(pane(stage).write_button, LEFT)
    qtbot.waitUntil(lambda: stage.pages.asking.chapters._line.idle)
    assert rows(stage)[0] == "00:00 · Sleep, late shift"
    assert pane(stage).write_button.isEnabled()


@pytest.mark.parametrize("found", [NO_CHAPTERS, Chapters(three().all[:1])])
def test_a_meeting_of_one_part_has_no_chapters(stage: Stage, qtbot: QtBot, found: Chapters) -> None:
    opened(stage, found)
    assert not stage.pages.meeting.text.chapters_button.isVisible()
    qtbot.keyClick(stage.pages.meeting.transcript, Qt.Key.Key_PageDown, CTRL)
    assert stage.pages.meeting.strip.waveform.position_ms == 0


def test_nothing_of_them_stays_behind_the_lock(stage: Stage, qtbot: QtBot) -> None:
    opened(stage, three())
    qtbot.mouseClick(stage.pages.meeting.text.chapters_button, LEFT)
    stage.window.gate.lock()
    qtbot.waitUntil(lambda: stage.pages.meeting.meeting is None)
    assert rows(stage) == []
    assert stage.pages.meeting.strip._talk.chapters == ()


def test_in_a_narrow_window_the_list_comes_to_the_front_and_goes_again(
    new_stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    stage = new_stage(width=640)
    opened(stage, three())
    qtbot.mouseClick(stage.pages.meeting.text.chapters_button, LEFT)
    assert pane(stage).isVisible()
    qtbot.keyClick(pane(stage).list, Qt.Key.Key_Return)
    assert stage.pages.meeting.transcript.isVisible()
