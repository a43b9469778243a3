"""Recording into a real vault with fake devices: what a user does, what a crash leaves, what recovery makes of it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sottovoce.audio.devices import Devices
from sottovoce.audio.recorder_events import Durable, RecordingStopped, StopReason
from sottovoce.bench.recorder import fake_kills
from sottovoce.services.preflight import Surroundings
from sottovoce.services.record import RecordChoice, RecordService, RunningRecording
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.segment_files import segment_files
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError, StoreFault
from sottovoce_models.types import Track
from tests.helpers.consents import agreed
from tests.helpers.recording import MS, SAMPLES_PER_MS, FakeCapture, Heard, stamped

OPENS = "vier Wörter die nicht passen"
MIC, SYSTEM = Track.MIC, Track.SYSTEM
LOST, OTHER = "ef" * 16, "fe" * 16


class Room:
    """A service with devices that a test plays to, and a clock that goes along with the sound."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.now_ns = 10**12
        self.free = 10**12
        self.captures: tuple[FakeCapture, ...] = ()
        self.absent = False
        self.heard = Heard()
        around = Surroundings(
            devices=lambda: Devices(("m",), "m", True),
            battery=lambda: None,
            free_bytes=lambda _folder: self.free,
            stays_awake=lambda: True,
            screen_reader=lambda: False,
        )
        self.service = RecordService(vault, self._new_captures, around=around, clock_ns=lambda: self.now_ns)
        self.played_ms = 0

    def _new_captures(self, choice: RecordChoice) -> tuple[FakeCapture, ...]:
        self.captures = tuple(FakeCapture(track, absent=self.absent) for track in choice.tracks)
        return self.captures

    def start(self, *, system_sound: bool = False) -> RunningRecording:
        return self.service.start(RecordChoice("Erstgespräch", system_sound=system_sound, consent=agreed()), self.heard)

    def play(self, length_ms: int) -> None:
        """Until the recorder has taken it; most of it is durable then."""
        running = self.service.running
        assert running is not None
        for _ in range(length_ms // 500):
            self.heard.forget()
            for _ in range(10):
                self.now_ns += 50 * MS
                for capture in self.captures:
                    capture.bring(self.now_ns, stamped(self.played_ms, 50 * SAMPLES_PER_MS))
                self.played_ms += 50
            self.heard.wait_for(lambda event: isinstance(event, Durable))
        while not running._recorder._queue.empty() or running.elapsed_ms % 500:
            threading.Event().wait(0.001)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened, _ = Vault.create(tmp_path / "vault", OPENS, cost=LEAST_COST)
    yield opened
    opened.close()


@pytest.fixture
def room(vault: Vault) -> Room:
    return Room(vault)


def heard(vault: Vault, recording_id: str, track: Track = MIC) -> bytes:
    reader = TrackReader(vault.audio_dir(recording_id), recording_id, track, vault.segment_keys(recording_id))
    return b"".join(reader.pcm(0))


def row_of(vault: Vault, recording_id: str) -> MeetingRow:
    row = vault.store.meetings.get(recording_id)
    assert row is not None
    return row


def code_of(call: Callable[[], object]) -> Code:
    with pytest.raises(SottovoceError) as error:
        call()
    return error.value.code


def after_a_crash(vault: Vault, tmp_path: Path) -> Vault:
    """The vault as another process would find it if this one were gone at this moment."""
    copy = tmp_path / "crashed"
    shutil.copytree(vault.folder, copy, ignore=shutil.ignore_patterns("lock"))
    crashed = Vault.at(copy)
    crashed.unlock(OPENS)
    return crashed


def test_a_recording_becomes_a_meeting(room: Room, vault: Vault) -> None:
    running = room.start(system_sound=True)
    assert room.service.running is running
    assert row_of(vault, running.id).state is MeetingState.RECORDING
    room.play(3_000)
    running.bookmark("wichtig")
    running.stop()
    row = row_of(vault, running.id)
    assert (row.title, row.state, row.duration_ms) == ("Erstgespräch", MeetingState.RECORDED, 3_000)
    assert row.tracks == (MIC, SYSTEM)
    assert heard(vault, running.id, MIC) == heard(vault, running.id, SYSTEM) == stamped(0, 48_000)
    (mark,) = vault.store.meetings.bookmarks(running.id)
    assert mark.note == "wichtig"
    assert 2_900 <= mark.at_ms <= 3_000
    assert room.service.running is None
    assert vault.running == frozenset()
    assert room.service.recover() == ()


def test_a_recording_goes_on_while_the_vault_is_locked(room: Room, vault: Vault) -> None:
    running = room.start()
    room.play(1_000)
    vault.lock()
    room.play(2_000)
    running.bookmark("im Dunkeln")
    read = b"".join(running.reader(MIC).pcm(0))
    assert len(read) > 2_000 * SAMPLES_PER_MS * 2
    assert read == stamped(0, len(read) // 2)
    running.stop()
    vault.unlock(OPENS)
    assert row_of(vault, running.id).state is MeetingState.RECORDED
    assert heard(vault, running.id) == stamped(0, 48_000)
    assert [mark.note for mark in vault.store.meetings.bookmarks(running.id)] == ["im Dunkeln"]


@pytest.mark.parametrize("locked", [False, True])
def test_off_the_record_takes_sound_words_and_marks(locked: bool, room: Room, vault: Vault, tmp_path: Path) -> None:
    """Then a crash: nothing of the last ten seconds is found with the vault's keys, everything before them is."""
    running = room.start()
    room.play(2_000)
    running.bookmark("bleibt")
    if locked:
        vault.lock()
    room.play(12_000)
    running.bookmark("soll weg")
    running.set_off_record(True)
    running.bookmark("kommt nicht an")
    assert running.off_record
    crashed = after_a_crash(vault, tmp_path)
    assert Room(crashed).service.recover() == (running.id,)
    keys = crashed.segment_keys(running.id)
    extent = TrackReader(crashed.audio_dir(running.id), running.id, MIC, keys).extent()
    end = running.elapsed_ms
    assert [(str(gap.kind), gap.start_samples // 16, gap.end_samples // 16) for gap in extent.gaps] == [
        ("erased", end - 10_000, end)
    ]
    assert heard(crashed, running.id)[: (end - 10_000) * 32] == stamped(0, (end - 10_000) * 16)
    assert [mark.note for mark in crashed.store.meetings.bookmarks(running.id)] == ["bleibt"]
    crashed.close()
    running.set_off_record(False)
    room.play(1_500)
    running.stop()


def test_words_that_came_back_are_erased_by_recovery(room: Room, vault: Vault, tmp_path: Path) -> None:
    """A crash between the erasing of the sound and of the words."""
    running = room.start()
    room.play(12_000)
    running.set_off_record(True)
    at_ms = running.elapsed_ms - 5_000
    vault.deliver(Parcel(ParcelKind.BOOKMARK, running.id, {"at_ms": at_ms, "note": "Rest"}, at_ms, at_ms + 1))
    crashed = after_a_crash(vault, tmp_path)
    Room(crashed).service.recover()
    assert crashed.store.meetings.bookmarks(running.id) == ()
    crashed.close()
    running.stop()


def test_a_crash_in_the_middle_of_erasing_is_finished_before_the_keys_move(
    room: Room, vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The replacement is there, the doomed segments still have their keys: at the next opening they have none."""
    running = room.start()
    room.play(14_000)

    def power_cut(_paths: object, _files: object = None) -> None:
        raise StoreFault(Code.STORE_ERASE_FAILED)

    with monkeypatch.context() as patch:
        patch.setattr("sottovoce.vault.segment_writer.destroy_files", power_cut)
        assert code_of(lambda: running.set_off_record(True)) is Code.STORE_ERASE_FAILED
    doomed = {file.seq for file in segment_files(vault.audio_dir(running.id))}
    crashed = after_a_crash(vault, tmp_path)
    Room(crashed).service.recover()
    left = {seq for _, seq in crashed.segment_keys(running.id)}
    assert left < doomed
    assert left == {file.seq for file in segment_files(crashed.audio_dir(running.id))}
    extent = TrackReader(crashed.audio_dir(running.id), running.id, MIC, crashed.segment_keys(running.id)).extent()
    assert [str(gap.kind) for gap in extent.gaps] == ["erased"]
    crashed.close()
    running.stop()


def test_after_a_crash_it_is_there_up_to_the_last_durable_second(room: Room, vault: Vault, tmp_path: Path) -> None:
    running = room.start(system_sound=True)
    room.play(7_000)
    durable = room.heard.wait_for(lambda event: isinstance(event, Durable) and min(event.until_ms.values()) >= 6_500)
    assert isinstance(durable, Durable)
    durable_ms = min(durable.until_ms.values())
    files = {file.path.name for file in segment_files(vault.audio_dir(running.id))}
    crashed = after_a_crash(vault, tmp_path)
    service = Room(crashed).service
    assert service.recover() == (running.id,)
    row = row_of(crashed, running.id)
    assert (row.title, row.state) == ("Erstgespräch", MeetingState.RECOVERED)
    assert row.duration_ms >= durable_ms >= 6_500
    for track in (MIC, SYSTEM):
        sound = heard(crashed, running.id, track)
        assert sound == stamped(0, len(sound) // 2)
        assert len(sound) // 32 >= durable.until_ms[track]
    assert {file.path.name for file in segment_files(crashed.audio_dir(running.id))} == files
    assert service.recover() == ()
    crashed.close()
    assert room.service.recover() == ()  # here it runs and is left alone
    assert row_of(vault, running.id).state is MeetingState.RECORDING
    running.stop()


def test_sound_that_the_database_never_heard_of_becomes_a_meeting(room: Room, vault: Vault) -> None:
    writer = TrackWriter(vault.audio_dir(LOST), LOST, MIC, vault.sealer)
    writer.append(stamped(0, 32_000))
    writer.sync()
    (vault.folder / "audio" / "not a recording").mkdir()
    assert room.service.recover() == (LOST,)
    assert row_of(vault, LOST).duration_ms == 2_000
    assert heard(vault, LOST) == stamped(0, 32_000)


def test_a_row_without_sound_is_no_recording_for_ever(room: Room, vault: Vault) -> None:
    now = datetime.now(UTC).isoformat()
    vault.store.meetings.put(MeetingRow(LOST, "leer", None, 0, (MIC,), "", MeetingState.RECORDING, now))
    assert room.service.recover() == (LOST,)
    assert row_of(vault, LOST).state is MeetingState.RECOVERED


def test_recovery_leaves_alone_what_was_finished(room: Room, vault: Vault) -> None:
    running = room.start()
    room.play(1_000)
    running.stop()
    before = row_of(vault, running.id)
    vault.store.meetings.put(replace(before, state=MeetingState.READY))
    assert room.service.recover() == ()
    assert row_of(vault, running.id).state is MeetingState.READY


def test_only_one_recording_at_a_time(room: Room) -> None:
    running = room.start()
    assert code_of(room.start) is Code.RECORD_RUNS
    running.stop()
    room.start().stop()


def test_what_could_not_start_leaves_nothing(room: Room, vault: Vault) -> None:
    room.absent = True
    assert code_of(room.start) is Code.RECORD_NO_DEVICE
    room.absent, room.free = False, 499_999_999
    assert code_of(room.start) is Code.RECORD_DISK_LOW
    room.free = 10**12
    vault.deliver = lambda _parcel: (_ for _ in ()).throw(StoreFault(Code.STORE_WRITE_FAILED))  # type: ignore[method-assign] # a drive that fails
    assert code_of(room.start) is Code.STORE_WRITE_FAILED
    assert room.service.running is None
    assert vault.recordings_on_disk() == ()
    assert vault.running == frozenset()
    assert vault.store.meetings.list() == ()


def test_its_end_is_told_even_if_it_cannot_be_stored(room: Room, vault: Vault) -> None:
    running = room.start()
    room.play(1_000)

    def refuse(_parcel: Parcel) -> None:
        raise StoreFault(Code.STORE_WRITE_FAILED)

    vault.deliver = refuse  # type: ignore[method-assign] # a drive that fails
    running.stop()
    event = room.heard.events[-1]
    assert isinstance(event, RecordingStopped)
    assert event.reason is StopReason.ASKED
    assert event.error is not None
    assert event.error.code is Code.STORE_WRITE_FAILED
    assert vault.running == frozenset()
    assert heard(vault, running.id) == stamped(0, 16_000)


def test_the_level_test_stores_nothing(room: Room, vault: Vault) -> None:
    test = room.service.level_test(RecordChoice(""))
    assert room.captures[0].was_opened.acquire(timeout=10)
    room.captures[0].bring(room.now_ns, stamped(0, 800))
    assert test.take_peak_dbfs() > -60
    test.close()
    assert room.captures[0].closed.wait(10)
    assert vault.recordings_on_disk() == ()
    assert vault.store.meetings.list() == ()


def test_how_long_the_disk_lasts_is_counted_down_to_the_reserve(room: Room) -> None:
    running = room.start(system_sound=True)
    room.free = 500_000_000 + 2 * 32_000 * 3_600
    assert running.free_ms() == 3_600_000
    room.free = 100
    assert running.free_ms() == 0
    running.stop()


def test_kills_at_random_moments_lose_nothing_acknowledged() -> None:
    tally = fake_kills(8, seed=3)
    assert (tally.kills, tally.opened) == (8, 8)
    assert tally.acknowledged_ms > 0
    assert (tally.lost_ms, tally.wrong, tally.readable_after_erasing) == (0, 0, 0)
    assert tally.while_locked > 0
    assert tally.off_record > 0


def test_one_that_cannot_be_recovered_keeps_no_other_from_it(
    room: Room, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    for recording_id in (LOST, OTHER):
        writer = TrackWriter(vault.audio_dir(recording_id), recording_id, MIC, vault.sealer)
        writer.append(stamped(0, 32_000))
        writer.sync()
    real = Vault.segment_keys

    def failing(self: Vault, recording_id: str) -> object:
        if recording_id == min(LOST, OTHER):
            raise StoreFault(Code.STORE_WRITE_FAILED)
        return real(self, recording_id)

    monkeypatch.setattr(Vault, "segment_keys", failing)
    with pytest.raises(StoreFault):
        room.service.recover()
    assert row_of(vault, max(LOST, OTHER)).state is MeetingState.RECOVERED
    monkeypatch.undo()
    assert room.service.recover() == (min(LOST, OTHER),)
