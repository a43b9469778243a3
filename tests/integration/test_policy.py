"""What an organisation rules out does not happen in the services, whoever asks: recording, minutes, models, files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sottovoce.core.consent import Basis, MeetingConsent
from sottovoce.core.policy import Function, Policy
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.matters import MatterService
from sottovoce.services.own_voice import OwnVoiceService
from sottovoce.services.process import ProcessOptions
from sottovoce.services.record import RecordChoice, RecordService
from sottovoce.services.templates import TemplateService
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.rows_matters import Matter
from sottovoce_models.errors import Code, PolicyRefused
from tests.integration.desk import NewDesk, imported
from tests.integration.test_meeting_job import ALL

NO_MINUTES = Policy(switched_off=frozenset({Function.SUMMARIES}))
NO_RECORDING = Policy(switched_off=frozenset({Function.RECORDING}))
ANSWERS = Policy(consent_answers_required=True)


def test_nothing_is_recorded_and_no_voice_learnt(new_desk: NewDesk) -> None:
    vault = new_desk().vault

    def never(_choice: object = None) -> list[object]:
        pytest.fail("a device was opened")

    record = RecordService(vault, never, policy=NO_RECORDING)
    with pytest.raises(PolicyRefused) as refused:
        record.start(RecordChoice("Sitzung"), lambda _: None)
    assert refused.value.code is Code.POLICY_RECORDING
    assert record.running is None
    voice = OwnVoiceService(vault, new_microphone=never, policy=NO_RECORDING)  # type: ignore[arg-type] # it fails when called
    with pytest.raises(PolicyRefused):
        voice.learn("Anna", CopyWatch())
    assert vault.store.meetings.list() == ()


def test_files_are_transcribed_and_no_minutes_written(new_desk: NewDesk) -> None:
    desk = new_desk(policy=NO_MINUTES, summarize="NeverAsked")
    meeting = imported(desk)
    assert desk.texts(meeting) == ALL
    assert desk.minutes(meeting) == []
    assert not desk.library.meetings()[0].has_minutes


def test_minutes_are_not_made_again_and_those_there_were_stay(new_desk: NewDesk) -> None:
    first = new_desk()
    meeting = imported(first)
    written = first.minutes(meeting)
    assert written
    first.close()
    desk = new_desk(policy=NO_MINUTES)
    with pytest.raises(PolicyRefused) as refused:
        desk.queue.add(meeting, "minutes", ProcessOptions())
    assert refused.value.code is Code.POLICY_SUMMARIES
    desk.queue.add(meeting, "speech", ProcessOptions())
    desk.wait_state(JobState.DONE)
    assert desk.minutes(meeting) == written
    with pytest.raises(PolicyRefused):
        TemplateService(desk.vault, policy=NO_MINUTES).fill(meeting, CancelToken())


@pytest.mark.parametrize(
    ("consent", "refused"),
    [
        (MeetingConsent(), True),
        (MeetingConsent(Basis.ELSEWHERE), True),
        (MeetingConsent(Basis.ELSEWHERE, how="  \n"), True),
        (MeetingConsent(Basis.ELSEWHERE, how="In writing, before the session."), False),
        (MeetingConsent(Basis.ASKED), False),
    ],
)
def test_a_file_comes_in_when_it_is_said_how_people_agreed(
    new_desk: NewDesk, consent: MeetingConsent, refused: bool
) -> None:
    desk = new_desk(policy=ANSWERS)
    if not refused:
        desk.queue.add_import(Path("Sitzung.wav"), ProcessOptions(), consent=consent)
        desk.wait_state(JobState.DONE)
        return
    with pytest.raises(PolicyRefused) as error:
        desk.queue.add_import(Path("Sitzung.wav"), ProcessOptions(), consent=consent)
    assert error.value.code is Code.POLICY_CONSENT
    assert desk.library.meetings() == ()


def approved(desk_vault_meeting: str, matters: MatterService) -> None:
    database = matters._vault.store.meetings._database
    database.run(
        "UPDATE facts SET approved_at = '2026-03-01T10:00:00+00:00' WHERE recording_id = ?", (desk_vault_meeting,)
    )


def test_sound_is_due_by_the_shorter_of_both_terms_and_without_a_matter_but_not_on_hold(new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting = imported(desk)
    strict = MatterService(desk.vault, Policy(audio_days_max=30))
    approved(meeting, strict)
    assert MatterService(desk.vault).due(date(2027, 1, 1)) == ()
    assert strict.due(date(2026, 3, 30)) == ()
    (found,) = strict.due(date(2026, 3, 31))
    assert (found.matter, found.audio_days, found.by_policy) == (None, 30, True)

    matter = strict.save(Matter("", "Muster", audio_days=7))
    strict.assign([meeting], matter.id)
    (found,) = strict.due(date(2026, 3, 8))
    assert (found.audio_days, found.by_policy) == (7, False)
    strict.save(replace(matter, audio_days=90))
    (found,) = strict.due(date(2026, 3, 31))
    assert (found.audio_days, found.by_policy) == (30, True)
    strict.save(replace(matter, audio_days=90, legal_hold=True))
    assert strict.due(date(2027, 1, 1)) == ()
