"""From an older database to a newer one: the new one passes its check, or the old one is there as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sottovoce.vault import migrations
from sottovoce.vault.database import Database
from sottovoce.vault.migrations import open_migrated, steps
from sottovoce_models.errors import Code, SottovoceError, StoreFault, UserFixable

KEY = bytes(range(32))
FIRST = "CREATE TABLE words (word TEXT PRIMARY KEY) STRICT; INSERT INTO words VALUES ('kanarienvogel')"
SECOND = "ALTER TABLE words ADD COLUMN length INTEGER; UPDATE words SET length = length(word)"
THIRD = "CREATE TABLE more (word TEXT)"
BREAKS_A_REFERENCE = "CREATE TABLE less (word TEXT REFERENCES words (word)); INSERT INTO less VALUES ('kein')"


class Crash(BaseException):
    """The program dies."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "vault.db"
    open_migrated(path, KEY, [FIRST]).close()
    return path


@contextmanager
def opened(path: Path, scripts: list[str]) -> Iterator[Database]:
    database = open_migrated(path, KEY, scripts)
    try:
        yield database
    finally:
        database.close()


def files(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.glob("vault.db*"))


def test_the_steps_are_done_and_nothing_is_left_beside_it(path: Path) -> None:
    with opened(path, [FIRST, SECOND, THIRD]) as database:
        assert database.version == 3
        assert database.rows("SELECT * FROM words") == [("kanarienvogel", 13)]
    assert files(path) == ["vault.db"]
    with opened(path, [FIRST, SECOND, THIRD]) as database:
        assert database.version == 3


def test_while_it_is_done_an_encrypted_copy_of_the_old_one_lies_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[tuple[object, ...]]] = []
    real = migrations.sound

    def looking(database: Database) -> bool:
        copy = path.with_name("vault.db.before")
        assert b"kanarienvogel" not in copy.read_bytes()
        assert copy.read_bytes()[:6] != b"SQLite"
        kept = Database(copy, KEY)
        seen.append(kept.rows("SELECT * FROM words"))
        kept.close()
        return real(database)

    monkeypatch.setattr(migrations, "sound", looking)
    with opened(path, [FIRST, SECOND]):
        pass
    assert seen == [[("kanarienvogel",)]]


@pytest.mark.parametrize("bad", [BREAKS_A_REFERENCE, "INSERT INTO words VALUES ('kanarienvogel', 1)"])
def test_a_step_that_fails_or_does_not_pass_its_check_leaves_the_old_one(path: Path, bad: str) -> None:
    with pytest.raises(StoreFault) as refused, opened(path, [FIRST, SECOND, bad]):
        pass
    assert refused.value.code is Code.STORE_DAMAGED
    assert files(path) == ["vault.db"]
    with opened(path, [FIRST]) as database:
        assert database.version == 1
        assert database.rows("SELECT * FROM words") == [("kanarienvogel",)]


def test_a_newer_one_is_refused_untouched(path: Path) -> None:
    with opened(path, [FIRST, SECOND]):
        pass
    before = path.read_bytes()
    with pytest.raises(UserFixable) as refused, opened(path, [FIRST]):
        pass
    assert refused.value.code is Code.VAULT_NEWER
    assert path.read_bytes() == before


@pytest.mark.parametrize("moment", ["copying", "first step", "second step", "check", "removing"])
def test_a_crash_is_finished_at_the_next_opening(path: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    def crash(*_: object) -> bool:
        raise Crash

    real_run: Callable[..., None] = Database.run
    with monkeypatch.context() as patched:
        if moment == "copying":
            patched.setattr(migrations.REAL_FILES, "rename", crash)
        elif moment == "check":
            patched.setattr(migrations, "sound", crash)
        elif moment == "removing":
            patched.setattr(migrations, "_remove", lambda each: crash() if each.name.endswith(".before") else None)
        else:
            doomed = SECOND if moment == "first step" else THIRD

            def run(database: Database, sql: str, *more: object) -> None:
                if sql == doomed:
                    raise Crash
                real_run(database, sql, *more)

            patched.setattr(Database, "run", run)
        # A program that dies does not put anything back.
        patched.setattr(migrations, "_put_back", lambda *_: None)
        with pytest.raises(Crash), opened(path, [FIRST, SECOND, THIRD]):
            pass
    with opened(path, [FIRST, SECOND, THIRD]) as database:
        assert database.version == 3
        assert database.rows("SELECT * FROM words") == [("kanarienvogel", 13)]
    assert files(path) == ["vault.db"]


def test_a_crash_and_then_a_failure_puts_back_what_there_was_at_first(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_run: Callable[..., None] = Database.run

    def run(database: Database, sql: str, *more: object) -> None:
        if sql == THIRD:
            raise Crash
        real_run(database, sql, *more)

    with monkeypatch.context() as patched:
        patched.setattr(Database, "run", run)
        patched.setattr(migrations, "_put_back", lambda *_: None)
        with pytest.raises(Crash), opened(path, [FIRST, SECOND, THIRD]):
            pass
    with pytest.raises(SottovoceError), opened(path, [FIRST, SECOND, BREAKS_A_REFERENCE]):
        pass
    with opened(path, [FIRST]) as database:
        assert database.version == 1


def test_the_shipped_steps_lead_from_nothing_to_today(tmp_path: Path) -> None:
    with opened(tmp_path / "vault.db", list(steps())) as database:
        assert database.version == len(steps())
    assert files(tmp_path / "vault.db") == ["vault.db"]


def test_an_unencrypted_database_or_another_key_is_refused(tmp_path: Path, path: Path) -> None:
    import sqlite3

    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE words (word)")
    plain.commit()
    plain.close()
    for where, key in ((tmp_path / "plain.db", KEY), (path, b"x" * 32)):
        with pytest.raises(StoreFault) as refused:
            Database(where, key)
        assert refused.value.code is Code.STORE_DAMAGED
    with pytest.raises(StoreFault):
        Database(tmp_path / "no" / "folder.db", KEY)
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreFault):
        Database(tmp_path / "folder", KEY)


def test_a_transaction_is_whole_or_nothing_and_forgets_what_was_deleted(path: Path) -> None:
    with opened(path, [FIRST]) as database:

        def fails() -> None:
            with database.transaction():
                database.run("INSERT INTO words VALUES ('halb')")
                with database.transaction():
                    raise Crash

        with pytest.raises(Crash):
            fails()
        assert database.rows("SELECT word FROM words") == [("kanarienvogel",)]
        with database.transaction():
            database.run("DELETE FROM words")
            database.forget_deleted()
        assert path.with_name("vault.db-wal").stat().st_size == 0


def test_a_closed_database_says_that_it_is_locked(path: Path) -> None:
    database = open_migrated(path, KEY, [FIRST])
    database.close()
    for call in (lambda: database.rows("SELECT 1"), database.forget_deleted, lambda: database.run("SELECT 1")):
        with pytest.raises(StoreFault) as refused:
            call()
        assert refused.value.code is Code.STORE_LOCKED
    with pytest.raises(StoreFault), database.transaction():
        pass
