"""Letters from the real engine process and the real vault: proof, policy, consent, drafts, and the command."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sottovoce import cli
from sottovoce.core.consent import Purpose
from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.compose import Letter
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES, SUMMARIZE
from sottovoce.pipeline.events import NoticeCode
from sottovoce.pipeline.minutes import Writer
from sottovoce.services.approval import ApprovalService
from sottovoce.services.compose import ComposeService
from sottovoce.services.consent.service import ConsentService
from sottovoce.services.letter_files import LetterFormat
from sottovoce.services.letters import MoreFormal, Retype, Rewrite, Shorter, TakeOut
from sottovoce.services.minutes import MinutesService
from sottovoce.services.private_notes import PrivateNotesService
from sottovoce.services.warm_engines import WarmEngines
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.rows_letters import StoredLetter
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models import codec
from sottovoce_models.compose.kind import Reader
from sottovoce_models.compose.letter import Layout, Origin, Part
from sottovoce_models.compose.wish import Tone, Wish
from sottovoce_models.engine import Job
from sottovoce_models.errors import Cancelled, Code, EngineFault, SottovoceError
from sottovoce_models.protocol import Json
from sottovoce_models.summarize.engine import SummarizeEngine
from sottovoce_models.summarize.writer import Prompt
from sottovoce_models.types import Citation, ItemKind, Summary, SummaryItem, Transcript
from tests.helpers.consents import agreed
from tests.integration.desk import OPENS
from tests.integration.test_ask import Models
from tests.unit.ask.talks import PRAXIS
from tests.unit.summarize.talks import BUDGET, ScriptedWriter, named, talk

ID = "ab" * 16
CANARY = "Xylophonquitte"
SMALL = Writer("small", Path("small.gguf"), "ab" * 32, ("en",), memory_bytes=1)


def says(prompt: Prompt) -> str:
    if "rewrite" in prompt.instruction:
        return "We talked about the budget for the website, twelve thousand euros this year."
    return " the website budget, which is twelve thousand euros this year."


class Scripted(SummarizeEngine):
    """The real engine with a writer that knows two sentences."""

    def __init__(self) -> None:
        super().__init__(lambda *_: ScriptedWriter(says))


class Lying:
    """Claims what nobody said."""

    def run(self, job: Job) -> Json:
        list(job.input())
        cited = Citation("t0", 0, 1, "nobody said this")
        job.emit("part", codec.plain(Part(Origin.SPOKEN, Layout.LINE, "x", (cited,))))
        return {"lines": 1}


class Unproved:
    """Claims to write what was said, and shows nothing for it."""

    def run(self, job: Job) -> Json:
        list(job.input())
        job.emit("part", codec.plain(Part(Origin.WRITTEN, Layout.LINE, "x")))
        return {"lines": 1}


class Office:
    """A vault with one meeting, and writing help over it."""

    def __init__(self, folder: Path, engine: str = "Scripted", policy: Policy = NO_POLICY) -> None:
        self.vault, _ = Vault.create(folder, OPENS, cost=LEAST_COST)
        row = MeetingRow(ID, "Budget", None, 3000, (), "", MeetingState.READY, "2026-11-27T09:00:00+01:00")
        self.vault.store.meetings.put(row)
        self.hold(BUDGET, "en")
        specs = {**DEFAULT_ENGINES, SUMMARIZE: EngineSpec(SUMMARIZE, f"{__name__}:{engine}")}
        self.warm = WarmEngines(self.vault, specs)
        self.service = ComposeService(self.vault, Models(SMALL), self.warm, policy)

    def hold(self, lines: str, language: str) -> None:
        turns = tuple(talk(lines))
        self.vault.store.results.keep_machine_transcript(ID, Transcript(ID, 1, language, named(turns), turns))

    def compose(self, wish: Wish) -> Letter:
        return self.service.compose(ID, wish, lambda _part: None, CancelToken())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "vault")
    yield made
    made.warm.close()
    made.vault.close()


WISH = Wish("follow-up", "en", Tone.BRIEF, recipient="Kim", sender="Robin")


def codes(letter: Letter) -> list[NoticeCode]:
    return [notice.code for notice in letter.notices]


def test_a_letter_comes_part_by_part_and_each_edit_leaves_the_one_before(office: Office) -> None:
    heard: list[Part] = []
    office.service.prepare(ID, CancelToken())
    letter = office.service.compose(ID, WISH, heard.append, CancelToken())
    assert tuple(heard) == letter.parts
    assert letter.made_by is not None
    assert letter.text.startswith("Hello Kim,\n\nThank you for the conversation.\n\nWhat was decided:\n\n– Anna: “")
    assert "What we talked about:\n\nWe discussed the website budget" in letter.text
    assert all(fact.supported and fact.citations for fact in letter.facts)
    place = next(number for number, part in enumerate(letter.parts) if part.origin is Origin.WRITTEN)
    before = letter.text

    def edit(what: Shorter | MoreFormal | Rewrite | Retype | TakeOut) -> Letter:
        return office.service.edit(ID, letter, what, CancelToken())

    anew = edit(Rewrite(place, "start with We talked"))
    assert anew.parts[place].text.startswith("We talked about the budget")
    assert anew.parts[place].supported
    assert len(edit(Shorter()).text) < len(before)
    assert edit(MoreFormal()).text.startswith("Dear Kim,")
    assert edit(Retype(place, "It went well.")).parts[place].origin is Origin.OWN
    assert "We discussed" not in edit(TakeOut(place)).text
    assert edit(Retype(place, "  ")).parts == edit(TakeOut(place)).parts
    assert letter.text == before
    with pytest.raises(SottovoceError):
        edit(TakeOut(99))
    with pytest.raises(SottovoceError):
        edit(Rewrite(place, " "))


def test_without_a_measured_model_quotes_fill_the_frame_and_a_notice_says_so(office: Office) -> None:
    office.hold(PRAXIS, "de")
    letter = office.compose(Wish("follow-up", "de"))
    assert codes(letter) == [NoticeCode.COMPOSE_NO_MODEL_FOR_LANGUAGE]
    assert "„Die Krankenkasse hat den Antrag" in letter.text
    english = office.compose(Wish("follow-up", "en"))
    assert codes(english) == [NoticeCode.COMPOSE_OTHER_LANGUAGE]
    place = next(number for number, part in enumerate(letter.parts) if part.citations)
    same = office.service.edit(ID, letter, Rewrite(place, "kürzer"), CancelToken())
    assert same.parts == letter.parts
    assert codes(same) == [NoticeCode.COMPOSE_NO_MODEL_FOR_LANGUAGE]


def test_approved_minutes_are_used_and_drafts_of_them_are_not(office: Office) -> None:
    said = talk(BUDGET)[6]
    line = SummaryItem(
        ItemKind.DECISION,
        "The hosting moves to Vienna in March.",
        (Citation(said.id, said.start_ms, said.end_ms, said.text),),
        edited=True,
    )
    summary = Summary(ID, 1, "general", "en", (line,), quote_led=False)
    office.vault.deliver(Parcel(ParcelKind.SUMMARY, ID, {"summary": codec.plain(summary), "part": ""}))
    assert line.text not in office.compose(replace(WISH, kind="confirmation")).text
    state = MinutesService(office.vault).state(ID)
    ApprovalService(office.vault).approve(ID, "Robin", state.revision)
    assert line.text in office.compose(replace(WISH, kind="confirmation")).text


def test_nobody_writes_where_somebody_did_not_agree_to_minutes(office: Office) -> None:
    ConsentService(office.vault).answer(ID, agreed(purposes=(Purpose.RECORD, Purpose.TRANSCRIBE)))
    letter = office.compose(WISH)
    assert codes(letter) == [NoticeCode.COMPOSE_NOT_AGREED]
    assert Origin.WRITTEN not in {part.origin for part in letter.parts}
    same = office.service.edit(ID, letter, Rewrite(len(letter.parts) - 1, "shorter"), CancelToken())
    assert (same.parts, codes(same)) == (letter.parts, [NoticeCode.COMPOSE_NOT_AGREED])


def test_private_notes_and_facts_of_samples_are_in_no_letter(office: Office) -> None:
    PrivateNotesService(office.vault).save(ID, f"{CANARY} am 31. Juli")
    office.service.save_samples([f"Moin {CANARY},\n\n7.777 Euro.\n\nBest regards\nOtto", "  "])
    for kind in office.service.kinds():
        letter = office.compose(Wish(kind.id, "en", recipient="Kim", reply_to="What about the budget?"))
        everything = json.dumps(codec.plain(letter.parts), ensure_ascii=False)
        assert CANARY not in everything
        assert not {"7.777", "Otto", "Juli"} & set(everything.split())
        assert "Best regards" in letter.text


def test_drafts_are_kept_and_go_with_the_meeting_or_with_what_is_erased(office: Office) -> None:
    letter = office.compose(WISH)
    draft = office.service.save_draft(ID, letter)
    again = office.service.save_draft(ID, replace(letter, subject="Other"), draft.id)
    [found] = office.service.drafts(ID)
    assert (found.id, found.letter.subject, found.letter.parts) == (draft.id, "Other", letter.parts)
    assert again.id == draft.id
    office.service.delete_draft(draft.id)
    assert not office.service.drafts(ID)
    office.service.save_draft(ID, letter)
    office.vault.deliver(Parcel(ParcelKind.ERASE, ID, {"start_ms": 0, "end_ms": 100}))
    assert not office.service.drafts(ID)
    results = office.vault.store.results
    office.service.save_draft(ID, letter)
    results.delete_minutes(ID)
    assert not office.service.drafts(ID)
    office.service.save_draft(ID, letter)
    results.delete_text(ID)
    assert not office.service.drafts(ID)
    office.service.save_draft(ID, letter)
    office.vault.delete_recording(ID)
    assert not office.service.drafts(ID)
    office.service.save_draft(ID, letter)
    assert not office.service.drafts(ID)


@pytest.mark.parametrize("kind", LetterFormat)
def test_a_file_leaves_a_line_in_the_log_and_none_where_it_could_not_be_written(
    office: Office, tmp_path: Path, kind: LetterFormat
) -> None:
    letter = office.compose(WISH)
    office.service.export(ID, letter, tmp_path / f"letter.{kind}", kind)
    assert (tmp_path / f"letter.{kind}").stat().st_size > 0
    [line] = office.vault.store.handouts.of(ID)
    assert (line.what, line.format, line.recipient, line.draft) == ("letter", kind, "Kim", True)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(SottovoceError):
        office.service.export(ID, letter, tmp_path / "file" / "letter", kind)
    assert office.vault.store.handouts.of(ID) == (line,)


def test_a_damaged_draft_is_said_to_be_damaged(office: Office) -> None:
    for data in ("no JSON", "{}", '{"wish": 1, "subject": "", "parts": [], "strays": []}'):
        office.vault.store.letters.put(StoredLetter("x", ID, "2026-11-28", data))
        with pytest.raises(SottovoceError) as caught:
            office.service.drafts(ID)
        assert caught.value.code is Code.STORE_DAMAGED


def test_a_draft_whose_words_were_changed_since_is_marked_and_can_be_edited(office: Office) -> None:
    letter = office.compose(WISH)
    office.service.save_draft(ID, letter)
    office.hold(BUDGET.replace("twelve thousand", "nine thousand"), "en")
    [draft] = office.service.drafts(ID)
    lost = [part for part in draft.letter.parts if not part.supported]
    assert lost
    assert all("nine thousand" not in part.text for part in lost)
    assert NoticeCode.COMPOSE_MARKED in codes(draft.letter)
    place = draft.letter.parts.index(lost[0])
    office.service.edit(ID, letter, Rewrite(place, "shorter"), CancelToken())


def test_whether_the_reader_may_know_it_is_asked_where_they_were_not_there(office: Office) -> None:
    there, absent = (office.compose(replace(WISH, reader=reader)) for reader in (Reader.CLIENT, Reader.OUTSIDER))
    assert NoticeCode.COMPOSE_ABSENT not in codes(there)
    assert NoticeCode.COMPOSE_ABSENT in codes(absent)
    office.service.save_draft(ID, absent)
    [draft] = office.service.drafts(ID)
    assert draft.letter.wish.reader is Reader.OUTSIDER
    older = codec.plain(absent.wish)
    del older["reader"]
    assert codec.from_plain(Wish, older) == replace(WISH, reader=None)


def test_samples_are_few_and_short(office: Office) -> None:
    assert office.service.save_samples(["a", "", "b"]) == ("a", "b")
    for wrong in (["x"] * 6, ["x" * 20_001]):
        with pytest.raises(SottovoceError) as caught:
            office.service.save_samples(wrong)
        assert caught.value.code is Code.USAGE
    assert office.service.samples() == ("a", "b")


def test_a_policy_against_writing_help_binds(tmp_path: Path) -> None:
    office = Office(tmp_path / "vault", policy=Policy(switched_off=frozenset({Function.WRITING_HELP})))
    try:
        for call in (lambda: office.compose(WISH), lambda: office.service.prepare(ID, CancelToken())):
            with pytest.raises(SottovoceError) as caught:
                call()
            assert caught.value.code is Code.POLICY_WRITING_HELP
    finally:
        office.vault.close()


@pytest.mark.parametrize("engine", ["Lying", "Unproved"])
def test_an_engine_that_claims_without_proof_is_refused(tmp_path: Path, engine: str) -> None:
    office = Office(tmp_path / "vault", engine)
    try:
        with pytest.raises(EngineFault) as caught:
            office.compose(WISH)
        assert caught.value.code is Code.ENGINE_BAD_OUTPUT
    finally:
        office.warm.close()
        office.vault.close()


def test_locking_ends_it_and_nothing_is_read_behind_the_lock(office: Office) -> None:
    heard: list[Part] = []

    def lock_at_once(part: Part) -> None:
        heard.append(part)
        if len(heard) == 1:
            office.vault.lock()

    with pytest.raises(Cancelled):
        office.service.compose(ID, WISH, lock_at_once, CancelToken())
    with pytest.raises(SottovoceError) as caught:
        office.compose(WISH)
    assert caught.value.code is Code.STORE_LOCKED


def test_nothing_is_written_without_a_text(office: Office) -> None:
    with pytest.raises(SottovoceError) as caught:
        office.service.compose("cd" * 16, WISH, lambda _part: None, CancelToken())
    assert caught.value.code is Code.EXPORT_NOTHING


def command(path: Path, monkeypatch: pytest.MonkeyPatch, *more: str, typed: str = "") -> tuple[int, Json, str]:
    out, err = path.with_suffix(".letter.json"), io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    code = cli.run(["compose", str(path), "--llm", "none", "--json", str(out), *more], io.StringIO(), err)
    return code, json.loads(out.read_text(encoding="utf-8")) if out.is_file() else {}, err.getvalue()


def test_the_command_writes_a_letter_with_its_proof(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(PRAXIS, encoding="utf-8")
    chosen = ["--kind", "reply", "--language", "de", "--reply-to", "-", "--recipient", "Frau Sommer"]
    code, document, said = command(path, monkeypatch, *chosen, typed="Wann kommt der Abgabetermin für den Antrag?")
    assert code == 0, said
    assert document["schema"] == "sottovoce.composed/1"
    assert document["text"].startswith("Sehr geehrte Frau Sommer,")
    assert "Den Abgabetermin für den Antrag" in document["text"]
    assert all(fact["supported"] and fact["citations"] for fact in document["facts"])
    assert all(cited["quote"] in PRAXIS for fact in document["facts"] for cited in fact["citations"])
    assert "Abgabetermin" not in said


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("missing.txt", ["--kind", "follow-up", "--language", "de"]),
        ("talk.txt", ["--kind", "reply", "--language", "de"]),
        ("talk.txt", ["--kind", "nothing", "--language", "de"]),
        ("talk.txt", ["--kind", "follow-up", "--language", "fr"]),
        ("talk.txt", ["--kind", "follow-up", "--language", "de", "--sample", "nowhere.txt"]),
        ("talk.txt", ["--kind", "reply", "--language", "de", "--reply-to", "-", "--own-words", "-"]),
    ],
)
def test_what_cannot_be_done_is_for_the_user_to_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, more: list[str]
) -> None:
    (tmp_path / "talk.txt").write_text(PRAXIS, encoding="utf-8")
    code, document, said = command(tmp_path / name, monkeypatch, *more)
    assert (code, document) == (2, {})
    assert said.strip().splitlines()[-1].startswith("sottovoce: ")
