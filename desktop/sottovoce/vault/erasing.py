"""Destroying sound: first the key that opens it, then the file. What is destroyed cannot be read by anyone.

It does not reach copies made before, nor what a drive keeps of overwritten blocks; these open only with the vault's
passphrase.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sottovoce.vault.durable_files import REAL_FILES, FileSystem
from sottovoce.vault.segment_files import claimed_header, forget_sealed_key, segment_files
from sottovoce_models.errors import Code, StoreFault


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


def finish_erasures(folder: Path, files: FileSystem = REAL_FILES) -> tuple[Path, ...]:
    """What an erasure had begun to destroy when it was cut short is destroyed; says which files that were.

    An erasure's last act of writing is to put a whole segment in the place of those it destroys: that one names them.
    """
    found = segment_files(folder)
    void: set[Path] = set()
    for file in found:
        header = claimed_header(file)
        if header is None or header.recording_id != folder.name:
            continue
        void |= {
            other.path for other in found if other.track is file.track and header.replaces <= other.seq < header.seq
        }
    unfinished = sorted(folder.glob("*.svs.part")) if folder.is_dir() else []
    doomed = (*sorted(void), *unfinished)
    if doomed:
        destroy_files(doomed, files)
    return doomed
