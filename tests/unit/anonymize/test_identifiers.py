"""Identifiers as people say them and recognizers write them, in capitals and small letters, go in both modes.

Between the marks stands what must go; the sentences around it are there since one turn alone says little.
"""

from __future__ import annotations

import re

import pytest

from sottovoce_models.anonymize.base import Mode
from tests.unit.anonymize.talks import redacted, redaction

_GERMAN = (
    "Meine Nummer ist «0171 3920041».",
    "Meine Nummer ist «0171/3920041».",
    "Rufen Sie «+49 (0) 30 123456-78» an.",
    "Rufen Sie die «0664 123 45 67» an.",
    "Das ist die «079 443 18 02».",
    "Das ist die «+41 79 443 18 02».",
    "Handy: «null eins sieben eins, drei neun zwei null null vier eins».",
    "Handy: «null eins siebenundsiebzig vierunddreißig achtundneunzig zwölf».",
    "Die Nummer ist «Null, eins, sechs, drei, fünf, fünf, acht, acht».",
    "Die Durchwahl ist «4 0 7».",
    "Durchwahl «vier null sieben».",
    "unter der «fünf fünf fünf, zweimal die drei, acht» erreichbar.",
    "Telefon «030 1234567».",
    "Fax «030-1234568»",
    "Die IBAN ist «DE89 3704 0044 0532 0130 00».",
    "Die IBAN ist «DE89370400440532013000».",
    "Iban «D E acht neun, drei sieben null vier, null null vier vier, null fünf drei zwei, null eins drei null, null».",
    "IBAN «AT61 1904 3002 3457 3201» bei der Bank.",
    "IBAN «CH93 0076 2011 6238 5295 7».",
    "iban «de89 3704 0044 0532 0130 00» sagt er",
    "Die AHV-Nummer ist «756.9217.0769.85».",
    "AHV «sieben fünf sechs, neun zwo eins sieben, null sieben sechs neun, acht fünf».",
    "Meine Steuer-ID ist «86 095 742 719».",
    "Steuer-ID «86095742719».",
    "Die Steuernummer «21/815/08150».",
    "Die SV-Nummer lautet «65 170839 J 003».",
    "Sozialversicherungsnummer «1237 010180».",
    "Versichertennummer «A123456780».",
    "Rentenversicherungsnummer «15 070649 C 103».",
    "Krankenversichertennummer «M 123 456 789».",
    "Der Ausweis «L01X00T471» ist abgelaufen.",
    "Das Kennzeichen ist «B-MW 1234».",
    "Das Kennzeichen ist «HH AB 123».",
    "Kennzeichen «Berta Strich Martha Wilhelm zwölf vierunddreißig».",
    "Kennzeichen «ZH 123456».",
    "Kennzeichen «W-12345 A».",
    "Das Auto mit «M-XY 77E».",
    "Aktenzeichen «12 O 345/21».",
    "Aktenzeichen «5 C 123/20».",
    "Az. «XII ZR 45/19».",
    "Geschäftsnummer «PQ240017-L».",
    "«7 F 214/23» beim Familiengericht.",
    "das aktenzeichen ist «sieben f zwei eins vier schrägstrich dreiundzwanzig»",
    "Geschäftszahl «3 Cg 45/22 k».",
    "Kundennummer «4 7 1 1 0 8».",
    "Kundennummer «47 11 08 15».",
    "Mitgliedsnummer «eins sieben vier drei».",
    "Kontonummer «532013000», Bankleitzahl «37040044».",
    "PIN «4711»",
    "Karte «fünf vier neun neun, eins eins eins eins, zwei zwei zwei zwei, drei drei drei drei»",
    "Ich bin am «dritten Mai neunzehnhundertachtzig» geboren.",
    "geboren am «3.5.80».",
    "geboren «03.05.1980» in Celle.",
    "geboren am «3. 5. 1980».",
    "Geburtsdatum: «dritter fünfter achtzig».",
    "geboren am «ersten Ersten neunundfünfzig».",
    "am «dreißigsten Elften zweitausendvier» kam er zur Welt",
    "«5. Oktober» hat sie Geburtstag.",
    "Die Seite heißt «www.praxis-sommer.de».",
    "Die Seite heißt «praxis-sommer.de/team».",
    "auf «w w w punkt praxis minus sommer punkt de» steht es",
    "Schauen Sie auf «praxis bindestrich sommer punkt at».",
    "Mail: «anna.keller@postblitz.de».",
    "Mail: «anna punkt keller at postblitz punkt de».",
    "Mail: «anna punkt keller ät gmx punkt net».",
    "Mail: «Anna.Keller at gmx.de».",
    "Mail: «a punkt keller achtundsiebzig at web punkt de».",
    "Mail «keller unterstrich anna Klammeraffe gmail punkt com».",
    "Ich wohne «Haspelmathweg 6a».",
    "Ich wohne in der «Kirchstraße vierzehn».",
    "Am «Alten Markt 7», zweiter Stock.",
    "«30159 Hannover»",
    "Postleitzahl «drei null eins fünf neun».",
    "Ich wohne in «8004 Zürich».",
    "IP «192.168.17.4»",
    "Auf Instagram heißt sie «@anna_keller».",
    "Fallnummer «2023-00417».",
    "Rechnung Nummer «RE-2023-417».",
    "Patientennummer «P zwo eins acht neun vier».",
    "Fahrgestellnummer «WVWZZZ1JZXW000001».",
    "Ich bin Jahrgang «1967».",
    "Ich bin Jahrgang «siebenundsechzig».",
)
_ENGLISH = (
    "Call me on «020 7946 0958».",
    "Call me on «07700 900162».",
    "Call me at «(415) 555-0132».",
    "Call me at «415-555-0132».",
    "Call me at «415.555.0132».",
    "It's «four one five, five five five, oh one three two».",
    "It's «oh seven seven double oh, nine hundred, one six two».",
    "Ring «0161 496 0000» please.",
    "my number is «07700 900 162» okay",
    "extension «four oh seven»",
    "extension «4072»",
    "IBAN «GB82 WEST 1234 5698 7654 32».",
    "NHS number «943 476 5919».",
    "NHS number «nine four three, four seven six, five nine one nine».",
    "National Insurance «QQ 12 34 56 C».",
    "my NI number is «AB123456C»",
    "National Insurance number is «A B one two three four five six C».",
    "My social is «536-90-4399».",
    "social security number «five three six, nine zero, four three nine nine».",
    "last four of my social are «4399».",
    "UTR «1234567890».",
    "My passport number is «C01X00T47».",
    "The plate was «AB12 CDE».",
    "plate «7ABC123» from California",
    "registration «Alpha Bravo one two, Charlie Delta Echo».",
    "Case number «1:21-cv-04567».",
    "case no. «CR-2021-00345»",
    "Claim «HQ18X01234».",
    "policy number «PL 4478 2210»",
    "sort code «20-00-00», account «55779911».",
    "card «4111 1111 1111 1111»",
    "I was born on «May third, nineteen eighty».",
    "I was born «3/5/1980».",
    "DOB «05-03-1980»",
    "DOB «1980-05-03»",
    "born on «the third of May 1980».",
    "date of birth «oh three, oh five, eighty»",
    "date of birth «three five eighty»",
    "born in «seventy-two»",
    "I was born in «1972».",
    "my birthday is «June 21st».",
    "It is on «example dot org slash team».",
    "Look at «w w w dot river clinic dot co dot uk».",
    "Email «tom underscore four at mailbox dot com».",
    "Email «tom dot baker at gmail dot com».",
    "Email «t.baker at nhs.net».",
    "Email «j smith 42 at yahoo dot co dot uk».",
    "I live at «221B Baker Street».",
    "I live at «twelve Quarry Fold».",
    "postcode «SW1A 1AA»",
    "postcode «S W one A one A A»",
    "ZIP code «90210»",
    "zip «nine oh two one oh»",
    "My handle is «@tom_baker99».",
    "VIN «1HGBH41JXMN109186»",
    "driving licence «MORGA657054SM9IJ»",
    "Medicare number «1EG4-TE5-MK73»",
)
_AROUND = {
    "de": ("Gestern war ich bei der Arbeit und es ging mir gut.", "Danach war alles anders."),
    "en": ("Yesterday I was at work and it was fine.", "After that it was different."),
}


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("letters", ["as written", "small"])
@pytest.mark.parametrize(
    ("language", "marked"), [*(("de", each) for each in _GERMAN), *(("en", each) for each in _ENGLISH)]
)
def test_goes(language: str, marked: str, letters: str, mode: Mode) -> None:
    texts = [marked.replace("«", "").replace("»", ""), *_AROUND[language]]
    if letters == "small":
        texts = [text.lower() for text in texts]
    turn = redaction(texts, language, mode=mode).turns[0]
    covered = {at for each in turn.spans for at in range(each.span.start, each.span.end)}
    for number, match in enumerate(re.finditer("«(.*?)»", marked)):
        start = match.start() - 2 * number
        for word in re.finditer(r"[^\W_]+", match[1]):
            is_small = word.group().lower() in {"the", "of"}
            assert is_small or covered >= set(range(start + word.start(), start + word.end())), turn.redacted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Nummer ist mir egal, und zwar am Dienstag."),
        ("de", "Auf dem Konto ist nichts, das ist ja das Problem."),
        ("de", "Das ist mein Kennzeichen, so bin ich eben."),
        ("de", "Er ist ja so, und es ist eben so, er war es."),
        ("en", "She is quite social at work and so is he."),
        ("en", "The number of people was too much for me."),
        ("en", "You see, why are you here? Oh, I see."),
        ("en", "I made a claim and then it was over."),
    ],
)
def test_announces_nothing(language: str, text: str) -> None:
    assert redacted(text, language) == text
