"""The kinds of letter: complete in both languages, "Sie" and "du" each to itself, and names nobody has to guess."""

from __future__ import annotations

import re

import pytest

from sottovoce_models.compose import frame, kind
from sottovoce_models.compose.address import addresses, keeps_to
from sottovoce_models.compose.edits import more_formal
from sottovoce_models.compose.kind import SHIPPED, Address, Kind, Reader, Takes, Words
from sottovoce_models.compose.style import Style
from sottovoce_models.compose.wish import Tone, Wish
from tests.unit.compose.letters import letter


def _words(each: Kind) -> list[Words]:
    leads = [words for section in each.sections for words in (section.lead, section.nothing)]
    return [each.title, each.subject, each.nobody, each.opening, each.ending, *leads]


_EVERY = [
    pytest.param(each.read_by(reader), id=f"{each.id}-{reader}") for each in SHIPPED.values() for reader in Reader
]
_OURS = re.compile(r"\b(?:our|we|us|unser\w*|wir|uns)\b", re.IGNORECASE)


@pytest.mark.parametrize("each", _EVERY)
def test_what_is_there_in_one_language_is_there_in_the_other(each: Kind) -> None:
    assert all(bool(words.en) == bool(words.de) for words in _words(each))
    assert all([each.title.en, each.subject.en, each.nobody.en, each.opening.en])
    assert Takes.OWN in {section.takes for section in each.sections}


@pytest.mark.parametrize("each", _EVERY)
@pytest.mark.parametrize("address", Address)
def test_the_fixed_words_keep_to_one_address(each: Kind, address: Address) -> None:
    for words in _words(each)[1:]:  # a title is read by the writer only
        assert keeps_to(words.within("de", address), address, "de"), words


@pytest.mark.parametrize("each", _EVERY)
def test_who_was_not_there_is_not_told_of_our_conversation(each: Kind) -> None:
    if not each.reader.was_there:
        said = [words for every in _words(each)[1:] for words in (every.en, every.de, every.de_du)]
        assert not [words for words in said if _OURS.search(words)]


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="sottovoce"):
        kind.read('schema = "sottovoce.template/1"\nid = "x"\n')


@pytest.mark.parametrize(
    ("recipient", "tone", "language", "expected"),
    [
        ("Frau Dr. Weber", Tone.FORMAL, "de", "Sehr geehrte Frau Dr. Weber,"),
        ("Fr. Weber", Tone.FORMAL, "de", "Sehr geehrte Frau Weber,"),
        ("Herrn Prof. Keller", Tone.FORMAL, "de", "Sehr geehrter Herr Prof. Keller,"),
        ("Frau Weber", Tone.WARM, "de", "Liebe Frau Weber,"),
        ("Andrea Kern", Tone.FORMAL, "de", "Guten Tag Andrea Kern,"),
        ("Frau Weber", Tone.BRIEF, "de", "Guten Tag Frau Weber,"),
        ("Andrea", Tone.DU, "de", "Hallo Andrea,"),
        ("  ", Tone.FORMAL, "de", "Guten Tag,"),
        ("", Tone.DU, "de", "Hallo,"),
        ("Ms Weber", Tone.FORMAL, "en", "Dear Ms Weber,"),
        ("Andrea", Tone.BRIEF, "en", "Hello Andrea,"),
        ("", Tone.WARM, "en", "Hello,"),
        ("Frauke", Tone.FORMAL, "de", "Guten Tag Frauke,"),
    ],
)
def test_the_salutation_guesses_nobodys_gender(recipient: str, tone: Tone, language: str, expected: str) -> None:
    wish = Wish("follow-up", language, tone, recipient=recipient)
    assert frame.salutation(wish, SHIPPED["follow-up"], Style()) == expected


@pytest.mark.parametrize(
    ("reader", "language", "tone", "expected"),
    [
        (None, "de", Tone.FORMAL, "Guten Tag,"),
        (Reader.PRESENT, "en", Tone.FORMAL, "Hello,"),
        (Reader.COLLEAGUE, "de", Tone.DU, "Liebe Kollegin, lieber Kollege,"),
        (Reader.OUTSIDER, "de", Tone.FORMAL, "Sehr geehrte Damen und Herren,"),
        (Reader.OUTSIDER, "en", Tone.BRIEF, "Dear Sir or Madam,"),
    ],
)
def test_without_a_name_one_is_greeted_as_who_one_is(
    reader: Reader | None, language: str, tone: Tone, expected: str
) -> None:
    wish = Wish("client-letter", language, tone, reader=reader)
    assert letter("Anna: We meet again.", wish)[0].text == expected


def test_a_reader_who_was_not_there_hears_that_it_was_somebody_elses_talk() -> None:
    wish = Wish("confirmation", "de", Tone.DU, reader=Reader.OUTSIDER)
    parts = letter("Anna: Wir beschließen, den Raum zu mieten.", wish)
    assert parts[1].text == "dies wurde in einem Gespräch vereinbart, an dem du nicht teilgenommen hast."
    changed, formal = more_formal(parts, wish)
    assert changed[0].text == "Sehr geehrte Damen und Herren,"
    assert changed[1].text == "dies wurde in einem Gespräch vereinbart, an dem Sie nicht teilgenommen haben."
    assert formal.reader is Reader.OUTSIDER


def test_a_colleague_without_a_name_is_a_colleague() -> None:
    said = frame.salutation(Wish("referral", "de"), SHIPPED["referral"], Style())
    assert said == "Sehr geehrte Kollegin, sehr geehrter Kollege,"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Bitte melden Sie sich bei mir.", {Address.SIE}),
        ("Sie sind gekommen.", set()),  # may be "they"
        ("Kannst du mir helfen?", {Address.DU}),
        ("Hast du Ihnen geschrieben?", {Address.SIE, Address.DU}),
        ("Wir treffen uns bei dir.", {Address.DU}),
        ("Das ist eure Aufgabe.", {Address.DU}),
        ("Sie sagte: „Hast du Zeit?“", set()),
        ("Der Bericht liegt vor, ihre Aufgabe ist klar.", set()),
        ("Ich danke Ihnen für Ihren Brief.", {Address.SIE}),
    ],
)
def test_who_is_addressed_how(words: str, expected: set[Address]) -> None:
    assert addresses(words) == expected


def test_english_has_one_address() -> None:
    assert keeps_to("You and Sie and du", Address.DU, "en")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Das ist eine grosse Strasse.", True),
        ("Wir treffen uns draussen.", True),
        ("Das ist eine große Straße, und ausserdem nass.", False),
        ("Das Wasser ist nass.", False),
        ("", False),
    ],
)
def test_swiss_spelling_is_seen(words: str, expected: bool) -> None:
    assert frame.is_swiss([words]) == expected


def test_a_letter_about_a_swiss_talk_is_spelled_like_it() -> None:
    wish = Wish("cover-note", "de", Tone.DU)
    parts = letter("Anna: Ich weiss, die Strasse ist gesperrt.\nUrs: Dann fahren wir heute aussen herum.", wish)
    assert parts[-1].text == "Viele Grüsse"
    changed, _ = more_formal(parts, wish)
    assert changed[-1].text == "Mit freundlichen Grüssen"
