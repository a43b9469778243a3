"""A drive that fails or fills up while sound is written: it is told, and what was acknowledged stays."""

from __future__ import annotations

import random
from collections.abc import Callable
from errno import EIO, ENOSPC
from pathlib import Path

import pytest

from sottovoce.vault.segment_files import segment_files
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import SegmentKeys
from sottovoce_models.errors import Code, SottovoceError
from tests.helpers.faulty_files import FaultyFiles, PowerCut
from tests.helpers.sounds import RATE, RECORDING, heard, numbered, reader, write, writer

SECONDS = 15
STEPS = 60
OFFSETS = sorted(random.Random(7).sample(range(60), 50))  # noqa: S311 -- where a drive fails in a test


def full() -> OSError:
    return OSError(ENOSPC, "full")


def broken() -> OSError:
    return OSError(EIO, "broken")


def feed(to: TrackWriter, acknowledged: list[int]) -> None:
    """Feeds sound in small steps until the first error."""
    for _ in range(STEPS):
        start = to.position_samples
        to.append(numbered(start, start + SECONDS * RATE // STEPS))
        acknowledged.append(to.sync())


def fed(folder: Path, files: FaultyFiles) -> tuple[int, list[Code], SegmentKeys]:
    """What was acknowledged until the first error, what was told, and the keys."""
    to = writer(folder, files)
    acknowledged: list[int] = [0]
    told = []
    try:
        feed(to, acknowledged)
    except SottovoceError as error:
        told.append(error.code)
    return acknowledged[-1], told, to.keys


@pytest.mark.parametrize(
    ("only", "error", "code"),
    [
        ("write", full, Code.DISK_FULL),
        ("write", broken, Code.STORE_WRITE_FAILED),
        ("sync", broken, Code.STORE_WRITE_FAILED),
    ],
    ids=["full", "error on write", "error on sync"],
)
def test_a_drive_that_fails_for_good_is_told_at_once_and_nothing_acknowledged_is_lost(
    tmp_path: Path, only: str, error: Callable[[], OSError], code: Code
) -> None:
    for number, offset in enumerate(OFFSETS):
        folder = tmp_path / str(number)
        acknowledged, told, keys = fed(folder, FaultyFiles(offset, error, only=only, repeat=True))
        assert told == [code]
        sound = heard(folder, keys)
        assert sound[: acknowledged * 2] == numbered(0, acknowledged)
        assert sound == numbered(0, len(sound) // 2)


@pytest.mark.parametrize("only", ["write", "sync", "create", "sync_folder"])
def test_a_fault_that_passes_costs_nothing(tmp_path: Path, only: str) -> None:
    for number, offset in enumerate(OFFSETS):
        folder = tmp_path / str(number)
        files = FaultyFiles(offset, broken, only=only)
        acknowledged, told, keys = fed(folder, files)
        assert not told
        assert acknowledged == SECONDS * RATE
        assert heard(folder, keys) == numbered(0, SECONDS * RATE)
        assert reader(folder, keys).extent().damaged == ()


def test_a_drive_that_takes_less_than_it_was_given_gets_the_rest(tmp_path: Path) -> None:
    acknowledged, told, keys = fed(tmp_path, FaultyFiles(short_writes=True))
    assert (acknowledged, told) == (SECONDS * RATE, [])
    assert heard(tmp_path, keys) == numbered(0, SECONDS * RATE)


def test_after_a_failed_sync_the_same_file_is_never_written_again(tmp_path: Path) -> None:
    files = FaultyFiles(3, broken, only="sync")
    to = writer(tmp_path, files)
    write(to, 2)
    first = segment_files(tmp_path / RECORDING)[0].path
    before = first.read_bytes()
    write(to, 2)
    assert first.read_bytes() == before
    assert len(segment_files(tmp_path / RECORDING)) == 2
    assert to.faults == 1


def test_sound_waits_in_memory_for_a_drive_that_comes_back_and_what_is_too_old_is_called_lost(tmp_path: Path) -> None:
    files = FaultyFiles()
    to = writer(tmp_path, files)
    write(to, 2)
    files.fail_at, files.repeat, files.error = files.steps, True, full
    for _ in range(45):
        start = to.position_samples
        try:
            to.append(numbered(start, start + RATE))
            to.sync()
        except SottovoceError as error:
            assert error.code is Code.DISK_FULL  # noqa: PT017 -- every round fails, and goes on
    files.fail_at = None
    assert to.sync() == 47 * RATE
    extent = reader(tmp_path, to.keys).extent()
    (gap,) = extent.gaps
    assert (gap.start_samples, gap.kind) == (2 * RATE, "lost")
    assert 47 * RATE - gap.end_samples >= 30 * RATE
    sound = heard(tmp_path, to.keys)
    assert sound[: 2 * RATE * 2] == numbered(0, 2 * RATE)
    assert sound[gap.end_samples * 2 :] == numbered(gap.end_samples, 47 * RATE)


def test_the_power_may_go_at_any_moment(tmp_path: Path) -> None:
    counting = FaultyFiles()
    fed(tmp_path / "count", counting)
    for step in range(0, counting.steps, 2):
        folder = tmp_path / str(step)
        files = FaultyFiles(step)
        to = writer(folder, files)
        acknowledged = [0]
        with pytest.raises(PowerCut):
            feed(to, acknowledged)
        files.lose_power()
        sound = heard(folder, to.keys)
        assert len(sound) // 2 >= acknowledged[-1]
        assert sound == numbered(0, len(sound) // 2)
