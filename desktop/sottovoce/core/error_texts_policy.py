"""What is said where an organisation's policy forbids something, in English and German; see `core.error_texts`."""

from __future__ import annotations

from typing import Final

from sottovoce.core.error_table import ErrorText, Texts
from sottovoce_models.errors import Code

_ASK: Final = "Ask whoever runs this computer."
_FRAGE: Final = "Fragen Sie, wer diesen Computer verwaltet."

POLICY_TEXTS: Final[Texts] = {
    Code.POLICY_RECORDING: (
        ErrorText("Your organisation has switched off recording on this computer.", _ASK),
        ErrorText("Ihre Organisation hat das Aufnehmen auf diesem Computer abgeschaltet.", _FRAGE),
    ),
    Code.POLICY_SUMMARIES: (
        ErrorText("Your organisation has switched off minutes on this computer.", _ASK),
        ErrorText("Ihre Organisation hat Protokolle auf diesem Computer abgeschaltet.", _FRAGE),
    ),
    Code.POLICY_WRITING_HELP: (
        ErrorText("Your organisation has switched off help with writing on this computer.", _ASK),
        ErrorText("Ihre Organisation hat die Schreibhilfe auf diesem Computer abgeschaltet.", _FRAGE),
    ),
    Code.POLICY_TRAINING: (
        ErrorText("Training samples are forbidden on this computer.", _ASK),
        ErrorText("Trainingsbeispiele sind auf diesem Computer verboten.", _FRAGE),
    ),
    Code.POLICY_MODEL: (
        ErrorText(
            "Your organisation does not allow the model “{id}” on this computer.",
            "Choose another model, or ask whoever runs this computer.",
        ),
        ErrorText(
            "Ihre Organisation erlaubt das Modell „{id}“ auf diesem Computer nicht.",
            "Wählen Sie ein anderes Modell oder fragen Sie, wer diesen Computer verwaltet.",
        ),
    ),
    Code.POLICY_CONSENT: (
        ErrorText(
            "Your organisation wants to know of every file how the people in it agreed.",
            "Say how they agreed, then bring the file in again.",
        ),
        ErrorText(
            "Ihre Organisation verlangt zu jeder Datei die Angabe, wie die Beteiligten eingewilligt haben.",
            "Geben Sie an, wie sie eingewilligt haben, und übernehmen Sie die Datei dann erneut.",
        ),
    ),
}
