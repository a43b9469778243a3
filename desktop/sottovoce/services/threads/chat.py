"""Chats as messages of a thread: what WhatsApp, Zoom and Teams export, and what one copies out of their windows. Pure.

One form is found out for the whole text, so that a line that only looks like a head is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from sottovoce.services.threads.dates import day_in, slashed, time_in
from sottovoce.services.threads.message import Message, Thread
from sottovoce_models.visible import visible

_LEAST_MESSAGES: Final = 2
_NO_DAY: Final = date(2, 1, 1)
_TIME: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[aApP]\.?\s?[mM]\.?)?"
_DAY: Final = r"(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d{2}-\d{2})"
_NAME: Final = r"[^\n:\[\]<>]{1,80}?"
_LOOSE_NAME: Final = r"[^\n:\[\]<>\t]{1,60}?"
_MEDIA: Final = re.compile(
    r"^\W*(?:<(?:media omitted|medien ausgeschlossen|media weggelassen|attached: .*|anhang: .*)>"
    r"|(?:image|video|audio|sticker|gif|document|contact card|bild|audio|video|sticker|dokument|kontaktkarte)"
    r" (?:omitted|weggelassen)|.{0,120}\((?:file attached|datei angehängt)\)|.{0,120}\.\w{2,4} • .{1,40})\W*$",
    re.IGNORECASE,
)
_GONE: Final = re.compile(
    r"^\W*(?:(?:messages and calls are|nachrichten und anrufe sind) (?:end-to-end|ende-zu-ende).*"
    r"|this message was deleted|you deleted this message|diese nachricht wurde gelöscht"
    r"|du hast diese nachricht gelöscht|null|reacted to .*|removed a .* reaction.*|reagierte auf .*"
    r"|hat auf .* reagiert.*|verpasster? .*anruf|missed .* call)\W*$",
    re.IGNORECASE | re.DOTALL,
)
_EDITED: Final = re.compile(
    r"\s*<?(?:this message was edited|diese nachricht wurde bearbeitet)>?\s*$|\s*\((?:edited|bearbeitet)\)\s*$",
    re.IGNORECASE,
)
_REPLYING: Final = re.compile(
    r"^\s*(?:replying to|antwort auf|antworten auf)\s*[\"“„].*?[\"”“]\s*:?\s*\n?", re.I | re.S
)
_LONG_GAP: Final = re.compile(r"[ \t\u202f\u00a0]+")
_BLANKS: Final = re.compile(r"\n\s*\n")
_ENCRYPTED: Final = re.compile(r"end-to-end|ende-zu-ende", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Form:
    """How a message begins: groups `when`, `name` and, where it goes on in the line, `text`.

    `system`: a line that begins like one but is said by nobody.
    """

    head: re.Pattern[str]
    system: re.Pattern[str] | None = None


def _compiled(pattern: str, system: str = "") -> _Form:
    return _Form(re.compile(pattern), re.compile(system) if system else None)


_FORMS: Final = (
    # [14.11.26, 09:15:32] Anna: words (WhatsApp on a Mac or iPhone)
    _compiled(
        rf"^\[(?P<when>{_DAY},?\s{_TIME})\]\s~?\s?(?P<name>{_NAME}):\s?(?P<text>.*)$", rf"^\[{_DAY},?\s{_TIME}\]\s"
    ),
    # 14.11.26, 09:15 - Anna: words (WhatsApp on Android)
    _compiled(
        rf"^(?P<when>{_DAY},?\s{_TIME})\s[-–]\s(?P<name>{_NAME}):\s?(?P<text>.*)$", rf"^{_DAY},?\s{_TIME}\s[-–]\s"
    ),
    # 09:15:32 From Anna to Everyone: words, or the words in the lines below (Zoom)
    _compiled(
        rf"^(?P<when>(?:{_DAY}\s)?{_TIME})\s+(?:From|Von)\s+(?P<name>{_NAME})\s*"
        rf"(?:\s(?:to|an)\s+[^:]{{1,80}}?)?(?:\([^()]{{1,30}}\))?"
        rf"\s?:\s*(?P<text>.*)$"
    ),
    # [14.11.2026 09:15] Anna, and the words below or behind a colon (Teams)
    _compiled(rf"^\[(?P<when>{_DAY},?\s{_TIME})\]\s(?P<name>{_NAME})(?::\s*(?P<text>.*))?$"),
    # [09:15] Anna, and the words in the lines below (Teams)
    _compiled(rf"^\[(?P<when>{_TIME})\]\s(?P<name>{_LOOSE_NAME})$"),
    # Anna, [14.11.26 09:15] (Telegram)
    _compiled(rf"^(?P<name>{_NAME}),?\s\[(?P<when>{_DAY},?\s{_TIME})\]:?\s*(?P<text>.*)$"),
    # 14.11.2026 09:15 Anna: words
    _compiled(rf"^(?P<when>{_DAY},?\s{_TIME})[\s,;|]+(?P<name>{_NAME}):\s(?P<text>.*)$"),
    # Anna (14.11.2026 09:15): words, Anna, 14.11.2026 09:15
    _compiled(rf"^(?P<name>{_NAME})\s?[(,–-]\s?(?P<when>{_DAY},?\s{_TIME})\)?\s?:?\s*(?P<text>.*)$"),
    # Anna  14.11.2026 09:15 or Anna  9:15 AM, and the words in the lines below (Teams, Slack)
    _compiled(rf"^(?P<name>{_LOOSE_NAME})\s+(?P<when>(?:{_DAY},?\s)?{_TIME})$"),
)


def chat_in(text: str) -> Thread | None:
    """The chat in a text, or None where it is none."""
    lines = _LONG_GAP.sub(" ", _BLANKS.sub("\n\n", visible(text))).split("\n")
    form = _best_form(lines)
    if form is None:
        return None
    entries = list(_entries(lines, form))
    order = _is_month_first([when for when, _, _ in entries])
    messages, attachments, at = [], 0, _Clock(month_first=order)
    for when, name, words in entries:
        moment = at.moment(when)
        if _MEDIA.match(words):
            attachments += 1
            continue
        said = _REPLYING.sub("", _EDITED.sub("", words), count=1).strip()
        if said and not _GONE.match(said):
            messages.append(Message(" ".join(name.split()), moment, said))
    return Thread(tuple(messages), attachments) if messages else None


def _best_form(lines: Sequence[str]) -> _Form | None:
    """The form that fits most lines, the earlier among equals; None where too little looks like one."""
    best, most = None, 0
    for form in _FORMS:
        count = sum(form.head.match(line) is not None for line in lines)
        if count > most:
            best, most = form, count
    if best is None:
        return None
    first = next((line for line in lines if line.strip()), "")
    begins = best.head.match(first) or (best.system is not None and best.system.match(first))
    dated = sum(best.head.match(line) is not None and day_in(line) is not None for line in lines)
    if begins:
        return best if most >= _LEAST_MESSAGES or dated else None
    return best if dated > _LEAST_MESSAGES else None


def _entries(lines: Sequence[str], form: _Form) -> Iterator[tuple[str, str, str]]:
    """When, who and what, with the lines that belong to each; what nobody said is left out."""
    when, name, words = "", "", [""]
    for line in lines:
        match = form.head.match(line)
        if match is not None and not _ENCRYPTED.search(match["name"]):
            if name:
                yield when, name, "\n".join(words).strip()
            when, name, words = match["when"], match["name"].strip(), [match.groupdict().get("text") or ""]
        elif form.system is not None and form.system.match(line):
            if name:
                yield when, name, "\n".join(words).strip()
            name = ""
        else:
            words.append(line.strip())
    if name:
        yield when, name, "\n".join(words).strip()


def _is_month_first(whens: Sequence[str]) -> bool:
    """Whether of 3/4/2026 the month is March: as the other days allow; where they allow both, as AM and PM suggest."""
    pairs = [pair for when in whens if (pair := slashed(when)) is not None]
    if any(one > 12 for one, _ in pairs):
        return False
    if any(other > 12 for _, other in pairs):
        return True
    backwards = [
        sum(later < sooner for sooner, later in pairwise(keys))
        for keys in (_keys(whens, month_first=True), _keys(whens, month_first=False))
    ]
    if backwards[0] != backwards[1]:
        return backwards[0] < backwards[1]
    return any(re.search(r"\d\s?[AP]M", when) for when in whens)


def _keys(whens: Sequence[str], *, month_first: bool) -> list[date]:
    return [found[0] for when in whens if (found := day_in(when, month_first=month_first)) is not None]


class _Clock:
    """Moments of one message after the other; where no day is said, a time that goes back begins the next one."""

    def __init__(self, *, month_first: bool) -> None:
        self._month_first = month_first
        self._day, self._last = _NO_DAY, datetime.combine(_NO_DAY, datetime.min.time())

    def moment(self, when: str) -> datetime | None:
        found = day_in(when, month_first=self._month_first)
        timed = time_in(when if found is None else when[: found[1]] + " " + when[found[2] :])
        if timed is None:
            return None
        if found is not None:
            return datetime.combine(found[0], timed[0])
        moment = datetime.combine(self._day, timed[0])
        if moment < self._last - timedelta(hours=1):
            self._day += timedelta(days=1)
            moment += timedelta(days=1)
        self._last = max(self._last, moment)
        return moment


def has_days(thread: Thread) -> bool:
    """Whether the messages say on which day they were written, and not just at which time."""
    return any(message.at is not None and message.at.year > 1000 for message in thread.messages)
