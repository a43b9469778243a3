"""RTTM: what is written is what is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models import rttm
from sottovoce_models.types import SpeakerSpan

SPANS = st.lists(
    st.builds(
        lambda start, length, speaker: SpeakerSpan(start, start + length, speaker),
        st.integers(0, 90_000_000),
        st.integers(0, 10_000_000),
        st.sampled_from(["S1", "S2", "Müller"]),
    )
)


def test_the_format() -> None:
    line = "SPEAKER Weekly_meeting 1 1.500 0.250 <NA> <NA> S1 <NA> <NA>\n"
    assert rttm.write("Weekly meeting", [SpeakerSpan(1500, 1750, "S1")]) == line
    assert rttm.write("x", []) == ""


@given(SPANS)
def test_round_trip(spans: list[SpeakerSpan]) -> None:
    ordered = sorted(spans, key=lambda span: (span.start_ms, span.end_ms))
    assert rttm.read(rttm.write("a file", ordered)) == tuple(ordered)


def test_other_lines_are_skipped() -> None:
    text = "\n;; comment\nSPKR-INFO x 1 <NA> <NA> <NA> unknown S1 <NA> <NA>\nSPEAKER x 1 2 1 <NA> <NA> A <NA> <NA>\n"
    assert rttm.read(text) == (SpeakerSpan(2000, 3000, "A"),)


@pytest.mark.parametrize(
    "line",
    [
        "SPEAKER x 1 2",
        "SPEAKER x 1 a b <NA> <NA> A",
        "SPEAKER x 1 -1 3 <NA> <NA> A <NA>",
        "SPEAKER x 1 inf 1 <NA> <NA> A",
    ],
)
def test_broken_lines_are_named(line: str) -> None:
    with pytest.raises(ValueError, match="line 2"):
        rttm.read(f"\n{line}\n")
