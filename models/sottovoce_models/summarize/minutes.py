"""From turns to the items of the minutes, one by one as they are ready; knows no process and no model file.

Decisions, actions and questions come first: they are the words as spoken, whoever writes the rest. Then, part by part,
what was discussed there, written by the writer from the telling quotes of that part only and held against them, or the
quotes themselves; at last the overview, made of those sentences and one on the whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sottovoce_models.summarize import actions, decisions, prompts, questions, quote_led, select, text
from sottovoce_models.summarize.cues import cues_of
from sottovoce_models.summarize.faithful import Inspector
from sottovoce_models.summarize.gate import Gate
from sottovoce_models.summarize.overview import Line, paragraph, room_words
from sottovoce_models.summarize.proving import Prover, whole_sentences
from sottovoce_models.summarize.select import Window
from sottovoce_models.summarize.spoken import Cast, Sentence, cast_of, spoken
from sottovoce_models.summarize.writer import Prompt, Writer
from sottovoce_models.types import ItemKind, Speaker, SummaryItem, Turn

_MIN_TOPICS: Final = 4
"""With fewer windows the overview says it all."""
_SOMEBODY_DID: Final = r"(?:the\s+)?(?:[A-Z]\S*\s+){1,5}(?:[a-z]+(?:ed|ing)|said|told|also)\b"
_TAIL: Final = re.compile(
    rf"(?:,?\s+(?:with|while|and|but)|,)\s+(?={_SOMEBODY_DID})"
    r"|,?\s+(?:which|where|including)\s|,\s+and\s+\w+ \w+ \w+ed\s|\s+and\s+[a-z]+ed\s(?:an?|the|to|that|for)\s"
)
"""Where a sentence on a matter goes on to who said what about it, or to details."""
_MIN_PARTS_OF_WHOLE: Final = 2
_SPLICE: Final = re.compile(rf"(?<!and),\s+(?={_SOMEBODY_DID})")
"""Where a sentence on a matter goes on without a word that joins."""
_MIN_BRIEF_WORDS: Final = 5
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Meeting:
    """What minutes are made from."""

    turns: tuple[Turn, ...]
    speakers: Mapping[str, Speaker]
    language: str


def write_minutes(
    meeting: Meeting,
    writer: Writer | None,
    step: Step,
    on_token: Callable[[], None],
    gate: Gate | None = None,
) -> Iterator[SummaryItem]:
    """Yields the items in the order they are ready; every citation stands word for word in its turn.

    They are the same whatever the form: a template sorts them, and has its own passages found besides (`found`).
    `step(done, total)` is called after each step, `on_token` before each token; what they raise ends the work.
    `gate`: the one the items will go through, if there is one: what it knows of the meeting is not found out again.
    """
    language = meeting.language
    cast = cast_of(meeting.turns, meeting.speakers, language)
    windows = select.windows(meeting.turns, language)
    with_topics = len(windows) >= _MIN_TOPICS
    total = 2 + len(windows)
    step(0, total)
    gate = gate or Gate(meeting.turns, meeting.speakers, language)
    sentences = [said for said in spoken(meeting.turns, language) if not gate.orders.holds(said.quote)]
    as_spoken = _as_spoken(meeting, sentences, cast)
    yield from as_spoken
    step(1, total)
    if not windows:
        step(total, total)
        return
    told = gate.orders.without(windows)
    if writer is None or not told:
        weighty = {citation for item in as_spoken for citation in item.citations}
        yield from quote_led.minutes(sentences, cast, language, weighty, with_topics=with_topics) or quote_led.overview(
            windows, cast, language
        )
        step(total, total)
        return
    windows = told
    pen = _Pen(writer, windows, cast, language, on_token, gate.inspector)
    whole = pen.whole()
    if whole is not None:
        yield whole
    lines: list[Line] = []
    for number, window in enumerate(windows, start=1):
        line = pen.matter(window)
        lines += [line] if line is not None else []
        if with_topics:
            yield _as_heading(line) if line is not None else quote_led.topic(window, cast, language)
        step(1 + number, total)
    room = room_words(sum(text.word_count(turn.text) for turn in meeting.turns))
    rest = paragraph(whole, lines, room, language, lambda item: gate.inspector.check(item).holds)
    if whole is None and not rest:
        rest = quote_led.overview(windows, cast, language)
    yield from rest
    step(total, total)


def _as_heading(line: Line) -> SummaryItem:
    """The matter alone, without the words that say that it was discussed."""
    return replace(line.item, kind=ItemKind.TOPIC, text=text.as_sentence(line.brief))


def _as_spoken(meeting: Meeting, sentences: Sequence[Sentence], cast: Cast) -> list[SummaryItem]:
    cues = cues_of(meeting.language)
    if cues is None:
        return []
    tasks = actions.find_actions(sentences, cast, cues, meeting.language)
    taken_on = {citation for task in tasks for citation in task.citations}
    decided = decisions.find_decisions(sentences, cues, meeting.language)
    return [
        *(item for item in decided if not taken_on.issuperset(item.citations)),
        *tasks,
        *questions.find_questions(sentences, cues, meeting.language),
    ]


class _Pen:
    """A writer at work on one meeting: what it writes is held against the quotes, and only what holds comes back."""

    def __init__(
        self,
        writer: Writer,
        windows: Sequence[Window],
        cast: Cast,
        language: str,
        on_token: Callable[[], None],
        inspector: Inspector,
    ) -> None:
        self._inspector = inspector
        self._writer = writer
        self._windows = windows
        self._cast = cast
        self._language = language
        self._on_token = on_token
        quotes = [quote for window in windows for quote in window.quotes]
        self._prover = Prover(quotes, cast, language, inspector)

    def matter(self, window: Window) -> Line | None:
        """What was discussed in a window, if one of its quotes carries it, and what its first voice said about it."""
        prompt = prompts.matter(window, self._cast, self._language)
        first = next(iter(self._written(prompt)), "")
        item = self._prover.proved(spliced(first), window.quotes)
        if item is None:
            return None
        brief = matter_alone(item.text)
        holds = brief is not None and self._inspector.check(replace(item, text=brief)).holds
        words = (brief if brief is not None and holds else item.text).removeprefix(prompt.opening)
        return Line(item, words.strip(" ."), prompt.opening, self._said(window))

    def _said(self, window: Window) -> SummaryItem | None:
        """What the one who said most of the matter said about it; None for a voice without a name."""
        speaker = window.quotes[window.best].turn.speaker
        if speaker not in self._cast.given:
            return None
        written = self._written(prompts.said(window, speaker, self._cast, self._language))
        return self._prover.proved(written[0], window.quotes) if written else None

    def whole(self) -> SummaryItem | None:
        """What the meeting was about; a sentence that knows of one part only is not about it."""
        if len(self._windows) < _MIN_PARTS_OF_WHOLE:
            return None
        prompt = prompts.whole(self._windows, self._cast, self._language)
        written = self._written(prompt)
        item = self._prover.proved(written[0], ()) if written else None
        least = max(_MIN_PARTS_OF_WHOLE, len(self._windows) // 2 + 1)
        return item if item is not None and self._parts(item, prompt.opening) >= least else None

    def _parts(self, item: SummaryItem, opening: str) -> int:
        """In how many parts of the meeting something of an item was said, its opening left out."""
        stems = set(text.content_stems(item.text, self._language)) - set(text.content_stems(opening, self._language))
        return sum(
            any(stems & set(text.content_stems(quote.words, self._language)) for quote in window.quotes)
            for window in self._windows
        )

    def _written(self, prompt: Prompt) -> list[str]:
        return whole_sentences(prompt.opening + self._writer.write(prompt, self._on_token))


def spliced(sentence: str) -> str:
    """A sentence with a word that joins where it goes on to who said what without one."""
    return _SPLICE.sub(", and ", sentence, count=1)


def matter_alone(sentence: str) -> str | None:
    """A sentence without what it goes on to say about the matter; None if it says no more, or too little then."""
    brief = _TAIL.split(sentence, maxsplit=1)[0]
    is_cut = brief != sentence and text.word_count(brief) >= _MIN_BRIEF_WORDS
    return text.as_sentence(brief) if is_cut else None
