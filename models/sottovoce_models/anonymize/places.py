"""Places, addresses and organisations: from the gazetteer, and from what streets and firms are called; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sottovoce_models.anonymize.ages import number_end
from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.tokens import Passage
from sottovoce_models.anonymize.wordlists import STREET_ENDINGS, STREET_WORDS_EN, words
from sottovoce_models.types import Span, SpanCategory

PLACES: Final = "gazetteer.place"
ADDRESSES: Final = "address"

_MAX_PLACE_WORDS: Final = 4
_MAX_STREET_WORDS: Final = 4
_POSTCODE_DIGITS: Final = range(4, 6)
_IN: Final = {
    "de": words("in aus nach bei von ab um bis richtung stadt gemeinde kanton kreis"),
    "en": words("in from to near at of around outside over via"),
}
_STREET: Final = (
    r"(?:[Ss]tra(?:ss|ß)e|[Ss]tr\.|[Gg]asse|[Ww]eg|[Pp]latz|[Aa]llee|[Dd]amm|[Uu]fer|[Rr]ing|[Cc]haussee"
    r"|[Zz]eile|[Ss]teig)"
)
_HOUSE: Final = r" ?\d+ ?[a-z]?(?:[-/] ?\d+ ?[a-z]?){0,4}(?!\w)"
_WRITTEN: Final = re.compile(
    rf"(?<![\w-])[A-ZÄÖÜ][\w.]{{0,40}}(?:-[A-ZÄÖÜ][\w.]{{0,40}}){{0,5}}-{_STREET}(?:{_HOUSE})?"
    rf"|\b[A-ZÄÖÜ]\w{{0,40}}{_STREET}{_HOUSE}"
    r"|\b\d+[a-z]?,? (?:[A-Z][\w']+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Square|Way"
    r"|Blvd|Boulevard)\b\.?"
    r"|\b(?:(?:Studio|Flat|Apartment|Apt|Suite|Unit)\.? \w{1,4},? )?\d{1,4}[a-z]? [A-Z][a-z'-]+ [A-Z][a-z'-]+\b"
    r"|\b(?:D|A|CH)-\d{4,5}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b(?:Postfach|P\.? ?O\.? Box) \d+\b"
)
_RIVER: Final = re.compile(r" (?:am|an der|an dem|ob der|im|bei|unter|in der|auf der) [A-ZÄÖÜ]\w+(?=[ .,;!?]|$)")
_STOREY: Final = re.compile(
    r"\b\w+(?:ter|ten|tes|te|rd|st|nd|th)? (?:Stock|Stockwerk|Etage|Obergeschoss|Stiege|floor|storey)"
    r"(?: (?:links|rechts|Mitte|left|right))?\b",
    re.IGNORECASE,
)
_NOT_STREET: Final = words(
    "weg hof platz ring markt brücke wiese graben acker heimweg arbeitsplatz parkplatz spielplatz ausweg umweg hinweg "
    "rückweg vorhof bahnhof friedhof bauernhof gerichtshof innenhof stellplatz sportplatz sitzplatz dorfplatz "
    "marktplatz supermarkt flohmarkt arbeitsmarkt schulweg therapieplatz studienplatz kitaplatz schlafplatz ehering "
    "hering boxring erbstreit keinesweg keineswegs unterwegs weihnachtsmarkt arbeitsweg rechtsweg schulhof "
    "bundesgerichtshof strasse gasse allee ufer damm zeile einbahnstrasse hauptstrasse autobahn dienstweg lösungsweg "
    "mittelweg fussweg gehweg radweg feldweg waldweg sackgasse baustelle fluchtweg urlaubsplatz campingplatz"
)


class PlaceRecognizer:
    """Towns, villages, regions and countries."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, passage: Passage) -> Iterator[Span]:
        """LOCATION spans."""
        tokens = passage.tokens
        at = 0
        while at < len(tokens):
            last = self._place_end(passage, at)
            if last is None:
                at += 1
                continue
            last = self._with_river(passage, last)
            first = at - 2 if self._is_half(passage, at - 2, at - 1) else at
            yield Span(tokens[first].start, tokens[last].end, SpanCategory.LOCATION, PLACES, 0.7)
            at = last + 1

    def _with_river(self, passage: Passage, last: int) -> int:
        """The end of "Tulln an der Donau", "Main-Höchst": what is tied to a place is part of its name."""
        tokens = passage.tokens
        if self._is_half(passage, last + 2, last + 1):
            return last + 2
        match = _RIVER.match(passage.text, tokens[last].end)
        if match and passage.language == "de" and passage.cased:
            return next(at for at in range(last, len(tokens)) if tokens[at].end >= match.end())
        return last

    def _is_half(self, passage: Passage, half: int, hyphen: int) -> bool:
        """Whether a word is tied by a hyphen to a name and may be a name itself."""
        tokens = passage.tokens
        if not (0 <= half < len(tokens) and 0 <= hyphen < len(tokens)) or tokens[hyphen].text != "-":
            return False
        word = tokens[half]
        tied = abs(word.start - tokens[hyphen].end) == 0 or abs(tokens[hyphen].start - word.end) == 0
        lexicon = self._lexicon
        named = lexicon.is_name(word.lower) or lexicon.is_place(word.lower) or not lexicon.is_ordinary(word.lower)
        return tied and word.is_capitalized and named

    def _place_end(self, passage: Passage, at: int) -> int | None:
        tokens = passage.tokens
        if not tokens[at].is_word or (passage.cased and not tokens[at].is_capitalized):
            return None
        for last in range(min(at + _MAX_PLACE_WORDS, len(tokens)) - 1, at, -1):
            name = passage.text[tokens[at].start : tokens[last].end].lower().replace("ß", "ss")
            plain = all(self._lexicon.is_plain(token.lower) for token in tokens[at : last + 1] if token.is_word)
            if tokens[last].is_word and not plain and self._lexicon.region(name):
                return last
        return at if self._is_place(passage, at) else None

    def _is_place(self, passage: Passage, at: int) -> bool:
        token = passage.tokens[at]
        lexicon = self._lexicon
        if len(token.lower) < 3 or not lexicon.is_place(token.lower) or lexicon.is_grammar(token.lower):
            return False
        before = passage.tokens[at - 1].lower if at else ""
        is_word = lexicon.is_common(token.lower) or (passage.language == "de" and lexicon.is_noun(token.lower))
        if not is_word:
            after_code = before.isdecimal() and len(before) in _POSTCODE_DIGITS
            leads = before in _IN[passage.language] or after_code
            return passage.cased or leads or not lexicon.is_in_dictionary(token.lower)
        leads = before in _IN[passage.language] - {"of", "at"} and passage.cased
        return leads and lexicon.region(token.lower) is not None and not _is_month_or_day(token.lower)


def _is_month_or_day(word: str) -> bool:
    from sottovoce_models.anonymize.wordlists import MONTHS, SEASONS

    return any(word in words[language] for words in (MONTHS, SEASONS) for language in words)


class AddressRecognizer:
    """Streets, with house numbers and doors where they are said."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, passage: Passage) -> Iterator[Span]:
        """ADDRESS spans."""
        for match in _WRITTEN.finditer(passage.text):
            yield Span(match.start(), match.end(), SpanCategory.ADDRESS, ADDRESSES, 0.7)
        for at, token in enumerate(passage.tokens):
            first = self._german(passage, at) if passage.language == "de" else self._english(passage, at)
            if first is not None:
                start = _with_number_before(passage, first) if passage.language == "en" else passage.tokens[first].start
                yield Span(start, _house_number_end(passage, at), SpanCategory.ADDRESS, ADDRESSES, 0.75)
            elif token.is_word and passage.language == "de":
                yield from self._name_with_number(passage, at)
            end = number_end(passage, at)
            if end is not None and _is_door(passage, at, end):
                yield Span(token.start, passage.tokens[end].end, SpanCategory.ADDRESS, ADDRESSES, 0.5)
        for match in _STOREY.finditer(passage.text):
            yield Span(match.start(), match.end(), SpanCategory.ADDRESS, ADDRESSES, 0.5)

    def _german(self, passage: Passage, at: int) -> int | None:  # noqa: PLR0911 -- one answer per kind of street
        """First token of a street name that ends at a token."""
        tokens = passage.tokens
        word = tokens[at].lower
        if not tokens[at].is_word or (passage.cased and not tokens[at].is_capitalized):
            return None
        if not word.endswith(STREET_ENDINGS):
            return None
        alone = word in STREET_ENDINGS
        if alone or word in {"strasse", "brücke"}:
            before = tokens[at - 1] if at else None
            if (
                before is None
                or not before.is_word
                or (self._lexicon.is_ordinary(before.lower) and not _has_number(passage, at))
            ):
                return None
            return at - 1 if not self._lexicon.is_grammar(before.lower) else None
        if word in _NOT_STREET or (self._lexicon.is_common(word) and not _has_number(passage, at)):
            return None
        sure = word.endswith(("strasse", "gasse", "weg", "allee", "zeile", "platz"))
        if not sure and not _has_number(passage, at):
            return None
        first = at
        while (
            first
            and at - first < _MAX_STREET_WORDS
            and tokens[first - 1].is_word
            and tokens[first - 1].is_capitalized
            and not tokens[first - 1].starts_sentence
        ):
            if passage.between(first - 1, first) not in {" ", "-"} or self._lexicon.is_grammar(tokens[first - 1].lower):
                break
            first -= 1
        return first

    def _english(self, passage: Passage, at: int) -> int | None:
        tokens = passage.tokens
        if tokens[at].lower not in STREET_WORDS_EN or not at or not tokens[at - 1].is_word:
            return None
        if passage.cased:
            if not (tokens[at].is_capitalized and tokens[at - 1].is_capitalized):
                return None
        elif self._lexicon.is_common(tokens[at - 1].lower) or tokens[at].lower not in {
            "street",
            "road",
            "avenue",
            "lane",
            "drive",
        }:
            return None
        first = at - 1
        while (
            first
            and at - first < _MAX_STREET_WORDS
            and tokens[first - 1].is_word
            and tokens[first - 1].is_capitalized
            and not tokens[first - 1].starts_sentence
        ):
            first -= 1
        return first

    def _name_with_number(self, passage: Passage, at: int) -> Iterator[Span]:
        """ "Untere Mühlehalde siebzehn", "An der Lahn 4": a large word that is nothing ordinary, and a small number."""
        tokens = passage.tokens
        end = number_end(passage, at + 1) if at + 1 < len(tokens) else None
        if end is None or passage.between(at, at + 1) != " " or not passage.cased or not tokens[at].is_capitalized:
            return
        if self._lexicon.is_ordinary(tokens[at].lower) or len(tokens[at].text) < 4:
            return
        first = at
        while (
            first
            and at - first < _MAX_STREET_WORDS
            and tokens[first - 1].is_capitalized
            and not tokens[first - 1].starts_sentence
            and passage.between(first - 1, first) == " "
        ):
            first -= 1
        yield Span(tokens[first].start, _house_number_end(passage, at), SpanCategory.ADDRESS, ADDRESSES, 0.6)


def _is_door(passage: Passage, at: int, end: int) -> bool:
    """ "Twelve b." alone in a sentence: a number and one letter."""
    tokens = passage.tokens
    if end >= len(tokens) or len(tokens[end].text) != 1 or tokens[end].text not in "abcdefgh":
        return False
    ends = end + 1 == len(tokens) or tokens[end + 1].text in ".,;"
    return tokens[at].starts_sentence and ends and passage.between(end - 1, end) in {" ", ""}


def _has_number(passage: Passage, at: int) -> bool:
    return number_end(passage, at + 1) is not None if at + 1 < len(passage.tokens) else False


def _with_number_before(passage: Passage, first: int) -> int:
    """ "twelve Quarry Fold", "Number two, Coastguard Row"."""
    tokens = passage.tokens
    at = first - 1
    if at >= 0 and tokens[at].text == ",":
        at -= 1
    start = first
    while (
        at >= 0
        and first - at < 6
        and (tokens[at].is_digits or number_end(passage, at) is not None or tokens[at].lower in {"number", "flat", "-"})
    ):
        start = at
        at -= 1
    return tokens[start].start


def _house_number_end(passage: Passage, at: int) -> int:
    """The end of the number and its letter that follow a street, or of the street."""
    tokens = passage.tokens
    after = at + 1
    if after < len(tokens) and tokens[after].text == ".":
        after += 1
    end = number_end(passage, after) if after < len(tokens) else None
    if end is None:
        return tokens[at].end
    if end < len(tokens) and len(tokens[end].text) == 1 and tokens[end].is_word:
        end += 1
    return tokens[end - 1].end
