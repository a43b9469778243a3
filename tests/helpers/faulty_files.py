"""A drive that fails, fills up or loses its power at a moment that a test chooses; behind it are real files.

Operations that change something are counted. At a power cut everything that was not synced is lost: what was written
since a file's last sync, and names that were made, changed or removed since their folder's last sync. So the real drive
need not be waited for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sottovoce.vault.durable_files import RealFiles


class PowerCut(BaseException):
    """The power is gone; nothing that runs goes on."""


class FaultyFiles:
    """`fail_at`: the number of the operation (from 0) that raises `error`; `repeat`: all after it do, too."""

    def __init__(
        self,
        fail_at: int | None = None,
        error: Callable[[], BaseException] = PowerCut,
        *,
        only: str | None = None,
        repeat: bool = False,
        short_writes: bool = False,
    ) -> None:
        self.real = RealFiles()
        self.fail_at, self.error, self.only, self.repeat = fail_at, error, only, repeat
        self.short_writes = short_writes
        self.steps = 0
        self.told: list[str] = []
        self._paths: dict[int, Path] = {}
        self._synced: dict[Path, bytes] = {}
        self._undo: list[tuple[Path, Callable[[], None]]] = []

    def create(self, path: Path) -> int:
        self._step("create")
        descriptor = self.real.create(path)
        self._paths[descriptor] = path
        self._synced[path] = b""
        self._undo.append((path.parent, lambda: path.unlink(missing_ok=True)))
        return descriptor

    def change(self, path: Path) -> int:
        descriptor = self.real.change(path)
        self._paths[descriptor] = path
        self._synced.setdefault(path, path.read_bytes())
        return descriptor

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        self._step("write", lambda: self.real.write(descriptor, data[: len(data) // 2]))
        if self.short_writes and len(data) > 1:
            return self.real.write(descriptor, data[: max(1, len(data) // 3)])
        return self.real.write(descriptor, data)

    def seek(self, descriptor: int, offset: int) -> None:
        self.real.seek(descriptor, offset)

    def sync(self, descriptor: int) -> None:
        self._step("sync")
        path = self._paths[descriptor]
        if path.exists():
            self._synced[path] = path.read_bytes()

    def close(self, descriptor: int) -> None:
        self._paths.pop(descriptor, None)
        self.real.close(descriptor)

    def rename(self, path: Path, to: Path) -> None:
        self._step("rename")
        before = to.read_bytes() if to.exists() else None
        self._synced[to] = self._synced.pop(path, path.read_bytes())
        self.real.rename(path, to)

        def undo() -> None:
            to.rename(path)
            if before is not None:
                to.write_bytes(before)
                self._synced[to] = before
            self._synced[path] = path.read_bytes()

        self._undo.append((to.parent, undo))

    def unlink(self, path: Path) -> None:
        if not path.exists():
            return
        self._step("unlink")
        content = self._synced.get(path, path.read_bytes())
        self.real.unlink(path)

        def undo() -> None:
            path.write_bytes(content)

        self._undo.append((path.parent, undo))

    def sync_folder(self, folder: Path) -> None:
        self._step("sync_folder")
        self._undo = [(where, undo) for where, undo in self._undo if where != folder]

    def lose_power(self) -> None:
        """What was not synced is gone."""
        for path, content in self._synced.items():
            if path.exists():
                path.write_bytes(content)
        for _, undo in reversed(self._undo):
            undo()
        self._undo.clear()

    def _step(self, name: str, partly: Callable[[], object] | None = None) -> None:
        if self.only is not None and name != self.only:
            return
        number, self.steps = self.steps, self.steps + 1
        self.told.append(name)
        if self.fail_at is not None and (number == self.fail_at or (self.repeat and number > self.fail_at)):
            if partly is not None:
                partly()
            raise self.error()
