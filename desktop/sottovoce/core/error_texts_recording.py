"""What the errors of recording say, in English and German; found through `core.error_texts`."""

from __future__ import annotations

from typing import Final

from sottovoce.core.error_table import ErrorText, Texts
from sottovoce_models.errors import Code

RECORDING_TEXTS: Final[Texts] = {
    Code.CONSENT_MISSING: (
        ErrorText("Not everyone has agreed to what is to be done.", "Ask everyone, mark each answer, then record."),
        ErrorText(
            "Noch nicht alle haben dem zugestimmt, was geschehen soll.",
            "Fragen Sie alle, markieren Sie jede Antwort und nehmen Sie dann auf.",
        ),
    ),
    Code.CONSENT_REFUSED: (
        ErrorText(
            "Not everyone who took part agrees to this.", "See on the page of the meeting what each of them said."
        ),
        ErrorText(
            "Dem stimmen nicht alle Beteiligten zu.",
            "Sehen Sie auf der Seite der Besprechung nach, was jede und jeder gesagt hat.",
        ),
    ),
    Code.CONSENT_NOBODY: (
        ErrorText("This person is not known to have taken part in the meeting.", "Choose somebody from its list."),
        ErrorText(
            "Von dieser Person ist nicht bekannt, dass sie an der Besprechung teilnahm.",
            "Wählen Sie jemanden aus deren Liste.",
        ),
    ),
    Code.LEDGER_BROKEN: (
        ErrorText(
            "The consent ledger is not what was written: the first entry that does not fit is number {seq}.",
            "Keep a copy of the vault as it is, and compare it with a backup made before.",
        ),
        ErrorText(
            "Das Einwilligungsbuch ist nicht mehr, wie es geschrieben wurde: Als Erstes passt Eintrag {seq} nicht.",
            "Bewahren Sie eine Kopie des Tresors auf, wie er ist, und vergleichen Sie ihn mit einer älteren Sicherung.",
        ),
    ),
    Code.RECEIPT_UNREADABLE: (
        ErrorText("This file is no consent receipt.", "Choose the JSON file that was saved as a receipt."),
        ErrorText(
            "Diese Datei ist kein Einwilligungsbeleg.", "Wählen Sie die JSON-Datei, die als Beleg gespeichert wurde."
        ),
    ),
    Code.RECEIPT_NOT_OF_LEDGER: (
        ErrorText(
            "The receipt does not fit this ledger: entry {seq} is not in it, or was changed in the receipt.",
            "Check that the receipt is of this vault, and that the vault is not an older backup.",
        ),
        ErrorText(
            "Der Beleg passt nicht zu diesem Einwilligungsbuch: Eintrag {seq} steht nicht darin oder wurde im Beleg"
            " geändert.",
            "Prüfen Sie, ob der Beleg aus diesem Tresor stammt und der Tresor keine ältere Sicherung ist.",
        ),
    ),
    Code.RECORD_NO_DEVICE: (
        ErrorText(
            "No microphone can be opened.", "Connect one, or allow Sottovoce to use it in the system's settings."
        ),
        ErrorText(
            "Es lässt sich kein Mikrofon öffnen.",
            "Schließen Sie eines an oder erlauben Sie Sottovoce in den Systemeinstellungen den Zugriff.",
        ),
    ),
    Code.RECORD_NO_SYSTEM_SOUND: (
        ErrorText("What this computer plays cannot be recorded here.", "Record the microphone alone."),
        ErrorText(
            "Was dieser Computer wiedergibt, lässt sich hier nicht aufnehmen.", "Nehmen Sie nur das Mikrofon auf."
        ),
    ),
    Code.RECORD_RUNS: (
        ErrorText("A recording is running already.", "Stop it first."),
        ErrorText("Es läuft schon eine Aufnahme.", "Beenden Sie sie zuerst."),
    ),
    Code.RECORD_DISK_LOW: (
        ErrorText(
            "The disk is almost full, so the recording was ended; everything until then is kept.",
            "Free some space, then record again.",
        ),
        ErrorText(
            "Der Datenträger ist fast voll, deshalb wurde die Aufnahme beendet; alles bis dahin ist erhalten.",
            "Schaffen Sie Platz und nehmen Sie dann weiter auf.",
        ),
    ),
    Code.VOICE_TOO_SHORT: (
        ErrorText(
            "There was too little speech to know your voice by.",
            "Read aloud for at least {seconds} seconds without long pauses.",
        ),
        ErrorText(
            "Es wurde zu wenig gesprochen, um Ihre Stimme wiederzuerkennen.",
            "Lesen Sie mindestens {seconds} Sekunden lang ohne lange Pausen vor.",
        ),
    ),
    Code.VOICE_SEVERAL: (
        ErrorText(
            "More than one voice was heard.", "Try again in a quiet room, where nobody else and no device is speaking."
        ),
        ErrorText(
            "Es war mehr als eine Stimme zu hören.",
            "Versuchen Sie es in einem ruhigen Raum, in dem sonst niemand und kein Gerät spricht.",
        ),
    ),
}
