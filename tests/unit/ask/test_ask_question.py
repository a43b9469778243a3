"""What a question asks for: terms, speakers, names, facts and stretches, in German and English."""

from __future__ import annotations

import pytest

from sottovoce_models.ask.question import language_of
from sottovoce_models.ask.stretch import Stretch, stretch_of
from tests.unit.ask.talks import askable, english, german
from tests.unit.summarize.talks import talk

MINUTE_MS = 60_000


def test_what_one_asks_with_is_no_term_and_who_is_asked_about_is_a_speaker() -> None:
    question = english().question("What did Ben think about the hosting contract?")
    assert question.terms == ("host", "contract")
    assert question.speakers == {"Ben"}
    assert question.language == "en"


def test_a_german_question_knows_a_speaker_by_title_and_name() -> None:
    question = german().question("Was hat Frau Sommer über die Krankenkasse gesagt?")
    assert question.speakers == {"Frau Sommer"}
    assert question.terms == ("krankenkass",)
    assert question.language == "de"


def test_a_letter_names_the_speaker_whose_name_ends_in_it() -> None:
    meeting = askable("Grad A: We need new microphones.\nGrad B: A microphone is expensive.\n")
    assert meeting.question("What did A think about the microphones?").speakers == {"Grad A"}
    assert meeting.question("A new microphone, what does it cost?").speakers == frozenset()


def test_names_and_numbers_of_a_question_are_looked_for_as_such() -> None:
    question = english().question("Did Zoltan spend 4,000 euros?")
    assert question.names == {"zoltan"}
    assert question.facts == {"4000"}


@pytest.mark.parametrize(
    ("words", "stretch", "rest"),
    [
        ("What was said in the last ten minutes?", Stretch(True, 10 * MINUTE_MS), "What was said"),
        ("Was wurde in den letzten 10 Minuten gesagt?", Stretch(True, 10 * MINUTE_MS), "Was wurde"),
        ("What happened in the first half hour?", Stretch(False, 30 * MINUTE_MS), "What happened"),
        ("Was sagte sie am Anfang?", Stretch(False), "Was sagte sie"),
        ("What did they decide at the end?", Stretch(True), "What did they decide"),
        ("What about the last many minutes?", None, "What about the last many minutes?"),
        ("What about the deadline?", None, "What about the deadline?"),
    ],
)
def test_a_stretch_of_time_is_read_and_taken_out(words: str, stretch: Stretch | None, rest: str) -> None:
    found, left = stretch_of(words)
    assert found == stretch
    assert left.startswith(rest)


def test_a_stretch_takes_the_turns_that_reach_into_it() -> None:
    turns = talk("A: " + "word " * 300 + "\nB: " + "word " * 150 + "\nC: " + "word " * 20 + "\n")  # 120 s, 60 s, 8 s
    assert [turn.speaker for turn in Stretch(True, MINUTE_MS).turns(turns)] == ["B", "C"]
    assert [turn.speaker for turn in Stretch(False, MINUTE_MS).turns(turns)] == ["A"]
    assert Stretch(True).turns([]) == ()


def test_the_language_of_a_question_is_its_own() -> None:
    assert language_of("Wann ist die Frist?", "en") == "de"
    assert language_of("When is the deadline?", "de") == "en"
    assert language_of("Budget?", "de") == "de"


def test_an_endless_question_is_read_to_a_limit() -> None:
    assert len(english().question("budget " * 100_000).words) <= 600
