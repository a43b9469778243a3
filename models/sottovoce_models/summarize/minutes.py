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
from sottovoce_models.summarize.orders import Orders
from sottovoce_models.summarize.overview import Line, paragraph, room_words
from sottovoce_models.summarize.select import Quote, Window
from sottovoce_models.summarize.spoken import Cast, Sentence, cast_of, spoken
from sottovoce_models.summarize.support import Checker
from sottovoce_models.summarize.templates import Template
from sottovoce_models.summarize.writer import Prompt, Writer
from sottovoce_models.types import ItemKind, Speaker, SummaryItem, Turn

_MIN_TOPICS: Final = 4
"""With fewer windows the overview says it all."""
_HANGING: Final = re.compile(r"(?:He|She|It|This|His|Her|Er|Dies\w*|Sein\w*)\b")
"""How a sentence begins that means nothing without the one before."""
_LINE_WORDS: Final = 22
"""What one more sentence takes, about."""
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
    total = 2 + len(windows)
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
        yield from quote_led.minutes(sentences, cast, language, weighty, with_topics=with_topics) or quote_led.overview(
            windows, cast, language
        )
        step(total, total)
        return
    windows = told
    pen = _Pen(writer, windows, cast, language, on_token)
    lines: list[Line] = []
    for part, window in enumerate(windows):
        matter = pen.matter(window)
        lines += [Line(part, matter, is_matter=True)] if matter is not None else []
        if with_topics:
            yield _as_heading(matter, cast, language) if matter else quote_led.topic(window, cast, language)
        step(2 + part, total)
    room = room_words(sum(text.word_count(turn.text) for turn in meeting.turns))
    lines += pen.filled(lines, room)
    whole = pen.whole([line.item.text for line in sorted(lines, key=lambda line: line.part)])
    yield from paragraph(whole, lines, room, language) or quote_led.overview(windows, cast, language)
    step(total, total)


def _as_heading(matter: SummaryItem, cast: Cast, language: str) -> SummaryItem:
    """What was discussed, without the words that say that it was discussed."""
    bare = matter.text.removeprefix(prompts.matter_opening(cast, language)).strip()
    return replace(matter, kind=ItemKind.TOPIC, text=text.as_sentence(bare))


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
        self, writer: Writer, windows: Sequence[Window], cast: Cast, language: str, on_token: Callable[[], None]
    ) -> None:
        self._writer = writer
        self._windows = windows
        self._cast = cast
        self._language = language
        self._on_token = on_token
        self._checker = Checker([quote for window in windows for quote in window.quotes], cast, language)

    def matter(self, window: Window) -> SummaryItem | None:
        """What was discussed in a window, if one of its quotes carries it."""
        return self._written(prompts.matter(window, self._cast, self._language), window.quotes)

    def filled(self, lines: Sequence[Line], room: int) -> list[Line]:
        """Who said what, as far as the overview has room: first in the parts of which nothing holds yet."""
        known = {line.part for line in lines}
        left = room - sum(text.word_count(line.item.text) for line in lines) - _LINE_WORDS
        order = sorted(range(len(self._windows)), key=lambda part: (part in known, part))
        found: list[Line] = []
        for part in order[: max(0, left // _LINE_WORDS)]:
            window = self._windows[part]
            said = self._written(prompts.said(window, self._cast, self._language), window.quotes)
            found += [Line(part, said, is_matter=False)] if said is not None else []
        return found

    def whole(self, lines: Sequence[str]) -> SummaryItem | None:
        """What the meeting was about, from lines that hold."""
        return self._written(prompts.whole(lines, self._cast, self._language), ()) if lines else None

    def _written(self, prompt: Prompt, about: Sequence[Quote]) -> SummaryItem | None:
        """The first sentence written, if it holds and can stand alone."""
        for sentence in _whole_sentences(prompt.opening + self._writer.write(prompt, self._on_token))[:1]:
            if _HANGING.match(sentence) is None:
                return self._proved(ItemKind.OVERVIEW, text.as_sentence(sentence), about)
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
