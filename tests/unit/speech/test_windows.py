from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.speech.activity import MAX_RUN_MS, Run
from sottovoce_models.speech.windows import MAX_PAUSE_MS, MAX_WINDOW_MS, PAD_MS, Window, WindowCutter


@st.composite
def run_lists(draw: st.DrawFn) -> list[Run]:
    runs: list[Run] = []
    at_ms = 0
    lengths_ms = st.integers(1, MAX_RUN_MS) | st.integers(200, 6_000)
    pauses_ms = st.integers(0, 1_500) | st.integers(0, 2 * MAX_PAUSE_MS)
    for pause_ms, length_ms in draw(st.lists(st.tuples(pauses_ms, lengths_ms), max_size=25)):
        runs.append(Run(at_ms + pause_ms, at_ms + pause_ms + length_ms))
        at_ms = runs[-1].end_ms
    return runs


def cut(runs: list[Run]) -> list[Window]:
    cutter = WindowCutter()
    return [window for run in runs for window in cutter.push(run)] + cutter.finish()


WHISPER_MS = 30_000


@settings(max_examples=150, deadline=None)
@given(run_lists())
def test_every_run_lies_whole_in_exactly_one_window(runs: list[Run]) -> None:
    windows = cut(runs)
    assert [run for window in windows for run in window.runs] == runs
    for window in windows:
        assert 0 <= window.start_ms <= window.runs[0].start_ms
        assert window.runs[0].start_ms - window.start_ms <= PAD_MS
        assert 0 <= window.end_ms - window.runs[-1].end_ms <= PAD_MS


@settings(max_examples=150, deadline=None)
@given(run_lists())
def test_windows_are_apart_and_fit_the_recognizer(runs: list[Run]) -> None:
    windows = cut(runs)
    assert all(one.end_ms <= other.start_ms for one, other in pairwise(windows))
    for window in windows:
        limit_ms = MAX_WINDOW_MS if len(window.runs) > 1 else max(MAX_WINDOW_MS, MAX_RUN_MS)
        assert window.runs[-1].end_ms - window.runs[0].start_ms <= limit_ms
        assert window.end_ms - window.start_ms <= limit_ms + 2 * PAD_MS < WHISPER_MS
        assert all(other.start_ms - one.end_ms <= MAX_PAUSE_MS for one, other in pairwise(window.runs))
        assert window.speech_ms == sum(run.end_ms - run.start_ms for run in window.runs)


@settings(max_examples=100, deadline=None)
@given(run_lists(), st.data())
def test_asking_early_and_often_changes_nothing(runs: list[Run], data: st.DataObject) -> None:
    cutter = WindowCutter()
    windows: list[Window] = []
    last_end_ms = 0
    for run in runs:
        for at_ms in sorted(data.draw(st.lists(st.integers(last_end_ms, run.start_ms), max_size=3))):
            windows += cutter.flush_before(at_ms)
        windows += cutter.push(run)
        last_end_ms = run.end_ms
    windows += cutter.flush_before(last_end_ms + data.draw(st.integers(0, 60_000)))
    assert windows + cutter.finish() == cut(runs)


def test_a_window_ends_at_the_longest_of_its_late_pauses() -> None:
    first, second, third, fourth = (
        Run(0, 18_000),
        Run(18_500, 22_000),
        Run(22_200, 26_000),
        Run(26_300, 30_000),
    )
    assert [window.runs for window in cut([first, second, third, fourth])] == [(first,), (second, third, fourth)]


def test_an_early_pause_does_not_end_it_however_long() -> None:
    first, second, third = Run(0, 3_000), Run(5_900, 9_500), Run(9_600, 15_000)
    assert [window.runs for window in cut([first, second, third])] == [(first, second), (third,)]


def test_without_a_late_pause_it_takes_what_fits() -> None:
    first, second = Run(0, 4_000), Run(4_100, 29_000)
    assert [window.runs for window in cut([first, second])] == [(first,), (second,)]


def test_two_windows_share_a_short_pause_between_them() -> None:
    one, other = cut([Run(0, 4_000), Run(4_100, 29_000)])
    assert one.end_ms == other.start_ms == 4_050


def test_a_long_silence_ends_a_window_without_waiting_for_the_next_word() -> None:
    cutter = WindowCutter()
    assert cutter.push(Run(1_000, 2_000)) == []
    assert cutter.earliest_start_ms == 1_000
    assert cutter.flush_before(2_000 + MAX_PAUSE_MS) == []
    assert cutter.flush_before(2_000 + MAX_PAUSE_MS + 1) == [Window(800, 2_200, (Run(1_000, 2_000),))]
    assert cutter.earliest_start_ms is None
    assert cutter.finish() == []
