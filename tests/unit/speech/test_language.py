from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.speech.language import (
    MIXED,
    SWISS,
    MixedLanguages,
    as_written,
    averages,
    choose,
    code_of,
    is_clear,
)
from sottovoce_models.types import Word


def test_windows_count_by_how_much_speech_they_hold() -> None:
    windows = [{"en": 0.9, "de": 0.1}, {"en": 0.2, "de": 0.8}]
    assert choose(averages(windows, [1_000, 1_000]))[0] == "en"
    language, probability = choose(averages(windows, [1_000, 3_000]))
    assert language == "de"
    assert probability == pytest.approx(0.25 * 0.1 + 0.75 * 0.8)


def test_a_window_without_speech_has_no_say_unless_none_has_any() -> None:
    windows = [{"en": 1.0}, {"de": 0.6, "en": 0.4}]
    assert choose(averages(windows, [0, 10])) == ("de", pytest.approx(0.6))
    assert choose(averages(windows, [0, 0])) == ("en", pytest.approx(0.7))


def test_equals_are_decided_the_same_way_every_time() -> None:
    assert choose({"de": 0.5, "en": 0.5}) == choose({"en": 0.5, "de": 0.5})


@pytest.mark.parametrize(
    ("scores", "clear"),
    [({"de": 0.9, "en": 0.1}, True), ({"de": 0.6, "en": 0.4}, False), ({"de": 0.4}, True), ({}, False)],
)
def test_a_lead_is_clear_by_its_distance(scores: dict[str, float], clear: bool) -> None:
    assert is_clear(scores) is clear


@given(
    st.lists(
        st.tuples(
            st.dictionaries(st.sampled_from(["de", "en", "fr"]), st.floats(0, 1), min_size=1), st.integers(0, 30_000)
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_language_that_was_heard_with_a_probability(windows: list[tuple[dict[str, float], int]]) -> None:
    language, probability = choose(averages([window for window, _ in windows], [ms for _, ms in windows]))
    assert any(language in window for window, _ in windows)
    assert 0.0 <= probability <= 1.0


# --- as the Swiss write


def test_the_swiss_write_german_without_sharp_s() -> None:
    words = (Word(0, 100, "Größe,", 0.5), Word(100, 200, "STRAẞE", 0.5), Word(200, 300, "das", 0.5))
    assert [word.text for word in as_written(words, SWISS)] == ["Grösse,", "STRASSE", "das"]
    assert as_written(words, "de") == words
    assert [(word.start_ms, word.probability) for word in as_written(words, SWISS)] == [
        (0, 0.5),
        (100, 0.5),
        (200, 0.5),
    ]


def test_the_recognizer_knows_a_choice_by_its_language() -> None:
    assert (code_of(SWISS), code_of("fr"), code_of(MIXED)) == ("de", "fr", "mul")


# --- mixed

DE = {"de": 0.97, "en": 0.01, "nl": 0.02}
EN = {"en": 0.97, "de": 0.02, "cy": 0.01}
PERHAPS_EN = {"en": 0.6, "de": 0.4}


def test_each_long_window_has_its_own_language() -> None:
    mixed = MixedLanguages({"de": 0.6, "en": 0.4})
    spoken = [mixed.push(window, 7_000) for window in (DE, DE, EN, EN, DE, EN)]
    assert spoken == ["de", "de", "en", "en", "de", "en"]


@pytest.mark.parametrize("window", [EN, {"nl": 0.9, "de": 0.1}])
def test_a_single_short_window_flips_nothing(window: dict[str, float]) -> None:
    mixed = MixedLanguages({"de": 0.6, "en": 0.4})
    assert [mixed.push(each, ms) for each, ms in ((DE, 7_000), (window, 900), (DE, 7_000))] == ["de", "de", "de"]


def test_short_windows_that_agree_do() -> None:
    mixed = MixedLanguages({"de": 0.6, "en": 0.4})
    mixed.push(DE, 7_000)
    assert [mixed.push(EN, 1_500) for _ in range(4)][-1] == "en"


def test_an_unsure_window_keeps_the_language() -> None:
    mixed = MixedLanguages({"de": 0.6, "en": 0.4})
    assert [mixed.push(each, 7_000) for each in (DE, PERHAPS_EN, DE)] == ["de", "de", "de"]


def test_a_language_that_nobody_expected_must_be_sure_and_long() -> None:
    french = {"fr": 0.98, "de": 0.01}
    mixed = MixedLanguages({"de": 0.9, "en": 0.1})
    mixed.push(DE, 7_000)
    assert mixed.push(french, 2_000) == "de"
    assert mixed.push({"fr": 0.7, "de": 0.2}, 7_000) == "de"
    assert mixed.push(french, 7_000) == "fr"
    assert mixed.push(DE, 7_000) == "de"


@given(
    st.dictionaries(st.sampled_from(["de", "en", "fr"]), st.floats(0, 1), min_size=1),
    st.lists(
        st.tuples(
            st.dictionaries(st.sampled_from(["de", "en", "fr", "nl"]), st.floats(0, 1), min_size=1),
            st.integers(0, 30_000),
        ),
        max_size=30,
    ),
)
def test_the_language_is_always_one_that_is_known(
    scores: dict[str, float], windows: list[tuple[dict[str, float], int]]
) -> None:
    mixed = MixedLanguages(scores)
    known = set(scores).union(*(window for window, _ in windows))
    assert {mixed.push(window, ms) for window, ms in windows} <= known
