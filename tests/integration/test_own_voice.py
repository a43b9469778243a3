"""The user's own voice: enrolled, named in new meetings, forgotten; and nobody's voice besides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.services.own_voice import OwnVoiceService, known_voice
from sottovoce.services.process import ProcessOptions
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.rows_own_voice import OwnVoice
from sottovoce_models.errors import Cancelled, Code, SottovoceError, StoreFault
from tests.integration.desk import OPENS, Desk, NewDesk, imported
from tests.integration.test_meeting_job import FAKES

SPECS = {"speakers": EngineSpec("speakers", f"{FAKES}:KnowsTheUser")}
SOUND = [bytes([64]) * 32_000] * 12


@pytest.fixture
def desk(new_desk: NewDesk) -> Desk:
    return new_desk(speakers="KnowsTheUser")


@pytest.fixture
def service(desk: Desk) -> OwnVoiceService:
    return OwnVoiceService(desk.vault, SPECS)


def names(desk: Desk, meeting: str) -> list[str]:
    transcript = desk.library.open(meeting).draft.transcript
    assert transcript is not None
    return [transcript.speakers[speaker].name for speaker in ("S1", "S2")]


def test_who_is_enrolled_has_their_name_in_the_next_meeting(desk: Desk, service: OwnVoiceService) -> None:
    assert (service.enrolled, service.name) == (False, "")
    assert names(desk, imported(desk, "Eins.wav")) == ["", ""]
    heard: list[int] = []
    service.enroll(SOUND, " Mira ", CancelToken(), heard.append)
    assert (service.enrolled, service.name) == (True, "Mira")
    row = imported_again(desk, 2)
    assert names(desk, row) == ["", "Mira"]
    service.rename("Ich")
    assert names(desk, imported_again(desk, 3)) == ["", "Ich"]
    service.forget()
    assert (service.enrolled, service.name) == (False, "")
    assert names(desk, imported_again(desk, 4)) == ["", ""]
    assert names(desk, row) == ["", "Mira"], "what was written stays"


def imported_again(desk: Desk, time: int) -> str:
    row = desk.queue.add_import(Path(f"{time}.wav"), ProcessOptions())
    desk.wait_state(JobState.DONE, time)
    return row.id


def test_what_is_refused_changes_nothing(desk: Desk, service: OwnVoiceService) -> None:
    service.enroll(SOUND, "Mira", CancelToken())
    before = known_voice(desk.vault)
    with pytest.raises(SottovoceError) as caught:
        service.enroll([], "Ben", CancelToken())
    assert caught.value.code is Code.VOICE_TOO_SHORT
    cancelled = CancelToken()
    cancelled.cancel()
    with pytest.raises(Cancelled):
        service.enroll(SOUND, "Ben", cancelled)
    assert known_voice(desk.vault) == before


def test_a_print_of_other_weights_names_nobody(desk: Desk, service: OwnVoiceService) -> None:
    desk.vault.store.own_voice.put(OwnVoice((0.5,) * 192, "f" * 64, "Mira"))
    assert names(desk, imported(desk)) == ["", ""]


def test_behind_the_lock_nobody_is_known(desk: Desk, service: OwnVoiceService) -> None:
    service.enroll(SOUND, "Mira", CancelToken())
    desk.vault.lock()
    assert known_voice(desk.vault) is None
    for attempt in (lambda: service.enrolled, service.forget, lambda: service.enroll(SOUND, "", CancelToken())):
        with pytest.raises(StoreFault) as caught:
            attempt()
        assert caught.value.code is Code.STORE_LOCKED
    desk.vault.unlock(OPENS)
    assert service.enrolled


def test_the_vault_keeps_one_voice_at_most_and_no_trace_of_one_that_was_forgotten(
    desk: Desk, service: OwnVoiceService
) -> None:
    meeting = imported(desk)
    assert prints_in(desk) == []
    service.enroll(SOUND, "Mira", CancelToken())
    service.enroll(SOUND, "Mira", CancelToken())
    assert prints_in(desk) == ["own_voice"]
    assert "0.25" not in repr(known_voice(desk.vault))
    service.forget()
    assert prints_in(desk) == []
    assert desk.texts(meeting)


def prints_in(desk: Desk) -> list[str]:
    """The tables with a value that could hold a voice print: a hundred numbers in a row, or as many bytes."""
    database = desk.vault.store._database
    found = []
    for (table,) in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'"):
        for row in database.rows("SELECT * FROM " + table):  # noqa: S608 -- its own tables
            found += [table for value in row if looks_like_a_print(value)]
    return found


def looks_like_a_print(value: object) -> bool:
    if isinstance(value, bytes):
        return len(value) >= 2 * 192
    if isinstance(value, str) and value[:1] in ("{", "["):
        return longest_list_of_numbers(json.loads(value)) >= 100
    return False


def longest_list_of_numbers(value: object) -> int:
    if isinstance(value, dict):
        return max(map(longest_list_of_numbers, value.values()), default=0)
    if isinstance(value, list):
        numbers = len(value) if all(isinstance(each, int | float) for each in value) else 0
        return max(numbers, *map(longest_list_of_numbers, value), 0)
    return 0
