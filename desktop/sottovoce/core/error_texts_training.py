"""What is said where a training sample cannot be made or taken back, in English and German; see `core.error_texts`."""

from __future__ import annotations

from typing import Final

from sottovoce.core.error_table import ErrorText, Texts
from sottovoce_models.errors import Code

TRAINING_TEXTS: Final[Texts] = {
    Code.TRAINING_CLOSED: (
        ErrorText(
            "This meeting may not become a training sample: not everything it takes is there any more.",
            "Nothing was written. Close this page; the meeting's page says what is missing.",
        ),
        ErrorText(
            "Dieses Gespräch darf kein Trainingsbeispiel werden: Nicht alles, was es dafür braucht, ist noch da.",
            "Es wurde nichts geschrieben. Schließen Sie diese Seite; die Seite des Gesprächs sagt, was fehlt.",
        ),
    ),
    Code.TRAINING_UNSEEN: (
        ErrorText("{count} passages were not looked at yet.", "Go through them; nothing was written."),
        ErrorText("{count} Stellen wurden noch nicht angesehen.", "Gehen Sie sie durch; es wurde nichts geschrieben."),
    ),
    Code.TRAINING_THERE: (
        ErrorText(
            "There is a training sample of this meeting already.",
            "Withdraw it first if another one is to take its place.",
        ),
        ErrorText(
            "Von diesem Gespräch gibt es schon ein Trainingsbeispiel.",
            "Ziehen Sie es zuerst zurück, wenn ein anderes an seine Stelle treten soll.",
        ),
    ),
    Code.TRAINING_PLACE_TAKEN: (
        ErrorText("Something else lies in that folder.", "Choose an empty folder, or one of training samples."),
        ErrorText(
            "In diesem Ordner liegt etwas anderes.",
            "Wählen Sie einen leeren Ordner oder einen mit Trainingsbeispielen.",
        ),
    ),
    Code.TRAINING_NO_SAMPLE: (
        ErrorText("There is no training sample of this meeting.", "Nothing was saved."),
        ErrorText("Von diesem Gespräch gibt es kein Trainingsbeispiel.", "Es wurde nichts gespeichert."),
    ),
    Code.TRAINING_FOLDER_GONE: (
        ErrorText(
            "The training folder is not there, so the sample could not be taken out of it.",
            "Connect the drive or put the folder back; the sample is taken out when the vault is opened next.",
        ),
        ErrorText(
            "Der Trainingsordner ist nicht da, daher konnte das Beispiel nicht daraus entfernt werden.",
            "Schließen Sie das Laufwerk an oder legen Sie den Ordner zurück; das Beispiel wird beim nächsten Öffnen "
            "des Tresors entfernt.",
        ),
    ),
}
