"""The proof check: does a written sentence stand on the words it cites? Pure.

A sentence is held against each quote by its content stems, rare ones counting more. It is unsupported when it names
somebody or some number that the quotes do not, when the one it gives the words to did not say them, when it negates
what nobody negated, or when too few of its content words were said.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce_models.summarize import numbers, text
from sottovoce_models.summarize.select import Quote
from sottovoce_models.summarize.spoken import Cast
from sottovoce_models.summarize.stopwords import REPORTING_WORDS

MIN_SUPPORT: Final = 0.5
_MIN_FIRST: Final = 0.3
"""A sentence sewn together from crumbs of many quotes is no report of any: one quote must carry this share."""
_MAX_QUOTES: Final = 3
_CLEAR: Final = 0.6
_REVERSED: Final = 0.25
"""When somebody else's quote fits so much better, the words were theirs."""
_NEGATION_PENALTY: Final = 0.6
_NEGATION: Final = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|without|cannot|refus\w+|declin\w+|reject\w+|against|\w+n't|nicht"
    r"|kein\w*|nie|niemand|nichts|ohne|nix)\b",
    re.IGNORECASE,
)
_CAPITALIZED: Final = re.compile(r"(?<![.!?:]\s)(?<!^)(?<=[\s(\"'-])[A-ZÄÖÜ][\w'’-]+")
_TELLING: Final = re.compile(
    r"\s*(?:also |then )?(?:said|suggested|proposed|mentioned|explained|reported|noted|stated|asked|described"
    r"|emphasi[sz]ed|pointed out|added|raised|told)\b"
)
"""Who said something can be mended by the quote; who did or agreed to something cannot."""
_TO_SOMEBODY: Final = re.compile(r"\b(?:[Yy]ou|[Yy]ours?|Sie|Ihre?[mnrs]?|[Dd]u|[Dd]ein\w*)\b")
_SPEECH_ACT: Final = re.compile(
    r"'s (?:\w+ )?(?:question|advice|request|statement|point|proposal|suggestion"
    r"|explanation|claim|idea|concern|view)s?\b"
)
_AGREEMENT: Final = re.compile(r"\b(?:agreed|confirmed|promised|refused|zugestimmt)\b", re.IGNORECASE)
_AGREED_WORDS: Final = re.compile(
    r"\b(?:agree\w*|yes|yeah|okay|ok|sure|fine|let's|we'll|i'll|will|won't|decid\w+|going to|gonna|promise\w*|not"
    r"|don't|hold off"
    r"|ja|gut|einverstanden|passt|beschl\w+|dann)\b",
    re.IGNORECASE,
)
_DECISION: Final = re.compile(r"\b(?:decided|decisions?|approved|beschlossen|beschluss|entschieden)\b", re.IGNORECASE)
_DECIDED_WORDS: Final = re.compile(
    r"\b(?:decid\w+|decisions?|agree\w*|settled?|approv\w+|let's|we'll|we will|going (?:to|with)|gonna|go (?:for|with)"
    r"|won't|hold off|stick (?:to|with)|entsch\w+|beschl\w+|einverstanden|machen wir|dann)\b",
    re.IGNORECASE,
)
"""A nod agrees, but it decides nothing: that takes somebody who says so."""
_META: Final = re.compile(
    r"\b(?:quotes?|quoted|quotation|transcript|excerpts?|part (?:\d+|one|two|three)|as an ai|language model"
    r"|the (?:notes|text|passage) (?:say|says|show|mention)\w*"
    r"|zitate?|transkript|teil \d+)\b",
    re.IGNORECASE,
)
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]ur|[Ii]ch|[Mm]ein\w*|[Uu]ns\w*)\b")
_DIRECT_SPEECH: Final = re.compile(r"[\"“”„]")


@dataclass(frozen=True, slots=True)
class Proof:
    """What holds a sentence up: the quotes that carry it, best first, and how much of it they carry (0 to 1)."""

    quotes: tuple[Quote, ...]
    support: float

    @property
    def holds(self) -> bool:
        """Whether the sentence may stand as fact."""
        return bool(self.quotes) and self.support >= MIN_SUPPORT


_NOTHING: Final = Proof((), 0.0)


class Checker:
    """Holds sentences against a fixed set of quotes."""

    def __init__(self, quotes: Sequence[Quote], cast: Cast, language: str) -> None:
        self._quotes = tuple(quotes)
        self._cast = cast
        self._language = language
        self._stems = [text.said_stems(quote.words, language) for quote in self._quotes]
        self._spread = Counter(stem for stems in self._stems for stem in stems)
        self._numbers = [numbers.values(quote.words) for quote in self._quotes]
        self._words = frozenset(
            word
            for phrase in (*(quote.words for quote in self._quotes), *cast.names.values())
            for word in (*_with_parts(text.words(phrase)), *text.spelled(phrase))
        )
        self._neutral = text.reporting_stems(language)

    def prove(self, sentence: str, about: Sequence[Quote] = ()) -> Proof:
        """The proof of one sentence; support 0 without quotes when nothing holds it.

        With `about` given, one of those quotes must carry the sentence; the others may only help.
        """
        bare = self._cast.without_names(sentence)
        stems = self._content(bare)
        if not stems or is_meta(sentence) or _invented_name(bare, self._words):
            return _NOTHING
        own = self._own_words(sentence)
        carriers = self._carriers(stems, None, about)
        if own is None or not carriers or self._swaps_person(sentence, carriers[0]):
            return _NOTHING
        carriers = list(dict.fromkeys([*own, *carriers]))[: max(_MAX_QUOTES, len(own))]
        covered = frozenset().union(*(self._stems[index] & stems for index in carriers))
        stated = {number.value for number in numbers.stated(bare)}
        carriers += self._with_numbers(stated, carriers)
        if not stated <= set().union(*(self._numbers[index] for index in carriers)):
            return _NOTHING
        if _AGREEMENT.search(sentence) and not self._any_says(_AGREED_WORDS, carriers):
            return _NOTHING
        if _DECISION.search(sentence) and not self._any_says(_DECIDED_WORDS, carriers):
            return _NOTHING
        support = self._weight(covered) / self._weight(stems)
        if _NEGATION.search(sentence) and not self._any_says(_NEGATION, carriers):
            support *= _NEGATION_PENALTY
        return Proof(tuple(self._quotes[index] for index in carriers), round(min(1.0, support), 3))

    def _own_words(self, sentence: str) -> list[int] | None:
        """For each speaker the sentence gives words to, the quote that proves it; None when one did not say them."""
        proofs: list[int] = []
        for speaker, clause in self._cast.clauses(sentence):
            stems = self._content(clause)
            if speaker is None or not stems:
                continue
            own = self._carriers(stems, speaker)
            said = frozenset().union(*(self._stems[index] for index in own if self._is_by(index, speaker)))
            is_theirs = self._weight(stems & said) >= MIN_SUPPORT * self._weight(stems)
            if not is_theirs or self._best_share(stems, None) - self._best_share(stems, speaker) > _REVERSED:
                return None
            proofs.append(own[0])
        return proofs

    def _swaps_person(self, sentence: str, index: int) -> bool:
        """Whether what was said to somebody ("your hearing") became the speaker's own ("Helen's hearing")."""
        quote = self._quotes[index]
        owner = rf"(?<!\w){re.escape(self._cast.names[quote.turn.speaker])}(?:'s?|’s?)\s"
        said_to = _TO_SOMEBODY.search(quote.words) and not _FIRST_PERSON.search(quote.words)
        return bool(said_to and re.search(owner, sentence, re.IGNORECASE) and not _SPEECH_ACT.search(sentence))

    def _with_numbers(self, stated: set[str], carriers: Sequence[int]) -> list[int]:
        """One more quote that holds a number the carriers lack."""
        missing = stated - set().union(*(self._numbers[index] for index in carriers))
        return [index for index, known in enumerate(self._numbers) if known & missing][:1]

    def repaired(self, sentence: str) -> str | None:
        """The sentence given back to the speaker who said it, when it begins with another one and the case is clear.

        Clear: it names one speaker only, and a single quote of somebody else carries most of what it says.
        """
        named = [speaker for speaker, _ in self._cast.clauses(sentence) if speaker is not None]
        mentions = [name for name in self._cast.names.values() if name.lower() in sentence.lower()]
        stems = self._content(self._cast.without_names(sentence))
        best = self._carriers(stems, None)[:1] if stems else []
        if len(named) != 1 or len(mentions) != 1 or not best:
            return None
        quote = self._quotes[best[0]]
        if quote.turn.speaker == named[0] or self._weight(stems & self._stems[best[0]]) < _CLEAR * self._weight(stems):
            return None
        if not _TELLING.match(self._cast.clauses(sentence)[0][1]):
            return None
        wrong, right = re.escape(self._cast.names[named[0]]), self._cast.names[quote.turn.speaker]
        return re.sub(rf"^(?:the )?{wrong}", right, sentence, flags=re.IGNORECASE)

    def _best_share(self, stems: frozenset[str], speaker: str | None) -> float:
        """The share of the stems that the best single quote carries, of one speaker or of anyone."""
        weights = (
            self._weight(stems & known)
            for index, known in enumerate(self._stems)
            if speaker is None or self._is_by(index, speaker)
        )
        return max(weights, default=0.0) / self._weight(stems)

    def _any_says(self, pattern: re.Pattern[str], indices: Sequence[int]) -> bool:
        return any(pattern.search(self._quotes[index].words) for index in indices)

    def _may_lead(self, index: int, speaker: str | None, about: Sequence[Quote]) -> bool:
        is_about = not about or self._quotes[index] in about
        return is_about and (speaker is None or self._is_by(index, speaker))

    def _is_by(self, index: int, speaker: str) -> bool:
        return self._quotes[index].turn.speaker == speaker

    def _content(self, words: str) -> frozenset[str]:
        return frozenset(text.content_stems(words, self._language)) - self._neutral

    def _carriers(self, stems: frozenset[str], speaker: str | None, about: Sequence[Quote] = ()) -> list[int]:
        """Indices of the up to three quotes that together cover most of the stems, greedily; best first.

        With a speaker given, the first must be that speaker's; with `about` given, the first must be among those.
        """
        total, left, chosen = self._weight(stems), set(stems), list[int]()
        while left and len(chosen) < _MAX_QUOTES:
            gains = [
                (self._weight(left & known), -index)
                for index, known in enumerate(self._stems)
                if index not in chosen and (chosen or self._may_lead(index, speaker, about))
            ]
            gain, negative_index = max(gains, default=(0.0, 0))
            if gain < (_MIN_FIRST if not chosen else 0.12) * total:
                break
            chosen.append(-negative_index)
            left -= self._stems[-negative_index]
        return chosen

    def _weight(self, stems: frozenset[str] | set[str]) -> float:
        count = len(self._quotes)
        return math.fsum(math.log(1 + (count + 1) / (1 + max(1, self._spread[stem]))) for stem in stems)


def is_meta(sentence: str) -> bool:
    """Whether a sentence talks about the quotes instead of the meeting, in the first person or in direct speech."""
    return bool(_META.search(sentence) or _FIRST_PERSON.search(sentence) or _DIRECT_SPEECH.search(sentence))


def _invented_name(sentence: str, known: frozenset[str]) -> bool:
    """Whether a capitalized word inside the sentence was never said (English writes only names that way)."""
    return any(
        not set(_with_parts(text.words(match.group()))) & known and match.group().lower() not in REPORTING_WORDS
        for match in _CAPITALIZED.finditer(sentence)
    )


def _with_parts(words: Sequence[str]) -> list[str]:
    return [part for word in words for part in {word, word.removesuffix("'s"), *word.split("-")}]
