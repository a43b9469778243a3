"""Minutes in the real vault: a human's text is never overwritten, approved text never changes, and all goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sottovoce.services.approval import ApprovalService
from sottovoce.services.library import LibraryService
from sottovoce.services.minutes import MinutesService, taken_whole
from sottovoce.services.private_notes import PrivateNotesService
from sottovoce.services.process import ProcessOptions
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models import codec
from sottovoce_models.errors import Code, SottovoceError
from sottovoce_models.types import Citation, ItemKind, Speaker, Summary, SummaryItem, Transcript, Turn
from tests.integration.desk import OPENS, NewDesk, imported

ID = "ab" * 16


def cited(turn: int, quote: str) -> tuple[Citation, ...]:
    return (Citation(f"t{turn}", turn * 1000, turn * 1000 + 900, quote),)


TEXT = Transcript(
    ID,
    1,
    "de",
    {"S1": Speaker("Keller"), "S2": Speaker()},
    (
        Turn("t0", "S1", 0, 999, "Wir nehmen das Tagebuch."),
        Turn("t1", "S2", 1000, 1999, "Ich nehme fünfzig Milligramm am Abend."),
        Turn("t2", "S1", 2000, 2999, "Dann bis zum nächsten Treffen."),
    ),
)
DECISION = SummaryItem(ItemKind.DECISION, "Das Tagebuch wird geführt.", cited(0, "das Tagebuch"))
TOPIC = SummaryItem(ItemKind.TOPIC, "Die Klientin nimmt 50 mg.", cited(1, "fünfzig Milligramm"))
ACTION = SummaryItem(ItemKind.ACTION, "Treffen vereinbaren.", cited(2, "nächsten Treffen"), owner="S1")


def minutes(*items: SummaryItem) -> Summary:
    return Summary(ID, 1, "general", "de", items, quote_led=False)


class Practice:
    """A vault with one meeting, and the services over it."""

    def __init__(self, folder: Path) -> None:
        self.vault, _ = Vault.create(folder, OPENS, cost=LEAST_COST)
        self.minutes, self.approvals = MinutesService(self.vault), ApprovalService(self.vault)
        self.notes, self.library = PrivateNotesService(self.vault), LibraryService(self.vault)
        row = MeetingRow(ID, "Erstgespräch", None, 3000, (), "", MeetingState.READY, "2026-11-27T09:00:00+01:00")
        self.vault.store.meetings.put(row)
        self.vault.store.results.keep_machine_transcript(ID, TEXT)
        self.machine(DECISION, TOPIC, ACTION)

    def machine(self, *items: SummaryItem, part: str = "") -> None:
        data = {"summary": codec.plain(minutes(*items)), "part": part}
        self.vault.deliver(Parcel(ParcelKind.SUMMARY, ID, data))

    def texts(self) -> list[str]:
        shown = self.minutes.state(ID).summary
        return [] if shown is None else [item.text for item in shown.items]

    @property
    def row(self) -> MeetingRow:
        row = self.vault.store.meetings.get(ID)
        assert row is not None
        return row

    def found(self, words: str) -> int:
        return len(self.library.search(words))


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Practice]:
    made = Practice(tmp_path / "vault")
    yield made
    made.vault.close()


def test_a_human_s_text_is_kept_shown_and_found_and_typing_makes_one_revision(practice: Practice) -> None:
    state = practice.minutes.state(ID)
    assert (state.human, state.machine, state.offer) == (False, state.summary, None)
    edited = replace(TOPIC, text="Die Klientin nimmt 15 mg.", edited=True)
    revision = practice.minutes.save(ID, minutes(DECISION, edited, ACTION))
    more = replace(edited, text="Die Klientin nimmt fünfzehn Milligramm.")
    assert practice.minutes.save(ID, minutes(DECISION, more, ACTION), replaces=revision) == revision
    state = practice.minutes.state(ID)
    assert state.human
    assert state.machine == replace(minutes(DECISION, TOPIC, ACTION), transcript_revision=1)
    assert state.summary is not None
    assert state.summary.items[1] == more
    opened = practice.library.open(ID).draft
    assert opened.summary == state.summary
    assert opened.items == list(state.summary.items)
    assert practice.found("fünfzehn Milligramm klientin") == 1
    assert practice.found("50") == 0


def test_a_re_run_is_offered_beside_and_changes_nothing(practice: Practice) -> None:
    mine = minutes(replace(TOPIC, text="Von Hand.", edited=True), replace(ACTION, done=True))
    practice.minutes.save(ID, mine)
    fresh = replace(DECISION, text="Es wird ein Tagebuch geführt.")
    for _ in range(2):
        practice.machine(fresh, ACTION)
    state = practice.minutes.state(ID)
    assert practice.texts() == ["Von Hand.", "Treffen vereinbaren."]
    assert state.offer is not None
    assert [item.text for item in state.offer.summary.items] == [fresh.text, ACTION.text]
    assert state.offer.made_at
    assert practice.row.open_actions == 0
    practice.minutes.decide(ID, state.offer, None)  # mine
    state = practice.minutes.state(ID)
    assert state.offer is None
    assert practice.texts()[0] == "Von Hand."
    assert state.machine is not None
    assert state.machine.items == (DECISION, TOPIC, ACTION)  # still what it grew out of
    practice.machine(ACTION, DECISION)  # a third run is news again
    offer = practice.minutes.state(ID).offer
    assert offer is not None
    practice.minutes.decide(ID, offer, taken_whole(offer, mine))
    state = practice.minutes.state(ID)
    assert state.machine is not None
    assert state.machine.items == (ACTION, DECISION)
    assert state.summary is not None
    assert [(item.text, item.done) for item in state.summary.items] == [(ACTION.text, True), (DECISION.text, False)]
    assert state.offer is None


def test_an_offer_that_was_turned_down_does_not_hide_the_next(practice: Practice) -> None:
    practice.minutes.save(ID, minutes(replace(TOPIC, edited=True)))
    for number in range(3):
        practice.machine(replace(DECISION, text=f"Lauf {number}."))
        offer = practice.minutes.state(ID).offer
        assert offer is not None, number
        assert offer.summary.items[0].text == f"Lauf {number}."
        practice.minutes.decide(ID, offer, None)
        assert practice.minutes.state(ID).offer is None


def test_one_part_made_anew_leaves_the_other_lines(practice: Practice) -> None:
    new = replace(DECISION, text="Nur dieser Beschluss ist neu.")
    practice.machine(new, replace(TOPIC, text="Anders."), part="kind:decision")
    assert practice.texts() == [new.text, TOPIC.text, ACTION.text]
    practice.minutes.save(ID, minutes(replace(DECISION, text="Mein Beschluss.", edited=True), new, TOPIC))
    practice.machine(replace(DECISION, text="Noch einer."), TOPIC, part="kind:decision")
    state = practice.minutes.state(ID)
    assert state.offer is not None
    assert state.summary is not None
    assert state.offer.part == "kind:decision"
    taken = taken_whole(state.offer, state.summary)
    assert [item.text for item in taken.items] == ["Mein Beschluss.", "Noch einer.", TOPIC.text]


def test_what_is_approved_stays_until_it_is_reopened_and_after(practice: Practice) -> None:
    practice.minutes.listened(ID, [], [TOPIC])
    state = practice.minutes.state(ID)
    approval = practice.approvals.approve(ID, "  Dr.  Keller ", state.revision)
    assert (approval.approved_by, approval.heard, approval.to_hear) == ("Dr. Keller", 1, 2)
    assert practice.row.approved_at == approval.approved_at
    assert practice.approvals.approval_of(ID) == approval
    with pytest.raises(SottovoceError) as refused:
        practice.minutes.save(ID, minutes(DECISION))
    assert refused.value.code is Code.MINUTES_APPROVED
    with pytest.raises(SottovoceError):
        practice.approvals.approve(ID, "Wer anders", approval.revision)
    practice.machine(replace(DECISION, text="Ein neuer Lauf."))  # beside, not instead
    assert practice.texts() == [DECISION.text, TOPIC.text, ACTION.text]
    practice.minutes.tick(ID, approval.revision, 2, True)  # no change of its words
    approved = practice.approvals.approved(ID)
    assert approved is not None
    assert approved.items == (DECISION, TOPIC, replace(ACTION, done=True))
    assert practice.row.open_actions == 0
    practice.approvals.reopen(ID)
    assert practice.row.approved_at is None
    assert practice.approvals.approved(ID) is None
    revision = practice.minutes.save(ID, minutes(replace(TOPIC, text="Neu.", edited=True)), replaces=approval.revision)
    assert revision > approval.revision
    (old,) = practice.approvals.approvals(ID)
    assert old.reopened_at is not None
    assert practice.approvals.version(ID, old.revision).items == (DECISION, TOPIC, replace(ACTION, done=True))
    again = practice.approvals.approve(ID, "Dr. Keller", revision)
    assert [each.revision for each in practice.approvals.approvals(ID)] == [again.revision, old.revision]
    assert practice.minutes.state(ID).last_name == "Dr. Keller"


def test_only_what_was_looked_at_can_be_approved(practice: Practice) -> None:
    state = practice.minutes.state(ID)
    practice.minutes.save(ID, minutes(DECISION))
    with pytest.raises(SottovoceError) as refused:
        practice.approvals.approve(ID, "Keller", state.revision)
    assert refused.value.code is Code.MINUTES_APPROVED
    assert practice.row.approved_at is None
    with pytest.raises(ValueError, match="somebody"):
        practice.approvals.approve(ID, "  ", 2)


def test_minutes_are_outdated_by_other_words_and_not_by_a_name(practice: Practice) -> None:
    named = replace(TEXT, speakers={**TEXT.speakers, "S2": Speaker("Frau S.")}, revision=2)
    practice.library.save_transcript(ID, named)
    shown = practice.library.open(ID).draft.transcript
    assert not practice.minutes.state(ID).is_outdated(shown)
    turns = (TEXT.turns[0], replace(TEXT.turns[1], text="Ich nehme fünfzehn Milligramm am Abend."), TEXT.turns[2])
    practice.library.save_transcript(ID, replace(named, turns=turns))
    shown = practice.library.open(ID).draft.transcript
    state = practice.minutes.state(ID)
    assert state.is_outdated(shown)
    assert state.summary is not None
    assert state.summary.items[1].citations[0].quote == "fünfzehn Milligramm"  # the proof follows the words
    practice.minutes.still_right(ID, state.revision)
    assert not practice.minutes.state(ID).is_outdated(shown)
    practice.minutes.save(ID, minutes(replace(TOPIC, edited=True)))
    assert not practice.minutes.state(ID).is_outdated(shown)


def test_minutes_still_being_made_from_an_older_text_are_outdated_at_once(practice: Practice) -> None:
    turns = (*TEXT.turns[:2], replace(TEXT.turns[2], text="Dann bis zum nächsten Treffen am Montag."))
    practice.library.save_transcript(ID, replace(TEXT, turns=turns))
    practice.machine(DECISION)  # its job began before the edit
    assert practice.minutes.state(ID).is_outdated(practice.library.open(ID).draft.transcript)


def test_the_locked_vault_takes_nothing_and_keeps_what_was_saved(practice: Practice) -> None:
    practice.minutes.save(ID, minutes(replace(TOPIC, text="Vor der Sperre.", edited=True)))
    practice.notes.save(ID, "Eindruck: müde.")
    practice.vault.lock()
    for call in (
        lambda: practice.minutes.save(ID, minutes(DECISION)),
        lambda: practice.minutes.state(ID),
        lambda: practice.notes.read(ID),
        lambda: practice.approvals.approval_of(ID),
    ):
        with pytest.raises(SottovoceError) as refused:
            call()
        assert refused.value.code is Code.STORE_LOCKED
    practice.machine(replace(DECISION, text="Hinter der Sperre."))  # a job that went on
    practice.vault.unlock(OPENS)
    assert practice.texts() == ["Vor der Sperre."]
    assert practice.minutes.state(ID).offer is not None
    assert practice.notes.read(ID).text == "Eindruck: müde."


def test_private_notes_are_in_nothing_else_and_go_with_the_meeting(practice: Practice) -> None:
    practice.notes.save(ID, "Gegenübertragung: Ärger über Xanthippe.")
    note = practice.notes.save(ID, "Gegenübertragung: Unruhe wegen Xanthippe.")
    assert practice.notes.read(ID) == note
    assert "Xanthippe" not in repr(note)
    assert practice.found("Xanthippe") == 0
    assert "Xanthippe" not in repr(practice.library.open(ID))
    practice.minutes.save(ID, minutes(replace(TOPIC, edited=True)))
    practice.approvals.approve(ID, "Keller", practice.minutes.state(ID).revision)
    practice.library.delete(ID)
    store = practice.vault.store
    for table in ("private_notes", "approvals", "heard", "summaries", "facts"):
        assert store._database.value(f"SELECT count(*) FROM {table}") == 0, table  # noqa: S608 -- constants
    assert practice.notes.read(ID).text == ""
    practice.notes.save(ID, "zu spät")  # two quick clicks: the meeting is gone
    practice.minutes.save(ID, minutes(DECISION))
    practice.minutes.listened(ID, DECISION.citations)
    assert practice.notes.read(ID).text == ""


def test_an_emptied_note_is_gone(practice: Practice) -> None:
    practice.notes.save(ID, "etwas")
    assert practice.notes.save(ID, " \n ").changed_at == ""
    assert practice.vault.store._database.value("SELECT count(*) FROM private_notes") == 0


def test_an_erased_stretch_takes_minutes_and_approval_with_it(practice: Practice) -> None:
    practice.minutes.save(ID, minutes(replace(TOPIC, edited=True)))
    practice.approvals.approve(ID, "Keller", practice.minutes.state(ID).revision)
    practice.vault.store.results.erase(ID, 1000, 1500)
    row = practice.row
    assert (row.approved_at, row.open_actions, row.has_minutes) == (None, 0, False)
    assert practice.approvals.approvals(ID) == ()


def test_a_job_makes_one_part_anew_and_the_rest_stays(new_desk: NewDesk) -> None:
    desk = new_desk()
    recording_id = imported(desk)
    service = MinutesService(desk.vault)
    state = service.state(recording_id)
    assert state.summary is not None
    kept = SummaryItem(ItemKind.QUESTION, "Von Hand gefragt.", (), edited=True)
    service.save(recording_id, replace(state.summary, items=(*state.summary.items, kept)))
    part = f"kind:{state.summary.items[0].kind}"
    desk.queue.add(recording_id, "minutes", ProcessOptions(part=part))
    desk.wait_state(JobState.DONE, 2)
    assert desk.minutes(recording_id)[-1] == "Von Hand gefragt."
    after = service.state(recording_id)
    assert after.offer is None or after.offer.part == part
