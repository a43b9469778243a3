"""Measuring a writer through the real engine process: figures are kept, languages unlocked, and it can be stopped."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.services import measured as measured_module
from sottovoce.services import measuring as measuring_module
from sottovoce.services.machine import this_machine
from sottovoce.services.measured import MeasuredBook, Measurement, effective_catalogue
from sottovoce.services.measuring import MeasureProgress, MeasuringService
from sottovoce.services.process import InstalledModels
from sottovoce.services.proposal import Machine
from sottovoce_models.catalogue import Catalogue, ModelEntry, ModelStore, OwnModels, load_catalogue
from sottovoce_models.errors import Cancelled, Code, EngineFault, UserFixable
from tests.unit.catalogue.gguf_files import gguf

FAKE = EngineSpec("summarize", "tests.helpers.fake_measure:FakeMeasureEngine")


@pytest.fixture
def book(tmp_path: Path) -> MeasuredBook:
    return MeasuredBook(tmp_path / "measured.json")


def model(tmp_path: Path, kind: str) -> tuple[ModelStore, ModelEntry]:
    """A model of the user's own whose file is called as the fake writer should behave."""
    store = ModelStore(tmp_path / "models")
    entry = OwnModels(store).take(gguf(tmp_path / f"{kind}.gguf", more={"general.name": kind}))
    (file,) = entry.files
    folder = store.folder_of(entry)
    (folder / file.name).rename(folder / kind)
    return store, replace(entry, files=(replace(file, name=kind),))


def test_a_failed_language_stays_locked_and_its_figures_are_kept(tmp_path: Path, book: MeasuredBook) -> None:
    store, entry = model(tmp_path, "nonsense")
    told: list[MeasureProgress] = []
    (found,) = MeasuringService(store, book, FAKE).measure(entry, ("en",), told.append, lambda: None)
    assert not found.passed
    assert "proved" in found.failed
    assert (found.read_tokens_per_second, found.sha256) == (44.0, entry.sha256)
    assert book.of(entry) == (found,)
    assert book.unlocked(entry).writes == ()
    assert told[0].fraction == 0.0
    assert all(0 <= one.fraction <= 1 for one in told)


def result(entry: ModelEntry, language: str = "de", failed: tuple[str, ...] = ()) -> Measurement:
    return Measurement(
        model_id=entry.id,
        sha256=entry.sha256,
        language=language,
        failed=failed,
        figures={"proved": 0.8},
        seconds=12.0,
        read_tokens_per_second=40.0,
        written_tokens_per_second=20.0,
        date="2026-11-27",
        app_version="0.1.0",
        minutes_version=measured_module.minutes_version(),
    )


def test_a_pass_unlocks_the_language_for_these_bytes_only(tmp_path: Path, book: MeasuredBook) -> None:
    _, entry = model(tmp_path, "good")
    book.keep(result(entry))
    assert book.unlocked(entry).writes == ("de",)
    other = replace(entry, files=(replace(entry.files[0], sha256="cd" * 32),))
    assert book.unlocked(other).writes == ()
    book.keep(result(entry, failed=("facts",)))  # the newer result counts
    assert book.unlocked(entry).writes == ()
    book.keep(result(entry))
    book.forget(entry)
    assert book.of(entry) == ()


def test_what_the_catalogue_says_is_not_taken_away(book: MeasuredBook) -> None:
    entry = load_catalogue().entry("qwen2.5-coder-1.5b")
    book.keep(result(entry, "en", failed=("facts",)))
    book.keep(result(entry, "de"))
    assert book.unlocked(entry).writes == ("en", "de")


def test_other_prompts_make_a_pass_stale(tmp_path: Path, book: MeasuredBook, monkeypatch: pytest.MonkeyPatch) -> None:
    _, entry = model(tmp_path, "good")
    book.keep(result(entry))
    monkeypatch.setattr(measured_module, "minutes_version", lambda: "minutes/99")
    (stale,) = book.of(entry)
    assert stale.stale
    assert book.unlocked(entry).writes == ()


def test_a_broken_book_unlocks_nothing(tmp_path: Path, book: MeasuredBook) -> None:
    _, entry = model(tmp_path, "good")
    book.keep(result(entry))
    book.path.write_text(book.path.read_text(encoding="utf-8").replace("measured/1", "measured/9"), encoding="utf-8")
    assert book.of(entry) == ()


def test_jobs_use_what_was_unlocked(tmp_path: Path, book: MeasuredBook) -> None:
    store = ModelStore(tmp_path / "models")
    entry = OwnModels(store).take(gguf(tmp_path / "mine.gguf"))
    models = InstalledModels(load_catalogue(), store, book, lambda: Machine(8 * 10**9, 16 * 10**9, 2))
    before = models.writer(entry.id)
    assert before.writer is not None
    assert before.writer.writes == ()
    book.keep(result(entry))
    after = models.writer(entry.id)
    assert after.writer is not None
    assert after.writer.writes == ("de",)
    assert after.measured["de"] == entry.id
    assert after.writer.chat == entry.chat


def test_a_writer_of_the_language_takes_the_place_of_one_that_is_none(tmp_path: Path, book: MeasuredBook) -> None:
    store = ModelStore(tmp_path / "models")
    first, second = (OwnModels(store).take(gguf(tmp_path / f"{n}.gguf", more={"n": n})) for n in ("one", "two"))
    book.keep(result(first, "en"))
    book.keep(result(second, "de"))
    models = InstalledModels(load_catalogue(), store, book, lambda: Machine(8 * 10**9, 16 * 10**9, 2))
    for language, wanted in (("de", second), ("en", first), (None, first)):
        writer = models.writer(first.id, language).writer
        assert writer is not None
        assert writer.id == wanted.id


def test_too_little_memory_means_a_smaller_writer(tmp_path: Path, book: MeasuredBook) -> None:
    store = ModelStore(tmp_path / "models")
    small = OwnModels(store).take(gguf(tmp_path / "small.gguf"))
    large = OwnModels(store).take(gguf(tmp_path / "large.gguf", weights=bytes(4_000_000)))
    for entry in (small, large):
        book.keep(result(entry))
    free = small.memory_bytes + 250_000_000
    models = InstalledModels(load_catalogue(), store, book, lambda: Machine(free, free, 2))
    assert effective_catalogue(Catalogue(()), store, book).entry(large.id).writes == ("de",)
    writer = models.writer(large.id, "de").writer
    assert writer is not None
    assert writer.id == small.id
    assert writer.memory_bytes <= free


def test_measuring_can_be_stopped_while_the_engine_is_silent(tmp_path: Path, book: MeasuredBook) -> None:
    store, entry = model(tmp_path, "stuck")
    begun = threading.Event()

    def check() -> None:
        if begun.is_set():
            raise Cancelled

    with pytest.raises(Cancelled):
        MeasuringService(store, book, FAKE).measure(entry, ("en", "de"), lambda _: begun.set(), check)
    assert book.of(entry) == ()


def test_too_little_memory_is_said_before_it_starts(
    tmp_path: Path, book: MeasuredBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, entry = model(tmp_path, "good")
    monkeypatch.setattr(measuring_module, "this_machine", lambda: replace(this_machine(), free_bytes=1_000))
    with pytest.raises(UserFixable) as refused:
        MeasuringService(store, book, FAKE).measure(entry, ("en",), lambda _: None, lambda: None)
    assert refused.value.code is Code.MEMORY_TOO_SMALL


def test_a_model_that_cannot_be_loaded_is_of_a_kind_not_known_here(tmp_path: Path, book: MeasuredBook) -> None:
    store, entry = model(tmp_path, "unloadable")
    with pytest.raises(UserFixable) as refused:
        MeasuringService(store, book, FAKE).measure(entry, ("en",), lambda _: None, lambda: None)
    assert (refused.value.code, refused.value.params["file"]) == (Code.MODEL_TOO_NEW, entry.title)


def test_only_writers_can_be_measured(book: MeasuredBook, tmp_path: Path) -> None:
    speech = load_catalogue().entry("whisper-base")
    with pytest.raises(UserFixable) as refused:
        MeasuringService(ModelStore(tmp_path), book, FAKE).measure(speech, ("en",), lambda _: None, lambda: None)
    assert refused.value.code is Code.MODEL_NOT_A_WRITER


def test_a_broken_answer_unlocks_nothing(tmp_path: Path, book: MeasuredBook) -> None:
    store, entry = model(tmp_path, "good")
    broken = EngineSpec("summarize", "tests.helpers.fake_measure:LyingEngine")
    with pytest.raises(EngineFault) as fault:
        MeasuringService(store, book, broken).measure(entry, ("en",), lambda _: None, lambda: None)
    assert fault.value.code is Code.ENGINE_BAD_OUTPUT
    assert book.of(entry) == ()
