"""Passages for the headings of a template: looked for in the words as spoken, quoted with who said them. Pure.

No model has a part in this. A section whose side nobody is known to speak for stays empty, and what does not pass the
gate is not shown: a heading never makes anybody say anything.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from sottovoce_models.summarize import telling, text
from sottovoce_models.summarize.gate import Gate
from sottovoce_models.summarize.minutes import Meeting
from sottovoce_models.summarize.orders import is_dictated
from sottovoce_models.summarize.quote_led import MARKS
from sottovoce_models.summarize.select import Quote
from sottovoce_models.summarize.spoken import Cast, Sentence, cast_of, spoken, without_lead_in
from sottovoce_models.summarize.telling import Unit, shares_words
from sottovoce_models.templates.phrases import finder
from sottovoce_models.templates.sides import sides
from sottovoce_models.templates.template import Section, Side, Template
from sottovoce_models.types import ItemKind, SummaryItem

_WORDS_A_PASSAGE: Final = 24
_FRAME_WORDS: Final = 2
_MIN_WORDS: Final = 2
_THIN_WORDS: Final = 7
"""A shorter passage is quoted with the sentence before it, so that one sees what it is about."""
_MAX_WORDS: Final = 60
_BEST_WORDS: Final = range(6, 36)
_GAP_LETTERS: Final = 2
_ANSWER_WORDS: Final = 25
_YES_OR_NO: Final = re.compile(r"\b(?:yes|yeah|yep|no|nope|not|ja|jawohl|nein|nee|doch)\b", re.IGNORECASE)
_ASKS: Final = re.compile(
    r"(?:(?:and|so|um|uh|okay|und|also|äh|ähm) )*(?:any(?:thing|body|one)?|ever|what|who|when|where|why|how|do|does|did"
    r"|have|has|are|is|can|could|would|will|was|were|haben|hatten|hat|gibt|gab|sind|ist|war|denken|können|wollen"
    r"|möchten|wie|wer|wann|wo|warum|hast|bist|kannst|willst)\b"
)
"""How a question begins where a recognizer wrote no marks."""


def passages(meeting: Meeting, template: Template, gate: Gate) -> Iterator[SummaryItem]:
    """The lines for all sections that look for passages, in printing order, each section's in spoken order.

    Nothing for a template without such sections. Every line is a quote with its speaker and has passed the gate.
    """
    if not template.searches:
        return
    yield from _Finder(meeting, gate).lines([section for section in template.sections if section.searches])


class _Finder:
    """Fills sections of one meeting."""

    def __init__(self, meeting: Meeting, gate: Gate) -> None:
        self._language, self._gate = meeting.language, gate
        self._sentences = [
            said for said in spoken(meeting.turns, meeting.language) if not gate.orders.holds(said.quote)
        ]
        self._cast: Cast = cast_of(meeting.turns, meeting.speakers, meeting.language)
        self._sides = sides(meeting.speakers, (turn.speaker for turn in meeting.turns))
        self._order = {turn.id: place for place, turn in enumerate(meeting.turns)}
        self._units: list[Unit] | None = None

    def lines(self, sections: Sequence[Section]) -> Iterator[SummaryItem]:
        """The lines of these sections; what is quoted for its words under one is not the most telling of another."""
        said_by = [
            {voice for voice, side in self._sides.items() if section.said_by in {Side.ANYBODY, side}}
            for section in sections
        ]
        with_words = [self._with_words(section, wanted) for section, wanted in zip(sections, said_by, strict=True)]
        shown = [quote for quotes in with_words for quote in quotes]
        for section, wanted, quotes in zip(sections, said_by, with_words, strict=True):
            telling_most = [unit.quote for unit in self._most_telling(section, wanted, shown)]
            for quote in sorted([*quotes, *telling_most], key=lambda each: (self._order[each.turn.id], each.start)):
                item = SummaryItem(ItemKind.TOPIC, self._printed(quote), (quote.citation(),), section=section.id)
                settled = self._gate.settled(item)
                if settled is not None:
                    yield replace(settled, section=section.id)

    def _printed(self, quote: Quote) -> str:
        """Who said the words, and the words; a yes or a no at their beginning is never left out."""
        opening, closing = MARKS.get(self._language, ("«", "»"))
        words = text.readable(quote.words, self._language)
        rest = without_lead_in(words, self._language)
        kept = words if _YES_OR_NO.search(words.removesuffix(rest)) else rest
        return f"{self._cast.names[quote.turn.speaker]}: {opening}{text.as_sentence(kept)}{closing}"

    def _with_words(self, section: Section, wanted: Collection[str]) -> list[Quote]:
        words = finder(section.words.of(self._language))
        unwanted = finder(section.not_words.of(self._language))
        ranked: list[tuple[float, int]] = []
        for index, sentence in enumerate(self._sentences):
            if sentence.quote.turn.speaker not in wanted:
                continue
            hits = {match.group() for match in words.finditer(sentence.plain)}
            if not hits or unwanted.search(sentence.plain) or is_dictated(sentence.quote.words):
                continue
            count = text.word_count(sentence.printed)
            if count < _MIN_WORDS:
                continue
            ranked.append((-len(hits) - (count in _BEST_WORDS), index))
        best = sorted(index for _, index in sorted(ranked)[: section.at_most])
        quotes = _apart([self._with_context(index) for index in best])
        answers = [answer for index in best if (answer := self._answer(index, wanted)) is not None]
        return quotes + [answer for answer in answers if not any(shares_words(answer, other) for other in quotes)]

    def _answer(self, index: int, wanted: Collection[str]) -> Quote | None:
        """What somebody else said at once to a question: without it a question says nothing."""
        sentence = self._sentences[index]
        is_asked = sentence.plain.endswith("?") or (_is_bare(sentence) and _ASKS.match(sentence.plain) is not None)
        after = self._sentences[index + 1] if index + 1 < len(self._sentences) else None
        if after is None or not is_asked:
            return None
        if after.quote.turn.speaker == sentence.quote.turn.speaker or after.quote.turn.speaker not in wanted:
            return None
        turn, end = after.quote.turn, after.quote.end
        for other in self._sentences[index + 2 :]:
            longer = Quote(turn, after.quote.start, other.quote.end)
            if other.quote.turn is not turn or text.word_count(longer.words) > _ANSWER_WORDS:
                break
            end = other.quote.end
        return Quote(turn, after.quote.start, end)

    def _with_context(self, index: int) -> Quote:
        """The sentence; a thin one together with the one before it in the same turn."""
        sentence = self._sentences[index]
        before = self._sentences[index - 1] if index else None
        if before is None or text.word_count(sentence.printed) >= _THIN_WORDS or not _follows(before, sentence):
            return sentence.quote
        both = Quote(sentence.quote.turn, before.quote.start, sentence.quote.end)
        return both if text.word_count(both.words) <= _MAX_WORDS else sentence.quote

    def _most_telling(self, section: Section, wanted: Collection[str], shown: Sequence[Quote]) -> list[Unit]:
        if not section.most_telling or not wanted:
            return []
        if self._units is None:
            self._units = telling.units(self._sentences, self._cast, self._language)
        taken = {quote.turn.id for quote in shown}
        own = [
            unit
            for unit in self._units
            if unit.quote.turn.speaker in wanted
            and not (unit.quote.turn.id in taken and any(shares_words(unit.quote, other) for other in shown))
        ]
        budget = section.most_telling * _WORDS_A_PASSAGE
        chosen = telling.telling(own, len(self._sentences), budget, _FRAME_WORDS)
        return chosen[: section.most_telling]


def _is_bare(sentence: Sentence) -> bool:
    """Whether a turn came without punctuation, so that a question is told by how it begins."""
    return not any(sign in sentence.quote.turn.text for sign in ".!?")


def _follows(before: Sentence, sentence: Sentence) -> bool:
    """Whether nothing was said in between: an order to the machine is left out of the sentences."""
    is_same = before.quote.turn is sentence.quote.turn
    return is_same and sentence.quote.start <= before.quote.end + _GAP_LETTERS


def _apart(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes with those joined that overlap or follow one another in a turn, unless that grows too long."""
    joined: list[Quote] = []
    for quote in quotes:
        last = joined[-1] if joined else None
        if last is None or last.turn is not quote.turn or quote.start > last.end + _GAP_LETTERS:
            joined.append(quote)
            continue
        both = Quote(quote.turn, last.start, max(last.end, quote.end))
        if quote.start < last.end or text.word_count(both.words) <= _MAX_WORDS:
            joined[-1] = both
        else:
            joined.append(quote)
    return joined
