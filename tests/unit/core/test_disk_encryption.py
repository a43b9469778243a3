"""What the system says about encrypted disks and swap, from made-up /sys and /proc trees."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sottovoce.core.disk_encryption import Encrypted, Swap, disk_encryption, hibernation, swap_encryption

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the files of Linux")


def device(root: Path, name: str, *under: str, uuid: str = "") -> Path:
    folder = root / "sys/class/block" / name
    folder.mkdir(parents=True)
    for other in under:
        (folder / "slaves" / other).mkdir(parents=True)
    if uuid:
        (folder / "dm").mkdir()
        (folder / "dm/uuid").write_text(uuid)
    return folder


def number_of(root: Path, folder: Path, target: Path) -> None:
    """Gives the disk of a real folder to a made-up device."""
    number = folder.stat().st_dev
    place = root / "sys/dev/block"
    place.mkdir(parents=True)
    (place / f"{os.major(number)}:{os.minor(number)}").symlink_to(target)


@pytest.fixture
def real(tmp_path: Path) -> Path:
    if os.major(tmp_path.stat().st_dev) == 0:
        pytest.skip("the temporary folder lies on no block device")
    return tmp_path


def test_a_plain_disk_is_not_encrypted(tmp_path: Path, real: Path) -> None:
    number_of(tmp_path, real, device(tmp_path, "sda1"))
    assert disk_encryption(real / "not" / "there yet", tmp_path) is Encrypted.NO


def test_a_volume_on_an_encrypted_disk_is(tmp_path: Path, real: Path) -> None:
    device(tmp_path, "sda1")
    device(tmp_path, "dm-0", "sda1", uuid="CRYPT-LUKS2-0a-root")
    number_of(tmp_path, real, device(tmp_path, "dm-1", "dm-0", uuid="LVM-x"))
    assert disk_encryption(real, tmp_path) is Encrypted.YES


def test_one_plain_half_spoils_it(tmp_path: Path, real: Path) -> None:
    device(tmp_path, "sda1")
    device(tmp_path, "dm-0", "sda1", uuid="CRYPT-LUKS2-0a-root")
    number_of(tmp_path, real, device(tmp_path, "dm-1", "dm-0", "sda1", uuid="LVM-x"))
    assert disk_encryption(real, tmp_path) is Encrypted.NO


def test_nothing_known_is_said_as_such(tmp_path: Path, real: Path) -> None:
    assert disk_encryption(real, tmp_path) is Encrypted.UNKNOWN


@pytest.mark.parametrize(
    ("lines", "uuid", "expected"),
    [
        ("", "", Swap.NONE),
        ("/dev/zram0 partition 100 0 5\n", "", Swap.NONE),
        ("/dev/sottovoce-none partition 100 0 5\n", "", Swap.PLAIN),
        ("/dev/sottovoce-none partition 100 0 5\n", "CRYPT-PLAIN-swap", Swap.ENCRYPTED),
        (
            "/dev/sottovoce-none partition 1 0 5\n/dev/sottovoce-other partition 1 0 5\n",
            "CRYPT-PLAIN-swap",
            Swap.UNKNOWN,
        ),
    ],
)
def test_swap(tmp_path: Path, lines: str, uuid: str, expected: Swap) -> None:
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/swaps").write_text(f"Filename Type Size Used Priority\n{lines}")
    device(tmp_path, "sottovoce-none", uuid=uuid)
    assert swap_encryption(tmp_path) is expected


@pytest.mark.skipif(sys.platform != "linux", reason="read from /sys on Linux only")
@pytest.mark.parametrize(
    ("states", "swaps", "expected"),
    [
        ("freeze mem disk\n", "/dev/zram0 partition 1 0 100\n", Swap.NONE),
        ("freeze mem disk\n", "/dev/nowhere partition 1 0 100\n", Swap.UNKNOWN),
        ("freeze mem\n", "/dev/nowhere partition 1 0 100\n", Swap.NONE),
        (None, "/dev/nowhere partition 1 0 100\n", Swap.NONE),
    ],
)
def test_hibernation_goes_where_swap_space_is(tmp_path: Path, states: str | None, swaps: str, expected: Swap) -> None:
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/swaps").write_text(f"Filename Type Size Used Priority\n{swaps}")
    if states is not None:
        (tmp_path / "sys/power").mkdir(parents=True)
        (tmp_path / "sys/power/state").write_text(states)
    assert hibernation(tmp_path) is expected
