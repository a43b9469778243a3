"""Firms, schools, hospitals, churches, clubs: by the word of their name that says what they are; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sottovoce_models.anonymize.ages import number_end
from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.tokens import Passage
from sottovoce_models.anonymize.wordlists import ORG_HEADS, words
from sottovoce_models.types import Span, SpanCategory

_ORG_GENERIC: Final = words(
    "home house court school college university hospital church police store market library prison high middle center "
    "centre care works health services group club union council company bank insurance surgery clinic department "
    "agency partners inn trust medical times rooms primary society channel radio hotel museum nursery institute arms"
)
"""These say what many places are: in small letters only with a word before them that nobody knows as an adjective."""
_PARTNERS: Final = frozenset({"kollegen", "partner", "söhne", "co", "sohn", "partners", "töchter", "kolleginnen"})
_MAX_ORG_WORDS: Final = 4
_LEGAL_FORM: Final = re.compile(
    r"\b(?:[A-ZÄÖÜ][\w.'-]*,? (?:(?:&|und|and|van|von|de) )?){1,4}"
    r"(?:GmbH(?: & Co\. ?KG)?|AG|KG|OHG|OG|UG|e\. ?V\.|e\. ?G\.|GesbR|GbR"
    r"|Cie\b\.?|Co\b\.?|Sàrl|SA|Ltd\b\.?|Inc\b\.?|LLC|LLP|PLC)"
)
ORGANISATIONS: Final = "organisation"

_PLAIN_BEFORE_HEAD: Final = words(
    "went left old new last first mean go mom's mum's take call see home same health saw say says said met came back "
    "still local early little big nice good bad support any light whole case ask tell told intake both another works "
    "work quit today yesterday tomorrow tonight medical mental public private night day school church middle high "
    "real great long later need want find found get got started start"
)


class OrganisationRecognizer:
    """Firms, schools, hospitals, churches: by the word that says what they are."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, passage: Passage) -> Iterator[Span]:
        """ORG spans."""
        yield from self._legal(passage)
        heads = frozenset(ORG_HEADS[passage.language])
        for at, token in enumerate(passage.tokens):
            if not token.is_word:
                continue
            if passage.language == "de":
                yield from self._german(passage, at, heads)
            elif token.lower in heads:
                yield from self._english(passage, at)

    def _legal(self, passage: Passage) -> Iterator[Span]:
        """Names with a legal form behind them."""
        for match in _LEGAL_FORM.finditer(passage.text):
            start = match.start()
            for word in re.finditer(r"\S+ ", match.group()):
                if not self._lexicon.is_grammar(word.group().strip().lower()):
                    break
                start = match.start() + word.end()
            if passage.text[start : match.end()].count(" "):
                yield Span(start, match.end(), SpanCategory.ORG, ORGANISATIONS, 0.8)

    def _german(self, passage: Passage, at: int, heads: frozenset[str]) -> Iterator[Span]:
        tokens = passage.tokens
        token = tokens[at]
        word = token.lower
        head = word in heads or (len(word) > 6 and word.endswith(tuple(each for each in heads if len(each) > 4)))
        if not head or (passage.cased and not token.is_capitalized):
            return
        first, last = at, at
        while (
            last + 1 < len(tokens) and last - at < _MAX_ORG_WORDS and self._is_name_part(passage, last + 1, after=True)
        ):
            last += 1
        while first and at - first < _MAX_ORG_WORDS and self._is_name_part(passage, first - 1, after=False):
            first -= 1
        if first == last == at and not self._is_unique(word, heads):
            return
        yield Span(tokens[first].start, tokens[last].end, SpanCategory.ORG, ORGANISATIONS, 0.7)

    def _is_unique(self, word: str, heads: frozenset[str]) -> bool:
        """A head that names one of its kind by itself: "Weserrettung", "Murspital", not "Hauptschule"."""
        if word in heads or self._lexicon.is_in_dictionary(word):
            return False
        ending = max((head for head in heads if word.endswith(head)), key=len)
        stem = word.removesuffix(ending)
        return not (
            self._lexicon.is_common(stem)
            or self._lexicon.is_in_dictionary(stem)
            or self._lexicon.is_in_dictionary(stem.removesuffix("s"))
        )

    def _is_name_part(self, passage: Passage, at: int, *, after: bool) -> bool:
        token = passage.tokens[at]
        gap = passage.between(at - 1, at) if after else passage.between(at, at + 1)
        if gap not in {" ", "-", ""} or not (token.is_word or token.text in "-&"):
            return False
        if token.text in "-&":
            return True
        if token.lower == "und" and not after:
            return passage.tokens[at + 1].lower in _PARTNERS and at > 0 and passage.tokens[at - 1].is_capitalized
        if token.lower in {"am", "zum", "zur", "im", "der", "und", "von", "sankt", "st"} and after:
            follower = passage.tokens[at + 1] if at + 1 < len(passage.tokens) else None
            return (
                follower is not None
                and follower.is_capitalized
                and not self._lexicon.is_grammar(follower.lower)
                and (token.lower not in {"und", "der", "von", "im"} or follower.lower in _PARTNERS)
            )
        if passage.cased:
            return token.is_capitalized and not token.starts_sentence and not self._lexicon.is_grammar(token.lower)
        return not self._lexicon.is_ordinary(token.lower)

    def _english(self, passage: Passage, at: int) -> Iterator[Span]:
        first, last = self._large(passage, at) if passage.cased else self._small(passage, at)
        if first < last or first < at:
            tokens = passage.tokens
            yield Span(tokens[first].start, tokens[last].end, SpanCategory.ORG, ORGANISATIONS, 0.65)

    def _large(self, passage: Passage, at: int) -> tuple[int, int]:
        """First and last token of the large words around a head, or of what it is called by the place it stands in."""
        tokens = passage.tokens
        first = last = at
        while (
            first
            and at - first < _MAX_ORG_WORDS
            and tokens[first - 1].is_capitalized
            and passage.between(first - 1, first) in {" ", "-", " & "}
            and not (tokens[first - 1].starts_sentence and self._lexicon.is_common(tokens[first - 1].lower))
        ):
            first -= 1
        while (
            last + 1 < len(tokens) and tokens[last + 1].is_capitalized and passage.between(last, last + 1) in {" ", "-"}
        ):
            last += 1
        if first == last or (first == at and not tokens[at].is_capitalized):
            return at, self._named_after(passage, at)
        return first, last

    def _small(self, passage: Passage, at: int) -> tuple[int, int]:
        """The same in a text without large letters; the words before a head count unless they plainly do not."""
        tokens = passage.tokens
        word, first = tokens[at].lower, at
        if word == "channel":
            end = number_end(passage, at + 1) if at + 1 < len(tokens) else None
            return at, at if end is None else end - 1
        limit = 2 if word in _ORG_GENERIC else 3
        while first and at - first < limit and self._may_name(passage, first - 1):
            first -= 1
        return first, self._named_after(passage, at)

    def _named_after(self, passage: Passage, at: int) -> int:
        """The last word of "pharmacy on Loxley Row", "harbor on route thirteen"; `at` where no name follows."""
        tokens = passage.tokens
        first = at + 2
        if first >= len(tokens) or tokens[at + 1].lower not in {"on", "in", "at", "of", "by"}:
            return at
        if passage.cased:
            last = at
            while (
                first < len(tokens)
                and tokens[first].is_word
                and tokens[first].is_capitalized
                and not self._lexicon.is_grammar(tokens[first].lower)
            ):
                last = first
                first += 1
            return last
        if tokens[first].lower in {"route", "highway", "interstate", "mount"}:
            end = number_end(passage, first + 1) if first + 1 < len(tokens) else None
            return end - 1 if end is not None else first + 1 if first + 1 < len(tokens) else first
        return first if not self._lexicon.is_ordinary(tokens[first].lower) else at

    def _may_name(self, passage: Passage, at: int) -> bool:
        token = passage.tokens[at]
        if not token.is_word or passage.between(at, at + 1) != " " or self._lexicon.is_grammar(token.lower):
            return False
        return token.lower not in _PLAIN_BEFORE_HEAD
