"""Views of asking: while it is looked for, an answer in sentences, one in quotes, and what was not said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.ask import MeetingCitation
from sottovoce.pipeline.events import Notice, NoticeCode, SegmentStored
from sottovoce.services.queue_events import JobTold
from sottovoce_models.types import ItemKind, SummaryItem, Transcript
from tests.gui import consent_views, fakes, sample_content
from tests.gui.fake_asking import NOT_SAID, FakeAsking, cited, quoted, written
from tests.gui.fake_chapters import three

if TYPE_CHECKING:
    from tests.gui.views import Sample


def ask(sample: Sample, question: str) -> None:
    """Types it and presses Enter."""
    page = sample.window.rooms.pages.meeting
    page.enter_question()
    page.minutes.ask.field.setText(question)
    page.minutes.ask.ask_button.click()


def asked(answer: Callable[[FakeAsking, str, Transcript, UiLanguage], str]) -> Callable[[Sample], None]:
    """The page of the meeting after a question; `answer` prepares the answer and gives the question."""

    def show(sample: Sample) -> None:
        meeting = sample.meeting()
        assert meeting.transcript is not None
        sample.until(lambda: sample.window.rooms.pages.meeting.minutes.lines.context.editable)
        question = answer(sample.desk.asking, meeting.id, meeting.transcript, sample.language)
        ask(sample, question)
        bar = sample.window.rooms.pages.meeting.minutes.ask
        pane = sample.window.rooms.pages.meeting.minutes.answers
        held = not sample.desk.asking.hold.is_set()
        sample.until(lambda: bool(pane.exchanges[0].rows) if held else not bar.busy)
        bar.field.setFocus()

    return show


def chapters(sample: Sample) -> None:
    """The list of chapters beside a waveform with their names."""
    german = sample.language is UiLanguage.DE
    titles = ("Schlaf, Spätschicht", "Telefon, Küche, Weg", "Tabletten, Ärztin")
    english = ("Sleep, late shift", "Phone, kitchen, walk", "Tablets, doctor")
    sample.desk.chapters.found = three(titles if german else english, 17 * 60_000)
    sample.meeting()
    control = sample.window.rooms.pages.asking.chapters
    sample.until(lambda: bool(control.shown.all))
    control.open()


def several(sample: Sample) -> None:
    """All meetings of the list, asked at once."""
    window, asking, german = sample.window, sample.desk.asking, sample.language is UiLanguage.DE
    sample.until(lambda: len(window.rooms.library.meetings.shown) > 1)
    talk = sample_content.transcript(sample.language)
    first, second = (entry.id for entry in window.rooms.library.meetings.shown[:2])
    asking.texts = {first: talk, second: talk}
    answer = quoted(first, talk, 3)
    asking.answer = replace(answer, citations=(*answer.citations, MeetingCitation(second, cited(talk, 4))))
    window.rooms.pages.side.ask_button.click()
    bar = window.rooms.pages.asking.many_page.bar
    bar.put("Wo lag das Telefon?" if german else "Where was the phone?")
    sample.until(lambda: not bar.busy)
    bar.enter()


def missed(sample: Sample) -> None:
    """A recording that runs, and somebody comes back into the room."""
    consent_views.start(sample)
    window, desk = sample.window, sample.desk
    running, page = desk.running, window.rooms.pages.meeting
    assert running is not None
    running.elapsed_ms = 96_000
    turns = sample_content.transcript(sample.language).turns
    heard = (
        replace(fakes.segment(at, turn.text), start_ms=turn.start_ms, end_ms=turn.end_ms)
        for at, turn in enumerate(turns)
    )
    for segment in heard:
        desk.tell(JobTold(running.row.id, SegmentStored(segment)))
    sample.until(lambda: page.meeting is not None and page.meeting.rows.rowCount() == len(turns))
    desk.asking.said = tuple(
        SummaryItem(kind, turns[at].text, (cited(sample_content.transcript(sample.language), at),))
        for kind, at in ((ItemKind.DECISION, 4), (ItemKind.ACTION, 5), (ItemKind.OVERVIEW, 1), (ItemKind.OVERVIEW, 3))
    )
    window.rooms.pages.meeting.minutes.live.missed_button.click()
    sample.until(lambda: not window.rooms.pages.asking.live.busy)


def sentences(asking: FakeAsking, meeting: str, transcript: Transcript, language: UiLanguage) -> str:
    """Written by a model."""
    german = language is UiLanguage.DE
    said = (
        "Frau S. schlief vier Nächte schlecht, immer nach der Spätschicht."
        if german
        else ("Ms S. slept badly on four nights, always after the late shift.")
    )
    asking.answer = written(meeting, transcript, said)
    return "Wann schlief sie schlecht?" if german else "When did she sleep badly?"


def quotes(asking: FakeAsking, meeting: str, transcript: Transcript, language: UiLanguage) -> str:
    """No model may write the language."""
    notice = Notice(NoticeCode.ASK_NO_MODEL_FOR_LANGUAGE, {"language": str(language), "suggested": "qwen3-1.7b"})
    asking.answer = replace(quoted(meeting, transcript, 5), notices=(notice,))
    return "Was war mit dem Schlaftagebuch?" if language is UiLanguage.DE else "What about the sleep diary?"


def not_said(asking: FakeAsking, meeting: str, transcript: Transcript, language: UiLanguage) -> str:
    """With what comes nearest."""
    near = (MeetingCitation(meeting, cited(transcript, 6)),)
    asking.answer = replace(NOT_SAID, language=str(language), near=near)
    return "Wie heißt die Ärztin?" if language is UiLanguage.DE else "What is the doctor's name?"


def looking(asking: FakeAsking, meeting: str, transcript: Transcript, language: UiLanguage) -> str:
    """The quotes are there, the answer is not."""
    asking.hold.clear()
    asking.quotes = (MeetingCitation(meeting, cited(transcript, 1)), MeetingCitation(meeting, cited(transcript, 3)))
    return sentences(asking, meeting, transcript, language)


SHOWS: Final[dict[str, Callable[[Sample], None]]] = {
    "meeting_asked": asked(sentences),
    "meeting_asked_quotes": asked(quotes),
    "meeting_asked_not_said": asked(not_said),
    "meeting_asking": asked(looking),
    "asking_several": several,
    "recording_missed": missed,
    "meeting_chapters": chapters,
}
