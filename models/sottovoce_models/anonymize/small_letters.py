"""What large letters would show, in talks that have none: who is spoken to, firms with a legal form, streets; pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sottovoce_models.anonymize.ages import number_end
from sottovoce_models.anonymize.base import Mode
from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.tokens import Passage
from sottovoce_models.anonymize.wordlists import STREET_WORDS_EN, words
from sottovoce_models.types import Span, SpanCategory

SPOKEN_TO: Final = "small.spoken_to"
SMALL_FIRM: Final = "small.firm"
SMALL_STREET: Final = "small.street"

_VERBS_TOO: Final = words("will may")
_LEGAL: Final = words("ag gmbh kg ohg ug gbr ltd inc llc plc llp")
_AND_OTHERS: Final = words("kollegen kolleginnen partner söhne sohn töchter partners sons associates")
_BEFORE_STREET: Final = words(
    "untere unteren unterer obere oberen oberer alte alten alter neue neuen neuer hintere hinteren vordere vorderen "
    "kleine kleinen grosse grossen lange langen am im an der den in auf"
)
_MAX_FIRM_WORDS: Final = 3
_MIN_LETTERS: Final = 4
_MARKS: Final = frozenset(".,!?…")


class SmallLettersRecognizer:
    """Looks only at talks in which names are not written large."""

    def __init__(self, lexicon: Lexicon, mode: Mode) -> None:
        self._lexicon = lexicon
        self._mode = mode

    def find(self, passage: Passage) -> Iterator[Span]:
        """PERSON, ORG and ADDRESS spans."""
        if passage.cased:
            return
        for at, token in enumerate(passage.tokens):
            if not token.is_word:
                continue
            if self._mode is Mode.EXPORT and self._is_spoken_to(passage, at):
                yield Span(token.start, token.end, SpanCategory.PERSON, SPOKEN_TO, 0.5)
            first = self._firm_start(passage, at)
            if first < at:
                yield Span(passage.tokens[first].start, token.end, SpanCategory.ORG, SMALL_FIRM, 0.6)
            street = self._english_street(passage, at) if passage.language == "en" else self._german_street(passage, at)
            if street is not None:
                start, end = street
                yield Span(
                    passage.tokens[start].start, passage.tokens[end].end, SpanCategory.ADDRESS, SMALL_STREET, 0.6
                )

    def _is_spoken_to(self, passage: Passage, at: int) -> bool:
        """ "go on, will, you start": a first name that is another word as well, alone between two marks."""
        tokens, word = passage.tokens, passage.tokens[at].lower
        if not self._lexicon.is_first_name(word) or word.endswith("s"):
            return False
        if self._lexicon.is_grammar(word) and word not in (_VERBS_TOO if passage.language == "en" else ()):
            return False
        begins = at == 0 or tokens[at - 1].text in _MARKS
        ends = at + 1 == len(tokens) or tokens[at + 1].text in _MARKS
        has_comma = (at > 0 and tokens[at - 1].text == ",") or (at + 1 < len(tokens) and tokens[at + 1].text == ",")
        return begins and ends and has_comma

    def _firm_start(self, passage: Passage, at: int) -> int:
        """The first word of "zehnder immobilien ag", "overbeck und kollegen"; `at` where there is no firm."""
        tokens, word = passage.tokens, passage.tokens[at].lower
        if word in _LEGAL:
            first = at
            while first and at - first < _MAX_FIRM_WORDS and self._may_name(passage, first - 1):
                first -= 1
            return first
        if word in _AND_OTHERS and at > 1 and tokens[at - 1].lower in {"und", "and"}:
            name = tokens[at - 2]
            if name.is_word and not self._lexicon.is_ordinary(name.lower):
                return at - 2
        return at

    def _may_name(self, passage: Passage, at: int) -> bool:
        token = passage.tokens[at]
        return token.is_word and passage.between(at, at + 1) == " " and not self._lexicon.is_grammar(token.lower)

    def _english_street(self, passage: Passage, at: int) -> tuple[int, int] | None:
        """ "twelve quarry fold", "number two, coastguard row": a number, a word that is not plain, a kind of street."""
        tokens = passage.tokens
        if tokens[at].lower not in STREET_WORDS_EN or at < 2 or not tokens[at - 1].is_word:
            return None
        before = at - 2 - (tokens[at - 2].text == ",")
        is_telling = not self._lexicon.is_plain(tokens[at - 1].lower)
        if before < 0 or not is_telling or number_end(passage, before) != before + 1:
            return None
        return before, at

    def _german_street(self, passage: Passage, at: int) -> tuple[int, int] | None:
        """ "untere mühlehalde siebzehn,": an unknown word and a number that ends what is said."""
        tokens = passage.tokens
        end = number_end(passage, at + 1) if at + 1 < len(tokens) else None
        if end is None or self._lexicon.is_ordinary(tokens[at].lower) or len(tokens[at].text) < _MIN_LETTERS:
            return None
        if end < len(tokens) and tokens[end].text not in _MARKS:
            return None
        first = at - 1 if at and tokens[at - 1].lower in _BEFORE_STREET else at
        return first, end - 1
