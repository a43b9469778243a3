"""Windows: where the policy file lies and who may change it, asked of the system without starting another program.

Best effort: whatever cannot be told counts as a file that somebody else may have written.
"""

from __future__ import annotations

import ctypes
import stat
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sottovoce.core.policy import PolicyProblem, ProblemCode
from sottovoce.core.policy_trust import MAX_BYTES

_PROGRAM_DATA: Final = uuid.UUID("62AB5D82-FDC1-4DC3-A9DD-070D1D495D97")
# Administrators, the system, and the installer of Windows itself.
TRUSTED_SIDS: Final = frozenset(
    {
        "S-1-5-32-544",
        "S-1-5-18",
        "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
    }
)
_DELETE_AND_RIGHTS: Final = 0x0001_0000 | 0x0004_0000 | 0x0008_0000  # delete, change the rights, change the owner
_ANY_WRITE: Final = 0x4000_0000 | 0x1000_0000  # generic write, generic all
_FILE_CHANGES: Final = 0x0002 | 0x0004 | 0x0010 | 0x0100 | _DELETE_AND_RIGHTS | _ANY_WRITE
# Everybody may put new files into the common data folder; what matters is that nobody may take away what is there.
_FOLDER_CHANGES: Final = 0x0040 | _DELETE_AND_RIGHTS | _ANY_WRITE
ALLOWED: Final = 0
DENIED: Final = 1
INHERIT_ONLY: Final = 0x08
_OWNER_AND_RIGHTS: Final = 0x1 | 0x4
_FILE_OBJECT: Final = 1
_HEADER_BYTES: Final = 8  # of an entry before its SID; of a list before its first entry


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of who may do what: allowed or denied (or something rarer), how it is passed on, rights, to whom."""

    kind: int
    flags: int
    rights: int
    sid: str


def untrusted_rights(owner: str, entries: Sequence[Entry] | None, *, folder: bool) -> ProblemCode | None:
    """Why others than administrators may change a file, or what a folder holds; None if they may not. Pure.

    `entries` None: there is no list, so everybody may do everything.
    """
    if owner not in TRUSTED_SIDS:
        return ProblemCode.OWNER
    if entries is None:
        return ProblemCode.WRITABLE
    changes = _FOLDER_CHANGES if folder else _FILE_CHANGES
    for entry in entries:
        if entry.flags & INHERIT_ONLY or entry.kind == DENIED or entry.sid in TRUSTED_SIDS:
            continue
        if entry.kind != ALLOWED:
            return ProblemCode.UNPROVABLE
        if entry.rights & changes:
            return ProblemCode.WRITABLE
    return None


def program_data() -> Path:
    """The folder of data common to all users, as the system knows it; OSError."""
    found = ctypes.c_wchar_p()
    known = (ctypes.c_ubyte * 16).from_buffer_copy(_PROGRAM_DATA.bytes_le)
    if ctypes.CDLL("shell32").SHGetKnownFolderPath(ctypes.byref(known), 0, None, ctypes.byref(found)):
        raise OSError("the folder of common data is unknown")
    path = found.value
    ctypes.CDLL("ole32").CoTaskMemFree(found)
    if not path:
        raise OSError("the folder of common data is unknown")
    return Path(path)


def read_owned_by_administrators(path: Path) -> bytes | PolicyProblem | None:
    """The content of a file that only administrators can have written, why it is not one, or None if none is there."""
    try:
        if not path.parent.exists():
            return None
        refused = _refused(path.parent, folder=True) or _refused(path.parent.parent, folder=True)
        if refused is not None:
            return refused
        if not path.exists():
            return None
        refused = _refused(path, folder=False)
        if refused is not None:
            return refused
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError, AttributeError, ctypes.ArgumentError):
        return PolicyProblem(ProblemCode.UNPROVABLE)
    return content if len(content) <= MAX_BYTES else PolicyProblem(ProblemCode.TOO_LONG)


def _refused(path: Path, *, folder: bool) -> PolicyProblem | None:
    about = str(path) if folder else ""
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", False):
        return PolicyProblem(ProblemCode.LINK, about)
    if not (stat.S_ISDIR(status.st_mode) if folder else stat.S_ISREG(status.st_mode)):
        return PolicyProblem(ProblemCode.NOT_A_FILE, about)
    code = untrusted_rights(*_rights_of(path), folder=folder)
    return None if code is None else PolicyProblem(code, about)


def _rights_of(path: Path) -> tuple[str, list[Entry] | None]:
    """The owner and the list of who may do what; OSError."""
    library = ctypes.CDLL("advapi32")  # stdcall and cdecl are one on 64 bit, which is all that Qt 6 runs on
    owner, rights, descriptor = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
    failed = library.GetNamedSecurityInfoW(
        ctypes.c_wchar_p(str(path)),
        _FILE_OBJECT,
        _OWNER_AND_RIGHTS,
        ctypes.byref(owner),
        None,
        ctypes.byref(rights),
        None,
        ctypes.byref(descriptor),
    )
    if failed or not owner.value:
        raise OSError("who may change it is unknown")
    try:
        return _sid(owner.value), None if not rights.value else list(_entries(rights.value))
    finally:
        ctypes.CDLL("kernel32").LocalFree(descriptor)


def _entries(address: int) -> Iterator[Entry]:
    count = ctypes.c_ushort.from_address(address + 4).value
    place = address + _HEADER_BYTES
    for _ in range(count):
        kind, flags = ctypes.c_ubyte.from_address(place).value, ctypes.c_ubyte.from_address(place + 1).value
        plain = kind in {ALLOWED, DENIED}  # only these two have their rights and SID where they are read
        rights = ctypes.c_uint.from_address(place + 4).value if plain else 0
        yield Entry(kind, flags, rights, _sid(place + _HEADER_BYTES) if plain else "")
        place += ctypes.c_ushort.from_address(place + 2).value


def _sid(address: int) -> str:
    text = ctypes.c_wchar_p()
    library = ctypes.CDLL("advapi32")
    if not library.ConvertSidToStringSidW(ctypes.c_void_p(address), ctypes.byref(text)) or not text.value:
        raise OSError("an owner is unknown")
    try:
        return text.value
    finally:
        ctypes.CDLL("kernel32").LocalFree(text)
