from __future__ import annotations

import pytest

pytest.importorskip("text_to_num", reason="needs the bench extra")

from sottovoce.bench.normalize import normalize


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Hello, World!", "en", "hello world"),
        ("It's twenty-five dollars.", "en", "its 25 dollars"),
        ("We paid 1,250 for it", "en", "we paid 1250 for it"),
        ("Das kostet fünfundzwanzig Euro.", "de", "das kostet 25 euro"),
        ("1.250 Euro", "de", "1250 euro"),
        ("Straße\u2026 „Größe“", "de", "strasse grösse"),
        ("snake_case – dash", "en", "snake case dash"),
        (" \n", "en", ""),
    ],
)
def test_what_is_said_alike_is_written_alike(text: str, language: str, expected: str) -> None:
    assert normalize(text, language) == expected


@pytest.mark.parametrize("text", ["Hello, World!", "twenty-five", "It’s 3.5 o'clock"])
def test_normal_text_stays_as_it_is(text: str) -> None:
    once = normalize(text, "en")
    assert normalize(once, "en") == once
