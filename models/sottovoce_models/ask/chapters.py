"""The meeting cut into titled chapters. Each title is words as spoken, or a writer's that those prove.

Cuts and words come from `summarize.topics`. A chapter is proved by its most telling quote; a writer's title is held
against the chapter's quotes like any line of the minutes, and the spoken words stand where it does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sottovoce_models.summarize import select, text, topics
from sottovoce_models.summarize.cues import cues_of
from sottovoce_models.summarize.gate import Gate
from sottovoce_models.summarize.prompts import DATA, LANGUAGES, quote_line
from sottovoce_models.summarize.proving import Prover
from sottovoce_models.summarize.select import Quote
from sottovoce_models.summarize.spoken import Cast, cast_of, spoken
from sottovoce_models.summarize.writer import Prompt, Writer
from sottovoce_models.types import Citation, ItemKind, SummaryItem

if TYPE_CHECKING:
    from sottovoce_models.ask.answering import AskedMeeting

_QUOTED_WORDS: Final = 60
_TITLE_TOKENS: Final = 16
_READ_QUOTES: Final = 5
_TRIES: Final = 2
_MAX_TITLE_WORDS: Final = 9
_INSTRUCTION: Final = (
    "You write the title of one part of a meeting in {language}: what was discussed there, in three to seven words, "
    "without names of people."
)
_OPENINGS: Final = {"en": "The discussion of", "de": "Das Gespräch über"}
_UNTITLED: Final = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of a meeting; `title` is "" where nothing names it. `written`: by the writer, else as spoken."""

    title: str
    start_ms: int
    end_ms: int
    written: bool
    citations: tuple[Citation, ...]


def chapters(
    meeting: AskedMeeting, writer: Writer | None, gate: Gate, on_token: Callable[[], None]
) -> Iterator[Chapter]:
    """The chapters in order, without gap or overlap from the first turn to the last; none for an empty meeting."""
    language = meeting.language
    sentences = spoken(meeting.turns, language)
    if not sentences:
        return
    cast = cast_of(meeting.turns, meeting.speakers, language)
    parts = topics.parts(sentences, cast, cues_of(language), language)
    starts = [sentences[part.start].quote.citation().start_ms for part in parts]
    ends = [*starts[1:], max(turn.end_ms for turn in meeting.turns)]
    for part, start_ms, end_ms in zip(parts, starts, ends, strict=True):
        within = [sentence.quote for sentence in sentences[part.start : part.end]]
        quotes = _telling(within, gate, language)
        title, is_written = _spoken_title(part.terms, quotes, gate), False
        written = _written_title(quotes, writer, cast, language, gate, on_token) if writer is not None else None
        if written is not None:
            title, is_written = written, True
        cited = tuple(quote.citation() for quote in quotes[:1])
        yield Chapter(title, start_ms, max(start_ms, end_ms), is_written, cited)


def _telling(within: Sequence[Quote], gate: Gate, language: str) -> list[Quote]:
    """The telling quotes of a part, the best first; none that is an order to the machine."""
    turns = list(dict.fromkeys(quote.turn for quote in within))
    inside = {(quote.turn.id, quote.start) for quote in within}
    windows = gate.orders.without(select.windows(turns, language, _QUOTED_WORDS))
    best = [window.quotes[window.best] for window in windows]
    rest = [quote for window in windows for quote in window.quotes if quote not in best]
    return [quote for quote in (*best, *rest) if (quote.turn.id, quote.start) in inside]


def _spoken_title(terms: Sequence[str], quotes: Sequence[Quote], gate: Gate) -> str:
    """The words that were said most in a part; the order to the machine that was said there gives none."""
    safe = [term for term in terms if text.words(term)]
    if not safe or not quotes or all(gate.orders.holds(quote) for quote in quotes):
        return _UNTITLED
    words = ", ".join(safe)
    return words[0].upper() + words[1:]


def _written_title(
    quotes: Sequence[Quote],
    writer: Writer,
    cast: Cast,
    language: str,
    gate: Gate,
    on_token: Callable[[], None],
) -> str | None:
    """The writer's title, if the quotes prove it as the end of a sentence and it is short.

    One that does not hold is asked for once more, from the next quotes of the chapter.
    """
    opening = _OPENINGS.get(language)
    if opening is None:
        return None
    instruction = _INSTRUCTION.format(language=LANGUAGES[language])
    prover = Prover(quotes, cast, language, gate.inspector)
    for start in range(0, min(len(quotes), _TRIES * _READ_QUOTES), _READ_QUOTES):
        read = quotes[start : start + _READ_QUOTES]
        lines = "\n".join([DATA, *(quote_line(quote, cast, language) for quote in read)])
        prompt = Prompt(instruction, f"{lines}\n\n", "The title:", opening, _TITLE_TOKENS)
        title = writer.write(prompt, on_token).strip(" .,;:–-'\"").split(". ")[0]
        if title and text.word_count(title) <= _MAX_TITLE_WORDS and _holds(f"{opening} {title}.", prover, gate):
            return title[0].upper() + title[1:]
    return None


def _holds(sentence: str, prover: Prover, gate: Gate) -> bool:
    """Whether a sentence passes both checks as it stands."""
    item = prover.proved(sentence)
    if item is None or item.text != sentence:
        return False
    settled = gate.settled(SummaryItem(ItemKind.OVERVIEW, item.text, item.citations))
    return settled is not None and settled.text == sentence
