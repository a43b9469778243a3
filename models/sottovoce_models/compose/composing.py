"""From a wish to a letter: the fixed frame at once, then what was said, part by part, each proved. Pure but the writer.

What a model wrote and the check of the minutes does not hold is replaced by the words as spoken. Where letter and
meeting differ in language nobody writes: small models lose a "not" on the way, and the check cannot see it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sottovoce_models.ask.answering import AskableMeeting, AskedMeeting, quotes_for
from sottovoce_models.ask.question import language_of
from sottovoce_models.compose import frame, prompts
from sottovoce_models.compose.address import keeps_to
from sottovoce_models.compose.kind import Kind, Section, Takes
from sottovoce_models.compose.letter import Layout, Origin, Part
from sottovoce_models.compose.style import style_of
from sottovoce_models.compose.wish import Tone, Wish
from sottovoce_models.summarize import select, text
from sottovoce_models.summarize.faithful import ATTRIBUTED
from sottovoce_models.summarize.gate import Gate
from sottovoce_models.summarize.minutes import Meeting, write_minutes
from sottovoce_models.summarize.proving import Prover, whole_sentences
from sottovoce_models.summarize.quote_led import attributed
from sottovoce_models.summarize.select import Quote, Window
from sottovoce_models.summarize.spoken import cast_of
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

    meeting: AskedMeeting
    kind: Kind
    wish: Wish
    items: tuple[SummaryItem, ...] | None = None
    writer: Writer | None = None
    outcome: Outcome = field(default_factory=Outcome)


def compose(task: Task, on_token: Callable[[], None]) -> Iterator[Part]:
    """The parts of the letter in reading order, each as soon as it is ready; fills in `task.outcome`.

    `on_token` is called before each token and between steps; what it raises ends the work.
    """
    wish, kind = task.wish, task.kind
    yield _fixed(frame.salutation(wish))
    yield from _fixed_words(kind.opening.within(wish.language, wish.address))
    pen = _Pen(task, on_token)
    for section in kind.sections:
        yield from _section(section, wish, pen, task.outcome)
    yield from _fixed_words(kind.ending.within(wish.language, wish.address))
    yield _fixed(frame.closing(wish, style_of(wish.samples, wish.language)))
    if wish.sender.strip():
        yield Part(Origin.OWN, Layout.BELOW, " ".join(wish.sender.split()))


def _fixed(words: str) -> Part:
    return Part(Origin.FRAME, Layout.PARAGRAPH, words)


def _fixed_words(words: str) -> Iterator[Part]:
    if words:
        yield _fixed(words)


def _section(section: Section, wish: Wish, pen: _Pen, outcome: Outcome) -> Iterator[Part]:
    """The lead as soon as a first line is there, then the lines; what the section says when there are none."""
    if section.takes is Takes.OWN:
        paragraphs = (" ".join(each.split()) for each in wish.own_words.split("\n\n"))
        yield from (Part(Origin.OWN, Layout.PARAGRAPH, each) for each in paragraphs if each)
        return
    is_brief = wish.tone is Tone.BRIEF
    at_most = max(1, section.at_most // 2) if is_brief else section.at_most
    given = 0
    for part in pen.lines(section.takes, at_most):
        if not given:
            yield from _fixed_words(section.lead.within(wish.language, wish.address))
        given += 1
        yield part
    outcome.lines += given
    if not given:
        yield from _fixed_words(section.nothing.within(wish.language, wish.address))


class _Pen:
    """Finds and writes the lines of one letter; what it gives out is proved, or marked as not."""

    def __init__(self, task: Task, on_token: Callable[[], None]) -> None:
        meeting = task.meeting
        self._task = task
        self._meeting = meeting
        self._wish = task.wish
        self._on_token = on_token
        self._is_foreign = meeting.language != task.wish.language
        self._brief = task.wish.tone is Tone.BRIEF or style_of(task.wish.samples, task.wish.language).brief
        self._cast = cast_of(meeting.turns, meeting.speakers, task.wish.language)
        self._spoken_cast = cast_of(meeting.turns, meeting.speakers, meeting.language)
        self._turns = {turn.id: turn for turn in meeting.turns}
        self._out = {stem for words in task.wish.leave_out for stem in text.content_stems(words, meeting.language)}
        self._quoted: set[Citation] = set()
        self._ready: Gate | None = None
        self._items: tuple[SummaryItem, ...] | None = task.items

    def lines(self, takes: Takes, at_most: int) -> Iterator[Part]:
        """The lines of a section, at most so many; no words are quoted twice in a letter."""
        if not self._meeting.turns:
            return
        found = self._about() if takes is Takes.SUMMARY else self._reply() if takes is Takes.REPLY else self._of(takes)
        for given, part in enumerate(found, start=1):
            yield part
            if given == at_most:
                return

    @property
    def _gate(self) -> Gate:
        if self._ready is None:
            self._ready = Gate(self._meeting.turns, self._meeting.speakers, self._meeting.language)
        return self._ready

    def _of(self, takes: Takes) -> Iterator[Part]:
        kind = _KINDS[takes]
        for item in self._minutes():
            if item.kind is kind and not item.done:
                part = self._line(item)
                if part is not None:
                    yield part

    def _minutes(self) -> tuple[SummaryItem, ...]:
        """The approved lines; without any, the decisions, tasks and questions that can be found as spoken."""
        if self._items is None:
            meeting = Meeting(self._meeting.turns, self._meeting.speakers, self._meeting.language)
            made = write_minutes(meeting, None, lambda _done, _total: self._on_token(), self._on_token, self._gate)
            self._items = tuple(self._gate.through(made))
        return self._items

    def _line(self, item: SummaryItem) -> Part | None:
        """A line of the minutes as written if it fits the letter, else the words as spoken with who said them.

        What a human wrote and the meeting does not prove stays, marked as not supported.
        """
        if self._is_left_out(item.text, item.citations):
            return None
        is_prose = item.kind is ItemKind.OVERVIEW and self._task.items is not None and not ATTRIBUTED.match(item.text)
        if (item.edited or is_prose) and self._fits(item.text):
            holds = self._gate.inspector.check(item).holds
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
        if not held or self._quoted.issuperset(fresh):
            return None
        self._quoted.update(fresh)
        words = " ".join(attributed(quote, self._cast, self._meeting.language) for quote in held)
        return Part(Origin.SPOKEN, Layout.LINE, words, fresh)

    def _may_be_shown(self, quote: Quote) -> bool:
        line = attributed(quote, self._spoken_cast, self._meeting.language)
        item = SummaryItem(ItemKind.OVERVIEW, line, (quote.citation(),))
        return not self._gate.orders.holds(quote) and self._gate.inspector.check(item).holds

    def _quote(self, citation: Citation) -> Quote | None:
        turn = self._turns.get(citation.turn_id)
        start = turn.text.find(citation.quote) if turn is not None else -1
        return Quote(turn, start, start + len(citation.quote)) if turn is not None and start >= 0 else None

    def _is_left_out(self, words: str, citations: Sequence[Citation]) -> bool:
        said = " ".join([words, *(each.quote for each in citations)])
        return bool(self._out and self._out & set(text.content_stems(said, self._meeting.language)))

    def _about(self) -> Iterator[Part]:
        """What the talk was about: as approved, else a sentence for each part of it, else its most telling quotes."""
        writer = None if self._is_foreign else self._task.writer
        approved = self._task.items is not None and any(each.kind is ItemKind.OVERVIEW for each in self._task.items)
        if writer is None or approved:
            yield from self._of(Takes.SUMMARY)
            return
        told = self._gate.orders.without(select.windows(self._meeting.turns, self._meeting.language))
        for window in told:
            self._on_token()
            if self._is_left_out("", [quote.citation() for quote in window.quotes]):
                continue
            part = self._written(window, writer)
            if part is None:
                self._task.outcome.doubted = True
                part = self._as_spoken((window.quotes[window.best].citation(),))
            if part is not None:
                yield part

    def _written(self, window: Window, writer: Writer) -> Part | None:
        """The first sentence that holds, fits the letter's language and its address; None if none does."""
        prompt = prompts.sentence(window, self._cast, self._meeting.language, brief=self._brief)
        prover = Prover(window.quotes, self._cast, self._meeting.language, self._gate.inspector)
        for sentence in whole_sentences(prompt.opening + writer.write(prompt, self._on_token)):
            item = prover.proved(sentence, window.quotes)
            settled = self._gate.settled(item) if item is not None else None
            if item is not None and settled is not None and settled.text == item.text and self._fits(item.text):
                return Part(Origin.WRITTEN, Layout.SENTENCE, item.text, item.citations)
        return None

    def _reply(self) -> Iterator[Part]:
        """What was said about the message that is answered, sentence by sentence; no model reads the message."""
        askable = AskableMeeting(self._meeting)
        for span in text.sentences(self._wish.reply_to):
            self._on_token()
            for found in quotes_for(self._wish.reply_to[span.start : span.end], [askable]):
                for quote in found.quotes[:_QUOTES_PER_QUESTION]:
                    if not self._is_left_out("", [quote.citation()]):
                        part = self._as_spoken((quote.citation(),))
                        if part is not None:
                            yield part
