from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models import codec
from sottovoce_models.types import Coverage, Segment, Speaker, Summary, SummaryItem, Track, Transcript, Turn, Word
from tests.unit.models.strategies import documents

TRANSCRIPT = Transcript("r", 3, "de", {"S1": Speaker("Jörg")}, (Turn("t1", "S1", 0, 9, "Grüß Gott"),))
SEGMENT = Segment(0, 0, 9, "a", (Word(0, 9, "a", 0.5),), "en", 0.1, -0.2, 1.0)


@settings(max_examples=150, deadline=None)
@given(documents)
def test_a_value_survives_the_way_through_json_unchanged(value: object) -> None:
    text = codec.dumps(value)
    assert codec.from_document(type(value), json.loads(text)) == value
    assert text.endswith("}\n")


@settings(max_examples=50, deadline=None)
@given(documents)
def test_every_document_says_what_it_is_first(value: object) -> None:
    document = codec.to_document(value)
    assert next(iter(document)) == "schema"
    assert document["schema"] == f"sottovoce.{type(value).__name__.lower()}/1"


def test_letters_stay_readable() -> None:
    assert "Grüß Gott" in codec.dumps(TRANSCRIPT)


def test_numbers_that_lost_their_point_are_still_numbers() -> None:
    data = codec.plain(SEGMENT)
    data["no_speech"] = 0
    value = codec.from_plain(Segment, data).no_speech
    assert value == 0.0
    assert isinstance(value, float)


def test_what_has_a_default_may_be_left_out() -> None:
    data = codec.plain(SEGMENT)
    del data["track"]
    assert codec.from_plain(Segment, data).track is Track.FILE


def test_documents_of_before_there_was_a_vocabulary_are_read() -> None:
    data = codec.plain(SEGMENT)
    del data["words"][0]["heard"]
    assert codec.from_plain(Segment, data) == SEGMENT
    assert codec.from_document(Transcript, without("corrections")) == TRANSCRIPT


def changed(**fields: Any) -> dict[str, Any]:
    return {**codec.to_document(TRANSCRIPT), **fields}


def changed_turn(**fields: Any) -> dict[str, Any]:
    return changed(turns=[{**codec.plain(TRANSCRIPT.turns[0]), **fields}])


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in changed().items() if key != name}


BROKEN: dict[str, Callable[[], object]] = {
    "no object": lambda: [changed()],
    "nothing": lambda: None,
    "no schema": lambda: without("schema"),
    "another schema": lambda: changed(schema="sottovoce.summary/1"),
    "a later schema": lambda: changed(schema="sottovoce.transcript/2"),
    "a field missing": lambda: without("turns"),
    "an unknown field": lambda: changed(mood="good"),
    "an unknown field inside": lambda: changed_turn(mood="good"),
    "a number as text": lambda: changed(revision="3"),
    "text as a number": lambda: changed(language=1),
    "a truth value as a number": lambda: changed(revision=True),
    "a fraction as an integer": lambda: changed_turn(end_ms=9.5),
    "a number as a truth value": lambda: changed_turn(edited=1),
    "null where a value is needed": lambda: changed(language=None),
    "an object as a list": lambda: changed(turns={"t1": {}}),
    "text as a list": lambda: changed(turns="t1"),
    "a list as an object": lambda: changed(speakers=["S1"]),
    "a value of no kind": lambda: changed(doubts=[{"start_ms": 0, "end_ms": 1, "reason": "mood"}]),
    "a list as a kind": lambda: changed(doubts=[{"start_ms": 0, "end_ms": 1, "reason": []}]),
    "a broken invariant": lambda: changed_turn(speaker="S9"),
    "a broken invariant inside": lambda: changed_turn(start_ms=10),
    "coverage beyond speech": lambda: changed(coverage={"speech_ms": 1, "text_ms": 2}),
}


@pytest.mark.parametrize("document", [make() for make in BROKEN.values()], ids=BROKEN.keys())
def test_a_document_that_is_not_one_is_refused(document: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        codec.from_document(Transcript, document)


def test_a_number_too_large_for_a_fraction_is_refused() -> None:
    with pytest.raises(ValueError, match="Segment"):
        codec.from_plain(Segment, {**codec.plain(SEGMENT), "compression": 10**400})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(documents, st.data())
def test_one_field_replaced_by_anything_gives_a_value_or_a_value_error(value: object, data: st.DataObject) -> None:
    document = codec.to_document(value)
    document[data.draw(st.sampled_from(sorted(document)))] = data.draw(json_values)
    try:
        again = codec.from_document(type(value), document)
    except ValueError:
        return
    assert isinstance(again, type(value))


@given(json_values)
def test_anything_else_is_refused_with_a_value_error(document: object) -> None:
    for kind in (Summary, SummaryItem, Coverage):
        with pytest.raises(ValueError, match=r"."):
            codec.from_plain(kind, document)
