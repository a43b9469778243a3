"""The words of the receipt for a training sample, in English and German."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sottovoce.core.languages import UiLanguage


@dataclass(frozen=True, slots=True)
class SampleReceiptWords:
    """Everything it says besides what is true of one sample."""

    title: str
    purpose_of_it: str
    sample: str
    written: str
    folder: str
    file_hash: str
    receipt_id: str
    issued: str
    people: str
    header: tuple[str, str, str, str]
    told: str
    told_of: str
    told_none: str
    remains_heading: str
    remains: str
    withdraw_heading: str
    withdraw: str


_ENGLISH: Final = SampleReceiptWords(
    title="Receipt for a training sample",
    purpose_of_it=(
        "It says that a sample of one conversation was written, who agreed to it and how it is taken back. No word of "
        "the conversation or of the sample is here. It names people: keep it with the file of the conversation."
    ),
    sample="Sample",
    written="Written on",
    folder="Folder",
    file_hash="SHA-256 of its file",
    receipt_id="Number of this receipt",
    issued="Receipt issued on",
    people="Who agreed",
    header=("Name", "Role", "When", "How"),
    told="What was read before",
    told_of="Notice on training, version {version}, language {language}, SHA-256",
    told_none="It is not known which notice was read.",
    remains_heading="What remains",
    remains=(
        "The sample is de-identified, not anonymous: somebody who knows enough may recognize a person by what is left. "
        "It may not leave its folder. {measured}"
    ),
    withdraw_heading="How it is taken back",
    withdraw=(
        "Anybody named here may withdraw at any time, in any form and without a reason; the box on the page of the "
        "conversation is then unticked, and the sample goes from every file of its folder. Its number stays in the "
        "list of what was withdrawn. Copies that were handed out and models that were trained cannot be called back."
    ),
)

_GERMAN: Final = SampleReceiptWords(
    title="Beleg für ein Trainingsbeispiel",
    purpose_of_it=(
        "Er sagt, dass aus einem Gespräch ein Beispiel geschrieben wurde, wer zugestimmt hat und wie es zurückgenommen "
        "wird. Vom Gespräch und vom Beispiel enthält er kein Wort. Er nennt Personen: Bewahren Sie ihn bei den Akten "
        "des Gesprächs auf."
    ),
    sample="Beispiel",
    written="Geschrieben am",
    folder="Ordner",
    file_hash="SHA-256 der Datei",
    receipt_id="Nummer dieses Belegs",
    issued="Beleg ausgestellt am",
    people="Wer zugestimmt hat",
    header=("Name", "Rolle", "Wann", "Wie"),
    told="Was vorher vorgelesen wurde",
    told_of="Hinweis zum Training, Version {version}, Sprache {language}, SHA-256",
    told_none="Es ist nicht bekannt, welcher Hinweis gelesen wurde.",
    remains_heading="Was bleibt",
    remains=(
        "Das Beispiel ist de-identifiziert, nicht anonym: Wer genug weiß, erkennt an dem, was übrig ist, vielleicht "
        "jemanden. Es darf seinen Ordner nicht verlassen. {measured}"
    ),
    withdraw_heading="Wie es zurückgenommen wird",
    withdraw=(
        "Wer hier genannt ist, kann jederzeit widerrufen, formlos und ohne Grund; dann wird das Häkchen auf der Seite "
        "des Gesprächs entfernt, und das Beispiel verschwindet aus allen Dateien seines Ordners. Seine Nummer bleibt "
        "auf der Liste des Zurückgenommenen. Weitergegebene Kopien und trainierte Modelle lassen sich nicht "
        "zurückholen."
    ),
)


def sample_receipt_words(language: UiLanguage) -> SampleReceiptWords:
    """The words in one language."""
    return _ENGLISH if language is UiLanguage.EN else _GERMAN
