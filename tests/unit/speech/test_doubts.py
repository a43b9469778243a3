from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.speech import doubts
from sottovoce_models.speech.activity import Run
from sottovoce_models.speech.base import Heard
from sottovoce_models.speech.doubts import LOW_CONFIDENCE, MAX_REPEATS, SILENT_GAP_MS
from sottovoce_models.types import Doubt, DoubtReason, Word


def spoken(text: str) -> list[Word]:
    return [Word(n * 300, n * 300 + 250, token, 0.9) for n, token in enumerate(text.split())]


def text_of(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


@pytest.mark.parametrize(
    ("heard", "kept"),
    [
        ("nein nein nein", "nein nein nein"),
        ("nein nein nein nein", "nein"),
        ("er sagte Nein nein NEIN nein doch", "er sagte Nein doch"),
        ("ja genau ja genau ja genau", "ja genau ja genau ja genau"),
        ("a ja genau ja genau ja genau ja genau b", "a ja genau b"),
        ("thanks for watching " * 20 + "bye", "thanks for watching bye"),
        ("one two three four five six seven eight " * 4, "one two three four five six seven eight"),
        ("one two one three one two one three", "one two one three one two one three"),
        ("", ""),
    ],
)
def test_a_phrase_repeated_too_often_is_cut_to_one(heard: str, kept: str) -> None:
    assert text_of(doubts.without_loops(spoken(heard))) == kept


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from("abc"), max_size=40))
def test_no_phrase_is_left_repeating_and_no_word_is_invented(tokens: list[str]) -> None:
    words = spoken(" ".join(tokens))
    kept = doubts.without_loops(words)
    positions = [words.index(word) for word in kept]
    assert positions == sorted(set(positions))
    assert not words or kept[0] == words[0]
    texts = [word.text for word in kept]
    for length in range(1, 9):
        for at in range(len(texts)):
            phrase = texts[at : at + length]
            assert texts[at : at + length * (MAX_REPEATS + 1)] != phrase * (MAX_REPEATS + 1) or len(phrase) < length


def test_words_far_from_speech_stay_only_if_the_recognizer_believes_them() -> None:
    runs = [Run(5_000, 6_000)]
    far_weak, far_sure = Word(0, 900, "thanks", 0.49), Word(900, 1_000, "hello", 0.5)
    near_weak, inside_weak = Word(3_500, 4_001, "near", 0.1), Word(5_100, 5_200, "in", 0.1)
    assert doubts.without_loose_words([far_weak, far_sure, near_weak, inside_weak], runs) == (
        far_sure,
        near_weak,
        inside_weak,
    )
    assert doubts.without_loose_words([far_weak], []) == ()


@pytest.mark.parametrize(
    ("no_speech", "avg_logprob", "noise"), [(0.61, -1.01, True), (0.6, -1.01, False), (0.61, -1.0, False)]
)
def test_noise_is_what_the_model_itself_doubts_twice(no_speech: float, avg_logprob: float, noise: bool) -> None:
    assert doubts.is_noise(Heard((), no_speech, avg_logprob, 1.0)) is noise


@pytest.mark.parametrize(("compression", "loop"), [(2.4, False), (2.41, True)])
def test_text_that_packs_too_well_is_a_loop(compression: float, loop: bool) -> None:
    assert doubts.is_loop(Heard((), 0.0, 0.0, compression)) is loop


def test_a_segment_is_weak_on_average_not_by_one_word() -> None:
    weak, sure = Word(0, 1, "a", LOW_CONFIDENCE - 0.1), Word(0, 1, "b", 0.9)
    assert doubts.weak([weak])
    assert not doubts.weak([weak, sure])
    assert not doubts.weak([])


def test_only_long_speech_without_text_is_told() -> None:
    runs = [Run(0, SILENT_GAP_MS), Run(10_000, 10_000 + SILENT_GAP_MS - 1)]
    assert doubts.silent_speech(runs, []) == [Doubt(0, SILENT_GAP_MS, DoubtReason.SPEECH_WITHOUT_TEXT)]
