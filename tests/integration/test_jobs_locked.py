"""Work behind the lock: it goes on with what it took along, nothing else can be read, and all is there afterwards."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from sottovoce.audio.power import Battery
from sottovoce.pipeline.draft import Draft, TrackDraft
from sottovoce.services.job_run import Taken
from sottovoce.services.process import ProcessOptions
from sottovoce.services.queue_events import JobStateChanged
from sottovoce.vault.rows_jobs import JobRow, JobRows, JobState
from sottovoce.vault.rows_meetings import MeetingState
from sottovoce_models.errors import Code, SottovoceError, StoreFault
from sottovoce_models.types import Recording, Track
from tests.helpers.fake_engines import fake_segment
from tests.integration.desk import OPENS, Desk, NewDesk, imported
from tests.integration.test_meeting_job import ALL


def code_of(action: Callable[[], object]) -> Code:
    with pytest.raises(SottovoceError) as caught:
        action()
    return caught.value.code


def held(recording_id: str) -> list[Taken]:
    """Everything in memory that holds keys of a recording for a job."""
    gc.collect()
    return [each for each in gc.get_objects() if type(each) is Taken and each.row.id == recording_id]


def test_locked_in_the_middle_and_everything_is_there_after_unlocking(new_desk: NewDesk) -> None:
    desk = new_desk()
    first = desk.queue.add_import(Path("Eins.wav"), ProcessOptions())
    second = desk.queue.add_import(Path("Zwei.wav"), ProcessOptions())
    desk.wait_heard()
    desk.vault.lock()
    assert code_of(desk.library.meetings) is Code.STORE_LOCKED
    assert code_of(lambda: desk.vault.segment_keys(first.id)) is Code.STORE_LOCKED
    assert code_of(lambda: desk.vault.new_recovery_code("safe")) is Code.STORE_LOCKED, "the master key is gone"
    desk.wait_state(JobState.DONE, times=2)
    assert not desk.vault.is_open
    desk.vault.unlock(OPENS)
    assert desk.texts(first.id) == desk.texts(second.id) == ALL
    assert desk.minutes(first.id) == desk.minutes(second.id) == ALL[:2]
    assert [job.state for job in desk.library.jobs()] == [JobState.DONE, JobState.DONE]
    assert {row.state for row in desk.library.meetings()} == {MeetingState.READY}
    assert desk.library.sound(second.id).duration_ms() == 20_000


def test_keys_stay_with_the_job_and_go_with_it(new_desk: NewDesk) -> None:
    desk = new_desk()
    done, other = imported(desk), desk.queue.add_import(Path("Zwei.wav"), ProcessOptions())
    desk.wait_heard(other.id)
    desk.vault.lock()
    assert held(done) == [], "meetings without work leave no key behind"
    desk.wait_state(JobState.DONE, times=2)
    desk.queue.close()
    desk.told.clear()
    assert held(other.id) == [], "a job that has ended holds nothing"


def test_unlocking_in_the_middle_of_a_job_changes_nothing_for_it(new_desk: NewDesk) -> None:
    desk = new_desk(speech="Hanging")
    row = desk.queue.add_import(Path("Eins.wav"), ProcessOptions())
    desk.wait_heard()
    desk.vault.lock()
    desk.vault.unlock(OPENS)
    assert code_of(lambda: desk.library.delete(row.id)) is Code.JOB_RUNS
    assert code_of(lambda: desk.queue.add(row.id, "speech", ProcessOptions())) is Code.JOB_RUNS
    desk.queue.cancel(row.id)
    desk.wait_state(JobState.CANCELLED)
    assert [job.state for job in desk.library.jobs()] == [JobState.CANCELLED]


def test_work_can_be_cancelled_behind_the_lock(new_desk: NewDesk) -> None:
    desk = new_desk(speech="Hanging")
    first = desk.queue.add_import(Path("Eins.wav"), ProcessOptions())
    second = desk.queue.add_import(Path("Zwei.wav"), ProcessOptions())
    desk.wait_heard()
    desk.vault.lock()
    desk.queue.cancel(second.id)
    desk.wait_state(JobState.CANCELLED)
    assert held(second.id) == []
    desk.queue.cancel(first.id)
    desk.wait_state(JobState.CANCELLED, times=2)
    desk.vault.unlock(OPENS)
    assert {job.state for job in desk.library.jobs()} == {JobState.CANCELLED}


def night_work(desk: Desk) -> str:
    meeting = imported(desk)
    desk.queue.add(meeting, "speech", ProcessOptions(), night=True)
    return meeting


def test_the_night_works_behind_the_lock_and_the_computer_stays_awake_for_it(new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting = night_work(desk)
    assert not desk.queue.night
    awake: list[bool] = []
    desk.queue.listen(
        lambda event: (
            awake.append(desk.queue.stays_awake) if isinstance(event, JobStateChanged) and event.job.night else None
        )
    )
    desk.queue.set_night(True)
    desk.vault.lock()
    desk.wait_state(JobState.DONE, times=2)
    desk.queue.close()  # after which every listener has been told
    assert awake == [True, True], "while it runs and until it is through"
    desk.vault.unlock(OPENS)
    assert desk.texts(meeting) == ALL
    assert (desk.queue.night, desk.inhibitor.alive) == (False, False)


def test_a_lock_that_comes_while_the_queue_looks_does_not_end_the_night(
    new_desk: NewDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = new_desk()
    meeting = night_work(desk)
    looked, real = threading.Event(), JobRows.next_waiting

    def locked_this_moment(rows: JobRows, *, night: bool) -> JobRow | None:
        if night and not looked.is_set():
            looked.set()
            raise StoreFault(Code.STORE_LOCKED)
        return real(rows, night=night)

    awake: list[bool] = []
    desk.queue.listen(
        lambda event: (
            awake.append(desk.queue.stays_awake) if isinstance(event, JobStateChanged) and event.job.night else None
        )
    )
    monkeypatch.setattr(JobRows, "next_waiting", locked_this_moment)
    desk.queue.set_night(True)
    assert looked.wait(30)
    desk.vault.lock()
    desk.wait_state(JobState.DONE, times=2)
    desk.queue.close()
    assert awake == [True, True]
    desk.vault.unlock(OPENS)
    assert desk.texts(meeting) == ALL


def test_what_is_for_the_night_does_not_go_along_by_day(new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting = night_work(desk)
    desk.vault.lock()
    assert held(meeting) == []
    desk.vault.unlock(OPENS)
    desk.queue.start_now(meeting)
    desk.wait_state(JobState.DONE, times=2)


def test_on_battery_the_night_is_refused(new_desk: NewDesk) -> None:
    desk = new_desk()
    night_work(desk)
    desk.power = Battery(80, in_use=True)
    assert code_of(lambda: desk.queue.set_night(True)) is Code.NIGHT_ON_BATTERY
    assert not desk.inhibitor.alive


def test_unplugged_in_the_night_the_rest_waits(new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting = imported(desk)
    other = desk.queue.add_import(Path("Zwei.wav"), ProcessOptions())
    desk.wait_state(JobState.DONE, times=2)
    for each in (meeting, other.id):
        desk.queue.add(each, "speech", ProcessOptions(), night=True)

    def unplug(event: object) -> None:
        if isinstance(event, JobStateChanged) and event.job.state is JobState.RUNNING:
            desk.power = Battery(50, in_use=True)

    desk.queue.listen(unplug)
    desk.queue.set_night(True)
    desk.vault.lock()
    desk.wait_state(JobState.DONE, times=3)
    desk.queue.close()
    desk.vault.unlock(OPENS)
    assert [job.state for job in desk.library.jobs()][2:] == [JobState.DONE, JobState.WAITING]
    assert held(other.id) == []


def ended_recording(desk: Desk, meeting: str) -> Taken:
    """A recording that has just ended, with half of its text."""
    row = desk.library.open(meeting).row
    draft = Draft(
        Recording(row.id, row.title, None, row.duration_ms, row.tracks, ""), "en", 0.9, {Track.FILE: TrackDraft()}
    )
    draft.tracks[Track.FILE].segments = [fake_segment(0)]
    draft.tracks[Track.FILE].covered_ms = 18_000
    job = desk.queue.new_job(meeting, ProcessOptions())
    return Taken(job, row, desk.vault.segment_keys(meeting), draft=draft)


HALF: list[str] = [ALL[0], ALL[9]]


def test_a_recording_that_ends_behind_the_lock_is_worked_on_with_what_it_holds(new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting = imported(desk)
    taken = ended_recording(desk, meeting)
    desk.vault.lock()
    desk.queue.hand_over(taken)
    desk.wait_state(JobState.DONE, times=2)
    desk.vault.unlock(OPENS)
    assert desk.texts(meeting) == HALF


def test_what_a_recording_found_is_not_lost_by_locking_and_unlocking_before_its_turn(new_desk: NewDesk) -> None:
    first = new_desk()
    meeting = imported(first)
    first.close()
    desk = new_desk(speech="Hanging")  # only near the beginning
    busy = desk.queue.add_import(Path("Zwei.wav"), ProcessOptions())
    desk.wait_heard()
    desk.queue.hand_over(ended_recording(desk, meeting))
    desk.vault.lock()
    desk.vault.unlock(OPENS)
    desk.queue.cancel(busy.id)
    desk.wait_state(JobState.DONE)
    assert desk.texts(meeting) == HALF
