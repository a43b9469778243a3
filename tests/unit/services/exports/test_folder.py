from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sottovoce.services.exports import files
from sottovoce.services.exports import folder as export
from sottovoce_models import codec
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Summary, Transcript
from tests.unit.services.meetings import CANARY, finished


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files can be made, but nothing can be written to them."""
    real = os.fdopen

    class Full:
        def __init__(self, file: Any) -> None:
            self._file = file

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()

        def write(self, text: str) -> int:
            self._file.write(text[: len(text) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fdopen", lambda *args, **options: Full(real(*args, **options)))


def error_of(action: Callable[[], object]) -> UserFixable:
    with pytest.raises(UserFixable) as caught:
        action()
    return caught.value


def test_a_folder_holds_all_about_a_meeting_and_nothing_else(tmp_path: Path) -> None:
    draft, folder = finished(), tmp_path / "new" / "Sitzung"
    export.write_folder(draft, folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        "report.json",
        "speakers.rttm",
        "summary.json",
        "summary.md",
        "transcript.json",
        "transcript.md",
    ]
    for name, kind, value in [("transcript", Transcript, draft.transcript), ("summary", Summary, draft.summary)]:
        document = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        assert codec.from_document(kind, document) == value
    assert b"\r" not in (folder / "transcript.md").read_bytes()


def test_without_minutes_there_are_no_files_of_minutes(tmp_path: Path) -> None:
    draft = finished()
    draft.summary = None
    export.write_folder(draft, tmp_path / "a")
    assert not list((tmp_path / "a").glob("summary.*"))


def test_a_second_time_replaces_the_first(tmp_path: Path) -> None:
    export.write_folder(finished(title="first"), tmp_path)
    export.write_folder(finished(title="second"), tmp_path)
    assert "second" in (tmp_path / "transcript.md").read_text(encoding="utf-8")
    assert len(list(tmp_path.iterdir())) == 6 + 1  # and the home folder


def test_the_report_holds_no_content() -> None:
    report = json.dumps(export.report(finished()), ensure_ascii=False)
    assert CANARY not in report
    assert "Ada" not in report


def test_the_report_names_what_was_done_with_what() -> None:
    report = export.report(finished())
    assert report["schema"] == "sottovoce.report/1"
    assert report["stages"] == {"speech": {"seconds": 1.235, "peak_memory_bytes": 1_000_000}}
    assert report["coverage"] == {"speech_ms": 9_000, "text_ms": 8_000}
    assert report["notices"] == [{"code": "file.truncated", "params": {}}]
    assert report["doubts"] == [{"start_ms": 4_000, "end_ms": 5_000, "reason": "loop"}]
    assert (report["speakers"], report["quote_led"]) == (2, True)
    (engine,) = report["engines"]  # type: ignore[misc] # a list of one
    assert engine["model_sha256"] == "ab" * 32


def test_without_diarization_the_turns_are_the_spans(tmp_path: Path) -> None:
    draft = finished()
    draft.spans = ()
    export.write_folder(draft, tmp_path)
    assert (tmp_path / "speakers.rttm").read_text(encoding="utf-8").splitlines()[1].split()[3:8] == [
        "4.000",
        "5.500",
        "<NA>",
        "<NA>",
        "S2",
    ]


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_the_older_file_and_no_half_one(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.md").write_text("older")
    error = error_of(lambda: files.write_text(folder / "a.md", "newer" * 1_000))
    assert error.code is Code.DISK_FULL
    assert [path.name for path in folder.iterdir()] == ["a.md"]
    assert (folder / "a.md").read_text() == "older"


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    error = error_of(lambda: export.write_folder(finished(), tmp_path / "out" / "meeting"))
    assert error.code is Code.OUTPUT_NOT_WRITABLE
    assert (tmp_path / "out").read_text() == ""


def test_a_folder_in_place_of_the_file_is_said_and_nothing_half_is_left(tmp_path: Path) -> None:
    (tmp_path / "out" / "a.md").mkdir(parents=True)
    error = error_of(lambda: files.write_text(tmp_path / "out" / "a.md", "text"))
    assert (error.code, error.params) == (Code.OUTPUT_NOT_WRITABLE, {"folder": "out"})
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.md"]


def test_letters_that_no_file_can_hold_do_not_lose_the_rest(tmp_path: Path) -> None:
    draft = finished(title=b"caf\xe9".decode("utf-8", "surrogateescape"))
    export.write_folder(draft, tmp_path / "out")
    assert (tmp_path / "out" / "transcript.md").read_text(encoding="utf-8").startswith("# Transcript: caf?\n")
