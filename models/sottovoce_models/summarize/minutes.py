"""From turns to the items of the minutes, one by one as they are ready; knows no process and no model file.

Decisions, actions and questions come first: they are the words as spoken, whoever writes the rest. Then overview and
topics, written by the writer from the telling quotes only and held against them, or the quotes themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sottovoce_models.summarize import actions, decisions, prompts, quote_led, select, text
from sottovoce_models.summarize.cues import cues_of
from sottovoce_models.summarize.select import Quote, Window
from sottovoce_models.summarize.spoken import Cast, cast_of, spoken
from sottovoce_models.summarize.support import Checker
from sottovoce_models.summarize.templates import Template
from sottovoce_models.summarize.writer import Writer
from sottovoce_models.types import Citation, ItemKind, Speaker, SummaryItem, Turn

_MIN_OVERVIEW: Final = 3
_FILLED_OVERVIEW: Final = 5
_MAX_OVERVIEW: Final = 6
_SAME_SENTENCE: Final = 0.7

_HANGING: Final = re.compile(r"(?:He|She|It|This|His|Her|Er|Dies\w*|Sein\w*)\b")
"""How a sentence begins that means nothing without the one before."""
_IDLE_AGREEMENT: Final = re.compile(
    r"\b(?:agreed|concurred)(?: (?:with|to|on) (?:this|that|the|his|her|their"
    r"|[A-Z]\w*)[^,.]{0,30}?)? and (?:then )?(?=\w+ed\b)"
)
"""Small models let people agree before they speak; what they then said is kept, the agreement nobody proved is not."""

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
    with_topics = len(windows) > 1 and ItemKind.TOPIC in template.sections
    total = 2 + (len(windows) if with_topics else 0)
    step(0, total)
    yield from (item for item in _as_spoken(meeting, cast) if item.kind in template.sections)
    step(1, total)
    if not windows:
        step(total, total)
        return
    if writer is None:
        yield from quote_led.overview(windows, cast, language)
        if with_topics:
            yield from quote_led.topics(windows, cast, language)
        step(total, total)
        return
    block = prompts.material(windows, cast, language)
    overview = _overview(writer, block, windows, cast, language, on_token)
    is_thin = with_topics and len(overview) < min(_MIN_OVERVIEW, len(windows))
    if not is_thin:
        yield from overview or quote_led.overview(windows, cast, language)
    step(2, total)
    written: list[SummaryItem] = []
    for number, window in enumerate(windows, start=1) if with_topics else ():
        line = _topic(writer, block, number, window, cast, language, on_token)
        written += [line] if line is not None else []
        yield line or quote_led.topic(window, cast, language)
        step(2 + number, total)
    if is_thin:
        yield from _filled_up(overview, written) or quote_led.overview(windows, cast, language)


def _filled_up(overview: Sequence[SummaryItem], lines: Sequence[SummaryItem]) -> list[SummaryItem]:
    """An overview too thin to stand alone, with proved topic lines on what it leaves out, as spoken."""
    cited = {citation.turn_id for item in overview for citation in item.citations}
    missing = [line for line in lines if not cited & {citation.turn_id for citation in line.citations}]
    step = max(1.0, len(missing) / (_FILLED_OVERVIEW - len(overview)))
    chosen = [missing[int(index * step)] for index in range(int(len(missing) / step))]
    added = [replace(line, kind=ItemKind.OVERVIEW) for line in chosen]
    return [*overview[:1], *sorted([*overview[1:], *added], key=lambda item: item.citations[0].start_ms)]


def _as_spoken(meeting: Meeting, cast: Cast) -> list[SummaryItem]:
    cues = cues_of(meeting.language)
    if cues is None:
        return []
    sentences = spoken(meeting.turns, meeting.language)
    return [
        *decisions.find_decisions(sentences, cues, meeting.language),
        *actions.find_actions(sentences, cast, cues, meeting.language),
        *decisions.find_questions(sentences, cues, meeting.language),
    ]


def _overview(
    writer: Writer,
    block: str,
    windows: Sequence[Window],
    cast: Cast,
    language: str,
    on_token: Callable[[], None],
) -> list[SummaryItem]:
    """The sentences of the written paragraph that hold."""
    prompt = prompts.overview(block, windows, cast, language)
    checker = Checker([quote for window in windows for quote in window.quotes], cast, language)
    items: list[SummaryItem] = []
    seen: list[set[str]] = []
    is_antecedent_kept = False
    for sentence in _whole_sentences(prompt.opening + writer.write(prompt, on_token)):
        stems = set(text.content_stems(sentence, language))
        if any(len(stems & known) > _SAME_SENTENCE * len(stems) for known in seen):
            continue
        hangs = _HANGING.match(sentence) is not None and not is_antecedent_kept
        item = None if hangs else _proved(ItemKind.OVERVIEW, sentence, checker)
        is_antecedent_kept = item is not None
        if item is not None and len(items) < _MAX_OVERVIEW:
            items.append(item)
            seen.append(stems)
    return items


def _topic(
    writer: Writer,
    block: str,
    number: int,
    window: Window,
    cast: Cast,
    language: str,
    on_token: Callable[[], None],
) -> SummaryItem | None:
    """The written line on a window if its own quotes hold it up."""
    written = writer.write(prompts.topic(block, number, language), on_token)
    checker = Checker(window.quotes, cast, language)
    for sentence in _whole_sentences(prompts.topic_text(written))[:1]:
        item = _proved(ItemKind.TOPIC, sentence, checker)
        if item is not None:
            return item
    return None


def _whole_sentences(written: str) -> list[str]:
    """The sentences of a written answer, without one that was cut off at the end."""
    parts = [
        text.as_sentence(_IDLE_AGREEMENT.sub("", " ".join(written[span.start : span.end].split())))
        for span in text.ends(written)
    ]
    complete = written.rstrip().endswith((".", "!", "?", '"', "”", "'"))
    return parts if complete else parts[:-1]


def _proved(kind: ItemKind, sentence: str, checker: Checker) -> SummaryItem | None:
    proof = checker.prove(sentence)
    if not proof.holds:
        repaired = checker.repaired(sentence)
        if repaired is None:
            return None
        sentence, proof = repaired, checker.prove(repaired)
    if not proof.holds:
        return None
    return SummaryItem(kind, sentence, _citations(proof.quotes), support=proof.support)


def _citations(quotes: Sequence[Quote]) -> tuple[Citation, ...]:
    return tuple(quote.citation() for quote in quotes)
