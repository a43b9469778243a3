"""From a question to its answer: quotes first, then two sentences that stand on them, or the quotes themselves.

Nothing is claimed that is not proved: each sentence goes through the check of the minutes (`proving`, `gate`), and what
does not hold is replaced by the words as spoken. "Not said" is decided by how much of the question was spoken of at one
place, by names and numbers nobody said, and by the writer as a second voice where the first is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sottovoce_models.ask import prompts
from sottovoce_models.ask.index import MeetingIndex
from sottovoce_models.ask.question import Question, language_of, read_question
from sottovoce_models.ask.search import NOTHING, Found, search
from sottovoce_models.summarize import text
from sottovoce_models.summarize.gate import Gate
from sottovoce_models.summarize.names import Names
from sottovoce_models.summarize.orders import is_dictated
from sottovoce_models.summarize.proving import Prover, whole_sentences
from sottovoce_models.summarize.quote_led import attributed
from sottovoce_models.summarize.select import Quote
from sottovoce_models.summarize.spoken import Cast, cast_of
from sottovoce_models.summarize.writer import Writer
from sottovoce_models.types import Citation, ItemKind, Speaker, SummaryItem, Turn

MIN_COVERAGE: Final = 0.4
"""How much of a question must have been spoken of at one place; fitted on one half of QMSum's questions."""
SURE_COVERAGE: Final = 0.5
"""Below this only a writer's sentence about the question that holds tells that it was said."""
MIN_NEAR: Final = 0.15
"""A passage that speaks of less of the question than this is not offered beside "not said"."""
SHOWN_QUOTES: Final = 3
_SENTENCES: Final = 2
_QUOTES: Final = 2
_OTHER_MEETINGS: Final = 2
_OWN_WORDS: Final = 2
"""An answer says at least so much that the question does not."""
_AROUND_TURNS: Final = 5
"""How far from its proof a word of the question may have been said that an answer repeats."""
_DENIES: Final = re.compile(
    r"\b(?:(?:was|were|is|are|did|does|has|have) not (?:been )?"
    r"(?:mention|discuss|say|said|state|specif|provid|answer)\w*"
    r"|no (?:information|mention|answer)|not (?:mentioned|discussed|specified|stated|said)|cannot be answered"
    r"|nicht (?:erwähnt|gesagt|besprochen|genannt)|keine (?:angaben?|information\w*))\b",
    re.IGNORECASE,
)
_ALSO: Final = re.compile(r"(?<=\w) also ")
"""What hangs on a sentence before; where that one did not hold, it is left out."""
_PRONOUN: Final = re.compile(r"^(?:He|She|They|Er|Sie)\b")


@dataclass(frozen=True, slots=True)
class AskedMeeting:
    """A meeting to be asked; `language` without region."""

    id: str
    turns: tuple[Turn, ...]
    speakers: Mapping[str, Speaker]
    language: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A sentence of the answer with its proof in one meeting; `written`: by the writer, else the words as spoken."""

    meeting: str
    item: SummaryItem
    written: bool


@dataclass(frozen=True, slots=True)
class Near:
    """The passages of a meeting that come nearest to a question nobody answered."""

    meeting: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found; without lines it was not said. `doubted`: the writer's words did not hold, the quotes stand.

    `quotes`: the best passages of the first meeting, to be played beside the answer. `near`: only where it was not
    said, and no claim that it was.
    """

    found: bool
    lines: tuple[AnswerLine, ...] = ()
    quotes: tuple[Citation, ...] = ()
    coverage: float = 0.0
    doubted: bool = False
    language: str = "en"
    near: Near | None = None


class AskableMeeting:
    """A meeting made ready for questions: index, names and check, made once, whatever is asked of it."""

    def __init__(self, meeting: AskedMeeting) -> None:
        self.meeting: Final = meeting
        self.cast: Final = cast_of(meeting.turns, meeting.speakers, meeting.language)
        self.names: Final = Names(meeting.turns, meeting.speakers, self.cast, meeting.language)
        self.index: Final = MeetingIndex(meeting.turns, meeting.language)
        self._gate: Gate | None = None

    @property
    def gate(self) -> Gate:
        """The check that every line goes through."""
        if self._gate is None:
            self._gate = Gate(self.meeting.turns, self.meeting.speakers, self.meeting.language)
        return self._gate

    def question(self, words: str) -> Question:
        """The question as asked of this meeting."""
        return read_question(words, self.names, self.cast, self.meeting.language)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a meeting has to say to a question."""

    askable: AskableMeeting
    question: Question
    found: Found
    quotes: tuple[Quote, ...] = field(default=())

    @property
    def is_answer(self) -> bool:
        """Whether the meeting speaks of what is asked."""
        return bool(self.quotes) and not self.found.missing_name and self.found.coverage >= MIN_COVERAGE

    @property
    def is_sure(self) -> bool:
        """Whether so much of the question was spoken of at one place that nobody needs to tell whether it was said."""
        return self.found.coverage >= SURE_COVERAGE


def candidate(askable: AskableMeeting, words: str) -> Candidate:
    """The best quotes of a meeting for a question; orders to the machine are left out."""
    question = askable.question(words)
    found = search(askable.index, question, askable.meeting.turns) if askable.meeting.turns else NOTHING
    if found.coverage < MIN_COVERAGE:
        return Candidate(askable, question, found)  # spares the check's preparation for meetings that say nothing of it
    return Candidate(askable, question, found, _without_orders(askable, found))


def quotes_for(words: str, meetings: Sequence[AskableMeeting]) -> list[Candidate]:
    """The meetings that speak of what is asked, the best first; empty when it was said in none."""
    return [each for each in _ranked(words, meetings) if each.is_answer]


def _ranked(words: str, meetings: Sequence[AskableMeeting]) -> list[Candidate]:
    asked = (candidate(meeting, words) for meeting in meetings)
    return sorted(asked, key=lambda each: (-each.found.coverage, -each.found.score, each.askable.meeting.id))


def _near(ranked: Sequence[Candidate]) -> Near | None:
    """What comes nearest, for somebody who meant something else; orders to the machine are left out here, too."""
    if not ranked or ranked[0].found.coverage < MIN_NEAR:
        return None
    nearest = ranked[0]
    kept = _without_orders(nearest.askable, nearest.found)[:SHOWN_QUOTES]
    return Near(nearest.askable.meeting.id, tuple(quote.citation() for quote in kept)) if kept else None


def _without_orders(askable: AskableMeeting, found: Found) -> tuple[Quote, ...]:
    best = [found.quotes[number] for number in found.best]
    orders = askable.gate.orders
    return tuple(quote for quote in best if not orders.holds(quote) and not is_dictated(quote.words))


def answer(
    words: str,
    meetings: Sequence[AskableMeeting],
    writer_for: Callable[[str], Writer | None],
    on_token: Callable[[], None],
    on_quotes: Callable[[Candidate], None] = lambda _candidate: None,
) -> Answer:
    """The answer to a question from one meeting or several; every citation stands word for word in its turn.

    `writer_for(language)`: who may write in it, or None; "" stands for a question in another language than the
    meeting's, which nobody may answer in sentences. `on_quotes` hears of the best meeting's quotes before anybody
    writes; `on_token` is called before each token, what it raises ends the work.
    """
    asked_in = language_of(words, meetings[0].meeting.language if meetings else "en")
    ranked = _ranked(words, meetings)
    candidates = [each for each in ranked if each.is_answer]
    if not candidates:
        return Answer(False, language=asked_in, near=_near(ranked))
    first = candidates[0]
    if first.is_sure:
        on_quotes(first)
    language = first.askable.meeting.language
    writer = writer_for(asked_in if asked_in == language else "")
    lines, doubted, is_told = list[AnswerLine](), False, False
    if writer is not None:
        written = _written(first, writer, on_token)
        lines = list(_proved(first, written))
        is_told = not _denies(written) and _speaks_of(first, lines)
        doubted = len(lines) < len(written[:_SENTENCES]) or not lines
    if not (first.is_sure or is_told):
        return Answer(False, coverage=first.found.coverage, language=asked_in, near=_near(candidates))
    if not first.is_sure:
        on_quotes(first)
    lines += _quoted(first, lines, _SENTENCES - len(lines))
    for other in candidates[1 : 1 + _OTHER_MEETINGS]:
        lines += _quoted(other, (), 1)
    shown = tuple(quote.citation() for quote in first.quotes[:SHOWN_QUOTES]) if lines else ()
    return Answer(bool(lines), tuple(lines), shown, first.found.coverage, doubted, asked_in)


def _written(asked: Candidate, writer: Writer, on_token: Callable[[], None]) -> list[str]:
    askable = asked.askable
    prompt = prompts.ask(asked.question, _in_order(asked.quotes, askable), askable.cast, askable.meeting.language)
    written = whole_sentences(prompt.opening + writer.write(prompt, on_token))
    if len(written) != 1 or _denies(written):
        return written
    more = prompts.more(prompt, written[0], asked.question, askable.cast, askable.meeting.language)
    return written if more is None else whole_sentences(more.opening + writer.write(more, on_token))


def _in_order(quotes: Sequence[Quote], askable: AskableMeeting) -> list[Quote]:
    place = {turn.id: number for number, turn in enumerate(askable.meeting.turns)}
    return sorted(quotes, key=lambda quote: (place[quote.turn.id], quote.start))


def _speaks_of(asked: Candidate, lines: Sequence[AnswerLine]) -> bool:
    """Whether a line that holds has a word of the question, or the question has none."""
    stems = {stem for line in lines for stem in text.content_stems(line.item.text, asked.askable.meeting.language)}
    terms = set(asked.question.terms)
    return bool(lines) and (not terms or bool(stems & terms))


def _denies(sentences: Sequence[str]) -> bool:
    return bool(sentences) and all(_DENIES.search(sentence) for sentence in sentences)


def _proved(asked: Candidate, sentences: Sequence[str]) -> Iterator[AnswerLine]:
    """The written sentences that hold, two at most; a pronoun at the start is put back to the one asked about."""
    askable = asked.askable
    prover = Prover(asked.quotes, askable.cast, askable.meeting.language, askable.gate.inspector)
    given = 0
    for sentence in sentences:
        if given == _SENTENCES:
            break
        if _DENIES.search(sentence):
            continue
        named = _named(sentence, asked, askable.cast)
        item = prover.proved(named if given else _ALSO.sub(" ", named, count=1))
        settled = askable.gate.settled(item) if item is not None else None
        holds = item is not None and settled is not None and settled.text == item.text
        if settled is not None and holds and not _echoes(settled, asked):
            given += 1
            yield AnswerLine(askable.meeting.id, settled, written=True)


def _echoes(item: SummaryItem, asked: Candidate) -> bool:
    """Whether it gives the question back, as small models do, instead of an answer.

    With words of the question any sentence looks as if it spoke of the matter. So one that says little else is none,
    each word it repeats was said in the meeting, and around its proof where it is in doubt whether the matter was
    spoken of at all.
    """
    meeting = asked.askable.meeting
    stems = set(text.content_stems(asked.askable.cast.without_names(item.text), meeting.language))
    repeated = stems & set(asked.question.terms)
    if asked.is_sure:
        says_little = len(stems - repeated - text.reporting_stems(meeting.language)) < _OWN_WORDS
        return says_little or not all(asked.askable.index.hits(term) for term in repeated)
    cited = {citation.turn_id for citation in item.citations}
    places = [number for number, turn in enumerate(meeting.turns) if turn.id in cited]
    near = meeting.turns[max(0, min(places) - _AROUND_TURNS) : max(places) + _AROUND_TURNS + 1] if places else ()
    said = frozenset().union(*(text.said_stems(turn.text, meeting.language) for turn in near))
    return not repeated <= said


def _named(sentence: str, asked: Candidate, cast: Cast) -> str:
    speakers = asked.question.speakers
    if len(speakers) > 1:
        return sentence
    group = prompts.GROUP.get(asked.askable.meeting.language, "")
    name = cast.names[next(iter(speakers))] if speakers else group
    if not speakers and not (group and sentence.startswith("They ")):
        return sentence
    return _PRONOUN.sub(lambda _match: name, sentence, count=1)


def _quoted(asked: Candidate, before: Sequence[AnswerLine], count: int) -> Iterator[AnswerLine]:
    """The best quotes as lines, those left out that a line before cites already."""
    askable, given = asked.askable, 0
    cited = {(c.turn_id, c.quote) for line in before for c in line.item.citations}
    for quote in asked.quotes[: max(count, 0) + _QUOTES]:
        if given == count:
            return
        citation = quote.citation()
        if (citation.turn_id, citation.quote) in cited or not text.words(quote.words):
            continue
        words = attributed(quote, askable.cast, askable.meeting.language)
        item = askable.gate.settled(SummaryItem(ItemKind.OVERVIEW, words, (citation,)))
        if item is not None:
            given += 1
            yield AnswerLine(askable.meeting.id, item, written=False)
