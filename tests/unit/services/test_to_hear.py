"""Which lines should be heard before somebody stands for them: German and English are equals."""

from __future__ import annotations

import pytest

from sottovoce.services.to_hear import (
    HearReason,
    has_name,
    has_negation,
    has_number,
    line_key,
    lines_to_hear,
    quote_key,
)
from sottovoce_models.types import Citation, Doubt, DoubtReason, ItemKind, Speaker, SummaryItem, Transcript, Turn


@pytest.mark.parametrize(
    "text",
    [
        "Die Klientin nimmt kein Sertralin mehr.",
        "Er verzichtet auf Widerspruch.",
        "Ohne Termin.",
        "Der Antrag wurde abgelehnt.",
        "She does not sleep.",
        "They won’t appeal.",
        "The board rejected the motion.",
        "Nobody objected.",
    ],
)
def test_a_no_is_found(text: str) -> None:
    assert has_negation(text)


@pytest.mark.parametrize("text", ["Die Klientin nimmt Sertralin.", "She sleeps well.", "Notar und Note.", "Nichte"])
def test_no_no_is_made_up(text: str) -> None:
    assert not has_negation(text)


@pytest.mark.parametrize(
    "text",
    [
        "50 mg am Abend",
        "fünfundzwanzig Stunden",
        "Frist am zwölften März",
        "acht Tage",
        "zweimal täglich",
        "bis Donnerstag",
        "die Hälfte",
        "twenty-five pounds",
        "by Friday",
        "the third draft",
        "dreihundert Euro",
    ],
)
def test_a_number_or_a_date_is_found(text: str) -> None:
    assert has_number(text)


@pytest.mark.parametrize("text", ["Ein Gespräch über eine Reise.", "One of them agreed.", "Eine Achtung", "Unter uns"])
def test_an_article_is_no_number(text: str) -> None:
    assert not has_number(text)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Frau Dr. Keller ruft an.", ()),
        ("Herr Muster kommt.", ()),
        ("Der Umzug nach Wien steht an.", ()),
        ("annas Bruder kommt", ("Anna Keller",)),
        ("The flat in Leeds is sold.", ()),
        ("It was Sandra who called.", ()),
        ("Mr Brown objects.", ()),
    ],
)
def test_a_name_is_found(text: str, known: tuple[str, ...]) -> None:
    assert has_name(text, known)


@pytest.mark.parametrize(
    "text",
    [
        "Die Klientin schläft besser und führt das Tagebuch.",
        "Das Team hat in Zukunft mehr Zeit.",
        "We agreed to meet again.",
        "It is what I said.",
    ],
)
def test_a_german_noun_or_the_start_of_a_sentence_is_no_name(text: str) -> None:
    assert not has_name(text)


def _item(text: str, **more: object) -> SummaryItem:
    fields: dict[str, object] = {"citations": (Citation("t1", 1000, 2000, "so"),), **more}
    return SummaryItem(ItemKind.TOPIC, text, **fields)  # type: ignore[arg-type] # a test's shorthand


def test_lines_come_with_their_reasons_in_the_order_of_the_minutes() -> None:
    transcript = Transcript(
        "r",
        1,
        "de",
        {"S1": Speaker("Keller")},
        (Turn("t1", "S1", 0, 5000, "so und so"),),
        (Doubt(1500, 1600, DoubtReason.LOW_CONFIDENCE),),
    )
    elsewhere = (Citation("t1", 3000, 4000, "und"),)
    items = (
        _item("Die Klientin schläft besser.", citations=elsewhere),
        _item("Die Klientin nimmt nicht 50 mg, sagt Keller.", citations=elsewhere),
        _item("Die Klientin schläft besser."),
        _item("Die Klientin isst besser.", citations=elsewhere, support=0.2),
        _item("Das Tagebuch wird geführt.", citations=elsewhere, owner="S1"),
        _item("Nicht zu hören, 7 mal von Hand notiert.", citations=()),
    )
    found = lines_to_hear(items, transcript)
    assert [(line.place, line.reasons) for line in found] == [
        (1, (HearReason.NEGATION, HearReason.NUMBER, HearReason.NAME)),
        (2, (HearReason.DOUBT,)),
        (3, (HearReason.DOUBT,)),
        (4, (HearReason.NAME,)),
    ]


def test_a_line_that_is_changed_has_not_been_heard() -> None:
    item = _item("50 mg")
    assert line_key(item) == line_key(_item("50 mg", done=True, edited=True, support=0.1))
    assert line_key(item) != line_key(_item("15 mg"))
    assert line_key(item) != line_key(_item("50 mg", owner="S1"))
    assert quote_key(item.citations[0]) != quote_key(Citation("t1", 1000, 2000, "so?"))
    assert quote_key(item.citations[0]) == quote_key(Citation("t9", 1000, 2000, "so"))  # the turn was merged
