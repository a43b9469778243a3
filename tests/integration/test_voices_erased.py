"""Features of voices are in no vault: not after a job, not after one that was killed, whatever its engine says."""

from __future__ import annotations

from pathlib import Path

import pytest

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.services.own_voice import OwnVoiceService
from sottovoce.services.process import ProcessOptions
from sottovoce.vault.rows_jobs import JobState
from tests.integration.desk import NewDesk, imported
from tests.integration.test_meeting_job import FAKES
from tests.integration.test_own_voice import SOUND, prints_in


def test_an_engine_that_gives_voices_away_finds_no_place_for_them(new_desk: NewDesk) -> None:
    desk = new_desk(speakers="GivesVoicesAway")
    meeting = imported(desk)
    assert desk.texts(meeting)
    assert prints_in(desk) == []


@pytest.mark.parametrize("speakers", ["GivesVoicesAwayAndDies", "GivesVoicesAwayAndFails"])
def test_a_job_that_dies_while_it_tells_voices_apart_leaves_none(speakers: str, new_desk: NewDesk) -> None:
    desk = new_desk(speakers=speakers)
    desk.queue.add_import(Path("Eins.wav"), ProcessOptions())
    desk.wait_state(JobState.FAILED)
    assert prints_in(desk) == []


def test_the_users_own_is_the_only_one_and_is_not_written_into_a_meeting(new_desk: NewDesk) -> None:
    desk = new_desk(speakers="KnowsTheUser")
    own = OwnVoiceService(desk.vault, {"speakers": EngineSpec("speakers", f"{FAKES}:KnowsTheUser")})
    own.enroll(SOUND, "Mira", CancelToken())
    imported(desk)
    assert prints_in(desk) == ["own_voice"]
