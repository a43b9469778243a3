"""Whether a file was put there by whoever administers this computer: nobody else may change it or what it lies in."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sottovoce.core.policy import PolicyProblem, ProblemCode

MAX_BYTES: Final = 64 * 1024
_ROOT_UID: Final = 0
_BY_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder as the system describes it: its mode with the kind of file in it, and whose it is."""

    path: Path
    mode: int
    owner_uid: int


def untrusted(file: Place, folders: Sequence[Place], owner_uid: int = _ROOT_UID) -> PolicyProblem | None:
    """Why a file is nobody's word but some user's; None when only `owner_uid` can have written it. Pure.

    `folders`: everything above it. A symbolic link anywhere is refused: what it leads to is not looked at.
    """
    for folder in folders:
        refused = untrusted_folder(folder, owner_uid)
        if refused is not None:
            return refused
    return _untrusted(file, stat.S_ISREG(file.mode), "", owner_uid)


def untrusted_folder(folder: Place, owner_uid: int = _ROOT_UID) -> PolicyProblem | None:
    """Why somebody else than `owner_uid` may change what a folder holds. Pure."""
    return _untrusted(folder, stat.S_ISDIR(folder.mode), str(folder.path), owner_uid)


def _untrusted(place: Place, right_kind: bool, about: str, owner_uid: int) -> PolicyProblem | None:
    if stat.S_ISLNK(place.mode):
        return PolicyProblem(ProblemCode.LINK, about)
    if not right_kind:
        return PolicyProblem(ProblemCode.NOT_A_FILE, about)
    if place.owner_uid != owner_uid:
        return PolicyProblem(ProblemCode.OWNER, about)
    return PolicyProblem(ProblemCode.WRITABLE, about) if place.mode & _BY_OTHERS else None


def read_trusted(path: Path) -> bytes | PolicyProblem | None:
    """The content of a file that only administrators can have written, why it is not one, or None if none is there."""
    if sys.platform == "win32":
        from sottovoce.core.policy_windows import read_owned_by_administrators

        return read_owned_by_administrators(path)
    return read_owned(path)


def read_any(path: Path) -> bytes | PolicyProblem:
    """The content of a file whoever wrote it, to be looked at before it is put in its place."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        return PolicyProblem(ProblemCode.UNREADABLE)
    return content if len(content) <= MAX_BYTES else PolicyProblem(ProblemCode.TOO_LONG)


def read_owned(path: Path, owner_uid: int = _ROOT_UID, top: Path = Path("/")) -> bytes | PolicyProblem | None:
    """The content of a file that, like every folder above it up to `top`, is this user's alone."""
    try:
        folders = [_place(folder, folder.lstat()) for folder in path.parents if folder.is_relative_to(top)][::-1]
    except FileNotFoundError:
        return None
    except OSError:
        return PolicyProblem(ProblemCode.UNREADABLE)
    try:
        found = _place(path, path.lstat())
    except FileNotFoundError:  # whoever may change its folder could have taken it away
        return untrusted_folder(folders[-1], owner_uid)
    except OSError:
        return PolicyProblem(ProblemCode.UNREADABLE)
    return untrusted(found, folders, owner_uid) or _content(path, owner_uid)


def _content(path: Path, owner_uid: int) -> bytes | PolicyProblem:
    """Reads what was opened, not what bears the name a moment later."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            refused = untrusted(_place(path, os.fstat(descriptor)), (), owner_uid)
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        return PolicyProblem(ProblemCode.LINK if error.errno == errno.ELOOP else ProblemCode.UNREADABLE)
    if refused is not None:
        return refused
    return content if len(content) <= MAX_BYTES else PolicyProblem(ProblemCode.TOO_LONG)


def _place(path: Path, status: os.stat_result) -> Place:
    return Place(path, status.st_mode, status.st_uid)
