"""Whose word a policy file is: real files with real rights, and the rules for those this computer cannot make."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sottovoce.core.policy import PolicyProblem, ProblemCode
from sottovoce.core.policy_trust import MAX_BYTES, Place, read_owned, untrusted
from sottovoce.core.policy_windows import ALLOWED, DENIED, INHERIT_ONLY, TRUSTED_SIDS, Entry, untrusted_rights

posix = pytest.mark.skipif(sys.platform == "win32", reason="rights are of another kind there")
CONTENT = b"version = 1\n"


def place(path: str, mode: int, owner_uid: int = 0) -> Place:
    return Place(Path(path), mode, owner_uid)


_FILE, _FOLDER, _LINK = stat.S_IFREG | 0o644, stat.S_IFDIR | 0o755, stat.S_IFLNK | 0o777


@pytest.mark.parametrize(
    ("file", "folder", "problem"),
    [
        ((_FILE, 0), (_FOLDER, 0), None),
        ((stat.S_IFREG | 0o600, 0), (stat.S_IFDIR | 0o700, 0), None),
        ((_FILE, 1000), (_FOLDER, 0), PolicyProblem(ProblemCode.OWNER)),
        ((stat.S_IFREG | 0o664, 0), (_FOLDER, 0), PolicyProblem(ProblemCode.WRITABLE)),
        ((stat.S_IFREG | 0o646, 0), (_FOLDER, 0), PolicyProblem(ProblemCode.WRITABLE)),
        ((_LINK, 0), (_FOLDER, 0), PolicyProblem(ProblemCode.LINK)),
        ((_FOLDER, 0), (_FOLDER, 0), PolicyProblem(ProblemCode.NOT_A_FILE)),
        ((stat.S_IFIFO | 0o644, 0), (_FOLDER, 0), PolicyProblem(ProblemCode.NOT_A_FILE)),
        ((_FILE, 0), (_FOLDER, 1000), PolicyProblem(ProblemCode.OWNER, "/etc/sottovoce")),
        ((_FILE, 0), (stat.S_IFDIR | 0o775, 0), PolicyProblem(ProblemCode.WRITABLE, "/etc/sottovoce")),
        ((_FILE, 0), (stat.S_IFDIR | 0o1777, 0), PolicyProblem(ProblemCode.WRITABLE, "/etc/sottovoce")),
        ((_FILE, 0), (_LINK, 0), PolicyProblem(ProblemCode.LINK, "/etc/sottovoce")),
    ],
)
def test_only_what_root_alone_can_have_written_counts(
    file: tuple[int, int], folder: tuple[int, int], problem: PolicyProblem | None
) -> None:
    above = (place("/", _FOLDER), place("/etc/sottovoce", *folder))
    assert untrusted(place("/etc/sottovoce/policy.toml", *file), above) == problem


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A folder that stands for the root of the system, of whoever runs the tests."""
    tmp_path.chmod(0o755)
    folder = tmp_path / "etc" / "sottovoce"
    folder.mkdir(parents=True)
    for each in (folder.parent, folder):
        each.chmod(0o755)
    file = folder / "policy.toml"
    file.write_bytes(CONTENT)
    file.chmod(0o644)
    return tmp_path


def read(top: Path) -> bytes | PolicyProblem | None:
    return read_owned(top / "etc/sottovoce/policy.toml", os.getuid(), top)


@posix
def test_a_file_of_the_owner_is_read(top: Path) -> None:
    assert read(top) == CONTENT


def _link(file: Path) -> None:
    elsewhere = file.with_name("elsewhere")
    file.rename(elsewhere)
    file.symlink_to(elsewhere)


def _link_of_folder(file: Path) -> None:
    elsewhere = file.parent.with_name("elsewhere")
    file.parent.rename(elsewhere)
    file.parent.symlink_to(elsewhere)


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file, 0o644)


def _folder_is_a_file(file: Path) -> None:
    file.unlink()
    file.parent.rmdir()
    file.parent.write_bytes(b"")
    file.parent.chmod(0o644)


@posix
@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda file: file.chmod(0o666), ProblemCode.WRITABLE),
        (lambda file: file.parent.chmod(0o777), ProblemCode.WRITABLE),
        (lambda file: file.parent.parent.chmod(0o775), ProblemCode.WRITABLE),
        (_link, ProblemCode.LINK),
        (_link_of_folder, ProblemCode.LINK),
        (_pipe, ProblemCode.NOT_A_FILE),
        (_folder_is_a_file, ProblemCode.UNREADABLE),
        (lambda file: file.write_bytes(b"#" * (MAX_BYTES + 1)), ProblemCode.TOO_LONG),
    ],
)
def test_a_file_that_somebody_else_could_have_written_is_refused(
    top: Path, spoil: Callable[[Path], None], code: ProblemCode
) -> None:
    spoil(top / "etc/sottovoce/policy.toml")
    found = read(top)
    assert isinstance(found, PolicyProblem)
    assert found.code is code


@posix
def test_the_file_of_somebody_else_is_refused(top: Path) -> None:
    file = top / "etc/sottovoce/policy.toml"
    assert read_owned(file, os.getuid() + 1, file.parent) == PolicyProblem(ProblemCode.OWNER, str(file.parent))


@posix
@pytest.mark.skipif(sys.platform == "win32" or os.getuid() != 0, reason="only root gives files away")
def test_a_file_that_root_gave_away_is_refused(top: Path) -> None:
    os.chown(top / "etc/sottovoce/policy.toml", 1234, 0)
    assert read(top) == PolicyProblem(ProblemCode.OWNER)


@posix
@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_no_missing_one(top: Path) -> None:
    file = top / "etc/sottovoce/policy.toml"
    file.chmod(0)
    assert read(top) == PolicyProblem(ProblemCode.UNREADABLE)
    file.parent.chmod(0)
    try:
        assert read(top) == PolicyProblem(ProblemCode.UNREADABLE)
    finally:
        file.parent.chmod(0o755)


@posix
def test_where_there_is_no_file_there_is_nothing_to_trust(top: Path) -> None:
    file = top / "etc/sottovoce/policy.toml"
    file.unlink()
    assert read(top) is None
    file.parent.rmdir()
    assert read(top) is None


@posix
def test_an_open_folder_without_the_file_is_no_missing_file_for_its_file_may_have_been_taken_away(top: Path) -> None:
    file = top / "etc/sottovoce/policy.toml"
    file.unlink()
    file.parent.chmod(0o777)
    assert read(top) == PolicyProblem(ProblemCode.WRITABLE, str(file.parent))


_ADMINISTRATORS, _USERS = "S-1-5-32-544", "S-1-5-32-545"
_READ, _WRITE_DATA, _ADD_FILE, _DELETE_CHILD, _DELETE = 0x12_00A9, 0x2, 0x2, 0x40, 0x1_0000


@pytest.mark.parametrize(
    ("owner", "entries", "folder", "code"),
    [
        (_ADMINISTRATORS, [Entry(ALLOWED, 0, 0x1F_01FF, _ADMINISTRATORS)], False, None),
        (_ADMINISTRATORS, [Entry(ALLOWED, 0, _READ, _USERS)], False, None),
        ("S-1-5-18", [], False, None),
        (_USERS, [], False, ProblemCode.OWNER),
        ("S-1-5-21-1-2-3-1001", [], True, ProblemCode.OWNER),
        (_ADMINISTRATORS, None, False, ProblemCode.WRITABLE),
        (_ADMINISTRATORS, [Entry(ALLOWED, 0, _READ | _WRITE_DATA, _USERS)], False, ProblemCode.WRITABLE),
        (_ADMINISTRATORS, [Entry(ALLOWED, 0, _DELETE, _USERS)], False, ProblemCode.WRITABLE),
        (_ADMINISTRATORS, [Entry(ALLOWED, 0, 0x1000_0000, _USERS)], False, ProblemCode.WRITABLE),
        (_ADMINISTRATORS, [Entry(ALLOWED, 0, _READ | _ADD_FILE, _USERS)], True, None),
        (_ADMINISTRATORS, [Entry(ALLOWED, 0, _DELETE_CHILD, _USERS)], True, ProblemCode.WRITABLE),
        (_ADMINISTRATORS, [Entry(ALLOWED, INHERIT_ONLY, 0x1000_0000, "S-1-3-0")], True, None),
        (_ADMINISTRATORS, [Entry(DENIED, 0, 0x1F_01FF, _USERS)], False, None),
        (_ADMINISTRATORS, [Entry(9, 0, 0, "")], False, ProblemCode.UNPROVABLE),
    ],
)
def test_on_windows_only_what_administrators_alone_can_change_counts(
    owner: str, entries: list[Entry] | None, folder: bool, code: ProblemCode | None
) -> None:
    assert _ADMINISTRATORS in TRUSTED_SIDS
    assert untrusted_rights(owner, entries, folder=folder) is code
