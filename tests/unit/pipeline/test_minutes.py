from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sottovoce.pipeline import minutes
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.events import Notice, NoticeCode, SummaryItemMade
from sottovoce.pipeline.minutes import Writer, WriterChoice, write_minutes
from sottovoce_models import codec
from sottovoce_models.errors import Code, EngineFault, SottovoceError, UserFixable
from sottovoce_models.protocol import Json, Pcm
from sottovoce_models.templates.shipped import GENERAL
from sottovoce_models.types import Citation, ItemKind, Speaker, SummaryItem, Transcript, Turn
from tests.unit.pipeline.fakes import FakeEngines, Script, context_of, done, item

WRITER = Writer("writer", Path("writer.gguf"), "cd" * 32, ("en",), 1_000)
CHOICE = WriterChoice(WRITER, "writer", {"en": "writer", "fr": "other"}, "candidate")
ITEM = SummaryItem(ItemKind.TOPIC, "Trees", (Citation("t0", 0, 1, "trees"),))


@pytest.fixture(autouse=True)
def _enough_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minutes, "_available_bytes", lambda: 1_000)


def transcript(language: str = "en", turns: int = 1) -> Transcript:
    made = tuple(Turn(f"t{n}", "S1", n, n + 1, "trees") for n in range(turns))
    return Transcript("r", 1, language, {"S1": Speaker()}, made)


def write(choice: WriterChoice, language: str = "en", turns: int = 1, *scripts: Script) -> tuple[Draft, FakeEngines]:
    draft = Draft()
    engines = FakeEngines(*(scripts or ([item("summary_item", codec.plain(ITEM)), done(quote_led=False)],)))
    context, _ = context_of(engines, draft)
    write_minutes(context, transcript(language, turns), choice, GENERAL, 2)
    return draft, engines


def asked_writers(engines: FakeEngines) -> list[object]:
    return [params["llm"] and params["llm"]["id"] for _, params in engines.engine.asked]


def test_a_writer_that_may_and_can_writes() -> None:
    draft, engines = write(CHOICE)
    assert (asked_writers(engines), draft.notices) == (["writer"], [])
    assert draft.summary is not None
    assert (draft.summary.items, draft.summary.quote_led) == ((ITEM,), False)


@pytest.mark.parametrize(
    ("choice", "language", "notice"),
    [
        (CHOICE, "de", Notice(NoticeCode.MINUTES_NO_MODEL_FOR_LANGUAGE, {"language": "de", "suggested": "candidate"})),
        (CHOICE, "fr", Notice(NoticeCode.MINUTES_WITHOUT_MODEL, {"suggested": "other"})),
        (
            WriterChoice(None, "gone", CHOICE.measured, "candidate"),
            "en",
            Notice(NoticeCode.MINUTES_MODEL_MISSING, {"id": "gone"}),
        ),
        (
            WriterChoice(None, None, CHOICE.measured, "candidate"),
            "en",
            Notice(NoticeCode.MINUTES_WITHOUT_MODEL, {"suggested": "writer"}),
        ),
    ],
)
def test_without_one_the_words_lead_and_a_notice_says_why(choice: WriterChoice, language: str, notice: Notice) -> None:
    draft, engines = write(choice, language)
    assert (asked_writers(engines), draft.notices) == ([None], [notice])


def test_too_little_memory_is_seen_before_the_model_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minutes, "_available_bytes", lambda: 999)
    draft, engines = write(CHOICE)
    assert asked_writers(engines) == [None]
    assert draft.notices == [Notice(NoticeCode.MINUTES_MEMORY, {"id": "writer"})]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UserFixable(Code.WRITER_NOT_INSTALLED), NoticeCode.MINUTES_NO_WRITER),
        (UserFixable(Code.MEMORY_TOO_SMALL), NoticeCode.MINUTES_MEMORY),
        (EngineFault(Code.ENGINE_OUT_OF_MEMORY), NoticeCode.MINUTES_MEMORY),
    ],
)
def test_a_writer_that_fails_half_way_leaves_nothing_behind(error: SottovoceError, code: NoticeCode) -> None:
    half = replace(ITEM, text="half")
    scripts: list[Script] = [
        [item("summary_item", codec.plain(half)), error],
        [item("summary_item", codec.plain(ITEM)), done(quote_led=True)],
    ]
    draft, engines = write(CHOICE, "en", 1, *scripts)
    assert asked_writers(engines) == ["writer", None]
    assert draft.summary is not None
    assert (draft.summary.items, draft.summary.quote_led) == ((ITEM,), True)
    assert [notice.code for notice in draft.notices] == [code]


def test_other_faults_are_raised() -> None:
    with pytest.raises(EngineFault):
        write(CHOICE, "en", 1, [EngineFault(Code.ENGINE_CRASHED, engine="summarize", exit=1)])


def test_a_transcript_without_turns_needs_no_writer_and_no_notice() -> None:
    draft, engines = write(CHOICE, "en", 0, [done(quote_led=True)])
    assert (asked_writers(engines), draft.notices) == ([None], [])
    assert draft.summary is not None
    assert draft.summary.items == ()


def test_turns_travel_in_messages_that_fit_and_items_are_told_as_they_come() -> None:
    draft = Draft()
    engines = FakeEngines([item("summary_item", codec.plain(ITEM)), done(quote_led=True)])
    context, events = context_of(engines, draft)
    write_minutes(context, transcript(turns=250), CHOICE, GENERAL, 2)
    messages = [frame for frame in engines.engine.fed[0] if not isinstance(frame, Pcm)]
    assert [len(message["data"]["turns"]) for message in messages] == [100, 100, 50]
    assert SummaryItemMade(ITEM) in events


@pytest.mark.parametrize(
    "frame", [Pcm(b"\0\0"), item("summary_item", {"kind": "topic"}), {"type": "progress", "done": 1}]
)
def test_nonsense_is_the_engines_fault(frame: Json | Pcm) -> None:
    with pytest.raises(EngineFault) as caught:
        write(CHOICE, "en", 1, [frame])
    assert caught.value.code is Code.ENGINE_BAD_OUTPUT


@pytest.mark.parametrize(
    "citations", [(), (Citation("t0", 0, 1, "never said"),), (Citation("elsewhere", 0, 1, "trees"),)]
)
def test_what_the_engine_cannot_prove_is_refused(citations: tuple[Citation, ...]) -> None:
    broken = codec.plain(replace(ITEM, citations=citations))
    with pytest.raises(EngineFault) as caught:
        write(CHOICE, "en", 1, [item("summary_item", broken), done(quote_led=False)])
    assert caught.value.code is Code.ENGINE_BAD_OUTPUT
