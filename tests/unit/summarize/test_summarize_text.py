"""Sentences, stems and readable text of spoken words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.summarize import numbers, text

SPOKEN = st.text(alphabet=st.sampled_from("abcdeöüß .,?!'{}[]-\n0123 äh um"), max_size=400)


def _parts(words: str) -> list[str]:
    return [words[span.start : span.end] for span in text.sentences(words)]


@given(SPOKEN)
def test_sentences_lie_in_the_text_in_order_without_overlap(words: str) -> None:
    spans = text.sentences(words)
    assert all(0 <= span.start < span.end <= len(words) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(st.lists(st.sampled_from(["we", "should", "and", "so", "but", "talk", "budget", "because"]), max_size=200))
def test_no_sentence_is_endless_and_no_word_is_lost(spoken: list[str]) -> None:
    words = " ".join(spoken)
    parts = _parts(words)
    assert all(text.word_count(part) <= text.MAX_UNIT_WORDS for part in parts)
    assert " ".join(parts).split() == spoken


def test_abbreviations_and_ordinals_do_not_end_a_sentence() -> None:
    assert _parts("Dr. Meier kommt am 14. März. Das passt.") == ["Dr. Meier kommt am 14. März.", "Das passt."]
    assert _parts("Did you ask? No. I forgot.") == ["Did you ask?", "No.", "I forgot."]


def test_marks_alone_are_no_sentence() -> None:
    assert _parts("{vocalsound} . Well then. [laughter]") == ["Well then."]


@pytest.mark.parametrize(
    ("language", "spoken", "printed"),
    [
        ("en", "So , um {gap} we we need , uh , the plan .", "So we need the plan."),
        ("de", "Er kommt, ähm, um neun, also um neun Uhr.", "Er kommt um neun, also um neun Uhr."),
        ("en", "It 's five five one two", "It's five five one two"),
    ],
)
def test_readable_text_loses_fillers_and_stutters_but_no_numbers(language: str, spoken: str, printed: str) -> None:
    assert text.readable(spoken, language) == printed


def test_swiss_and_german_spelling_share_a_stem() -> None:
    assert text.stem("grösse", "de") == text.stem("größe", "de")


@pytest.mark.parametrize(
    ("spoken", "value"),
    [
        ("twenty five Euros", "25"),
        ("one hundred and twenty-five", "125"),
        ("fifty million", "50000000"),
        ("siebentausendvierhundertzwölf Euro", "7412"),
        ("am dreißigsten September", "30"),
        ("einundneunzig", "91"),
        ("12,500 people", "12500"),
    ],
)
def test_numbers_in_words_and_digits_are_one(spoken: str, value: str) -> None:
    assert value in numbers.values(spoken)


def test_plain_words_are_no_numbers() -> None:
    assert numbers.stated("one of us, ein Haus, achten Sie darauf, first of all, under review") == []
