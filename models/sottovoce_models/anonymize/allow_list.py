"""What is not known to be harmless goes: the last step before a sample leaves; here the engine fails closed. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sottovoce_models.anonymize.base import Mode
from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.tokens import Passage, Token
from sottovoce_models.types import Span, SpanCategory

UNKNOWN: Final = "unknown_word"
SIGN: Final = "unknown_sign"

_CONFIDENCE: Final = 0.2
_MIN_LETTERS: Final = 3
_MIN_DIGITS: Final = 3
_MIN_SMALL_LETTERS: Final = 3


class AllowList:
    """Finds every word that is neither common nor in a dictionary, or that is and may be a name all the same.

    In review only words that are written as a name would be; in export all of them, and all longer figures.
    """

    def __init__(self, lexicon: Lexicon, mode: Mode) -> None:
        self._lexicon = lexicon
        self._is_export = mode is Mode.EXPORT

    def find(self, passage: Passage) -> Iterator[Span]:
        """OTHER spans of small confidence."""
        for token in passage.tokens:
            if token.is_digits:
                if self._is_export and len(token.text) >= _MIN_DIGITS:
                    yield Span(token.start, token.end, SpanCategory.OTHER, SIGN, _CONFIDENCE)
            elif token.is_word and len(token.lower) >= 2 and not self._is_allowed(passage, token):
                yield Span(token.start, token.end, SpanCategory.OTHER, UNKNOWN, _CONFIDENCE)

    def _is_allowed(self, passage: Passage, token: Token) -> bool:
        lexicon, word = self._lexicon, token.lower
        if lexicon.is_grammar(word) or (len(word) < _MIN_LETTERS and not token.is_capitalized):
            return True
        if passage.cased and not token.is_capitalized:
            return self._is_small_allowed(word)
        if self._is_export and passage.cased and passage.language == "de":
            return self._is_large_allowed(token)
        return lexicon.is_ordinary(word) or (not self._is_export and self._known_large(passage, token))

    def _is_large_allowed(self, token: Token) -> bool:
        """German words written large: common ones, and nouns that are nobody's first name.

        That somebody's surname is the same ("Koch", "König") shows by what stands before it.
        """
        lexicon, word = self._lexicon, token.lower
        if lexicon.is_plain(word) or (token.starts_sentence and lexicon.is_common(word)):
            return True
        return lexicon.is_noun(word) and not lexicon.is_first_name(word)

    def _is_small_allowed(self, word: str) -> bool:
        """Words in small letters in a text that writes names large."""
        if not self._is_export or len(word) < _MIN_SMALL_LETTERS:
            return True
        lexicon = self._lexicon
        return (
            lexicon.is_common(word)
            or lexicon.is_in_dictionary(word)
            or lexicon.is_compound(word)
            or (lexicon.language == "de" and _is_inflected(word, lexicon))
        )

    def _known_large(self, passage: Passage, token: Token) -> bool:
        """In review a dictionary's word is believed, be it a name as well: it is in the lists of names then."""
        if passage.language == "de":
            return self._lexicon.is_in_dictionary(token.lower) or self._lexicon.is_compound(token.lower)
        return token.starts_sentence and self._lexicon.is_in_dictionary(token.lower)


_INFLECTIONS: Final = ("e", "en", "er", "es", "em", "n", "s", "t", "te", "ten", "st", "test", "tet")


def _is_inflected(word: str, lexicon: Lexicon) -> bool:
    for ending in _INFLECTIONS:
        stem = word.removesuffix(ending)
        if (
            len(stem) < len(word)
            and len(stem) > 3
            and (lexicon.is_in_dictionary(stem) or lexicon.is_compound(stem) or lexicon.is_in_dictionary(stem + "en"))
        ):
            return True
    return False
