"""The fixed words of the answer to an access request, in English and German."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sottovoce.core.languages import UiLanguage


@dataclass(frozen=True, slots=True)
class AccessWords:
    """What stands in the overview of an answer."""

    overview: str
    title: str
    looked_for: str
    until: str
    limits: str
    blacked_out: str
    not_blacked_out: str
    meetings: str
    meeting: str
    date: str
    part: str
    took_part: str
    speaks: str
    mentioned: str
    stored: str
    sound: str
    transcript: str
    minutes: str
    consent: str
    recipients: str
    nobody: str
    somebody: str
    file: str


_WORDS: Final = {
    UiLanguage.EN: AccessWords(
        overview="Overview",
        title="What is stored about a person",
        looked_for="Names looked for",
        until="As of",
        limits=(
            "Found by these names, in the text as it was heard. A name that was misheard is not found. Sound, private "
            "notes and copies outside this program are not in this file."
        ),
        blacked_out=(
            "Words of and about other people are blacked out (█), as far as their names are known to the program. "
            "Please read it before you hand it over."
        ),
        not_blacked_out="Words of and about other people are in it.",
        meetings="Meetings",
        meeting="Meeting",
        date="Date",
        part="Part in it",
        took_part="was asked for consent",
        speaks="speaks",
        mentioned="is named {count} times",
        stored="Stored",
        sound="sound",
        transcript="transcript",
        minutes="minutes",
        consent="answers about consent",
        recipients="Handed over",
        nobody="Nothing of these meetings was handed over.",
        somebody="recipient not noted",
        file="File",
    ),
    UiLanguage.DE: AccessWords(
        overview="Übersicht",
        title="Was über eine Person gespeichert ist",
        looked_for="Gesuchte Namen",
        until="Stand",
        limits=(
            "Gefunden über diese Namen, im Text, wie er gehört wurde. Ein falsch gehörter Name wird nicht gefunden. "
            "Ton, private Notizen und Kopien außerhalb dieses Programms sind nicht enthalten."
        ),
        blacked_out=(
            "Worte von anderen und über andere sind geschwärzt (█), soweit das Programm deren Namen kennt. Bitte lesen "
            "Sie alles, bevor Sie es herausgeben."
        ),
        not_blacked_out="Worte von anderen und über andere sind enthalten.",
        meetings="Besprechungen",
        meeting="Besprechung",
        date="Datum",
        part="Rolle darin",
        took_part="wurde um Einwilligung gebeten",
        speaks="spricht",
        mentioned="wird {count}-mal genannt",
        stored="Gespeichert",
        sound="Ton",
        transcript="Transkript",
        minutes="Protokoll",
        consent="Antworten zur Einwilligung",
        recipients="Herausgegeben",
        nobody="Von diesen Besprechungen wurde nichts herausgegeben.",
        somebody="Empfänger nicht vermerkt",
        file="Datei",
    ),
}


def access_words(language: UiLanguage) -> AccessWords:
    """The words of an answer in this language."""
    return _WORDS[language]
