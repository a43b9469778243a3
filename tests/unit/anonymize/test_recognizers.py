"""What each recognizer finds, German and English, written and spoken."""

from __future__ import annotations

import pytest

from tests.unit.anonymize.talks import kinds, redacted, redaction


@pytest.mark.parametrize(
    ("language", "category", "marked"),
    [
        ("de", "EMAIL", "Mail ist «anna punkt keller at postblitz punkt de», bitte."),
        ("en", "EMAIL", "It is «tom underscore four at mailbox dot com» please."),
        ("de", "EMAIL", "Schreiben Sie an «anna.keller@postblitz.de»."),
        ("de", "URL", "Das steht auf «garten minus laube punkt ch»."),
        ("en", "URL", "See «https://example.org/a?b=1» for it."),
        ("de", "PHONE", "Handy: «null eins sieben eins, drei neun, äh nein, vier zwei»."),
        ("en", "PHONE", "Call «oh double seven double oh, nine hundred, one six two»."),
        ("de", "PHONE", "Rufen Sie «+49 171 3920041» an."),
        ("de", "ID", "Die IBAN ist «DE89 3704 0044 0532 0130 00»."),
        ("de", "ID", "AHV «756.9217.0769.85» steht da."),
        ("de", "ID", "Aktenzeichen «fünf null fünf Punkt eins eins vier»."),
        ("de", "ID", "Kennzeichen «H-ML 808» war es."),
        ("en", "ID", "The plate is «Lima Kilo five nine, Zulu Tango Whiskey»."),
        ("en", "ID", "The application (no. «50034/99») was filed."),
        ("de", "PERSON", "Er buchstabiert: «M wie Martha, E wie Emil, Y wie Ypsilon»."),
        ("de", "DATE", "Seit dem «neunzehnten August»."),
        ("de", "DATE", "Es ist der «sechste März»."),
        ("de", "DATE", "Am «3. Mai 2021» zog er aus."),
        ("de", "DATE", "Geboren am «zweiten Februar neunzehnhundertneunundsechzig»."),
        ("en", "DATE", "Born on the «third of the eleventh, nineteen forty-one»."),
        ("en", "DATE", "It was in «March» and then it stopped."),
        ("de", "AGE", "Sie ist jetzt «einundsiebzig» und wohnt allein."),
        ("en", "AGE", "She's «nine» and she just sat with me."),
        ("de", "AGE", "Ein «47-jähriger» Mann."),
        ("de", "OCCUPATION", "Ich bin «Notfallsanitäterin» geworden."),
        ("en", "OCCUPATION", "I'm a «piano tuner» by trade."),
        ("de", "HEALTH", "Der Hausarzt will mir «Mirtazapin» geben."),
        ("en", "HEALTH", "He takes «sertraline» since then."),
        ("de", "ADDRESS", "Er wohnt im «Haspelmathweg sechs a»."),
        ("en", "ADDRESS", "Still at «twelve Quarry Fold»?"),
        ("de", "LOCATION", "Sie zieht nach «Worpswede»."),
        ("de", "ORG", "Bei der «Gießerei Hasselbrink» war er."),
        ("de", "PERSON", "Frau «von Känel» ist zuständig."),
        ("en", "PERSON", "My name is «Tamsin Okoro»."),
        ("en", "PERSON", "i told my supervisor mr «chase» that it was too fast"),
    ],
)
def test_finds(language: str, category: str, marked: str) -> None:
    found = marked.partition("«")[2].partition("»")[0]
    said = kinds(marked.replace("«", "").replace("»", ""), language)
    assert any(kind == category and found in words for kind, words in said), said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wir treffen uns am Dienstag um halb vier, das dauert fünf Stunden."),
        ("de", "Ich will das nicht mehr, und ich kann das auch nicht."),
        ("de", "Wie war die Woche? Durchwachsen, aber es geht besser."),
        ("en", "So what would that look like for you next week?"),
        ("en", "I may go there, and then I will see how it feels."),
    ],
)
def test_lets_harmless_talk_through(language: str, text: str) -> None:
    assert redacted(text, language) == text


def test_the_rest_of_an_interrupted_number_goes_too() -> None:
    turns = redaction(["Null sieben neun, vier vier drei, eins acht", "Ja", "null zwo. Und sonst?"]).turns
    assert turns[2].redacted.endswith(". Und sonst?")
    assert "null" not in turns[2].redacted


def test_who_was_named_once_goes_everywhere() -> None:
    turns = redaction(["mr chase said it", "and then chase called me in"], "en").turns
    assert [turn.redacted for turn in turns] == ["mr [PERSON_1] said it", "and then [PERSON_1] called me in"]
