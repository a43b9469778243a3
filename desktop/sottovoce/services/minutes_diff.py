"""What differs between two minutes, line by line, and what they could be together. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from sottovoce_models.types import SummaryItem

_ALIKE: Final = 0.5
_SAME_PROOF: Final = 0.5
_WORDS: Final = re.compile(r"\w+")


class Change(StrEnum):
    """What became of a line."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line before and after; one of them is None where it came or went."""

    change: Change
    before: SummaryItem | None
    after: SummaryItem | None


class Origin(StrEnum):
    """Whose a line is when two minutes are compared."""

    BOTH = "both"
    MINE = "mine"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Choice:
    """A line that could stand in the minutes; `suggested` if it should: what a human wrote, and else the new ones."""

    item: SummaryItem
    origin: Origin
    suggested: bool


def diff(before: Sequence[SummaryItem], after: Sequence[SummaryItem]) -> tuple[LineChange, ...]:
    """Every line of both once, in the order of `after`; lines that went stand where they had stood.

    The same words under the same heading are the same line wherever they stand, ticked or not. Of the others those
    that say nearly the same, or stand on the same proof, are one line that was changed.
    """
    partner = _same(before, after)
    partner |= _alike(before, after, partner)
    by_before = {old: new for new, old in partner.items()}
    found: list[LineChange] = []
    told = 0

    def tell_gone(until: int) -> None:
        nonlocal told
        while told < until:
            if told not in by_before:
                found.append(LineChange(Change.REMOVED, before[told], None))
            told += 1

    for place, item in enumerate(after):
        old = partner.get(place)
        if old is None:
            found.append(LineChange(Change.ADDED, None, item))
            continue
        tell_gone(old)
        same = _content(before[old]) == _content(item)
        found.append(LineChange(Change.KEPT if same else Change.CHANGED, before[old], item))
    tell_gone(len(before))
    return tuple(found)


def choices(mine: Sequence[SummaryItem], new: Sequence[SummaryItem]) -> tuple[Choice, ...]:
    """Every line either of them has; taking all that are suggested keeps each line a human wrote or changed."""
    found: list[Choice] = []
    for each in diff(mine, new):
        if each.change is Change.KEPT and each.before is not None:
            found.append(Choice(each.before, Origin.BOTH, suggested=True))
            continue
        human = each.before is not None and each.before.edited
        if each.before is not None:
            found.append(Choice(each.before, Origin.MINE, suggested=human))
        if each.after is not None:
            found.append(Choice(each.after, Origin.NEW, suggested=not human))
    return tuple(found)


def _same(before: Sequence[SummaryItem], after: Sequence[SummaryItem]) -> dict[int, int]:
    """Places in `after` with the place in `before` of the same line."""
    known: dict[object, list[int]] = {}
    for place, item in enumerate(before):
        known.setdefault(_content(item), []).append(place)
    partner: dict[int, int] = {}
    for place, item in enumerate(after):
        places = known.get(_content(item))
        if places:
            partner[place] = places.pop(0)
    return partner


def _alike(before: Sequence[SummaryItem], after: Sequence[SummaryItem], taken: dict[int, int]) -> dict[int, int]:
    """The best pairs among the rest, each line in at most one."""
    olds = [place for place in range(len(before)) if place not in taken.values()]
    news = [place for place in range(len(after)) if place not in taken]
    words = {id(item): _words(item.text) for item in (*before, *after)}
    rated = [
        (_likeness(before[old], after[new], words[id(before[old])], words[id(after[new])]), old, new)
        for old in olds
        for new in news
    ]
    partner: dict[int, int] = {}
    for likeness, old, new in sorted(rated, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if likeness >= _ALIKE and new not in partner and old not in partner.values():
            partner[new] = old
    return partner


def _likeness(one: SummaryItem, other: SummaryItem, left: list[str], right: list[str]) -> float:
    """How much two lines are one that was changed, from 0 to 1; quick where they share little."""
    shared = len(set(left) & set(right))
    if not shared and one.kind is not other.kind:
        return 0.0
    bonus = _SAME_PROOF if one.citations and one.citations == other.citations else 0.0
    if 2 * shared / max(1, len(left) + len(right)) + bonus < _ALIKE:
        return 0.0
    return min(1.0, SequenceMatcher(None, left, right, autojunk=False).ratio() + bonus)


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _content(item: SummaryItem) -> tuple[object, ...]:
    return (item.kind, item.section, item.text, item.owner, item.due)


def differs(changes: Iterable[LineChange]) -> bool:
    """Whether anything was changed."""
    return any(each.change is not Change.KEPT for each in changes)
