"""Text beside a real recorder and vault, with engines in real processes that hear numbers: live is as offline."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from sottovoce.audio.power import Battery
from sottovoce.audio.recorder_events import Durable, RecorderEvent
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import EngineSet
from sottovoce.pipeline.events import BatchHeard, TextWithdrawn
from sottovoce.pipeline.meeting import Request, process_sound
from sottovoce.pipeline.minutes import WriterChoice
from sottovoce.services import session as session_module
from sottovoce.services.jobs import JobQueue
from sottovoce.services.journal import draft_of
from sottovoce.services.library import LibraryService
from sottovoce.services.live_text import LiveText
from sottovoce.services.process import ProcessOptions
from sottovoce.services.queue_events import JobStateChanged, JobTold, QueueEvent
from sottovoce.services.record import RecordChoice, RecordService, RunningRecording
from sottovoce.services.session import RecordingSession
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.rows_results import StoredDraft
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.templates.shipped import GENERAL
from sottovoce_models.types import Segment, Track
from tests.helpers.consents import agreed
from tests.helpers.live_engines import WINDOW_MS, numbers
from tests.helpers.paced_capture import PacedCapture
from tests.integration.test_meeting_job import FAKES, Models

OPENS = "vier Wörter die nicht passen"
LIVE = "tests.helpers.live_engines"
MIC = numbers(*range(11, 51))
SYSTEM = numbers(*(0 if number % 3 else number for number in range(111, 151)))
SECONDS = 60


class Room:
    """A vault, a session, two captures, and what the queue and the recorder tell."""

    def __init__(self, folder: Path, recognizer: str, engines: Mapping[str, EngineSpec] | None = None) -> None:
        self.vault, _ = Vault.create(folder, OPENS, cost=LEAST_COST)
        self.engines = engines or {
            "speech": EngineSpec("speech", f"{LIVE}:{recognizer}"),
            "speakers": EngineSpec("speakers", f"{LIVE}:Voices"),
            "summarize": EngineSpec("summarize", f"{FAKES}:Minutes"),
        }
        self.faultless = engines or {**self.engines, "speech": EngineSpec("speech", f"{LIVE}:Numbers")}
        self.queue = JobQueue(self.vault, Models(), self.engines)
        self.captures: tuple[PacedCapture, ...] = (PacedCapture(Track.MIC, MIC), PacedCapture(Track.SYSTEM, SYSTEM))
        record = RecordService(self.vault, lambda choice: self.captures[: len(choice.tracks)])
        self.session = RecordingSession(self.vault, record, self.queue, Models(), self.engines)
        self.library = LibraryService(self.vault)
        self.told: list[QueueEvent | RecorderEvent] = []
        self._news = threading.Condition()
        self.queue.listen(self.hear)
        self.queue.start()

    def hear(self, event: QueueEvent | RecorderEvent) -> None:
        with self._news:
            self.told.append(event)
            self._news.notify_all()

    def wait_for(self, what: Callable[[], bool]) -> None:
        with self._news:
            assert self._news.wait_for(what, SECONDS), self.told[-3:]

    def start(
        self, options: ProcessOptions | None = None, *, live: bool = True, system_sound: bool = True
    ) -> RunningRecording:
        choice = RecordChoice("Besprechung", system_sound=system_sound, consent=agreed())
        return self.session.start(choice, options or ProcessOptions(), live=live, listener=self.hear)

    @property
    def text(self) -> LiveText:
        assert self.session.text is not None
        return self.session.text

    def play(self, until_ms: int) -> None:
        """Returns when the sound up to here is on the drive."""
        for capture in self.captures:
            capture.play(until_ms)

        def durable() -> bool:
            last = next((event for event in reversed(self.told) if isinstance(event, Durable)), None)
            return last is not None and min(last.until_ms.values()) >= until_ms

        self.wait_for(durable)

    def heard(self, until_ms: int) -> Callable[[], bool]:
        def reached() -> bool:
            batches = [event.event for event in self.told if isinstance(event, JobTold)]
            return {capture.track for capture in self.captures} == {
                batch.track for batch in batches if isinstance(batch, BatchHeard) and batch.covered_ms >= until_ms
            }

        return reached

    def job_ended(self) -> bool:
        last = [event.job.state for event in self.told if isinstance(event, JobStateChanged)][-1:]
        return last == [JobState.DONE]

    def job_waits(self) -> bool:
        return any(isinstance(event, JobStateChanged) for event in self.told)

    def stored(self, recording_id: str) -> StoredDraft:
        return self.vault.store.results.draft(recording_id)

    def offline(
        self, recording_id: str, options: ProcessOptions | None = None, known: StoredDraft | None = None
    ) -> Draft:
        """The same recording from the vault's sound alone, or from what is known, by a recognizer without faults."""
        row = self.vault.store.meetings.get(recording_id)
        assert row is not None
        language = (options or ProcessOptions()).language
        draft = draft_of(row, known or StoredDraft())
        draft.language = draft.language or language
        speech = Models().speech("numbers")
        request = Request(language, None, GENERAL, speech, WriterChoice(None, None, {}, ""), 1)
        with EngineSet(self.faultless) as processes:
            process_sound(
                self.library.sound(recording_id), draft, request, processes, lambda _event: None, CancelToken(),
                minutes=False,
            )  # fmt: skip
        return draft

    def close(self) -> None:
        running = self.session.running
        if running is not None:
            running.stop()
        self.queue.close()
        self.vault.close()


@pytest.fixture
def new_room(tmp_path: Path) -> Iterator[Callable[[str], Room]]:
    made: list[Room] = []

    def make(recognizer: str = "Numbers") -> Room:
        made.append(Room(tmp_path / "vault", recognizer))
        return made[-1]

    yield make
    for room in made:
        room.close()


def spoken(segments: list[Segment]) -> list[tuple[Track, int, str]]:
    return sorted((segment.track, segment.start_ms, segment.text) for segment in segments)


def texts(draft: Draft | StoredDraft) -> list[tuple[int, str]]:
    assert draft.transcript is not None
    return [(turn.start_ms, turn.text) for turn in draft.transcript.turns]


def assert_as_offline(room: Room, recording_id: str) -> StoredDraft:
    """What is stored is what the vault's sound gives from scratch: batches, transcript, voices."""
    stored, offline = room.stored(recording_id), room.offline(recording_id)
    assert spoken([segment for batch in stored.batches for segment in batch.segments]) == spoken(offline.segments)
    assert texts(stored) == texts(offline)
    assert stored.transcript is not None
    assert offline.transcript is not None
    assert stored.transcript.doubts == offline.transcript.doubts
    assert stored.transcript.coverage == offline.transcript.coverage
    assert stored.summary is not None
    return stored


@pytest.mark.parametrize("recognizer", ["Numbers", "KilledOnce"])
def test_the_text_after_stop_is_that_of_the_vaults_sound(new_room: Callable[[str], Room], recognizer: str) -> None:
    room = new_room(recognizer)
    running = room.start()
    for until_ms in (7_000, 31_000, 70_000):
        room.play(until_ms)
    room.wait_for(room.heard(60_000))
    assert not any(isinstance(event, JobStateChanged) for event in room.told)
    running.stop()
    room.wait_for(room.job_ended)
    stored = assert_as_offline(room, running.id)
    assert len(texts(stored)) == 35 + 12


def test_what_is_put_off_the_record_is_nowhere_and_the_rest_is_there_once(new_room: Callable[[str], Room]) -> None:
    room = new_room("Numbers")
    running = room.start()
    room.play(61_000)
    room.wait_for(room.heard(60_000))
    running.set_off_record(True)
    gone = [segment for batch in room.stored(running.id).batches for segment in batch.segments]
    assert not [segment for segment in gone if segment.end_ms > 50_900]
    room.wait_for(lambda: any(isinstance(e, JobTold) and isinstance(e.event, TextWithdrawn) for e in room.told))
    running.set_off_record(False)
    room.play(80_000)
    running.stop()
    room.wait_for(room.job_ended)
    stored = assert_as_offline(room, running.id)
    assert [text for start_ms, text in texts(stored) if "mic" in text][:26] == [f"mic{n} mic{n}" for n in range(11, 37)]
    assert not [text for _, text in texts(stored) if any(f"mic{n}" in text for n in range(37, 41))]


def test_an_engine_that_is_stuck_leaves_the_rest_to_the_queue(
    new_room: Callable[[str], Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "_TAIL_SECONDS", 0.1)
    room = new_room("StuckAtFive")
    running = room.start()
    room.play(40_000)
    room.wait_for(room.heard(10_000))
    running.stop()
    room.wait_for(room.job_ended)
    assert_as_offline(room, running.id)


@pytest.mark.parametrize("erased_after", [False, True])
def test_given_up_in_the_middle_nothing_is_lost_or_doubled(new_room: Callable[[str], Room], erased_after: bool) -> None:
    room = new_room("Numbers")
    running = room.start()
    room.play(65_000)
    room.wait_for(room.heard(64_000))
    room.text.give_up()
    assert room.text.wait(SECONDS)
    if erased_after:
        running.set_off_record(True)
        running.set_off_record(False)
        assert max(segment.end_ms for segment in room.text.draft.segments) <= 20_000
        stored = room.stored(running.id).batches
        assert max(segment.end_ms for batch in stored for segment in batch.segments) <= 20_000
    room.play(80_000)
    running.stop()
    room.wait_for(room.job_ended)
    assert_as_offline(room, running.id)


def test_everything_is_there_after_a_recording_behind_the_lock(new_room: Callable[[str], Room]) -> None:
    room = new_room("KilledOnce")
    running = room.start()
    room.play(30_000)
    room.vault.lock()
    room.play(61_000)
    room.wait_for(room.heard(60_000))
    running.set_off_record(True)
    running.set_off_record(False)
    room.play(80_000)
    running.stop()
    room.wait_for(room.job_ended)
    assert not room.vault.is_open
    room.vault.unlock(OPENS)
    assert_as_offline(room, running.id)


@pytest.mark.parametrize("locked", [False, True])
@pytest.mark.parametrize("on_battery", [False, True])
def test_on_battery_or_by_choice_it_only_records_and_the_text_waits(
    new_room: Callable[[str], Room], monkeypatch: pytest.MonkeyPatch, on_battery: bool, locked: bool
) -> None:
    monkeypatch.setattr(session_module, "battery", lambda: Battery(80, in_use=on_battery))
    room = new_room("Numbers")
    running = room.start(live=on_battery)
    assert room.session.text is None
    room.play(20_000)
    if locked:
        room.vault.lock()
    running.stop()
    room.wait_for(room.job_waits)
    if locked:
        room.vault.unlock(OPENS)
    (job,) = room.library.jobs()
    assert (job.state, job.night) == (JobState.WAITING, True)
    assert room.queue.running_id is None
    room.queue.start_now(running.id)
    room.wait_for(room.job_ended)
    assert_as_offline(room, running.id)


def test_what_is_stored_in_the_middle_is_enough_to_go_on_from_after_a_crash(new_room: Callable[[str], Room]) -> None:
    room = new_room("Numbers")
    running = room.start()
    room.play(64_000)
    room.wait_for(room.heard(40_000))
    left_by_a_crash = room.stored(running.id)
    room.play(80_000)
    running.stop()
    room.wait_for(room.job_ended)
    gone_on = room.offline(running.id, known=left_by_a_crash)
    assert spoken(gone_on.segments) == spoken(room.offline(running.id).segments)
    assert len({segment.index for segment in gone_on.segments}) == len(gone_on.segments)


def test_a_recording_without_a_word_has_no_speakers(new_room: Callable[[str], Room]) -> None:
    room = new_room("Numbers")
    room.captures = (PacedCapture(Track.MIC, numbers(*[0] * 5)), PacedCapture(Track.SYSTEM, numbers(*[0] * 5)))
    running = room.start()
    room.play(5 * WINDOW_MS)
    running.stop()
    room.wait_for(room.job_ended)
    stored = room.stored(running.id)
    assert stored.transcript is not None
    assert (stored.transcript.turns, stored.transcript.speakers) == ((), {})


def test_a_model_that_is_missing_is_the_queues_to_tell(new_room: Callable[[str], Room]) -> None:
    room = new_room("Numbers")
    running = room.start(ProcessOptions(), live=False)
    assert room.session.text is None
    room.play(10_000)
    running.stop()
    room.wait_for(room.job_waits)
    room.queue.start_now(running.id)
    room.wait_for(room.job_ended)
    assert_as_offline(room, running.id)
