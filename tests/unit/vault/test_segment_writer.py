"""Writing and reading a track: short segments under keys of their own, gaps named, and nothing ever appended to."""

from __future__ import annotations

from pathlib import Path

import pytest

from sottovoce.vault.rows_keys import StoredKeys
from sottovoce.vault.segment_files import segment_files
from sottovoce.vault.segment_recovery import frame_counts, interrupted, sealed_segments, tracks_of
from sottovoce.vault.segments import GapKind
from sottovoce_models.errors import StoreFault
from sottovoce_models.types import Track
from tests.helpers.sounds import OPENER, RATE, RECORDING, heard, numbered, reader, write, writer


def test_segments_are_at_most_ten_seconds_and_each_has_its_own_key(tmp_path: Path) -> None:
    to = writer(tmp_path)
    write(to, 25.5)
    to.finish()
    files = segment_files(tmp_path / RECORDING)
    assert [file.seq for file in files] == [0, 1, 2]
    assert all(file.path.stat().st_size < 10.1 * RATE * 2 for file in files)
    assert len({*to.keys.values()}) == 3
    assert heard(tmp_path, to.keys) == numbered(0, round(25.5 * RATE))
    extent = reader(tmp_path, to.keys).extent()
    assert (extent.end_samples, extent.finished, extent.gaps, extent.damaged) == (round(25.5 * RATE), True, (), ())
    assert not interrupted(tmp_path / RECORDING)


def test_the_keys_in_the_files_are_the_writers_and_open_with_the_vault_alone(tmp_path: Path) -> None:
    to = writer(tmp_path)
    write(to, 11)
    found = sealed_segments(tmp_path / RECORDING)
    assert {(each.track, each.seq): OPENER.open(each.key.sealed, each.key.context) for each in found} == to.keys


def test_after_a_restart_nothing_is_appended_to_what_was_there(tmp_path: Path) -> None:
    first = writer(tmp_path)
    write(first, 3)
    before = {file.path: file.path.read_bytes() for file in segment_files(tmp_path / RECORDING)}
    second = writer(tmp_path)
    write(second, 2)
    assert {path: path.read_bytes() for path in before} == before
    assert [file.seq for file in segment_files(tmp_path / RECORDING)] == [0, 1]


def test_gaps_are_named_and_silent(tmp_path: Path) -> None:
    to = writer(tmp_path)
    write(to, 1)
    to.gap(RATE // 2, GapKind.PAUSED)
    to.gap(RATE // 4, GapKind.DEVICE)
    write(to, 1)
    extent = reader(tmp_path, to.keys).extent()
    assert [(gap.start_samples, gap.length_samples, gap.kind) for gap in extent.gaps] == [
        (RATE, RATE // 2, GapKind.PAUSED),
        (RATE * 3 // 2, RATE // 4, GapKind.DEVICE),
    ]
    sound = heard(tmp_path, to.keys)
    gap = bytes(RATE * 3 // 4 * 2)
    assert sound == numbered(0, RATE) + gap + numbered(RATE * 7 // 4, RATE * 11 // 4)


@pytest.mark.parametrize("start", [0, 1, RATE - 1, RATE, 9 * RATE + 17, 10 * RATE, 21 * RATE + 5])
def test_playback_begins_anywhere(tmp_path: Path, start: int) -> None:
    to = writer(tmp_path)
    write(to, 22, sync_every=1.7)
    assert heard(tmp_path, to.keys, start) == numbered(start, 22 * RATE)
    part = b"".join(reader(tmp_path, to.keys).pcm(start, start + 1000))
    assert part == numbered(start, min(22 * RATE, start + 1000))


def test_a_reader_follows_what_is_being_written(tmp_path: Path) -> None:
    to = writer(tmp_path)
    live = reader(tmp_path, to.keys)
    position = 0
    for _ in range(15):
        write(to, 1.3)
        sound = b"".join(live.pcm(position))
        assert sound == numbered(position, to.position_samples)
        position += len(sound) // 2
        assert not live.extent().finished
    to.finish()
    assert live.extent().finished


def test_what_a_recording_was_interrupted_in_stays(tmp_path: Path) -> None:
    to = writer(tmp_path)
    write(to, 3)
    last = segment_files(tmp_path / RECORDING)[-1].path
    last.write_bytes(last.read_bytes()[:-100])
    assert interrupted(tmp_path / RECORDING)
    assert heard(tmp_path, to.keys) == numbered(0, round(2.5 * RATE))
    assert reader(tmp_path, to.keys).extent().damaged == ()


def test_sound_that_was_cut_off_by_somebody_is_damage_when_its_length_is_known(tmp_path: Path) -> None:
    to = writer(tmp_path)
    write(to, 13)
    to.finish()
    folder = tmp_path / RECORDING
    keys = StoredKeys(to.keys, frame_counts(folder))
    assert reader(tmp_path, keys).extent().damaged == ()
    last = segment_files(folder)[-1].path
    whole = last.read_bytes()
    last.write_bytes(whole[: -(RATE + 20 + 20)])  # the end and the last half second, to the byte
    extent = reader(tmp_path, keys).extent()
    assert extent.damaged
    assert extent.end_samples == round(12.5 * RATE)
    with pytest.raises(StoreFault):
        list(reader(tmp_path, keys).pcm(0))
    for length in (0, 10, 150, 208):
        last.write_bytes(whole[:length])
        assert reader(tmp_path, keys).extent().damaged
    last.unlink()
    assert reader(tmp_path, keys).extent().damaged
    assert heard(tmp_path, keys) == numbered(0, 10 * RATE)


def test_a_segment_that_is_missing_in_the_middle_is_a_damaged_gap(tmp_path: Path) -> None:
    to = writer(tmp_path)
    write(to, 25)
    segment_files(tmp_path / RECORDING)[1].path.unlink()
    extent = reader(tmp_path, to.keys).extent()
    assert [(gap.start_samples, gap.end_samples) for gap in extent.damaged] == [(10 * RATE, 20 * RATE)]
    assert heard(tmp_path, to.keys) == numbered(0, 10 * RATE) + bytes(20 * RATE) + numbered(20 * RATE, 25 * RATE)


def test_files_that_changed_their_names_do_not_sound(tmp_path: Path) -> None:
    to = writer(tmp_path)
    write(to, 25)
    first, second, _ = (file.path for file in segment_files(tmp_path / RECORDING))
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)
    assert heard(tmp_path, to.keys) == bytes(40 * RATE) + numbered(20 * RATE, 25 * RATE)


def test_a_file_of_a_stranger_changes_nothing_and_is_told(tmp_path: Path) -> None:
    to = writer(tmp_path)
    write(to, 2)
    stranger = writer(tmp_path)
    write(stranger, 2)
    extent = reader(tmp_path, to.keys).extent()
    assert extent.damaged
    assert heard(tmp_path, to.keys) == numbered(0, 2 * RATE)


def test_two_tracks_are_told_apart(tmp_path: Path) -> None:
    mic, system = writer(tmp_path), writer(tmp_path, track=Track.SYSTEM)
    write(mic, 1)
    write(system, 2)
    assert tracks_of(tmp_path / RECORDING) == (Track.MIC, Track.SYSTEM)
    assert heard(tmp_path, system.keys, track=Track.SYSTEM) == numbered(0, 2 * RATE)
    assert heard(tmp_path, system.keys, track=Track.MIC) == b""


def test_what_makes_no_sense_is_refused(tmp_path: Path) -> None:
    to = writer(tmp_path)
    for wrong in (lambda: to.append(b"x"), lambda: to.gap(-1, GapKind.LOST), lambda: to.gap(5, GapKind.DAMAGED)):
        with pytest.raises(ValueError, match="forwards"):
            wrong()
    to.finish()
    with pytest.raises(ValueError, match="forwards"):
        to.append(b"xx")
