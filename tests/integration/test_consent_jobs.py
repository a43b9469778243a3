"""The queue does what everyone agreed to and no step more: new, made again, beside a recording, behind the lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sottovoce.core.consent import Answer, Basis, Given, MeetingConsent, Purpose
from sottovoce.pipeline.events import NoticeCode, StageStarted
from sottovoce.services.consent.service import ConsentService
from sottovoce.services.job_run import Taken
from sottovoce.services.process import ProcessOptions
from sottovoce.services.queue_events import JobTold
from sottovoce.services.record import RecordChoice
from sottovoce.vault.rows_jobs import JobState
from sottovoce_models.errors import Code, SottovoceError
from tests.helpers.consents import AT, NO, agreed, person
from tests.integration.desk import OPENS, Desk, NewDesk, imported
from tests.integration.test_live_text import MIC, Room

RECORD, TRANSCRIBE, SUMMARIZE = Purpose.RECORD, Purpose.TRANSCRIBE, Purpose.SUMMARIZE
RECORD_ONLY = agreed(purposes=(RECORD,))
TEXT_ONLY = agreed(purposes=(RECORD, TRANSCRIBE))
WITHDRAWN = Given(Answer.WITHDRAWN, AT)


def stages(desk: Desk) -> list[str]:
    return [
        str(each.event.stage)
        for each in desk.told
        if isinstance(each, JobTold) and isinstance(each.event, StageStarted)
    ]


def notices(desk: Desk, meeting: str) -> set[NoticeCode]:
    return {notice.code for notice in desk.library.open(meeting).draft.notices}


def recorded(desk: Desk, consent: MeetingConsent, *, locked: bool) -> str:
    """A recording of which nothing is known but its sound and what people said; it has been worked on."""
    meeting = imported(desk)
    row = desk.library.open(meeting).row
    keys, job = desk.vault.segment_keys(meeting), desk.queue.new_job(meeting, ProcessOptions())
    desk.vault.store.results.make_anew(meeting, "speech")
    ConsentService(desk.vault).answer(meeting, consent)
    desk.told.clear()
    if locked:
        desk.vault.lock()
    desk.queue.hand_over(Taken(job, row, keys, consent=consent))
    desk.wait_state(JobState.DONE)
    if locked:
        desk.vault.unlock(OPENS)
    return meeting


@pytest.mark.parametrize("locked", [False, True])
def test_recording_alone_makes_no_text(locked: bool, new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting = recorded(desk, RECORD_ONLY, locked=locked)
    assert stages(desk) == []
    assert notices(desk, meeting) >= {NoticeCode.TEXT_NOT_AGREED}


@pytest.mark.parametrize("locked", [False, True])
def test_text_alone_makes_no_minutes(locked: bool, new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting = recorded(desk, TEXT_ONLY, locked=locked)
    assert stages(desk) == ["speech", "speakers"]
    assert notices(desk, meeting) >= {NoticeCode.MINUTES_NOT_AGREED}
    assert desk.texts(meeting)


@pytest.mark.parametrize("locked", [False, True])
def test_what_everyone_agreed_to_is_made(locked: bool, new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting = recorded(desk, agreed(), locked=locked)
    assert stages(desk) == ["speech", "speakers", "minutes"]
    assert not notices(desk, meeting) & {NoticeCode.TEXT_NOT_AGREED, NoticeCode.MINUTES_NOT_AGREED}
    assert desk.minutes(meeting)


@pytest.mark.parametrize(
    ("consent", "refused"),
    [
        (RECORD_ONLY, {"speech", "speakers", "minutes"}),
        (TEXT_ONLY, {"minutes"}),
        (agreed(), set()),
        (MeetingConsent(), set()),
        (agreed(person(1, given=NO)), {"speech", "speakers", "minutes"}),
        (agreed(person(1).answered([SUMMARIZE], WITHDRAWN)), {"minutes"}),
        (agreed(person(1).answered([RECORD], WITHDRAWN)), {"speech", "speakers"}),
        (MeetingConsent(Basis.UNKNOWN, (person(1).answered([TRANSCRIBE], WITHDRAWN),)), {"speech", "speakers"}),
        (MeetingConsent(Basis.ELSEWHERE, (person(1),), how="am Telefon"), set()),
    ],
)
def test_nothing_is_made_again_that_somebody_does_not_want(
    consent: MeetingConsent, refused: set[str], new_desk: NewDesk
) -> None:
    desk = new_desk()
    meeting = imported(desk)
    ConsentService(desk.vault).answer(meeting, consent)
    texts, minutes = desk.texts(meeting), desk.minutes(meeting)
    done = 1
    for stage in ("speech", "speakers", "minutes"):
        if stage in refused:
            with pytest.raises(SottovoceError) as caught:
                desk.queue.add(meeting, stage, ProcessOptions())
            assert caught.value.code is Code.CONSENT_REFUSED
            assert (desk.texts(meeting), desk.minutes(meeting)) == (texts, minutes), "and what is there stays"
    for stage in {"speech", "minutes"} - refused:
        desk.queue.add(meeting, stage, ProcessOptions())
        done += 1
        desk.wait_state(JobState.DONE, done)


def test_a_file_that_was_brought_in_is_of_unknown_basis(new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting = imported(desk)
    service = ConsentService(desk.vault)
    assert service.of(meeting).basis is Basis.UNKNOWN
    told = MeetingConsent(Basis.ELSEWHERE, (person(1),), how="mündlich, vor der Aufnahme")
    service.answer(meeting, told)
    assert service.of(meeting) == told
    assert service.events(meeting)[0].data == {
        "basis": "elsewhere",
        "purposes": [],
        "notice": None,
        "how": "mündlich, vor der Aufnahme",
    }


@pytest.fixture
def new_room(tmp_path: Path) -> Iterator[Callable[[], Room]]:
    made: list[Room] = []

    def make() -> Room:
        made.append(Room(tmp_path / "vault", "Numbers"))
        return made[-1]

    yield make
    for room in made:
        room.close()


def test_beside_a_recording_nothing_is_heard_that_was_not_agreed_to(new_room: Callable[[], Room]) -> None:
    room = new_room()
    choice = RecordChoice("Besprechung", consent=RECORD_ONLY)
    running = room.session.start(choice, ProcessOptions(), live=True, listener=room.hear)
    assert room.session.text is None
    room.captures[0].play(2_000)
    running.stop()
    room.queue.start_now(running.id)
    room.wait_for(room.job_waits)
    assert room.stored(running.id).transcript is None


def test_text_beside_a_recording_ends_when_somebody_does_not_want_it_any_more(new_room: Callable[[], Room]) -> None:
    room = new_room()
    running = room.start(system_sound=False)
    room.captures[0].play(len(MIC) // 32 // 2)
    text = room.text
    running.answer(replace(running.consent, purposes=frozenset({RECORD})))
    assert text.wait(30), "its engines end"
    assert not running.held, "it is recorded all the same"
    running.stop()
    room.wait_for(room.job_ended)
    stored = room.stored(running.id)
    assert stored.transcript is None
    assert stored.summary is None
