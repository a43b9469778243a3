"""The terms can be read in one minute, in both languages, and a new purpose opens every answer again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.core.consent import Purpose
from sottovoce.core.languages import UiLanguage
from sottovoce.core.profile import Profile, ProfileKind
from sottovoce.core.profile_texts import profile_words, profiles_in_order, what_follows, what_unlocking_means
from sottovoce.core.terms import ALL_TERMS, MAX_WORDS, TERMS, Mark, Page, Terms, differences, reopened, terms_of

EMPTY = Page("", ())
OLD = Terms("1", frozenset({Purpose.RECORD}), EMPTY, EMPTY)
SAME = Terms("2", frozenset({Purpose.RECORD}), EMPTY, EMPTY)
MORE = Terms("3", frozenset({Purpose.RECORD, Purpose.TRAIN}), EMPTY, EMPTY)
KNOWN = (OLD, SAME, MORE)


@pytest.mark.parametrize("language", UiLanguage)
@pytest.mark.parametrize("terms", ALL_TERMS, ids=lambda terms: terms.version)
def test_a_page_is_read_in_one_minute(terms: Terms, language: UiLanguage) -> None:
    text = terms.page(language).text
    assert 150 <= len(text.split()) <= MAX_WORDS
    assert "!" not in text
    assert len(terms.page(language).paragraphs) == len(terms.english.paragraphs)


# A version that was shown is never reworded: a change is a new version, or nobody would see what changed.
@pytest.mark.parametrize(("version", "english", "german"), [("1", "c9444015", "a439af08")])
def test_a_version_that_was_shown_stays_as_it_was(version: str, english: str, german: str) -> None:
    terms = terms_of(version)
    assert terms is not None
    assert (terms.english.sha256[:8], terms.german.sha256[:8]) == (english, german)


def test_versions_are_in_order_and_the_last_one_holds() -> None:
    assert [each.version for each in ALL_TERMS] == [str(number) for number in range(1, len(ALL_TERMS) + 1)]
    assert ALL_TERMS[-1] is TERMS


@pytest.mark.parametrize(
    ("before", "now", "purposes"),
    [
        ("", "1", set()),
        ("1", "1", set()),
        ("1", "2", set()),
        ("1", "3", {Purpose.RECORD, Purpose.TRAIN}),
        ("2", "3", {Purpose.RECORD, Purpose.TRAIN}),
        ("3", "2", set()),
        ("of a later program", "2", {Purpose.RECORD}),
        ("1", "unheard of", set()),
    ],
)
def test_a_new_purpose_opens_every_answer_again(before: str, now: str, purposes: set[Purpose]) -> None:
    assert reopened(before, now, KNOWN) == purposes


def test_differences_are_marked_word_by_word() -> None:
    found = [(each.mark, each.text) for each in differences("It stays here for ever.", "It stays here.")]
    assert found == [(Mark.KEPT, "It stays"), (Mark.REMOVED, "here for ever."), (Mark.ADDED, "here.")]


_TEXTS = st.lists(st.sampled_from(["a", "b", "c", "d."]), max_size=12).map(" ".join)


@given(_TEXTS, _TEXTS)
def test_both_texts_can_be_read_from_their_differences(before: str, after: str) -> None:
    found = differences(before, after)
    assert " ".join(each.text for each in found if each.mark is not Mark.REMOVED) == after
    assert " ".join(each.text for each in found if each.mark is not Mark.ADDED) == before


@pytest.mark.parametrize(
    ("profile", "bound", "shows"),
    [
        (Profile(), False, True),
        (Profile(chosen=False), True, False),
        (Profile(chosen=False, training_unlocked=True), True, False),
        *((Profile(kind), True, False) for kind in set(ProfileKind) - {ProfileKind.PRIVATE}),
        *((Profile(kind, True), True, True) for kind in set(ProfileKind) - {ProfileKind.PRIVATE}),
    ],
)
def test_secrecy_hides_training_until_it_is_unlocked(profile: Profile, bound: bool, shows: bool) -> None:
    assert (profile.bound_to_secrecy, profile.shows_training) == (bound, shows)


@pytest.mark.parametrize("language", UiLanguage)
def test_profiles_are_said_in_both_languages(language: UiLanguage) -> None:
    assert set(profiles_in_order()) == set(ProfileKind)
    names = [profile_words(kind, language).name for kind in ProfileKind]
    assert len(set(names)) == len(names)
    law = " ".join(what_unlocking_means(language))
    assert re.search(r"§ 203\b", law)
    assert re.search(r"Art\. 321\b", law)
    assert "30" in what_follows(secrecy=True, days=30, language=language)
    assert "{" not in what_follows(secrecy=False, days=30, language=language)
