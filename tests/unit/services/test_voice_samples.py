"""A voice is known by a passage in which only that voice speaks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sottovoce.services.voice_samples import SAMPLE_MS, VoiceSample, voice_sample
from sottovoce_models.types import Doubt, DoubtReason, Speaker, Transcript, Turn

_LETTERS_PER_SECOND = 14


def turn(number: int, speaker: str, start_ms: int, end_ms: int, text: str | None = None) -> Turn:
    spoken = "x" * ((end_ms - start_ms) * _LETTERS_PER_SECOND // 1000)
    return Turn(f"t{number}", speaker, start_ms, end_ms, spoken if text is None else text)


def transcript(*turns: Turn, doubts: tuple[Doubt, ...] = ()) -> Transcript:
    speakers = {each.speaker: Speaker() for each in turns}
    return Transcript("r", 1, "de", speakers, tuple(sorted(turns, key=lambda each: each.start_ms)), doubts)


def test_five_seconds_of_the_first_long_turn() -> None:
    talk = transcript(turn(1, "A", 0, 1_000), turn(2, "B", 1_500, 12_000), turn(3, "A", 13_000, 20_000))
    assert voice_sample(talk, "A") == VoiceSample(13_000, 18_000, alone=True)
    assert voice_sample(talk, "B") == VoiceSample(1_500, 6_500, alone=True)
    assert voice_sample(talk, "C") is None


def test_interruptions_and_doubts_are_left_out() -> None:
    doubts = (Doubt(9_000, 10_000, DoubtReason.LOW_CONFIDENCE),)
    talk = transcript(turn(1, "A", 0, 20_000), turn(2, "B", 4_000, 5_000), doubts=doubts)
    sample = voice_sample(talk, "A")
    assert sample == VoiceSample(10_150, 15_150, alone=True)


def test_a_long_turn_with_hardly_a_word_is_no_sample() -> None:
    talk = transcript(turn(1, "A", 0, 20_000, "Hm."), turn(2, "A", 30_000, 34_000))
    assert voice_sample(talk, "A") == VoiceSample(30_000, 34_000, alone=True)


def test_who_is_never_heard_alone_is_heard_with_others() -> None:
    talk = transcript(turn(1, "A", 1_000, 9_000), turn(2, "B", 500, 9_500))
    assert voice_sample(talk, "A") == VoiceSample(1_000, 6_000, alone=False)


_TURNS = st.lists(st.tuples(st.sampled_from("AB"), st.integers(0, 60_000), st.integers(0, 20_000)), max_size=30)


@given(_TURNS, st.lists(st.tuples(st.integers(0, 80_000), st.integers(0, 3_000)), max_size=5))
def test_a_sample_lies_in_a_turn_of_its_speaker_and_touches_nobody_else(
    parts: list[tuple[str, int, int]], marks: list[tuple[int, int]]
) -> None:
    turns = [turn(number, who, start, start + length) for number, (who, start, length) in enumerate(parts)]
    doubts = tuple(Doubt(start, start + length, DoubtReason.LOOP) for start, length in sorted(marks))
    talk = transcript(*turns, doubts=doubts)
    sample = voice_sample(talk, "A")
    if sample is None:
        assert not any(each.speaker == "A" and each.end_ms > each.start_ms for each in turns)
        return
    assert 0 < sample.end_ms - sample.start_ms <= SAMPLE_MS
    own = [each for each in turns if each.speaker == "A"]
    assert any(each.start_ms <= sample.start_ms and sample.end_ms <= each.end_ms for each in own)
    if sample.alone:
        other = [*(each for each in turns if each.speaker == "B"), *doubts]
        assert not any(each.start_ms < sample.end_ms and each.end_ms > sample.start_ms for each in other)
