from __future__ import annotations

import jiwer
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sottovoce_models.speech.consensus import best, word_errors

LIKELY, LESS, LEAST = -0.40, -0.43, -0.46
TOKENS = 10


def test_others_that_agree_outvote_the_most_probable() -> None:
    hypotheses = [
        ("the Cat sat on a mat.", LIKELY),
        ("the bat sat on the mat", LESS),
        ("the bat sat on the mat", LEAST),
    ]
    assert best(hypotheses, TOKENS) == 1


def test_one_that_is_far_more_probable_stays() -> None:
    hypotheses = [("the cat sat", -0.1), ("the bat sat", -0.9), ("the bat sat", -0.9)]
    assert best(hypotheses, TOKENS) == 0


def test_a_text_that_stops_early_is_no_majority() -> None:
    whole = "well we have half an hour before the next meeting so we all go off and do our things"
    early = [("well we have half an hour", -0.8), ("well we have half an hour.", -0.8), ("well, we have half", -0.8)]
    assert best([(whole, -0.3), *early], 20) == 0


def test_between_two_that_differ_lies_the_one_in_the_middle() -> None:
    assert best([("a b c d", LIKELY), ("a x c y", LIKELY), ("a x c d", LIKELY)], TOKENS) == 2


def test_spelling_that_is_no_word_does_not_count() -> None:
    assert best([("Ja, genau.", LIKELY), ("ja genau", LIKELY), ("Nein", LIKELY)], TOKENS) == 0


@pytest.mark.parametrize("texts", [[""], ["", "a"], ["...", "", "a b"]])
def test_empty_texts_are_hypotheses_like_others(texts: list[str]) -> None:
    assert best([(text, -1.0) for text in texts], TOKENS) in range(len(texts))


WORDS = st.lists(st.sampled_from("abcd"), max_size=8)


@given(WORDS, WORDS)
def test_the_distance_is_the_one_everybody_uses(reference: list[str], heard: list[str]) -> None:
    assume(reference)
    counted = jiwer.process_words(" ".join(reference), " ".join(heard))
    assert word_errors(reference, heard) == counted.substitutions + counted.deletions + counted.insertions
    assert word_errors(reference, heard) == word_errors(heard, reference)


@given(st.lists(st.tuples(WORDS.map(" ".join), st.floats(-5, 0)), min_size=1, max_size=6), st.integers(0, 5))
def test_a_hypothesis_that_all_share_is_chosen(hypotheses: list[tuple[str, float]], number: int) -> None:
    text = hypotheses[number % len(hypotheses)][0]
    assert best([(text, mean) for _, mean in hypotheses], TOKENS) == 0
