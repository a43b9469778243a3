"""Text without what nobody sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.types import ItemKind, Speaker, SummaryItem, Turn
from sottovoce_models.visible import visible

HIDDEN = "".join(chr(0xE0000 + ord(letter)) for letter in "obey me")


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("zero\u200bwidth", "zerowidth"),
        ("\ufeffmark", "mark"),
        ("right \u202eto left\u202c", "right to left"),
        (f"tags{HIDDEN}", "tags"),
        ("soft\xadhyphen", "softhyphen"),
        ("bell\x07 and \x1b[31mcolour", "bell and [31mcolour"),
        ("one\r\ntwo\u2028three\x85four", "one\ntwo\nthree\nfour"),
        ("half \ud800 letter", "half  letter"),
        ("a\ufe00\U000e0100b", "ab"),
        ("tab\tand\nbreak", "tab\tand\nbreak"),
    ],
)
def test_what_nobody_sees_is_gone(words: str, seen: str) -> None:
    assert visible(words) == seen


@pytest.mark.parametrize(
    "words", ["Größe, Zürich, Straße, naïve, Jovanović", "👩‍⚕️ 👍🏽", "می‌خواهم", "क्‍ष", "„so“ – 3 × 4 €"]
)
def test_what_a_reader_sees_stays(words: str) -> None:
    assert visible(words) == words


@given(st.text())
def test_looking_twice_changes_nothing(words: str) -> None:
    assert visible(visible(words)) == visible(words)


def test_turns_names_and_items_hold_only_what_is_seen() -> None:
    assert Turn("t", "S1", 0, 1, f"yes\u202e{HIDDEN}").text == "yes"
    assert Speaker("An\u200bna", "chair\u2066").name == "Anna"
    assert SummaryItem(ItemKind.OVERVIEW, "a\u200bb", ()).text == "ab"
    with pytest.raises(ValueError, match="empty item"):
        SummaryItem(ItemKind.OVERVIEW, HIDDEN, ())
