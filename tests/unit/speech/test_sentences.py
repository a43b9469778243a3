from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.speech import sentences
from sottovoce_models.speech.sentences import MAX_PAUSE_MS, MAX_SEGMENT_MS
from sottovoce_models.types import Word


def spoken(text: str, word_ms: int = 300) -> list[Word]:
    return [Word(n * word_ms, n * word_ms + word_ms - 50, token, 0.9) for n, token in enumerate(text.split())]


@pytest.mark.parametrize(
    "text",
    [
        "We agreed. | Did we? | Yes! | Well… | Go",
        "Er sagte: „Wir kommen.“ | Dann ging er.",
        '"Is it done?" | (It is.) | Fine',
        "好。 | 是",
        "no full stop, no end; none: none",
    ],
)
def test_sentences_end_at_their_punctuation(text: str) -> None:
    groups = sentences.split(spoken(text.replace(" | ", " ")))
    assert " | ".join(sentences.join(group) for group in groups) == text


@pytest.mark.parametrize(
    "text",
    ["das 3. und das 14. mal", "the 2. quarter", "z. b. drei", "ca. zwanzig von ihnen", "approx is e.g. ten"],
)
def test_ordinals_and_short_forms_before_a_small_letter_end_nothing(text: str) -> None:
    assert len(list(sentences.split(spoken(text)))) == 1


def test_a_long_word_with_a_full_stop_ends_the_sentence_even_before_a_small_letter() -> None:
    assert len(list(sentences.split(spoken("it worked. then not")))) == 2


def test_a_pause_ends_a_segment() -> None:
    def apart(pause_ms: int) -> int:
        return len(list(sentences.split([Word(0, 500, "a", 1.0), Word(500 + pause_ms, 2_000, "b", 1.0)])))

    assert (apart(MAX_PAUSE_MS), apart(MAX_PAUSE_MS + 1)) == (1, 2)


def test_endless_speech_is_cut_before_it_gets_too_long() -> None:
    groups = list(sentences.split(spoken("and " * 100, word_ms=400)))
    assert len(groups) > 1
    assert all(group[-1].end_ms - group[0].start_ms <= MAX_SEGMENT_MS for group in groups)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 2_000), st.integers(0, 4_000), st.sampled_from(["a", "A.", "3.", "ok?", "…", "ca.", "So!"])
        ),
        max_size=30,
    )
)
def test_each_word_is_in_exactly_one_segment_in_order(parts: list[tuple[int, int, str]]) -> None:
    words: list[Word] = []
    for pause_ms, length_ms, text in parts:
        start_ms = (words[-1].end_ms if words else 0) + pause_ms
        words.append(Word(start_ms, start_ms + length_ms, text, 1.0))
    groups = list(sentences.split(words))
    assert [word for group in groups for word in group] == words
    assert all(groups)
