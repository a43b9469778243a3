"""Edited transcripts in the real vault: what is kept of a session, what stays of the machine, what proofs point at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from sottovoce.services.editing.find import Query, replace_all
from sottovoce.services.editing.history import EditedText
from sottovoce.services.editing.speakers import rename_speaker
from sottovoce.services.editing.turns import merge_turns, split_turn, with_text
from sottovoce.services.library import LibraryService
from sottovoce.ui.library.autosave import Autosave
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.write_line import WriteLine
from sottovoce.vault.proofs import holds
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code
from sottovoce_models.types import (
    Citation,
    Doubt,
    DoubtReason,
    ItemKind,
    Speaker,
    Summary,
    SummaryItem,
    Track,
    Transcript,
    Turn,
)

OPENS = "vier Wörter die nicht passen"
ID = "ab" * 16
MACHINE = Transcript(
    ID,
    1,
    "de",
    {"S1": Speaker(), "S2": Speaker()},
    (
        Turn("t0", "S1", 0, 4_000, "Wir zahlen fünfzehn Euro im Monat"),
        Turn("t1", "S2", 4_000, 6_000, "Das geht"),
        Turn("t2", "S2", 6_000, 8_000, "und zwar ab Mai"),
    ),
    (Doubt(500, 900, DoubtReason.LOW_CONFIDENCE), Doubt(6_500, 7_000, DoubtReason.LOOP)),
)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made, _ = Vault.create(tmp_path / "vault", OPENS, cost=LEAST_COST)
    row = MeetingRow(
        ID, "Vertrag", None, 8_000, (Track.FILE,), "v.wav", MeetingState.READY, "2026-01-02T10:00:00+01:00"
    )
    made.store.meetings.put(row)
    made.store.results.keep_machine_transcript(ID, MACHINE)
    made.store.results.keep_machine_summary(ID, _minutes(1))
    yield made
    made.close()


@pytest.fixture
def library(vault: Vault) -> LibraryService:
    return LibraryService(vault)


def _minutes(revision: int) -> Summary:
    lines = (
        SummaryItem(ItemKind.DECISION, "Ab Mai.", (Citation("t2", 6_000, 8_000, "ab Mai"),)),
        SummaryItem(ItemKind.TOPIC, "Geld.", (Citation("t0", 0, 4_000, "fünfzehn Euro"),)),
    )
    return Summary(ID, revision, "general", "de", lines, quote_led=True)


def _revisions(vault: Vault) -> list[tuple[int, bool]]:
    return [(transcript.revision, human) for transcript, human in vault.store.results.transcripts(ID)]


def test_an_hour_of_editing_leaves_one_revision_beside_the_machine_s(vault: Vault, library: LibraryService) -> None:
    text, before = MACHINE, None
    for number in range(50):
        text = with_text(text, "t1", f"Das geht {number}")
        before = library.save_transcript(ID, text, (), before).revision
    assert _revisions(vault) == [(1, False), (51, True)]
    assert library.save_transcript(ID, rename_speaker(text, "S1", "Anna"), ()).revision == 52  # the next session
    assert _revisions(vault) == [(1, False), (51, True), (52, True)]
    shown = library.open(ID).draft.transcript
    assert shown is not None
    assert (shown.speakers["S1"].name, shown.turn("t1").text) == ("Anna", "Das geht 49")
    assert [hit.turn_id for hit in library.search("geht 49")] == ["t1"]


def test_a_revision_that_minutes_were_made_of_stays(vault: Vault, library: LibraryService) -> None:
    first = library.save_transcript(ID, with_text(MACHINE, "t1", "Das ginge"), ())
    vault.store.results.keep_machine_summary(ID, _minutes(first.revision))
    second = library.save_transcript(ID, with_text(first, "t1", "Das ging"), (), first.revision)
    assert _revisions(vault) == [(1, False), (first.revision, True), (second.revision, True)]
    summary = library.open(ID).draft.summary
    assert summary is not None
    assert summary.transcript_revision < second.revision  # which is how "outdated" is told


def test_proofs_move_along_with_words_that_were_merged_or_corrected(vault: Vault, library: LibraryService) -> None:
    merged = merge_turns(MACHINE, "t1", "t2")
    edited, count = replace_all(merged, Query("fünfzehn"), "fünfzig")
    assert count == 1
    library.save_transcript(ID, edited, ())
    opened = library.open(ID).draft
    assert opened.summary is not None
    assert opened.transcript is not None
    moved, changed = (item.citations[0] for item in opened.summary.items)
    assert (moved.turn_id, moved.quote) == ("t1", "ab Mai")
    assert holds(moved, opened.transcript)
    assert "fünfzig" in changed.quote
    assert holds(changed, opened.transcript)
    (hit,) = [hit for hit in library.search("Ab Mai") if hit.kind == "minutes"]
    assert hit.turn_id == "t1"
    assert vault.store.meetings.list()[0].has_minutes


def test_reviewed_turns_and_settled_doubts_are_there_again(vault: Vault, library: LibraryService) -> None:
    assert library.meetings()[0].doubts == 2
    text = EditedText(MACHINE).review({"t0"})
    library.save_transcript(ID, text.transcript, text.reviewed)
    vault.lock()
    vault.unlock(OPENS)
    assert library.meetings()[0].doubts == 1
    opened = library.open(ID)
    assert opened.reviewed == {"t0"}
    machine, human = vault.store.results.transcripts(ID)[0]
    assert (len(machine.doubts), human) == (2, False)
    assert vault.store.check() == ()
    library.delete(ID)
    assert vault.store.reviews.reviewed(ID) == frozenset()


def test_what_was_typed_before_a_lock_is_there_after_it(vault: Vault, library: LibraryService, qtbot: QtBot) -> None:
    orders = WriteLine()
    saves = Autosave(orders, lambda: library)
    text = EditedText(with_text(MACHINE, "t1", "mitten im Sa"))
    saves.put(ID, text, typing=True)
    assert _revisions(vault) == [(1, False)]
    saves.flush()  # what the window does before the vault is shut, on another thread
    assert orders.drain(10)
    vault.lock()
    vault.unlock(OPENS)
    shown = library.open(ID).draft.transcript
    assert shown is not None
    assert shown.turn("t1").text == "mitten im Sa"
    saves.put(ID, replace(text, transcript=split_turn(text.transcript, "t1", 6)), typing=False)
    assert orders.drain(10)
    assert _revisions(vault) == [(1, False), (3, True)]
    saves.forget()
    saves.put(ID, text, typing=False)
    assert orders.drain(10)
    assert [human for _, human in _revisions(vault)] == [False, True, True]
    QCoreApplication.processEvents()


def test_what_comes_too_late_is_told_and_tried_again(vault: Vault, library: LibraryService, qtbot: QtBot) -> None:
    orders = WriteLine()
    failures: list[WorkFailed] = []
    orders.failed.connect(failures.append)
    saves = Autosave(orders, lambda: library)
    vault.lock()
    saves.put(ID, EditedText(with_text(MACHINE, "t1", "zu spät")), typing=False)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert failures[0].error.code is Code.STORE_LOCKED
    vault.unlock(OPENS)
    with qtbot.waitSignal(saves.stored):
        saves.flush()
    assert _revisions(vault) == [(1, False), (2, True)]
