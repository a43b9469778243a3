from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.speech.language import choose


def test_windows_count_by_how_much_speech_they_hold() -> None:
    windows = [{"en": 0.9, "de": 0.1}, {"en": 0.2, "de": 0.8}]
    assert choose(windows, [1_000, 1_000])[0] == "en"
    language, probability = choose(windows, [1_000, 3_000])
    assert language == "de"
    assert probability == pytest.approx(0.25 * 0.1 + 0.75 * 0.8)


def test_a_window_without_speech_has_no_say_unless_none_has_any() -> None:
    windows = [{"en": 1.0}, {"de": 0.6, "en": 0.4}]
    assert choose(windows, [0, 10]) == ("de", pytest.approx(0.6))
    assert choose(windows, [0, 0]) == ("en", pytest.approx(0.7))


def test_equals_are_decided_the_same_way_every_time() -> None:
    assert choose([{"de": 0.5, "en": 0.5}], [1]) == choose([{"en": 0.5, "de": 0.5}], [1])


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
    language, probability = choose([window for window, _ in windows], [ms for _, ms in windows])
    assert any(language in window for window, _ in windows)
    assert 0.0 <= probability <= 1.0
