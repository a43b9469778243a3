from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.speech.common_words import common_words, is_common
from sottovoce_models.speech.correction import Vocabulary
from sottovoce_models.types import Word


def spoken(text: str, probability: float = 0.6) -> list[Word]:
    return [Word(n * 300, n * 300 + 250, token, probability) for n, token in enumerate(text.split())]


def corrected(text: str, terms: list[str], language: str, probability: float = 0.6) -> tuple[str, dict[str, str]]:
    words = Vocabulary(terms, language).correct(spoken(text, probability))
    return " ".join(word.text for word in words), {word.heard: word.text for word in words if word.heard}


@pytest.mark.parametrize(
    ("heard", "terms", "language", "written"),
    [
        ("Frau Brandl-Möllner sagte", ["Brandl-Möllmer"], "de", "Frau Brandl-Möllmer sagte"),
        ("Die Musik von Peter Cheikowski.", ["Pjotr Tschaikowski"], "de", "Die Musik von Peter Tschaikowski."),
        ("Das sind Cheikowskis Noten", ["Tschaikowski"], "de", "Das sind Tschaikowskis Noten"),
        ("Das sind Brankows Noten", ["Prankow"], "de", "Das sind Prankows Noten"),
        ("der Maierhoffervertrag liegt vor", ["Meyerhofer"], "de", "der Meyerhofervertrag liegt vor"),
        ("die Maierhoffer-Akte, bitte", ["Meyerhofer"], "de", "die Meyerhofer-Akte, bitte"),
        (
            "the story of murnepta and zara thustra,",
            ["Merneptah", "Zarathustra"],
            "en",
            "the story of Merneptah and Zarathustra,",
        ),
        ("„Weizenburg“, sagte er", ["Weißenburg"], "de", "„Weißenburg“, sagte er"),
        ("Frau Anna Brand kam", ["Anna Brandt"], "de", "Frau Anna Brandt kam"),
        ("into your confu i folder", ["ComfyUI"], "en", "into your ComfyUI folder"),
        ("near bell flower there", ["Bellflower"], "en", "near Bellflower there"),
        ("ask Kalpana Chawlah's crew", ["Kalpana Chawla"], "en", "ask Kalpana Chawla's crew"),
    ],
)
def test_a_misheard_name_is_put_right(heard: str, terms: list[str], language: str, written: str) -> None:
    assert corrected(heard, terms, language)[0] == written


@pytest.mark.parametrize(
    ("text", "terms", "language"),
    [
        ("Wir haben wenig Zeit und der Keller ist heller", ["Wenig", "Heller", "Zeidler", "Geller"], "de"),
        ("we know the way and will wait", ["Wade", "Noe", "Weil", "Wayne"], "en"),
        ("Frau Lindner kam gestern", ["Schreiber", "Kaminski"], "de"),
        ("the nineteen eighty four house", ["Hauser", "Nightingale"], "en"),
        ("Herr Meyer kam.", ["Meyer"], "de"),
        ("go into your ComfyUI folder", ["ComfyUI"], "en"),
        ("Anna Brandt kam", ["Anna Brandt"], "de"),
        ("Kernel panic", ["kernel"], "en"),
        ("Es ist 10:30 Uhr", ["Uhrmann"], "de"),
        ("", ["Meyer"], "de"),
        ("Monsieur Duprès est là", ["Dupré"], "fr"),
    ],
)
def test_common_words_and_other_names_stay_as_heard(text: str, terms: list[str], language: str) -> None:
    assert corrected(text, terms, language, 0.3) == (text, {})


def test_what_the_recognizer_believed_is_left_alone_unless_it_sounds_the_same() -> None:
    assert corrected("Herr Brandow kam", ["Brankow"], "de", 0.95)[1] == {}
    assert corrected("Herr Brandow kam", ["Brankow"], "de", 0.4)[1] == {"Brandow": "Brankow"}
    assert corrected("Herr Maierhoffer kam", ["Meyerhofer"], "de", 0.99)[1] == {"Maierhoffer": "Meyerhofer"}


def test_the_word_keeps_its_times_its_belief_and_what_was_heard() -> None:
    words = spoken("near zara thustra, they said", 0.5)
    (near, name, *rest) = Vocabulary(["Zarathustra"], "en").correct(words)
    assert (near, rest) == (words[0], words[3:])
    assert name == Word(words[1].start_ms, words[2].end_ms, "Zarathustra,", 0.5, heard="zara thustra,")


def test_words_are_not_joined_over_a_pause_or_the_end_of_a_sentence() -> None:
    assert corrected("it was zara. Thustra came", ["Zarathustra"], "en")[1] == {}
    one, other = spoken("zara thustra")
    late = Word(other.start_ms + 2_000, other.end_ms + 2_000, other.text, other.probability)
    assert Vocabulary(["Zarathustra"], "en").correct([one, late]) == (one, late)


def test_terms_are_counted_as_they_are_written() -> None:
    vocabulary = Vocabulary(["Anna Brankow", "Acme"], "de")
    assert vocabulary.count(spoken("Frau Brankow und Anna Brankow von ACME, nicht Acmes")) == 5
    assert vocabulary.count(spoken("Frau Krankow")) == 0
    assert Vocabulary(["Dupré"], "fr").count(spoken("Monsieur Dupré")) == 1


def test_a_term_hides_only_in_words_that_are_not_ordinary_or_hardly_believed() -> None:
    vocabulary = Vocabulary(["Brankow"], "de")
    assert vocabulary.may_hide(spoken("Frau Krankow kam", 0.9))
    assert vocabulary.may_hide(spoken("wir waren krank", 0.7))
    assert not vocabulary.may_hide(spoken("wir waren krank", 0.9))
    assert not vocabulary.may_hide(spoken("Brankow und die anderen", 0.1)[:3])


def test_without_terms_nothing_changes() -> None:
    words = spoken("Herr Meyer kam", 0.1)
    assert Vocabulary([], "de").correct(words) == tuple(words)
    assert Vocabulary(["", "  ", "ab"], "de").correct(words) == tuple(words)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(common_words("de"))), max_size=12),
    st.lists(st.text(st.sampled_from("abdefghiklmnoprstuwzäü"), min_size=4, max_size=9), max_size=6),
    st.floats(0, 1),
)
def test_ordinary_sentences_stay_as_they_are(text: list[str], terms: list[str], probability: float) -> None:
    words = [Word(n * 300, n * 300 + 250, token, probability) for n, token in enumerate(text)]
    kept = Vocabulary(terms, "de").correct(words)
    letters = {term.casefold() for term in terms}
    assert kept == tuple(words) or any(word.text.casefold() in letters for word in kept if word.heard)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Brandow", "kam", "heute,", "Meierhof", "und", "Zara", "thustra.", "Kernel"]), max_size=15
    ),
    st.floats(0, 1),
)
def test_nothing_is_lost_doubled_or_moved(text: list[str], probability: float) -> None:
    words = [Word(n * 300, n * 300 + 250, token, probability) for n, token in enumerate(text)]
    kept = Vocabulary(["Brankow", "Meyerhof", "Zarathustra"], "de").correct(words)
    assert " ".join(word.heard or word.text for word in kept).split() == text
    assert [word.start_ms for word in kept] == sorted(word.start_ms for word in kept)


def test_many_terms_take_little_time() -> None:
    terms = [
        f"{first}{second}{third}"
        for first in "BDGKLMNPRST"
        for second in ("ra", "eu", "ie")
        for third in ("nkow", "llmer", "schel", "thustra", "berger", "mann")
    ]
    words = spoken("Frau Brandowski traf Herrn Meierhof und Zarathuster bei Doktor Lindenau in Purkersdorf " * 4, 0.4)
    started = time.process_time()
    Vocabulary(terms, "de").correct(words)
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("word", "language", "common"),
    [
        ("Haus", "de", True),
        ("wichtigsten", "de", True),
        ("12", "de", True),
        ("Weißenburg", "de", False),
        ("meetings", "en", True),
        ("couldn't", "en", True),
        ("Merneptah", "en", False),
        ("house", "fr", False),
    ],
)
def test_ordinary_words_are_known_in_their_forms(word: str, language: str, common: bool) -> None:
    assert is_common(word, language) is common
