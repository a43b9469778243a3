"""Whether the disk under a folder, swap space and hibernation are encrypted: read from the system, never guessed.

Reads /proc and /sys on Linux and asks `fdesetup` on macOS. Windows tells administrators only: UNKNOWN there.
"""

from __future__ import annotations

import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import Final

_FDESETUP_SECONDS: Final = 10.0
_MOUNTINFO_PLACE: Final = 4


class Encrypted(StrEnum):
    """The answer; NO means that the system knows of none (a disk that encrypts itself does not show)."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Swap(StrEnum):
    """What may leave memory for a disk."""

    NONE = "none"
    ENCRYPTED = "encrypted"
    PLAIN = "plain"
    UNKNOWN = "unknown"


def disk_encryption(folder: Path, root: Path = Path("/")) -> Encrypted:
    """Whether the disk under `folder` (or its nearest existing parent) is encrypted; may take a second on macOS."""
    if sys.platform == "darwin":
        return _filevault()
    if sys.platform != "linux":
        return Encrypted.UNKNOWN
    place = folder.absolute()
    while not place.exists() and place != place.parent:
        place = place.parent
    number = place.stat().st_dev
    device = f"{os.major(number)}:{os.minor(number)}"
    if os.major(number) == 0:  # btrfs and others give volumes numbers of their own; the mount table names the disk
        device = _mounted_device(place.resolve(), root)
    return _block_encryption(root / "sys/dev/block" / device, root)


def swap_encryption(root: Path = Path("/")) -> Swap:
    """What holds for swap space; compressed memory (zram) is memory and counts as none."""
    if sys.platform == "darwin":
        return Swap.ENCRYPTED  # always, since Mac OS X 10.7
    if sys.platform != "linux":
        return Swap.UNKNOWN
    try:
        lines = (root / "proc/swaps").read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return Swap.UNKNOWN
    kinds = {_swap_kind(line.split(), root) for line in lines if line.strip()} - {Swap.NONE}
    for worst in (Swap.PLAIN, Swap.UNKNOWN, Swap.ENCRYPTED):
        if worst in kinds:
            return worst
    return Swap.NONE


def hibernation(root: Path = Path("/")) -> Swap:
    """Where all of memory goes when the computer hibernates: nowhere (it cannot), or to a place like swap space."""
    if sys.platform == "darwin":
        return Swap.ENCRYPTED  # the sleep image is encrypted like swap space
    if sys.platform != "linux":
        return Swap.UNKNOWN
    try:
        states = (root / "sys/power/state").read_text(encoding="utf-8").split()
    except OSError:
        return Swap.NONE  # a kernel without sleep
    return swap_encryption(root) if "disk" in states else Swap.NONE


def _swap_kind(fields: list[str], root: Path) -> Swap:
    name, kind = fields[0], fields[1]
    if name.startswith("/dev/zram"):
        return Swap.NONE
    if kind == "partition":
        encrypted = _block_encryption(root / "sys/class/block" / Path(name).resolve().name, root)
    else:
        encrypted = disk_encryption(Path(name), root)
    return {Encrypted.YES: Swap.ENCRYPTED, Encrypted.NO: Swap.PLAIN, Encrypted.UNKNOWN: Swap.UNKNOWN}[encrypted]


def _mounted_device(place: Path, root: Path) -> str:
    """The block device number behind the mount that holds `place`, as major:minor; empty where there is none."""
    best, source = -1, ""
    for line in (root / "proc/self/mountinfo").read_text(encoding="utf-8").splitlines():
        fields, _, rest = line.partition(" - ")
        mounted = Path(fields.split()[_MOUNTINFO_PLACE])
        if place.is_relative_to(mounted) and len(mounted.parts) >= best:
            best, source = len(mounted.parts), rest.split()[1]
    try:
        number = Path(source).stat().st_rdev if source.startswith("/dev/") else 0
    except OSError:
        return ""
    return f"{os.major(number)}:{os.minor(number)}" if number else ""


def _block_encryption(device: Path, root: Path) -> Encrypted:
    """Follows a block device down to the disks it lies on; encrypted if every path meets dm-crypt."""
    if device.name in {"", "block"} or not device.exists():
        return Encrypted.UNKNOWN
    uuid = device / "dm/uuid"
    if uuid.is_file() and uuid.read_text(encoding="utf-8").startswith("CRYPT-"):
        return Encrypted.YES
    if (device / "loop").is_dir():
        return Encrypted.UNKNOWN
    under = sorted((device / "slaves").iterdir()) if (device / "slaves").is_dir() else []
    if not under:
        return Encrypted.NO
    answers = {_block_encryption(root / "sys/class/block" / entry.name, root) for entry in under}
    return answers.pop() if len(answers) == 1 else (Encrypted.NO if Encrypted.NO in answers else Encrypted.UNKNOWN)


def _filevault() -> Encrypted:
    try:
        run = subprocess.run(
            ["/usr/bin/fdesetup", "status"], capture_output=True, text=True, check=False, timeout=_FDESETUP_SECONDS
        )
    except (OSError, subprocess.SubprocessError):
        return Encrypted.UNKNOWN
    if "FileVault is On" in run.stdout:
        return Encrypted.YES
    return Encrypted.NO if "FileVault is Off" in run.stdout else Encrypted.UNKNOWN
