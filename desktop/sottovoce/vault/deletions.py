"""The list of what was deleted: says nothing of any meeting, yet keeps a restored backup from bringing one back.

Each line is a hash of the vault's and the recording's random ids and a date; nobody who has only the list learns more
than how many meetings were deleted when. A copy lies beside every backup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from sottovoce.vault.durable_files import REAL_FILES, FileSystem, fault_of, write_durably
from sottovoce_models.errors import Code, StoreFault

DELETIONS_NAME: Final = "deletions.log"
_LINE: Final = re.compile(r"([0-9a-f]{64}) (\d{4}-\d{2}-\d{2})")


def deletion_mark(vault_id: str, recording_id: str) -> str:
    """What stands in the list for a recording."""
    return sha256(f"sottovoce deletion/1 {vault_id} {recording_id}".encode()).hexdigest()


def sound_deletion_mark(vault_id: str, recording_id: str) -> str:
    """What stands in the list for a recording whose sound alone was deleted."""
    return sha256(f"sottovoce sound deletion/1 {vault_id} {recording_id}".encode()).hexdigest()


def withdrawal_mark(vault_id: str, recording_id: str, participant_id: str, purpose: str, reach: str) -> str:
    """What stands in the list where somebody took a consent back and a part of a recording went."""
    parts = f"{vault_id} {recording_id} {participant_id} {purpose} {reach}"
    return sha256(f"sottovoce withdrawal/1 {parts}".encode()).hexdigest()


def read_deletions(path: Path) -> dict[str, str]:
    """Marks and dates of a list; lines that are none are passed over, a missing file is an empty list.

    STORE_DAMAGED for a list that is there and cannot be read: what was deleted must not come back for that.
    """
    try:
        lines = path.read_text(encoding="ascii", errors="replace").splitlines()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise StoreFault(Code.STORE_DAMAGED) from error
    return {found[1]: found[2] for line in lines if (found := _LINE.fullmatch(line))}


def add_deletions(path: Path, marks: Iterable[str], on: date, files: FileSystem = REAL_FILES) -> None:
    """The list holds these, too; durable on return. DISK_FULL, STORE_WRITE_FAILED."""
    merge_deletions(path, {mark: on.isoformat() for mark in marks}, files)


def merge_deletions(path: Path, other: dict[str, str], files: FileSystem = REAL_FILES) -> None:
    """The list holds what another one holds, too; durable on return. DISK_FULL, STORE_WRITE_FAILED."""
    merged = {**other, **read_deletions(path)}
    text = "".join(f"{mark} {day}\n" for mark, day in sorted(merged.items()))
    try:
        write_durably(files, path, text.encode())
    except OSError as error:
        raise fault_of(error) from error
