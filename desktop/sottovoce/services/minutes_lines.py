"""The minutes as lines that are worked on: each keeps its number whatever happens to it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sottovoce_models.templates.shipped import GENERAL
from sottovoce_models.templates.sorting import arranged, is_found
from sottovoce_models.templates.template import GENERAL_ID, Section, Template
from sottovoce_models.types import ItemKind, Speaker, SummaryItem

_UNPROVEN_SUPPORT: Final = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the number it is known by while the minutes are open."""

    number: int
    item: SummaryItem


Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading: that of a kind, or `form` of a template; `unproven` ones stand apart at the end.

    `kind` and `section` are those of a line that is added there.
    """

    section: str
    kind: ItemKind
    lines: Lines
    unproven: bool = False
    form: Section | None = None


def is_unproven(item: SummaryItem) -> bool:
    """Whether a line of the machine's does not stand on the words it cites; what a human wrote is theirs to answer."""
    return not item.edited and (not item.citations or item.support < _UNPROVEN_SUPPORT)


def numbered(items: Iterable[SummaryItem], first: int = 1) -> Lines:
    """Lines with numbers of their own."""
    return tuple(Line(number, item) for number, item in enumerate(items, first))


def items_of(lines: Iterable[Line]) -> tuple[SummaryItem, ...]:
    """The lines as they are stored."""
    return tuple(line.item for line in lines)


def grouped(lines: Iterable[Line], template: Template = GENERAL) -> tuple[Group, ...]:
    """Lines under their headings, then what is not proven: kinds that occur, or all sections of another template.

    What a template leaves out stands nowhere, but is not lost.
    """
    proven: list[Line] = []
    apart: list[Line] = []
    for line in lines:
        (apart if is_unproven(line.item) else proven).append(line)
    found = _by_kind(proven) if template.id == GENERAL_ID else _by_section(proven, template)
    if apart:
        found.append(Group("", apart[0].item.kind, tuple(apart), unproven=True))
    return tuple(found)


def _by_kind(lines: Sequence[Line]) -> list[Group]:
    kinds: dict[ItemKind, list[Line]] = {kind: [] for kind in ItemKind}
    for line in lines:
        if not is_found(line.item):  # what was looked for to stand under another form's heading
            kinds[line.item.kind].append(line)
    return [Group("", kind, tuple(held)) for kind, held in kinds.items() if held]


def _by_section(lines: Sequence[Line], template: Template) -> list[Group]:
    if not lines:
        return []
    of = {id(line.item): line for line in lines}
    groups = []
    for filled in arranged(template, [line.item for line in lines]):
        section = filled.section
        kind = section.kinds[0] if section.kinds else ItemKind.TOPIC
        held = tuple(of[id(item)] for item in filled.items)
        groups.append(Group(section.id if section in template.sections else "", kind, held, form=section))
    return groups


def line_of(lines: Iterable[Line], number: int) -> Line | None:
    """The line with this number."""
    return next((line for line in lines if line.number == number), None)


def rewritten(lines: Lines, number: int, text: str, owner: str | None, due: str | None) -> Lines:
    """The line says this now, and a human said so; without a word it stays as it was, the same again is no change."""
    line = line_of(lines, number)
    said = " ".join(text.split())
    if line is None or not said:
        return lines
    item = replace(line.item, text=said, owner=_plain(owner), due=_plain(due))
    return lines if item == line.item else _with(lines, number, replace(item, edited=True))


def vouched(lines: Lines, number: int) -> Lines:
    """A human answers for the line as it stands."""
    line = line_of(lines, number)
    return lines if line is None else _with(lines, number, replace(line.item, edited=True))


def ticked(lines: Lines, number: int, done: bool) -> Lines:
    """The action is done, or not; that is no change of its words."""
    line = line_of(lines, number)
    return lines if line is None else _with(lines, number, replace(line.item, done=done))


def of_kind(lines: Lines, number: int, kind: ItemKind) -> Lines:
    """The line is of another kind: it goes to the end of those, out of any section."""
    line = line_of(lines, number)
    if line is None or (line.item.kind is kind and not line.item.section):
        return lines
    item = replace(line.item, kind=kind, section="", edited=True)
    if kind is not ItemKind.ACTION:
        item = replace(item, done=False)
    rest = tuple(each for each in lines if each.number != number)
    alike = [place for place, each in enumerate(rest) if each.item.kind is kind and not each.item.section]
    at = alike[-1] + 1 if alike else len(rest)
    return (*rest[:at], Line(number, item), *rest[at:])


def added(lines: Lines, item: SummaryItem, after: int | None = None) -> tuple[Lines, int]:
    """A new line of a human's, behind the one with the number `after` or at the end; and its own number."""
    number = max((line.number for line in lines), default=0) + 1
    at = next((place + 1 for place, line in enumerate(lines) if line.number == after), len(lines))
    return (*lines[:at], Line(number, replace(item, edited=True)), *lines[at:]), number


def removed(lines: Lines, number: int) -> Lines:
    """Without this line."""
    return tuple(line for line in lines if line.number != number)


def moved(lines: Lines, number: int, step: int, template: Template = GENERAL) -> Lines:
    """The line a place up (-1) or down (+1) under its heading; at the end nothing happens."""
    for group in grouped(lines, template):
        held = [line.number for line in group.lines]
        if number in held:
            place = held.index(number) + step
            if not 0 <= place < len(held):
                return lines
            return _swapped(lines, number, held[place])
    return lines


def with_done_of(items: Iterable[SummaryItem], before: Iterable[SummaryItem]) -> tuple[SummaryItem, ...]:
    """The items, ticked where the same words were ticked before."""
    ticks = {(item.kind, item.text) for item in before if item.done}
    return tuple(replace(item, done=True) if (item.kind, item.text) in ticks else item for item in items)


def owner_label(speakers: Mapping[str, Speaker], owner: str | None) -> str:
    """The owner as people read it: a voice by its name, if it has one."""
    speaker = speakers.get(owner or "")
    return speaker.name if speaker is not None and speaker.name else owner or ""


def _plain(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None


def _with(lines: Lines, number: int, item: SummaryItem) -> Lines:
    return tuple(Line(number, item) if line.number == number else line for line in lines)


def _swapped(lines: Sequence[Line], one: int, other: int) -> Lines:
    places = {line.number: place for place, line in enumerate(lines)}
    result = list(lines)
    result[places[one]], result[places[other]] = result[places[other]], result[places[one]]
    return tuple(result)
