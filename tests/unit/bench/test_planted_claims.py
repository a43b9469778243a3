"""Planted lies change one thing each, the same way every time."""

from __future__ import annotations

import random

import pytest

from sottovoce.bench.planted_claims import RULES, Cast
from sottovoce_models.types import ItemKind, SummaryItem

CAST = {
    "en": Cast(("Anna Berg", "Ben", "Speaker 3"), ("Vienna", "Graz"), "en"),
    "de": Cast(("Greta Holm", "Jakob"), ("Linz", "Wels"), "de"),
}


def _planted(kind: str, words: str, language: str, **more: str) -> SummaryItem | None:
    item = SummaryItem(ItemKind.ACTION, words, (), owner=more.get("owner"), due=more.get("due"))
    return RULES[kind](item, CAST[language], random.Random(3))  # noqa: S311 -- repeatable, not secret


@pytest.mark.parametrize(
    ("kind", "language", "words"),
    [
        ("speaker_name", "en", "Ben proposed to move."),
        ("other_name", "en", "They move to Vienna."),
        ("number", "en", "It costs 1,200 euros."),
        ("number", "en", "It takes twelve weeks."),
        ("date", "en", "They meet on Friday."),
        ("date", "en", "They meet next week."),
        ("negation_in", "en", "The contract is signed."),
        ("negation_out", "en", "The contract was not signed."),
        ("reversal", "en", "Anna Berg told Ben that it rains."),
        ("speaker_name", "de", "Jakob schlug es vor."),
        ("other_name", "de", "Der Dachdecker aus Linz kommt."),
        ("number", "de", "Es kostet zwölf Euro."),
        ("date", "de", "Er kommt am dritten März."),
        ("negation_in", "de", "Das Dach ist undicht."),
        ("negation_out", "de", "Das Dach ist nicht dicht."),
    ],
)
def test_each_kind_changes_the_line_and_nothing_else(kind: str, language: str, words: str) -> None:
    planted = _planted(kind, words, language)
    assert planted is not None
    assert planted.text != words
    assert abs(len(planted.text.split()) - len(words.split())) <= 1
    assert planted == _planted(kind, words, language)


def test_an_owner_and_a_due_time_are_changed_too() -> None:
    owner = _planted("owner", "Send it.", "en", owner="Ben")
    assert owner is not None
    assert owner.owner in {"Anna Berg", "Speaker 3"}
    due = _planted("date", "Send it.", "en", due="by Friday")
    assert due is not None
    assert due.due != "by Friday"


@pytest.mark.parametrize("kind", sorted(RULES))
def test_where_there_is_nothing_to_change_there_is_no_lie(kind: str) -> None:
    assert _planted(kind, "Speaker 3.", "en") is None or kind == "speaker_name"


def test_the_number_of_an_unnamed_voice_is_no_number() -> None:
    assert _planted("number", "Speaker 3 agreed.", "en") is None
