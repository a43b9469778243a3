"""Writing files where the user said: whole or not at all, under names that every system takes."""

from __future__ import annotations

import errno
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from sottovoce_models.errors import Code, UserFixable

MAX_NAME_CHARACTERS: Final = 100
_MAX_NAME_BYTES: Final = 200
"""Leaves room for the suffix and the folder on file systems that count bytes (255) and on Windows (260 characters)."""
_PROBE_BYTES: Final = 1 << 20
_REFUSED: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED: Final = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:[. ].*)?", re.IGNORECASE)
_TOO_LONG: Final = frozenset({errno.ENAMETOOLONG})
_WINDOWS_TOO_LONG: Final = frozenset({206, 111})
"""ERROR_FILENAME_EXCED_RANGE, ERROR_BUFFER_OVERFLOW."""
_WINDOWS_MAX_PATH: Final = 260


def check_writable(out: Path) -> None:
    """Raises OUTPUT_NOT_WRITABLE or DISK_FULL now instead of after an hour of work; leaves nothing behind."""
    place = next((folder for folder in (out, *out.absolute().parents) if folder.exists()), out)
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(bytes(_PROBE_BYTES))
            file.flush()
    except OSError as error:
        raise write_error(error, place) from error


def write_text(path: Path, text: str) -> None:
    """Writes a file whole or not at all; an older file of that name is there until the new one is complete."""
    # A title made of a file's name may hold bytes that are no letters: they become "?".
    write_blocks(path, [text.encode("utf-8", errors="replace")])


def write_blocks(path: Path, blocks: Iterable[bytes]) -> None:
    """The same for bytes that come in blocks; what `blocks` raises is raised. Errors as in `fresh_file`."""
    with fresh_file(path) as file:
        for block in blocks:
            file.write(block)


@contextmanager
def fresh_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write and seek in; it takes its name when the block is left well, else nothing of it stays.

    OUTPUT_NOT_WRITABLE, OUTPUT_PATH_TOO_LONG, DISK_FULL.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise write_error(error, path.parent, path) from error


def write_error(error: OSError, folder: Path, path: Path | None = None) -> UserFixable:
    """What a failed write means to a user."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return UserFixable(Code.DISK_FULL)
    long_for_windows = os.name == "nt" and path is not None and len(str(path.absolute())) >= _WINDOWS_MAX_PATH
    if error.errno in _TOO_LONG or getattr(error, "winerror", None) in _WINDOWS_TOO_LONG or long_for_windows:
        return UserFixable(Code.OUTPUT_PATH_TOO_LONG)
    return UserFixable(Code.OUTPUT_NOT_WRITABLE, folder=folder.name)


def safe_name(title: str, otherwise: str) -> str:
    """A title as the stem of a file's name on Windows, macOS and Linux; `otherwise` if nothing of it can stay.

    Letters stay what they are (umlauts too, composed); what no system takes becomes a space; no leading dot, no dot or
    space at the end, no name of a device, at most 100 characters and 200 bytes.
    """
    text = unicodedata.normalize("NFC", title)
    text = "".join(
        " " if unicodedata.category(each) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} else each for each in text
    )
    text = " ".join(_REFUSED.sub(" ", text).split()).lstrip(". ")
    text = text[:MAX_NAME_CHARACTERS]
    while len(text.encode()) > _MAX_NAME_BYTES:
        text = text[:-1]
    text = text.rstrip(". ")
    if _RESERVED.fullmatch(text):
        text = f"_{text}"
    return text or otherwise
