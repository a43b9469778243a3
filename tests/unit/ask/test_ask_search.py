"""Where in a meeting the words lie that answer a question, and how much of the question they cover."""

from __future__ import annotations

import pytest

from sottovoce_models.ask.search import Found, search
from sottovoce_models.ask.synonyms import related
from tests.unit.ask.talks import askable, english, german


def _found(lines: str, question: str, language: str = "en") -> Found:
    meeting = askable(lines, language)
    return search(meeting.index, meeting.question(question), meeting.meeting.turns)


def _best(found: Found) -> str:
    return found.quotes[found.best[0]].words


def test_the_sentence_that_answers_comes_first() -> None:
    meeting = english()
    found = search(meeting.index, meeting.question("How much is the budget for the website?"), meeting.meeting.turns)
    assert "twelve thousand euros" in _best(found)
    assert found.coverage == 1.0


def test_only_who_is_asked_about_answers_where_they_spoke_of_it() -> None:
    meeting = english()
    found = search(meeting.index, meeting.question("What did Ben say about Vienna?"), meeting.meeting.turns)
    assert found.quotes[found.best[0]].turn.speaker == "Ben"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Was ist mit der Frist für den Antrag?", "Abgabetermin"),  # same thing, in a compound
        ("What about the insurance?", "Krankenkasse"),  # another language
        ("Wie ist ihr Schlaf?", "schlafe"),
    ],
)
def test_words_for_the_same_thing_compounds_and_the_other_language_are_found(question: str, words: str) -> None:
    meeting = german()
    found = search(meeting.index, meeting.question(question), meeting.meeting.turns)
    assert any(words in quote.words for quote in found.quotes)


def test_a_name_or_number_nobody_said_is_missing() -> None:
    assert _found("Anna: The barn needs a roof.\n", "What did Zoltan say about the roof?").missing_name
    assert _found("Anna: The barn needs a roof.\n", "Does the roof cost 700 euros?").missing_name
    assert not _found("Anna: The roof costs seven hundred euros.\n", "Does the roof cost 700 euros?").missing_name


def test_letters_told_one_by_one_are_a_name() -> None:
    assert not _found("Anna: The L_C_D_ screen is too dear.\n", "Why no LCD screen?").missing_name


def test_without_a_matter_the_telling_words_of_somebody_are_found() -> None:
    meeting = english()
    found = search(meeting.index, meeting.question("What did Ben say?"), meeting.meeting.turns)
    assert found.quotes
    assert {quote.turn.speaker for quote in found.quotes} == {"Ben"}


def test_only_the_stretch_that_is_meant_is_searched() -> None:
    lines = "Anna: The roof leaks badly.\n" + "Ben: We talk about something else at length here.\n" * 60
    assert _found(lines, "What about the roof at the beginning?").quotes
    assert not _found(lines, "What about the roof in the last minute?").quotes


def test_nothing_is_found_in_an_empty_meeting() -> None:
    assert _found("", "What about the roof?").quotes == ()


def test_synonyms_hold_no_word_for_itself() -> None:
    assert all(stem not in others for language in ("de", "en") for stem, others in related(language).items())
