"""What the errors of the vault say, in English and German; found through `core.error_texts`."""

from __future__ import annotations

from typing import Final

from sottovoce.core.error_table import ErrorText, Texts
from sottovoce_models.errors import Code

VAULT_TEXTS: Final[Texts] = {
    Code.STORE_DAMAGED: (
        ErrorText(
            "A part of the vault is damaged and was not opened.",
            "What can be read is unharmed. Restore a backup, or check the drive.",
        ),
        ErrorText(
            "Ein Teil des Tresors ist beschädigt und wurde nicht geöffnet.",
            "Lesbares ist unversehrt. Spielen Sie eine Sicherung ein oder prüfen Sie das Laufwerk.",
        ),
    ),
    Code.STORE_LOCKED: (
        ErrorText("The vault is locked.", "Unlock it with your passphrase."),
        ErrorText("Der Tresor ist gesperrt.", "Entsperren Sie ihn mit Ihrer Passphrase."),
    ),
}
