"""Threads in files and in pasted text: which kind it is, and the transcript it becomes.

A message is a turn of its sender, or several. Their times are those of reading them aloud, so that they stay small
however many months a thread goes on; when each was written stands beside it (`Turn.at`).
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sottovoce.services.text_files import MS_PER_WORD, guess_language, read_bytes
from sottovoce.services.threads.chat import chat_in, has_days
from sottovoce.services.threads.mail import mails_in, thread_of_mails, thread_of_text
from sottovoce.services.threads.message import Message, Thread, called
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Speaker, Transcript, Turn
from sottovoce_models.visible import visible

MAIL_SUFFIXES: Final = frozenset({".eml", ".mbox"})
MOST_MESSAGES: Final = 20_000
_SALUTATION_LETTERS: Final = 60
_POINT: Final = re.compile(r"(?:[-*•–]|\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class ReadThread:
    """A thread as a transcript. `started_at`: when its first message was written, ISO 8601, or None."""

    transcript: Transcript
    messages: int
    started_at: str | None
    subject: str
    attachments: int


def is_mail_file(path: Path) -> bool:
    """Whether a file is taken for mails, by its name."""
    return path.suffix.lower() in MAIL_SUFFIXES


def read_mails(path: Path, language: str | None) -> ReadThread:
    """The thread in a file of mails. THREAD_UNREADABLE, FILE_…"""
    raw = read_bytes(path)
    try:
        thread = thread_of_mails(mails_in(raw))
    except RecursionError as error:
        raise UserFixable(Code.THREAD_UNREADABLE) from error
    return _as_read(thread, language)


def chat_read(text: str, language: str | None) -> ReadThread | None:
    """The chat that a text file holds, or None where it holds none."""
    thread = chat_in(text)
    return _as_read(thread, language) if thread is not None else None


def read_pasted(text: str, language: str | None) -> ReadThread:
    """The thread in a text that somebody pasted: a chat, or a mail with what it quotes. THREAD_UNREADABLE."""
    chat = chat_in(text)
    thread = chat if chat is not None else thread_of_text(visible(text))
    return _as_read(thread, language)


def _as_read(thread: Thread, language: str | None) -> ReadThread:
    messages = [each for each in thread.messages if each.text.strip()]
    if not messages:
        raise UserFixable(Code.THREAD_UNREADABLE)
    if len(messages) > MOST_MESSAGES:
        raise UserFixable(Code.TEXT_TOO_LARGE, what=str(MOST_MESSAGES))
    dated = has_days(thread)
    voices = _voices(messages)
    speakers = {f"S{number}": Speaker(name) for number, name in enumerate(voices.values(), start=1)}
    ids = {key: f"S{number}" for number, key in enumerate(voices, start=1)}
    turns = tuple(_turns(messages, ids, dated=dated))
    tongue = language or guess_language(message.text for message in messages)
    transcript = Transcript(uuid.uuid4().hex, 1, tongue, speakers, turns)
    first = next((message.at for message in messages if message.at is not None), None) if dated else None
    started_at = first.astimezone().isoformat(timespec="seconds") if first is not None else None
    return ReadThread(transcript, len(messages), started_at, thread.subject, thread.attachments)


def _turns(messages: list[Message], ids: dict[str, str], *, dated: bool) -> Iterator[Turn]:
    """A turn for each paragraph: lists and long mails stay readable, and a proof leads to the very place."""
    at_ms = number = 0
    for message in messages:
        written = _written(message.at, dated=dated)
        for paragraph in _paragraphs(message.text):
            number += 1
            end_ms = at_ms + len(paragraph.split()) * MS_PER_WORD
            yield Turn(f"t{number}", ids[_key(message)], at_ms, end_ms, paragraph, at=written)
            at_ms = end_ms


def _written(at: datetime | None, *, dated: bool) -> str:
    """The moment, or the time of day where nobody says which day it was."""
    if at is None:
        return ""
    return at.isoformat(timespec="minutes") if dated else at.time().isoformat(timespec="minutes")


def _paragraphs(text: str) -> list[str]:
    """What stands between empty lines, and each point of a list; a salutation stands before what follows it."""
    pieces: list[list[str]] = [[]]
    for line in text.split("\n"):
        words = " ".join(line.split())
        if not words or _POINT.match(words):
            pieces.append([])
        if words:
            pieces[-1].append(words)
    found = [" ".join(piece) for piece in pieces if piece]
    if len(found) > 1 and len(found[0]) <= _SALUTATION_LETTERS and found[0].endswith((",", "!")):
        found[:2] = [f"{found[0]} {found[1]}"]
    return found


def _voices(messages: list[Message]) -> dict[str, str]:
    """Who writes, by key, with the name they are shown by; one person once, however the name is written."""
    found: dict[str, str] = {}
    for message in messages:
        found.setdefault(_key(message), visible(message.sender).strip())
    return found


def _key(message: Message) -> str:
    return called(message.sender)
