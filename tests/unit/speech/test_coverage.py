from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.speech import coverage
from sottovoce_models.speech.activity import Run
from sottovoce_models.speech.coverage import MIN_GAP_MS, WORD_PAD_MS
from sottovoce_models.types import Word


def word(start_ms: int, end_ms: int) -> Word:
    return Word(start_ms, end_ms, "a", 1.0)


@st.composite
def run_lists(draw: st.DrawFn) -> list[Run]:
    marks = sorted(draw(st.sets(st.integers(0, 4_000), max_size=6)))
    return [Run(start_ms, end_ms) for start_ms, end_ms in zip(marks[::2], marks[1::2], strict=False)]


@st.composite
def word_lists(draw: st.DrawFn) -> list[Word]:
    pairs = draw(st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 400)), max_size=5))
    return [word(start_ms, start_ms + length_ms) for start_ms, length_ms in sorted(pairs)]


def test_words_that_reach_everywhere_leave_no_gap() -> None:
    assert coverage.gaps([Run(0, 3_000)], [word(100, 1_300), word(1_400, 2_900)]) == []


def test_a_run_without_words_is_one_gap() -> None:
    assert coverage.gaps([Run(0, 3_000), Run(5_000, 6_000)], [word(0, 2_900)]) == [Run(5_000, 6_000)]


def test_a_gap_ends_where_a_word_widened_begins() -> None:
    assert coverage.gaps([Run(0, 5_000)], [word(0, 1_000), word(3_000, 5_000)]) == [
        Run(1_000 + WORD_PAD_MS, 3_000 - WORD_PAD_MS)
    ]


def test_gaps_shorter_than_asked_are_none() -> None:
    run, end = Run(0, 10_000), 5_000 + WORD_PAD_MS
    before = word(0, 5_000)
    assert coverage.gaps([run], [before, word(end + MIN_GAP_MS + WORD_PAD_MS, 10_000)]) == [Run(end, end + MIN_GAP_MS)]
    assert coverage.gaps([run], [before, word(end + MIN_GAP_MS + WORD_PAD_MS - 1, 10_000)]) == []


def test_a_long_word_before_a_short_one_still_covers() -> None:
    assert coverage.gaps([Run(0, 3_000)], [word(0, 3_000), word(100, 200)]) == []


@settings(max_examples=100, deadline=None)
@given(run_lists(), word_lists())
def test_gaps_are_exactly_the_speech_that_no_word_touches(runs: list[Run], words: list[Word]) -> None:
    speech = {ms for run in runs for ms in range(run.start_ms, run.end_ms)}
    text = {ms for one in words for ms in range(one.start_ms - WORD_PAD_MS, one.end_ms + WORD_PAD_MS)}
    holes = coverage.gaps(runs, words, min_gap_ms=1)
    assert {ms for hole in holes for ms in range(hole.start_ms, hole.end_ms)} == speech - text
    assert coverage.speech_ms(holes) == len(speech - text)


@settings(max_examples=100, deadline=None)
@given(run_lists(), st.integers(0, 4_000), st.integers(0, 2_000))
def test_overlap_is_counted_to_the_millisecond(runs: list[Run], start_ms: int, length_ms: int) -> None:
    speech = {ms for run in runs for ms in range(run.start_ms, run.end_ms)}
    end_ms = start_ms + length_ms
    assert coverage.overlap_ms(start_ms, end_ms, runs) == len(speech & set(range(start_ms, end_ms)))
    assert coverage.speech_ms(runs) == len(speech)
