from __future__ import annotations

import itertools
from random import Random

import pytest

from sottovoce.bench.planted import REMOVED_MS, Kind, Text, is_sentence, later, sentence_ms
from sottovoce_models.speech.activity import Run
from sottovoce_models.speech.base import Heard
from sottovoce_models.types import Segment, Word


def chance_of(seed: int) -> Random:
    return Random(seed)  # noqa: S311 -- repeatable, not secret


def transcript() -> list[Segment]:
    segments = []
    for number in range(12):
        words = tuple(
            Word(number * 5_000 + n * 400, number * 5_000 + n * 400 + 350, f"w{number}x{n}", 0.9) for n in range(10)
        )
        text = " ".join(word.text for word in words)
        segments.append(Segment(number, words[0].start_ms, words[-1].end_ms, text, words, "de", 0.0, -0.2, 1.2))
    return segments


def planted_until(text: Text, kind: Kind, chance: Random) -> None:
    while not (text.remove(chance) if kind is Kind.REMOVED else text.loop(chance)):
        pass


@pytest.mark.parametrize("seed", range(20))
def test_what_is_removed_is_long_enough_and_nothing_else_changes(seed: int) -> None:
    text = Text(transcript())
    planted_until(text, Kind.REMOVED, chance_of(seed))
    (error,) = text.planted
    before = [word for segment in transcript() for word in segment.words]
    after = [word for segment in text.segments for word in segment.words]
    gone = [word for word in before if word not in after]
    assert sum(word.end_ms - word.start_ms for word in gone) >= REMOVED_MS
    assert (error.start_ms, error.end_ms) == (gone[0].start_ms, gone[-1].end_ms)
    assert [word for word in before if word not in gone] == after


@pytest.mark.parametrize("seed", range(20))
def test_a_loop_stands_three_times_or_more_in_the_place_of_what_followed(seed: int) -> None:
    text = Text(transcript())
    planted_until(text, Kind.LOOP, chance_of(seed))
    (error,) = text.planted
    words = [word for segment in text.segments for word in segment.words]
    looped = [word.text for word in words if error.start_ms <= word.start_ms < error.end_ms]
    length = next(n for n in range(1, 6) if looped[:n] * (len(looped) // n) == looped)
    assert len(looped) // length >= 3
    assert len(words) == 120


def test_errors_keep_away_from_each_other() -> None:
    text, chance = Text(transcript()), chance_of(1)
    for _ in range(500):
        text.remove(chance)
        text.loop(chance)
    spans = sorted((error.start_ms, error.end_ms) for error in text.planted)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


def test_a_window_says_what_was_heard_in_the_other_language() -> None:
    text = Text(transcript())
    heard = Heard((Word(5_100, 5_400, "we", 0.8), Word(5_500, 6_000, "go", 0.8)), 0.1, -0.9, 1.1)
    assert text.say_otherwise(4_900, 9_000, heard, "de")
    assert [segment.text for segment in text.segments[:3]] == [
        "w0x0 w0x1 w0x2 w0x3 w0x4 w0x5 w0x6 w0x7 w0x8 w0x9",
        "we go",
        transcript()[2].text,
    ]
    assert not text.say_otherwise(4_900, 9_000, heard, "de")


def test_a_sentence_fits_into_its_silence() -> None:
    text = Text(transcript())
    spoken = transcript()[3]
    silence = Run(60_000, 60_000 + sentence_ms(spoken))
    text.say_in_silence(silence, spoken)
    (error,) = text.planted
    assert is_sentence(spoken)
    assert silence.start_ms + 400 <= error.start_ms < error.end_ms <= silence.end_ms - 400
    assert text.segments[-1].text == spoken.text


def test_what_comes_after_a_silence_comes_later() -> None:
    moved = later(transcript()[0], 700)
    assert (moved.start_ms, moved.end_ms, moved.words[0].start_ms) == (700, transcript()[0].end_ms + 700, 700)
