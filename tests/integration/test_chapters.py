"""Chapters of a real vault through the real engine: cut once, kept while the words are the same, gone when erased."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from sottovoce.core.consent import Answer, Basis, Given, MeetingConsent, Purpose, Role
from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES, SUMMARIZE
from sottovoce.services.chapters import NO_CHAPTERS, ChapterService, chapter_at
from sottovoce.services.consent.service import ConsentService
from sottovoce.services.warm_engines import WarmEngines
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.rows_results import CHAPTERS
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import SottovoceError
from sottovoce_models.types import Track
from tests.helpers.consents import AT, person
from tests.integration.test_ask import transcript
from tests.integration.test_asking import Chosen
from tests.unit.ask.talks import PRAXIS

ID = "1" * 32
NewService = Callable[..., ChapterService]
NO_ENGINE = {**DEFAULT_ENGINES, SUMMARIZE: EngineSpec(SUMMARIZE, "tests.integration.test_ask:Nothing")}


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made, _ = Vault.create(tmp_path / "vault", "vier Wörter die nicht passen", cost=LEAST_COST)
    made.store.meetings.put(MeetingRow(ID, "P", None, 60_000, (Track.FILE,), "", MeetingState.READY, AT))
    made.store.results.save_transcript(ID, replace(transcript(PRAXIS * 8, "de"), recording_id=ID), human=False)
    yield made
    made.close()


@pytest.fixture
def new_service(vault: Vault) -> Iterator[NewService]:
    """With the real engine, or one that cannot be started."""
    made: list[WarmEngines] = []

    def make(engines: Mapping[str, EngineSpec] = DEFAULT_ENGINES, policy: Policy = NO_POLICY) -> ChapterService:
        made.append(WarmEngines(vault, engines))
        return ChapterService(vault, Chosen(), made[-1], policy)

    yield make
    for each in made:
        each.close()


def test_they_are_cut_once_and_read_from_the_vault_after_that(vault: Vault, new_service: NewService) -> None:
    first = new_service().read(ID, None, CancelToken())
    assert len(first.all) > 1
    assert not first.written
    assert not first.can_write
    assert new_service(NO_ENGINE).read(ID, None, CancelToken()) == first
    assert [chapter_at(first.all, each.start_ms) for each in first.all] == list(range(len(first.all)))
    assert chapter_at(first.all, first.all[0].start_ms - 1) == -1


def test_other_words_are_cut_anew(vault: Vault, new_service: NewService) -> None:
    new_service().read(ID, None, CancelToken())
    vault.store.results.save_transcript(ID, replace(transcript(PRAXIS * 7, "de"), recording_id=ID), human=True)
    with pytest.raises(SottovoceError):
        new_service(NO_ENGINE).read(ID, None, CancelToken())


def test_what_is_erased_leaves_no_title(vault: Vault, new_service: NewService) -> None:
    new_service().read(ID, None, CancelToken())
    vault.store.results.erase(ID, 0, 5_000)
    assert vault.store.results.finding(ID, CHAPTERS) is None


def test_who_did_not_agree_to_minutes_gets_no_chapters(vault: Vault, new_service: NewService) -> None:
    people = (person(1, "Anna", Role.USER), person(2, "Ben").answered([Purpose.SUMMARIZE], Given(Answer.NO, AT)))
    ConsentService(vault).answer(ID, MeetingConsent(Basis.ASKED, people, frozenset(Purpose), None))
    assert new_service(NO_ENGINE).read(ID, None, CancelToken()) == NO_CHAPTERS


def test_where_minutes_are_switched_off_there_are_none(vault: Vault, new_service: NewService) -> None:
    policy = Policy(switched_off=frozenset({Function.SUMMARIES}))
    assert new_service(NO_ENGINE, policy).read(ID, None, CancelToken()) == NO_CHAPTERS


def test_what_is_kept_and_cannot_be_read_is_made_anew(vault: Vault, new_service: NewService) -> None:
    service = new_service()
    first = service.read(ID, None, CancelToken())
    kept = vault.store.results.finding(ID, CHAPTERS)
    vault.store.results.put_finding(ID, CHAPTERS, {**kept, "chapters": [["a", 1]]})
    assert service.read(ID, None, CancelToken()) == first
