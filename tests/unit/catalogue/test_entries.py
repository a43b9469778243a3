from __future__ import annotations

import pytest

from sottovoce_models.catalogue import Catalogue, ModelFile, ModelKind, Transport, load_catalogue
from sottovoce_models.catalogue.entries import parse_catalogue
from sottovoce_models.errors import Code, UserFixable
from tests.unit.catalogue.support import make_entry

GOOD = """
[[entry]]
id = "toy"
kind = "writer"
title = "Toy"
licence = "MIT"
source = "invented"
languages = ["all"]
memory_bytes = 5

[[entry.file]]
name = "toy.gguf"
bytes = 25
sha256 = "{hash}"
wheel = {{ count = 3, part_bytes = 10, package = "toy-part{{n}}", version = "1.0", member = "t{{n}}/{{n:02}}.bin" }}
"""


def test_the_shipped_catalogue_pins_every_file() -> None:
    catalogue = load_catalogue()
    assert {entry.id for entry in catalogue.starter} == {"whisper-base", "speakers", "qwen2.5-coder-1.5b"}
    assert all(len(file.sha256) == 64 and file.bytes > 0 for entry in catalogue.entries for file in entry.files)
    assert all(entry.licence and entry.source for entry in catalogue.entries)


def test_models_write_only_where_they_were_measured() -> None:
    writers = load_catalogue().of_kind(ModelKind.WRITER)
    assert {entry.id: entry.writes for entry in writers if entry.writes} == {"qwen2.5-coder-1.5b": ("en",)}


def test_small_starter_fits_what_the_readme_promises() -> None:
    fetched = [e for e in load_catalogue().starter if e.package_folder is None]
    assert sum(entry.bytes for entry in fetched) == 147_882_941 + 1_117_320_768


def test_templates_become_parts_that_add_up() -> None:
    entry = parse_catalogue(GOOD.format(hash="a" * 64)).entry("toy")
    parts = entry.files[0].parts
    assert [part.requirement for part in parts] == ["toy-part1==1.0", "toy-part2==1.0", "toy-part3==1.0"]
    assert [part.member for part in parts] == ["t1/01.bin", "t2/02.bin", "t3/03.bin"]
    assert [part.bytes for part in parts] == [10, 10, 5]
    assert entry.transports == (Transport.WHEEL, Transport.FILE)


@pytest.mark.parametrize("bad", ["", "a" * 63, "A" * 64])
def test_an_entry_without_a_hash_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="pinned"):
        parse_catalogue(GOOD.format(hash=bad))


@pytest.mark.parametrize("name", ["", "../model.bin", "a/b", "a\\b", ".hidden"])
def test_a_file_name_cannot_leave_its_folder(name: str) -> None:
    with pytest.raises(ValueError, match="plain file name"):
        ModelFile(name, 1, "a" * 64)


def test_an_unknown_id_is_named() -> None:
    with pytest.raises(UserFixable) as caught:
        load_catalogue().entry("whisper-gigantic")
    assert (caught.value.code, caught.value.params) == (Code.MODEL_UNKNOWN, {"id": "whisper-gigantic"})


def test_ids_are_unique() -> None:
    with pytest.raises(ValueError, match="repeat"):
        Catalogue((make_entry(), make_entry()))


def test_languages_a_model_understands() -> None:
    catalogue = load_catalogue()
    assert catalogue.entry("whisper-base").understands("de")
    assert catalogue.entry("whisper-base").understands(None)
    assert not catalogue.entry("whisper-tiny.en").understands("de")
    assert not catalogue.entry("whisper-tiny.en").understands(None)
