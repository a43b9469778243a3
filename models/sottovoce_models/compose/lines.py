"""The lines of a letter that come from the meeting: each proved, or marked as not; pure but for the writer.

What a model wrote and the check of the minutes does not hold is replaced by the words as spoken. Where letter and
meeting differ in language nobody writes: small models lose a "not" on the way, and the check cannot see it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, TypeVar

from sottovoce_models.ask.answering import quotes_for
from sottovoce_models.ask.question import language_of
from sottovoce_models.compose.address import keeps_to
from sottovoce_models.compose.kind import Kind, Takes
from sottovoce_models.compose.letter import Layout, Origin, Part
from sottovoce_models.compose.ready import ReadyMeeting
from sottovoce_models.compose.style import style_of
from sottovoce_models.compose.voice import Voice
from sottovoce_models.compose.wish import Tone, Wish
from sottovoce_models.summarize import prompts, text
from sottovoce_models.summarize.faithful import ATTRIBUTED
from sottovoce_models.summarize.minutes import matter_alone, spliced
from sottovoce_models.summarize.proving import Prover, whole_sentences
from sottovoce_models.summarize.quote_led import attributed
from sottovoce_models.summarize.select import Quote, Window
from sottovoce_models.summarize.spoken import Cast, cast_of
from sottovoce_models.summarize.writer import Writer
from sottovoce_models.types import Citation, ItemKind, SummaryItem

_KINDS: Final = {
    Takes.SUMMARY: ItemKind.OVERVIEW,
    Takes.DECISION: ItemKind.DECISION,
    Takes.ACTION: ItemKind.ACTION,
    Takes.QUESTION: ItemKind.QUESTION,
}
_QUOTES_PER_LINE: Final = 2
_QUOTES_PER_QUESTION: Final = 2
_LEAST_WORDS: Final = 6
"""What a telling quote has at least: "Children?" tells a reader nothing who was not there."""
_Each = TypeVar("_Each")


@dataclass
class Outcome:
    """What is known of a letter once it is written."""

    doubted: bool = False
    """Something that was written did not hold, and quotes stand in its place."""
    lines: int = 0
    """How many lines come from the meeting."""


@dataclass(frozen=True, slots=True)
class Task:
    """A letter to be written about a meeting; `items`: its approved minutes, or None: then they are found."""

    ready: ReadyMeeting
    kind: Kind
    wish: Wish
    items: tuple[SummaryItem, ...] | None = None
    writer: Writer | None = None
    outcome: Outcome = field(default_factory=Outcome)


class Pen:
    """Finds and writes the lines of one letter; no words are quoted twice in it."""

    def __init__(self, task: Task, on_token: Callable[[], None]) -> None:
        meeting, wish = task.ready.meeting, task.wish
        self._task, self._wish, self._meeting, self._ready = task, wish, meeting, task.ready
        self._on_token = on_token
        self._is_foreign = meeting.language != wish.language
        self._brief = wish.tone is Tone.BRIEF or style_of(wish.samples, wish.language).brief
        self._cast = cast_of(meeting.turns, meeting.speakers, wish.language)
        self._spoken_cast = cast_of(meeting.turns, meeting.speakers, meeting.language)
        self._turns = {turn.id: turn for turn in meeting.turns}
        self._out = self._stems(wish.leave_out)
        self._about_stems = self._stems((wish.about,))
        self._quoted: list[Citation] = []
        self._voice = Voice()

    @cached_property
    def _prover(self) -> Prover:
        quotes = [quote for window in self._ready.windows for quote in window.quotes]
        return Prover(quotes, self._spoken_cast, self._meeting.language, self._ready.gate.inspector)

    def lines(self, takes: Takes, at_most: int) -> Iterator[Part]:
        """The lines of a section, at most so many, as soon as each is ready."""
        if not self._meeting.turns:
            return
        if takes is Takes.SUMMARY:
            found = self._summary(at_most)
        elif takes is Takes.REPLY:
            found = self._reply()
        else:
            found = filter(None, map(self._line, self._of(takes)))
        for given, part in enumerate(found, start=1):
            yield part
            if given == at_most:
                return

    def _of(self, takes: Takes) -> Iterator[SummaryItem]:
        """The lines of the minutes that may stand in a section: what is done is no news."""
        for item in self._minutes:
            if item.kind is _KINDS[takes] and not item.done and self._is_wanted(item.text, item.citations):
                yield item

    @cached_property
    def _minutes(self) -> tuple[SummaryItem, ...]:
        """The approved minutes; else what is found: of telling quotes only statements that stand nowhere else."""
        if self._task.items is not None:
            return self._task.items
        found = self._ready.found(self._on_token)
        listed = [each for item in found if item.kind is not ItemKind.OVERVIEW for each in item.citations]
        return tuple(item for item in found if item.kind is not ItemKind.OVERVIEW or _is_telling(item, listed))

    def _line(self, item: SummaryItem) -> Part | None:
        """A line of the minutes as written if it fits the letter, else the words as spoken with who said them.

        What a human wrote and the meeting does not prove stays, marked as not supported.
        """
        is_prose = item.kind is ItemKind.OVERVIEW and not ATTRIBUTED.match(item.text)
        if (item.edited or is_prose) and self._fits(item.text):
            holds = self._ready.gate.inspector.check(item).holds
            cited = tuple(each for each in item.citations if self._quote(each) is not None)
            if item.edited or holds:
                return Part(Origin.MINUTES, Layout.LINE, item.text, cited, supported=holds)
        return self._as_spoken(item.citations)

    def _fits(self, words: str) -> bool:
        wish = self._wish
        is_ours = not self._is_foreign and language_of(words, wish.language) == wish.language
        return is_ours and keeps_to(words, wish.address, wish.language)

    def _as_spoken(self, citations: Iterable[Citation]) -> Part | None:
        """Up to two quotes as one line, orders to the machine left out; None if none is left or all stand already."""
        quotes = [quote for each in citations if (quote := self._quote(each)) is not None]
        held = [quote for quote in quotes if self._may_be_shown(quote)][:_QUOTES_PER_LINE]
        fresh = tuple(quote.citation() for quote in held)
        if all(_is_within(each, self._quoted) for each in fresh):
            return None
        self._quoted += fresh
        return Part(Origin.SPOKEN, Layout.LINE, said(held, self._cast, self._meeting.language), fresh)

    def _may_be_shown(self, quote: Quote) -> bool:
        line = attributed(quote, self._spoken_cast, self._meeting.language)
        item = SummaryItem(ItemKind.OVERVIEW, line, (quote.citation(),))
        gate = self._ready.gate
        return not gate.orders.holds(quote) and gate.inspector.check(item).holds

    def _quote(self, citation: Citation) -> Quote | None:
        turn = self._turns.get(citation.turn_id)
        start = turn.text.find(citation.quote) if turn is not None else -1
        return Quote(turn, start, start + len(citation.quote)) if turn is not None and start >= 0 else None

    def _stems(self, wished: Iterable[str]) -> frozenset[str]:
        language = self._meeting.language
        return frozenset(stem for words in wished for stem in text.content_stems(words, language))

    def _is_wanted(self, words: str, citations: Sequence[Citation]) -> bool:
        """Whether words speak of what the user wants in the letter, and of nothing that is to stay out."""
        stems = self._stems((words, *(each.quote for each in citations)))
        return not self._out & stems and (not self._about_stems or bool(self._about_stems & stems))

    def _summary(self, at_most: int) -> Iterator[Part]:
        """What the talk was about: as approved, else a sentence on each part of it, else its most telling quotes."""
        writer = None if self._is_foreign else self._task.writer
        approved = self._task.items is not None and any(each.kind is ItemKind.OVERVIEW for each in self._task.items)
        if writer is None or approved:
            items = list(self._of(Takes.SUMMARY))
            yield from filter(None, map(self._line, items if approved else spread(items, at_most)))
            return
        told = [
            each for each in self._ready.windows if self._is_wanted("", [quote.citation() for quote in each.quotes])
        ]
        quotes: list[Citation] = []
        for window in spread(told, at_most):
            part = self._written(window, writer)
            if part is not None:
                yield part
            else:
                quotes.append(window.quotes[window.best].citation())
        self._task.outcome.doubted = bool(quotes)
        for quote in quotes:  # after the sentences, which are one paragraph
            spoken = self._as_spoken([quote])
            if spoken is not None:
                yield spoken

    def _written(self, window: Window, writer: Writer) -> Part | None:
        """A sentence on a part of the talk, asked for and proved as for minutes; None if it does not hold or fit."""
        prompt = prompts.matter(window, self._spoken_cast, self._meeting.language)
        sentences = whole_sentences(prompt.opening + writer.write(prompt, self._on_token))
        item = self._prover.proved(spliced(sentences[0]), window.quotes) if sentences else None
        if item is None:
            return None
        alone = replace(item, text=(self._brief and matter_alone(item.text)) or item.text)
        for version in (alone, item):
            settled = self._ready.gate.settled(version)
            if settled is not None and settled.text == version.text and self._fits(version.text):
                return Part(Origin.WRITTEN, Layout.SENTENCE, self._voice.of_letter(version.text), version.citations)
        return None

    def _reply(self) -> Iterator[Part]:
        """What was said about the message that is answered, sentence by sentence; no model reads the message."""
        for span in text.sentences(self._wish.reply_to):
            self._on_token()
            for found in quotes_for(self._wish.reply_to[span.start : span.end], [self._ready.askable]):
                for quote in found.quotes[:_QUOTES_PER_QUESTION]:
                    part = self._as_spoken([quote.citation()]) if self._is_wanted("", [quote.citation()]) else None
                    if part is not None:
                        yield part


def _is_telling(item: SummaryItem, listed: Sequence[Citation]) -> bool:
    """Whether a telling quote is a statement of some length, and none that is listed elsewhere."""
    line = ATTRIBUTED.match(item.text)
    is_statement = line is not None and text.word_count(line["said"]) >= _LEAST_WORDS and not line["said"].endswith("?")
    return is_statement and not any(_is_within(each, listed) for each in item.citations)


def _is_within(one: Citation, others: Sequence[Citation]) -> bool:
    """Whether words, or more words with these in them, are among others."""
    return any(one.turn_id == each.turn_id and (one.quote in each.quote or each.quote in one.quote) for each in others)


def said(quotes: Sequence[Quote], cast: Cast, language: str) -> str:
    """Quotes on one line; who spoke is named once where the next words are theirs, too."""
    lines: list[str] = []
    before = None
    for quote in quotes:
        line = attributed(quote, cast, language)
        is_same = quote.turn.speaker == before
        lines.append(line.removeprefix(f"{cast.names[quote.turn.speaker]}: ") if is_same else line)
        before = quote.turn.speaker
    return " ".join(lines)


def spread(values: Sequence[_Each], at_most: int) -> Sequence[_Each]:
    """At most so many of them in their order, from all parts of the talk."""
    if len(values) <= at_most:
        return values
    step = len(values) / at_most
    return [values[int(number * step + step / 2)] for number in range(at_most)]
