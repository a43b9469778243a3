from __future__ import annotations

import json
from pathlib import Path

import pytest

from sottovoce.bench.references import reference_text
from sottovoce.bench.word_errors import error_spans, touches_any
from sottovoce_models.speech.activity import Run
from sottovoce_models.types import Word


def spoken(text: str) -> list[Word]:
    return [Word(n * 1_000, n * 1_000 + 600, token, 0.9) for n, token in enumerate(text.split())]


@pytest.mark.parametrize(
    ("heard", "reference", "wrong"),
    [
        ("Wir gehen, heute!", "wir gehen heute", []),
        ("wir sehen heute", "wir gehen heute", [Run(1_000, 1_600)]),
        ("wir gehen noch heute", "wir gehen heute", [Run(2_000, 2_600)]),
        ("wir heute", "wir gehen heute", [Run(600, 1_000)]),
        ("gehen heute", "wir gehen heute", [Run(0, 0)]),
        ("wir gehen", "wir gehen heute", [Run(1_600, 61_600)]),
        ("zwanzig Leute", "20 Leute", []),
        ("Head-Mounted Displays", "head mounted displays", []),
        ("was", "", [Run(0, 600)]),
    ],
)
def test_words_that_differ_have_a_time(heard: str, reference: str, wrong: list[Run]) -> None:
    assert error_spans(spoken(heard), reference, "de") == wrong


def test_touching_counts_edges() -> None:
    assert touches_any(0, 600, [Run(600, 1_000)])
    assert not touches_any(0, 599, [Run(600, 1_000)])


def test_references_of_every_form_are_read(tmp_path: Path) -> None:
    turns = [{"start": 5.0, "text": "zwei"}, {"start": 1, "text": "eins"}]
    files = {
        "a.txt": "eins zwei",
        "a.json": json.dumps(turns),
        "b.json": json.dumps({"turns": turns}),
        "c.json": json.dumps({"text": "eins zwei", "segments": []}),
        "a.stm": "s 1 Ada 6.0 7.0 zwei\ns 1 Bob 2.0 3.0 eins\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
        assert reference_text(tmp_path, {"text_path": name}) == "eins zwei"
    assert reference_text(tmp_path, {"text": "da"}) == "da"
