"""What is a word, a figure or a mark."""

from __future__ import annotations

import sys
import unicodedata

from sottovoce_models.anonymize.tokens import tokens_of


def test_number_signs_of_all_unicode_are_marks_of_their_own() -> None:
    signs = [sign for sign in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(sign) in {"No", "Nl"}]
    tokens = tokens_of("a".join(["", *signs, ""]))
    assert [token.text for token in tokens if token.text != "a"] == signs


def test_an_apostrophe_belongs_to_a_name_but_not_the_genitive() -> None:
    assert [token.text for token in tokens_of("O'Brien's Hund")] == ["O'Brien", "'", "s", "Hund"]
