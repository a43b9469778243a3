from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.speech import repair
from sottovoce_models.speech.activity import MAX_RUN_MS, Run
from sottovoce_models.speech.repair import CLIP_PAD_MS, JOIN_MS, MAX_CLIP_MS
from sottovoce_models.types import Word


def word(start_ms: int, end_ms: int, text: str = "a") -> Word:
    return Word(start_ms, end_ms, text, 1.0)


@st.composite
def hole_lists(draw: st.DrawFn) -> list[Run]:
    holes: list[Run] = []
    at_ms = 0
    for pause_ms, length_ms in draw(
        st.lists(st.tuples(st.integers(1, 1_200), st.integers(700, MAX_RUN_MS)), max_size=9)
    ):
        holes.append(Run(at_ms + pause_ms, at_ms + pause_ms + length_ms))
        at_ms = holes[-1].end_ms
    return holes


def test_neighbouring_holes_are_heard_in_one_clip() -> None:
    near, far = Run(2_000, 3_000), Run(3_000 + JOIN_MS + 1, 6_000)
    clips = repair.clips_for([Run(1_000, 2_000 - JOIN_MS), near, far])
    assert clips == [
        Run(1_000 - CLIP_PAD_MS, 3_000 + CLIP_PAD_MS),
        Run(far.start_ms - CLIP_PAD_MS, 6_000 + CLIP_PAD_MS),
    ]


def test_a_clip_does_not_begin_before_the_recording() -> None:
    assert repair.clips_for([Run(50, 1_000)]) == [Run(0, 1_000 + CLIP_PAD_MS)]


@settings(max_examples=100, deadline=None)
@given(hole_lists())
def test_every_hole_lies_whole_in_one_clip_that_the_recognizer_can_take(holes: list[Run]) -> None:
    clips = repair.clips_for(holes)
    for clip in clips:
        assert clip.end_ms - clip.start_ms <= MAX_CLIP_MS
    for hole in holes:
        inside = [clip for clip in clips if clip.start_ms <= hole.start_ms and hole.end_ms <= clip.end_ms]
        assert len(inside) == 1
    assert len(clips) <= len(holes)


def test_only_words_whose_middle_lies_in_a_hole_are_put_in() -> None:
    before, after = word(0, 1_000, "before"), word(4_000, 5_000, "after")
    hole = Run(1_150, 3_850)
    again = [word(200, 900, "before"), word(1_500, 2_000, "lost"), word(4_100, 4_900, "after")]
    assert [one.text for one in repair.fill([before, after], again, [hole])] == ["before", "lost", "after"]


def test_a_word_at_the_edge_of_a_hole_is_kept() -> None:
    hole = Run(1_000, 2_000)
    inside, outside = word(1_000 - CLIP_PAD_MS, 1_000 - CLIP_PAD_MS), word(2_000 + CLIP_PAD_MS, 2_000 + CLIP_PAD_MS)
    assert repair.fill([], [inside, outside], [hole]) == (inside,)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.builds(lambda start, length: word(start, start + length), st.integers(0, 9_000), st.integers(0, 500))),
    st.lists(
        st.builds(lambda start, length: word(start, start + length, "b"), st.integers(0, 9_000), st.integers(0, 500))
    ),
    hole_lists(),
)
def test_what_was_there_stays_and_the_result_is_sorted(words: list[Word], again: list[Word], holes: list[Run]) -> None:
    filled = repair.fill(words, again, holes)
    assert sorted((one.start_ms, one.end_ms) for one in filled if one.text == "a") == sorted(
        (one.start_ms, one.end_ms) for one in words
    )
    assert list(filled) == sorted(filled, key=lambda one: (one.start_ms, one.end_ms))
    assert {one for one in filled if one.text == "b"} <= set(again)


def test_words_heard_on_both_sides_of_an_edge_stand_once() -> None:
    def word(start_ms: int, text: str) -> Word:
        return Word(start_ms, start_ms + 200, text, 0.9)

    there = [word(0, "It"), word(300, "might"), word(2_500, "space"), word(2_800, "instead")]
    found = [word(400, "Might,"), word(900, "save"), word(1_300, "a"), word(1_700, "bit"), word(2_200, "space")]
    filled = repair.fill(there, found, [Run(500, 2_400)])
    assert [one.text for one in filled] == ["It", "might", "save", "a", "bit", "space", "instead"]
