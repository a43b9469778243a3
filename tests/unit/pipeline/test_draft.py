from __future__ import annotations

import pytest

from sottovoce.core.languages import plain_language
from sottovoce.pipeline.draft import Draft, TrackDraft
from sottovoce_models.types import Segment, Track


def segment(index: int, start_ms: int, end_ms: int, language: str) -> Segment:
    return Segment(index, start_ms, end_ms, "a", (), language, 0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("choice", "plain"), [(None, None), ("de", "de"), ("de-CH", "de"), ("fr", "fr"), ("mul", None)]
)
def test_a_choice_stands_for_one_language_or_none(choice: str | None, plain: str | None) -> None:
    assert plain_language(choice) == plain
    if choice != "mul":
        assert Draft(language=choice).spoken == (plain or "und")


def test_a_mixed_recording_is_spoken_in_what_most_of_it_is_in() -> None:
    mic = TrackDraft(segments=[segment(0, 0, 4_000, "de"), segment(1, 4_000, 5_000, "en")])
    system = TrackDraft(segments=[segment(2, 0, 2_000, "en"), segment(3, 3_000, 4_500, "en")])
    draft = Draft(language="mul", tracks={Track.MIC: mic, Track.SYSTEM: system})
    assert draft.spoken == "en"
    mic.segments.append(segment(4, 5_000, 6_000, "de"))
    assert draft.spoken == "de"


def test_nobody_knows_the_language_of_a_mixed_recording_without_words() -> None:
    assert Draft(language="mul", tracks={Track.FILE: TrackDraft()}).spoken == "und"
