"""Codes by the word that goes before them, and words of letters and figures, in large letters and small; pure.

A transcript in small letters has "kennzeichen hh ab 123" and "iban de89 3704"; an extension has three figures. What
follows "Kennzeichen", "number" or "Durchwahl" is taken out as far as it can be a code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.tokens import Passage, Token
from sottovoce_models.anonymize.wordlists import CODE_MARKS, DOUBLES, SPELLING_WORDS, words
from sottovoce_models.summarize.numbers import word_value
from sottovoce_models.types import Span, SpanCategory

CUED_CODE: Final = "code.cued"
MIXED: Final = "code.mixed"

_CUE: Final = re.compile(
    r"\w*(?:nummer|kennzeichen|kennziffer|durchwahl|aktenzeichen|geschäftszahl|geschäftszeichen|nebenstelle"
    r"|postleitzahl|bankleitzahl|kennwort)"
    r"|iban|bic|az|plz|blz|pin|puk|tan|svnr|ahv|steuer-?id|ausweis|pass|reisepass|konto|extension|ext|plate"
    r"|registration|reg|postcode|zip|zipcode|passport|licence|license|policy|claim|docket|account|ref|reference|utr|vin"
    r"|ssn|social|sort|passcode|number"
)
_GLUE: Final = words(
    "ist lautet war die der das meine seine ihre heisst is was the my his her it's no nr id code number nummer und "
    "hier also ja äh ähm uh um of are were"
)
_MAX_GLUE: Final = 4
_MAX_UNITS: Final = 24
_MAX_GROUP: Final = 4
_MIN_FIGURES: Final = 3
_MIN_FIGURES_WITH_LETTERS: Final = 2
_MIXED: Final = re.compile(
    r"(?<![\w/.:-])(?=[^\W_]{0,40}\d)(?=[^\W_]{0,40}[^\W\d_])[^\W_]{3,60}(?:[-/.][^\W_]{1,20}){0,6}(?![\w])"
    r"|(?<![\w/.:-])[^\W\d_]{1,4}(?:-[^\W_]{1,12}){0,3}-(?=[^\W_]{0,12}\d)[^\W_]{1,20}(?:[-/.][^\W_]{1,20}){0,4}(?!\w)"
    r"|(?<![\w/.-])\d{1,2}:\d{2}-[A-Za-z]{2,4}-\d{3,6}(?!\w)"
    r"|(?<![\w/.-])\d{4} ?\d{6}(?!\w)"
    r"|(?<![\w-])[A-Za-z]{2} ?(?:\d{2} ?){3}[A-Da-d](?!\w)"
    r"|(?<![\w-])[A-Za-zÄÖÜäöü]{1,3}-[A-Za-z]{1,2}[ -]?\d{1,4}[EeHh]?(?!\w)"
)
# Ordinals, measures and the like: figures with a word tied to them.
_MEASURE: Final = re.compile(
    r"\d+(?:[.,]\d+)?(?:st|nd|rd|th|s|er|ern|te[rnms]?|x|k|g|d|h|m|km|cm|mm|mg|ml|kg|min|fach|mal|am|pm|ish|plus"
    r"|jährige?[rnsm]?|prozentige?[rnsm]?|stündige?[rnsm]?|tägige?[rnsm]?|year|yr|gb|mb|kw|kwh|euro|uhr)"
    r"(?:-\w+)*|\w+-(?:19|\d)",
    re.IGNORECASE,
)


class CuedCodeRecognizer:
    """Codes that a word announces, and whatever mixes letters and figures."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, passage: Passage) -> Iterator[Span]:
        """ID spans."""
        for match in _MIXED.finditer(passage.text):
            if not _MEASURE.fullmatch(match.group()):
                yield Span(match.start(), match.end(), SpanCategory.ID, MIXED, 0.8)
        for at, token in enumerate(passage.tokens):
            if token.is_word and _CUE.fullmatch(token.lower):
                run = self._run(passage, at + 1)
                if run is not None:
                    yield Span(run[0].start, run[1].end, SpanCategory.ID, CUED_CODE, 0.85)

    def _run(self, passage: Passage, at: int) -> tuple[Token, Token] | None:
        """First and last token of the code that begins within a few words."""
        tokens = passage.tokens
        for _ in range(_MAX_GLUE):
            if at < len(tokens) and (tokens[at].lower in _GLUE or tokens[at].text in ":.-,"):
                at += 1
        first, last, figures, letters = at, None, 0, 0
        while at < len(tokens) and at - first < _MAX_UNITS:
            count = _figures(tokens[at])
            if count:
                figures += count
                last = at
            elif self._is_group(tokens, at):
                letters += 1
                last = at
            elif not (tokens[at].text in ",.-/:" or tokens[at].lower in CODE_MARKS or tokens[at].lower in DOUBLES):
                break
            if tokens[at].text == "." and tokens[at].end < len(passage.text) and last is not None and at > last + 1:
                break
            at += 1
        enough = _MIN_FIGURES_WITH_LETTERS if letters else _MIN_FIGURES
        return (tokens[first], tokens[last]) if last is not None and figures >= enough else None

    def _is_group(self, tokens: tuple[Token, ...], at: int) -> bool:
        """A letter or a few that are no word, or a word of an alphabet for spelling."""
        token = tokens[at]
        if not token.is_word:
            return False
        if len(token.text) == 1 or token.lower in SPELLING_WORDS:
            return True
        if len(token.text) <= _MAX_GROUP and (token.text.isupper() or not self._lexicon.is_plain(token.lower)):
            return True
        after = tokens[at + 1 : at + 3]
        return len(token.text) < _MAX_GROUP and any(each.is_digits for each in after) and token.lower not in _GLUE


def _figures(token: Token) -> int:
    if token.is_digits:
        return len(token.text)
    if not token.is_word or token.lower in {"ein", "eine", "und", "erst"}:
        return 0
    value = 0 if token.lower in {"oh", "null", "zero"} else word_value(token.lower)
    return len(str(value)) if value is not None else 0
