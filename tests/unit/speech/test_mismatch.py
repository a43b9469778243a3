from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.speech import mismatch
from sottovoce_models.speech.activity import Run
from sottovoce_models.speech.coverage import WORD_PAD_MS
from sottovoce_models.speech.mismatch import SILENT_SPEECH_MS
from sottovoce_models.types import Segment, Word


def segment(*words: Word) -> Segment:
    text = " ".join(word.text for word in words)
    return Segment(0, words[0].start_ms, words[-1].end_ms, text, words, "de", 0.0, -0.2, 1.2)


def word(start_ms: int, end_ms: int, text: str = "Wort") -> Word:
    return Word(start_ms, end_ms, text, 0.9)


GAP_END_MS = 2_000 + SILENT_SPEECH_MS + 2 * WORD_PAD_MS


@pytest.mark.parametrize(("missing_ms", "told"), [(0, True), (1, False)])
def test_speech_between_two_words_is_told_from_a_length_on(missing_ms: int, told: bool) -> None:
    words = [word(1_500, 2_000), word(GAP_END_MS - missing_ms, 4_000)]
    found = mismatch.speech_without_text([Run(1_500, 4_000)], words)
    assert found == ([Run(2_000 + WORD_PAD_MS, GAP_END_MS - WORD_PAD_MS)] if told else [])


def test_pauses_within_lost_speech_do_not_hide_it() -> None:
    runs = [Run(0, 1_000), Run(1_200, 1_600), Run(1_800, 2_200), Run(2_600, 4_000)]
    assert mismatch.speech_without_text(runs, [word(500, 1_000), word(2_600, 4_000)]) == [Run(1_200, 2_200)]


def test_a_pause_without_words_is_nothing() -> None:
    assert (
        mismatch.speech_without_text([Run(0, 1_000), Run(9_000, 10_000)], [word(0, 1_000), word(9_000, 10_000)]) == []
    )


def test_speech_before_the_first_and_after_the_last_word_counts() -> None:
    runs = [Run(0, 8_000)]
    assert mismatch.speech_without_text(runs, [word(3_000, 4_000)]) == [Run(0, 2_850), Run(3_990, 8_000)]
    assert mismatch.speech_without_text(runs, []) == [Run(0, 8_000)]
    assert mismatch.speech_without_text([], [word(0, 500)]) == []


def test_a_word_drawn_out_over_lost_speech_does_not_hide_it() -> None:
    (lost,) = mismatch.speech_without_text([Run(0, 4_000)], [word(0, 3_000, "und"), word(3_000, 4_000, "dann")])
    assert 500 < lost.start_ms < 1_200
    assert lost.end_ms == 2_850


def test_words_that_touch_no_speech_are_told_from_two_on() -> None:
    runs = [Run(0, 1_000), Run(5_000, 6_000)]
    inside, one, two, back = word(200, 600), word(1_300, 1_500), word(1_600, 1_900), word(5_200, 5_500)
    assert mismatch.text_without_speech(runs, [segment(inside, one, two, back)]) == [Run(1_300, 1_900)]
    assert mismatch.text_without_speech(runs, [segment(inside, one, back)]) == []
    assert mismatch.text_without_speech(runs, [segment(inside), segment(one), segment(back)]) == [Run(1_300, 1_500)]


def test_words_at_the_end_are_told_too() -> None:
    found = mismatch.text_without_speech(
        [Run(0, 1_000)], [segment(word(0, 900), word(2_000, 2_400), word(2_500, 3_000))]
    )
    assert found == [Run(2_000, 3_000)]


def test_more_letters_than_anybody_says_are_told() -> None:
    words = [word(n * 60, n * 60 + 50, "Rechtsanwalt") for n in range(10)]
    assert mismatch.hurried([Run(0, 600)], [segment(*words)]) == [Run(0, 590)]
    slow = [word(n * 800, n * 800 + 700, "Rechtsanwalt") for n in range(10)]
    assert mismatch.hurried([Run(0, 8_000)], [segment(*slow)]) == []
    assert mismatch.hurried([], [segment(word(0, 10, "ja"))]) == []


RUNS = st.lists(st.tuples(st.integers(50, 2_000), st.integers(50, 3_000)), max_size=8)


@settings(max_examples=200, deadline=None)
@given(RUNS, st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 1_500)), max_size=15))
def test_what_is_told_is_speech_that_no_word_touches(
    pauses_and_lengths: list[tuple[int, int]], starts_and_lengths: list[tuple[int, int]]
) -> None:
    runs: list[Run] = []
    at_ms = 0
    for pause_ms, length_ms in pauses_and_lengths:
        runs.append(Run(at_ms + pause_ms, at_ms + pause_ms + length_ms))
        at_ms += pause_ms + length_ms
    words = [word(start_ms, start_ms + length_ms, "Wort" * 5) for start_ms, length_ms in sorted(starts_and_lengths)]
    found = mismatch.speech_without_text(runs, words)
    for lost in found:
        assert not any(each.start_ms < lost.end_ms and lost.start_ms < each.end_ms for each in words)
        assert sum(max(0, min(lost.end_ms, run.end_ms) - max(lost.start_ms, run.start_ms)) for run in runs) >= (
            SILENT_SPEECH_MS
        )
