"""Lists of names and terms: what is kept of what was typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sottovoce.services.vocabularies import MAX_LETTERS, MAX_TERMS, tidied


def test_terms_are_trimmed_and_kept_once_in_their_order() -> None:
    assert tidied(["  Kantonsgericht\tUri ", "", "Vischer", "vischer", "x" * 61]) == ("Kantonsgericht Uri", "Vischer")


def test_control_characters_do_not_get_in() -> None:
    assert tidied(["Mei\u202eer", "a\x00b", "Mu\u0308ller"]) == ("Mei er", "a b", "Müller")


@given(st.lists(st.text(max_size=80), max_size=300))
def test_tidying_twice_changes_nothing(terms: list[str]) -> None:
    once = tidied(terms)
    assert tidied(once) == once
    assert len(once) <= MAX_TERMS
    assert all(0 < len(term) <= MAX_LETTERS for term in once)
