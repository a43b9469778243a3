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
    "cloudstorage",
    "meine ablage",
    "megasync",
    "jottacloud",
    "yandex.disk",
    "creative cloud files",
)
# What sync programs put into the folders they copy. Files: ".dropbox" is also the folder of Dropbox's own settings.
_SYNC_FILES: Final = (".dropbox", ".sync.ffs_db", ".owncloudsync.log", ".nextcloudsync.log")
_SYNC_FOLDERS: Final = (".stfolder",)
_ONEDRIVE_VARIABLES: Final = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
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
        for parent in (place, *place.parents):
            mark = _sync_mark(parent)
            if mark:
                raise UserFixable(Code.VAULT_PLACE_SYNCED, service=mark)
        for variable in _ONEDRIVE_VARIABLES:
            synced = os.environ.get(variable)
            if synced and place.is_relative_to(synced):
                raise UserFixable(Code.VAULT_PLACE_SYNCED, service="OneDrive")
    kind = _network_kind(whole.resolve())
    if kind:
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
        # Not by thread: whoever shuts the vault need not be the thread that opened it.
        self._lock = FileLock(path, timeout=0, mode=0o600, thread_local=False)

    def take(self) -> None:
        """Takes it; VAULT_IN_USE if another process has it."""
        try:
            self._lock.acquire()
        except Timeout as error:
            raise UserFixable(Code.VAULT_IN_USE) from error
        except (OSError, NotImplementedError) as error:
            raise StoreFault(Code.STORE_WRITE_FAILED) from error

    def release(self) -> None:
        """Lets others in."""
        self._lock.release()


def _sync_mark(folder: Path) -> str:
    found = [name for name in _SYNC_FILES if (folder / name).is_file()]
    found += [name for name in _SYNC_FOLDERS if (folder / name).is_dir()]
    return found[0] if found else ""


def _network_kind(folder: Path) -> str:
    """The kind of network drive a folder lies on, "" for one of this computer or where nobody says."""
    import psutil

    try:
        mounts = psutil.disk_partitions(all=True)
    except OSError:
        return ""
    holding = [mount for mount in mounts if folder.is_relative_to(mount.mountpoint)]
    if not holding:
        return ""
    mount = max(holding, key=lambda mount: len(mount.mountpoint))
    kind = str(mount.fstype).casefold()
    return kind if kind in _NETWORK_TYPES or "remote" in mount.opts.split(",") else ""
