"""From windows to spans: on the clock, bridged, named in order, at most two at once, doubts where it is close."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from sottovoce_models.speakers import timeline
from sottovoce_models.speakers.base import EMBEDDING_SIZE, Floats, frame_edge_ms
from sottovoce_models.speakers.diarization import diarize
from sottovoce_models.speakers.windows import Hearing, Voice, Window
from sottovoce_models.types import SpeakerSpan

FRAMES = 589


def window(first: int, *speech: tuple[int, int, int], level: int = 255, frames: int = FRAMES) -> Window:
    """A window where (local, from, to) frames are active."""
    activity = np.zeros((frames, 3), dtype=np.uint8)
    for local, start, end in speech:
        activity[start:end, local] = level
    return Window(first, activity, 0)


def direction(*weights: float) -> Floats:
    vector: npt.NDArray[np.float32] = np.zeros(EMBEDDING_SIZE, dtype=np.float32)
    vector[: len(weights)] = weights
    return vector / np.float32(np.linalg.norm(vector))


def spans(*arguments: Any) -> tuple[SpeakerSpan, ...]:
    return timeline.spans(*arguments)[0]


def simple(found: Sequence[SpeakerSpan]) -> list[tuple[int, int, str]]:
    return [(span.start_ms, span.end_ms, span.speaker) for span in found]


def test_the_clock() -> None:
    found = spans([window(0, (0, 100, 200))], {(0, 0): 0}, 1, 60_000)
    assert simple(found) == [(frame_edge_ms(100), frame_edge_ms(200), "S1")]
    assert found[0].start_ms == pytest.approx((100 * 270 + 360) / 16, abs=1)


def test_speech_over_many_windows_is_one_span_and_ends_with_the_sound() -> None:
    windows = [window(296 * n, (n % 3, 0, FRAMES)) for n in range(8)]
    found = spans(windows, {(n, n % 3): 0 for n in range(8)}, 1, 44_000)
    assert simple(found) == [(frame_edge_ms(0), 44_000, "S1")]


def test_windows_that_disagree_are_averaged() -> None:
    first, second = window(0, (0, 0, FRAMES)), window(296, (0, 200, FRAMES))
    found = spans([first, second], {(0, 0): 0, (1, 0): 0}, 1, 60_000)
    # Between frames 296 and 496 one of two windows hears speech, which is enough.
    assert simple(found) == [(frame_edge_ms(0), frame_edge_ms(296 + FRAMES), "S1")]
    faint = window(0, (0, 0, FRAMES), level=90)  # about a third: too little for one window, and for the mean of both
    found = spans([faint, second], {(0, 0): 0, (1, 0): 0}, 1, 60_000)
    assert simple(found) == [(frame_edge_ms(496), frame_edge_ms(296 + FRAMES), "S1")]


def test_a_breath_is_bridged_but_not_another_persons_gap() -> None:
    breath = window(0, (0, 0, 100), (0, 125, 200), (1, 300, 400), (0, 402, 500))
    found = spans([breath], {(0, 0): 0, (0, 1): 1}, 2, 60_000)
    assert simple(found) == [
        (frame_edge_ms(0), frame_edge_ms(200), "S1"),
        (frame_edge_ms(300), frame_edge_ms(400), "S2"),
        (frame_edge_ms(402), frame_edge_ms(500), "S1"),
    ]


def test_two_local_speakers_may_be_one_person() -> None:
    both = window(0, (0, 0, 200), (1, 150, 400))
    found = spans([both], {(0, 0): 0, (0, 1): 0}, 1, 60_000)
    assert simple(found) == [(frame_edge_ms(0), frame_edge_ms(400), "S1")]


def test_overlapping_voices_and_names_in_order_of_appearance() -> None:
    found = spans([window(0, (0, 200, 400), (2, 50, 250))], {(0, 0): 0, (0, 2): 1}, 2, 60_000)
    assert simple(found) == [
        (frame_edge_ms(50), frame_edge_ms(250), "S1"),
        (frame_edge_ms(200), frame_edge_ms(400), "S2"),
    ]


def test_nothing_heard_gives_nothing() -> None:
    assert diarize(Hearing((), (), 0)).spans == ()
    assert diarize(Hearing((window(0),), (), 160_000)).spans == ()


def test_speech_too_short_to_know_a_voice_by_is_one_persons() -> None:
    found = diarize(Hearing((window(0, (0, 10, 30), (1, 300, 320)),), (), 160_000))
    assert {span.speaker for span in found.spans} == {"S1"}
    assert len(found.spans) == 2


def test_voices_of_different_windows_find_each_other() -> None:
    windows = (window(0, (0, 0, 300), (1, 300, FRAMES)), window(296, (0, 0, 400), (1, 400, FRAMES)))
    anna, ben = direction(1, 0.1), direction(0.1, 1)
    voices = (
        Voice(0, 0, anna, 500, 0, 300),
        Voice(0, 1, ben, 480, 300, 588),
        Voice(1, 0, ben, 660, 296, 696),
        Voice(1, 1, anna, 300, 696, 884),
    )
    found = diarize(Hearing(windows, voices, 240_000))
    assert [span.speaker for span in found.spans] == ["S1", "S2", "S1"]
    assert found.doubts == ()
    assert {span.speaker for span in diarize(Hearing(windows, voices, 240_000), count=1).spans} == {"S1"}


def test_a_voice_between_two_persons_is_doubted() -> None:
    windows = tuple(window(296 * n, (0, 0, FRAMES)) for n in range(7))
    sure = [Voice(n, 0, direction(1, 0) if n < 3 else direction(0, 1), 900, 296 * n, 296 * n + 588) for n in range(6)]
    found = diarize(Hearing(windows, (*sure, Voice(6, 0, direction(1, 0.95), 100, 1776, 1884)), 520_000))
    assert [(d.start_ms, d.end_ms) for d in found.doubts] == [(frame_edge_ms(1776), frame_edge_ms(1885))]


def test_the_users_own_voice_is_found_under_its_name_or_not_at_all() -> None:
    windows = (window(0, (0, 0, 300), (1, 300, FRAMES)),)
    voices = (Voice(0, 0, direction(0, 1), 500, 0, 300), Voice(0, 1, direction(1, 0), 480, 300, 588))
    hearing = Hearing(windows, voices, 160_000)
    assert diarize(hearing, own=direction(1, 0.3)).own == "S2"
    assert diarize(hearing, own=direction(0.2, 1)).own == "S1"
    assert diarize(hearing, own=direction(1, 0.95)).own is None  # as near to the other
    assert diarize(hearing, own=direction(0.3, 0, 1)).own is None  # somebody else
    assert diarize(hearing).own is None
    assert diarize(Hearing((), (), 0), own=direction(1)).own is None
