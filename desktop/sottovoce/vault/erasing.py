"""Destroying sound: first the key that opens it, then the file. What is destroyed cannot be read by anyone.

It does not reach copies made before, nor what a drive keeps of overwritten blocks; these open only with the vault's
passphrase.

What is about to be erased is announced by the name of an empty file, `track-start-end.erasing`, which is on the drive
before the first key is destroyed: a crash in between does not undo what somebody asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sottovoce.vault.durable_files import REAL_FILES, FileSystem
from sottovoce.vault.segment_files import SegmentFile, claimed_header, forget_sealed_key, segment_files
from sottovoce_models.errors import Code, StoreFault
from sottovoce_models.types import Track

_ANNOUNCED: Final = re.compile(r"[a-z]{1,8}-(\d+)-(\d+)\.erasing")


@dataclass(frozen=True, slots=True)
class Announced:
    """A stretch, in samples, that was to be erased from every track of a recording."""

    path: Path
    start_samples: int
    end_samples: int


def announce_erasure(
    folder: Path, track: Track, start_samples: int, end_samples: int, files: FileSystem = REAL_FILES
) -> Path:
    """From now on the stretch of all tracks is erased, also after a crash; the file to remove when it is; OSError."""
    path = folder / f"{track.value}-{start_samples}-{end_samples}.erasing"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        descriptor = files.create(path)
        try:
            files.sync(descriptor)
        finally:
            files.close(descriptor)
    files.sync_folder(folder)
    return path


def announced_erasures(folder: Path) -> tuple[Announced, ...]:
    """What was announced and perhaps not brought to its end."""
    found = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        match = _ANNOUNCED.fullmatch(path.name)
        if match is not None:
            found.append(Announced(path, int(match[1]), int(match[2])))
    return tuple(found)


def destroy_files(paths: Iterable[Path], files: FileSystem = REAL_FILES) -> None:
    """All of the files' keys are overwritten and the files gone, on the drive; missing ones are fine.

    Goes on after a fault, so that as much as possible is destroyed; then StoreFault(STORE_ERASE_FAILED).
    """
    doomed = tuple(paths)
    faults: list[OSError] = []
    for path in doomed:
        try:
            forget_sealed_key(path, files)
        except OSError as error:
            faults.append(error)
    for path in doomed:
        try:
            files.unlink(path)
        except PermissionError:
            # Windows does not remove a file that is being read. Its key is gone; the next scan removes the rest.
            continue
        except OSError as error:
            faults.append(error)
    for folder in {path.parent for path in doomed}:
        try:
            files.sync_folder(folder)
        except FileNotFoundError:
            continue
        except OSError as error:
            faults.append(error)
    if faults:
        raise StoreFault(Code.STORE_ERASE_FAILED) from faults[0]


def destroy(folder: Path, files: FileSystem = REAL_FILES) -> None:
    """All sound of a recording and its folder are destroyed; may be called again after a crash or a fault."""
    if not folder.is_dir():
        return
    destroy_files(sorted(path for path in folder.iterdir() if path.is_symlink() or not path.is_dir()), files)
    with suppress(OSError):  # an empty folder that stays tells nothing and can be removed next time
        folder.rmdir()
        files.sync_folder(folder.parent)


def finish_erasures(folder: Path, files: FileSystem = REAL_FILES) -> tuple[SegmentFile, ...]:
    """What an erasure had begun to destroy when it was cut short is destroyed; says which segments that were.

    An erasure's last act of writing is to put a whole segment in the place of those it destroys: that one names them.
    """
    found = segment_files(folder)
    void: set[SegmentFile] = set()
    for file in found:
        header = claimed_header(file)
        if header is None or header.recording_id != folder.name:
            continue
        void |= {other for other in found if other.track is file.track and header.replaces <= other.seq < header.seq}
    unfinished = sorted(folder.glob("*.svs.part")) if folder.is_dir() else []
    if void or unfinished:
        destroy_files((*(file.path for file in sorted(void)), *unfinished), files)
    return tuple(sorted(void))
