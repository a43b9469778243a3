"""Which models, why, and how long: pure rules, and what the computer learns from its own runs."""

from __future__ import annotations

import hashlib
import statistics
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.core import choice_texts
from sottovoce.core.choice_texts import duration_text, reason_text, verdict_text
from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.draft import Draft, StageCost, TrackDraft
from sottovoce.pipeline.events import Stage
from sottovoce.services.choice import ChoiceService
from sottovoce.services.prediction import (
    Pace,
    Work,
    machine_ratio,
    predicted_seconds,
    reference_seconds,
    weighted_median,
)
from sottovoce.services.process import ProcessOptions
from sottovoce.services.proposal import (
    RESERVE_BYTES,
    Machine,
    Proposal,
    Reason,
    ReasonCode,
    fits,
    propose,
    recommended,
    slow,
)
from sottovoce.services.speeds import SpeedBook, probe_seconds
from sottovoce_models.catalogue import Catalogue, ModelEntry, ModelFile, ModelKind, ModelStore, load_catalogue
from sottovoce_models.types import (
    Citation,
    EngineStamp,
    ItemKind,
    Recording,
    Speaker,
    Summary,
    SummaryItem,
    Track,
    Transcript,
    Turn,
)

GB = 10**9


def entry(
    model_id: str, kind: ModelKind, memory: float, writes: tuple[str, ...] = (), languages: tuple[str, ...] = ("all",)
) -> ModelEntry:
    file = ModelFile("model.bin", int(memory * GB / 2), "ab" * 32)
    return ModelEntry(model_id, kind, model_id.title(), "MIT", "x", languages, int(memory * GB), (file,), writes)


BASE = entry("base", ModelKind.SPEECH, 1.2)
LARGE = entry("large", ModelKind.SPEECH, 2.7)
TINY = entry("tiny", ModelKind.SPEECH, 0.9, languages=("en",))
SMALL_WRITER = entry("small-writer", ModelKind.WRITER, 1.0, ("en",))
WRITER = entry("writer", ModelKind.WRITER, 2.0, ("en",))
POLYGLOT = entry("polyglot", ModelKind.WRITER, 3.5, ("en", "de"))
UNMEASURED = entry("unmeasured", ModelKind.WRITER, 0.3)
ALL = (BASE, LARGE, TINY, SMALL_WRITER, WRITER, POLYGLOT, UNMEASURED)


def machine(free: float, total: float = 16) -> Machine:
    return Machine(int(free * GB), int(total * GB), 2)


def chosen(proposal: Proposal) -> tuple[str | None, str | None, list[ReasonCode]]:
    codes = [reason.code for reason in proposal.reasons]
    return proposal.speech and proposal.speech.id, proposal.writer and proposal.writer.id, codes


@pytest.mark.parametrize(
    ("wished", "language", "free", "expected"),
    [
        (("base", "writer"), "en", 8.0, ("base", "writer", [])),
        (("base", None), "en", 8.0, ("base", None, [ReasonCode.QUOTES_WISHED])),
        (("large", "writer"), "en", 2.5, ("base", "writer", [ReasonCode.SPEECH_SMALLER])),
        (
            ("large", "writer"),
            "en",
            1.3,
            ("tiny", "small-writer", [ReasonCode.SPEECH_SMALLER, ReasonCode.WRITER_SMALLER]),
        ),
        (("base", "writer"), "de", 1.2, ("base", None, [ReasonCode.SPEECH_TIGHT, ReasonCode.QUOTES_LANGUAGE])),
        (("base", "writer"), "en", 1.1, ("tiny", None, [ReasonCode.SPEECH_TIGHT, ReasonCode.QUOTES_MEMORY])),
        (("base", "writer"), "de", 8.0, ("base", "polyglot", [ReasonCode.WRITER_LANGUAGE_OTHER])),
        (("base", "polyglot"), "de", 3.0, ("base", None, [ReasonCode.QUOTES_MEMORY])),
        (("base", "unmeasured"), None, 8.0, ("base", None, [ReasonCode.QUOTES_LANGUAGE])),
        (("base", "gone"), "en", 8.0, ("base", None, [ReasonCode.QUOTES_MISSING])),
        (("base", "writer"), None, 8.0, ("base", "writer", [])),
    ],
)
def test_what_fits_is_used_and_the_reason_is_said(
    wished: tuple[str, str | None],
    language: str | None,
    free: float,
    expected: tuple[str | None, str | None, list[ReasonCode]],
) -> None:
    assert chosen(propose(*wished, language, machine(free), ALL)) == expected


@given(
    st.sampled_from([known.id for known in ALL if known.kind is ModelKind.SPEECH]),
    st.sampled_from([None, *(known.id for known in ALL if known.kind is ModelKind.WRITER)]),
    st.sampled_from([None, "de", "en", "fr"]),
    st.integers(0, 5 * GB),
    st.sets(st.sampled_from(ALL)),
)
def test_a_proposal_never_needs_more_than_there_is(
    speech: str, writer: str | None, language: str | None, free: int, here: set[ModelEntry]
) -> None:
    computer = Machine(free, 16 * GB, 2)
    installed = sorted(here, key=ALL.index)
    proposal = propose(speech, writer, language, computer, installed)
    assert (proposal.speech is None) == (speech not in {known.id for known in installed})
    if proposal.writer is not None:
        assert proposal.writer in installed
        assert fits(proposal.writer, computer)
        assert language is None or language in proposal.writer.writes
    elif writer is not None:
        assert proposal.reasons
    if proposal.speech is not None and not fits(proposal.speech, computer):
        assert ReasonCode.SPEECH_TIGHT in [reason.code for reason in proposal.reasons]


def test_work_that_takes_longer_than_the_recording_is_said_to() -> None:
    wished = Proposal(LARGE, WRITER, ())
    assert slow(wished, "de", 3_599, 3_600, ALL) == ()
    assert slow(wished, "de", 119, 30, ALL) == ()  # nobody minds two minutes
    assert slow(wished, "de", 3_601, 3_600, ALL) == (Reason(ReasonCode.SLOW_OTHER, "Large", "Base"),)
    assert slow(Proposal(BASE, None, ()), "de", 9_999, 3_600, ALL) == (Reason(ReasonCode.SLOW, "Base"),)
    assert slow(Proposal(BASE, None, ()), "en", 9_999, 3_600, ALL) == (Reason(ReasonCode.SLOW_OTHER, "Base", "Tiny"),)
    assert slow(Proposal(None, WRITER, ()), "en", 9_999, 3_600, ALL) == ()


def test_the_reserve_stays_free() -> None:
    assert fits(WRITER, Machine(WRITER.memory_bytes + RESERVE_BYTES, 0, 1))
    assert not fits(WRITER, Machine(WRITER.memory_bytes + RESERVE_BYTES - 1, 0, 1))


@pytest.mark.parametrize(("total", "model_id"), [(4, "qwen2.5-coder-1.5b"), (8, "qwen3-1.7b"), (32, "qwen3-4b-2507")])
def test_the_recommendation_grows_with_the_computer(total: int, model_id: str) -> None:
    found = recommended(ModelKind.WRITER, machine(1, total), load_catalogue().entries)
    assert found is not None
    assert found.id == model_id


@pytest.mark.parametrize("code", ReasonCode)
def test_every_reason_is_said_in_both_languages(code: ReasonCode) -> None:
    english, german = (reason_text(code.value, "Big", "Small", "de", language) for language in UiLanguage)
    assert english != german
    assert all(text.endswith(".") and "{" not in text for text in (english, german))


def test_no_reason_is_left_over() -> None:
    assert set(choice_texts._REASONS) == {code.value for code in ReasonCode}


@pytest.mark.parametrize(
    ("seconds", "english", "german"),
    [
        (3, "a few seconds", "wenige Sekunden"),
        (42, "about 40 s", "etwa 40 s"),
        (230, "about 4 min", "etwa 4 min"),
        (3_700, "about 1 h 02 min", "etwa 1 h 02 min"),
    ],
)
def test_times_are_coarse(seconds: float, english: str, german: str) -> None:
    assert duration_text(seconds, UiLanguage.EN) == english
    assert duration_text(seconds, UiLanguage.DE) == german


def test_a_measurement_in_words() -> None:
    line = ("en", (), 12.4, "2026-11-27", UiLanguage.EN)
    assert verdict_text(*line, stale=False) == "English: good enough · 12 s per page · 2026-11-27"
    bad = ("de", ("language",), 12.4, "2026-11-27", UiLanguage.DE)
    assert "nicht gut genug (schreibt eine andere Sprache)" in verdict_text(*bad, stale=False)
    assert "older version" in verdict_text(*line, stale=True)


WORK = Work(3_600_000, 1, "whisper-base", 147_882_941, "qwen2.5-coder-1.5b", 1_117_320_768)


@pytest.mark.parametrize(
    ("seconds_of_sound", "words", "seconds"),
    [(406.5, 1_097, 50.3), (93.8, 250, 19.0)],  # tests/bench/RESULTS.md, bench choice
)
def test_the_reference_machine_is_predicted(seconds_of_sound: float, words: int, seconds: float) -> None:
    work = replace(WORK, duration_ms=int(seconds_of_sound * 1000), words=words)
    assert sum(reference_seconds(work).values()) == pytest.approx(seconds, rel=0.2)


def test_more_sound_more_tracks_and_larger_models_take_longer() -> None:
    whole = predicted_seconds(WORK, (), 1.0)
    assert predicted_seconds(replace(WORK, duration_ms=7_200_000), (), 1.0) > 1.7 * whole
    assert predicted_seconds(replace(WORK, tracks=2), (), 1.0) > whole
    assert predicted_seconds(replace(WORK, speech_bytes=483_000_000), (), 1.0) > 2 * whole
    assert predicted_seconds(replace(WORK, writer_bytes=None), (), 1.0) < whole
    assert predicted_seconds(replace(WORK, tracks=0, words=5_000), (), 1.0) < 30


def test_the_minutes_stop_growing_with_the_meeting() -> None:
    ten, longer = (reference_seconds(replace(WORK, words=words))[Stage.MINUTES] for words in (1_300, 20_000))
    assert ten == longer


def test_the_last_runs_of_the_same_model_decide() -> None:
    slow = Pace("speech", "whisper-base", 3.0)
    other = Pace("speech", "whisper-small", 9.0)
    reference = reference_seconds(WORK)
    rest = sum(reference.values()) - reference[Stage.SPEECH]
    with_slow = predicted_seconds(WORK, (other, slow), 1.0)
    assert with_slow == pytest.approx(3.0 * reference[Stage.SPEECH] + 6.0 * rest)  # other stages as all runs did
    newer = [Pace("speech", "whisper-base", 1.0)] * 5
    settled = [Pace(stage.value, "", 1.0) for stage in Stage]
    assert predicted_seconds(WORK, (*[slow] * 6, *newer, *settled), 2.0) == pytest.approx(
        sum(reference.values()), rel=0.05
    )


def test_runs_of_like_length_count_more() -> None:
    seconds = reference_seconds(WORK)[Stage.SPEECH]
    short = [Pace("speech", "whisper-base", 1.0, seconds / 64)] * 3
    long = Pace("speech", "whisper-base", 2.0, seconds)
    alone = predicted_seconds(WORK, (*short, *[Pace(stage.value, "", 1.0) for stage in Stage]), 1.0)
    assert predicted_seconds(WORK, (*short, long, Pace("minutes", "", 1.0)), 1.0) > alone + 0.9 * seconds


@given(st.lists(st.floats(0.1, 10), min_size=1, max_size=9))
def test_with_equal_weights_it_is_the_median(values: list[float]) -> None:
    assert weighted_median([(value, 1.0) for value in values]) == pytest.approx(statistics.median(values))


@given(st.lists(st.tuples(st.floats(0.1, 10), st.floats(0.01, 5)), min_size=1, max_size=9))
def test_a_median_lies_among_its_values(values: list[tuple[float, float]]) -> None:
    assert min(values)[0] <= weighted_median(values) <= max(values)[0]


def test_without_runs_the_processor_decides() -> None:
    assert predicted_seconds(WORK, (), 2.0) == pytest.approx(2 * predicted_seconds(WORK, (), 1.0))
    assert machine_ratio(0.02, 0.01, 2) == 2.0
    assert machine_ratio(0.01, 0.01, 8) < 0.5
    assert probe_seconds() > 0


def draft(duration_ms: int = 60_000) -> Draft:
    turn = Turn("t1", "S1", 0, 1, "word " * 260)
    made = Transcript("r", 1, "en", {"S1": Speaker()}, (turn,))
    item = SummaryItem(ItemKind.OVERVIEW, "x", (Citation("t1", 0, 1, "word"),))
    stamp = EngineStamp("whisper", "1", "whisper-base", "ab" * 32)
    writer = EngineStamp("llama.cpp", "1", "qwen2.5-coder-1.5b", "ab" * 32)
    return Draft(
        recording=Recording("r", "t", None, duration_ms, (Track.FILE,), "f"),
        tracks={Track.FILE: TrackDraft()},
        transcript=made,
        summary=Summary("r", 1, "general", "en", (item,), False, (writer,)),
        stamps=[stamp],
        costs={
            Stage.SPEECH: StageCost(11.0),
            Stage.SPEAKERS: StageCost(2.0),
            Stage.MINUTES: StageCost(20.0),
            Stage.OPEN: StageCost(5.0),
        },
    )


def service(tmp_path: Path, catalogue: Catalogue | None = None) -> ChoiceService:
    known = catalogue or load_catalogue()
    book = SpeedBook(tmp_path / "speeds.json")
    return ChoiceService(lambda: known, ModelStore(tmp_path / "models"), book, lambda: machine(8), lambda _cores: 1.0)


def test_a_computer_learns_from_its_own_runs_and_keeps_the_last_five(tmp_path: Path) -> None:
    choice, book = service(tmp_path), SpeedBook(tmp_path / "speeds.json")
    for _ in range(7):
        choice.learn(draft())
    kept = [(pace.stage, pace.model_id) for pace in book.paces()]
    assert kept.count(("speech", "whisper-base")) == 5
    assert kept.count(("minutes", "qwen2.5-coder-1.5b")) == 5
    assert ("open", "") not in kept
    speech = next(pace for pace in book.paces() if pace.stage == "speech")
    assert speech.ratio == pytest.approx(11.0 / (1.2 + 0.0365 * 60), rel=0.01)


def test_nothing_of_a_meeting_is_kept(tmp_path: Path) -> None:
    service(tmp_path).learn(draft())
    assert "word" not in (tmp_path / "speeds.json").read_text(encoding="utf-8")


def test_short_recordings_teach_nothing_and_a_broken_book_is_an_empty_one(tmp_path: Path) -> None:
    choice, book = service(tmp_path), SpeedBook(tmp_path / "speeds.json")
    choice.learn(draft(5_000))
    assert book.paces() == ()
    (tmp_path / "speeds.json").write_text("{", encoding="utf-8")
    assert book.paces() == ()


def test_without_a_recognizer_no_time_is_promised(tmp_path: Path) -> None:
    forecast = service(tmp_path).forecast(ProcessOptions(), 60_000)
    assert (forecast.seconds, forecast.text(UiLanguage.EN), forecast.seconds_for(1_000)) == (None, "", None)
    assert forecast.reasons(UiLanguage.EN) == (
        "Qwen2.5 Coder 1.5B Instruct is not on this computer: the minutes show the words as spoken.",
    )


def test_a_transcript_needs_no_recognizer(tmp_path: Path) -> None:
    forecast = service(tmp_path).forecast(ProcessOptions(writer_id=None), 60_000, tracks=0, words=500)
    assert forecast.seconds is not None
    assert forecast.reasons(UiLanguage.EN) == ()
    assert forecast.text(UiLanguage.DE) == "wenige Sekunden auf diesem Computer"


def test_a_recognizer_is_not_named_where_none_is_used(tmp_path: Path) -> None:
    store = ModelStore(tmp_path / "models")
    (store.folder / "base").mkdir(parents=True)
    weights = b"weights"
    (store.folder / "base" / "model.bin").write_bytes(weights)
    file = ModelFile("model.bin", len(weights), hashlib.sha256(weights).hexdigest())
    known = Catalogue((replace(BASE, id="base", files=(file,)),))
    book = SpeedBook(tmp_path / "speeds.json")
    choice = ChoiceService(lambda: known, store, book, lambda: machine(0.1), lambda _cores: 1.0)
    options = ProcessOptions(asr_id="base", writer_id=None)
    heard, read = choice.forecast(options, 60_000), choice.forecast(options, 60_000, tracks=0, words=100)
    assert heard.text(UiLanguage.EN) == "a few seconds on this computer · Base"
    assert heard.reasons(UiLanguage.EN) == ("Memory is scarce: Base may be slow. Closing other programs helps.",)
    assert read.text(UiLanguage.EN) == "a few seconds on this computer"
    assert read.reasons(UiLanguage.EN) == ()
