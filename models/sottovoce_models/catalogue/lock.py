"""One transfer per model at a time, across processes; the system frees the lock when its holder dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sottovoce_models.catalogue.disk import writing_to
from sottovoce_models.catalogue.progress import CheckCancelled

_POLL_SECONDS: Final = 0.1


@contextmanager
def model_lock(folder: Path, model_id: str, check_cancelled: CheckCancelled) -> Iterator[None]:
    """Holds the lock `<folder>/.<id>.lock`; waits for another process, which can be cancelled."""
    import filelock

    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(folder / f".{model_id}.lock")

    def acquired() -> bool:
        try:
            lock.acquire(timeout=_POLL_SECONDS, poll_interval=_POLL_SECONDS / 2)
        except filelock.Timeout:  # an OSError, but no fault of the disk
            return False
        return True

    check_cancelled()
    with writing_to(folder):
        while not acquired():
            check_cancelled()
    try:
        yield
    finally:
        lock.release()
