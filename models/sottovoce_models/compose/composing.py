"""From a wish to a letter: the fixed frame at once, then what was said, part by part. Pure but for the writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sottovoce_models.compose import frame
from sottovoce_models.compose.kind import Section, Takes
from sottovoce_models.compose.letter import Layout, Origin, Part
from sottovoce_models.compose.lines import Pen, Task
from sottovoce_models.compose.style import style_of
from sottovoce_models.compose.wish import Length, Tone, Wish

_TIMES: Final = {Length.SHORT: 0.5, Length.USUAL: 1.0, Length.LONG: 2.0}


def compose(task: Task, on_token: Callable[[], None]) -> Iterator[Part]:
    """The parts of the letter in reading order, each as soon as it is ready; fills in `task.outcome`.

    `on_token` is called before each token and between steps; what it raises ends the work.
    """
    wish, kind = task.wish, task.kind
    style = style_of(wish.samples, wish.language)
    yield from frame.beginning(wish, kind, style)
    pen = Pen(task, on_token)
    for section in kind.sections:
        if section.takes is Takes.OWN:
            yield from _own(wish)
        elif section.takes not in wish.without:
            yield from _section(section, task, pen)
    yield from _fixed_words(kind.ending.within(wish.language, wish.address))
    meeting = task.ready.meeting
    swiss = meeting.language == "de" and frame.is_swiss(turn.text for turn in meeting.turns)
    yield _fixed(frame.closing(wish, style, swiss=swiss))
    if wish.sender.strip():
        yield Part(Origin.OWN, Layout.BELOW, " ".join(wish.sender.split()))


def _fixed(words: str) -> Part:
    return Part(Origin.FRAME, Layout.PARAGRAPH, words)


def _fixed_words(words: str) -> Iterator[Part]:
    if words:
        yield _fixed(words)


def _own(wish: Wish) -> Iterator[Part]:
    """What the user typed, its paragraphs and lines as they are."""
    for paragraph in wish.own_words.split("\n\n"):
        lines = [" ".join(line.split()) for line in paragraph.splitlines() if line.strip()]
        for number, line in enumerate(lines):
            yield Part(Origin.OWN, Layout.BELOW if number else Layout.PARAGRAPH, line)


def _section(section: Section, task: Task, pen: Pen) -> Iterator[Part]:
    """The lead as soon as a first line is there, then the lines; what the section says when there are none."""
    wish = task.wish
    length = Length.SHORT if wish.tone is Tone.BRIEF and wish.length is Length.USUAL else wish.length
    given = 0
    for part in pen.lines(section.takes, max(1, int(section.at_most * _TIMES[length]))):
        if not given:
            yield from _fixed_words(section.lead.within(wish.language, wish.address))
        given += 1
        yield part
    task.outcome.lines += given
    if not given:
        yield from _fixed_words(section.nothing.within(wish.language, wish.address))
