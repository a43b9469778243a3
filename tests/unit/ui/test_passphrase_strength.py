"""The estimate errs on the low side and never falls when something is added that a guesser does not expect."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.ui.vault.passphrase_strength import Strength, entropy_bits, strength


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("", Strength.WEAK),
        ("password", Strength.WEAK),
        ("12345678", Strength.WEAK),
        ("aaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("abcdefghijklmnop", Strength.WEAK),
        ("Sommer2026!", Strength.WEAK),
        ("hund hund hund hund hund", Strength.WEAK),
        ("wolke treppe senf", Strength.FAIR),
        ("wolke treppe senf kanal", Strength.GOOD),
        ("x7!Kq2#vLp9$", Strength.GOOD),
    ],
)
def test_what_people_choose(passphrase: str, expected: Strength) -> None:
    assert strength(passphrase) is expected


@given(st.text(max_size=60))
def test_any_text_has_an_estimate_no_higher_than_its_letters_allow(passphrase: str) -> None:
    assert 0 <= entropy_bits(passphrase) <= 5 * len(passphrase.casefold())


@given(st.text(max_size=30), st.sampled_from(["wolke", "treppe", "kanal"]))
def test_a_word_more_never_makes_it_weaker(passphrase: str, word: str) -> None:
    assert entropy_bits(f"{passphrase} {word}") >= entropy_bits(passphrase)
