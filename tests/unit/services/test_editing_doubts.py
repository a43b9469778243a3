"""Stepping through what is to be looked at."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from sottovoce.services.editing.doubts import (
    Place,
    letter_at,
    next_place,
    passage_of,
    places,
    previous_place,
    settle,
    take_back,
    turn_of,
)
from sottovoce_models.types import Correction, Doubt, DoubtReason, Speaker, Transcript, Turn

TURNS = (
    Turn("a", "S1", 0, 10_000, "Sertralin nimmt sie, Sertralin am Morgen"),
    Turn("b", "S2", 12_000, 14_000, "Und abends"),
)
HEARD = Correction(5_500, 6_200, "Sarah Talin", "Sertralin")
DOUBTS = (
    Doubt(2_000, 3_000, DoubtReason.LOW_CONFIDENCE),
    Doubt(10_500, 11_500, DoubtReason.SPEECH_WITHOUT_TEXT),
    Doubt(11_900, 13_000, DoubtReason.SPEAKER_CHANGE),
)
TALK = Transcript("r", 1, "de", {"S1": Speaker(), "S2": Speaker()}, TURNS, DOUBTS, corrections=(HEARD,))


def test_places_come_in_order_of_time_and_are_counted_by_kind() -> None:
    found = places(TALK)
    assert [(place.start_ms, place.number, place.of) for place in found] == [
        (2_000, 1, 3),
        (5_500, 1, 1),
        (10_500, 2, 3),
        (11_900, 3, 3),
    ]
    assert next_place(found, -1) is found[0]
    assert next_place(found, 2_001) is found[1]
    assert next_place(found, found[3]) is found[0]
    assert previous_place(found, found[0]) is found[3]
    assert previous_place(found, 11_000) is found[2]
    assert next_place((), 0) is None
    assert previous_place((), 0) is None


def test_what_is_settled_goes_from_the_count() -> None:
    first = places(TALK)[0]
    after = settle(TALK, first)
    assert (after.doubts, after.revision) == (DOUBTS[1:], 2)
    assert settle(after, first) is after
    assert settle(TALK, places(TALK)[1]).corrections == ()


def test_a_word_of_the_list_is_taken_back_where_it_was_heard() -> None:
    after = take_back(TALK, HEARD)
    assert after.turns[0].text == "Sertralin nimmt sie, Sarah Talin am Morgen"
    assert after.corrections == ()
    gone = take_back(Transcript("r", 1, "de", {"S2": Speaker()}, TURNS[1:], corrections=(HEARD,)), HEARD)
    assert (gone.turns, gone.corrections) == (TURNS[1:], ())


def test_the_turn_to_look_at() -> None:
    found = [turn_of(TALK, place) for place in places(TALK)]
    assert [turn and turn.id for turn in found] == ["a", "a", "a", "b"]
    assert turn_of(Transcript("r", 1, "de", {}, ()), places(TALK)[0]) is None


def test_a_word_of_the_list_is_found_exactly() -> None:
    start, end = passage_of(TURNS[0], places(TALK)[1])
    assert (start, TURNS[0].text[start:end]) == (21, "Sertralin")


@dataclass(frozen=True)
class Timed:
    start: int
    end: int
    start_ms: int
    end_ms: int


def test_a_doubt_is_found_by_the_times_of_words() -> None:
    words = (
        Timed(0, 9, 0, 1_900),
        Timed(10, 15, 1_900, 2_500),
        Timed(16, 20, 2_500, 3_500),
        Timed(21, 30, 5_000, 6_000),
    )
    start, end = passage_of(TURNS[0], places(TALK)[0], words)
    assert TURNS[0].text[start:end] == "nimmt sie,"
    assert passage_of(TURNS[1], places(TALK)[3], words[:1])[0] == 0  # none is said then: by share of time


@given(st.text(max_size=40), st.integers(0, 20_000), st.integers(0, 5_000), st.integers(0, 5_000))
def test_a_passage_lies_in_its_turn_and_begins_with_a_word(text: str, at_ms: int, long_ms: int, turn_ms: int) -> None:
    turn = Turn("t", "S1", 5_000, 5_000 + turn_ms, text)
    start, end = passage_of(turn, Place(Doubt(at_ms, at_ms + long_ms, DoubtReason.LOOP), 1, 1))
    assert 0 <= start <= end <= len(turn.text)
    assert start == 0 or turn.text[start - 1].isspace()
    assert letter_at(turn, turn.start_ms) == 0
