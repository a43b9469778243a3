from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.audio.capture import Block
from sottovoce.audio.recorder_events import (
    DriveFaulted,
    DriveRecovered,
    Durable,
    Erased,
    GapMarked,
    LevelsMeasured,
    StopReason,
    TrackSilent,
    TrackSounds,
)
from sottovoce.vault.erasing import finish_erasures
from sottovoce_models.errors import Code, StoreFault
from sottovoce_models.types import Track
from tests.helpers.recording import (
    CYCLE_MS,
    MS,
    SAMPLES_PER_MS,
    SECOND,
    FailingFiles,
    Stage,
    stamped,
    stamps,
)

MIC, SYSTEM = Track.MIC, Track.SYSTEM


def furthest_ms(pcm: bytes, shift_ms: int = 0) -> int:
    """How far the sound lies from the moment it was heard, at most; gaps are left out."""
    heard = stamps(pcm)
    place = np.arange(len(heard)) // SAMPLES_PER_MS + shift_ms
    off = (heard - place + CYCLE_MS // 2) % CYCLE_MS - CYCLE_MS // 2
    return int(np.abs(off[heard >= 0]).max())


def test_everything_is_kept_from_the_first_sample_to_the_last(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.play(3_050)
    stage.finish()
    for track in (MIC, SYSTEM):
        assert stage.heard(track) == stamped(0, 3_050 * SAMPLES_PER_MS)
        extent = stage.extent(track)
        assert (extent.gaps, extent.finished, extent.damaged) == ((), True, ())
    assert stage.tracks.elapsed_ms == 3_050
    assert stage.tracks.error is None


def test_it_is_durable_twice_a_second_and_what_was_told_is_there(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.play(10_000)
    at_ms = stage.when_ms(Durable)
    assert max(np.diff([0, *at_ms])) <= 600
    last = stage.events(Durable)[-1]
    assert isinstance(last, Durable)
    assert stage.extent().end_samples >= last.until_ms[MIC] * SAMPLES_PER_MS >= 9_000 * SAMPLES_PER_MS


@settings(max_examples=40)
@given(
    lost=st.lists(st.tuples(st.integers(1, 60), st.integers(1, 120)), min_size=1, max_size=4),
    jitter_ms=st.integers(0, 35),
    seed=st.integers(0, 1 << 16),
)
def test_sound_stays_at_its_place_whatever_is_lost(lost: list[tuple[int, int]], jitter_ms: int, seed: int) -> None:
    """Overflows of any length, after any time, blocks that come late: ± 50 ms, and gaps as long as the loss."""
    chance = np.random.default_rng(seed)
    with TemporaryDirectory() as folder:
        stage = Stage(Path(folder), (MIC,))
        missing_ms = 0
        stage.play(1_000)
        for played, skipped in lost:
            stage.play(played * 50, late_ms=lambda: chance.uniform(0, jitter_ms))
            stage.now_ns += skipped * 50 * MS
            missing_ms += skipped * 50
            began = stage.now_ms
            stage.now_ns += 50 * MS
            stage.tracks.take(Block(MIC, stage.now_ns, stamped(began, 800), broken=True))
        stage.finish()
        assert furthest_ms(stage.heard()) <= 50
        gaps = list(stage.gaps_ms())
        assert abs(sum(end - start for _, start, end in gaps) - missing_ms) <= 50
        assert {kind for kind, _, _ in gaps} <= {"lost", "device"}


@pytest.mark.parametrize("late_ms", [100, 300, 900])
def test_a_first_block_that_comes_late_costs_no_sound(late_ms: int, tmp_path: Path) -> None:
    stage = Stage(tmp_path, (MIC,))
    stage.now_ns += late_ms * MS
    for number in range(late_ms // 50):  # what had piled up comes in one go
        stage.tracks.take(Block(MIC, stage.now_ns, stamped(number * 50, 800)))
    stage.play(3_000)
    stage.finish()
    assert stage.heard() == stamped(0, (late_ms // 50 * 50 + 3_000) * SAMPLES_PER_MS)


def test_a_burst_after_a_hiccup_is_no_loss(tmp_path: Path) -> None:
    stage = Stage(tmp_path, (MIC,))
    stage.play(2_000)
    stage.now_ns += 1_400 * MS
    for number in range(28):
        stage.tracks.take(Block(MIC, stage.now_ns, stamped(2_000 + number * 50, 800)))
    stage.play(2_000)
    stage.finish()
    assert stage.heard() == stamped(0, 5_400 * SAMPLES_PER_MS)


def test_blocks_that_come_late_again_and_again_are_no_loss(tmp_path: Path) -> None:
    chance = np.random.default_rng(5)
    stage = Stage(tmp_path, (MIC,))
    stage.play(200)
    stage.play(20_000, late_ms=lambda: chance.choice([0, 0, 90, 250]))
    stage.finish()
    assert stage.events(GapMarked) == []
    assert stage.heard() == stamped(0, 20_200 * SAMPLES_PER_MS)


def test_a_track_that_starts_later_lies_where_it_was_heard(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.play(1_200, MIC)
    stage.play(2_000)
    stage.finish()
    assert list(stage.gaps_ms(SYSTEM)) == [("device", 0, 1_200)]
    assert furthest_ms(stage.heard(SYSTEM)) <= 1
    assert stage.extent(SYSTEM).end_samples == stage.extent(MIC).end_samples


def test_a_device_that_is_lost_leaves_a_gap_and_the_next_one_goes_on(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.play(4_000)
    stage.play(3_300, SYSTEM)
    assert stage.tracks.stalled(stage.now_ns) == (MIC,)
    stage.tracks.reopened(MIC, stage.now_ns)
    assert stage.tracks.stalled(stage.now_ns) == ()  # it gets time to bring its first sound
    stage.play(3_000)
    stage.finish()
    ((kind, start, end),) = stage.gaps_ms(MIC)
    assert kind == "device"
    assert abs(start - 4_000) <= 50
    assert abs(end - 7_300) <= 50
    assert furthest_ms(stage.heard(MIC)) <= 50
    assert stage.heard(SYSTEM) == stamped(0, 10_300 * SAMPLES_PER_MS)
    assert stage.extent(MIC).end_samples == stage.extent(SYSTEM).end_samples


def test_a_track_that_brings_nothing_any_more_is_as_long_as_the_other(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.play(2_000)
    stage.play(6_000, SYSTEM)
    lag = stage.tracks._tracks[SYSTEM].writer.position_samples - stage.tracks._tracks[MIC].writer.position_samples
    assert lag <= 1_600 * SAMPLES_PER_MS
    stage.finish()
    assert stage.extent(MIC).end_samples == stage.extent(SYSTEM).end_samples == 8_000 * SAMPLES_PER_MS


def test_a_pause_leaves_half_a_second_and_nothing_that_was_said_in_it(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.play(2_000)
    stage.tracks.hold(stage.now_ns)
    stage.play(7_000)
    assert stage.tracks.elapsed_ms == 2_000
    stage.tracks.release(stage.now_ns)
    stage.play(2_000)
    stage.finish()
    for track in (MIC, SYSTEM):
        assert list(stage.gaps_ms(track)) == [("paused", 2_000, 2_500)]
        heard = stamps(stage.heard(track))
        assert not np.any((heard >= 2_000) & (heard < 9_000))
        assert heard[-1] == 10_999
    assert stage.tracks.elapsed_ms == 4_500


def test_tracks_that_are_apart_when_paused_are_together_when_it_goes_on(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.play(2_000)
    stage.play(300, SYSTEM)
    stage.tracks.hold(stage.now_ns)
    stage.play(1_000)
    stage.tracks.release(stage.now_ns)
    stage.play(1_000)
    stage.finish()
    tails = [stamps(stage.heard(track))[-800 * SAMPLES_PER_MS :] for track in (MIC, SYSTEM)]
    assert np.array_equal(*tails)
    assert np.all(tails[0] >= 0)
    assert {kind for kind, _, _ in stage.gaps_ms(MIC)} == {"paused"}


def press_off_record(stage: Stage) -> None:
    assert stage.tracks.erase(stage.now_ns) is None


@pytest.mark.parametrize("played_ms", [50, 3_000, 10_000, 10_050, 25_700, 41_250])
def test_off_the_record_nothing_of_the_last_ten_seconds_is_left(played_ms: int, tmp_path: Path) -> None:
    """A crash right after pressing: what recovery finds has everything before them, nothing of them."""
    stage = Stage(tmp_path)
    stage.play(played_ms)
    press_off_record(stage)
    assert finish_erasures(stage.folder) == ()
    start_ms = max(0, played_ms - 10_000)
    for track in (MIC, SYSTEM):
        heard = stamps(stage.heard(track))
        assert heard.tobytes()[: start_ms * SAMPLES_PER_MS * 8] == (
            stamps(stamped(0, start_ms * SAMPLES_PER_MS)).tobytes()
        )
        assert np.all(heard[start_ms * SAMPLES_PER_MS :] == -1)
        assert list(stage.gaps_ms(track)) == [("erased", start_ms, played_ms)]
    (erased,) = stage.events(Erased)
    assert isinstance(erased, Erased)
    assert (erased.start_ms, erased.end_ms) == (start_ms, played_ms)
    assert set(erased.segments) == {MIC, SYSTEM}


def test_sound_on_its_way_while_off_the_record_is_not_kept_after_it(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.play(12_000)
    press_off_record(stage)
    stage.play(6_000)
    stage.tracks.release(stage.now_ns)
    on_ms = stage.now_ms
    for number in range(4):  # heard off the record, 200 ms on its way
        for track in (MIC, SYSTEM):
            block = stamped(on_ms - 200 + number * 50, 800)
            stage.tracks.take(Block(track, stage.now_ns + (number + 1) * 50 * MS, block))
    stage.now_ns += 200 * MS
    stage.play(3_000)
    stage.finish()
    for track in (MIC, SYSTEM):
        heard = stamps(stage.heard(track))
        assert not np.any((heard >= 2_000) & (heard < on_ms))
        ((kind, start, end),) = stage.gaps_ms(track)
        assert (kind, start) == ("erased", 2_000)
        assert 12_500 <= end <= 12_800
        assert heard[-1] == stage.now_ms - 1


def test_off_the_record_during_a_pause_takes_ten_seconds_of_sound(tmp_path: Path) -> None:
    stage = Stage(tmp_path, (MIC,))
    stage.play(15_000)
    stage.tracks.hold(stage.now_ns)
    stage.play(4_000)
    press_off_record(stage)
    stage.tracks.release(stage.now_ns)
    stage.play(2_000)
    stage.finish()
    heard = stamps(stage.heard())
    assert not np.any((heard >= 5_000) & (heard < 19_000))
    assert {kind for kind, _, _ in stage.gaps_ms()} == {"erased"}


def test_stop_off_the_record_keeps_nothing_more(tmp_path: Path) -> None:
    stage = Stage(tmp_path, (MIC,))
    stage.play(11_000)
    press_off_record(stage)
    stage.play(5_000)
    stage.finish()
    assert len(stage.heard()) == 11_000 * SAMPLES_PER_MS * 2
    assert list(stage.gaps_ms()) == [("erased", 1_000, 11_000)]


def test_what_a_listener_cannot_do_when_erasing_reaches_whoever_asked(tmp_path: Path) -> None:
    stage = Stage(tmp_path, (MIC,))

    def refuse(event: object) -> None:
        if isinstance(event, Erased):
            raise StoreFault(Code.STORE_WRITE_FAILED)

    stage.tracks._listener = refuse
    stage.play(1_000)
    error = stage.tracks.erase(stage.now_ns)
    assert error is not None
    assert error.code is Code.STORE_WRITE_FAILED
    assert stage.tracks.held


def test_sleep_is_a_short_gap(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.play(2_000)
    stage.now_ns += 3_600 * SECOND
    stage.tracks.slept(3_600 * SECOND, stage.now_ns)
    assert stage.tracks.stalled(stage.now_ns) == ()
    stage.play(2_000)
    stage.finish()
    for track in (MIC, SYSTEM):
        assert list(stage.gaps_ms(track)) == [("device", 2_000, 2_500)]


def test_what_was_heard_after_stop_was_pressed_is_not_kept(tmp_path: Path) -> None:
    stage = Stage(tmp_path, (MIC,))
    stage.play(1_000)
    stage.tracks.end_at(stage.now_ns)
    stage.now_ns += 50 * MS
    stage.tracks.take(Block(MIC, stage.now_ns, stamped(1_000, 800)))
    stage.tracks.finish(stage.now_ns)
    assert stage.heard() == stamped(0, 1_000 * SAMPLES_PER_MS)


@pytest.mark.parametrize("nothing_comes", [True, False])
def test_silence_is_told_within_fifteen_seconds_and_so_is_its_end(nothing_comes: bool, tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.play(3_000)
    for _ in range(320):
        if nothing_comes:
            stage.play(50, SYSTEM)
            continue
        stage.tracks.take(Block(MIC, stage.now_ns + 50 * MS, bytes(1_600)))
        stage.play(50, SYSTEM)
    assert stage.events(TrackSilent) == [TrackSilent(MIC)]
    assert stage.when_ms(TrackSilent)[0] - 3_000 <= 15_000
    stage.play(200)
    assert stage.events(TrackSounds) == [TrackSounds(MIC)]


def test_a_pause_is_no_silence(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.play(1_000)
    stage.tracks.hold(stage.now_ns)
    stage.play(60_000, silent=True)
    stage.tracks.release(stage.now_ns)
    stage.play(5_000)
    assert stage.events(TrackSilent) == []
    assert stage.tracks.stalled(stage.now_ns) == ()


def test_levels_are_told_ten_times_a_second(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.play(2_000, MIC)
    levels = stage.events(LevelsMeasured)
    assert 18 <= len(levels) <= 20
    last = levels[-1]
    assert isinstance(last, LevelsMeasured)
    assert -30 < last.peaks_dbfs[MIC] < 0
    assert last.peaks_dbfs[SYSTEM] == -120


def test_a_disk_that_gets_low_ends_it_cleanly(tmp_path: Path) -> None:
    free = [600_000_000]
    stage = Stage(tmp_path, free_bytes=lambda: free[0])
    stage.play(5_000)
    free[0] = 499_999_999
    stage.play(5_000)
    assert stage.tracks.stop is StopReason.DISK_LOW
    assert stage.now_ms <= 7_100
    stage.tracks.finish(stage.now_ns)
    assert stage.heard() == stamped(0, stage.now_ms * SAMPLES_PER_MS)
    assert stage.extent().finished


OFFSETS = [round(offset) for offset in np.linspace(1, 170_000, 50)]


@pytest.mark.parametrize("kind", ["full", "broken", "sync", "short"])
def test_a_drive_that_fails_at_any_byte_is_told_within_two_seconds_and_costs_nothing_acknowledged(
    kind: str, tmp_path: Path
) -> None:
    for number, offset in enumerate(OFFSETS):
        files = FailingFiles(kind, offset)
        stage = Stage(tmp_path / str(number), (MIC,), files)
        failed_at_ms = None
        while stage.tracks.stop is None and stage.now_ms < 7_000:
            before = files.failed
            stage.play(50)
            if failed_at_ms is None and files.failed > before:
                failed_at_ms = stage.now_ms
        assert failed_at_ms is not None
        durable = [event.until_ms.get(MIC, 0) for event in stage.events(Durable) if isinstance(event, Durable)]
        if kind == "short":  # the rest of the data goes with the next write: nothing to tell
            assert stage.events(DriveFaulted) == []
            stage.finish()
            assert stage.heard() == stamped(0, 7_000 * SAMPLES_PER_MS)
            continue
        assert stage.when_ms(DriveFaulted)[0] - failed_at_ms <= 2_000
        (told,) = stage.events(DriveFaulted)
        assert isinstance(told, DriveFaulted)
        assert told.error.code is (Code.DISK_FULL if kind == "full" else Code.STORE_WRITE_FAILED)
        assert (stage.tracks.stop is StopReason.FAULT) == (kind == "full")
        heard = stage.heard()
        assert heard == stamped(0, len(heard) // 2)
        assert len(heard) // 2 >= max(durable, default=0) * SAMPLES_PER_MS


@pytest.mark.parametrize("kind", ["broken", "sync"])
def test_after_a_fault_that_passes_everything_is_there(kind: str, tmp_path: Path) -> None:
    for number, offset in enumerate(OFFSETS):
        stage = Stage(tmp_path / str(number), (MIC,), FailingFiles(kind, offset, times=1 + number % 12))
        stage.play(20_000)
        stage.finish()
        assert stage.heard() == stamped(0, 20_000 * SAMPLES_PER_MS)
        assert stage.extent().finished
        assert stage.tracks.error is None
        assert len(stage.events(DriveFaulted)) == len(stage.events(DriveRecovered)) >= 1


def test_a_fault_that_lasts_ends_it_after_half_a_minute(tmp_path: Path) -> None:
    stage = Stage(tmp_path, (MIC,), FailingFiles("broken", 100_000))
    stage.play(60_000)
    assert stage.tracks.stop is StopReason.FAULT
    assert 30_000 <= stage.now_ms - stage.when_ms(DriveFaulted)[0] <= 31_000
    stage.tracks.finish(stage.now_ns)
    assert stage.tracks.error is not None
    assert stage.tracks.error.code is Code.STORE_WRITE_FAILED
    heard = stage.heard()
    assert heard == stamped(0, len(heard) // 2)


def test_one_track_whose_drive_fails_does_not_hold_up_the_other(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.writers[MIC]._files = FailingFiles("broken", 0)
    stage.play(5_000)
    last = stage.events(Durable)[-1]
    assert isinstance(last, Durable)
    assert last.until_ms == {SYSTEM: 5_000}
