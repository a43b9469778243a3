"""What was heard so far becomes turns by track, in order, with whole sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sottovoce.services.live_transcript import live_transcript
from sottovoce_models.types import Segment, Track


def heard(index: int, start_ms: int, text: str, track: Track = Track.MIC, language: str = "de") -> Segment:
    return Segment(index, start_ms, start_ms + 900, text, (), language, 0.0, -0.2, 1.2, track)


def test_a_sentence_that_was_cut_is_whole_again() -> None:
    made = live_transcript(
        "r", [heard(0, 0, " Wir treffen uns am"), heard(1, 1_000, " Donnerstag."), heard(2, 2_000, " Gut.")], None
    )
    assert made is not None
    assert [turn.text for turn in made.turns] == ["Wir treffen uns am Donnerstag.", "Gut."]
    assert made.turns[0].end_ms == 1_900
    assert made.language == "de"


def test_after_a_pause_or_another_track_a_turn_begins() -> None:
    segments = [
        heard(0, 0, "Und dann"),
        heard(0, 950, "Ja", Track.SYSTEM),
        heard(1, 1_900, "ging er"),
        heard(2, 9_000, "weg"),
    ]
    made = live_transcript("r", segments, "de-CH")
    assert made is not None
    assert [(turn.speaker, turn.text) for turn in made.turns] == [
        ("mic", "Und dann"),
        ("system", "Ja"),
        ("mic", "ging er"),
        ("mic", "weg"),
    ]
    assert set(made.speakers) == {"mic", "system"}
    assert made.language == "de"


def test_without_a_word_there_is_none() -> None:
    assert live_transcript("r", [], "en") is None
    assert live_transcript("r", [heard(0, 0, "  ")], "en") is None


@given(
    st.lists(
        st.tuples(
            st.integers(0, 5_000), st.sampled_from(["so", "gut.", " ja "]), st.sampled_from([Track.MIC, Track.SYSTEM])
        ),
        max_size=12,
    )
)
def test_every_word_is_kept_once_and_turns_are_sorted_with_ids_of_their_own(
    parts: list[tuple[int, str, Track]],
) -> None:
    segments = [heard(index, start_ms, text, track) for index, (start_ms, text, track) in enumerate(parts)]
    made = live_transcript("r", segments, "en")
    turns = made.turns if made is not None else ()
    assert sorted(" ".join(turn.text for turn in turns).split()) == sorted(text.strip() for _, text, _ in parts)
    assert [turn.start_ms for turn in turns] == sorted(turn.start_ms for turn in turns)
    assert len({turn.id for turn in turns}) == len(turns)
