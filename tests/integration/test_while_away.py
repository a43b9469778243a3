"""What was missed, whether a name was said, and chapters, through the real engine process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES, SUMMARIZE, EngineSet
from sottovoce.pipeline.minutes import WriterChoice
from sottovoce.pipeline.while_away import chapters, missed, named
from sottovoce_models.errors import Code, EngineFault
from tests.integration.test_ask import transcript
from tests.unit.ask.talks import PRAXIS
from tests.unit.summarize.talks import BUDGET

NOBODY = WriterChoice(None)


@pytest.fixture(scope="module")
def engines() -> Iterator[EngineSet]:
    with EngineSet() as kept:
        yield kept


def test_what_was_missed_is_told_in_proved_lines(engines: EngineSet) -> None:
    lines = missed(transcript(BUDGET), 1, engines, CancelToken())
    assert lines
    assert all(cited.quote in BUDGET for line in lines for cited in line.citations)


def test_a_name_is_found_where_others_said_it(engines: EngineSet) -> None:
    [line] = named(transcript(BUDGET), ["Cora"], engines, CancelToken())
    assert "Cora by next Friday" in line.citations[0].quote
    assert named(transcript(BUDGET), ["Zoltan"], engines, CancelToken()) == ()


@pytest.mark.parametrize(("lines", "language"), [(BUDGET * 6, "en"), (PRAXIS * 8, "de")])
def test_chapters_follow_each_other(engines: EngineSet, lines: str, language: str) -> None:
    found = chapters(transcript(lines, language), NOBODY, engines, CancelToken(), 1)
    assert len(found) > 1
    assert [one.end_ms for one in found[:-1]] == [one.start_ms for one in found[1:]]
    assert not any(one.written for one in found)


def test_lines_without_proof_are_refused() -> None:
    spec = EngineSpec(SUMMARIZE, "tests.integration.test_ask:Lying")
    with EngineSet({**DEFAULT_ENGINES, SUMMARIZE: spec}) as lying, pytest.raises(EngineFault) as caught:
        named(transcript(BUDGET), ["Cora"], lying, CancelToken())
    assert caught.value.code is Code.ENGINE_BAD_OUTPUT
