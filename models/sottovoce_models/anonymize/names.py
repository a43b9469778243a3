"""People nobody put on the roster: after titles and introductions, from lists of names, written large; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from sottovoce_models.anonymize.base import Mode
from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.tokens import Passage
from sottovoce_models.anonymize.wordlists import (
    HARD_TITLES,
    MONTHS,
    NAME_CUES,
    NATIONALITIES,
    PARTICLES,
    RELATIVES,
    TITLES,
    words,
)
from sottovoce_models.types import Span, SpanCategory

TITLE: Final = "title"
INTRODUCED: Final = "introduced"
GAZETTEER: Final = "gazetteer.name"
WRITTEN_LARGE: Final = "written_large"
DEMOGRAPHIC: Final = "demographic"
INITIALS: Final = "initials"

_INITIALS: Final = re.compile(
    r"(?<![\w.])(?:[A-ZÄÖÜ][.]-?[ ]?){1,3}(?:(?<=[. -])(?P<name>[A-ZÄÖÜ][\w'’-]+)|(?<=[.])(?!\w))"
)
_ABBREVIATIONS: Final = words("U.S. U.K. E.U. U.N. A.M. P.M. D.C. S.A. N.V. B.V. L.A. B.A. M.A. N.Y.")
_FAMILY: Final = re.compile(
    r"\b(?:verheiratet|geschieden|verwitwet|alleinerziehend|ledig|married|divorced|widowed|unmarried"
    r"|single (?:mum|mom|mother|father))"
    r"|\b(?:\d+|two|three|four|five|six|seven|zwei|drei|vier|fünf|sechs|sieben) "
    r"(?:kids|children|Kinder|Kindern|sons|daughters|Söhne|Töchter)\b",
    re.IGNORECASE,
)
_MAX_NAME_WORDS: Final = 4
_MAX_TITLES: Final = 9
_ARTICLES: Final = frozenset({"der", "die", "den", "dem", "des", "vom", "beim", "zum"})
_AFTER_HARD: Final = words(
    "kollege kollegin präsident präsidentin vorsitzende vorsitzender ihr sie und ich wir hat ist"
)


class NameRecognizer:
    """Names of people by what goes before them, and by the lists."""

    def __init__(self, lexicon: Lexicon, mode: Mode) -> None:
        self._lexicon = lexicon
        self._mode = mode

    def find(self, passage: Passage) -> Iterator[Span]:
        """PERSON spans, and OTHER ones for nationality and creed."""
        tokens = passage.tokens
        for at, token in enumerate(tokens):
            if not token.is_word:
                continue
            lower = token.lower
            if lower in TITLES[passage.language]:
                yield from self._after_title(passage, at)
            elif any(lower == cue[-1] and _stands_before(passage, at, cue) for cue in NAME_CUES[passage.language]):
                yield from self._introduced(passage, at + 1)
            elif lower in RELATIVES[passage.language]:
                yield from self._after_relative(passage, at)
            if self._is_listed(passage, at):
                end = _initials_end(passage, self._surname(passage, at))
                yield Span(_name_start(passage, at), end, SpanCategory.PERSON, GAZETTEER, 0.6)
            if _is_demographic(lower, passage.language):
                yield Span(token.start, token.end, SpanCategory.OTHER, DEMOGRAPHIC, 0.6)
        if passage.cased:
            yield from self._initials(passage)
        if self._mode is Mode.EXPORT:
            for match in _FAMILY.finditer(passage.text):
                yield Span(match.start(), match.end(), SpanCategory.OTHER, DEMOGRAPHIC, 0.4)

    def _initials(self, passage: Passage) -> Iterator[Span]:
        """ "J.P.", "F. Trauttmansdorff": initials are what readers of court decisions recognize people by first."""
        for match in _INITIALS.finditer(passage.text):
            word = match.group("name")
            if match.group() in _ABBREVIATIONS or (word and self._lexicon.is_grammar(word.lower())):
                continue
            if not word and match.group().count(".") < 2:
                continue
            if word and self._lexicon.is_plain(word.lower()) and not self._lexicon.is_name(word.lower()):
                continue
            yield Span(match.start(), match.end(), SpanCategory.PERSON, INITIALS, 0.6)

    def _after_title(self, passage: Passage, at: int) -> Iterator[Span]:
        tokens = passage.tokens
        first = at + 1
        while first < min(len(tokens), at + _MAX_TITLES) and (
            tokens[first].text == "." or tokens[first].lower in TITLES[passage.language]
        ):
            first += 1
        if first >= len(tokens) or passage.between(first - 1, first) not in {" ", ""}:
            return
        hard = any(token.lower in HARD_TITLES for token in tokens[at:first])
        if hard and passage.cased and not tokens[at].is_capitalized and passage.language == "de":
            return  # "meine frau …" is no title, but a wife
        last = self._name_end(passage, first, hard=hard)
        if last is not None:
            yield Span(tokens[first].start, tokens[last].end, SpanCategory.PERSON, TITLE, 0.9)

    def _name_end(self, passage: Passage, first: int, *, hard: bool) -> int | None:
        """The last token of the name that begins at a token; None when none does."""
        tokens = passage.tokens
        at, last = first, None
        while at < len(tokens) and at - first < _MAX_NAME_WORDS:
            token = tokens[at]
            if token.text in "-'’" and last is not None and at + 1 < len(tokens) and passage.between(at - 1, at) == "":
                at += 1
                continue
            gap = passage.between(at - 1, at) if at else ""
            if not token.is_word or (last is not None and gap not in {" ", ""}):
                break
            if (
                token.lower in PARTICLES
                and token.lower != "und"
                and at + 1 < len(tokens)
                and tokens[at + 1].is_word
                and last is None
            ):
                at += 1
                continue
            if not self._may_be_name(passage, at, hard=hard and last is None, going_on=last is not None):
                break
            last = at
            at += 1
        return last

    def _may_be_name(  # noqa: PLR0911 -- one answer per way of writing
        self, passage: Passage, at: int, *, hard: bool, going_on: bool
    ) -> bool:
        token = passage.tokens[at]
        lower = token.lower
        if self._lexicon.is_grammar(lower) and not (hard and passage.cased and token.is_capitalized):
            return False
        if lower in _AFTER_HARD or lower in TITLES[passage.language]:
            return False
        if passage.cased:
            if not token.is_capitalized:
                return False
            if hard:
                return not (lower in self._lexicon.occupations and passage.language == "de" and lower.endswith("in"))
            return (
                not self._lexicon.is_ordinary(lower)
                or (passage.language == "en" and not going_on)
                or (self._lexicon.is_name(lower) and passage.language == "en")
            )
        if hard:
            return not going_on
        return not self._lexicon.is_common(lower) or (
            going_on and self._lexicon.is_name(lower) and not self._lexicon.is_plain(lower)
        )

    def _introduced(self, passage: Passage, first: int) -> Iterator[Span]:
        tokens = passage.tokens
        if first >= len(tokens) or passage.between(first - 1, first) != " ":
            return
        if tokens[first].lower in _ARTICLES and first + 1 < len(tokens):
            first += 1
        if passage.language == "de" and passage.cased and self._lexicon.is_ordinary(tokens[first].lower):
            return
        last = self._name_end(passage, first, hard=False)
        if last is not None:
            yield Span(tokens[first].start, tokens[last].end, SpanCategory.PERSON, INTRODUCED, 0.8)

    def _after_relative(self, passage: Passage, at: int) -> Iterator[Span]:
        """ "mein Mann, der Malte", "my niece pepper came": a name where nothing ordinary stands."""
        tokens = passage.tokens
        first = at + 1
        while first < len(tokens) and (tokens[first].text == "," or tokens[first].lower in _ARTICLES):
            first += 1
        if first >= len(tokens) or first - at > 3 or not tokens[first].is_word:
            return
        token = tokens[first]
        named = self._lexicon.is_first_name(token.lower) and not self._lexicon.is_grammar(token.lower)
        if not named or (passage.cased and not token.is_capitalized) or (not passage.cased and first - at > 1):
            return
        if not passage.cased and self._lexicon.is_plain(token.lower) and not _acts(passage, first):
            return
        if passage.language == "de" and self._lexicon.is_plain(token.lower):
            return
        yield Span(token.start, token.end, SpanCategory.PERSON, INTRODUCED, 0.6)

    def _is_listed(self, passage: Passage, at: int) -> bool:  # noqa: PLR0911 -- one answer per way of writing
        """Whether a word is in the lists of names and written so that it may be one."""
        token = passage.tokens[at]
        lower, lexicon = token.lower, self._lexicon
        if (
            len(lower) < 3
            or lexicon.is_grammar(lower)
            or not lexicon.is_name(lower)
            or lower in MONTHS[passage.language]
        ):
            return False
        if passage.cased and not token.is_capitalized:
            return False
        if passage.language == "de":
            if lexicon.is_noun(lower) and not lexicon.is_first_name(lower):
                return self._beside_a_name(passage, at)
            if not lexicon.is_common(lower):
                return (
                    lexicon.is_first_name(lower)
                    or not lexicon.is_compound(lower)
                    or not lexicon.is_in_dictionary(lower)
                )
            return self._beside_a_name(passage, at) or (lexicon.is_first_name(lower) and not lexicon.is_plain(lower))
        if not lexicon.is_common(lower):
            return not lexicon.is_in_dictionary(lower) or lexicon.is_first_name(lower) or passage.cased
        if not passage.cased:
            return False
        return not token.starts_sentence or self._beside_a_name(passage, at) or _is_called(passage, at)

    def _surname(self, passage: Passage, at: int) -> int:
        """The end of the surname that follows a first name, whatever else it means ("Damian Gut", "Wiesner-Burger")."""
        tokens, lexicon = passage.tokens, self._lexicon
        lower = tokens[at].lower
        sure = passage.cased and lexicon.is_first_name(lower) and not lexicon.is_common(lower)
        last = at
        while last + 1 < len(tokens) and last - at < _MAX_NAME_WORDS:
            tied = tokens[last + 1].text == "-" and last + 2 < len(tokens) and passage.between(last, last + 2) == "-"
            after = last + 2 if tied else last + 1
            is_next = tokens[after].is_capitalized and lexicon.is_name(tokens[after].lower)
            if not is_next or not (tied or (sure and passage.between(last, after) == " ")):
                break
            last = after
        return last

    def _beside_a_name(self, passage: Passage, at: int) -> bool:
        """Whether the word next to it, written large, is surely a name: "Mark Ashby", "Anna Koch"."""
        tokens = passage.tokens
        for beside, gap in ((at - 1, (at - 1, at)), (at + 1, (at, at + 1))):
            if 0 <= beside < len(tokens) and passage.between(*gap) in {" ", "-"} and tokens[beside].is_capitalized:
                lower = tokens[beside].lower
                if (
                    len(lower) > 2
                    and not self._lexicon.is_common(lower)
                    and (self._lexicon.is_name(lower) or not self._lexicon.is_in_dictionary(lower))
                    and (
                        passage.language == "en"
                        or self._lexicon.is_first_name(lower)
                        or self._lexicon.is_first_name(tokens[at].lower)
                    )
                ):
                    return True
        return False


@lru_cache(maxsize=65_536)
def _is_demographic(word: str, language: str) -> bool:
    if language == "en":
        return word in NATIONALITIES["en"] or word.removesuffix("s") in NATIONALITIES["en"]
    return any(
        word == root
        or (root.endswith("isch") and word.startswith(root) and len(word) - len(root) < 3)
        or (len(root) > 4 and word.removesuffix("n").removesuffix("nen") == root)
        for root in NATIONALITIES["de"]
    )


class LargeRecognizer:
    """English words written large inside a sentence: names of something, until somebody says they are not."""

    def __init__(self, lexicon: Lexicon, mode: Mode) -> None:
        self._lexicon = lexicon
        self._mode = mode

    def find(self, passage: Passage) -> Iterator[Span]:
        """ORG spans for several large words in a row, OTHER ones for one."""
        if passage.language != "en" or not passage.cased:
            return
        tokens = passage.tokens
        at = 0
        while at < len(tokens):
            if not self._is_large(passage, at):
                at += 1
                continue
            last = at
            while (
                last + 1 < len(tokens)
                and self._is_large(passage, last + 1)
                and passage.between(last, last + 1) in {" ", "-", "'"}
            ):
                last += 1
            known = all(self._lexicon.is_plain(token.lower) for token in tokens[at : last + 1])
            if self._mode is Mode.EXPORT or not known:
                category = SpanCategory.ORG if last > at else SpanCategory.OTHER
                yield Span(tokens[at].start, tokens[last].end, category, WRITTEN_LARGE, 0.45 if last > at else 0.25)
            at = last + 1

    def _is_large(self, passage: Passage, at: int) -> bool:
        token = passage.tokens[at]
        if not token.is_word or not token.is_capitalized or token.starts_sentence:
            return False
        lower = token.lower
        return not self._lexicon.is_grammar(lower) and lower not in TITLES["en"] and len(lower) > 1


def _name_start(passage: Passage, at: int) -> int:
    """Where a name with a word at `at` begins: initials, "big" and its like before it belong to it."""
    tokens = passage.tokens
    start = tokens[at].start
    while at >= 2 and tokens[at - 1].text == "." and _is_initial(tokens[at - 2].text):
        at -= 2
        start = tokens[at].start
    if (
        at
        and passage.language == "en"
        and not passage.cased
        and tokens[at - 1].lower in {"big", "little", "old", "young"}
    ):
        start = tokens[at - 1].start
    return start


def _initials_end(passage: Passage, at: int) -> int:
    """The end of a name with a word at `at`: an initial or the number of a king behind it belongs to it."""
    tokens = passage.tokens
    after = at + 1
    if (
        after < len(tokens)
        and passage.between(at, after) == " "
        and (_is_initial(tokens[after].text) or set(tokens[after].text) <= set("IVX"))
    ):
        is_pronoun = passage.language == "en" and tokens[after].text == "I"
        followed = after + 1 < len(tokens) and tokens[after + 1].text == "."
        if followed or not is_pronoun:
            return tokens[after].end
    return tokens[at].end


def _is_initial(text: str) -> bool:
    return len(text) == 1 and text.isupper()


def _stands_before(passage: Passage, at: int, cue: tuple[str, ...]) -> bool:
    words = tuple(token.lower for token in passage.tokens[max(0, at - len(cue) + 1) : at + 1])
    return words == cue


def _is_called(passage: Passage, at: int) -> bool:
    """ "Will, you start": somebody is spoken to at the start of a sentence."""
    after = at + 1
    return after < len(passage.tokens) and passage.tokens[after].text == ","


def _acts(passage: Passage, at: int) -> bool:
    """Whether a verb form follows: "my niece pepper came", "my friend dee goes"."""
    after = passage.tokens[at + 1].lower if at + 1 < len(passage.tokens) else ""
    return after.endswith(("s", "ed")) or after in words("came said was is went told had got did goes")
