"""Text in files of any encoding that people use, and the language it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sottovoce_models.errors import Code, UserFixable

MAX_BYTES: Final = 64 << 20
MS_PER_WORD: Final = 400
"""150 words a minute: how long reading aloud takes, for texts that carry no times."""
_LOOKED_AT: Final = 1_000
_MANY: Final = 0.4
_MARKS: Final = {b"\xff\xfe", b"\xfe\xff"}


def read_bytes(path: Path) -> bytes:
    """What is in a file of some size; FILE_NOT_FOUND, FILE_UNREADABLE, FILE_EMPTY, TEXT_TOO_LARGE."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserFixable(Code.TEXT_TOO_LARGE, what="64 MB")
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise UserFixable(Code.FILE_NOT_FOUND) from error
    except OSError as error:
        raise UserFixable(Code.FILE_UNREADABLE) from error
    if not raw.strip():
        raise UserFixable(Code.FILE_EMPTY)
    return raw


def read_text(path: Path) -> str:
    """The text in a file of some size; FILE_… when it cannot be read, TRANSCRIPT_UNREADABLE when it is none."""
    return text_of(read_bytes(path))


def text_of(raw: bytes) -> str:
    """The text of bytes: UTF-8, UTF-16 with or without its mark, else the letters of Windows."""
    for encoding in _encodings(raw):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UserFixable(Code.TRANSCRIPT_UNREADABLE, line=1)


def _encodings(raw: bytes) -> tuple[str, ...]:
    if raw[:2] in _MARKS:
        return "utf-8-sig", "utf-16"
    head = raw[:_LOOKED_AT]
    half = max(1, len(head) // 2)
    if head[1::2].count(0) > _MANY * half:
        return ("utf-16-le",)
    if head[::2].count(0) > _MANY * half:
        return ("utf-16-be",)
    return "utf-8-sig", "cp1252"


_GERMAN: Final = "und der die das ich nicht ist wir sie es ein eine zu auch mit auf für dass haben"
_ENGLISH: Final = "and the that is i not we you it a an to also with on for have of this what"
_COMMON_WORDS: Final = {"de": frozenset(_GERMAN.split(" ")), "en": frozenset(_ENGLISH.split(" "))}


def guess_language(texts: Iterable[str]) -> str:
    """German or English, whichever has more of its commonest words in a text; English when neither has any."""
    counts = dict.fromkeys(_COMMON_WORDS, 0)
    for text in texts:
        for word in re.findall(r"[^\W\d_]+", text.casefold()):
            for language, common in _COMMON_WORDS.items():
                counts[language] += word in common
    return "de" if counts["de"] > counts["en"] else "en"
