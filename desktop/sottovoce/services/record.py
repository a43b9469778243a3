"""Recording a meeting: a look at what could go wrong, the recording itself, and finding again what a crash left.

Needs the vault's public key and folder only: it goes on while the vault is locked.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from sottovoce.audio.capture import Capture
from sottovoce.audio.devices import Devices
from sottovoce.audio.level_test import LevelTest
from sottovoce.audio.loopback import SystemSound
from sottovoce.audio.microphone import Microphone
from sottovoce.audio.monotonic import now_ns
from sottovoce.audio.power import SleepInhibitor
from sottovoce.audio.recorder import Recorder
from sottovoce.audio.recorder_events import Erased, RecorderEvent, RecordingStopped
from sottovoce.audio.recording_tracks import LOW_DISK_BYTES
from sottovoce.core.consent import MeetingConsent, Participant, start_blockers
from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.services import preflight
from sottovoce.services.consent.running import RunningConsent
from sottovoce.services.policy import require
from sottovoce.services.preflight import BYTES_PER_TRACK_SECOND, Finding, FindingCode, Severity, Surroundings
from sottovoce.vault import erasing, segment_recovery
from sottovoce.vault.parcels import Parcel, ParcelKind, erasure
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.segment_reader import TrackExtent, TrackReader
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import GapKind, SegmentKeys, ms_of_samples
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError, StoreFault, UserFixable
from sottovoce_models.types import Track

__all__ = ["CaptureFactory", "Finding", "RecordChoice", "RecordService", "RunningRecording", "real_captures"]


@dataclass(frozen=True, slots=True)
class RecordChoice:
    """What to record: a microphone by name (None: the default one), and what the computer plays or not.

    `consent`: who is there and what they said; nothing is recorded with an answer missing.
    """

    title: str
    microphone: str | None = None
    system_sound: bool = False
    consent: MeetingConsent = field(default_factory=MeetingConsent)

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks that this makes."""
        return (Track.MIC, Track.SYSTEM) if self.system_sound else (Track.MIC,)


CaptureFactory = Callable[[RecordChoice], Sequence[Capture]]


def real_captures(choice: RecordChoice) -> Sequence[Capture]:
    """The devices of this computer."""
    microphone = Microphone(choice.microphone)
    return (microphone, SystemSound()) if choice.system_sound else (microphone,)


class RunningRecording:
    """A recording under way, made by `RecordService.start`."""

    def __init__(
        self,
        vault: Vault,
        recorder: Recorder,
        row: MeetingRow,
        inhibitor: SleepInhibitor,
        free_bytes: Callable[[Path], int],
        consent: MeetingConsent,
        now: Callable[[], str],
    ) -> None:
        self._vault = vault
        self._recorder = recorder
        self._pausing = threading.Lock()
        self._pause_wished = False
        self.answers: Final = RunningConsent(vault, row.id, consent, now, self._on_held)
        self._inhibitor = inhibitor
        self._free_bytes = free_bytes
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
    def consent(self) -> MeetingConsent:
        """Who is there and what they said."""
        return self.answers.consent

    @property
    def held(self) -> bool:
        """Whether nothing is kept because somebody has not agreed; it is paused then."""
        return self.answers.held

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
        usable = max(0, self._free_bytes(self._vault.folder) - LOW_DISK_BYTES)
        return usable * 1000 // (BYTES_PER_TRACK_SECOND * len(self.tracks))

    def keys(self) -> SegmentKeys:
        """The keys of what was recorded so far."""
        return self._recorder.keys()

    def reader(self, track: Track) -> TrackReader:
        """Reads a track while it grows."""
        return TrackReader(self._vault.audio_dir(self.id), self.id, track, self.keys)

    def pause(self) -> None:
        """Keeps nothing until `resume`."""
        with self._pausing:
            self._pause_wished = True
            self._recorder.set_paused(True)

    def resume(self) -> None:
        """Goes on; while it is held, as soon as everyone has agreed."""
        with self._pausing:
            self._pause_wished = False
            self._recorder.set_paused(self.held)

    def joined(self, participant: Participant) -> None:
        """Somebody came: unless they have agreed already, nothing is kept from now on until they have, or are gone."""
        self.answer(self.consent.with_participant(participant))

    def answer(self, consent: MeetingConsent) -> None:
        """What people say from now on, also behind the lock; nothing is kept while anyone has not agreed.

        Raises what storing raises: then a no counts all the same, and a yes does not yet.
        """
        self.answers.answer(consent)

    def _on_held(self, held: bool) -> None:
        with self._pausing:
            self._recorder.set_paused(held or self._pause_wished)

    def bookmark(self, note: str = "") -> None:
        """Marks this moment, also while the vault is locked; not off the record, when nothing is kept."""
        if self.off_record:
            return
        at_ms = self.elapsed_ms
        data = {"at_ms": at_ms, "note": note}
        self._vault.deliver(Parcel(ParcelKind.BOOKMARK, self.id, data, at_ms, at_ms + 1))

    def set_off_record(self, off_record: bool) -> None:
        """On: the last 10 s are destroyed when this returns, and nothing is kept until it is off again.

        STORE_ERASE_FAILED, STORE_WRITE_FAILED, DISK_FULL: something may be left; nothing is kept all the same.
        """
        self._recorder.set_off_record(off_record)

    def stop(self) -> None:
        """Ends it; everything is on the drive when this returns. STORE_WRITE_FAILED after ten seconds.

        Told by `RecordingStopped`, with the faults of the drive before; after hours of recording that takes seconds
        more, since the keys move into the database first.
        """
        if not self._recorder.stop():
            raise StoreFault(Code.STORE_WRITE_FAILED)


class RecordService:
    """Starts recordings, one at a time, and finds interrupted ones."""

    def __init__(
        self,
        vault: Vault,
        new_captures: CaptureFactory = real_captures,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        around: Surroundings | None = None,
        clock_ns: Callable[[], int] = now_ns,
        policy: Policy = NO_POLICY,
    ) -> None:
        self._vault, self._clock_ns, self._policy = vault, clock_ns, policy
        self._new_captures = new_captures
        self._now = now
        self._around = around or Surroundings()
        self._running: RunningRecording | None = None
        self._starting = threading.Lock()

    @property
    def running(self) -> RunningRecording | None:
        """The recording under way."""
        running = self._running
        return running if running is not None and not running.ended.is_set() else None

    def devices(self) -> Devices:
        """What could be recorded."""
        return self._around.devices()

    def suggests_system_sound(self) -> bool:
        """Whether to record what is played as well, if the user has not chosen yet."""
        return preflight.suggests_system_sound(self._around)

    def preflight(self, choice: RecordChoice) -> tuple[Finding, ...]:
        """Everything that could spoil a recording; stores nothing and takes up to two seconds."""
        if not self._policy.allows(Function.RECORDING):
            return (Finding(FindingCode.SWITCHED_OFF, Severity.STOPS),)
        return preflight.preflight(
            self._vault.folder, choice.microphone, system_sound=choice.system_sound, around=self._around
        )

    def level_test(self, choice: RecordChoice) -> LevelTest:
        """Opens the devices to show their levels, until it is closed; stores nothing. Opens none where it may not."""
        return LevelTest(self._new_captures(choice) if self._policy.allows(Function.RECORDING) else ())

    def start(self, choice: RecordChoice, listener: Callable[[RecorderEvent], None]) -> RunningRecording:
        """Records from this moment on.

        POLICY_RECORDING, CONSENT_MISSING, RECORD_RUNS, RECORD_NO_DEVICE, RECORD_NO_SYSTEM_SOUND, RECORD_DISK_LOW, and
        what the vault raises: nothing runs then. What people said is on the drive before the first sound is.
        """
        require(self._policy, Function.RECORDING)
        if start_blockers(choice.consent):
            raise UserFixable(Code.CONSENT_MISSING)
        with self._starting:
            if self.running is not None:
                raise UserFixable(Code.RECORD_RUNS)
            if self._around.free_bytes(self._vault.folder) < LOW_DISK_BYTES:
                raise UserFixable(Code.RECORD_DISK_LOW)
            self._running = self._start(choice, listener)
            return self._running

    def _start(self, choice: RecordChoice, listener: Callable[[RecorderEvent], None]) -> RunningRecording:
        vault, now = self._vault, self._now()
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
                listener(event)  # first whoever makes words of the sound, then those that are stored
                vault.deliver(erasure(row.id, event.start_ms, event.end_ms))
                return
            if isinstance(event, RecordingStopped):
                inhibitor.release()
                try:
                    self._on_stopped(row.id, recorder.elapsed_ms)
                except SottovoceError as error:
                    event = replace(event, error=event.error or error)
            listener(event)

        recorder = Recorder(
            captures,
            writers,
            on_event,
            now_ns=self._clock_ns,
            free_bytes=lambda: self._around.free_bytes(vault.folder),
        )
        running = RunningRecording(
            vault,
            recorder,
            row,
            inhibitor,
            self._around.free_bytes,
            choice.consent,
            lambda: self._now().isoformat(timespec="seconds"),
        )
        vault.started(row.id)
        try:
            vault.deliver(Parcel(ParcelKind.MEETING, row.id, row.plain()))
            running.answers.keep()
            recorder.start()
        except SottovoceError:
            self._undo_start(row.id, folder)
            raise
        inhibitor.hold()
        return running

    def _undo_start(self, recording_id: str, folder: Path) -> None:
        """Nothing has been recorded for anybody: what is known of it goes, and the empty folder."""
        with suppress(SottovoceError):
            self._vault.stopped(recording_id)
        with suppress(SottovoceError):
            self._vault.inbox.forget(recording_id)
            if self._vault.is_open:
                self._vault.store.meetings.delete(recording_id)
        with suppress(SottovoceError, OSError):
            erasing.destroy(folder)

    def recover(self) -> tuple[str, ...]:
        """Recordings that a crash or power cut ended become meetings again, whole up to the last durable second.

        What was off the record is destroyed where a crash was quicker; nothing else is ever deleted, and a recording
        that runs is left alone. Needs the open vault; returns their ids. Doing it again changes nothing. One that
        cannot be recovered now does not keep the others from it; its error is raised at the end.
        """
        store = self._vault.store
        known = store.meetings.states()
        unfinished = {each for each, state in known.items() if state is MeetingState.RECORDING}
        unheard_of = set(self._vault.recordings_on_disk()) - known.keys()
        recovered, faults = [], []
        for each in sorted(unfinished | unheard_of):
            try:
                recovered += [each] if self._recover(each) else []
            except SottovoceError as fault:
                faults.append(fault)
        if faults:
            raise faults[0]
        return tuple(recovered)

    def _recover(self, recording_id: str) -> bool:
        vault, store = self._vault, self._vault.store
        if recording_id in vault.running:
            return False
        row = store.meetings.get(recording_id)  # after the question above: it may have ended in between
        if row is not None and row.state is not MeetingState.RECORDING:
            return False
        folder = vault.audio_dir(recording_id)
        vault.adopt_keys(recording_id)
        tracks = segment_recovery.tracks_of(folder)
        if row is None and not tracks:
            return False
        keys = vault.segment_keys(recording_id)
        extents = [TrackReader(folder, recording_id, track, keys).extent() for track in tracks]
        store.meetings.put(row or _found_row(recording_id, tracks, self._now()))
        for start_ms, end_ms in _erased_stretches(extents):
            vault.deliver(erasure(recording_id, start_ms, end_ms))
        end_samples = max((extent.end_samples for extent in extents), default=0)
        store.meetings.set_state(recording_id, MeetingState.RECOVERED, ms_of_samples(end_samples))
        return True

    def _on_stopped(self, recording_id: str, duration_ms: int) -> None:
        data = {"state": str(MeetingState.RECORDED), "duration_ms": duration_ms}
        try:
            self._vault.deliver(Parcel(ParcelKind.STATE, recording_id, data))
        finally:
            self._vault.stopped(recording_id)


def _erased_stretches(extents: Sequence[TrackExtent]) -> tuple[tuple[int, int], ...]:
    """Where sound was erased, in ms: a crash may have been quicker than the erasing of the words."""
    gaps = {gap for extent in extents for gap in extent.gaps if gap.kind is GapKind.ERASED}
    return tuple(sorted((ms_of_samples(gap.start_samples), ms_of_samples(gap.end_samples)) for gap in gaps))


def _found_row(recording_id: str, tracks: Sequence[Track], now: datetime) -> MeetingRow:
    """A recording that the database never heard of: its files say all that is known."""
    return MeetingRow(recording_id, "", None, 0, tuple(tracks), "", MeetingState.RECORDING, now.isoformat())
