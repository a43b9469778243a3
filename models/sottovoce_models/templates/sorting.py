"""Which line of the minutes stands under which heading of a template. Pure; nothing is written, nothing lost.

A line that no section takes stands under its own kind's heading at the end, unless the template leaves that kind out;
what a human wrote or changed is always shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce_models.templates.shipped import GENERAL
from sottovoce_models.templates.template import Section, Template
from sottovoce_models.types import ItemKind, SummaryItem

_QUOTE: Final = re.compile(r": [“„«‘\"]")
_WRITTEN: Final = frozenset({ItemKind.OVERVIEW, ItemKind.TOPIC})


@dataclass(frozen=True, slots=True)
class Filled:
    """A heading and the lines under it, in the order of the minutes."""

    section: Section
    items: tuple[SummaryItem, ...]


def arranged(template: Template, items: Sequence[SummaryItem]) -> tuple[Filled, ...]:
    """All sections of the template in order, the empty ones too, then what none takes under its kind's heading."""
    under: dict[str, list[SummaryItem]] = {section.id: [] for section in template.sections}
    rest: dict[ItemKind, list[SummaryItem]] = {}
    for item in items:
        section = section_for(template, item)
        if section is not None:
            under[section.id].append(item)
        elif item.edited or not (is_found(item) or item.kind in template.leave_out):
            rest.setdefault(item.kind, []).append(item)
    filled = [Filled(section, _each_once(under[section.id])) for section in template.sections]
    others = [
        Filled(section, tuple(rest[section.kinds[0]])) for section in GENERAL.sections if section.kinds[0] in rest
    ]
    return (*filled, *others)


def _each_once(items: Sequence[SummaryItem]) -> tuple[SummaryItem, ...]:
    """The lines without passages that another line of theirs shows already, with owner and time."""
    lines = [item for item in items if not is_found(item)]
    shown = [(cited.turn_id, cited.quote) for item in lines for cited in item.citations]

    def repeats(item: SummaryItem) -> bool:
        return all(
            any(cited.turn_id == turn and (cited.quote in quote or quote in cited.quote) for turn, quote in shown)
            for cited in item.citations
        )

    return tuple(item for item in items if not is_found(item) or not repeats(item))


def section_for(template: Template, item: SummaryItem) -> Section | None:
    """The section a line stands in: the one it names, else the first that takes its kind; None if there is none."""
    for section in template.sections:
        if section.id == item.section:
            return section
    if is_found(item):
        return None
    for section in template.sections:
        if item.kind in section.kinds and (not section.quotes_only or item.edited or is_spoken(item)):
            return section
    return None


def is_found(item: SummaryItem) -> bool:
    """Whether a line was looked for to stand under a heading of one template: it means nothing under another."""
    return bool(item.section) and item.kind is ItemKind.TOPIC and not item.edited


def is_spoken(item: SummaryItem) -> bool:
    """Whether a line is the words as spoken, not a model's."""
    return item.kind not in _WRITTEN or _QUOTE.search(item.text) is not None
