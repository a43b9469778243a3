"""The list of names and terms of a meeting, as a text file: one a line, the most important first."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sottovoce_models.errors import Code, UserFixable

MAX_BYTES: Final = 1 << 20
MAX_TERM_LETTERS: Final = 100
_LIMITS: Final = f"A vocabulary is a text file with one term of at most {MAX_TERM_LETTERS} letters a line, 1 MB in all."


def read_vocabulary(path: Path) -> tuple[str, ...]:
    """The terms of a file, each once, white space tidied; UTF-8, else as Windows writes it.

    FILE_NOT_FOUND, FILE_UNREADABLE, or USAGE for a file that is no such list.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserFixable(Code.USAGE, what=_LIMITS)
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise UserFixable(Code.FILE_NOT_FOUND) from error
    except OSError as error:
        raise UserFixable(Code.FILE_UNREADABLE) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    terms = [" ".join(line.split()) for line in text.splitlines()]
    if "\x00" in text or any(len(term) > MAX_TERM_LETTERS for term in terms):
        raise UserFixable(Code.USAGE, what=_LIMITS)
    return tuple(dict.fromkeys(term for term in terms if term))
