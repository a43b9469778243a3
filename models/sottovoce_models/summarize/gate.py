"""Where items leave the engine: each is checked once more, mended or replaced by its quote, or it stays inside. Pure.

Nothing unproved is shown as fact. Mended: an owner or a due time nobody stated is taken off, telling words that are
uncited names are dropped, and who was told something is proved by the turn in which they took part. What cannot be
mended becomes the words as spoken, with who said them; so does what stands on an order to the machine, or on what
somebody dictates for the minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.summarize.faithful import ATTRIBUTED, Inspector, Reason, Verdict
from sottovoce_models.summarize.orders import Orders, is_dictated, is_order
from sottovoce_models.summarize.quote_led import attributed
from sottovoce_models.summarize.select import Quote
from sottovoce_models.summarize.spoken import cast_of
from sottovoce_models.types import Citation, ItemKind, Speaker, SummaryItem, Turn

_SECOND_PERSON: Final = re.compile(r"\b(?:[Yy]ou|[Yy]ours?|Sie|Ihnen|Ihre?[mnrs]?|[Dd]u|[Dd]ir|[Dd]ich|[Dd]ein\w*)\b")
_PROSE: Final = frozenset({ItemKind.OVERVIEW, ItemKind.TOPIC})


class Gate:
    """Lets the items of one meeting out, each proved; holds what it has let out, so that no quote stands twice."""

    def __init__(self, turns: Sequence[Turn], speakers: Mapping[str, Speaker], language: str) -> None:
        self._order = {turn.id: place for place, turn in enumerate(turns)}
        self._turns = tuple(turns)
        self._language = language
        self._cast = cast_of(turns, speakers, language)
        self.inspector: Final = Inspector(turns, speakers, language)
        self.orders: Final = Orders(turns)
        self._shown: set[tuple[ItemKind, str]] = set()

    def through(self, items: Iterable[SummaryItem]) -> Iterator[SummaryItem]:
        """The items that hold, mended or as quotes where they must be; in the order they came."""
        for item in items:
            settled = self.settled(item)
            if settled is not None and (settled.kind, settled.text) not in self._shown:
                self._shown.add((settled.kind, settled.text))
                yield settled

    def settled(self, item: SummaryItem) -> SummaryItem | None:
        """The item as it may be shown; None where not even its quote holds."""
        is_claimed = is_order(item.text) or any(
            self.orders.holds(quote) or is_dictated(quote.words) for quote in self._quotes(item)
        )
        if is_claimed and not ATTRIBUTED.match(item.text):
            return self._quoted(item)
        for version in self._versions(item):
            if self.inspector.check(version).holds:
                return version
        return self._quoted(item)

    def _versions(self, item: SummaryItem) -> Iterator[SummaryItem]:
        yield item
        verdict = self.inspector.check(item)
        mended = self._without_extras(item, verdict)
        if mended != item:
            yield mended
        witness = self._addressee(mended) if Reason.NAME in verdict.reasons else None
        if witness is not None:
            yield replace(mended, citations=(*mended.citations, witness))

    def _without_extras(self, item: SummaryItem, verdict: Verdict) -> SummaryItem:
        """Without an owner or due time that nobody stated, and without telling words that are uncited."""
        owner = None if Reason.OWNER in verdict.reasons else item.owner
        due = None if Reason.DUE in verdict.reasons else item.due
        line = ATTRIBUTED.match(item.text)
        words = item.text
        if line is not None and line["head"]:
            uncited = self.inspector.uncited_terms(item)
            terms = [term for term in line["head"].split(", ") if term not in uncited]
            said = item.text[line.start("name") :]
            words = f"{text.as_sentence(', '.join(terms))[:-1]} – {said}" if terms else said
        return replace(item, text=words, owner=owner, due=due)

    def _addressee(self, item: SummaryItem) -> Citation | None:
        """A citation of the turn before or after, by the speaker the item names, where a cited turn says "you"."""
        missing = self.inspector.uncited_speakers(item)
        for citation in item.citations:
            place = self._order[citation.turn_id]
            if not _SECOND_PERSON.search(self._turns[place].text):
                continue
            for near in (place + 1, place - 1):
                turn = self._turns[near] if 0 <= near < len(self._turns) else None
                if turn is not None and turn.speaker in missing:
                    spans = text.sentences(turn.text)
                    if spans:
                        return Quote(turn, spans[0].start, spans[0].end).citation()
        return None

    def _quoted(self, item: SummaryItem) -> SummaryItem | None:
        """The best quote of the item with who said it; orders are nobody's decision, task or question."""
        quotes = self._quotes(item)
        if not quotes or (item.kind not in _PROSE and self.orders.holds(quotes[0])):
            return None
        line = attributed(quotes[0], self._cast, self._language)
        quoted = replace(item, text=line, citations=(quotes[0].citation(),), owner=None, due=None, support=1.0)
        return quoted if self.inspector.check(quoted).holds else None

    def _quotes(self, item: SummaryItem) -> list[Quote]:
        found: list[Quote] = []
        for citation in item.citations:
            place = self._order.get(citation.turn_id)
            start = self._turns[place].text.find(citation.quote) if place is not None else -1
            if place is not None and start >= 0:
                found.append(Quote(self._turns[place], start, start + len(citation.quote)))
        return found
