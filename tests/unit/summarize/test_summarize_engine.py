"""The job "minutes": parameters in, items and notes out; a model writes only where it may."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sottovoce_models import engine as engine_module
from sottovoce_models.catalogue.chat import Chat
from sottovoce_models.codec import from_plain, plain
from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, SottovoceError
from sottovoce_models.protocol import Frame
from sottovoce_models.summarize.engine import SummarizeEngine
from sottovoce_models.summarize.writer import Writer
from sottovoce_models.types import SummaryItem
from tests.unit.summarize.talks import BUDGET, ScriptedWriter, talk

LLM = {"path": "/models/small.gguf", "id": "small", "sha256": "ab" * 32, "writes": ["en"]}


def _run(engine: SummarizeEngine, lines: str, **params: Any) -> tuple[dict[str, Any], list[SummaryItem]]:
    sent: list[Frame] = []
    base = {"recording_id": "r", "revision": 1, "language": "en", "speakers": {}, "template": "", "threads": 1}
    job = Job("minutes", {**base, "llm": None, "suggested_llm": "large", **params}, sent.append)
    for turn in talk(lines):
        job._accept({"turns": [plain(turn)]})
    job._accept(engine_module._END)
    done = engine.run(job)
    items = [from_plain(SummaryItem, f["data"]) for f in sent if isinstance(f, dict) and f["type"] == "item"]
    return done, items


class Loader:
    def __init__(self) -> None:
        self.loaded: list[str] = []

    def __call__(self, path: Path, model_id: str, _sha256: str, _threads: int, chat: Chat) -> Writer:
        self.loaded.append(f"{model_id}:{path.name}")
        return ScriptedWriter(lambda _prompt: " the website budget of twelve thousand euros.")


def test_without_a_model_the_minutes_say_which_would_write_them() -> None:
    done, items = _run(SummarizeEngine(Loader()), BUDGET)
    assert done == {
        "quote_led": True,
        "notes": ["quote_led.no_model"],
        "stamp": None,
        "language": "en",
        "suggested_llm": "large",
    }
    assert items


def test_a_model_writes_only_languages_it_was_measured_for() -> None:
    loader = Loader()
    done, _ = _run(SummarizeEngine(loader), BUDGET, language="de-CH", llm=LLM)
    assert (done["quote_led"], done["notes"], done["language"]) == (True, ["quote_led.language"], "de")
    assert loader.loaded == []


def test_a_model_that_may_writes_and_is_loaded_once() -> None:
    loader = Loader()
    engine = SummarizeEngine(loader)
    for _ in range(2):
        done, items = _run(engine, BUDGET, llm=LLM)
        assert (done["quote_led"], done["notes"]) == (False, [])
        assert done["stamp"]["model_id"] == "script"
        assert items
    assert loader.loaded == ["small:small.gguf"]


def test_an_empty_transcript_gives_a_note_and_loads_nothing() -> None:
    loader = Loader()
    done, items = _run(SummarizeEngine(loader), "", llm=LLM)
    assert (done["notes"], items, loader.loaded) == (["empty"], [], [])


def test_speakers_have_their_names_and_unnamed_ones_a_number() -> None:
    _, items = _run(SummarizeEngine(Loader()), BUDGET, speakers={"Ben": {"name": "Benedikt Moser", "role": ""}})
    owners = {item.owner for item in items if item.owner}
    assert owners == {"Benedikt Moser"}
    assert any(item.text.startswith("Speaker ") for item in items)


def test_another_job_is_refused_and_bad_parameters_are_a_fault() -> None:
    with pytest.raises(SottovoceError) as refused:
        SummarizeEngine(Loader()).run(Job("dance", {}, lambda _frame: None))
    assert refused.value.code is Code.USAGE
    with pytest.raises(SottovoceError) as broken:
        _run(SummarizeEngine(Loader()), BUDGET, speakers={"Ben": {"height": 3}})
    assert broken.value.code is Code.ENGINE_INTERNAL
