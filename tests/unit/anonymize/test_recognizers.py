"""What each recognizer finds, German and English, written and spoken."""

from __future__ import annotations

import pytest

from tests.unit.anonymize.talks import kinds, redacted


@pytest.mark.parametrize(
    ("language", "text", "category", "found"),
    [
        ("de", "Mail ist anna punkt keller at postblitz punkt de, bitte.", "EMAIL", "anna punkt keller at postblitz punkt de"),
        ("en", "It is tom underscore four at mailbox dot com please.", "EMAIL", "tom underscore four at mailbox dot com"),
        ("de", "Schreiben Sie an anna.keller@postblitz.de.", "EMAIL", "anna.keller@postblitz.de"),
        ("de", "Das steht auf garten minus laube punkt ch.", "URL", "garten minus laube punkt ch"),
        ("en", "See https://example.org/a?b=1 for it.", "URL", "https://example.org/a?b=1"),
        ("de", "Handy: null eins sieben eins, drei neun, äh nein, vier zwei.", "PHONE", "null eins sieben eins, drei neun, äh nein, vier zwei"),
        ("en", "Call oh double seven double oh, nine hundred, one six two.", "PHONE", "oh double seven double oh, nine hundred, one six two"),
        ("de", "Rufen Sie +49 171 3920041 an.", "PHONE", "+49 171 3920041"),
        ("de", "Die IBAN ist DE89 3704 0044 0532 0130 00.", "ID", "DE89 3704 0044 0532 0130 00"),
        ("de", "AHV 756.9217.0769.85 steht da.", "ID", "756.9217.0769.85"),
        ("de", "Aktenzeichen fünf null fünf Punkt eins eins vier.", "ID", "fünf null fünf Punkt eins eins vier"),
        ("de", "Kennzeichen H-ML 808 war es.", "ID", "H-ML 808"),
        ("en", "The plate is Lima Kilo five nine, Zulu Tango Whiskey.", "ID", "Lima Kilo five nine, Zulu Tango Whiskey"),
        ("en", "The application (no. 50034/99) was filed.", "ID", "50034/99"),
        ("de", "Er buchstabiert: M wie Martha, E wie Emil, Y wie Ypsilon.", "PERSON", "M wie Martha, E wie Emil, Y wie Ypsilon"),
        ("de", "Seit dem neunzehnten August.", "DATE", "neunzehnten August"),
        ("de", "Es ist der sechste März.", "DATE", "sechste März"),
        ("de", "Am 3. Mai 2021 zog er aus.", "DATE", "3. Mai 2021"),
        ("de", "Geboren am zweiten Februar neunzehnhundertneunundsechzig.", "DATE", "zweiten Februar neunzehnhundertneunundsechzig"),
        ("en", "Born on the third of the eleventh, nineteen forty-one.", "DATE", "third of the eleventh, nineteen forty-one"),
        ("en", "It was in March and then it stopped.", "DATE", "March"),
        ("de", "Sie ist jetzt einundsiebzig und wohnt allein.", "AGE", "einundsiebzig"),
        ("en", "She's nine and she just sat with me.", "AGE", "nine"),
        ("de", "Ein 47-jähriger Mann.", "AGE", "47-jähriger"),
        ("de", "Ich bin Notfallsanitäterin geworden.", "OCCUPATION", "Notfallsanitäterin"),
        ("en", "I'm a piano tuner by trade.", "OCCUPATION", "piano tuner"),
        ("de", "Der Hausarzt will mir Mirtazapin geben.", "HEALTH", "Mirtazapin"),
        ("en", "He takes sertraline since then.", "HEALTH", "sertraline"),
        ("de", "Er wohnt im Haspelmathweg sechs a.", "ADDRESS", "Haspelmathweg sechs a"),
        ("en", "Still at twelve Quarry Fold?", "ADDRESS", "twelve Quarry Fold"),
        ("de", "Sie zieht nach Worpswede.", "LOCATION", "Worpswede"),
        ("de", "Bei der Gießerei Hasselbrink war er.", "ORG", "Gießerei Hasselbrink"),
        ("de", "Frau von Känel ist zuständig.", "PERSON", "von Känel"),
        ("en", "My name is Tamsin Okoro.", "PERSON", "Tamsin Okoro"),
        ("en", "i told my supervisor mr chase that it was too fast", "PERSON", "chase"),
    ],
)  # fmt: skip
def test_finds(language: str, text: str, category: str, found: str) -> None:
    assert any(kind == category and found in words for kind, words in kinds(text, language)), kinds(text, language)


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
    from tests.unit.anonymize.talks import redaction

    turns = redaction(["Null sieben neun, vier vier drei, eins acht", "Ja", "null zwo. Und sonst?"]).turns
    assert turns[2].redacted.endswith(". Und sonst?")
    assert "null" not in turns[2].redacted


def test_who_was_named_once_goes_everywhere() -> None:
    from tests.unit.anonymize.talks import redaction

    turns = redaction(["mr chase said it", "and then chase called me in"], "en").turns
    assert [turn.redacted for turn in turns] == ["mr [PERSON_1] said it", "and then [PERSON_1] called me in"]
