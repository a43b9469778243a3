"""From turns to the items of the minutes, one by one as they are ready; knows no process and no model file.

Decisions, actions and questions come first: they are the words as spoken, whoever writes the rest. Then overview and
topics, written by the writer from the telling quotes only and held against them, or the quotes themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sottovoce_models.summarize import actions, decisions, prompts, questions, quote_led, select, text
from sottovoce_models.summarize.cues import cues_of
from sottovoce_models.summarize.orders import Orders
from sottovoce_models.summarize.select import Quote, Window
from sottovoce_models.summarize.spoken import Cast, Sentence, cast_of, spoken
from sottovoce_models.summarize.support import Checker
from sottovoce_models.summarize.templates import Template
from sottovoce_models.summarize.writer import Writer
from sottovoce_models.types import ItemKind, Speaker, SummaryItem, Turn

_MIN_OVERVIEW: Final = 5
_FILLED_OVERVIEW: Final = 6
_MAX_OVERVIEW: Final = 6
_MIN_TOPICS: Final = 4
"""With fewer windows the overview says it all."""
_SAME_SENTENCE: Final = 0.7

_HANGING: Final = re.compile(r"(?:He|She|It|This|His|Her|Er|Dies\w*|Sein\w*)\b")
"""How a sentence begins that means nothing without the one before."""
_TURN: Final = re.compile(r",\s+(?:while|but|and|with)\s")
_MIN_HALF_WORDS: Final = 7
_IDLE_AGREEMENT: Final = re.compile(
    r"\b(?:agreed|concurred)(?: (?:with|to|on) (?:this|that|the|his|her|their"
    r"|[A-Z]\w*)[^,.]{0,30}?)? and (?:then )?(?=\w+ed\b)"
)
"""Small models let people agree before they speak; what they then said is kept, the agreement nobody proved is not."""

_FURNITURE: Final = re.compile(
    r"^(?:(?:the )?main points[^:]{0,30}:\s*)?(?:[-–•*]|\d{1,2}[.)])\s+|^(?:the )?main points (?:were|are)\s*:\s*",
    re.IGNORECASE,
)
"""List marks and their announcement, which a paragraph does not need."""

Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Meeting:
    """What minutes are made from."""

    turns: tuple[Turn, ...]
    speakers: Mapping[str, Speaker]
    language: str


def write_minutes(
    meeting: Meeting, template: Template, writer: Writer | None, step: Step, on_token: Callable[[], None]
) -> Iterator[SummaryItem]:
    """Yields the items in the order they are ready; every citation stands word for word in its turn.

    `step(done, total)` is called after each step, `on_token` before each token; what they raise ends the work.
    """
    language = meeting.language
    cast = cast_of(meeting.turns, meeting.speakers, language)
    windows = select.windows(meeting.turns, language)
    with_topics = len(windows) >= _MIN_TOPICS and ItemKind.TOPIC in template.sections
    with_lines = len(windows) > 1
    total = 2 + (len(windows) if with_lines else 0)
    step(0, total)
    orders = Orders(meeting.turns)
    sentences = [said for said in spoken(meeting.turns, language) if not orders.holds(said.quote)]
    as_spoken = _as_spoken(meeting, sentences, cast)
    yield from (item for item in as_spoken if item.kind in template.sections)
    step(1, total)
    if not windows:
        step(total, total)
        return
    told = orders.without(windows)
    if writer is None or not told:
        weighty = {citation for item in as_spoken for citation in item.citations}
        yield from quote_led.minutes(
            sentences, cast, language, weighty, with_topics=with_topics
        ) or quote_led.overview(windows, cast, language)
        step(total, total)
        return
    windows = told
    pen = _Pen(writer, prompts.material(windows, cast, language), windows, cast, language, on_token)
    overview = pen.overview()
    is_thin = with_lines and len(overview) < min(_MIN_OVERVIEW, len(windows))
    if not is_thin:
        yield from overview or quote_led.overview(windows, cast, language)
    step(2, total)
    retold: list[SummaryItem] = []
    for number, window in enumerate(windows, start=1) if with_topics or is_thin else ():
        line = pen.topic(number)
        retold += [line] if line is not None else []
        if with_topics:
            yield _as_heading(line) if line is not None else quote_led.topic(window, cast, language)
        step(2 + number, total)
    if is_thin:
        yield from _filled_up(overview, retold, cast, language) or quote_led.overview(windows, cast, language)
    step(total, total)


def _filled_up(
    overview: Sequence[SummaryItem], lines: Sequence[SummaryItem], cast: Cast, language: str
) -> list[SummaryItem]:
    """An overview too thin to stand alone, with proved topic lines on what it leaves out, as spoken."""
    cited = {citation.turn_id for item in overview for citation in item.citations}
    missing = [line for line in lines if not cited & {citation.turn_id for citation in line.citations}]
    step = max(1.0, len(missing) / (_FILLED_OVERVIEW - len(overview)))
    chosen = [missing[int(index * step)] for index in range(int(len(missing) / step))]
    added = [replace(line, kind=ItemKind.OVERVIEW, text=prompts.retold(line.text, cast, language)) for line in chosen]
    return [*overview[:1], *sorted([*overview[1:], *added], key=lambda item: item.citations[0].start_ms)]


def _as_heading(line: SummaryItem) -> SummaryItem:
    return replace(line, text=text.as_sentence(line.text))


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
        block: str,
        windows: Sequence[Window],
        cast: Cast,
        language: str,
        on_token: Callable[[], None],
    ) -> None:
        self._writer = writer
        self._block = block
        self._windows = windows
        self._cast = cast
        self._language = language
        self._on_token = on_token
        self._checker = Checker([quote for window in windows for quote in window.quotes], cast, language)

    def overview(self) -> list[SummaryItem]:
        """The sentences of the written paragraph that hold."""
        prompt = prompts.overview(self._block, self._windows, self._cast, self._language)
        items: list[SummaryItem] = []
        seen: list[set[str]] = []
        is_antecedent_kept = False
        for sentence in _whole_sentences(prompt.opening + self._writer.write(prompt, self._on_token)):
            stems = set(text.content_stems(sentence, self._language))
            if any(len(stems & known) > _SAME_SENTENCE * len(stems) for known in seen):
                continue
            hangs = _HANGING.match(sentence) is not None and not is_antecedent_kept
            item = None if hangs else self._proved(ItemKind.OVERVIEW, text.as_sentence(sentence), ())
            is_antecedent_kept = item is not None
            if item is not None and len(items) < _MAX_OVERVIEW:
                items.append(item)
                seen.append(stems)
        return items

    def topic(self, number: int) -> SummaryItem | None:
        """What was talked about in a window, counted from 1, as written, if a quote of that window carries it."""
        written = self._writer.write(prompts.topic(self._block, number, self._language), self._on_token)
        quotes = self._windows[number - 1].quotes
        for sentence in _whole_sentences(written.lstrip(" ,:"))[:1]:
            return self._proved(ItemKind.TOPIC, sentence, quotes)
        return None

    def _proved(self, kind: ItemKind, sentence: str, about: Sequence[Quote]) -> SummaryItem | None:
        """The sentence, mended, or its first half: whichever holds first; None when none does."""
        for version in (sentence, self._checker.repaired(sentence), _first_half(sentence)):
            proof = self._checker.prove(version, about) if version else None
            if version and proof is not None and proof.holds:
                citations = tuple(quote.citation() for quote in proof.quotes)
                return SummaryItem(kind, version, citations, support=proof.support)
        return None


def _first_half(sentence: str) -> str | None:
    """What a sentence says before it turns to somebody else; None when it does not, or says too little."""
    half = _TURN.split(sentence, maxsplit=1)[0]
    return text.as_sentence(half) if half != sentence and text.word_count(half) >= _MIN_HALF_WORDS else None


def _whole_sentences(written: str) -> list[str]:
    """The sentences of a written answer, without one that was cut off at the end."""
    lines = [" ".join(written[span.start : span.end].split()) for span in text.ends(written)]
    parts = [_IDLE_AGREEMENT.sub("", _FURNITURE.sub("", line)) for line in lines]
    complete = written.rstrip().endswith((".", "!", "?", '"', "”", "'"))
    return parts if complete else parts[:-1]
