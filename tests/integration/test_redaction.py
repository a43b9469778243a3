"""`sottovoce redact` with the real engine in its own process: the contract of its file, and what is refused."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from sottovoce import cli
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.redaction import RedactionRequest, RosterEntry, redact_texts
from sottovoce.services.redact import readable
from sottovoce_models.engine import Job
from sottovoce_models.errors import Cancelled, Code, SottovoceError
from sottovoce_models.protocol import Json
from sottovoce_models.types import SpanCategory

TALK = (
    "Dr. Anke Wiegand: Guten Morgen, Frau Sommer. Wie geht es Ihnen?\n"
    "Lena Sommer: Malte sagt, leni, das wird schon. Meine Nummer ist null eins sieben eins drei neun zwei.\n"
    "Dr. Anke Wiegand: Und Ihre Mutter in Worpswede?\n"
)


def run(*arguments: str) -> tuple[int, str]:
    err = io.StringIO()
    return cli.run(["redact", *arguments], io.StringIO(), err), err.getvalue()


def redacted_file(path: Path, *arguments: str) -> Json:
    out = path.with_suffix(".out.json")
    code, said = run(str(path), "--out", str(out), *arguments)
    assert code == 0, said
    document: Json = json.loads(out.read_text(encoding="utf-8"))
    return document


def test_the_file_keeps_its_contract_and_speakers_are_on_the_roster(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    document = redacted_file(path, "--names", "Malte; Tietjen")
    assert list(document) == ["schema", "turns", "risk"]
    assert document["schema"] == "sottovoce.redaction/1"
    assert [turn["redacted"] for turn in document["turns"]] == [
        "Guten Morgen, Frau [PERSON_1]. Wie geht es Ihnen?",
        "[PERSON_2] sagt, [PERSON_1], das wird schon. Meine Nummer ist [PHONE_1].",
        "Und Ihre Mutter in [LOCATION_1: Norddeutschland]?",
    ]
    for turn in document["turns"]:
        assert set(turn) == {"text", "redacted", "spans"}
        for span in turn["spans"]:
            assert set(span) == {"start", "end", "category", "recognizer", "replacement"}
    assert "Sommer" not in json.dumps(document["risk"])
    assert document["risk"]["roster_names"] == 4


def test_plain_text_is_one_turn_with_the_offsets_of_the_file(tmp_path: Path) -> None:
    text = "PROCEDURE\n\nThe applicant, Mr Tamsin Okoro, lives in Leeds.\nHe applied (no. 50034/99) on 30 April 1999.\n"
    path = tmp_path / "case.txt"
    path.write_text(text, encoding="utf-8")
    (turn,) = redacted_file(path, "--language", "en")["turns"]
    assert turn["text"] == text
    words = {text[span["start"] : span["end"]] for span in turn["spans"]}
    assert {"Tamsin Okoro", "50034/99", "30 April 1999"} <= words


def test_names_come_from_a_file_too_and_an_unreadable_one_ends_it(tmp_path: Path) -> None:
    path, names = tmp_path / "talk.txt", tmp_path / "names.txt"
    path.write_text("Das Haus gehört den Brüderlins und der Helvora AG.", encoding="utf-8")
    names.write_text("Petra Brüderlin\nHelvora AG\n", encoding="utf-8")
    (turn,) = redacted_file(path, "--names-file", str(names), "--language", "de")["turns"]
    assert "Brüderlin" not in turn["redacted"]
    assert "Helvora" not in turn["redacted"]
    out = tmp_path / "none.json"
    code, _ = run(str(path), "--out", str(out), "--names-file", str(tmp_path / "missing.txt"))
    assert (code, out.exists()) == (2, False)


def test_a_missing_file_is_said_in_one_line(tmp_path: Path) -> None:
    code, said = run(str(tmp_path / "missing.txt"), "--out", str(tmp_path / "out.json"))
    assert code == 2
    assert len(said.strip().splitlines()) == 1


def test_voices_without_a_name_are_on_no_roster(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("S1: Guten Tag.\nSprecherin 2: Guten Tag.\n", encoding="utf-8")
    assert readable(path, None).speakers == ()


def test_a_long_text_passes_in_parts() -> None:
    text = "Das war eben so. " * 20_000 + "Frau Tietjen kam."
    (turn,) = redact_texts([text], RedactionRequest("de"), lambda _d, _t: None, CancelToken()).turns
    assert turn.text == text
    assert turn.redacted.endswith("Frau [PERSON_1] kam.")


def test_what_the_user_says_a_name_is_counts() -> None:
    request = RedactionRequest("de", (RosterEntry("Sprechzeit", SpanCategory.ORG),))
    (turn,) = redact_texts(["In der Sprechzeit war ich."], request, lambda _d, _t: None, CancelToken()).turns
    assert turn.redacted == "In der [ORG_1] war ich."


def test_a_cancelled_redaction_gives_nothing() -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        redact_texts(["Guten Tag."], RedactionRequest("de"), lambda _d, _t: None, cancel)


class Careless:
    """An engine that says spans which cannot be."""

    spans: list[Json] = []  # noqa: RUF012 -- set by the subclasses

    def run(self, job: Job) -> Json:
        for _ in job.input():
            pass
        job.emit("spans", {"turn": 0, "spans": self.spans})
        return {"risk": {}}


def _span(start: int, end: int) -> dict[str, Any]:
    return {
        "start": start,
        "end": end,
        "category": "PERSON",
        "recognizer": "r",
        "confidence": 1.0,
        "replacement": "[PERSON_1]",
    }


class Overlapping(Careless):
    spans = [_span(0, 4), _span(2, 6)]  # noqa: RUF012 -- a script, set once


class Outside(Careless):
    spans = [_span(0, 400)]  # noqa: RUF012 -- a script, set once


@pytest.mark.parametrize("kind", ["Overlapping", "Outside"])
def test_spans_that_cannot_be_are_refused(kind: str) -> None:
    spec = EngineSpec("anonymize", f"{__name__}:{kind}")
    with pytest.raises(SottovoceError) as caught:
        redact_texts(["Guten Tag."], RedactionRequest("de"), lambda _d, _t: None, CancelToken(), spec)
    assert caught.value.code is Code.ENGINE_BAD_OUTPUT
