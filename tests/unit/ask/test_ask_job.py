"""The jobs of asking: what goes in, what comes out, and that a loaded writer is shared with the minutes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sottovoce_models import engine as engine_module
from sottovoce_models.catalogue.chat import Chat
from sottovoce_models.codec import plain
from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import Frame
from sottovoce_models.summarize.engine import SummarizeEngine
from sottovoce_models.summarize.writer import Writer
from tests.unit.ask.talks import PRAXIS
from tests.unit.summarize.talks import BUDGET, ScriptedWriter, talk

LLM = {"path": "/models/small.gguf", "id": "small", "sha256": "ab" * 32, "writes": ["en"]}


class Loader:
    def __init__(self) -> None:
        self.loaded = 0

    def __call__(self, _path: Path, _model_id: str, _sha256: str, _threads: int, _chat: Chat) -> Writer:
        self.loaded += 1
        return ScriptedWriter(lambda _prompt: " the website budget is twelve thousand euros this year.")


def _run(
    name: str, engine: SummarizeEngine, lines: str, *entries: dict[str, Any], **params: Any
) -> tuple[Any, list[Any]]:
    sent: list[Frame] = []
    language = params.pop("language", "en")
    turns = talk(lines)
    speakers = {turn.speaker: {"name": turn.speaker, "role": ""} for turn in turns}
    job = Job(
        name,
        {"llm": None, "threads": 1, "meetings": {"m": {"language": language, "speakers": speakers}}, **params},
        sent.append,
    )
    for entry in (*entries, {"meeting": "m", "turns": [plain(turn) for turn in turns]}):
        job._accept(entry)
    job._accept(engine_module._END)
    done = engine.run(job)
    return done, [frame for frame in sent if isinstance(frame, dict) and frame["type"] == "item"]


def test_quotes_come_before_lines_and_a_second_question_finds_the_writer_loaded() -> None:
    loader = Loader()
    engine = SummarizeEngine(loader)
    question = {"question": "What is the budget for the website?"}
    for _ in range(2):
        done, items = _run("ask", engine, BUDGET, question, llm=LLM)
        assert [item["kind"] for item in items][:2] == ["quotes", "line"]
        assert items[1]["data"]["written"]
        assert done["found"]
        assert done["stamp"]["model_id"] == "script"
    assert loader.loaded == 1


@pytest.mark.parametrize(("llm", "note"), [(None, "ask.no_model"), (LLM, "ask.language")])
def test_no_model_writes_a_language_it_was_not_measured_for(llm: Any, note: str) -> None:
    loader = Loader()
    question = {"question": "Was ist mit der Krankenkasse?"}
    done, items = _run("ask", SummarizeEngine(loader), PRAXIS, question, llm=llm, language="de-CH")
    assert done["notes"] == [note]
    assert done["found"]
    assert not any(item["data"].get("written") for item in items)
    assert loader.loaded == 0


def test_what_was_not_said_sends_nothing() -> None:
    done, items = _run("ask", SummarizeEngine(Loader()), BUDGET, {"question": "What about the elephants?"})
    assert (done["found"], items) == (False, [])


def test_missed_named_and_chapters_send_proved_lines() -> None:
    engine = SummarizeEngine(Loader())
    for name, entry, params in (
        ("missed", {}, {"minutes": 1}),
        ("named", {"names": ["Cora"]}, {}),
        ("chapters", {}, {}),
    ):
        done, items = _run(name, engine, BUDGET, entry, **params)
        assert done["found"], name
        assert items, name


@pytest.mark.parametrize("params", [{"meetings": {}}, {"meetings": None}, {"threads": "many"}])
def test_params_that_are_none_are_a_fault(params: dict[str, Any]) -> None:
    with pytest.raises(EngineFault) as caught:
        _run("ask", SummarizeEngine(Loader()), BUDGET, {"question": "budget"}, **params)
    assert caught.value.code is Code.ENGINE_INTERNAL
