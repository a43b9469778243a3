"""From a real vault through the real engine into a folder, and back until nothing is left."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from sottovoce.core.consent import Answer, Basis, BlockerCode, Given, MeetingConsent, Purpose, Role
from sottovoce.core.languages import UiLanguage
from sottovoce.core.ledger import LedgerKind
from sottovoce.core.policy import NO_POLICY, Policy
from sottovoce.core.profile import ProfileKind
from sottovoce.core.training_notice import training_notice
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.approval import ApprovalService
from sottovoce.services.consent.service import ConsentService, ReceiptKind
from sottovoce.services.consent.verifying import check_receipt
from sottovoce.services.profile import ProfileService
from sottovoce.services.training.excerpt import ExcerptChoice, pieces_of
from sottovoce.services.training.review import Review, release, seen
from sottovoce.services.training.service import TrainingService
from sottovoce.ui.parts.paper import pdf_bytes
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
TOLD = training_notice("de").reference
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
    ProfileService(made, ConsentService(made)).set_kind(ProfileKind.PRIVATE)
    service(made).answer(MEETING, consent(Answer.YES), TOLD)
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


def test_who_heard_another_notice_or_none_is_asked_anew(vault: Vault, tmp_path: Path) -> None:
    training, folder = service(vault), tmp_path / "samples"
    review = looked_at(prepared(training))
    training.answer(MEETING, consent(Answer.YES), replace(TOLD, version="0", sha256="0" * 64))
    assert [each.answer for each in training.blockers(MEETING, ticked=True)] == [BlockerCode.NO_NOTICE]
    assert training.reasons_against(MEETING) == (), "it can be asked"
    assert refused(lambda: training.finish(MEETING, review, folder, CancelToken())) is Code.TRAINING_CLOSED
    training.answer(MEETING, consent(Answer.YES), TOLD)
    assert training.blockers(MEETING, ticked=True) == ()
    assert asked_with(vault) == [TOLD.sha256, "0" * 64, TOLD.sha256]
    training.answer(MEETING, consent(Answer.YES), TOLD)
    assert len(asked_with(vault)) == 3, "the same is noted once"


def asked_with(vault: Vault) -> list[str]:
    """The hashes of the notices on training that were read, in their order."""
    found = (event.data or {} for event in ConsentService(vault).events(MEETING))
    return [each["notice"]["sha256"] for each in found if each.get("purposes") == ["train"]]


def test_who_was_talked_about_is_offered_from_the_whole_meeting(vault: Vault) -> None:
    found = service(vault).suggestions(MEETING, lambda _done, _all: None, CancelToken())
    assert "Annegret" in [each.words for each in found]
    assert not {"Keller", "Brunner", "Anna", "Lea"} & {word for each in found for word in each.words.split()}
    service(vault).answer(MEETING, consent(Answer.NO), TOLD)
    closed = refused(lambda: service(vault).suggestions(MEETING, lambda _done, _all: None, CancelToken()))
    assert closed is Code.TRAINING_CLOSED


def test_invented_names_are_written_and_no_real_one(vault: Vault, tmp_path: Path) -> None:
    training, folder = service(vault), tmp_path / "samples"
    choices = training.choices(MEETING)
    pieces = tuple(piece for turn in choices.transcript.turns for piece in pieces_of(turn))
    choice = ExcerptChoice(choices.default.lines, pieces)
    review = training.prepare(MEETING, choice, ["Annegret"], lambda _done, _all: None, CancelToken(), surrogates=True)
    assert any("[" not in mark.words for each in review.segments for mark in each.marks)
    training.finish(MEETING, looked_at(review), folder, CancelToken())
    data = everything_in(folder).decode().casefold()
    assert [name for name in NAMES if name.casefold() in data] == []
    assert b"[PERSON_" not in (folder / "data" / "train.jsonl").read_bytes()
    assert '"stand_ins": "invented"' in data


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


def test_a_receipt_says_who_agreed_after_what_and_is_in_the_ledger(vault: Vault, tmp_path: Path) -> None:
    training, folder = service(vault), tmp_path / "samples"
    path = tmp_path / "receipt.json"
    assert refused(lambda: save(training, path)) is Code.TRAINING_NO_SAMPLE
    assert not path.exists()
    written = training.finish(MEETING, looked_at(prepared(training)), folder, CancelToken())
    save(training, path)
    text = path.read_text("utf-8")
    found = json.loads(text)
    sample = (folder / "samples" / f"{written.sample_id}.json").read_bytes()
    assert found["sample"]["id"] == written.sample_id
    assert found["sample"]["sha256"] == sha256(sample).hexdigest()
    assert [(each["name"], each["answer"]) for each in found["people"]] == [
        ("Lea Brunner", "yes"),
        ("Anna Keller", "yes"),
    ]
    assert found["notice"] == {"version": TOLD.version, "language": "de", "sha256": TOLD.sha256}
    assert [name for name in ("schläft", "Annegret", "Sitzung", MEETING) if name in text] == []
    kinds = [each["kind"] for each in found["ledger"]["entries"]]
    assert kinds == ["asked", "answered", "answered", "sample_written"]
    assert check_receipt(vault, path) == 4
    path.write_text(text.replace('"answer\\":\\"yes', '"answer\\":\\"no', 1), encoding="utf-8")
    assert refused(lambda: check_receipt(vault, path)) is Code.RECEIPT_NOT_OF_LEDGER
    assert [(each.what, each.format, each.recipient) for each in vault.store.handouts.of(MEETING)] == [
        ("sample_receipt", "json", "")
    ]


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (UiLanguage.DE, ("Beleg für ein Trainingsbeispiel", "nicht anonym", "Hinweis zum Training", "Anna Keller")),
        (UiLanguage.EN, ("Receipt for a training sample", "not anonymous", "Notice on training", "Anna Keller")),
    ],
)
def test_on_paper_the_receipt_can_be_read_and_checked(
    vault: Vault, tmp_path: Path, language: UiLanguage, says: tuple[str, ...], qapp: QApplication
) -> None:
    training = service(vault)
    written = training.finish(MEETING, looked_at(prepared(training)), tmp_path / "samples", CancelToken())
    path = tmp_path / "receipt.pdf"
    training.write_receipt(MEETING, path, ReceiptKind.PDF, language, pdf_bytes)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    assert [each for each in says if each not in text] == []
    digits = text.replace(" ", "")
    assert written.sample_id in digits
    assert TOLD.sha256 in digits
    assert ConsentService(vault).events(MEETING)[-1].row.hash in digits


def test_each_persons_own_receipt_tells_of_the_sample_and_of_nobody_else(vault: Vault, tmp_path: Path) -> None:
    training = service(vault)
    training.finish(MEETING, looked_at(prepared(training)), tmp_path / "samples", CancelToken())
    path = tmp_path / "own.json"
    anna = consent(Answer.YES).participants[1]
    ConsentService(vault).write_receipt(MEETING, anna.id, path, ReceiptKind.JSON, UiLanguage.DE, pdf_bytes)
    text = path.read_text("utf-8")
    found = json.loads(text)
    assert found["training_notice"]["sha256"] == TOLD.sha256
    assert found["ledger"]["entries"][-1]["kind"] == "sample_written"
    assert check_receipt(vault, path) == len(found["ledger"]["entries"])
    others = [entry for entry in found["ledger"]["entries"] if "Brunner" in entry["details"]]
    assert others == []


def save(training: TrainingService, path: Path) -> None:
    training.write_receipt(MEETING, path, ReceiptKind.JSON, UiLanguage.DE, pdf_bytes)
