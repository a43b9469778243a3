from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.speech.activity import END_SILENCE_MS, MAX_RUN_MS, Run, RunFinder

FRAME_MS = 32
SILENT_FRAMES = END_SILENCE_MS // FRAME_MS

stretches = st.lists(st.tuples(st.floats(0, 1, width=16), st.integers(1, 300)), max_size=12)
probabilities = stretches.map(lambda parts: [probability for probability, count in parts for _ in range(count)])


def found(frames: list[float], start_ms: int = 0) -> list[Run]:
    finder = RunFinder(start_ms, FRAME_MS)
    return finder.push(frames) + finder.finish()


def run(first_frame: int, end_frame: int) -> Run:
    return Run(first_frame * FRAME_MS, end_frame * FRAME_MS)


def test_speech_begins_at_the_upper_threshold_only() -> None:
    assert found([0.49] * 50) == []
    assert found([0.49, 0.5, 0.9]) == [run(1, 3)]


def test_speech_goes_on_between_the_thresholds() -> None:
    assert found([0.5] + [0.36] * 50) == [run(0, 51)]


def test_a_short_silence_does_not_end_speech_and_a_long_one_does() -> None:
    short, long = [0.1] * (SILENT_FRAMES - 1), [0.1] * SILENT_FRAMES
    assert found([0.9] * 3 + short + [0.9] * 2) == [run(0, 3 + SILENT_FRAMES - 1 + 2)]
    assert found([0.9] * 3 + long + [0.9] * 2) == [run(0, 3), run(3 + SILENT_FRAMES, 5 + SILENT_FRAMES)]


def test_silence_counts_anew_after_speech_but_not_after_a_murmur() -> None:
    assert found([0.9, *[0.1] * 4, 0.9, *[0.1] * 4, 0.9]) == [run(0, 11)]
    assert found([0.9, 0.1, 0.4, 0.4, 0.4, 0.1, 0.1]) == [run(0, 1)]


def test_a_run_is_told_as_soon_as_its_silence_is_long_enough() -> None:
    finder = RunFinder(0, FRAME_MS)
    assert finder.push([0.9] * 3 + [0.1] * (SILENT_FRAMES - 1)) == []
    assert finder.push([0.1]) == [run(0, 3)]


def test_the_end_of_the_stream_ends_speech_where_it_was_last_heard() -> None:
    assert found([0.1, 0.9, 0.9, 0.1, 0.1]) == [run(1, 3)]
    assert found([]) == []


def test_times_count_from_where_the_stream_begins() -> None:
    assert found([0.1, 0.9], start_ms=10_000) == [Run(10_032, 10_064)]


def test_speech_without_a_pause_is_cut_at_its_least_certain_late_frame() -> None:
    frames = [0.9] * 1_000
    frames[300] = 0.5  # too early to be remembered
    frames[700] = 0.6
    assert found(frames) == [run(0, 700), run(700, 1_000)]


@settings(max_examples=60, deadline=None)
@given(probabilities, st.integers(0, 10_000))
def test_runs_are_sorted_apart_and_never_too_long(frames: list[float], start_ms: int) -> None:
    runs = found(frames, start_ms)
    assert all(start_ms <= run.start_ms < run.end_ms for run in runs)
    assert all(run.end_ms - run.start_ms <= MAX_RUN_MS for run in runs)
    assert all(one.end_ms <= other.start_ms for one, other in pairwise(runs))
    if runs:
        assert runs[-1].end_ms <= start_ms + len(frames) * FRAME_MS


@settings(max_examples=60, deadline=None)
@given(probabilities, st.data())
def test_the_same_runs_however_the_frames_arrive(frames: list[float], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(frames)), max_size=6)))
    finder = RunFinder(0, FRAME_MS)
    runs: list[Run] = []
    for start, end in pairwise([0, *cuts, len(frames)]):
        earliest_ms = finder.earliest_start_ms
        ended = finder.push(frames[start:end])
        assert all(run.start_ms >= earliest_ms for run in ended), "a run began before the promised time"
        runs += ended
    assert runs + finder.finish() == found(frames)


@pytest.mark.parametrize(("frames", "earliest_ms"), [([], 0), ([0.1, 0.1], 64), ([0.1, 0.9, 0.9], 32)])
def test_it_says_from_when_on_sound_is_still_needed(frames: list[float], earliest_ms: int) -> None:
    finder = RunFinder(0, FRAME_MS)
    finder.push(frames)
    assert finder.earliest_start_ms == earliest_ms
