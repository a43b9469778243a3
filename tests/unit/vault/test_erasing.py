""" "Off the record": nothing of the stretch can be read again, whatever happens; what is older stays whole."""

from __future__ import annotations

from collections.abc import Callable
from errno import EIO, ENOSPC
from pathlib import Path

import pytest

from sottovoce.vault.erase_recovery import resume_erasures, unsealed_keys
from sottovoce.vault.erasing import announce_erasure, announced_erasures, destroy, finish_erasures
from sottovoce.vault.segment_files import read_segment, segment_files
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import Frame, GapKind, SegmentCipher, SegmentKeys, decode_content, decode_header
from sottovoce_models.errors import Code, SottovoceError
from sottovoce_models.types import Track
from tests.helpers.faulty_files import FaultyFiles, PowerCut
from tests.helpers.sounds import OPENER, RATE, RECORDING, heard, numbered, reader, write, writer

POSITION = round(12.3 * RATE)
END = round(22.3 * RATE)


def any_frame(folder: Path, keys: SegmentKeys, track: Track = Track.MIC) -> list[Frame]:
    """Every frame that these keys open in any file, whether or not a reader would show it."""
    frames: list[Frame] = []
    for file in segment_files(folder / RECORDING, track):
        key = keys.get((track, file.seq))
        data = read_segment(file.path)
        if key is not None and len(data) >= 208:
            frames += decode_content(SegmentCipher(decode_header(data), key), data).frames
    return frames


def sound_in(frames: list[Frame], start: int, end: int) -> list[Frame]:
    return [frame for frame in frames if frame.kind is None and frame.start_samples < end and frame.end_samples > start]


def started(folder: Path, files: FaultyFiles) -> TrackWriter:
    to = writer(folder, files)
    write(to, END / RATE, sync_every=4)
    return to


def after_recovery(folder: Path) -> SegmentKeys:
    """What an unlocked vault can still open when it has brought everything to its end."""
    before = unsealed_keys(folder / RECORDING, OPENER)
    resume_erasures(folder / RECORDING, {}, OPENER)
    keys = unsealed_keys(folder / RECORDING, OPENER)
    assert resume_erasures(folder / RECORDING, keys, OPENER) == ()
    assert sound_in(any_frame(folder, {**before, **keys}), POSITION, END) == []  # nor with keys of before
    return keys


def test_the_stretch_is_a_gap_and_its_keys_are_gone(tmp_path: Path) -> None:
    to = started(tmp_path, FaultyFiles())
    before = dict(to.keys)
    gone = to.erase_from(POSITION)
    assert gone == (1, 2)
    assert sound_in(any_frame(tmp_path, {**before, **to.keys}), POSITION, END) == []
    write(to, 2)
    to.finish()
    silence = bytes((END - POSITION) * 2)
    assert heard(tmp_path, to.keys) == numbered(0, POSITION) + silence + numbered(END, END + 2 * RATE)
    (gap,) = reader(tmp_path, to.keys).extent().gaps
    assert (gap.start_samples, gap.end_samples, gap.kind) == (POSITION, END, GapKind.ERASED)
    assert announced_erasures(tmp_path / RECORDING) == ()
    assert after_recovery(tmp_path) == to.keys


def test_what_was_not_yet_on_the_drive_is_erased_as_well(tmp_path: Path) -> None:
    to = writer(tmp_path)
    to.append(numbered(0, 3 * RATE))
    to.erase_from(RATE)
    to.finish()
    assert heard(tmp_path, to.keys) == numbered(0, RATE) + bytes(2 * RATE * 2)
    assert sound_in(any_frame(tmp_path, to.keys), RATE, 3 * RATE) == []


def test_twice_is_erased_twice(tmp_path: Path) -> None:
    to = started(tmp_path, FaultyFiles())
    to.erase_from(POSITION)
    write(to, 8)
    again = round(28 * RATE)
    to.erase_from(again)
    write(to, 1)
    end = END + 8 * RATE
    expected = (
        numbered(0, POSITION) + bytes((END - POSITION) * 2) + numbered(END, again) + bytes((end - again) * 2)
    ) + numbered(end, end + RATE)
    assert heard(tmp_path, to.keys) == expected


def test_more_than_a_segment_of_older_sound_is_kept(tmp_path: Path) -> None:
    to = writer(tmp_path)
    write(to, 9.5)
    write(to, 9.5)
    to.erase_from(9 * RATE)
    assert heard(tmp_path, to.keys) == numbered(0, 9 * RATE) + bytes(10 * RATE * 2)


def steps_of_erasing(folder: Path) -> int:
    files = FaultyFiles()
    to = started(folder, files)
    before = files.steps
    to.erase_from(POSITION)
    return files.steps - before


@pytest.mark.parametrize("power", [False, True], ids=["the program dies", "the power is cut"])
def test_a_crash_at_any_step_leaves_nothing_of_it_and_everything_older(tmp_path: Path, power: bool) -> None:
    steps = steps_of_erasing(tmp_path / "count")
    assert steps > 12
    reached = 0
    for step in range(steps):
        folder = tmp_path / f"at-{step}"
        files = FaultyFiles()
        to = started(folder, files)
        files.fail_at = files.steps + step
        with pytest.raises(PowerCut):
            to.erase_from(POSITION)
        if power:
            files.lose_power()
        if not announced_erasures(folder / RECORDING):
            # Not one write of ours has reached the drive: it is as if nobody had pressed.
            assert step <= 2
            assert heard(folder, unsealed_keys(folder / RECORDING, OPENER)) == numbered(0, END)
            continue
        reached += 1
        keys = after_recovery(folder)
        assert heard(folder, keys) == numbered(0, POSITION) + bytes((END - POSITION) * 2)
        assert reader(folder, keys).extent().damaged == ()
    assert reached >= steps - 3


def test_a_crash_during_recovery_is_recovered_from(tmp_path: Path) -> None:
    def crashed(folder: Path) -> None:
        files = FaultyFiles()
        to = started(folder, files)
        files.fail_at = files.steps + 5
        with pytest.raises(PowerCut):
            to.erase_from(POSITION)

    counting = FaultyFiles()
    crashed(tmp_path / "count")
    resume_erasures(tmp_path / "count" / RECORDING, {}, OPENER, counting)
    assert counting.steps > 10
    for step in range(counting.steps):
        folder = tmp_path / str(step)
        crashed(folder)
        files = FaultyFiles(step)
        with pytest.raises(PowerCut):
            resume_erasures(folder / RECORDING, {}, OPENER, files)
        files.lose_power()
        assert heard(folder, after_recovery(folder)) == numbered(0, POSITION) + bytes((END - POSITION) * 2)


def test_a_crash_between_two_tracks_erases_both(tmp_path: Path) -> None:
    mic, system = started(tmp_path, FaultyFiles()), writer(tmp_path, track=Track.SYSTEM)
    write(system, END / RATE)
    mic.erase_from(POSITION)  # and the power is gone before the other track's turn
    resume_erasures(tmp_path / RECORDING, {}, OPENER)
    keys = unsealed_keys(tmp_path / RECORDING, OPENER)
    for track in (Track.MIC, Track.SYSTEM):
        assert sound_in(any_frame(tmp_path, keys, track), POSITION, END) == []
        assert heard(tmp_path, keys, track=track) == numbered(0, POSITION) + bytes((END - POSITION) * 2)


def test_an_announcement_that_stayed_harms_nothing_that_came_later(tmp_path: Path) -> None:
    to = started(tmp_path, FaultyFiles())
    to.erase_from(POSITION)
    write(to, 15)
    to.finish()
    sound = heard(tmp_path, to.keys)
    announce_erasure(tmp_path / RECORDING, Track.MIC, POSITION, END)
    assert resume_erasures(tmp_path / RECORDING, {}, OPENER) == ()
    assert heard(tmp_path, to.keys) == sound
    assert reader(tmp_path, to.keys).extent().finished


def test_an_announced_stretch_in_the_middle_of_a_finished_track_is_cut_out(tmp_path: Path) -> None:
    to = started(tmp_path, FaultyFiles())
    write(to, 15)
    to.finish()
    announce_erasure(tmp_path / RECORDING, Track.MIC, POSITION, END)
    keys = after_recovery(tmp_path)
    expected = numbered(0, POSITION) + bytes((END - POSITION) * 2) + numbered(END, END + 15 * RATE)
    assert heard(tmp_path, keys) == expected
    assert reader(tmp_path, keys).extent().finished


def full() -> OSError:
    return OSError(ENOSPC, "full")


def broken() -> OSError:
    return OSError(EIO, "broken")


@pytest.mark.parametrize("error", [full, broken])
@pytest.mark.parametrize("only", ["create", "write", "sync", "rename", "sync_folder"])
def test_a_drive_that_fails_once_on_the_way_erases_all_the_same(
    tmp_path: Path, only: str, error: Callable[[], OSError]
) -> None:
    counting = FaultyFiles(only=only)
    to = started(tmp_path / "count", counting)
    before = counting.steps
    to.erase_from(POSITION)
    for step in range(counting.steps - before):
        folder = tmp_path / str(step)
        files = FaultyFiles(only=only)
        to = started(folder, files)
        keys = dict(to.keys)
        files.fail_at, files.error = files.steps + step, error
        try:
            to.erase_from(POSITION)
        except SottovoceError as fault:
            assert fault.code is Code.STORE_ERASE_FAILED  # noqa: PT017 -- some steps are made good, some are told
            continue
        assert sound_in(any_frame(folder, {**keys, **to.keys}), POSITION, END) == []
        to.sync()
        assert heard(folder, to.keys) == numbered(0, POSITION) + bytes((END - POSITION) * 2)


def test_a_full_drive_keeps_nothing_from_being_erased(tmp_path: Path) -> None:
    files = FaultyFiles(only="create")
    to = started(tmp_path, files)
    keys = dict(to.keys)
    files.fail_at, files.error, files.repeat = files.steps, full, True
    with pytest.raises(SottovoceError) as told:
        to.erase_from(POSITION)
    assert told.value.code is Code.DISK_FULL
    assert sound_in(any_frame(tmp_path, {**keys, **to.keys}), POSITION, END) == []
    files.fail_at = None
    to.sync()
    assert heard(tmp_path, to.keys) == numbered(0, POSITION) + bytes((END - POSITION) * 2)


def test_recovery_deletes_nothing_where_nothing_was_erased(tmp_path: Path) -> None:
    to = started(tmp_path, FaultyFiles())
    before = {path.name: path.read_bytes() for path in (tmp_path / RECORDING).iterdir()}
    assert finish_erasures(tmp_path / RECORDING) == ()
    assert resume_erasures(tmp_path / RECORDING, {}, OPENER) == ()
    damaged = segment_files(tmp_path / RECORDING)[1].path
    damaged.write_bytes(b"x" * 500)
    assert resume_erasures(tmp_path / RECORDING, {}, OPENER) == ()
    assert {path.name for path in (tmp_path / RECORDING).iterdir()} == before.keys()
    assert to.keys


def test_a_deleted_recording_is_gone_with_its_keys_also_after_a_crash(tmp_path: Path) -> None:
    counting = FaultyFiles()
    started(tmp_path / "count", FaultyFiles())
    destroy(tmp_path / "count" / RECORDING, counting)
    assert not (tmp_path / "count" / RECORDING).exists()
    for step in range(counting.steps):
        folder = tmp_path / str(step)
        started(folder, FaultyFiles())
        files = FaultyFiles(step)
        with pytest.raises(PowerCut):
            destroy(folder / RECORDING, files)
        files.lose_power()
        destroy(folder / RECORDING)
        assert not (folder / RECORDING).exists()
