"""Messages of a thread. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote. `at`: by the clock of this computer, without an offset; None where it does not say.

    `address`: of the sender, in small letters, or "".
    """

    sender: str
    at: datetime | None
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """Messages in the order in which they were written. `attachments`: how many files, pictures and the like are left
    out. `subject`: what it is about, or "".
    """

    messages: tuple[Message, ...]
    attachments: int = 0
    subject: str = ""


def by_time(messages: Iterable[Message]) -> tuple[Message, ...]:
    """In the order of their times; one without a time stays behind the one it came after."""
    last: datetime | None = None
    placed = []
    for message in messages:
        last = message.at or last
        placed.append((last or datetime.min, message))
    return tuple(message for _, message in sorted(placed, key=lambda each: each[0]))


def called(name: str) -> str:
    """One key for a name, however it is capitalized, and for "Meier, Anna" the same as for "Anna Meier"."""
    last, comma, first = name.partition(",")
    turned = f"{first} {last}" if comma and first.strip() and "," not in first else name
    return " ".join(turned.split()).casefold()
