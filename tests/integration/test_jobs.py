"""Jobs of the vault through real engine processes: stored as it comes, resumed where the store ends, locked or not."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.services.edit import rename_speaker
from sottovoce.services.job_run import Taken
from sottovoce.services.jobs import JobQueue, JobStateChanged, JobTold, QueueEvent
from sottovoce.services.library import LibraryService
from sottovoce.services.process import ProcessOptions
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.rows_meetings import MeetingState
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError
from tests.integration.test_meeting_job import ALL, FAKES, Models

OPENS = "vier Wörter die nicht passen"


class Desk:
    """A vault, a queue and what the queue tells."""

    def __init__(self, folder: Path, recognizer: str = "Recognizer") -> None:
        self.folder = folder
        if (folder / "vault.json").exists():
            self.vault = Vault.at(folder)
            self.vault.unlock(OPENS)
        else:
            self.vault, _ = Vault.create(folder, OPENS, cost=LEAST_COST)
        kinds = {"decode": "Decoder", "speech": recognizer, "speakers": "Speakers", "summarize": "Minutes"}
        engines = {name: EngineSpec(name, f"{FAKES}:{kind}") for name, kind in kinds.items()}
        self.queue = JobQueue(self.vault, Models(), engines)
        self.library = LibraryService(self.vault)
        self.told: list[QueueEvent] = []
        self._news = threading.Condition()
        self.queue.listen(self._hear)
        self.queue.start()

    def _hear(self, event: QueueEvent) -> None:
        with self._news:
            self.told.append(event)
            self._news.notify_all()

    def wait_for(self, what: Callable[[QueueEvent], bool]) -> None:
        with self._news:
            assert self._news.wait_for(lambda: any(what(event) for event in self.told), 30), self.told[-3:]

    def wait_state(self, state: JobState, times: int = 1) -> None:
        def reached() -> bool:
            return sum(isinstance(event, JobStateChanged) and event.job.state is state for event in self.told) >= times

        with self._news:
            assert self._news.wait_for(reached, 30), self.told[-3:]

    def close(self) -> None:
        self.queue.close()
        self.vault.close()


@pytest.fixture
def new_desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    made: list[Desk] = []

    def make(recognizer: str = "Recognizer") -> Desk:
        made.append(Desk(tmp_path / "vault", recognizer))
        return made[-1]

    yield make
    for desk in made:
        desk.close()


def texts(desk: Desk, recording_id: str) -> list[str]:
    transcript = desk.library.open(recording_id).draft.transcript
    return [] if transcript is None else [turn.text for turn in transcript.turns]


def first_batch(event: QueueEvent) -> bool:
    return isinstance(event, JobTold) and type(event.event).__name__ == "SegmentStored"


def test_an_imported_file_becomes_a_meeting_that_can_be_found_and_heard(new_desk: Callable[..., Desk]) -> None:
    desk = new_desk()
    row = desk.queue.add_import(Path("Gespräch 1.wav"), ProcessOptions())
    desk.wait_state(JobState.DONE)
    opened = desk.library.open(row.id)
    assert (opened.row.title, opened.row.state, opened.row.duration_ms) == ("Gespräch 1", MeetingState.READY, 20_000)
    assert texts(desk, row.id) == ALL
    assert opened.draft.summary is not None
    assert desk.library.meetings()[0].has_minutes
    hits = desk.library.search("segment 7")
    assert [(hit.recording_id, hit.start_ms) for hit in hits if hit.kind == "turn"] == [(row.id, 14_000)]
    assert desk.library.sound(row.id).duration_ms() == 20_000


def test_a_job_goes_on_after_the_engine_was_killed_and_after_a_restart(new_desk: Callable[..., Desk]) -> None:
    desk = new_desk("KilledAtFive")
    row = desk.queue.add_import(Path("Gespräch.wav"), ProcessOptions())
    desk.wait_state(JobState.FAILED)
    assert len(desk.vault.store.results.batches(row.id)) == 5
    desk.close()
    again = new_desk()
    again.queue.retry(row.id)
    again.wait_state(JobState.DONE)
    assert texts(again, row.id) == ALL


def test_what_ran_at_the_end_of_the_program_runs_again(new_desk: Callable[..., Desk]) -> None:
    desk = new_desk("Hanging")
    row = desk.queue.add_import(Path("Gespräch.wav"), ProcessOptions())
    desk.wait_for(lambda event: isinstance(event, JobStateChanged) and event.job.state is JobState.RUNNING)
    desk.close()
    again = new_desk()
    again.wait_state(JobState.DONE)
    assert texts(again, row.id) == ALL


def test_locked_in_the_middle_and_everything_is_there_after_unlocking(new_desk: Callable[..., Desk]) -> None:
    desk = new_desk()
    first = desk.queue.add_import(Path("Eins.wav"), ProcessOptions())
    second = desk.queue.add_import(Path("Zwei.wav"), ProcessOptions())
    desk.wait_for(first_batch)
    desk.vault.lock()
    desk.wait_state(JobState.DONE, times=2)
    assert not desk.vault.is_open
    desk.vault.unlock(OPENS)
    assert texts(desk, first.id) == texts(desk, second.id) == ALL
    assert [job.state for job in desk.library.jobs()] == [JobState.DONE, JobState.DONE]


def test_the_night_begins_when_it_is_told_to_and_works_behind_the_lock(new_desk: Callable[..., Desk]) -> None:
    desk = new_desk()
    row = desk.queue.add_import(Path("Eins.wav"), ProcessOptions())
    desk.wait_state(JobState.DONE)
    desk.queue.add(row.id, "speech", ProcessOptions(language="de"), night=True)
    assert desk.queue.running_id is None
    desk.queue.set_night(True)
    desk.vault.lock()
    desk.wait_state(JobState.DONE, times=2)
    desk.vault.unlock(OPENS)
    assert texts(desk, row.id) == ALL


def test_edits_survive_making_the_text_anew(new_desk: Callable[..., Desk]) -> None:
    desk = new_desk()
    row = desk.queue.add_import(Path("Eins.wav"), ProcessOptions())
    desk.wait_state(JobState.DONE)
    transcript = desk.library.open(row.id).draft.transcript
    assert transcript is not None
    edited = desk.library.save_transcript(row.id, rename_speaker(transcript, "S1", "Frau S."))
    desk.queue.add(row.id, "speech", ProcessOptions())
    desk.wait_state(JobState.DONE, times=2)
    shown = desk.library.open(row.id).draft.transcript
    assert shown is not None
    assert shown.speakers["S1"].name == "Frau S."
    assert shown.revision == edited.revision
    assert len(desk.vault.store.results.transcripts(row.id)) == 2


def test_cancelled_work_keeps_what_was_found_and_deleting_waits_for_it(new_desk: Callable[..., Desk]) -> None:
    desk = new_desk("Hanging")
    row = desk.queue.add_import(Path("Eins.wav"), ProcessOptions())
    desk.wait_for(lambda event: isinstance(event, JobStateChanged) and event.job.state is JobState.RUNNING)
    with pytest.raises(SottovoceError) as refused:
        desk.library.delete(row.id)
    assert refused.value.code is Code.JOB_RUNS
    desk.queue.cancel(row.id)
    desk.wait_state(JobState.CANCELLED)
    desk.library.delete(row.id)
    assert desk.library.meetings() == ()


def test_a_transcript_file_becomes_a_meeting_without_sound(new_desk: Callable[..., Desk], tmp_path: Path) -> None:
    path = tmp_path / "Sitzung.txt"
    path.write_text("Anna: Guten Tag zusammen.\nBernd: Guten Tag.\n", encoding="utf-8")
    desk = new_desk()
    row = desk.queue.add_import(path, ProcessOptions())
    desk.wait_state(JobState.DONE)
    assert texts(desk, row.id) == ["Guten Tag zusammen.", "Guten Tag."]
    assert desk.library.open(row.id).row.tracks == ()


def test_a_recording_that_ends_behind_the_lock_is_worked_on_with_what_it_holds(new_desk: Callable[..., Desk]) -> None:
    desk = new_desk()
    row = desk.queue.add_import(Path("Eins.wav"), ProcessOptions())
    desk.wait_state(JobState.DONE)
    opened = desk.library.open(row.id)
    keys = desk.vault.segment_keys(row.id)
    desk.vault.lock()
    job = desk.queue.new_job(row.id, ProcessOptions())
    desk.queue.hand_over(Taken(job, opened.row, keys))
    desk.wait_state(JobState.DONE, times=2)
    desk.vault.unlock(OPENS)
    assert texts(desk, row.id) == ALL
