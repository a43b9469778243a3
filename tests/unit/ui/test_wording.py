"""Times, sizes and names read the way people write them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from sottovoce.ui.parts import wording
from sottovoce_models.types import Coverage, Speaker


@pytest.mark.parametrize(
    ("duration_ms", "text"), [(400, "0 s"), (45_000, "45 s"), (52 * 60_000, "52 min"), (65 * 60_000, "1 h 05 min")]
)
def test_lengths(duration_ms: int, text: str) -> None:
    assert wording.length(duration_ms) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(None, ""), (3.0, "a few seconds"), (22.0, "about 20 s"), (58.0, "about 1 min"), (245.0, "about 4 min")],
)
def test_time_left_is_honestly_coarse(seconds: float | None, text: str) -> None:
    assert wording.time_left(seconds) == text


@pytest.mark.parametrize(("fraction", "text"), [(0.0, "0 %"), (0.439, "43 %"), (1.0, "100 %"), (1.2, "100 %")])
def test_percent_never_promises_more_than_is_done(fraction: float, text: str) -> None:
    assert wording.percent(fraction).replace("\u00a0", " ") == text


def test_sizes_follow_the_language() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        assert wording.size(1_117_320_768) == "1,1 GB"
        assert wording.size(148_000_000) == "148 MB"
    finally:
        QLocale.setDefault(QLocale.c())


def test_speakers_are_named_or_numbered() -> None:
    speakers = {"S1": Speaker("Anna Maria Keller"), "S2": Speaker(), "S3": Speaker("(Gast)")}
    assert [wording.speaker_label(speakers, each) for each in speakers] == ["Anna Maria Keller", "Speaker 2", "(Gast)"]
    assert [wording.initials(speakers, each) for each in speakers] == ["AK", "2", "3"]


def test_coverage_is_silent_when_nothing_was_measured() -> None:
    assert wording.coverage_text(Coverage(0, 0)) == ""
    assert wording.coverage_text(Coverage(3_820_000, 3_730_000)) == "1:02:10 of 1:03:40 min have text"


def test_a_voice_keeps_its_colour_when_another_is_gone() -> None:
    speakers = {"S1": Speaker("Ada"), "S3": Speaker(), "host": Speaker()}
    assert [wording.speaker_index(speakers, known) for known in speakers] == [0, 2, 2]
    assert wording.speaker_index(speakers, "S0") == 0


def test_a_role_stands_after_the_name() -> None:
    speakers = {"S1": Speaker("Ada", "Witness"), "S2": Speaker("", "Judge"), "S3": Speaker("Bob")}
    named = [wording.speaker_with_role(speakers, known) for known in speakers]
    assert named == ["Ada · Witness", "Speaker 2 · Judge", "Bob"]
