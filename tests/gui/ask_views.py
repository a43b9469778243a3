"""Views of asking: while it is looked for, an answer in sentences, one in quotes, and what was not said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.ask import MeetingCitation
from sottovoce.pipeline.events import Notice, NoticeCode
from sottovoce_models.types import Transcript
from tests.gui.fake_asking import NOT_SAID, FakeAsking, cited, quoted, written
from tests.gui.fake_chapters import three

if TYPE_CHECKING:
    from tests.gui.views import Sample


def ask(sample: Sample, question: str) -> None:
    """Types it and presses Enter."""
    page = sample.window.pages.meeting
    page.enter_question()
    page.minutes.ask.field.setText(question)
    page.minutes.ask.ask_button.click()


def asked(answer: Callable[[FakeAsking, str, Transcript, UiLanguage], str]) -> Callable[[Sample], None]:
    """The page of the meeting after a question; `answer` prepares the answer and gives the question."""

    def show(sample: Sample) -> None:
        meeting = sample.meeting()
        assert meeting.transcript is not None
        sample.until(lambda: sample.window.pages.meeting.minutes.lines.context.editable)
        question = answer(sample.desk.asking, meeting.id, meeting.transcript, sample.language)
        ask(sample, question)
        bar = sample.window.pages.meeting.minutes.ask
        pane = sample.window.pages.meeting.minutes.answers
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
    control = sample.window.pages.chapters
    sample.until(lambda: bool(control.shown.all))
    control.open()


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
