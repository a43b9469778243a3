from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.speech.repeats import LOOP_COPIES, MAX_PHRASE_WORDS, loops


@pytest.mark.parametrize(
    ("text", "looped"),
    [
        ("a b c a b c a b c d", "a b c a b c a b c"),
        ("wir und und und dann", "und und und"),
        ("Vielen Dank. Vielen Dank, vielen dank", "Vielen Dank. Vielen Dank, vielen dank"),
        ("er sagte das das einmal", ""),
        ("und so weiter und so weiter und so", ""),
        ("nein nein nein", ""),
        ("ja ja ja, genau", ""),
        ("null eins null eins null eins", ""),
        ("nein " * 6, "nein nein nein nein nein nein"),
        ("nein ich nein ich nein ich", "nein ich nein ich nein ich"),
        ("... ... ...", ""),
        ("", ""),
    ],
)
def test_a_phrase_three_times_in_a_row_is_a_loop_unless_people_say_it_so(text: str, looped: str) -> None:
    words = text.split()
    assert [word for first, last in loops(words) for word in words[first:last]] == looped.split()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from("pqrst"), max_size=6),
    st.lists(st.sampled_from("uvwxyz"), min_size=1, max_size=MAX_PHRASE_WORDS, unique=True),
    st.integers(1, 5),
    st.lists(st.sampled_from("pqrst"), max_size=6),
)
def test_every_loop_is_found_and_nothing_around_it(
    before: list[str], phrase: list[str], copies: int, after: list[str]
) -> None:
    found = [(first, last) for first, last in loops([*before, *phrase * copies, *after])]
    stretch = (len(before), len(before) + copies * len(phrase))
    assert (stretch in found) is (copies >= LOOP_COPIES)
    assert all(last <= stretch[0] or first >= stretch[1] or (first, last) == stretch for first, last in found)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from("abc"), max_size=40))
def test_loops_are_sorted_and_apart(tokens: list[str]) -> None:
    found = loops(tokens)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))
    assert all(0 <= first < last <= len(tokens) for first, last in found)
