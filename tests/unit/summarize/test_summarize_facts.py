"""Numbers and dates: every way to write one proves every other, and nothing else."""

from __future__ import annotations

import pytest

from sottovoce_models.summarize import facts, numbers


@pytest.mark.parametrize(
    ("claim", "spoken"),
    [
        ("12,500 people", "twelve thousand five hundred people"),
        ("12.50 euros", "twelve fifty"),
        ("1.5 million dollars", "one point five million, or 1.5 million"),
        ("7412 Euro", "siebentausendvierhundertzwölf Euro"),
        ("1'200 Franken", "zwölfhundert Franken"),
        ("0,5", "null Komma fünf"),
        ("25 %", "fünfundzwanzig Prozent"),
        ("1999", "nineteen ninety nine"),
        ("2025", "twenty twenty-five"),
        ("5527", "five five two seven"),
        ("14:30", "halb drei am Nachmittag"),
        ("9:30", "half past nine"),
        ("on 9 October", "on the ninth of October"),
        ("am 3. März", "am dritten März"),
        ("bis 14.3.2025", "bis vierzehnten März zweitausendfünfundzwanzig"),
        ("2025-03-14", "14 March 2025"),
        ("1 March", "the first of March"),
        ("Freitag", "am Freitagabend"),
        ("by Monday", "mondays are good"),
        ("tomorrow", "bis morgen früh"),
        ("nächste Woche", "next week"),
        ("aged 58", "sie ist achtundfünfzig"),
        ("zweimal", "2 times"),
        ("42nd", "the forty-second"),
    ],
)
def test_every_way_to_say_it_proves_it(claim: str, spoken: str) -> None:
    stated = {fact.value for fact in facts.stated(claim)}
    assert stated
    assert stated <= facts.said(spoken)


@pytest.mark.parametrize(
    ("claim", "spoken"),
    [
        ("15,000 euros", "twelve thousand euros"),
        ("12 million", "twelve thousand"),
        ("on 1 October", "your first hearing on the ninth of October"),
        ("by Thursday", "by Tuesday"),
        ("im Juli", "im Juni"),
        ("last week", "next week"),
        ("today", "tomorrow"),
        ("am 12. Mai", "am dritten Mai wurden zwölf Briefe geschickt"),
        ("sechzehn", "sechzig"),
        ("9:45", "half past nine"),
    ],
)
def test_another_number_or_date_does_not(claim: str, spoken: str) -> None:
    assert not {fact.value for fact in facts.stated(claim)} <= facts.said(spoken)


@pytest.mark.parametrize(
    "words",
    [
        "one of us, ein Haus, achten Sie darauf, first of all, under review",
        "we may march",
        "Guten Morgen",
        "I second that",
    ],
)
def test_plain_words_state_no_fact(words: str) -> None:
    assert facts.stated(words) == []


def test_a_fact_knows_its_place() -> None:
    words = "The first hearing is on 9 October at 10:15."
    assert {words[fact.start : fact.end] for fact in facts.stated(words)} == {"9", "October", "9 October", "10:15"}


def test_numbers_in_a_row_are_read_one_by_one_and_together() -> None:
    assert [number.value for number in numbers.stated("five five two")] == ["5", "5", "2"]
    assert {"5", "2", "552"} <= numbers.values("five five two")
