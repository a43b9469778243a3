"""True claims to plant lies in: sentences turned into reported speech by rule, and sentences people wrote, with proof.

What people wrote cites the turns they named, or else the sentences that share most with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sottovoce.bench.planted_claims import Claim
from sottovoce.bench.talks import Talk
from sottovoce_models.summarize import facts, text
from sottovoce_models.summarize.select import Quote, sentence_quotes
from sottovoce_models.summarize.spoken import cast_of, without_lead_in
from sottovoce_models.types import ItemKind, SummaryItem, Turn

_PERSONAL: Final = re.compile(
    r"\b(?:i|me|my|mine|we|us|our|you|your|yours|i['’]\w+|we['’]\w+|you['’]\w+|ich|mir|mich|mein\w*|wir|uns|unser\w*|du|dir"
    r"|dich|dein\w*|ihr|euch|sie|ihnen|ihre?\w?|let['’]s)\b",
    re.IGNORECASE,
)
_STARTS: Final = {
    "en": re.compile(
        r"^(?:the|a|an|this|that|these|those|it|he|she|they|there|some|most|all|in|on|at|for|if|when)\b", re.I
    ),
    "de": re.compile(r"^(?:der|die|das|ein|eine|dieser?|diese|dieses|es|er|am|im|in|bei|für|mit|wenn|bis)\b", re.I),
}
_REPORTED: Final = {"en": "{name} said that {words}", "de": "{name} sagte, {words}"}
_TOLD: Final = {"en": "{name} told {other} that {words}", "de": "{name} sagte zu {other}, {words}"}
_MIN_WORDS, _MAX_WORDS = 7, 28
_MIN_CONTENT: Final = 3
_PER_TALK: Final = 14
_MAX_PROOF: Final = 3
_MAX_CITED: Final = 60


def reported(talk: Talk) -> list[Claim]:
    """Up to fourteen sentences of a meeting without "I", "we" and "you", told by who said them; those with facts first.

    Every third one is told to the speaker of the turn before, whose turn it then cites too.
    """
    cast = cast_of(talk.turns, talk.speakers, talk.language)
    before = {turn.id: talk.turns[n - 1] for n, turn in enumerate(talk.turns) if n}
    ranked: list[tuple[int, int, Quote, str]] = []
    for n, quote in enumerate(sentence_quotes(talk.turns)):
        words = without_lead_in(text.readable(quote.words, talk.language), talk.language)
        if not _MIN_WORDS <= text.word_count(words) <= _MAX_WORDS or words.endswith("?") or _PERSONAL.search(words):
            continue
        if len(set(text.content_stems(words, talk.language))) < _MIN_CONTENT or text.is_cut_off(words.lower()):
            continue
        worth = len(facts.stated(words)) + sum(name in words for name in talk.names)
        ranked.append((-min(2, worth), n, quote, words))
    chosen = sorted(sorted(ranked, key=lambda entry: entry[:2])[:_PER_TALK], key=lambda entry: entry[1])
    claims: list[Claim] = []
    for place, (_, _, quote, words) in enumerate(chosen):
        lowered = words[0].lower() + words[1:] if _STARTS[talk.language].match(words) else words
        other = before.get(quote.turn.id)
        is_told = (
            place % 3 == 2 and other is not None and other.text.strip() != "" and other.speaker != quote.turn.speaker
        )
        pattern = (_TOLD if is_told else _REPORTED)[talk.language]
        said_to = cast.names[other.speaker] if is_told and other is not None else ""
        line = text.as_sentence(pattern.format(name=cast.names[quote.turn.speaker], other=said_to, words=lowered))
        citations = [quote.citation()]
        if is_told and other is not None:
            citations += [_whole(other).citation()]
        claims.append(Claim(talk.id, "reported", SummaryItem(ItemKind.OVERVIEW, line, tuple(citations))))
    return claims


def referenced(talk: Talk) -> list[Claim]:
    """The sentences people wrote about a meeting, each with its proof; those about more than sixty turns left out."""
    finder = Finder(talk)
    claims: list[Claim] = []
    for reference in talk.references:
        if len(reference.turns) > _MAX_CITED:
            continue
        named = [_whole(talk.turns[n]) for n in reference.turns]
        quotes = [quote for quote in named if quote.words.strip()] or finder.proof(reference.text)
        if quotes:
            citations = tuple(quote.citation() for quote in quotes)
            claims.append(Claim(talk.id, "reference", SummaryItem(ItemKind.OVERVIEW, reference.text, citations)))
    return claims


class Finder:
    """Finds the sentences of a meeting that share most with a line, true or not: what a writer's line would cite."""

    def __init__(self, talk: Talk) -> None:
        self._language = talk.language
        self._quotes = sentence_quotes(talk.turns)
        self._stems = [frozenset(text.content_stems(quote.words, talk.language)) for quote in self._quotes]

    def proof(self, line: str) -> list[Quote]:
        """Up to three sentences that together hold most of the line's content, best first."""
        left, chosen = set(text.content_stems(line, self._language)), list[int]()
        while left and len(chosen) < _MAX_PROOF:
            gain, negative = max((len(left & stems), -n) for n, stems in enumerate(self._stems))
            if not gain:
                break
            chosen.append(-negative)
            left -= self._stems[-negative]
        return [self._quotes[n] for n in chosen]


def _whole(turn: Turn) -> Quote:
    return Quote(turn, 0, len(turn.text))


def names_of(talk: Talk, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Names of others than the speakers: marked by hand, else English capitals inside the claims' sentences."""
    speakers = " ".join(cast_of(talk.turns, talk.speakers, talk.language).names.values())
    if talk.names or talk.language != "en":
        parts = {part.rstrip("s") for word in text.words(speakers) for part in word.split("-") if len(part) > 2}
        return tuple(name for name in talk.names if not parts & {w.rstrip("s") for w in text.words(name)})
    plain = {word for turn in talk.turns for word in turn.text.split() if word.islower()}
    known = {*text.words(speakers), *plain}
    found: dict[str, None] = {}
    for claim in claims:
        for match in re.finditer(r"(?<=[a-z,] )[A-Z][a-zé]{2,}(?![\w-])", claim.item.text):
            if match.group().lower() not in known and not facts.is_calendar(match.group().lower()):
                found[match.group()] = None
    return tuple(found)
