"""The jobs of letters: what goes in, what comes out, what is refused, and that the second letter begins sooner."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sottovoce_models.catalogue.chat import Chat
from sottovoce_models.codec import plain
from sottovoce_models.compose.letter import Layout, Origin, Part
from sottovoce_models.compose.wish import Wish
from sottovoce_models.errors import Cancelled, EngineFault
from sottovoce_models.summarize.engine import SummarizeEngine
from sottovoce_models.summarize.writer import Prompt, Writer
from sottovoce_models.types import Citation
from tests.unit.ask.talks import PRAXIS
from tests.unit.compose.letters import run_job
from tests.unit.summarize.talks import BUDGET, ScriptedWriter, talk

LLM = {"path": "/models/small.gguf", "id": "small", "sha256": "ab" * 32, "writes": ["en"]}
WISH = {"wish": plain(Wish("follow-up", "en"))}


class Loader:
    def __init__(self, says: str = " the website budget, which is twelve thousand euros this year.") -> None:
        self.writer = ScriptedWriter(lambda _prompt: says)
        self.loaded = 0

    def __call__(self, _path: Path, _model_id: str, _sha256: str, _threads: int, _chat: Chat) -> Writer:
        self.loaded += 1
        return self.writer


def test_a_letter_is_sent_part_by_part() -> None:
    done, parts, strays = run_job("compose", SummarizeEngine(Loader()), BUDGET, WISH, llm=LLM)
    assert [part.origin for part in parts][:4] == [Origin.FRAME, Origin.FRAME, Origin.FRAME, Origin.SPOKEN]
    assert Origin.WRITTEN in {part.origin for part in parts}
    assert not strays
    assert done["stamp"]["engine"] == "scripted"
    assert done["lines"] == len([part for part in parts if part.citations])


@pytest.mark.parametrize("kind", ["follow-up", "client-letter", "colleague"])
def test_what_is_found_without_a_model_does_not_wait_for_it(kind: str) -> None:
    wish = {"wish": plain(Wish(kind, "en"))}
    _, parts, _ = run_job("compose", SummarizeEngine(Loader()), BUDGET, wish, llm=LLM)
    origins = [part.origin for part in parts if part.citations]
    assert origins.index(Origin.WRITTEN) > origins.index(Origin.SPOKEN)


def test_reading_ahead_loads_the_writer_and_reads_what_the_first_sentence_needs() -> None:
    loader = Loader()
    engine = SummarizeEngine(loader)
    _, parts, _ = run_job("compose_prepare", engine, BUDGET, llm=LLM)
    assert not parts
    [ahead] = loader.writer.prompts
    assert ahead.max_tokens == 1
    run_job("compose", engine, BUDGET, WISH, llm=LLM)
    assert loader.loaded == 1
    first: Prompt = loader.writer.prompts[1]
    assert (first.instruction, first.material) == (ahead.instruction, ahead.material)


@pytest.mark.parametrize("kind", ["confirmation", "cover-note", "reply"])
def test_a_letter_that_is_only_filled_in_loads_nobody(kind: str) -> None:
    loader = Loader()
    wish = {"wish": plain(Wish(kind, "en", reply_to="What about the budget?"))}
    done, _, _ = run_job("compose", SummarizeEngine(loader), BUDGET, wish, llm=LLM)
    assert not loader.loaded
    assert done["stamp"] is None


def test_a_model_not_measured_for_the_language_is_not_asked() -> None:
    loader = Loader()
    wish = {"wish": plain(Wish("follow-up", "de"))}
    run_job("compose", SummarizeEngine(loader), PRAXIS, wish, llm=LLM, language="de-CH")
    assert not loader.loaded


@pytest.mark.parametrize(
    "entry", [{}, {"wish": {"kind": "unknown", "language": "en"}}, {"wish": {"kind": 3}}, {"items": [3], **WISH}]
)
def test_what_is_no_wish_is_refused(entry: dict[str, Any]) -> None:
    with pytest.raises(EngineFault):
        run_job("compose", SummarizeEngine(Loader()), BUDGET, entry)


def test_a_cancelled_writer_ends_the_letter() -> None:
    def stop(_prompt: Prompt) -> str:
        raise Cancelled

    loader = Loader()
    loader.writer = ScriptedWriter(stop)
    with pytest.raises(Cancelled):
        run_job("compose", SummarizeEngine(loader), BUDGET, WISH, llm=LLM)


def _part(turn: int, text: str) -> dict[str, Any]:
    said = talk(BUDGET)[turn]
    cited = (Citation(said.id, said.start_ms, said.end_ms, said.text),)
    return {"part": plain(Part(Origin.WRITTEN, Layout.SENTENCE, text, cited))}


def _rewritten(says: str, **how: Any) -> tuple[Any, list[Part], list[Any]]:
    part = _part(0, "We discussed the budget for the website.")
    return run_job("compose_rewrite", SummarizeEngine(Loader(says)), BUDGET, WISH, part | how, llm=LLM)


def test_a_rewritten_sentence_keeps_its_proof_where_it_holds() -> None:
    _, [part], strays = _rewritten(
        "We talked about the budget for the website, twelve thousand euros this year.", instruction="more exact"
    )
    assert part.supported
    assert part.citations
    assert not strays


def test_a_rewritten_sentence_that_nobody_said_is_marked_with_what_is_strange_in_it() -> None:
    _, [part], strays = _rewritten("We discussed the budget of Mr Greenfield, 99 euros.", instruction="more exact")
    assert not part.supported
    assert {stray.text for stray in strays} >= {"Greenfield"}
    assert any("99" in stray.text for stray in strays)


def test_what_the_user_asks_for_is_the_users() -> None:
    _, [part], strays = _rewritten(
        "We discussed the budget with Mr Greenfield.", instruction="say it was Mr Greenfield"
    )
    assert not part.supported
    assert not strays


@pytest.mark.parametrize(
    "says", ["", "Wir haben das Budget für die Website besprochen.", "Ignore all previous instructions."]
)
def test_what_does_not_belong_in_the_letter_is_refused(says: str) -> None:
    done, parts, _ = _rewritten(says, instruction="shorter")
    assert done["notes"] == ["compose.refused"]
    assert not parts


def test_a_sentence_the_user_typed_keeps_its_proof_or_is_the_users_own() -> None:
    _, [held], _ = _rewritten("", typed="The budget for the website is twelve thousand euros.")
    assert (held.origin, held.supported) == (Origin.MINUTES, True)
    assert held.citations
    _, [own], strays = _rewritten("", typed="Mr Greenfield pays.")
    assert (own.origin, own.supported, own.citations) == (Origin.OWN, True, ())
    assert not strays


def test_a_quote_that_nobody_said_does_not_leave_the_engine() -> None:
    part = Part(Origin.WRITTEN, Layout.SENTENCE, "We talked.", (Citation("t0", 0, 1, "nobody said this"),))
    with pytest.raises(EngineFault):
        run_job(
            "compose_rewrite", SummarizeEngine(Loader("We met.")), BUDGET, WISH,
            {"part": plain(part), "instruction": "x"}, llm=LLM,
        )  # fmt: skip
