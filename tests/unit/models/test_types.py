from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable

import pytest

from sottovoce_models.types import (
    Citation,
    Coverage,
    Doubt,
    DoubtReason,
    ItemKind,
    Recording,
    Segment,
    Speaker,
    SpeakerSpan,
    Summary,
    SummaryItem,
    Track,
    Transcript,
    Turn,
    Word,
)

A, B = Word(0, 10, "a", 1.0), Word(5, 10, "b", 1.0)
SPEAKERS = {"S1": Speaker()}


def segment(*words: Word, index: int = 0) -> Segment:
    return Segment(index, 0, 10, "a", words, "en", 0.0, 0.0, 1.0)


def transcript(*turns: Turn, doubts: tuple[Doubt, ...] = ()) -> Transcript:
    return Transcript("r", 1, "en", SPEAKERS, turns, doubts)


def doubt(start_ms: int) -> Doubt:
    return Doubt(start_ms, start_ms + 1, DoubtReason.LOOP)


BROKEN: dict[str, Callable[[], object]] = {
    "an interval that ends before it starts": lambda: Word(2, 1, "a", 1.0),
    "an interval before the beginning": lambda: SpeakerSpan(-1, 1, "S1"),
    "an empty word": lambda: Word(0, 1, " ", 1.0),
    "a probability above one": lambda: Word(0, 1, "a", 1.001),
    "a probability below zero": lambda: Word(0, 1, "a", -0.1),
    "a probability that is no number": lambda: Word(0, 1, "a", math.nan),
    "a recording without id": lambda: Recording("", "t", None, 0, (Track.FILE,), "f"),
    "a recording of negative length": lambda: Recording("r", "t", None, -1, (Track.FILE,), "f"),
    "a negative index": lambda: segment(index=-1),
    "words out of order": lambda: segment(B, A),
    "a turn without id": lambda: Turn("", "S1", 0, 1, "a"),
    "a turn without speaker": lambda: Turn("t", "", 0, 1, "a"),
    "a turn backwards": lambda: Turn("t", "S1", 1, 0, "a"),
    "a doubt backwards": lambda: Doubt(1, 0, DoubtReason.LOOP),
    "more text than speech": lambda: Coverage(1, 2),
    "negative coverage": lambda: Coverage(1, -1),
    "turns out of order": lambda: transcript(Turn("a", "S1", 5, 6, "x"), Turn("b", "S1", 4, 9, "y")),
    "a turn id twice": lambda: transcript(Turn("a", "S1", 0, 1, "x"), Turn("a", "S1", 2, 3, "y")),
    "a turn by nobody known": lambda: transcript(Turn("a", "S2", 0, 1, "x")),
    "doubts out of order": lambda: transcript(doubts=(doubt(2), doubt(1))),
    "an empty quote": lambda: Citation("t", 0, 1, "\n"),
    "a citation backwards": lambda: Citation("t", 1, 0, "a"),
    "an empty item": lambda: SummaryItem(ItemKind.TOPIC, " ", ()),
    "more support than all": lambda: SummaryItem(ItemKind.TOPIC, "a", (), support=1.1),
}


@pytest.mark.parametrize("make", BROKEN.values(), ids=BROKEN.keys())
def test_what_breaks_an_invariant_cannot_be_made(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        make()


def test_what_overlaps_or_takes_no_time_is_no_fault() -> None:
    assert segment(A, B).words == (A, B)
    assert Word(3, 3, "a", 0.0).end_ms == 3
    transcript(Turn("a", "S1", 0, 9, "x"), Turn("b", "S1", 0, 2, "y"))


def test_values_cannot_be_changed_through_what_they_were_made_of() -> None:
    speakers = {"S1": Speaker("Ada")}
    made = Transcript("r", 1, "en", speakers, ())
    speakers["S2"] = Speaker("Bob")
    assert set(made.speakers) == {"S1"}
    with pytest.raises(TypeError):
        made.speakers["S3"] = Speaker()  # type: ignore[index] # what the test is about
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.revision = 2  # type: ignore[misc] # what the test is about


def test_a_turn_is_found_by_its_id_or_not_at_all() -> None:
    made = transcript(Turn("a", "S1", 0, 1, "x"), Turn("b", "S1", 2, 3, "y"))
    assert made.turn("b").text == "y"
    with pytest.raises(KeyError):
        made.turn("c")


@pytest.mark.parametrize(("coverage", "share"), [(Coverage(0, 0), 1.0), (Coverage(8, 2), 0.25), (Coverage(3, 0), 0.0)])
def test_the_share_of_speech_with_text(coverage: Coverage, share: float) -> None:
    assert coverage.share == share


def test_items_come_by_heading_in_their_order() -> None:
    first, other, second = (
        SummaryItem(kind, text, ())
        for kind, text in [(ItemKind.TOPIC, "1"), (ItemKind.ACTION, "2"), (ItemKind.TOPIC, "3")]
    )
    summary = Summary("r", 1, "general", "en", (first, other, second), quote_led=True)
    assert summary.of_kind(ItemKind.TOPIC) == (first, second)
    assert summary.of_kind(ItemKind.DECISION) == ()
