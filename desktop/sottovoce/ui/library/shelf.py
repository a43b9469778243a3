"""Which meetings stand in the list, in which order, and where a day begins. Pure: rows in, places out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from sottovoce.services.retention import local_day
from sottovoce.vault.rows_meetings import MeetingRow

NO_MATTER: Final = "none"
"""Stands for "belongs to no matter" where a matter's id would stand; no id looks like it."""


class Sort(StrEnum):
    """The order of the list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    LENGTH = "length"


_BY_TIME: Final = frozenset({Sort.NEWEST, Sort.OLDEST})


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting as the list knows it without opening it; what is compared often is made once."""

    row: MeetingRow
    id: str = field(compare=False)
    moment: float = field(compare=False)
    day: date = field(compare=False)
    people: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """What a meeting must be to be shown; what is empty asks for nothing.

    `matter_id`: of this matter, or NO_MATTER. `person`: letters of a speaker's name. `first`, `last`: days, both
    included. `waiting`: still waits or is being worked on.
    """

    matter_id: str = ""
    person: str = ""
    first: date | None = None
    last: date | None = None
    tag: str = ""
    open_actions: bool = False
    doubts: bool = False
    waiting: bool = False

    @property
    def is_on(self) -> bool:
        """Whether anything is asked for."""
        return self != MeetingFilter()


def entry_of(row: MeetingRow) -> Entry:
    """What the list keeps of a row; days are those of this computer's calendar."""
    moment = datetime.fromisoformat(row.created_at)
    return Entry(row, row.id, moment.timestamp(), local_day(row.created_at), "\n".join(row.speakers).casefold())


def newest_first(entry: Entry) -> tuple[float, str]:
    """The key of the order in which entries are kept: the newest first, and always in the same order."""
    return -entry.moment, entry.id


def arranged(
    entries: Iterable[Entry], wanted: MeetingFilter, sort: Sort, waiting: Collection[str] = frozenset()
) -> list[Entry]:
    """The entries that fit, in order; they come newest first, and of equal ones the newest stays first."""
    found = list(entries)
    for test in _tests(wanted, waiting):
        found = [entry for entry in found if test(entry)]
    if sort is Sort.OLDEST:
        found.sort(key=lambda entry: entry.moment)
    elif sort is Sort.TITLE:
        found.sort(key=lambda entry: entry.row.title.casefold() or "\U0010ffff")  # those without a title come last
    elif sort is Sort.LENGTH:
        found.sort(key=lambda entry: -entry.row.duration_ms)
    return found


def begins_day(entries: Sequence[Entry], place: int, sort: Sort) -> bool:
    """Whether a day begins with an entry; never where the order is not one of time."""
    return sort in _BY_TIME and (place == 0 or entries[place].day != entries[place - 1].day)


def people_of(entries: Iterable[Entry]) -> list[str]:
    """The names that were given to voices, each once, by the alphabet."""
    return sorted({name for entry in entries for name in entry.row.speakers}, key=lambda name: (name.casefold(), name))


def tags_of(entries: Iterable[Entry]) -> list[str]:
    """The tags there are, each once, by the alphabet."""
    found = {tag.casefold(): tag for entry in entries for tag in entry.row.tags}
    return [found[tag] for tag in sorted(found)]


def _tests(wanted: MeetingFilter, waiting: Collection[str]) -> list[Callable[[Entry], bool]]:
    tests: list[Callable[[Entry], bool]] = []
    if wanted.matter_id:
        matter_id = None if wanted.matter_id == NO_MATTER else wanted.matter_id
        tests.append(lambda entry: entry.row.matter_id == matter_id)
    if person := wanted.person.strip().casefold():
        tests.append(lambda entry: person in entry.people)
    if (first := wanted.first) is not None:
        tests.append(lambda entry: entry.day >= first)
    if (last := wanted.last) is not None:
        tests.append(lambda entry: entry.day <= last)
    if tag := wanted.tag.casefold():
        tests.append(lambda entry: any(tag == each.casefold() for each in entry.row.tags))
    if wanted.open_actions:
        tests.append(lambda entry: entry.row.open_actions > 0)
    if wanted.doubts:
        tests.append(lambda entry: entry.row.doubts > 0)
    if wanted.waiting:
        tests.append(lambda entry: entry.id in waiting)
    return tests
