"""The encrypted SQLite database under the store: opening it, and turning its complaints into errors of ours.

SQLite3 Multiple Ciphers encrypts every page, the journal and the index; what it cannot encrypt (temporary tables)
is kept in memory. One connection, one lock: whoever reads or writes holds `lock` for that long.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import apsw

from sottovoce_models.errors import Code, SottovoceError, StoreFault, UserFixable

_READABLE_HEADER: Final = b"SQLite format 3\x00"
_BUSY_MS: Final = 5_000

Value = str | int | float | bytes | None
Row = tuple[Any, ...]


class Database:
    """One open database file; thread-safe. STORE_DAMAGED if it is not one, or not for this key."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path: Final = path
        self.lock: Final = threading.RLock()
        self._depth = 0
        self._forget = False
        _refuse_readable(path)
        with translated():
            self._connection = apsw.Connection(str(path))
        try:
            with translated():
                self._set_up(key)
        except SottovoceError:
            self._connection.close()
            raise
        path.chmod(0o600)

    def _set_up(self, key: bytes) -> None:
        connection = self._connection
        connection.set_busy_timeout(_BUSY_MS)
        connection.pragma("cipher", "chacha20")
        connection.pragma("key", f"raw:{key.hex()}")
        connection.pragma("temp_store", "memory")
        connection.pragma("secure_delete", True)
        connection.pragma("foreign_keys", True)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()  # the first read proves the key
        connection.pragma("journal_mode", "wal")
        connection.pragma("synchronous", "full")

    @property
    def version(self) -> int:
        """`user_version`: the number of the last migration."""
        return int(self.value("PRAGMA user_version") or 0)

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """All rows of a statement; the cursor is exhausted, so that nothing stays open."""
        with self.lock, translated():
            return self._connection.execute(sql, tuple(parameters)).fetchall()

    def row(self, sql: str, parameters: Sequence[Value] = ()) -> Row | None:
        """The first row, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def value(self, sql: str, parameters: Sequence[Value] = ()) -> Any:
        """The first value of the first row, or None."""
        row = self.row(sql, parameters)
        return row[0] if row else None

    def run(self, sql: str, parameters: Sequence[Value] = ()) -> None:
        """A statement, or several without parameters, whose rows nobody wants."""
        self.rows(sql, parameters)

    def run_many(self, sql: str, parameters: Sequence[Sequence[Value]]) -> None:
        """The same statement for many rows, all of them or none."""
        with self.transaction(), translated():
            self._connection.executemany(sql, [tuple(row) for row in parameters]).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, durable when left; inner ones belong to the outermost."""
        with self.lock:
            if self._depth:
                yield
                return
            self._depth += 1
            try:
                self.run("BEGIN IMMEDIATE")
                try:
                    yield
                    self.run("COMMIT")
                except BaseException:
                    if self._connection.in_transaction:
                        self.run("ROLLBACK")
                    raise
            finally:
                self._depth -= 1
            if self._forget:
                self.forget_deleted()

    def forget_deleted(self) -> None:
        """What was deleted leaves the write-ahead log, too: now, or when the transaction is through."""
        with self.lock:
            self._forget = bool(self._depth)
            if not self._depth:
                self.run("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_to(self, target: Path, key: bytes) -> None:
        """A consistent copy under the same key, made page by page while others wait."""
        copy = Database(target, key)
        try:
            with self.lock, translated(), copy._connection.backup("main", self._connection, "main") as backup:
                backup.step()
        finally:
            copy.close()

    def close(self) -> None:
        """Writes the log into the file and closes it; nothing of it may be used afterwards."""
        with self.lock, translated():
            self._connection.close()


def _refuse_readable(path: Path) -> None:
    """STORE_DAMAGED if somebody put an unencrypted database here, or if nobody can look."""
    try:
        with path.open("rb") as file:
            beginning = file.read(len(_READABLE_HEADER))
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreFault(Code.STORE_DAMAGED) from error
    if beginning == _READABLE_HEADER:
        raise StoreFault(Code.STORE_DAMAGED)


@contextmanager
def translated() -> Iterator[None]:
    """SQLite's errors as ours; none of them carries a statement or a value."""
    try:
        yield
    except apsw.FullError as error:
        raise UserFixable(Code.DISK_FULL) from error
    except (apsw.IOError, apsw.ReadOnlyError, apsw.CantOpenError, apsw.BusyError, apsw.LockedError) as error:
        raise StoreFault(Code.STORE_WRITE_FAILED) from error
    except (apsw.NotADBError, apsw.CorruptError, apsw.FormatError) as error:
        raise StoreFault(Code.STORE_DAMAGED) from error
    except (apsw.ConstraintError, apsw.MismatchError, apsw.TooBigError) as error:
        raise StoreFault(Code.STORE_DAMAGED) from error  # what was to be stored contradicts what is there
    except apsw.ConnectionClosedError as error:
        raise StoreFault(Code.STORE_LOCKED) from error
