"""Where a vault may lie: on a drive of this computer, in a folder that nothing copies elsewhere, for its owner only."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from sottovoce_models.errors import Code, StoreFault, UserFixable

# How the folders of sync programs are called, in lower case; matched as the beginning of a part of the path.
_SYNCED: Final = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "icloud",
    "mobile documents",
    "com~apple~clouddocs",
    "nextcloud",
    "owncloud",
    "pcloud",
    "magentacloud",
    "hidrive",
    "box sync",
    "syncthing",
    "seafile",
    "proton drive",
    "tresorit",
)
_SYNC_MARKS: Final = (".stfolder", ".dropbox", ".sync.ffs_db", ".owncloudsync.log", ".nextcloudsync.log")
_NETWORK_TYPES: Final = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "davfs2"),
        *("fuse.sshfs", "fuse.rclone", "fuse.davfs", "ncpfs", "afs", "ceph", "glusterfs"),
    )
)


def check_place(folder: Path) -> None:
    """Refuses a folder that something copies away. VAULT_PLACE_SYNCED(service), VAULT_PLACE_NETWORK(kind)."""
    whole = folder.expanduser().absolute()
    if whole.drive.startswith("\\\\"):
        raise UserFixable(Code.VAULT_PLACE_NETWORK, kind="UNC")
    for place in {whole, whole.resolve()}:
        for part in place.parts:
            if part.casefold().startswith(_SYNCED):
                raise UserFixable(Code.VAULT_PLACE_SYNCED, service=part)
        for parent in place.parents:
            mark = next((name for name in _SYNC_MARKS if (parent / name).exists()), None)
            if mark is not None:
                raise UserFixable(Code.VAULT_PLACE_SYNCED, service=mark)
    kind = _file_system(whole.resolve())
    if kind in _NETWORK_TYPES:
        raise UserFixable(Code.VAULT_PLACE_NETWORK, kind=kind)


def make_private(folder: Path) -> None:
    """The folder is there and only its owner may look into it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix":
            folder.chmod(0o700)
    except OSError as error:
        raise StoreFault(Code.STORE_WRITE_FAILED) from error


class ProcessLock:
    """One process at a time: the system lets go of it when the process ends, however that happens."""

    def __init__(self, path: Path) -> None:
        self._lock = FileLock(path, timeout=0, mode=0o600)

    def take(self) -> None:
        """Takes it; VAULT_IN_USE if another process has it."""
        try:
            self._lock.acquire()
        except Timeout as error:
            raise UserFixable(Code.VAULT_IN_USE) from error
        except OSError as error:
            raise StoreFault(Code.STORE_WRITE_FAILED) from error

    def release(self) -> None:
        """Lets others in."""
        self._lock.release()


def _file_system(folder: Path) -> str:
    """The kind of file system a folder lies on, "" where nobody says."""
    import psutil

    try:
        mounts = psutil.disk_partitions(all=True)
    except OSError:
        return ""
    holding = [mount for mount in mounts if folder.is_relative_to(mount.mountpoint)]
    return str(max(holding, key=lambda mount: len(mount.mountpoint)).fstype).casefold() if holding else ""
