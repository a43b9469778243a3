"""The last gate of the minutes: does a line say only what its cited words say? Pure; German and English.

Every number, date and proper name must occur in the cited passages (each quote with the sentence before and after it
in its turn); a speaker may be named who said one of them or is named in one. Words and deeds must belong to the one
they are given to, an owner must have taken the task on, what was said as yes must not become no, and most of the
content must have been said. Where a line is nearly word for word, it must be so throughout.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sottovoce_models.summarize import attribution, facts, ownership, polarity, text
from sottovoce_models.summarize.alignment import BETWEEN, TELLS, Alignment
from sottovoce_models.summarize.names import Mention, Names, passage_words
from sottovoce_models.summarize.select import Quote, sentence_quotes
from sottovoce_models.summarize.spoken import Cast, cast_of, name_parts
from sottovoce_models.types import Speaker, SummaryItem, Turn

MIN_SUPPORT: Final = 0.5
_MIN_ONE_QUOTE: Final = 0.4
"""A line sewn together from crumbs of many quotes is no report of any: one quote must carry this share."""
_MIN_OWN: Final = 0.45
_MIN_TOLD: Final = 0.5
"""What somebody "said" stands in one quote of theirs, not in crumbs of several."""
_REVERSED: Final = 0.25
"""When somebody else's words fit so much better, the words were theirs."""
_SPOKEN: Final = 0.8
"""From this share of its words in order on, a line is taken for the words as spoken."""
_MIN_SPOKEN_WORDS: Final = 4
ATTRIBUTED: Final = re.compile(r"^(?:(?P<head>.+?) – )?(?P<name>[^“”„«»\"]{1,80}?): [“„«](?P<said>.+)[”“»]$", re.DOTALL)
_AROUND_TURNS: Final = 5
"""How far from its quotes the telling words of a topic may have been said."""
_MIN_PREFIX: Final = 5
"""A stem this long may prove a compound it begins or ends."""


class Reason(StrEnum):
    """Why a line does not hold."""

    NO_PROOF = "no_proof"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    SPEAKER = "speaker"
    OWNER = "owner"
    DUE = "due"
    NEGATION = "negation"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a line may stand as fact, every reason why not, and how much of it was said (0 to 1)."""

    holds: bool
    reasons: tuple[Reason, ...]
    support: float


def check_item(item: SummaryItem, turns: Sequence[Turn], speakers: Mapping[str, Speaker], language: str) -> Verdict:
    """The verdict on one item of a meeting; for many items of one meeting, keep an `Inspector`."""
    return Inspector(turns, speakers, language).check(item)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What an item cites: quotes, the passages around them, and their words, stems and facts."""

    quotes: tuple[Quote, ...]
    passages: tuple[str, ...]
    words: frozenset[str]
    facts: frozenset[str]
    stems: tuple[frozenset[str], ...]


class Inspector:
    """Holds the items of one meeting against their citations."""

    def __init__(self, turns: Sequence[Turn], speakers: Mapping[str, Speaker], language: str) -> None:
        self._turns = {turn.id: turn for turn in turns}
        self._order = tuple(turns)
        self._place = {turn.id: place for place, turn in enumerate(turns)}
        language = language.split("-", maxsplit=1)[0].lower()
        self._language = language
        self._cast = _everybody(cast_of(turns, speakers, language), speakers)
        self._names = Names(turns, speakers, self._cast, language)
        self._neutral = frozenset(text.stem(word, language) for word in TELLS)
        self._sentences: dict[str, list[Quote]] = {}
        for quote in sentence_quotes(turns):
            self._sentences.setdefault(quote.turn.id, []).append(quote)
        said = [frozenset(text.content_stems(q.words, language)) for quotes in self._sentences.values() for q in quotes]
        self._spread = Counter(stem for stems in said for stem in stems)
        self._count = len(said)

    def check(self, item: SummaryItem) -> Verdict:
        """The verdict on one item; citations that are not word for word in their turn prove nothing."""
        evidence = self._evidence(item)
        if evidence is None:
            return Verdict(False, (Reason.NO_PROOF,), 0.0)
        reasons: list[Reason] = []
        attributed = ATTRIBUTED.match(item.text)
        if attributed:
            reasons += self._misquoted(attributed, evidence)
            support = 0.0 if reasons else 1.0
        else:
            support, found = self._written(item.text, evidence)
            reasons += found
        reasons += self._owner(item, evidence)
        reasons += self._due(item, evidence)
        unique = tuple(dict.fromkeys(reasons))
        return Verdict(not unique, unique, round(support, 3))

    def _evidence(self, item: SummaryItem) -> _Evidence | None:
        quotes: list[Quote] = []
        for citation in item.citations:
            turn = self._turns.get(citation.turn_id)
            start = turn.text.find(citation.quote) if turn is not None else -1
            if turn is None or start < 0:
                return None
            quotes.append(Quote(turn, start, start + len(citation.quote)))
        if not quotes:
            return None
        passages = tuple(self._passage(quote) for quote in quotes)
        return _Evidence(
            tuple(quotes),
            passages,
            passage_words(passages),
            self._facts(quotes, passages),
            tuple(text.said_stems(quote.words, self._language) for quote in quotes),
        )

    def _facts(self, quotes: Sequence[Quote], passages: Sequence[str]) -> frozenset[str]:
        """What the quotes state; the sentences around them help only where the quotes state nothing at all."""
        within = [facts.said(quote.words) for quote in quotes]
        around = () if any(facts.stated(quote.words) for quote in quotes) else map(facts.said, passages)
        return frozenset().union(*within, *around)

    def _passage(self, quote: Quote) -> str:
        """The quote with the sentence before and the one after in the same turn."""
        around = self._sentences.get(quote.turn.id, [])
        touched = [n for n, other in enumerate(around) if other.start < quote.end and quote.start < other.end]
        if not touched:
            return quote.words
        first, last = around[max(0, touched[0] - 1)], around[min(len(around) - 1, touched[-1] + 1)]
        return quote.turn.text[min(first.start, quote.start) : max(last.end, quote.end)]

    def _misquoted(self, attributed: re.Match[str], evidence: _Evidence) -> list[Reason]:
        """What is wrong with `terms – Anna: “words”`: not Anna's, or not her words."""
        name, reasons = attributed["name"].strip().lower(), list[Reason]()
        keys = {key for key, printed in self._cast.names.items() if printed.lower() == name}
        own = [quote for quote in evidence.quotes if quote.turn.speaker in keys]
        if not keys:
            reasons.append(Reason.NAME)
        if not own:
            reasons.append(Reason.SPEAKER)
        if attributed["head"] and self._uncited(attributed["head"], evidence):
            reasons.append(Reason.NAME)
        reasons += self._unsaid(attributed["said"], evidence)
        laid = [([quote], self._aligned(attributed["said"], [quote], frozenset())) for quote in own or evidence.quotes]
        quotes, spoken = max(laid, key=lambda pair: pair[1].share)
        if spoken.share < _SPOKEN:
            reasons.append(Reason.CONTENT)
        return reasons + self._changed(spoken, quotes, frozenset())

    def uncited_speakers(self, item: SummaryItem) -> frozenset[str]:
        """The ids of speakers that an item's text names, but that neither said nor are named in what it cites."""
        evidence = self._evidence(item)
        if evidence is None:
            return frozenset()
        named = {mention.speaker for mention in self._names.mentions(item.text)}
        return frozenset(speaker for speaker in named if not self._is_known(speaker, evidence))

    def uncited_terms(self, item: SummaryItem) -> list[str]:
        """The telling words before an item's quote that it may not show; none where it shows no quote."""
        line, evidence = ATTRIBUTED.match(item.text), self._evidence(item)
        return self._uncited(line["head"], evidence) if line and line["head"] and evidence is not None else []

    def _uncited(self, head: str, evidence: _Evidence) -> list[str]:
        """Telling words that were not said around the quotes, and facts and names that were not said in them."""
        places = [self._place[quote.turn.id] for quote in evidence.quotes]
        stretch = self._order[max(0, min(places) - _AROUND_TURNS) : max(places) + _AROUND_TURNS + 1]
        around = passage_words(turn.text for turn in stretch)
        return [
            term
            for term in head.split(", ")
            if not set(text.words(term)) <= around
            or any(self._names.may_be_name(w) and w.lower() not in evidence.words for w in re.split(r"[\s-]", term))
            or any(fact.value not in evidence.facts for fact in facts.stated(term))
            or any(not self._is_known(mention.speaker, evidence) for mention in self._names.mentions(term))
        ]

    def _aligned(self, line: str, quotes: Sequence[Quote], named: frozenset[str]) -> Alignment:
        return Alignment(text.words(line), [text.readable(quote.words, self._language) for quote in quotes], named)

    def _changed(self, spoken: Alignment, quotes: Sequence[Quote], named: frozenset[str]) -> list[Reason]:
        """What a line changes in the words it repeats: a sign, a number, a name, or content that its quotes lack."""
        repeated = [quotes[n] for n in spoken.carrying] or quotes
        stems = [frozenset(text.content_stems(quote.words, self._language)) for quote in repeated]
        reasons = [Reason.NEGATION] if spoken.turns_sign() else []
        for change in spoken.changes:
            added = " ".join(word for word in change.added if word not in named)
            is_one_passage = BETWEEN not in change.left_out
            replaced = text.content_stems(" ".join(change.left_out), self._language) if is_one_passage else []
            if replaced and len(added.split()) < len(change.added):
                reasons.append(Reason.NAME)
            is_put_in = any(word not in TELLS for word in added.split())
            if is_put_in and not set(replaced) <= set(text.content_stems(added, self._language)):
                reasons.append(Reason.CONTENT)
            if not {fact.value for fact in facts.stated(added)} <= facts.said(" ".join(change.left_out)):
                reasons.append(Reason.NUMBER)
            new = frozenset(text.content_stems(added, self._language)) - self._neutral
            if any(self._share(frozenset({stem}), stems) == 0.0 for stem in new):
                reasons.append(Reason.CONTENT)
        return reasons

    def _written(self, claim: str, evidence: _Evidence) -> tuple[float, list[Reason]]:
        mentions = self._names.mentions(claim)
        reasons = self._unsaid(claim, evidence)
        bare = _without(claim, mentions)
        named = frozenset(word for m in mentions for word in text.words(claim[m.start : m.end]))
        spoken = self._aligned(claim, evidence.quotes, named)
        is_spoken = spoken.share >= _SPOKEN and spoken.length >= _MIN_SPOKEN_WORDS
        stems = frozenset(text.content_stems(bare, self._language)) - self._neutral
        support = 1.0 if is_spoken and not stems else self._support(stems, evidence)
        if is_spoken:
            reasons += self._changed(spoken, evidence.quotes, named)
        elif polarity.contradicts(bare, evidence.passages, self._language, self._neutral, self._weight):
            reasons.append(Reason.NEGATION)
        if support < MIN_SUPPORT or (stems and not is_spoken and self._best(stems, evidence) < _MIN_ONE_QUOTE):
            reasons.append(Reason.CONTENT)
        reasons += self._misattributed(claim, mentions, evidence)
        return support, reasons

    def _unsaid(self, claim: str, evidence: _Evidence) -> list[Reason]:
        """Numbers, dates and names that the passages do not hold."""
        mentions = self._names.mentions(claim)
        reasons = [
            Reason.DATE if fact.kind is facts.FactKind.DATE else Reason.NUMBER
            for fact in facts.stated(_without(claim, mentions))
            if fact.value not in evidence.facts
        ]
        if any(not mention.by_role and not self._is_known(mention.speaker, evidence) for mention in mentions):
            reasons.append(Reason.NAME)
        if self._names.strangers(claim, evidence.words):
            reasons.append(Reason.NAME)
        return reasons

    def _is_known(self, speaker: str, evidence: _Evidence) -> bool:
        """Whether a speaker said one of the cited turns, or is named in one by name, name part or role."""
        return any(quote.turn.speaker == speaker for quote in evidence.quotes) or self._is_named(speaker, evidence)

    def _is_named(self, speaker: str, evidence: _Evidence) -> bool:
        name = self._cast.names[speaker]
        parts = name_parts(name)
        if parts:
            return bool({form for part in parts for form in (part, f"{part}s")} & evidence.words)
        return any(name.lower() in passage.lower() for passage in evidence.passages)

    def _misattributed(self, claim: str, mentions: Sequence[Mention], evidence: _Evidence) -> list[Reason]:
        for statement in attribution.statements(claim, mentions):
            stems = frozenset(text.content_stems(statement.words, self._language)) - self._neutral
            own = [n for n, quote in enumerate(evidence.quotes) if quote.turn.speaker in statement.speakers]
            others = [n for n in range(len(evidence.quotes)) if n not in own]
            is_named = any(self._is_named(speaker, evidence) for speaker in statement.speakers)
            if not own:
                if statement.told or (not is_named and not statement.by_role):
                    return [Reason.SPEAKER]
                continue
            if not stems:
                continue
            mine = self._share(stems, [evidence.stems[n] for n in own])
            theirs = max((self._share(stems, [evidence.stems[n]]) for n in others), default=0.0)
            best = max((self._share(stems, [evidence.stems[n]]) for n in own), default=0.0)
            if not is_named and (mine < _MIN_OWN or theirs - best > _REVERSED):
                return [Reason.SPEAKER]
            if statement.told and (best < _MIN_TOLD or theirs - best > _REVERSED):
                return [Reason.SPEAKER]
        return []

    def _owner(self, item: SummaryItem, evidence: _Evidence) -> list[Reason]:
        if not item.owner:
            return []
        owners = {mention.speaker for mention in self._names.mentions(item.owner)}
        owners |= {key for key, name in self._cast.names.items() if name.lower() == item.owner.strip().lower()}
        if not owners:
            return [] if set(text.words(item.owner)) <= evidence.words else [Reason.OWNER]
        is_theirs = all(
            ownership.is_owner(owner, frozenset(name_parts(self._cast.names[owner])), item.text, evidence.quotes)
            for owner in owners
        )
        return [] if is_theirs else [Reason.OWNER]

    def _due(self, item: SummaryItem, evidence: _Evidence) -> list[Reason]:
        """A due time must stand word for word in a quote, or state only dates that were said."""
        if not item.due:
            return []
        due = " ".join(text.words(item.due))
        said = (text.readable(quote.words, self._language) for quote in evidence.quotes)
        if any(f" {due} " in f" {' '.join(text.words(words))} " for words in said):
            return []
        stated = facts.stated(item.due)
        return [] if stated and all(fact.value in evidence.facts for fact in stated) else [Reason.DUE]

    def _support(self, stems: frozenset[str], evidence: _Evidence) -> float:
        return self._share(stems, evidence.stems) if stems else 0.0

    def _best(self, stems: frozenset[str], evidence: _Evidence) -> float:
        return max(self._share(stems, [said]) for said in evidence.stems)

    def _share(self, stems: frozenset[str], said: Sequence[frozenset[str]]) -> float:
        known = frozenset().union(*said)
        return self._weight(stem for stem in stems if _is_in(stem, known)) / self._weight(stems)

    def _weight(self, stems: Iterable[str]) -> float:
        return math.fsum(math.log(1 + (self._count + 1) / (1 + max(1, self._spread[stem]))) for stem in stems)


def _everybody(heard: Cast, speakers: Mapping[str, Speaker]) -> Cast:
    """The cast with those who are listed and never spoke: they may be named wrongly, too."""
    silent = {key: who.name.strip() for key, who in speakers.items() if key not in heard.names and who.name.strip()}
    return Cast({**heard.names, **silent}, heard.given)


def _is_in(stem: str, known: frozenset[str]) -> bool:
    """Whether a stem was said, alone or as the first or last part of a compound."""
    if stem in known:
        return True
    if len(stem) < _MIN_PREFIX:
        return False
    return any(
        len(other) >= _MIN_PREFIX
        and (other.startswith(stem) or other.endswith(stem) or stem.startswith(other) or stem.endswith(other))
        for other in known
    )


def _without(claim: str, mentions: Sequence[Mention]) -> str:
    """The claim with the names of speakers blanked out."""
    for mention in mentions:
        claim = claim[: mention.start] + " " * (mention.end - mention.start) + claim[mention.end :]
    return claim
