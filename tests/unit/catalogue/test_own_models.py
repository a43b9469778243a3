"""Any GGUF that writes becomes a model of the user's own; everything else is refused in a clear sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.services.measured import MeasuredBook
from sottovoce.services.models import ModelsService
from sottovoce_models.catalogue import ChatFamily, ModelStore, OwnModels, Thinking, Transport
from sottovoce_models.catalogue.gguf import GgufFacts, read_gguf
from sottovoce_models.errors import Cancelled, Code, UserFixable
from tests.unit.catalogue.gguf_files import gguf


@pytest.fixture
def own(tmp_path: Path) -> OwnModels:
    return OwnModels(ModelStore(tmp_path / "store"))


def refusal(does: Callable[[], Any]) -> Code:
    with pytest.raises(UserFixable) as refused:
        does()
    return refused.value.code


def test_facts_are_read_without_loading(tmp_path: Path) -> None:
    facts = read_gguf(gguf(tmp_path / "a.gguf"))
    assert facts == GgufFacts("Small Talker", "qwen2", 4096, facts.chat)
    assert (facts.chat.family, facts.chat.thinking) == (ChatFamily.CHATML, Thinking.NEVER)


@pytest.mark.parametrize(
    ("code", "faults"),
    [
        (Code.MODEL_CUT_OFF, {"missing_bytes": 1}),
        (Code.MODEL_CUT_OFF, {"missing_bytes": 1_200}),
        (Code.MODEL_TOO_NEW, {"version": 4}),
        (Code.MODEL_TOO_NEW, {"version": 1}),
        (Code.MODEL_TOO_NEW, {"kind": 99}),
        (Code.MODEL_NOT_A_WRITER, {"architecture": "bert"}),
        (Code.MODEL_NOT_A_WRITER, {"more": {"qwen2.pooling_type": 1}}),
        (Code.MODEL_NOT_A_WRITER, {"more": {"general.type": "adapter"}}),
        (Code.MODEL_NOT_A_WRITER, {"more": {"split.count": 2}}),
        (Code.MODEL_NOT_A_WRITER, {"tensors": 0}),
        (Code.MODEL_CHAT_UNKNOWN, {"architecture": "llama", "template": None}),
    ],
)
def test_what_cannot_write_is_refused_by_name(tmp_path: Path, code: Code, faults: dict[str, Any]) -> None:
    path = gguf(tmp_path / "broken.gguf", **faults)
    with pytest.raises(UserFixable) as refused:
        read_gguf(path)
    assert refused.value.code is code
    assert refused.value.params["file"] == "broken.gguf"


def test_no_gguf_and_no_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.gguf"
    path.write_bytes(b"Dear Sir or Madam")
    assert refusal(lambda: read_gguf(path)) is Code.MODEL_NOT_GGUF
    assert refusal(lambda: read_gguf(tmp_path / "none.gguf")) is Code.FILE_UNREADABLE


@settings(max_examples=150)
@given(st.data())
def test_no_damage_is_more_than_a_refusal(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = gguf(tmp_path_factory.mktemp("d") / "x.gguf")
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    with suppress(UserFixable):
        read_gguf(path)


def test_a_file_becomes_a_model_under_its_hash(own: OwnModels, tmp_path: Path) -> None:
    path = gguf(tmp_path / "My Model (Q4).gguf")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    entry = own.take(path)
    assert entry.id == f"my-model-q4-{digest[:8]}"
    assert (entry.sha256, entry.bytes, entry.title) == (digest, path.stat().st_size, "Small Talker")
    assert (entry.writes, entry.licence, entry.imported, entry.transports) == ((), "", True, (Transport.FILE,))
    assert own.entries() == (entry,)
    facts = own.facts(entry.id)
    assert facts is not None
    assert (facts.architecture, facts.context_tokens, facts.family) == ("qwen2", 4096, ChatFamily.CHATML)
    assert own.take(path) == entry  # the same bytes are the same model


def test_its_bytes_are_checked_like_those_of_every_model(own: OwnModels, tmp_path: Path) -> None:
    entry = own.take(gguf(tmp_path / "a.gguf"))
    store = ModelStore(tmp_path / "store")
    assert store.find(entry) is not None
    (store.folder_of(entry) / "model.gguf").write_bytes(b"GGUF and other bytes")
    assert refusal(lambda: store.require(entry)) is Code.MODEL_CORRUPT


def test_it_can_be_removed_and_nothing_else_can(own: OwnModels, tmp_path: Path) -> None:
    entry = own.take(gguf(tmp_path / "a.gguf"))
    assert not own.remove("whisper-base")
    assert own.remove(entry.id)
    assert own.entries() == ()
    assert not (tmp_path / "store" / entry.id).exists()


@pytest.mark.parametrize("times", [0, 1, 2])
def test_a_cancelled_import_leaves_nothing(own: OwnModels, tmp_path: Path, times: int) -> None:
    asked: list[int] = []

    def cancel() -> None:
        asked.append(1)
        if len(asked) > times:
            raise Cancelled

    with pytest.raises(Cancelled):
        own.take(gguf(tmp_path / "a.gguf"), check_cancelled=cancel)
    assert own.entries() == ()
    assert not any(path.is_dir() for path in (tmp_path / "store").glob("*"))


def test_a_broken_note_hides_its_model_only(own: OwnModels, tmp_path: Path) -> None:
    first = own.take(gguf(tmp_path / "a.gguf"))
    second = own.take(gguf(tmp_path / "b.gguf", architecture="qwen3"))
    (tmp_path / "store" / first.id / ".own.json").write_text("{", encoding="utf-8")
    assert own.entries() == (second,)
    assert second.chat.thinking is Thinking.NEVER  # its template does not think, whatever the architecture can


def test_the_service_takes_files_and_folders_of_them(tmp_path: Path) -> None:
    service = ModelsService(tmp_path / "store", book=MeasuredBook(tmp_path / "measured.json"))
    stick = tmp_path / "stick"
    stick.mkdir()
    gguf(stick / "one.gguf")
    (stick / "letter.txt").write_text("hello", encoding="utf-8")
    taken = service.import_one(stick)
    assert [(file.name, file.source) for file in taken.imported] == [("model.gguf", "one.gguf")]
    entry = service.catalogue.entry(taken.imported[0].model_id)
    assert entry in service.writers()
    (state,) = [state for state in service.writer_states() if state.entry.imported]
    assert (state.ready, state.recommended, state.measured) == (True, False, ())
    service.remove(entry)
    assert refusal(lambda: service.catalogue.entry(entry.id)) is Code.MODEL_UNKNOWN
    assert refusal(lambda: service.import_one(stick / "letter.txt")) is Code.MODEL_NOT_RECOGNISED
    (stick / "letter.gguf").write_text("hello", encoding="utf-8")
    assert refusal(lambda: service.import_one(stick / "letter.gguf")) is Code.MODEL_NOT_GGUF
    assert refusal(lambda: service.remove(service.catalogue.entry("whisper-base"))) is Code.MODEL_UNKNOWN
