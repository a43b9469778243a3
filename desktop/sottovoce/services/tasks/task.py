"""One open task with where it comes from; in which order tasks stand, and which of them are asked for. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

NO_MATTER: Final = "none"
"""Stands for "belongs to no matter" where a matter's id would stand; no id looks like it."""
NOBODY: Final = "\x00nobody"
"""Stands for "nobody was named" where an owner would stand; no owner looks like it."""


@dataclass(frozen=True, slots=True)
class Task:
    """An action of the minutes that are shown. `uid`: what it is called outside, which tells nothing of the meeting.

    `place`: of the minutes' revision `revision`. `owner`: as people read it, "" if nobody was said; `named`: whether
    that is a name and not just a voice of this meeting. `due`: as it was said, "" if nothing was; `day`: the day that
    is meant, where that is certain. `turn_id`, `start_ms`: where it was said, "" and 0 if nothing proves it.
    `approved`: whether somebody stands for the minutes. `unproven`: whether it does not stand on the words it cites.
    """

    uid: str
    recording_id: str
    revision: int
    place: int
    text: str
    owner: str = ""
    named: bool = False
    due: str = ""
    day: date | None = None
    title: str = ""
    held_on: date | None = None
    matter_id: str | None = None
    matter: str = ""
    turn_id: str = ""
    start_ms: int = 0
    approved: bool = False
    unproven: bool = False


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What a task must be to be shown; what is empty asks for nothing.

    `matter_id`: of this matter, or NO_MATTER. `owner`: this one, or NOBODY. `words`: all of them stand in it.
    """

    matter_id: str = ""
    owner: str = ""
    words: str = ""

    @property
    def is_on(self) -> bool:
        """Whether anything is asked for."""
        return self != TaskFilter()

    def fits(self, task: Task) -> bool:
        """Whether a task is asked for."""
        if self.matter_id and (task.matter_id or NO_MATTER) != self.matter_id:
            return False
        if self.owner and same_owner(task.owner if task.named else NOBODY) != same_owner(self.owner):
            return False
        written = " ".join((task.text, task.owner, task.due, task.title, task.matter)).casefold()
        return all(word in written for word in self.words.casefold().split())


def in_order(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """What is due first stands first, then what has a time nobody can turn into a day, then what has none.

    Among equals the newest meeting comes first, and its tasks in the order of its minutes: as they come.
    """
    return tuple(sorted(tasks, key=lambda task: (task.day or date.max, not task.due)))


def owners_of(tasks: Iterable[Task]) -> tuple[str, ...]:
    """Who has something to do, each once, by the alphabet."""
    found: dict[str, str] = {}
    for task in tasks:
        if task.named:
            found.setdefault(same_owner(task.owner), task.owner)
    return tuple(found[key] for key in sorted(found))


def matters_of(tasks: Iterable[Task]) -> tuple[tuple[str, str], ...]:
    """The matters with tasks as (id, name), by name."""
    found = {task.matter_id: task.matter for task in tasks if task.matter_id is not None}
    return tuple(sorted(found.items(), key=lambda each: (each[1].casefold(), each[0])))


def same_owner(name: str) -> str:
    """Equal for names that differ in capitals or spaces only."""
    return " ".join(name.split()).casefold()
