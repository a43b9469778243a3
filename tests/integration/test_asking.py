"""Asking meetings of a real vault through the real engine: kept between questions, ended with the lock, not stored."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sottovoce.core.consent import Answer, Basis, Given, MeetingConsent, Purpose, Role
from sottovoce.core.policy import Function, Policy
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES, SUMMARIZE
from sottovoce.pipeline.events import NoticeCode
from sottovoce.pipeline.minutes import WriterChoice
from sottovoce.services import asking as services_asking
from sottovoce.services.asking import AskingService
from sottovoce.services.consent.service import ConsentService
from sottovoce.services.warm_engines import WarmEngines
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.engine import Job
from sottovoce_models.errors import Cancelled, Code, SottovoceError
from sottovoce_models.protocol import Json
from sottovoce_models.types import Track
from tests.helpers.consents import AT, person
from tests.integration.test_ask import SMALL, Models, transcript
from tests.unit.ask.talks import PRAXIS
from tests.unit.summarize.talks import BUDGET

OPENS = "vier Wörter die nicht passen"
FIRST, SECOND, SILENT = "1" * 32, "2" * 32, "3" * 32
ENGLISH, GERMAN = transcript(BUDGET), transcript(PRAXIS, "de")


class Endless:
    """Finds the quotes and never answers."""

    def run(self, job: Job) -> Json:
        list(job.input())
        job.emit("quotes", {"meeting": next(iter(job.params["meetings"])), "citations": []})
        while True:
            job.progress(0, 0)


class Chosen(Models):
    """Knows one model, for who wants it."""

    def writer(self, model_id: str | None, language: str | None = None) -> WriterChoice:
        return super().writer(model_id, language) if model_id else WriterChoice(None, None, {"en": "small"}, "large")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """Two meetings with a text, in two languages, and one without."""
    made, _ = Vault.create(tmp_path / "vault", OPENS, cost=LEAST_COST)
    for recording_id, text in ((FIRST, ENGLISH), (SECOND, GERMAN), (SILENT, None)):
        made.store.meetings.put(
            MeetingRow(recording_id, recording_id[:3], None, 60_000, (Track.FILE,), "", MeetingState.READY, AT)
        )
        if text is not None:
            made.store.results.save_transcript(recording_id, replace(text, recording_id=recording_id), human=False)
    yield made
    made.close()


@pytest.fixture
def new_service(vault: Vault) -> Iterator[Callable[..., AskingService]]:
    warm: list[WarmEngines] = []

    def make(kind: str = "tests.integration.test_ask:Scripted", policy: Policy | None = None) -> AskingService:
        engines = {**DEFAULT_ENGINES, SUMMARIZE: EngineSpec(SUMMARIZE, kind)}
        warm.extend(WarmEngines(vault, engines) for _ in range(2))
        return AskingService(vault, Chosen(SMALL), warm[-1], warm[-2], policy or Policy())

    yield make
    for each in warm:
        each.close()


NewService = Callable[..., AskingService]


def test_one_process_answers_question_after_question(new_service: NewService) -> None:
    asking = new_service()
    first = asking.ask("What is the website budget?", {FIRST: ENGLISH}, "small", CancelToken())
    process = asking._warm._engines.get(SUMMARIZE).pid
    second = asking.ask("What is the website budget?", {FIRST: ENGLISH}, "small", CancelToken())
    assert first.found
    assert first.lines == second.lines
    assert process is not None
    assert asking._warm._engines.get(SUMMARIZE).pid == process
    asking._warm._rest()
    assert not asking._warm._engines.get(SUMMARIZE).alive


def test_all_meetings_of_a_matter_are_asked_and_each_quote_says_which(new_service: NewService) -> None:
    asked = new_service().ask_all("Was ist mit der Krankenkasse?", [FIRST, SILENT, SECOND], None, CancelToken())
    answer = asked.answer
    assert (asked.read, asked.of) == (3, 3)
    assert set(asked.transcripts) == {SECOND}
    assert answer.found
    assert {line.meeting for line in answer.lines} == {SECOND}
    assert all(each.citation.quote in PRAXIS for each in answer.citations if each.meeting == SECOND)


def test_of_many_meetings_those_are_read_that_say_most_words_of_the_question(
    new_service: NewService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services_asking, "MOST_READ", 1)
    asked = new_service().ask_all("Was ist mit der Krankenkasse?", [FIRST, SILENT, SECOND], None, CancelToken())
    assert asked.answer.found
    assert (set(asked.transcripts), asked.read, asked.of) == ({SECOND}, 1, 3)


def test_what_was_missed_and_who_was_named_is_proved(new_service: NewService) -> None:
    asking = new_service("sottovoce_models.summarize.engine:SummarizeEngine")
    missed = asking.missed(ENGLISH, 10, None, CancelToken())
    named = asking.named(ENGLISH, ["Cora"], CancelToken())
    assert missed
    assert named
    assert all(each.quote in BUDGET for item in (*missed, *named) for each in item.citations)
    assert asking._quick._engines.get(SUMMARIZE).alive
    asking.forget()
    assert not asking._quick._engines.get(SUMMARIZE).alive


def test_meetings_without_a_text_cannot_be_asked(new_service: NewService) -> None:
    with pytest.raises(SottovoceError) as caught:
        new_service().ask_all("What?", [SILENT], None, CancelToken())
    assert caught.value.code is Code.EXPORT_NOTHING


def test_where_minutes_were_not_agreed_to_no_model_writes(vault: Vault, new_service: NewService) -> None:
    people = (person(1, "Anna", Role.USER), person(2, "Ben").answered([Purpose.SUMMARIZE], Given(Answer.NO, AT)))
    ConsentService(vault).answer(FIRST, MeetingConsent(Basis.ASKED, people, frozenset(Purpose), None))
    answer = new_service().ask("What is the website budget?", {FIRST: ENGLISH}, "small", CancelToken())
    assert answer.found
    assert not any(line.written for line in answer.lines)
    assert [notice.code for notice in answer.notices] == [NoticeCode.ASK_NOT_AGREED]


def test_locking_the_vault_ends_an_answer_on_its_way(vault: Vault, new_service: NewService) -> None:
    asking, found = new_service(f"{__name__}:Endless"), threading.Event()
    raised: list[BaseException] = []

    def ask() -> None:
        try:
            asking.ask("What?", {FIRST: ENGLISH}, None, CancelToken(), lambda _: found.set())
        except SottovoceError as error:
            raised.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    assert found.wait(30)
    vault.lock()
    thread.join(30)
    assert not thread.is_alive()
    assert [type(error) for error in raised] == [Cancelled]
    asking._warm.close()
    assert not asking._warm._engines.get(SUMMARIZE).alive
    with pytest.raises(SottovoceError) as caught:
        asking.ask("What?", {FIRST: ENGLISH}, None, CancelToken())
    assert caught.value.code is Code.STORE_LOCKED


def test_an_organisation_can_forbid_it(new_service: NewService) -> None:
    forbidden = Policy(switched_off=frozenset({Function.WRITING_HELP}))
    with pytest.raises(SottovoceError) as caught:
        new_service(policy=forbidden).ask("What?", {FIRST: ENGLISH}, None, CancelToken())
    assert caught.value.code is Code.POLICY_WRITING_HELP
