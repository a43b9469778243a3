"""Threads in the real vault: imported and pasted, with times, minutes and tasks, and nothing in a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sottovoce.core.consent import Basis, MeetingConsent
from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import Function, Policy
from sottovoce.services.process import ProcessOptions
from sottovoce.services.tasks.service import TaskService
from sottovoce.services.threads.service import ThreadService
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.rows_matters import Matter
from sottovoce_models.errors import Code, SottovoceError
from sottovoce_models.types import Citation, ItemKind, Summary, SummaryItem
from tests.integration.desk import NewDesk

CHAT = """[13.11.26, 09:15:32] Anna: Wer bringt den Bericht mit?
[13.11.26, 09:16:00] Anna: Bild weggelassen
[14.11.26, 09:17:11] Ben: Ich schicke den Bericht bis Freitag an alle.
"""
MAIL = """From: Anna <anna@example.org>
Subject: Re: Der Bericht
Date: Sat, 14 Nov 2026 12:00:00 +0000
Content-Type: text/plain; charset=utf-8

Ich schicke den Bericht bis Freitag an alle.
"""


def test_an_imported_mail_is_a_meeting_without_sound_that_knows_when_it_was_written(
    new_desk: NewDesk, tmp_path: Path
) -> None:
    desk = new_desk()
    path = tmp_path / "mail.eml"
    path.write_text(MAIL, encoding="utf-8")
    row = desk.queue.add_import(path, ProcessOptions())
    desk.wait_state(JobState.DONE)
    opened = desk.library.open(row.id)
    assert opened.row.tracks == ()
    assert opened.row.duration_ms == 0
    assert opened.row.started_at is not None
    assert opened.row.started_at.startswith("2026-11-14T12:00")
    assert opened.draft.transcript is not None
    assert [turn.at for turn in opened.draft.transcript.turns] == ["2026-11-14T12:00"]
    assert opened.draft.summary is not None


def test_what_is_pasted_becomes_a_meeting_of_its_matter_with_minutes_and_no_file(
    new_desk: NewDesk, tmp_path: Path
) -> None:
    desk = new_desk()
    threads = ThreadService(desk.vault, desk.queue)
    desk.vault.store.matters.put(Matter("m1", "Müller"))
    look = threads.look(CHAT)
    assert (look.messages, look.people, look.attachments) == (2, ("Anna", "Ben"), 1)
    assert (look.first, look.last) == ("2026-11-13T09:15", "2026-11-14T09:17")
    how = MeetingConsent(Basis.ELSEWHERE, how="by mail")
    row = threads.add(CHAT, " Wer \n bringt was ", ProcessOptions(), consent=how, matter_id="m1")
    desk.wait_state(JobState.DONE)
    opened = desk.library.open(row.id)
    assert (opened.row.title, opened.row.matter_id, opened.row.has_minutes) == ("Wer bringt was", "m1", True)
    assert [str(notice.code) for notice in opened.draft.notices][:1] == ["thread.attachments"]
    assert desk.vault.store.consents.of(row.id).how == "by mail"
    assert {hit.turn_id for hit in desk.library.search("Bericht Freitag")} == {"t2"}
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"Bericht" in path.read_bytes()]


def test_a_task_of_a_thread_is_due_from_the_day_it_was_written(new_desk: NewDesk) -> None:
    desk = new_desk()
    row = ThreadService(desk.vault, desk.queue).add(CHAT, "", ProcessOptions())
    desk.wait_state(JobState.DONE)
    transcript = desk.library.open(row.id).draft.transcript
    assert transcript is not None
    turn = transcript.turns[-1]
    cited = (Citation(turn.id, turn.start_ms, turn.end_ms, turn.text),)
    item = SummaryItem(ItemKind.ACTION, "Bericht schicken.", cited, "Ben", "bis Freitag")
    made = Summary(row.id, 1, "general", "de", (item,), quote_led=True)
    desk.vault.store.results.keep_machine_summary(row.id, made)
    (task,) = TaskService(desk.vault).open(UiLanguage.DE)
    assert task.day == date(2026, 11, 20)  # the Friday after the 14th, not after the 13th, a Friday
    assert task.title == "Anna, Ben"


def test_an_organisation_s_policy_holds_for_what_is_pasted(new_desk: NewDesk) -> None:
    desk = new_desk()
    strict = Policy(consent_answers_required=True, source="x")
    with pytest.raises(SottovoceError) as raised:
        ThreadService(desk.vault, desk.queue, strict).add(CHAT, "", ProcessOptions())
    assert raised.value.code is Code.POLICY_CONSENT
    assert desk.library.meetings() == ()
    without = replace(strict, consent_answers_required=False, switched_off=frozenset({Function.SUMMARIES}))
    row = ThreadService(desk.vault, desk.queue, without).add(CHAT, "", ProcessOptions())
    assert desk.library.open(row.id).draft.transcript is not None
    assert desk.library.jobs() == ()


def test_what_holds_no_message_leaves_nothing(new_desk: NewDesk) -> None:
    desk = new_desk()
    for text in ("", "   \n", "> only quoted\n> words\n"):
        with pytest.raises(SottovoceError) as raised:
            ThreadService(desk.vault, desk.queue).add(text, "", ProcessOptions())
        assert raised.value.code is Code.THREAD_UNREADABLE
    assert desk.library.meetings() == ()
