"""Recording a meeting: a look at what could go wrong, the recording itself, and finding again what a crash left.

Needs the vault's public key and folder only: it goes on while the vault is locked.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sottovoce.audio.capture import Capture
from sottovoce.audio.devices import Devices, devices
from sottovoce.audio.loopback import SystemSound, loopback_supported
from sottovoce.audio.microphone import Microphone
from sottovoce.audio.power import SleepInhibitor, battery, free_bytes
from sottovoce.audio.recorder import LOW_DISK_BYTES, Recorder
from sottovoce.audio.recorder_events import Erased, RecorderEvent, RecordingStopped
from sottovoce.audio.timeline import RATE_HZ, SAMPLE_BYTES, ms_of_samples
from sottovoce.vault import segment_recovery
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import SegmentKeys
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError, UserFixable
from sottovoce_models.types import Track

BYTES_PER_TRACK_SECOND: Final = RATE_HZ * SAMPLE_BYTES
_WANTED_HOURS: Final = 4
_LOW_BATTERY_PERCENT: Final = 30


@dataclass(frozen=True, slots=True)
class RecordChoice:
    """What to record: a microphone by name (None: the default one), and what the computer plays or not."""

    title: str
    microphone: str | None = None
    system_sound: bool = False

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks that this makes."""
        return (Track.MIC, Track.SYSTEM) if self.system_sound else (Track.MIC,)


class Severity(StrEnum):
    """How much a finding matters."""

    GOOD = "good"
    HINT = "hint"
    STOPS = "stops"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of the pre-flight check by code: microphone, system_sound, disk, battery, sleep; and its numbers."""

    code: str
    severity: Severity
    number: int = 0


CaptureFactory = Callable[[RecordChoice], Sequence[Capture]]


def real_captures(choice: RecordChoice) -> Sequence[Capture]:
    """The devices of this computer."""
    microphone = Microphone(choice.microphone)
    return (microphone, SystemSound()) if choice.system_sound else (microphone,)


class RunningRecording:
    """A recording under way, made by `RecordService.start`."""

    def __init__(self, vault: Vault, recorder: Recorder, row: MeetingRow, inhibitor: SleepInhibitor) -> None:
        self._vault = vault
        self._recorder = recorder
        self._inhibitor = inhibitor
        self.row: Final = row
        self.ended: Final = recorder.ended

    @property
    def id(self) -> str:
        """The recording's id."""
        return self.row.id

    @property
    def tracks(self) -> tuple[Track, ...]:
        """What is recorded."""
        return self.row.tracks

    @property
    def elapsed_ms(self) -> int:
        """How long it is by now, pauses left out."""
        return self._recorder.elapsed_ms

    @property
    def paused(self) -> bool:
        """Whether it is paused."""
        return self._recorder.paused

    @property
    def off_record(self) -> bool:
        """Whether nothing is kept because somebody asked for it."""
        return self._recorder.off_record

    @property
    def stays_awake(self) -> bool:
        """Whether the system agreed not to sleep."""
        return self._inhibitor.alive

    def free_ms(self) -> int:
        """How much longer the disk lasts, down to the reserve at which recording ends."""
        usable = max(0, free_bytes(self._vault.folder) - LOW_DISK_BYTES)
        return usable * 1000 // (BYTES_PER_TRACK_SECOND * len(self.tracks))

    def keys(self) -> SegmentKeys:
        """The keys of what was recorded so far."""
        return self._recorder.keys()

    def reader(self, track: Track) -> TrackReader:
        """Reads a track while it grows."""
        return TrackReader(self._vault.audio_dir(self.id), self.id, track, self.keys)

    def pause(self) -> None:
        """Keeps nothing until `resume`."""
        self._recorder.set_paused(True)

    def resume(self) -> None:
        """Goes on."""
        self._recorder.set_paused(False)

    def bookmark(self, note: str = "") -> None:
        """Marks this moment."""
        at_ms = self.elapsed_ms
        data = {"at_ms": at_ms, "note": note}
        self._vault.deliver(Parcel(ParcelKind.BOOKMARK, self.id, data, at_ms, at_ms + 1))

    def set_off_record(self, off_record: bool) -> None:
        """On: the last 10 s are destroyed when this returns, and nothing is kept until it is off again."""
        self._recorder.set_off_record(off_record)

    def stop(self) -> None:
        """Ends it; everything is on the drive when this returns."""
        self._recorder.stop()


class RecordService:
    """Starts recordings, one at a time, and finds interrupted ones."""

    def __init__(
        self,
        vault: Vault,
        new_captures: CaptureFactory = real_captures,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self._vault = vault
        self._new_captures = new_captures
        self._now = now
        self._running: RunningRecording | None = None

    @property
    def running(self) -> RunningRecording | None:
        """The recording under way."""
        running = self._running
        return running if running is not None and not running.ended.is_set() else None

    def devices(self) -> Devices:
        """What could be recorded."""
        return devices()

    def preflight(self, choice: RecordChoice) -> tuple[Finding, ...]:
        """Everything that could spoil a recording; stores nothing."""
        found = devices()
        findings = [Finding("microphone", Severity.GOOD if found.default else Severity.STOPS)]
        if choice.system_sound:
            findings.append(Finding("system_sound", Severity.HINT if loopback_supported() else Severity.STOPS))
        needed = BYTES_PER_TRACK_SECOND * len(choice.tracks) * 3600
        hours = max(0, free_bytes(self._vault.folder) - LOW_DISK_BYTES) // needed
        severity = Severity.GOOD if hours >= _WANTED_HOURS else Severity.HINT if hours else Severity.STOPS
        findings.append(Finding("disk", severity, hours))
        power = battery()
        if power is not None and power.in_use:
            low = power.percent < _LOW_BATTERY_PERCENT
            findings.append(Finding("battery", Severity.HINT if low else Severity.GOOD, power.percent))
        with SleepInhibitor() as inhibitor:
            findings.append(Finding("sleep", Severity.GOOD if inhibitor.holds else Severity.HINT))
        return tuple(findings)

    def start(self, choice: RecordChoice, listener: Callable[[RecorderEvent], None]) -> RunningRecording:
        """Records from this moment on. RECORD_RUNS, RECORD_NO_DEVICE, RECORD_NO_SYSTEM_SOUND, RECORD_DISK_LOW."""
        if self.running is not None:
            raise UserFixable(Code.RECORD_RUNS)
        vault = self._vault
        if free_bytes(vault.folder) < LOW_DISK_BYTES:
            raise UserFixable(Code.RECORD_DISK_LOW)
        now = self._now()
        row = MeetingRow(
            id=uuid.uuid4().hex,
            title=choice.title,
            started_at=now.isoformat(timespec="seconds"),
            duration_ms=0,
            tracks=choice.tracks,
            source="",
            state=MeetingState.RECORDING,
            created_at=now.isoformat(),
        )
        folder = vault.audio_dir(row.id)
        captures = self._new_captures(choice)
        writers = {capture.track: TrackWriter(folder, row.id, capture.track, vault.sealer) for capture in captures}
        inhibitor = SleepInhibitor()

        def on_event(event: RecorderEvent) -> None:
            if isinstance(event, Erased):
                _deliver_erased(vault, row.id, event)
            elif isinstance(event, RecordingStopped):
                inhibitor.release()
                self._on_stopped(row.id, recorder.elapsed_ms)
            listener(event)

        recorder = Recorder(captures, writers, on_event, free_bytes=lambda: free_bytes(vault.folder))
        vault.started(row.id)
        try:
            recorder.start()
        except SottovoceError:
            vault.stopped(row.id)
            folder.rmdir()
            raise
        self._running = RunningRecording(vault, recorder, row, inhibitor)
        vault.deliver(Parcel(ParcelKind.MEETING, row.id, row.plain()))
        inhibitor.hold()
        return self._running

    def recover(self) -> tuple[str, ...]:
        """Recordings that a crash or power cut ended become meetings again, whole up to the last durable second.

        Nothing is ever deleted, and one that runs is left alone. Needs the open vault; returns their ids.
        """
        vault, store = self._vault, self._vault.store
        recovered = []
        rows = {row.id: row for row in store.meetings.list()}
        for recording_id in vault.recordings_on_disk():
            row = rows.get(recording_id)
            if recording_id in vault.running or (row is not None and row.state is not MeetingState.RECORDING):
                continue
            folder = vault.audio_dir(recording_id)
            tracks = segment_recovery.tracks_of(folder)
            if not tracks:
                continue
            vault.adopt_keys(recording_id)
            keys = vault.segment_keys(recording_id)
            ends = [TrackReader(folder, recording_id, track, keys).extent().end_samples for track in tracks]
            known = row or _found_row(recording_id, tracks, self._now())
            store.meetings.put(known)
            store.meetings.set_state(recording_id, MeetingState.RECOVERED, ms_of_samples(max(ends)))
            recovered.append(recording_id)
        return tuple(recovered)

    def _on_stopped(self, recording_id: str, duration_ms: int) -> None:
        data = {"state": str(MeetingState.RECORDED), "duration_ms": duration_ms}
        self._vault.deliver(Parcel(ParcelKind.STATE, recording_id, data))
        self._vault.stopped(recording_id)


def _deliver_erased(vault: Vault, recording_id: str, erased: Erased) -> None:
    """Words and notes of the stretch go, too; a little more than the sound, since a word may reach into it."""
    data = {"start_ms": max(0, erased.start_ms - _WORD_MARGIN_MS), "end_ms": erased.end_ms + _WORD_MARGIN_MS}
    vault.deliver(Parcel(ParcelKind.ERASE, recording_id, data))


_WORD_MARGIN_MS: Final = 100


def _found_row(recording_id: str, tracks: Sequence[Track], now: datetime) -> MeetingRow:
    """A recording that the database never heard of: its files say all that is known."""
    return MeetingRow(recording_id, "", None, 0, tuple(tracks), "", MeetingState.RECORDING, now.isoformat())
