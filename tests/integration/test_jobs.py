"""Jobs of the vault through real engine processes: stored as it comes, resumed where the store ends, made anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sottovoce.pipeline.events import StageStarted, TranscriptMade
from sottovoce.services.editing.speakers import rename_speaker
from sottovoce.services.process import ProcessOptions
from sottovoce.services.queue_events import JobStateChanged, JobTold, QueueEvent
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.rows_meetings import MeetingState
from sottovoce_models.errors import Code, SottovoceError
from tests.integration.desk import OPENS, NewDesk, imported
from tests.integration.test_meeting_job import ALL

GERMAN = [f"Abschnitt {index}." for index in range(10)]


def running(event: QueueEvent) -> bool:
    return isinstance(event, JobStateChanged) and event.job.state is JobState.RUNNING


def test_an_imported_file_becomes_a_meeting_that_can_be_found_and_heard(new_desk: NewDesk) -> None:
    desk = new_desk()
    heard: list[QueueEvent] = []
    desk.queue.listen(heard.append)
    meeting = imported(desk, "Gespräch 1.wav")
    opened = desk.library.open(meeting)
    assert (opened.row.title, opened.row.state, opened.row.duration_ms) == ("Gespräch 1", MeetingState.READY, 20_000)
    assert desk.texts(meeting) == ALL
    assert desk.minutes(meeting) == ALL[:2]
    assert desk.library.meetings()[0].has_minutes
    hits = desk.library.search("segment 7")
    assert [(hit.recording_id, hit.start_ms) for hit in hits if hit.kind == "turn"] == [(meeting, 14_000)]
    assert desk.library.sound(meeting).duration_ms() == 20_000
    assert heard == desk.told, "everyone who listens is told everything"


def test_after_a_fault_of_an_engine_the_job_goes_on_once_by_itself(new_desk: NewDesk) -> None:
    desk = new_desk(speech="KilledAtFive")
    meeting = imported(desk)
    assert desk.texts(meeting) == ALL
    stages = [e.event.stage for e in desk.told if isinstance(e, JobTold) and isinstance(e.event, StageStarted)]
    assert stages == ["open", "speech", "speech", "speakers", "minutes"]


def test_a_second_fault_is_for_the_user_and_what_was_heard_waits(new_desk: NewDesk) -> None:
    desk = new_desk(speech="AlwaysKilledAtFive")
    row = desk.queue.add_import(Path("Gespräch.wav"), ProcessOptions())
    desk.wait_state(JobState.FAILED)
    assert desk.errors() == [Code.ENGINE_CRASHED]
    assert len(desk.vault.store.results.batches(row.id)) == 5
    assert desk.library.jobs()[0].error_code == Code.ENGINE_CRASHED
    desk.close()
    again = new_desk()
    again.queue.retry(row.id)
    again.wait_state(JobState.DONE)
    assert again.texts(row.id) == ALL
    assert again.library.jobs()[0].error_code is None


def test_what_ran_at_the_end_of_the_program_runs_again(new_desk: NewDesk) -> None:
    desk = new_desk(speech="Hanging")
    row = desk.queue.add_import(Path("Gespräch.wav"), ProcessOptions())
    desk.wait_for(running)
    desk.close()
    again = new_desk()
    again.wait_state(JobState.DONE)
    assert again.texts(row.id) == ALL


def test_what_a_crash_left_running_behind_the_lock_runs_again(new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting = imported(desk)
    desk.queue.close()
    job = desk.library.jobs()[0]
    desk.vault.lock()
    desk.vault.deliver(Parcel(ParcelKind.JOB, meeting, replace(job, state=JobState.RUNNING).plain()))
    desk.vault.close()
    again = new_desk()
    again.wait_state(JobState.DONE)
    assert [job.state for job in again.library.jobs()] == [JobState.DONE]


@pytest.mark.parametrize("stage", ["speech", "speakers", "minutes"])
def test_edits_survive_making_anything_anew_and_both_are_there(new_desk: NewDesk, stage: str) -> None:
    desk = new_desk(speech="Bilingual")
    meeting = imported(desk)
    transcript = desk.library.open(meeting).draft.transcript
    assert transcript is not None
    edited = desk.library.save_transcript(meeting, rename_speaker(transcript, "S1", "Frau S."))
    before = len(desk.told)
    desk.queue.add(meeting, stage, ProcessOptions(language="de", asr_id="other"))
    desk.wait_state(JobState.DONE, times=2)
    told = [event.event for event in desk.told[before:] if isinstance(event, JobTold)]
    assert not any(isinstance(event, TranscriptMade) for event in told), "nobody is shown other text meanwhile"
    shown = desk.library.open(meeting).draft.transcript
    assert shown is not None
    assert shown.speakers["S1"].name == "Frau S."
    assert shown.revision == edited.revision
    both = desk.vault.store.results.transcripts(meeting)
    assert sorted(human for _, human in both) == [False, True]
    machine = next(each for each, human in both if not human)
    assert [turn.text for turn in machine.turns] == (GERMAN if stage == "speech" else ALL)
    assert desk.minutes(meeting) == ALL[:2], "minutes are those of the text that is shown"


def test_another_language_makes_another_text(new_desk: NewDesk) -> None:
    desk = new_desk(speech="Bilingual")
    meeting = imported(desk)
    desk.queue.add(meeting, "speech", ProcessOptions(language="de"))
    desk.wait_state(JobState.DONE, times=2)
    assert desk.texts(meeting) == GERMAN
    assert desk.minutes(meeting) == GERMAN[:2]
    assert desk.vault.store.results.draft(meeting).stale is None
    assert not desk.library.search("spoken")


@pytest.mark.parametrize("engines", [{"speech": "AlwaysKilledAtFive"}, {"speech": "Hanging"}])
def test_what_was_there_stays_until_the_new_is_there(new_desk: NewDesk, engines: dict[str, str]) -> None:
    first = new_desk()
    meeting = imported(first)
    first.close()
    desk = new_desk(**engines)
    desk.queue.add(meeting, "speech", ProcessOptions())
    if engines["speech"] == "Hanging":
        desk.wait_heard()
        desk.queue.cancel(meeting)
        desk.wait_state(JobState.CANCELLED)
    else:
        desk.wait_state(JobState.FAILED)
    assert (desk.texts(meeting), desk.minutes(meeting)) == (ALL, ALL[:2])
    assert desk.library.search("segment 7")
    assert desk.library.meetings()[0].has_minutes
    desk.close()
    again = new_desk(speech="Bilingual")
    again.queue.add(meeting, "speech", ProcessOptions(language="de"))
    again.wait_state(JobState.DONE)
    assert (again.texts(meeting), again.minutes(meeting)) == (GERMAN, GERMAN[:2])


def test_a_new_text_whose_minutes_fail_is_shown_without_minutes_that_cite_the_old(new_desk: NewDesk) -> None:
    first = new_desk()
    meeting = imported(first)
    first.close()
    desk = new_desk(speech="Bilingual", summarize="MinutesDie")
    desk.queue.add(meeting, "speech", ProcessOptions(language="de"))
    desk.wait_state(JobState.FAILED)
    assert (desk.texts(meeting), desk.minutes(meeting)) == (GERMAN, [])
    assert not desk.library.meetings()[0].has_minutes
    desk.close()
    again = new_desk(speech="AlwaysKilledAtFive")  # nothing is heard again: only the minutes are missing
    again.queue.retry(meeting)
    again.wait_state(JobState.DONE)
    assert (again.texts(meeting), again.minutes(meeting)) == (GERMAN, GERMAN[:2])


def test_half_a_text_stays_while_it_is_made_anew(new_desk: NewDesk) -> None:
    first = new_desk(speech="AlwaysKilledAtFive")
    row = first.queue.add_import(Path("Eins.wav"), ProcessOptions())
    first.wait_state(JobState.FAILED)
    first.close()
    desk = new_desk(speech="Hanging")
    desk.queue.add(row.id, "speech", ProcessOptions(asr_id="other"))
    desk.wait_heard()
    desk.queue.cancel(row.id)
    desk.wait_state(JobState.CANCELLED)
    assert desk.texts(row.id) == ALL[:5]


def test_text_that_is_edited_while_minutes_are_made_loses_only_lines_without_proof(new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting = imported(desk)
    shown = desk.library.open(meeting).draft
    assert shown.transcript is not None
    assert shown.summary is not None
    turns = (replace(shown.transcript.turns[0], text="Something else.", edited=True), *shown.transcript.turns[1:])
    desk.library.save_transcript(meeting, replace(shown.transcript, turns=turns))
    late = replace(shown.summary, template="late")
    desk.vault.store.results.keep_machine_summary(meeting, late)
    assert desk.minutes(meeting) == ALL[1:2]


def test_cancelled_work_keeps_what_was_found_and_deleting_waits_for_it(new_desk: NewDesk) -> None:
    desk = new_desk(speech="Hanging")
    row = desk.queue.add_import(Path("Eins.wav"), ProcessOptions())
    desk.wait_heard()
    with pytest.raises(SottovoceError) as refused:
        desk.library.delete(row.id)
    assert refused.value.code is Code.JOB_RUNS
    with pytest.raises(SottovoceError) as refused:
        desk.queue.add(row.id, "speech", ProcessOptions())
    assert refused.value.code is Code.JOB_RUNS
    desk.queue.cancel(row.id)
    desk.wait_state(JobState.CANCELLED)
    assert desk.vault.store.results.batches(row.id)
    desk.library.delete(row.id)
    assert desk.library.meetings() == ()
    assert desk.vault.recordings_on_disk() == ()


def test_a_meeting_whose_job_waits_can_be_deleted_and_nothing_comes_of_the_job(new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting = imported(desk)
    desk.queue.add(meeting, "speech", ProcessOptions(), night=True)
    desk.library.delete(meeting)
    desk.queue.set_night(True)
    other = desk.queue.add_import(Path("Zwei.wav"), ProcessOptions())
    desk.wait_state(JobState.DONE, times=2)
    assert [row.id for row in desk.library.meetings()] == [other.id]
    assert [job.recording_id for job in desk.library.jobs()] == [other.id]


def test_one_damaged_meeting_does_not_hold_up_the_others(new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting = imported(desk)
    desk.vault.store.results.put_finding(meeting, "language", {"language": 7})
    desk.queue.add(meeting, "minutes", ProcessOptions())
    desk.wait_state(JobState.FAILED)
    assert desk.errors() == [Code.STORE_DAMAGED]
    other = desk.queue.add_import(Path("Zwei.wav"), ProcessOptions())
    desk.wait_state(JobState.DONE, times=2)
    assert desk.texts(other.id) == ALL


def test_a_recording_that_a_crash_left_without_a_job_gets_one(new_desk: NewDesk) -> None:
    first = new_desk()
    meeting = imported(first)
    store = first.vault.store
    for job in store.jobs.of(meeting):
        store.jobs.delete(job.id)
    store.meetings.set_state(meeting, MeetingState.RECOVERED)
    assert first.queue.add_missing(ProcessOptions()) == (), "what began in this run has its job still to come"
    first.close()
    desk = new_desk(days_later=1)
    assert [job.recording_id for job in desk.queue.add_missing(ProcessOptions())] == [meeting]
    desk.wait_state(JobState.DONE)
    assert desk.queue.add_missing(ProcessOptions()) == ()


def test_what_was_recovered_just_now_gets_its_job_at_once(new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting = imported(desk)
    store = desk.vault.store
    for job in store.jobs.of(meeting):
        store.jobs.delete(job.id)
    store.meetings.set_state(meeting, MeetingState.RECOVERED)
    assert [job.recording_id for job in desk.queue.add_missing(ProcessOptions(), [meeting])] == [meeting]
    desk.wait_state(JobState.DONE, times=2)


def test_when_the_drive_takes_nothing_the_queue_lives_on(new_desk: NewDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = new_desk()
    meeting = imported(desk)
    desk.vault.lock()
    put, full = desk.vault.inbox.put, SottovoceError(Code.DISK_FULL)

    def refuse(_parcel: Parcel) -> None:
        raise full

    desk.vault.unlock(OPENS)
    desk.queue.add(meeting, "speech", ProcessOptions(), night=True)
    monkeypatch.setattr(desk.vault.inbox, "put", refuse)
    desk.queue.set_night(True)
    desk.vault.lock()
    desk.wait_state(JobState.FAILED)
    assert desk.errors() == [Code.DISK_FULL]
    monkeypatch.setattr(desk.vault.inbox, "put", put)
    desk.vault.unlock(OPENS)
    other = desk.queue.add_import(Path("Zwei.wav"), ProcessOptions())
    desk.wait_state(JobState.DONE, times=2)
    assert desk.texts(other.id) == ALL
    desk.queue.retry(meeting)
    desk.wait_state(JobState.DONE, times=3)
    assert desk.texts(meeting) == ALL
