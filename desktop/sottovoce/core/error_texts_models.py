"""What is wrong with a model file of the user's own."""

from __future__ import annotations

from typing import Final

from sottovoce.core.error_table import ErrorText, Texts
from sottovoce_models.errors import Code

MODEL_TEXTS: Final[Texts] = {
    Code.MODEL_NOT_GGUF: (
        ErrorText("“{file}” is not a GGUF file.", "Choose a language model in the GGUF format (.gguf)."),
        ErrorText("„{file}“ ist keine GGUF-Datei.", "Wählen Sie ein Sprachmodell im Format GGUF (.gguf)."),
    ),
    Code.MODEL_CUT_OFF: (
        ErrorText("“{file}” is not complete: the end of the file is missing.", "Fetch the file again."),
        ErrorText("„{file}“ ist unvollständig: Das Ende der Datei fehlt.", "Laden Sie die Datei erneut."),
    ),
    Code.MODEL_TOO_NEW: (
        ErrorText(
            "“{file}” has a form that this version of Sottovoce does not read.",
            "Choose another file of the same model, such as Q4_K_M, or a newer version of Sottovoce.",
        ),
        ErrorText(
            "„{file}“ hat eine Form, die diese Version von Sottovoce nicht liest.",
            "Wählen Sie eine andere Datei desselben Modells, etwa Q4_K_M, oder eine neuere Version von Sottovoce.",
        ),
    ),
    Code.MODEL_NOT_A_WRITER: (
        ErrorText(
            "“{file}” does not hold a whole model that writes text ({architecture}).",
            "Choose an instruct or chat model in one file.",
        ),
        ErrorText(
            "„{file}“ enthält kein ganzes Modell, das Texte schreibt ({architecture}).",
            "Wählen Sie ein Instruct- oder Chat-Modell in einer einzigen Datei.",
        ),
    ),
    Code.MODEL_CHAT_UNKNOWN: (
        ErrorText(
            "This model does not say how it wants to be talked to.",
            "Choose an instruct or chat model whose file carries a chat template.",
        ),
        ErrorText(
            "Dieses Modell sagt nicht, wie es angesprochen werden will.",
            "Wählen Sie ein Instruct- oder Chat-Modell, dessen Datei eine Chat-Vorlage enthält.",
        ),
    ),
}
