"""The scoring of `sottovoce bench speakers` against sums done by hand."""

from __future__ import annotations

import pytest

pytest.importorskip("pyannote.metrics", reason="the bench extra is not installed")

from sottovoce.bench.speakers import Totals, score
from sottovoce_models.types import SpeakerSpan

REFERENCE = (SpeakerSpan(0, 10_000, "anna"), SpeakerSpan(10_000, 20_000, "ben"), SpeakerSpan(18_000, 22_000, "anna"))


def test_other_names_are_no_error() -> None:
    found = [SpeakerSpan(s.start_ms, s.end_ms, {"anna": "S2", "ben": "S1"}[s.speaker]) for s in REFERENCE]
    parts = score(REFERENCE, found, 30, 0.0)
    assert parts == pytest.approx({"scored": 24, "missed": 0, "false_alarm": 0, "confusion": 0})


def test_missed_overlap_false_alarm_and_confusion_are_counted() -> None:
    found = [SpeakerSpan(0, 12_000, "A"), SpeakerSpan(12_000, 20_000, "B"), SpeakerSpan(20_000, 25_000, "A")]
    parts = score(REFERENCE, found, 30, 0.0)
    assert parts == pytest.approx({"scored": 24, "missed": 2, "false_alarm": 3, "confusion": 2})
    totals = Totals()
    totals.add(parts)
    assert totals.rates() == {"error": 29.2, "missed": 8.3, "false_alarm": 12.5, "confusion": 8.3}


def test_the_collar_is_its_full_width() -> None:
    late = [SpeakerSpan(200, 10_000, "A")]
    reference = [SpeakerSpan(0, 10_000, "anna")]
    assert score(reference, late, 30, 0.5)["missed"] == pytest.approx(0)
    assert score(reference, late, 30, 0.25)["missed"] == pytest.approx(0.075)
