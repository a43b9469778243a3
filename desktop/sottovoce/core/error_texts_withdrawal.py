"""What is said where a consent cannot be taken back yet, in English and German; see `core.error_texts`."""

from __future__ import annotations

from typing import Final

from sottovoce.core.error_table import ErrorText, Texts
from sottovoce_models.errors import Code

WITHDRAWAL_TEXTS: Final[Texts] = {
    Code.WITHDRAWAL_VOICE_UNKNOWN: (
        ErrorText(
            "Nobody has said which voice is this person's, so their part alone cannot be taken out.",
            "Nothing was deleted. Give the voice their name in the text first, or delete all of the meeting.",
        ),
        ErrorText(
            "Niemand hat gesagt, welche Stimme die dieser Person ist; ihr Anteil allein lässt sich nicht entfernen.",
            "Es wurde nichts gelöscht. Geben Sie der Stimme im Text zuerst den Namen oder löschen Sie die ganze "
            "Besprechung.",
        ),
    ),
    Code.WITHDRAWAL_NOTE_KEPT: (
        ErrorText(
            "This note must still be kept.",
            "Nothing was deleted. When the duty to keep it has ended, it can be deleted here.",
        ),
        ErrorText(
            "Dieses Protokoll muss noch aufbewahrt werden.",
            "Es wurde nichts gelöscht. Wenn die Pflicht zur Aufbewahrung geendet hat, lässt es sich hier löschen.",
        ),
    ),
}
