from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.speech.phonetics import distance, sounds


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Maier", "Meyer", "de"),
        ("Schmidt", "Schmitt", "de"),
        ("Weiss", "Weiß", "de"),
        ("Fendt", "Fend", "de"),
        ("Philipp", "Filip", "de"),
        ("Mueller", "Müller", "de"),
        ("Schmitz", "Schmits", "de"),
        ("Cäcilie", "Zäzilie", "de"),
        ("Quandt", "Kwant", "de"),
        ("Wolfgang", "Wolfgan", "de"),
        ("Helston", "Helstone", "en"),
        ("Stephens", "Steffens", "en"),
        ("Knight", "Nite", "en"),
        ("Catherine", "Katherine", "en"),
    ],
)
def test_what_sounds_alike_has_the_same_sounds(one: str, other: str, language: str) -> None:
    assert distance(sounds(one, language), sounds(other, language)) <= 0.3


@pytest.mark.parametrize(
    ("heard", "name", "other", "language"),
    [
        ("Cheikowski", "Tschaikowski", "Strawinsky", "de"),
        ("Weizenburg", "Weißenburg", "Wolfsburg", "de"),
        ("murnepta", "Merneptah", "Manasseh", "en"),
        ("Keller", "Geller", "Heller", "de"),
        ("Sander", "Zander", "Kander", "de"),
        ("Seller", "Zeller", "Keller", "de"),
    ],
)
def test_a_name_is_nearer_to_its_mishearing_than_another(heard: str, name: str, other: str, language: str) -> None:
    sound = sounds(heard, language)
    assert distance(sound, sounds(name, language)) < distance(sound, sounds(other, language))


def test_accents_and_capitals_are_not_heard() -> None:
    assert sounds("DUPRÉ", "en") == sounds("dupre", "en")
    assert sounds("Zoë Müller", "de") == sounds("zoe müller", "de")


TEXT = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzäöüß"), max_size=10)


@settings(max_examples=200, deadline=None)
@given(TEXT, TEXT, st.sampled_from(["de", "en"]))
def test_distance_is_none_to_itself_and_the_same_both_ways(one: str, other: str, language: str) -> None:
    a, b = sounds(one, language), sounds(other, language)
    assert distance(a, a) == 0
    assert distance(a, b) == pytest.approx(distance(b, a))
    assert (distance(a, b) == 0) is (a == b)


@settings(max_examples=200, deadline=None)
@given(TEXT, TEXT, st.floats(0, 5))
def test_a_limit_only_ever_cuts_what_is_beyond_it(one: str, other: str, limit: float) -> None:
    cost, limited = distance(one, other), distance(one, other, limit)
    assert limited == cost or (limited == float("inf") and cost > limit)
