"""Names on the roster never stay, in whatever form they are written; generated with Faker, in two languages."""

from __future__ import annotations

import random
import re

import pytest
from faker import Faker

from sottovoce_models.anonymize.base import Mode
from sottovoce_models.anonymize.placeholders import PLACEHOLDER
from sottovoce_models.speech.text_language import grammar_words
from tests.helpers.disguised_names import DISGUISES, cut
from tests.unit.anonymize.talks import redacted, redaction

_NAMES = 12
_SAYINGS = {
    "de": (
        "Gestern hat {name} noch einmal angerufen.",
        "Ich habe mit {name} darüber gesprochen, aber es hat nichts genützt.",
        "{name} hat gesagt, dass es besser wird.",
    ),
    "en": (
        "Yesterday {name} called me again.",
        "I talked about it with {name} but it did not help.",
        "{name} said that it will get better.",
    ),
}
_LOCALES = ("de_DE", "de_AT", "de_CH", "en_US", "en_GB", "tr_TR", "hr_HR")
_SURE = sorted(set(DISGUISES) - {"misheard", "misheard, small"})


def _people(locale: str) -> list[tuple[str, str]]:
    faker = Faker(locale)
    faker.seed_instance(7)
    return [(faker.first_name(), faker.last_name()) for _ in range(_NAMES)]


@pytest.mark.parametrize("disguise", _SURE)
@pytest.mark.parametrize("locale", _LOCALES)
def test_no_form_of_a_roster_name_stays(locale: str, disguise: str) -> None:
    language = "en" if locale.startswith("en") else "de"
    rng = random.Random(7)  # noqa: S311 -- which letter is misheard is no secret
    for first, last in _people(locale):
        # "may" in small letters is the verb, until somebody says it is not.
        names = [
            name for name in (first, last) if "small" not in disguise or name.lower() not in grammar_words(language)
        ]
        forms = [DISGUISES[disguise](name, language, rng) for name in names]
        texts = [saying.format(name=form) for form in forms for saying in _SAYINGS[language]]
        result = redaction(texts, language, [f"{first} {last}"])
        for form in forms:
            left = [turn.redacted for turn in result.turns if _stands_in(form, turn.redacted)]
            assert not left, (disguise, first, last)


@pytest.mark.parametrize("locale", _LOCALES)
def test_misheard_names_hardly_ever_stay(locale: str) -> None:
    """What becomes another word of the dictionary ("Heath", "heat") cannot be told from it; everything else goes."""
    language = "en" if locale.startswith("en") else "de"
    rng = random.Random(11)  # noqa: S311 -- see above
    said = left = 0
    for first, last in _people(locale):
        for name in (first, last):
            form = DISGUISES["misheard"](name, language, rng)
            texts = [saying.format(name=form) for saying in _SAYINGS[language]]
            turns = redaction(texts, language, [f"{first} {last}"]).turns
            said += len(turns)
            left += sum(_stands_in(form, turn.redacted) for turn in turns)
    assert left <= said // 50


@pytest.mark.parametrize("name", ["Overbeck", "Wiegand", "Brüderlin", "Hattersley", "Penhaligon"])
def test_names_cut_in_two_by_the_recognizer_go(name: str) -> None:
    said = f"Das war bei {cut(name)} damals."
    assert cut(name) not in redacted(said, "de", [name])


def _stands_in(form: str, text: str) -> bool:
    readable = PLACEHOLDER.sub("", text)
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", readable, re.IGNORECASE) is not None


def test_nicknames_belong_to_the_same_person() -> None:
    turns = redaction(["Leni ist da.", "Frau Sommer, bitte.", "Das ist Lenas Tasche."], "de", ["Lena Sommer"]).turns
    assert [turn.redacted for turn in turns] == [
        "[PERSON_1] ist da.",
        "Frau [PERSON_1], bitte.",
        "Das ist [PERSON_1] Tasche.",
    ]


def test_a_name_that_is_a_modal_verb_goes_only_where_it_is_the_name() -> None:
    turns = redaction(
        ["Will it be the sofa again?", "Go on, Will, you start.", "I will if you let me.", "Mr Will came."],
        "en",
        ["Will Okafor"],
    ).turns
    assert [turn.redacted for turn in turns] == [
        "Will it be the sofa again?",
        "Go on, [PERSON_1], you start.",
        "I will if you let me.",
        "Mr [PERSON_1] came.",
    ]


def test_a_common_word_stays_in_review_and_goes_in_export() -> None:
    said = "Ich hab im Sommer gekocht, Frau Sommer, aber es war kein guter koch dabei."
    assert "koch dabei" in redacted(said, "de", ["Petra Koch"], Mode.REVIEW)
    assert "koch dabei" not in redacted(said, "de", ["Petra Koch"], Mode.EXPORT)


def test_titles_and_legal_forms_alone_name_nobody() -> None:
    said = "Herr Doktor, die AG und die Kollegen kommen von dort."
    assert redacted(said, "de", ["Dr. von Känel", "Helvora AG", "Overbeck und Kollegen"]) == said


@pytest.mark.parametrize("name", ["", " ", "Dr.", "x", "…", "\u200b", "[PERSON_1]", "A" * 500])
def test_odd_roster_entries_do_no_harm(name: str) -> None:
    assert redacted("Guten Tag.", "de", [name]) == "Guten Tag."


@pytest.mark.parametrize("said", ["A. K. sagt nein.", "A.K. sagt nein.", "Dort sagt Frau K nein.", "a.k. sagt nein."])
def test_the_initials_of_somebody_on_the_roster_go(said: str) -> None:
    assert "K" not in PLACEHOLDER.sub("", redacted(said, "de", ["Anna Keller"])).upper()


def test_other_letters_stay() -> None:
    said = "Plan B ist besser, z. B. mit Vitamin K."
    assert redacted(said, "de", ["Anna Keller", "Zoe Bauer"], Mode.REVIEW) == said
