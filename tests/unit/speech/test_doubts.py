from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.speech import doubts
from sottovoce_models.speech.activity import Run
from sottovoce_models.speech.base import Heard
from sottovoce_models.speech.doubts import LOW_CONFIDENCE, MAX_REPEATS
from sottovoce_models.types import Doubt, DoubtReason, Segment, Word


def spoken(text: str) -> list[Word]:
    return [Word(n * 300, n * 300 + 250, token, 0.9) for n, token in enumerate(text.split())]


def text_of(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


@pytest.mark.parametrize(
    ("heard", "kept"),
    [
        ("nein nein nein", "nein nein nein"),
        ("nein nein nein nein", "nein"),
        ("er sagte Nein nein NEIN nein doch", "er sagte Nein doch"),
        ("ja genau ja genau ja genau", "ja genau ja genau ja genau"),
        ("a ja genau ja genau ja genau ja genau b", "a ja genau b"),
        ("thanks for watching " * 20 + "bye", "thanks for watching bye"),
        ("one two three four five six seven eight " * 4, "one two three four five six seven eight"),
        ("one two one three one two one three", "one two one three one two one three"),
        ("", ""),
    ],
)
def test_a_phrase_repeated_too_often_is_cut_to_one(heard: str, kept: str) -> None:
    assert text_of(doubts.without_loops(spoken(heard))) == kept


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from("abc"), max_size=40))
def test_no_phrase_is_left_repeating_and_no_word_is_invented(tokens: list[str]) -> None:
    words = spoken(" ".join(tokens))
    kept = doubts.without_loops(words)
    positions = [words.index(word) for word in kept]
    assert positions == sorted(set(positions))
    assert not words or kept[0] == words[0]
    texts = [word.text for word in kept]
    for length in range(1, 9):
        for at in range(len(texts)):
            phrase = texts[at : at + length]
            assert texts[at : at + length * (MAX_REPEATS + 1)] != phrase * (MAX_REPEATS + 1) or len(phrase) < length


def test_words_far_from_speech_stay_only_if_the_recognizer_believes_them() -> None:
    runs = [Run(5_000, 6_000)]
    far_weak, far_sure = Word(0, 900, "thanks", 0.49), Word(900, 1_000, "hello", 0.5)
    near_weak, inside_weak = Word(3_500, 4_001, "near", 0.1), Word(5_100, 5_200, "in", 0.1)
    assert doubts.without_loose_words([far_weak, far_sure, near_weak, inside_weak], runs) == (
        far_sure,
        near_weak,
        inside_weak,
    )
    assert doubts.without_loose_words([far_weak], []) == ()


@pytest.mark.parametrize(
    ("no_speech", "avg_logprob", "noise"), [(0.61, -1.01, True), (0.6, -1.01, False), (0.61, -1.0, False)]
)
def test_noise_is_what_the_model_itself_doubts_twice(no_speech: float, avg_logprob: float, noise: bool) -> None:
    assert doubts.is_noise(Heard((), no_speech, avg_logprob, 1.0)) is noise


@pytest.mark.parametrize(("compression", "loop"), [(2.4, False), (2.41, True)])
def test_text_that_packs_too_well_is_a_loop(compression: float, loop: bool) -> None:
    assert doubts.is_loop(Heard((), 0.0, 0.0, compression)) is loop


def test_a_segment_is_weak_on_average_not_by_one_word() -> None:
    weak, sure = Word(0, 1, "a", LOW_CONFIDENCE - 0.1), Word(0, 1, "b", 0.9)
    assert doubts.weak([weak])
    assert not doubts.weak([weak, sure])
    assert not doubts.weak([])


REASONS = st.sampled_from(list(DoubtReason))
DOUBTS = st.lists(
    st.builds(
        lambda start_ms, length_ms, reason: Doubt(start_ms, start_ms + length_ms, reason),
        st.integers(0, 200),
        st.integers(0, 40),
        REASONS,
    ),
    max_size=20,
)


@given(DOUBTS)
def test_merged_doubts_cover_what_they_covered_and_keep_apart(doubts_found: list[Doubt]) -> None:
    merged = doubts.merged(doubts_found)
    assert [(each.start_ms, each.end_ms) for each in merged] == sorted((each.start_ms, each.end_ms) for each in merged)
    for reason in DoubtReason:
        before = {ms for each in doubts_found if each.reason is reason for ms in range(each.start_ms, each.end_ms + 1)}
        own = [each for each in merged if each.reason is reason]
        assert before == {ms for each in own for ms in range(each.start_ms, each.end_ms + 1)}
        assert all(one.end_ms < other.start_ms for one, other in itertools.pairwise(own))
    assert doubts.merged(merged) == merged


@given(st.lists(st.booleans(), max_size=30))
def test_what_was_dropped_is_where_words_are_missing(keep: list[bool]) -> None:
    before = [Word(n * 10, n * 10 + 8, f"w{n}", 0.9) for n in range(len(keep))]
    after = [word for word, kept in zip(before, keep, strict=True) if kept]
    gone = doubts.dropped(before, after)
    missing = [word for word in before if any(run.start_ms <= word.start_ms < run.end_ms for run in gone)]
    assert missing == [word for word, kept in zip(before, keep, strict=True) if not kept]


# --- all of it together


def segment(
    text: str, start_ms: int = 0, language: str = "de", avg_logprob: float = -0.2, compression: float = 1.2
) -> Segment:
    words = tuple(
        Word(start_ms + n * 300, start_ms + n * 300 + 250, token, 0.9) for n, token in enumerate(text.split())
    )
    return Segment(0, start_ms, words[-1].end_ms, text, words, language, 0.0, avg_logprob, compression)


GERMAN = "Wir haben den Vertrag geprüft und schicken ihn am Montag an die Kanzlei zurück."
ENGLISH = "We have looked at the contract and will send it back to them on Monday."


def found(*segments: Segment, runs: list[Run] | None = None, language: str | None = "de") -> list[DoubtReason]:
    spoken = runs if runs is not None else [Run(each.start_ms, each.end_ms) for each in segments]
    return [doubt.reason for doubt in doubts.find_doubts(segments, spoken, language)]


def test_an_ordinary_sentence_is_not_doubted() -> None:
    assert found(segment(GERMAN), segment(ENGLISH, 10_000, language="en"), language=None) == []


def test_words_taken_out_are_missed_where_they_were() -> None:
    whole = segment(GERMAN)
    left = Segment(0, 0, whole.end_ms, "", whole.words[:4] + whole.words[9:], "de", 0.0, -0.2, 1.2)
    (doubt,) = doubts.find_doubts([left], [Run(0, whole.end_ms)], "de")
    assert doubt.reason is DoubtReason.SPEECH_WITHOUT_TEXT
    assert whole.words[3].end_ms <= doubt.start_ms < doubt.end_ms <= whole.words[9].start_ms


def test_a_phrase_that_repeats_is_a_loop_across_segments_too() -> None:
    segments = [segment("Vielen Dank fürs Zuschauen.", at_ms) for at_ms in (0, 1_500, 3_000)]
    (doubt,) = doubts.find_doubts(segments, [Run(0, 4_500)], "de")
    assert (doubt.reason, doubt.start_ms, doubt.end_ms) == (DoubtReason.LOOP, 0, segments[-1].end_ms)


def test_a_loop_is_read_in_the_order_of_the_text_though_its_times_run_into_what_follows() -> None:
    looped = segment("Vielen Dank fürs Zuschauen Vielen Dank fürs Zuschauen Vielen Dank fürs Zuschauen")
    after = segment("Dann kam der nächste Punkt", 2_000)
    assert DoubtReason.LOOP in found(looped, after, runs=[Run(0, 4_000)])


def test_a_window_in_another_language_flips_whatever_its_label() -> None:
    assert found(segment(GERMAN), segment(ENGLISH, 10_000)) == [DoubtReason.LANGUAGE_FLIP]
    assert found(segment(ENGLISH), segment(GERMAN, 10_000), language="en") == [DoubtReason.LANGUAGE_FLIP] * 2
    assert found(segment("Ja.", language="en")) == [DoubtReason.LANGUAGE_FLIP]


def test_where_several_languages_are_meant_each_segment_answers_for_its_own() -> None:
    assert found(segment(GERMAN), segment(ENGLISH, 10_000, language="en"), language=None) == []
    assert found(segment(GERMAN), segment(ENGLISH, 10_000, language="en"), language="mul") == []
    assert found(segment(GERMAN), segment(ENGLISH, 10_000), language=None) == [DoubtReason.LANGUAGE_FLIP]


def test_a_variety_of_a_language_is_that_language() -> None:
    assert found(segment(GERMAN), language="de-CH") == []


def test_a_sentence_where_nobody_speaks_is_doubted() -> None:
    assert found(segment(GERMAN), runs=[Run(9_000, 9_400)]) == [DoubtReason.TEXT_WITHOUT_SPEECH]


def test_measures_of_the_recognizer_are_heeded() -> None:
    assert found(segment(GERMAN, compression=2.5)) == [DoubtReason.LOOP]
    assert found(segment(GERMAN, avg_logprob=-1.1)) == [DoubtReason.LOW_CONFIDENCE]


def test_neighbours_that_were_recognized_together_are_one_doubt() -> None:
    segments = [segment(GERMAN, 0, compression=2.5), segment(GERMAN, 8_000, compression=2.5)]
    (doubt,) = doubts.find_doubts(segments, [Run(0, 12_000)], "de")[:1]
    assert (doubt.start_ms, doubt.end_ms) == (0, segments[1].end_ms)


def test_a_loop_that_was_cut_is_still_told() -> None:
    cut = [Run(2_000, 3_000)]
    assert doubts.find_doubts([segment(GERMAN)], [Run(0, 4_000)], "de", cut) == (Doubt(2_000, 3_000, DoubtReason.LOOP),)


def test_nothing_heard_and_nothing_said_is_no_doubt() -> None:
    assert doubts.find_doubts([], [], "de") == ()
    assert doubts.find_doubts([], [Run(0, 5_000)], None) == (Doubt(0, 5_000, DoubtReason.SPEECH_WITHOUT_TEXT),)
