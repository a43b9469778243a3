from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.speech.text_language import FOREIGN_WORDS, foreign_stretches

GERMAN = "Wir haben den Vertrag geprüft und schicken ihn am Montag an die Kanzlei zurück"
ENGLISH = "we have looked at the contract and will send it back to them on Monday"
FRENCH = "nous avons lu le contrat et nous allons le renvoyer lundi avec une lettre pour vous"


@pytest.mark.parametrize(
    ("text", "language", "other"),
    [(ENGLISH, "de", "en"), (GERMAN, "en", "de"), (FRENCH, "de", "fr"), (FRENCH, "en", "fr")],
)
def test_a_sentence_in_another_language_is_found_among_those_of_the_right_one(
    text: str, language: str, other: str
) -> None:
    around = {"de": GERMAN, "en": ENGLISH}[language].split()
    words = [*around, *text.split(), *around]
    ((first, last, found),) = foreign_stretches(words, language)
    assert found == other
    assert abs(first - len(around)) <= 2
    assert abs(last - len(around) - len(text.split())) <= 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (ENGLISH, "en"),
        ("das ist halt so ein typisches Win-win und nicht nur nice to have für uns", "de"),
        ("Den Herrn der Ringe, also Lord of the Rings, habe ich gesehen", "de"),
        ("um so um uh the er remote control um", "en"),
        ("we call it Zeitgeist and Kindergarten and the Bundesrat in Berlin agreed", "en"),
        ("", "de"),
        ("... - ?", "de"),
    ],
)
def test_borrowed_words_and_titles_are_no_change_of_language(text: str, language: str) -> None:
    assert foreign_stretches(text.split(), language) == []


def test_nothing_is_said_about_languages_it_does_not_know() -> None:
    assert foreign_stretches(ENGLISH.split(), "fi") == []


def test_a_long_text_takes_no_time() -> None:
    words = (GERMAN.split() + ENGLISH.split()) * 1_000
    started = time.process_time()
    assert len(foreign_stretches(words, "de")) == 1_000
    assert time.process_time() - started < 5


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["der", "und", "the", "and", "Vertrag", "of", "wir"]), max_size=30))
def test_stretches_are_sorted_apart_and_long_enough(words: list[str]) -> None:
    found = foreign_stretches(words, "de")
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))
    assert all(last - first >= FOREIGN_WORDS for first, last, _ in found)
