"""From a real vault through the real engine into a folder, and back until nothing is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sottovoce.core.consent import Answer, Basis, Given, MeetingConsent, Purpose, Role
from sottovoce.core.ledger import LedgerKind
from sottovoce.core.policy import NO_POLICY, Policy
from sottovoce.core.profile import ProfileKind
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.approval import ApprovalService
from sottovoce.services.consent.service import ConsentService
from sottovoce.services.profile import ProfileService
from sottovoce.services.training.excerpt import ExcerptChoice, pieces_of
from sottovoce.services.training.review import Review, release, seen
from sottovoce.services.training.service import TrainingService
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError
from sottovoce_models.types import Citation, ItemKind, Summary, SummaryItem, Track
from tests.helpers.consents import AT, person
from tests.unit.services.exports.samples import spoken

MEETING = "5" * 32
NAMES = ("Brunner", "Keller", "Annegret", "Kanarienvogel Müller")
TURNS = (
    "Frau Keller, wie geht es Ihnen mit dem Schlaf?",
    "Schlecht, Frau Brunner. Annegret ruft jede Nacht an, auch Kellers Schwester.",
    "Schreiben Sie mir an lea punkt brunner at praxis punkt de.",
)
LINE = "Frau Keller schläft schlecht, weil Annegret nachts anruft."


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """A vault with a meeting whose minutes somebody wrote and approved, and everyone agreed to training."""
    made, _ = Vault.create(tmp_path / "app" / "vault", "vier Wörter die nicht passen", cost=LEAST_COST)
    row = MeetingRow(
        MEETING, "Sitzung Keller", "2026-11-14T09:00:00+00:00", 12_000, (Track.MIC,), "", MeetingState.READY, AT
    )
    made.store.meetings.put(row)
    transcript = replace(spoken(*TURNS, names=("Lea Brunner", "Anna Keller")), recording_id=MEETING)
    made.store.results.save_transcript(MEETING, transcript, human=False)
    proof = Citation("t1", 4_000, 7_900, "Annegret ruft jede Nacht an")
    line = SummaryItem(ItemKind.OVERVIEW, LINE, (proof,), edited=True)
    made.store.results.save_summary(MEETING, Summary(MEETING, 1, "general", "de", (line,), quote_led=False), human=True)
    shown = made.store.results.summaries.shown(MEETING)
    assert shown is not None
    ApprovalService(made).approve(MEETING, "Dr. Lea Brunner", shown.revision)
    ConsentService(made).answer(MEETING, consent(Answer.YES))
    ProfileService(made, ConsentService(made)).set_kind(ProfileKind.PRIVATE)
    yield made
    made.close()


def consent(train: Answer) -> MeetingConsent:
    people = (person(1, "Lea Brunner", Role.USER), person(2, "Anna Keller"))
    answered = (each.answered([Purpose.TRAIN], Given(train, AT)) for each in people)
    return MeetingConsent(Basis.ASKED, tuple(answered), frozenset(Purpose), None)


def service(vault: Vault, policy: Policy = NO_POLICY) -> TrainingService:
    consents = ConsentService(vault)
    return TrainingService(vault, consents, ProfileService(vault, consents), policy)


def prepared(training: TrainingService) -> Review:
    choices = training.choices(MEETING)
    pieces = tuple(piece for turn in choices.transcript.turns for piece in pieces_of(turn))
    choice = ExcerptChoice(choices.default.lines, pieces)
    return training.prepare(MEETING, choice, ["Annegret"], lambda _done, _all: None, CancelToken())


def looked_at(review: Review) -> Review:
    for number in range(len(review.segments)):
        review = seen(review, number)
    return review


def everything_in(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def refused(action: Callable[[], object]) -> Code:
    with pytest.raises(SottovoceError) as caught:
        action()
    return caught.value.code


def test_a_sample_holds_no_name_and_nothing_that_leads_back(vault: Vault, tmp_path: Path) -> None:
    training, folder = service(vault), tmp_path / "samples here"
    before = everything_in(tmp_path)
    review = prepared(training)
    assert not folder.exists()
    assert refused(lambda: training.finish(MEETING, review, folder, CancelToken())) is Code.TRAINING_UNSEEN
    assert not folder.exists()
    written = training.finish(MEETING, looked_at(review), folder, CancelToken())
    assert training.written(MEETING) == written
    data = everything_in(folder).decode().casefold()
    for name in (*NAMES, "lea", "anna", MEETING, "Sitzung", "2026-11-14", "09:00"):
        assert name.casefold() not in data
    assert "schläft schlecht" in data
    assert before != everything_in(tmp_path)
    assert refused(lambda: training.finish(MEETING, looked_at(review), folder, CancelToken())) is Code.TRAINING_THERE
    kinds = [event.row.kind for event in ConsentService(vault).events(MEETING)]
    assert kinds[-1] == LedgerKind.SAMPLE_WRITTEN


def test_after_withdrawal_no_byte_of_it_is_left(vault: Vault, tmp_path: Path) -> None:
    training, folder = service(vault), tmp_path / "samples"
    written = training.finish(MEETING, looked_at(prepared(training)), folder, CancelToken())
    row = (folder / "data" / "train.jsonl").read_bytes()
    training.withdraw(MEETING)
    assert training.written(MEETING) is None
    left = everything_in(folder)
    assert b"schl\xc3\xa4ft schlecht" not in left
    assert row not in left
    assert left.count(written.sample_id.encode()) == 1, "the tombstone alone"
    assert vault.store.samples.all() == ()
    training.withdraw(MEETING)


def test_a_folder_that_is_not_there_is_remembered(vault: Vault, tmp_path: Path) -> None:
    training, folder = service(vault), tmp_path / "stick" / "samples"
    training.finish(MEETING, looked_at(prepared(training)), folder, CancelToken())
    folder.rename(tmp_path / "unplugged")
    assert refused(lambda: training.withdraw(MEETING)) is Code.TRAINING_FOLDER_GONE
    (tmp_path / "unplugged").rename(folder)
    training.settle()
    assert b"schlecht" not in everything_in(folder)
    assert vault.store.samples.all() == ()


def test_a_meeting_that_is_destroyed_takes_its_sample_along(vault: Vault, tmp_path: Path) -> None:
    training, folder = service(vault), tmp_path / "samples"
    training.finish(MEETING, looked_at(prepared(training)), folder, CancelToken())
    vault.delete_recording(MEETING)
    training.settle()
    assert b"schlecht" not in everything_in(folder)
    assert vault.store.samples.all() == ()


def test_a_name_that_was_let_back_in_ends_it(vault: Vault, tmp_path: Path) -> None:
    training, folder = service(vault), tmp_path / "samples"
    review = looked_at(prepared(training))
    bare = replace(review, segments=tuple(replace(each, marks=()) for each in review.segments))
    assert refused(lambda: training.finish(MEETING, bare, folder, CancelToken())) is Code.REDACTION_NAME_LEFT
    assert not folder.exists()
    assert vault.store.samples.all() == ()
    roster = review.segments[0].marks[0]
    with pytest.raises(ValueError, match="stays"):
        release(review, 0, roster)


@pytest.mark.parametrize("answer", [Answer.OPEN, Answer.NO, Answer.WITHDRAWN])
def test_an_answer_that_changed_meanwhile_closes_the_gate(vault: Vault, tmp_path: Path, answer: Answer) -> None:
    training, folder = service(vault), tmp_path / "samples"
    review = looked_at(prepared(training))
    ConsentService(vault).answer(MEETING, consent(answer))
    assert refused(lambda: training.finish(MEETING, review, folder, CancelToken())) is Code.TRAINING_CLOSED
    assert not folder.exists()


def test_policy_profile_and_reopening_close_it_too(vault: Vault, tmp_path: Path) -> None:
    folder = tmp_path / "samples"
    review = looked_at(prepared(service(vault)))
    forbidden = service(vault, Policy(training_forbidden=True, source="policy"))
    assert refused(lambda: forbidden.finish(MEETING, review, folder, CancelToken())) is Code.TRAINING_CLOSED
    ApprovalService(vault).reopen(MEETING)
    assert refused(lambda: service(vault).finish(MEETING, review, folder, CancelToken())) is Code.TRAINING_CLOSED
    ProfileService(vault, ConsentService(vault)).set_kind(ProfileKind.THERAPY)
    assert not service(vault).is_spoken_of
    assert refused(lambda: service(vault).choices(MEETING)) is Code.TRAINING_CLOSED
    assert not folder.exists()
