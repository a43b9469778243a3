"""What errors of exports, access requests and back-ups of one meeting say; see `core.error_texts`."""

from __future__ import annotations

from typing import Final

from sottovoce.core.error_table import ErrorText, Texts
from sottovoce_models.errors import Code

EXPORT_TEXTS: Final[Texts] = {
    Code.OUTPUT_PATH_TOO_LONG: (
        ErrorText(
            "The path of the file is too long for this system.", "Choose a shorter name, or a folder further up."
        ),
        ErrorText(
            "Der Pfad der Datei ist für dieses System zu lang.",
            "Wählen Sie einen kürzeren Namen oder einen Ordner weiter oben.",
        ),
    ),
    Code.EXPORT_NOTHING: (
        ErrorText("There is nothing to export yet.", "Wait until the text of the meeting is there."),
        ErrorText("Es gibt noch nichts zu exportieren.", "Warten Sie, bis der Text der Besprechung vorhanden ist."),
    ),
    Code.EXPORT_NOT_APPROVED: (
        ErrorText(
            "A participant gets approved minutes only; these are a draft.", "Check and approve them, then try again."
        ),
        ErrorText(
            "Teilnehmende erhalten nur freigegebene Protokolle; dieses ist ein Entwurf.",
            "Prüfen Sie es, geben Sie es frei und versuchen Sie es dann erneut.",
        ),
    ),
    Code.EXPORT_NO_MINUTES: (
        ErrorText("This meeting has no minutes.", "Export the transcript, or have minutes made."),
        ErrorText(
            "Diese Besprechung hat kein Protokoll.",
            "Exportieren Sie das Transkript oder lassen Sie ein Protokoll erstellen.",
        ),
    ),
    Code.EXPORT_NO_SOUND: (
        ErrorText("There is no sound to this meeting.", "Export the transcript or the minutes."),
        ErrorText("Zu dieser Besprechung gibt es keinen Ton.", "Exportieren Sie das Transkript oder das Protokoll."),
    ),
    Code.EXPORT_PHRASE_SHORT: (
        ErrorText("The passphrase is too short.", "Use at least {letters} characters, best some words."),
        ErrorText("Die Passphrase ist zu kurz.", "Nehmen Sie mindestens {letters} Zeichen, am besten einige Wörter."),
    ),
    Code.TASKS_NOTHING: (
        ErrorText("There is no open task to hand over.", "Look at the list again: they were ticked or deleted."),
        ErrorText(
            "Es gibt keine offene Aufgabe, die Sie weitergeben könnten.",
            "Sehen Sie die Liste noch einmal an: Die Aufgaben wurden abgehakt oder gelöscht.",
        ),
    ),
    Code.ACCESS_NOTHING: (
        ErrorText("Nothing was found about this person.", "Check the spelling, or add other names of the person."),
        ErrorText(
            "Zu dieser Person wurde nichts gefunden.",
            "Prüfen Sie die Schreibweise oder ergänzen Sie weitere Namen der Person.",
        ),
    ),
    Code.MEETING_FILE_UNREADABLE: (
        ErrorText(
            "The back-up cannot be opened: the passphrase is wrong, or the file is damaged.",
            "Try the passphrase again, or another copy of the file.",
        ),
        ErrorText(
            "Die Sicherung lässt sich nicht öffnen: Die Passphrase ist falsch oder die Datei beschädigt.",
            "Versuchen Sie die Passphrase erneut oder nehmen Sie eine andere Kopie der Datei.",
        ),
    ),
}
