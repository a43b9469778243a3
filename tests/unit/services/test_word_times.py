"""Every word has its time, whatever a human made of the text; what was heard unchanged has the time of the hearing."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from sottovoce.services.word_times import (
    HeardWord,
    SpokenWord,
    WordTimes,
    spoken_words,
    word_at_character,
    word_at_time,
)
from sottovoce_models.types import Segment, Turn, Word

_VOCABULARY = st.sampled_from(["ja", "nein", "das", "Das,", "Woche", "und", "Straße", "12", "–", "…", "gut."])


def hearing(words: list[str], start_ms: int = 1_000, each_ms: int = 300) -> list[HeardWord]:
    return [
        HeardWord(word, start_ms + n * each_ms, start_ms + n * each_ms + each_ms - 50) for n, word in enumerate(words)
    ]


def texts(text: str, words: tuple[SpokenWord, ...]) -> list[str]:
    return [text[word.start : word.end] for word in words]


@given(st.lists(_VOCABULARY, max_size=40), st.lists(_VOCABULARY, max_size=40), st.integers(0, 20_000))
def test_any_text_over_any_hearing_has_all_its_words_in_order_of_time(
    written: list[str], heard: list[str], end_ms: int
) -> None:
    text, end_ms = "  ".join(written), max(end_ms, 1_000)
    words = spoken_words(text, hearing(heard), 1_000, end_ms)
    assert texts(text, words) == text.split()
    starts = [word.start_ms for word in words]
    assert starts == sorted(starts)
    assert all(1_000 <= word.start_ms <= word.end_ms <= end_ms for word in words)


@given(st.lists(_VOCABULARY, min_size=1, max_size=60))
def test_an_untouched_text_has_the_times_of_the_hearing(heard: list[str]) -> None:
    words = spoken_words(" ".join(heard), hearing(heard), 0, 60_000)
    assert [(word.start_ms, word.end_ms) for word in words] == [(h.start_ms, h.end_ms) for h in hearing(heard)]


@given(st.lists(st.integers(0, 10_000), min_size=3, max_size=60, unique=True), st.data())
def test_words_that_nobody_touched_keep_their_times_around_an_edit(numbers: list[int], data: st.DataObject) -> None:
    heard = [f"w{number}" for number in numbers]
    first = data.draw(st.integers(0, len(heard) - 1))
    last = data.draw(st.integers(first, len(heard) - 1))
    fresh = data.draw(st.lists(st.sampled_from(["neu", "anders", "dazu"]), max_size=5))
    written = [*heard[:first], *fresh, *heard[last:]]
    words = spoken_words(" ".join(written), hearing(heard), 0, 60_000)
    times = {h.text: (h.start_ms, h.end_ms) for h in hearing(heard)}
    for word, spoken in zip(written, words, strict=True):
        if word in times:
            assert (spoken.start_ms, spoken.end_ms) == times[word]


def test_new_words_share_the_time_between_their_neighbours_by_their_length() -> None:
    words = spoken_words("eins a bbbb zwei", [HeardWord("eins", 0, 100), HeardWord("zwei", 800, 900)], 0, 1_000)
    assert [(word.start_ms, word.end_ms) for word in words] == [(0, 100), (100, 300), (300, 800), (800, 900)]


def test_case_and_marks_are_no_other_word() -> None:
    words = spoken_words("„Gut“, STRASSE!", [HeardWord("gut", 100, 200), HeardWord("Straße", 300, 400)], 0, 500)
    assert [word.start_ms for word in words] == [100, 300]


def test_a_term_of_several_words_is_taken_apart() -> None:
    words = spoken_words("Frau von Muster", [HeardWord("von Muster", 900, 1_800), HeardWord("x", 0, 10)], 0, 2_000)
    assert [(word.start_ms, word.end_ms) for word in words][1:] == [(900, 1_200), (1_200, 1_800)]


def test_without_any_hearing_the_turn_is_shared() -> None:
    words = spoken_words("aa aa aa aa", (), 0, 4_000)
    assert [word.start_ms for word in words] == [0, 1_000, 2_000, 3_000]


def test_words_are_found_by_time_and_by_character() -> None:
    words = spoken_words("eins zwei", hearing(["eins", "zwei"]), 1_000, 2_000)
    assert word_at_time(words, 999) is None
    assert word_at_time(words, 1_299) == words[0]
    assert word_at_time(words, 5_000) == words[1]
    assert word_at_character(words, 4) == words[0]
    assert word_at_character(words, 5) == words[1]
    assert word_at_character((), 0) is None


def segment(index: int, start_ms: int, *words: str) -> Segment:
    heard = tuple(Word(h.start_ms, h.end_ms, h.text, 0.9) for h in hearing(list(words), start_ms))
    end_ms = heard[-1].end_ms if heard else start_ms
    return Segment(index, start_ms, end_ms, " ".join(words), heard, "de", 0.0, -0.1, 1.0)


def test_a_turn_takes_of_a_shared_segment_only_what_was_said_while_it_lasts() -> None:
    times = WordTimes([segment(0, 0, "ja", "gut", "ja", "nein"), segment(1, 5_000, "Schluss"), segment(2, 9_000)])
    assert len(times) == 5
    turn = Turn("t2", "S2", 600, 5_250, "ja nein Schluss", segments=(0, 1, 2, 77))
    assert [word.text for word in times.heard_in(turn)] == ["ja", "nein", "Schluss"]
    assert [word.start_ms for word in times.spoken_in(turn, turn.text)] == [600, 900, 5_000]


def test_a_turn_of_two_thousand_words_is_aligned_at_once() -> None:
    heard = [f"wort{n % 700}" for n in range(2_000)]
    written = [word if n % 50 else "geändert" for n, word in enumerate(heard)]
    text, before = " ".join(written), hearing(heard)
    started = time.thread_time()
    words = spoken_words(text, before, 0, 700_000)
    assert time.thread_time() - started < 0.2
    true_times = [h.start_ms for h in before]
    right = sum(abs(word.start_ms - at) <= 400 for word, at in zip(words, true_times, strict=True))
    assert right > 1_950


def test_nothing_but_the_same_word_is_no_trap() -> None:
    heard = ["ja"] * 2_000
    written = ["ja" if n % 3 else "nein" for n in range(2_100)]
    started = time.thread_time()
    words = spoken_words(" ".join(written), hearing(heard), 0, 700_000)
    assert time.thread_time() - started < 1.0
    assert len(words) == 2_100
