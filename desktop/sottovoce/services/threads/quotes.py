"""A mail's text taken apart: what its sender wrote, and earlier messages that are quoted below or between. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parseaddr
from typing import Final

from sottovoce.services.threads.dates import moment_in
from sottovoce.services.threads.message import Message
from sottovoce.services.threads.signatures import without_signature

_MOST_DEPTH: Final = 20
_MOST_LETTERS: Final = 400
_QUOTED: Final = re.compile(r"^\s{0,3}>\s?")
_WROTE: Final = re.compile(
    r"^(?:(?:am|on|le)\b.{4,250}?\b(?:schrieb|wrote|hat .{1,80} geschrieben)\b.{0,150}:|.{1,150}\b(?:schrieb|wrote)"
    r"(?:\s+(?:am|on|um|at|in)\b.{3,120})?:|\d{4}-\d{2}-\d{2} .{5,150}<[^<>\s]+@[^<>\s]+>\s?:)$",
    re.IGNORECASE,
)
_STARTS_WROTE: Final = re.compile(r"^(?:am|on)\s|.*\b(?:schrieb|wrote)\b|^\d{4}-\d{2}-\d{2} ", re.IGNORECASE)
_SEPARATOR: Final = re.compile(
    r"^[\s*_-]*(?:-{2,}|_{5,})\s*(?:(?:original|ursprüngliche|urspruengliche|forwarded|weitergeleitete|anfang der)\b"
    r"[^-]*)?[-_\s]*$",
    re.IGNORECASE,
)
_HEAD: Final = re.compile(
    r"^\s*\*?(?P<name>from|von|sent|gesendet|date|datum|to|an|cc|kopie|bcc|subject|betreff|reply-to|antwort an)"
    r"\s*:\s?\*?\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_SENDERS: Final = frozenset({"from", "von"})
_MOMENTS: Final = frozenset({"sent", "gesendet", "date", "datum"})
_ZONE: Final = re.compile(r"^\s*(?:uhr|um|at|gmt|utc)?\s*(?:gmt|utc)?\s*[+-]?[\d:]*\s*\)?", re.IGNORECASE)
_HALVES: Final = re.compile(r"\b(?:schrieb|wrote)\b", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[<\[(]?\s*(?:mailto:)?([^\s<>\[\]()\"']+@[^\s<>\[\]()\"']+)\s*[>\])]?")


@dataclass(frozen=True, slots=True)
class Taken:
    """`own`: what the sender of this mail wrote. `earlier`: messages it quotes, the oldest first."""

    own: str
    earlier: tuple[Message, ...] = ()


def taken_apart(text: str, depth: int = 0) -> Taken:
    """The mail and the messages it quotes; quoted words of which nobody says whose they are belong to nobody."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    own: list[str] = []
    earlier: list[Message] = []
    at = 0
    answered: int | None = None  # what is being answered piece by piece, counted from the end
    while at < len(lines):
        head = _attribution(lines, at)
        if head is not None and depth < _MOST_DEPTH:
            body_at = head.next
            block, at = _quoted_block(lines, body_at)
            if not block and head.is_whole:  # nothing is marked as quoted: all that follows is the earlier message
                block, at = lines[body_at:], len(lines)
            inner = taken_apart("\n".join(block), depth + 1)
            found = [*inner.earlier, Message(head.sender, head.at, inner.own, head.address)]
            answered = len(earlier) + 1
            earlier = [*found, *earlier]
            continue
        if _QUOTED.match(lines[at]):
            block, at = _quoted_block(lines, at)
            if depth < _MOST_DEPTH:
                inner = taken_apart("\n".join(block), depth + 1)
                if answered is not None and inner.own:
                    whole = earlier[-answered]
                    earlier[-answered] = replace(whole, text=f"{whole.text}\n{inner.own}".strip())
                earlier = [*inner.earlier, *earlier]
            continue
        if not _SEPARATOR.match(lines[at]) or not lines[at].strip() or not _leads_to_head(lines, at + 1):
            own.append(lines[at])
        at += 1
    said = "\n".join(without_signature(own)).strip()
    return Taken(said, tuple(message for message in earlier if message.text))


@dataclass(frozen=True, slots=True)
class _Head:
    """Who wrote what follows, and when; `next`: the line behind it. `is_whole`: it may stand before unmarked lines."""

    sender: str
    address: str
    at: datetime | None
    next: int
    is_whole: bool


def _attribution(lines: Sequence[str], at: int) -> _Head | None:
    return _block_head(lines, at) or _wrote(lines, at)


def _wrote(lines: Sequence[str], at: int) -> _Head | None:
    """ "On … wrote:" on one line, or broken over at most three."""
    first = lines[at].strip()
    if not first or len(first) > _MOST_LETTERS or not _STARTS_WROTE.match(first):
        return None
    for count in (1, 2, 3):
        piece = lines[at : at + count]
        if len(piece) < count or not piece[-1].strip() or any(_QUOTED.match(line) for line in piece):
            return None
        said = " ".join(" ".join(piece).split())
        if len(said) <= _MOST_LETTERS and _WROTE.match(said):
            sender, address, moment = _who_and_when(said)
            following = next((line for line in lines[at + count :] if line.strip()), "")
            if moment is None and not _QUOTED.match(following):
                return None  # somebody tells what somebody else wrote
            return _Head(sender, address, moment, at + count, moment is not None)
    return None


def _who_and_when(said: str) -> tuple[str, str, datetime | None]:
    moment = moment_in(said)
    halves = _HALVES.split(said.rstrip(":"), maxsplit=1)
    before, after = halves[0], halves[1] if len(halves) > 1 else ""
    spoken = moment_in(before)
    if moment is None:
        who = after if after.strip() else re.sub(r"^(?:am|on)\b", "", before, flags=re.IGNORECASE)
    elif spoken is None:  # Anna wrote on …
        who = before
    elif after.strip(" ,:"):  # Am … schrieb Anna
        who = after
    else:  # On … Anna wrote
        who = _ZONE.sub("", before[spoken[1] :])
    name, address = name_and_address(who)
    return name, address, moment[0] if moment is not None else None


def _block_head(lines: Sequence[str], at: int) -> _Head | None:
    """From, Sent, To and Subject on lines of their own."""
    start = at
    if _SEPARATOR.match(lines[at]) and lines[at].strip():
        start = _leads_to_head(lines, at + 1) or at
    values: dict[str, str] = {}
    number = start
    while number < len(lines) and number < start + 10 and (found := _HEAD.match(lines[number])) is not None:
        values.setdefault(found["name"].lower(), found["value"].strip())
        number += 1
    sender = next((value for name, value in values.items() if name in _SENDERS), None)
    if sender is None or len(values) < 3 or not values.keys() & _MOMENTS:
        return None
    moment = next((moment_in(value) for name, value in values.items() if name in _MOMENTS), None)
    name, address = name_and_address(sender)
    return _Head(name, address, moment[0] if moment is not None else None, number, is_whole=True)


def _leads_to_head(lines: Sequence[str], at: int) -> int:
    """The line of a head behind a separator, or 0."""
    for number in range(at, min(at + 3, len(lines))):
        found = _HEAD.match(lines[number])
        if found is not None and found["name"].lower() in _SENDERS:
            return number
        if lines[number].strip():
            return 0
    return 0


def _quoted_block(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """The quoted lines from here on with one mark less, empty ones before them skipped; and the line behind."""
    number = at
    while number < len(lines) and not lines[number].strip():
        number += 1
    if number == len(lines) or not _QUOTED.match(lines[number]):
        return [], at
    block: list[str] = []
    while number < len(lines) and _QUOTED.match(lines[number]):
        block.append(_QUOTED.sub("", lines[number], count=1))
        number += 1
    return block, number


def name_and_address(text: str) -> tuple[str, str]:
    """A name and an address as mail programs write both; the address stands for a missing name."""
    found = _ADDRESS.search(text)
    address = found[1].strip(".,;:").lower() if found is not None else ""
    name = text[: found.start()] + text[found.end() :] if found is not None else text
    name = " ".join(re.sub(r"\[mailto:[^\]]*\]|[<>\"']", " ", name).split()).strip(" ,;:()")
    if not name and address:
        name = parseaddr(address)[1] or address
    return name[:120], address
