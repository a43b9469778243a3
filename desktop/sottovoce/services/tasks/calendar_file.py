"""Tasks as a calendar file (RFC 5545, VTODO), which calendars and task lists of every kind read. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from sottovoce.core.languages import UiLanguage
from sottovoce.core.task_texts import task_words
from sottovoce.services.tasks.remarks import remarks_of
from sottovoce.services.tasks.task import Task

_MOST_OCTETS: Final = 75
_BREAK: Final = "\r\n"
_PRODUCT: Final = "-//Sottovoce//Open tasks//EN"


def calendar_text(tasks: Iterable[Task], language: UiLanguage, now: datetime, *, with_names: bool) -> str:
    """The file. `now`: with its offset. `with_names`: with the titles of meetings and the names of matters."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN"]
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for task in tasks:
        lines += _entry(task, language, stamp, with_names=with_names)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}{_BREAK}" for line in lines)


def _entry(task: Task, language: UiLanguage, stamp: str, *, with_names: bool) -> Iterator[str]:
    yield "BEGIN:VTODO"
    yield f"UID:{task.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"SUMMARY:{escaped(task.text)}"
    if task.day is not None:
        yield f"DUE;VALUE=DATE:{task.day:%Y%m%d}"
    about = _about(task, language, with_names=with_names)
    if about:
        yield f"DESCRIPTION:{escaped(about)}"
    if with_names and task.matter:
        yield f"CATEGORIES:{escaped(task.matter)}"
    yield "STATUS:NEEDS-ACTION"
    yield "CLASS:CONFIDENTIAL"
    yield "END:VTODO"


def _about(task: Task, language: UiLanguage, *, with_names: bool) -> str:
    words = task_words(language)
    facts = (
        (words.owner, task.owner),
        (words.due, task.due),
        (words.meeting, task.title if with_names else ""),
        (words.held_on, f"{task.held_on:%Y-%m-%d}" if with_names and task.held_on else ""),
        (words.remarks, remarks_of(task, language)),
    )
    return "\n".join(f"{name}: {fact}" for name, fact in facts if fact)


def escaped(text: str) -> str:
    """A value of type TEXT: no control character, and nothing in it ends the line or the value."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    plain = "".join(each for each in plain if each == "\n" or unicodedata.category(each) not in {"Cc", "Cs"})
    for letter in "\\;,":
        plain = plain.replace(letter, f"\\{letter}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets of UTF-8, none of which ends within a letter."""
    pieces, piece, octets = [], "", 0
    for letter in line:
        more = len(letter.encode())
        if octets + more > _MOST_OCTETS:
            pieces.append(piece)
            piece, octets = " ", 1
        piece += letter
        octets += more
    return _BREAK.join([*pieces, piece])
