"""The words around training samples: what a sample asks of a model, why something was replaced, and the dataset card.

The card is in English, since whoever comes across the folder reads that; it promises nothing the program does not do.
"""

from __future__ import annotations

from typing import Final

from sottovoce.core.languages import UiLanguage

_PROMPTS: Final = {
    "de": (
        "Sie schreiben Protokolle von Gesprächen: knapp, sachlich, ohne etwas hinzuzufügen.",
        "Schreiben Sie das Protokoll dieses Gesprächs.",
        "Schreiben Sie Zeilen eines Protokolls.",
    ),
    "en": (
        "You write minutes of conversations: brief, factual, adding nothing.",
        "Write the minutes of this conversation.",
        "Write lines of minutes.",
    ),
}

LISTED: Final = "roster"
# Keys are the recognizers of sottovoce_models.anonymize and the hand of the user (a test holds both together).
_WHY: Final[dict[str, tuple[str, str]]] = {
    LISTED: ("On the list of names.", "Steht auf der Namensliste."),
    "roster.nickname": ("Short form of a name on the list.", "Kurzform eines Namens auf der Liste."),
    "roster.sound": ("Sounds like a name on the list.", "Klingt wie ein Name auf der Liste."),
    "code.spoken": ("A number spoken digit by digit.", "Eine Zahl, Ziffer für Ziffer gesprochen."),
    "code.written": ("A number that can be looked up.", "Eine Nummer, die sich nachschlagen lässt."),
    "code.cued": ("A number that was announced as one.", "Eine Nummer, die als solche angekündigt wurde."),
    "code.mixed": ("A number, partly in words.", "Eine Nummer, teils in Worten."),
    "spelled.names_of_letters": (
        "A name spelled by the names of its letters.",
        "Ein mit Buchstabennamen buchstabierter Name.",
    ),
    "small.spoken_to": ("Called by name, in small letters.", "Mit Namen angesprochen, klein geschrieben."),
    "small.firm": ("A firm, in small letters.", "Eine Firma, klein geschrieben."),
    "small.street": ("A street, in small letters.", "Eine Straße, klein geschrieben."),
    "spelled": ("A name that was spelled out.", "Ein buchstabierter Name."),
    "net": ("An e-mail or web address.", "Eine E-Mail- oder Internetadresse."),
    "title": ("A name after a title or form of address.", "Ein Name nach Titel oder Anrede."),
    "introduced": ("Somebody is introduced or called by name.", "Jemand wird vorgestellt oder beim Namen genannt."),
    "gazetteer.name": ("Often a name.", "Häufig ein Name."),
    "written_large": ("Written like a name.", "Geschrieben wie ein Name."),
    "initials": ("Initials of a name.", "Anfangsbuchstaben eines Namens."),
    "demographic": ("Origin, faith or group.", "Herkunft, Glaube oder Gruppe."),
    "gazetteer.place": ("A place.", "Ein Ort."),
    "address": ("An address.", "Eine Anschrift."),
    "organisation": ("A firm, office or institution.", "Eine Firma, ein Amt oder eine Einrichtung."),
    "occupation": ("An occupation.", "Ein Beruf."),
    "health": ("An illness or treatment.", "Eine Krankheit oder Behandlung."),
    "event": ("An event that could be looked up.", "Ein Ereignis, das sich nachschlagen lässt."),
    "date": ("A date or time.", "Ein Datum oder eine Zeit."),
    "age": ("An age.", "Ein Alter."),
    "number": ("A number that may be telling.", "Eine Zahl, die etwas verraten kann."),
    "possession": ("Something somebody owns or earns.", "Etwas, das jemand besitzt oder verdient."),
    "unknown_word": ("Not on the list of harmless words.", "Nicht auf der Liste harmloser Wörter."),
    "unknown_sign": ("Not on the list of harmless signs.", "Nicht auf der Liste harmloser Zeichen."),
    "propagated": ("Replaced elsewhere in this sample.", "An anderer Stelle dieses Beispiels ersetzt."),
    "second_reader": ("Named by the language model.", "Vom Sprachmodell genannt."),
    "by_hand": ("Covered by you.", "Von Ihnen abgedeckt."),
}


_PHRASES: Final = ("write this sample", "dieses Beispiel schreiben")


def confirmation_phrase(language: UiLanguage) -> str:
    """What is typed before a sample is written."""
    return _PHRASES[language is not UiLanguage.EN]


def prompt_of(language: str, *, with_talk: bool) -> tuple[str, str]:
    """Instruction and request of a sample, in its language; English where there is none."""
    system, talk, lines = _PROMPTS.get(language[:2], _PROMPTS["en"])
    return system, talk if with_talk else lines


def why_text(recognizer: str, language: UiLanguage) -> str:
    """Why something was replaced, in one sentence."""
    return _WHY[recognizer][0 if language is UiLanguage.EN else 1]


def explained() -> frozenset[str]:
    """The recognizers there is a sentence for."""
    return frozenset(_WHY)


CARD: Final = """# De-identified training samples

{count} of conversations, written by Sottovoce on one computer. **De-identified, not anonymous**: names, numbers,
places and much else were taken out by rules and by a person who read every sample. What remains can still point to
somebody who knows enough: by singling out, by linking, by inference. Treat it as personal data.

## Who may use it

Nobody but the person on whose computer this folder lies, unless the people in the samples agreed to more: they agreed
that their sample stays in this folder. Do not pass it on, do not upload it, do not re-host it.

## Withdrawal

Anybody in a sample may withdraw it at any time; it then goes from every file here, and its id goes into
`withdrawn.json`. **Before every use, check your copy against `withdrawn.json`** and remove what is listed. Copies that
were handed out and models that were trained cannot be recalled.

## What was measured

{recall}

## Files

- `samples/<id>.json`: one sample each; everything else is made from these. Where one says `"stand_ins": "invented"`,
  names, firms and places in it are made up; elsewhere placeholders such as `[PERSON_1]` stand for them.
- `data/train.jsonl`: the samples as chat messages, one a line.
- `croissant.json`: the same described for programs. `MANIFEST`: SHA-256 of every file.
- `withdrawn.json`: ids of samples that were withdrawn.

Text only; there is no sound. Ids are random, the order says nothing, file times are set to one fixed day.
"""

FOLDER_NAME: Final = "Sottovoce training samples"
