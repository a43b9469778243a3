"""`sottovoce ask` with the real engine in its own process: its file, its exit codes, and no claim without proof."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sottovoce import cli
from sottovoce.core.policy import Function, Policy
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES, SUMMARIZE, EngineSet
from sottovoce.pipeline.events import NoticeCode
from sottovoce.pipeline.minutes import Writer, WriterChoice
from sottovoce.pipeline.transcription import SpeechModel
from sottovoce.services.ask import AskService, answer_text, document
from sottovoce_models.engine import Job
from sottovoce_models.errors import Cancelled, Code, EngineFault, SottovoceError
from sottovoce_models.protocol import Json
from sottovoce_models.summarize.engine import SummarizeEngine
from sottovoce_models.types import Transcript
from tests.unit.ask.talks import HOSTILE, PRAXIS
from tests.unit.summarize.talks import BUDGET, ScriptedWriter, named, talk

SMALL = Writer("small", Path("small.gguf"), "ab" * 32, ("en",), memory_bytes=1)


class Scripted(SummarizeEngine):
    """The real engine with a writer that knows one sentence."""

    def __init__(self) -> None:
        super().__init__(
            lambda *_: ScriptedWriter(lambda _p: " the website budget is twelve thousand euros this year.")
        )


class Lying:
    """Claims a quote that nobody said."""

    def run(self, job: Job) -> Json:
        list(job.input())
        cited = {"turn_id": "t0", "start_ms": 0, "end_ms": 1, "quote": "nobody said this"}
        job.emit("quotes", {"meeting": next(iter(job.params["meetings"])), "citations": [cited]})
        return {"found": True, "language": "en"}


class Unproved:
    """Says that it found something, and shows nothing."""

    def run(self, job: Job) -> Json:
        list(job.input())
        return {"found": True, "language": "en", "notes": [], "stamp": None}


class Models:
    def __init__(self, writer: Writer | None = None) -> None:
        self._choice = WriterChoice(writer, None, {"en": "small"}, "large")

    def speech(self, model_id: str) -> SpeechModel:
        raise NotImplementedError

    def writer(self, model_id: str | None, language: str | None = None) -> WriterChoice:
        return self._choice


def transcript(lines: str, language: str = "en") -> Transcript:
    turns = tuple(talk(lines))
    return Transcript("r", 1, language, named(turns), turns)


def service(kind: str = "Scripted", writer: Writer | None = SMALL, policy: Policy | None = None) -> AskService:
    spec = EngineSpec(SUMMARIZE, f"{__name__}:{kind}")
    return AskService(Models(writer), {**DEFAULT_ENGINES, SUMMARIZE: spec}, policy or Policy())


def asked(path: Path, question: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, Json, str]:
    out, err = path.with_suffix(".answer.json"), io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(question))
    code = cli.run(["ask", str(path), "-", "--llm", "none", "--json", str(out)], io.StringIO(), err)
    return code, json.loads(out.read_text(encoding="utf-8")) if out.is_file() else {}, err.getvalue()


def test_an_answer_is_written_with_its_proof(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(PRAXIS, encoding="utf-8")
    code, document_, said = asked(path, "Was hat Frau Sommer über die Krankenkasse gesagt?", monkeypatch)
    assert code == 0, said
    assert document_["schema"] == "sottovoce.answer/1"
    assert document_["found"]
    assert "Die Krankenkasse hat den Antrag" in document_["answer"]
    assert all(cited["quote"] in PRAXIS for cited in document_["citations"])
    assert [notice["code"] for notice in document_["notices"]] == ["ask.no_model_for_language"]
    assert "Krankenkasse" not in said


def test_what_was_not_said_is_said_so_in_the_language_of_the_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(PRAXIS, encoding="utf-8")
    code, document_, _ = asked(path, "Wann fliegt er nach Griechenland?", monkeypatch)
    assert (code, document_["found"], document_["citations"], document_["near"]) == (0, False, [], [])
    assert document_["answer"] == "Das wurde in diesem Gespräch nicht gesagt."


@pytest.mark.parametrize(("question", "name"), [("", "talk.txt"), ("Why?", "missing.txt")])
def test_an_empty_question_and_a_missing_file_are_for_the_user_to_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, question: str, name: str
) -> None:
    (tmp_path / "talk.txt").write_text(BUDGET, encoding="utf-8")
    code, document_, said = asked(tmp_path / name, question, monkeypatch)
    assert (code, document_) == (2, {})
    assert said.strip().splitlines()[-1].startswith("sottovoce: ")


def test_a_writer_answers_and_quotes_are_there_before_it() -> None:
    heard: list[int] = []
    talk_ = {"m": transcript(BUDGET)}
    answer = service().ask(
        "What is the budget for the website?", talk_, "small", CancelToken(), lambda quotes: heard.append(len(quotes))
    )
    assert answer.lines[0].written
    assert answer.made_by is not None
    assert heard
    assert heard[0] >= 1
    assert answer_text(answer) == " ".join(line.item.text for line in answer.lines)


def test_several_meetings_are_asked_at_once_and_named_in_the_file() -> None:
    meetings = {"a": transcript(BUDGET), "b": transcript("Cora: The website budget was cut to nine thousand euros.\n")}
    answer = service("Scripted").ask("What is the budget for the website?", meetings, "small", CancelToken())
    cited = document(answer, len(meetings))["citations"]
    assert {each["meeting"] for each in cited} == {"a", "b"}


def test_a_question_in_another_language_says_why_it_is_quoted() -> None:
    answer = service().ask("Was ist das Budget für die Website?", {"m": transcript(BUDGET)}, "small", CancelToken())
    assert answer.found
    assert [notice.code for notice in answer.notices] == [NoticeCode.ASK_OTHER_LANGUAGE]


def test_an_order_in_the_meeting_is_no_answer() -> None:
    answer = service(writer=None).ask("What did Mallory say?", {"m": transcript(HOSTILE)}, None, CancelToken())
    assert "pineapple" not in answer_text(answer)


@pytest.mark.parametrize("kind", ["Lying", "Unproved"])
def test_an_engine_that_claims_without_proof_is_refused(kind: str) -> None:
    with pytest.raises(EngineFault) as caught:
        service(kind).ask("What is the budget?", {"m": transcript(BUDGET)}, "small", CancelToken())
    assert caught.value.code is Code.ENGINE_BAD_OUTPUT


def test_a_policy_without_writing_help_is_kept() -> None:
    policy = Policy(switched_off=frozenset({Function.WRITING_HELP}))
    with pytest.raises(SottovoceError) as caught:
        service(policy=policy).ask("What?", {"m": transcript(BUDGET)}, None, CancelToken())
    assert caught.value.code is Code.POLICY_WRITING_HELP


def test_a_cancelled_question_ends() -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        service().ask("What is the budget?", {"m": transcript(BUDGET)}, "small", cancel)


@pytest.mark.model
def test_the_smallest_real_model_claims_nothing_that_was_not_said(model_dir: Callable[[str], Path]) -> None:
    pytest.importorskip("llama_cpp")
    [path] = model_dir("smollm2-135m").glob("*.gguf")
    models = Models(Writer("smollm2-135m", path, "b1" * 32, ("en",), memory_bytes=1))
    meeting = transcript(BUDGET)
    with EngineSet() as engines:
        for question in ("What did Ben say about the hosting contract?", "How much is the budget for the website?"):
            answer = AskService(models).ask(question, {"m": meeting}, "smollm2-135m", CancelToken(), engines=engines)
            assert answer.found
            assert answer.made_by is not None
            assert all(each.citation.quote in meeting.turn(each.citation.turn_id).text for each in answer.citations)
