from __future__ import annotations

import csv
import errno
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
import pyzipper
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from sottovoce.core.languages import UiLanguage
from sottovoce.services.exports.csv_table import cell, csv_text
from sottovoce.services.exports.files import MAX_NAME_CHARACTERS, fresh_file, safe_name, write_blocks, write_error
from sottovoce.services.exports.protected import finished_pdf, write_zip
from sottovoce.services.exports.targets import copied_by
from sottovoce_models.errors import Code, UserFixable

PHRASE = "vier Wörter die nicht passen"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Erstgespräch Müller: Grüße?", "Erstgespräch Müller Grüße"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Temp\\x", "C Temp x"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com¹", "_com¹"),
        ("Bericht. . .", "Bericht"),
        (".hidden", "hidden"),
        ("a\x00b\nc\u202ed", "a b c d"),
        ("u\u0308ber", "über"),
        ("???", "Recording"),
        ("", "Recording"),
        ("x" * 300, "x" * MAX_NAME_CHARACTERS),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert safe_name(title, "Recording") == name


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_title_becomes_a_name_that_every_system_takes(title: str) -> None:
    name = safe_name(title, "Recording")
    assert 0 < len(name) <= MAX_NAME_CHARACTERS + 1
    assert len(name.encode()) <= 201
    assert not set(name) & set('<>:"/\\|?*')
    assert name.isprintable()
    assert name == name.strip().rstrip(".")
    assert not name.startswith(".")
    assert safe_name(name, "Recording") == name


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_no_cell_of_a_table_can_become_a_formula(row: list[str]) -> None:
    text = csv_text([row])
    assert text.startswith("\ufeff")
    (read,) = csv.reader(StringIO(text[1:], newline=""))
    assert len(read) == len(row)
    assert not any(each.lstrip(" '\"")[:1] in {"=", "+", "-", "@"} and not each.startswith("'") for each in read)


@pytest.mark.parametrize("text", ["=1+2", "+1", "-1", "@SUM(A1)", "  =1", '"=1', "\t=1", "\u200b=1", "|calc", "%x"])
def test_formulas_get_an_apostrophe(text: str) -> None:
    assert cell(text).startswith("'")


def test_ordinary_cells_stay_what_they_are() -> None:
    assert [cell("Frau O'Neill"), cell("14.11.2026"), cell("a=b")] == ["Frau O'Neill", "14.11.2026", "a=b"]


def test_what_fails_to_be_written_is_said_plainly(tmp_path: Path) -> None:
    assert write_error(OSError(errno.ENOSPC, ""), tmp_path).code is Code.DISK_FULL
    assert write_error(OSError(errno.ENAMETOOLONG, ""), tmp_path).code is Code.OUTPUT_PATH_TOO_LONG
    assert write_error(OSError(errno.EROFS, ""), tmp_path).code is Code.OUTPUT_NOT_WRITABLE
    with pytest.raises(UserFixable) as caught, fresh_file(tmp_path / ("x" * 400)):
        pass
    assert caught.value.code is Code.OUTPUT_PATH_TOO_LONG


def test_a_file_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "out" / "a"
    path.parent.mkdir()
    path.write_text("older")

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        write_blocks(path, broken())
    assert [each.name for each in path.parent.iterdir()] == ["a"]
    assert path.read_text() == "older"


def _pdf() -> bytes:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(out)
    return out.getvalue()


def test_a_pdf_says_its_language_and_opens_with_the_passphrase_only() -> None:
    plain = PdfReader(BytesIO(finished_pdf(_pdf(), "Übersicht", UiLanguage.DE)))
    assert (plain.root_object["/Lang"], plain.metadata.title if plain.metadata else "") == ("de-DE", "Übersicht")
    locked = PdfReader(BytesIO(finished_pdf(_pdf(), "x", UiLanguage.EN, PHRASE)))
    assert locked.is_encrypted
    assert locked.decrypt("wrong").value == 0
    assert locked.decrypt(PHRASE).value != 0
    assert len(locked.pages) == 1
    assert locked.trailer["/Encrypt"]["/V"] == 5  # type: ignore[index] # AES-256


def test_a_zip_opens_with_the_passphrase_only() -> None:
    out = BytesIO()
    write_zip(out, [("Protokoll.txt", [b"geheim ", b"und mehr"])], PHRASE)
    assert b"geheim" not in out.getvalue()
    with pyzipper.AESZipFile(out) as archive:
        assert archive.namelist() == ["Protokoll.txt"]
        assert archive.getinfo("Protokoll.txt").wz_aes_strength == 3  # 256 bits
        with pytest.raises(RuntimeError):
            archive.read("Protokoll.txt", pwd=b"wrong")
        assert archive.read("Protokoll.txt", pwd=PHRASE.encode()) == b"geheim und mehr"


def test_without_a_passphrase_any_program_reads_the_zip() -> None:
    out = BytesIO()
    write_zip(out, [("a.txt", [b"offen"])], "")
    with zipfile.ZipFile(out) as archive:
        assert archive.read("a.txt") == b"offen"


def test_a_synced_folder_is_known_by_its_name_and_its_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OneDrive - Kanzlei", "Dropbox", "Nextcloud", "iCloud Drive", "Google Drive"):
        assert copied_by(tmp_path / name / "a.docx") == name
    (tmp_path / "plain").mkdir()
    assert copied_by(tmp_path / "plain" / "a.docx") == ""
    (tmp_path / "plain" / ".stfolder").mkdir()
    assert copied_by(tmp_path / "plain" / "a.docx") == ".stfolder"
    monkeypatch.setenv("OneDrive", str(tmp_path / "work"))
    assert copied_by(tmp_path / "work" / "a.docx") == "OneDrive"


def test_options_refuse_sound_in_documents() -> None:
    from sottovoce.services.exports.material import Contents, Format, Options

    with pytest.raises(ValueError, match="sound"):
        Options(format=Format.WAV)
    with pytest.raises(ValueError, match="forwards"):
        replace(Options(format=Format.WAV, contents=Contents.SOUND), passage=(5, 5))
