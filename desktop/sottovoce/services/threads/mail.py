"""E-mails as messages of a thread: one mail with the earlier ones it quotes, or a whole mailbox. Standard library only.

What is quoted counts once, attachments are left out and counted, nothing is loaded from anywhere.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from email.header import decode_header
from email.message import Message as Mail
from email.policy import compat32
from email.utils import parsedate_to_datetime
from typing import Final

from sottovoce.services.threads.dates import moment_in
from sottovoce.services.threads.html_text import text_of_html
from sottovoce.services.threads.message import Message, Thread, by_time, called
from sottovoce.services.threads.quotes import name_and_address, taken_apart
from sottovoce_models.visible import visible

MOST_MAILS: Final = 5_000
_FROM_LINE: Final = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\d{4}[^\n]*\n")
_ESCAPED_FROM: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEADERS: Final = ("From", "Date", "Subject", "To")
_REPLY: Final = re.compile(r"^\s*(?:re|aw|antw|fwd?|wg|sv|tr)(?:\[\d+\])?\s*:\s*", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")
_RUN_WORDS: Final = 5
_KNOWN_SHARE: Final = 0.7


def mails_in(raw: bytes) -> list[bytes]:
    """The single mails of a mailbox file; one mail is a mailbox of one."""
    starts = [match for _, match in zip(range(MOST_MAILS + 1), _FROM_LINE.finditer(raw), strict=False)]
    if not starts or raw[: starts[0].start()].strip():
        return [raw]
    ends = [*(match.start() for match in starts[1:]), len(raw)]
    pieces = (raw[match.end() : end] for match, end in zip(starts, ends, strict=True))
    return [_ESCAPED_FROM.sub(rb"\1", piece) for piece in pieces]


def thread_of_mails(raws: Iterable[bytes]) -> Thread:
    """All that was written, once; RecursionError for parts within parts without end."""
    sent: list[Message] = []
    quoted: list[tuple[Message, ...]] = []
    attachments, subject = 0, ""
    for raw in raws:
        mail = email.message_from_bytes(raw, policy=compat32)
        if not any(name in mail for name in _HEADERS):
            continue  # nothing of a mail
        message, earlier, left_out = _read(mail)
        attachments += left_out
        subject = subject or plain_subject(_header(mail, "Subject"))
        sent.append(message)
        quoted.append(earlier)
    return Thread(_once(sent, quoted), attachments, subject)


def thread_of_text(text: str) -> Thread:
    """A mail's text that was pasted or saved without its head: what it quotes, and what stands above."""
    taken = taken_apart(text)
    return Thread(_once([Message("", None, taken.own)], [taken.earlier]))


def plain_subject(subject: str) -> str:
    """The subject without the marks of replies."""
    previous = None
    while previous != subject:
        previous, subject = subject, _REPLY.sub("", subject, count=1)
    return " ".join(visible(subject).split())[:200]


def _read(mail: Mail) -> tuple[Message, tuple[Message, ...], int]:
    text, attachments = _body(mail)
    taken = taken_apart(visible(text))
    name, address = name_and_address(visible(_header(mail, "From")))
    return Message(name, _moment(_header(mail, "Date")), taken.own, address), taken.earlier, attachments


def _body(mail: Mail) -> tuple[str, int]:
    """The text of a mail: as it was written, else made of its HTML; and how many parts are left out."""
    plain: list[str] = []
    marked_up: list[str] = []
    attachments = 0
    for part in _leaves(mail):
        kind = part.get_content_type()
        if (part.get_content_disposition() or "") == "attachment" or kind not in {"text/plain", "text/html"}:
            attachments += 1
        elif kind == "text/plain":
            plain.append(_decoded(part))
        else:
            marked_up.append(_decoded(part))
    text = "\n".join(plain)
    if not text.strip():
        text = "\n".join(map(text_of_html, marked_up))
    return text, attachments


def _leaves(mail: Mail) -> Iterator[Mail]:
    """The parts that hold something; a mail within a mail is one of them and is not opened."""
    waiting: list[Mail] = [mail]
    while waiting:
        part = waiting.pop()
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            waiting.extend(each for each in reversed(payload) if isinstance(each, Mail))
        else:
            yield part


def _decoded(part: Mail) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    for charset in (part.get_content_charset() or "", "utf-8", "cp1252"):
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return raw.decode("latin-1")


def _header(mail: Mail, name: str) -> str:
    """A header as people read it; damaged pieces stay as they came."""
    raw = str(mail.get(name, ""))
    try:
        pieces = decode_header(raw)
    except (ValueError, email.errors.HeaderParseError):
        return " ".join(raw.split())
    words = []
    for piece, charset in pieces:
        if isinstance(piece, str):
            words.append(piece)
            continue
        try:
            words.append(piece.decode(charset or "utf-8"))
        except (LookupError, UnicodeDecodeError):
            words.append(piece.decode("cp1252", errors="replace"))
    return " ".join("".join(words).split())


def _moment(said: str) -> datetime | None:
    """When it was sent, by the clock of this computer."""
    try:
        moment = parsedate_to_datetime(said)
        return moment if moment.tzinfo is None else moment.astimezone().replace(tzinfo=None)
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        found = moment_in(said[:200])
        return found[0] if found is not None else None


def _once(sent: list[Message], quoted: list[tuple[Message, ...]]) -> tuple[Message, ...]:
    """Every message once, those that only quotes know among them; a sender is called as is best known."""
    runs: set[tuple[str, ...]] = set()
    seen: set[tuple[str, ...]] = set()
    own: list[tuple[Message, ...]] = []
    for message in sent:
        words = _words(message.text)
        whole = (called(message.sender), *words)
        is_new = bool(words) and whole not in seen  # a mailbox may hold one mail twice
        own.append((message,) if is_new else ())
        if is_new:
            seen.add(whole)
            runs |= _runs(words)
    kept: list[Message] = []
    for message, earlier, mine in zip(sent, quoted, own, strict=True):
        after = message.at
        found: list[Message] = []
        for each in reversed(earlier):  # the newest first: no message is younger than the one that quotes it
            after = each.at or after
            of_each = _runs(_words(each.text))
            if of_each and sum(run in runs for run in of_each) < _KNOWN_SHARE * len(of_each):
                runs |= of_each
                found.append(replace(each, at=after))
        kept += [*reversed(found), *mine]
    return _named(by_time(kept))


def _named(messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """One name for each address: the longest it was ever written with."""
    names: dict[str, str] = {}
    for message in messages:
        known = names.get(message.address, "")
        if message.address and (len(message.sender), message.sender) > (len(known), known):
            names[message.address] = message.sender
    return tuple(replace(each, sender=names.get(each.address, each.sender)) for each in messages)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    """Every run of five words; a shorter text is one run."""
    if len(words) < _RUN_WORDS:
        return {tuple(words)} if words else set()
    return {tuple(words[at : at + _RUN_WORDS]) for at in range(len(words) - _RUN_WORDS + 1)}
