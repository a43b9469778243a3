"""What the command line says of the consent ledger, in English and German."""

from __future__ import annotations

from typing import Final

from sottovoce.core.languages import UiLanguage
from sottovoce.core.ledger import LedgerCheck

_PASSPHRASE: Final = ("Passphrase of the vault: ", "Passphrase des Tresors: ")
_EMPTY: Final = ("The consent ledger is empty.", "Das Einwilligungsbuch ist leer.")
_HOLDS: Final = (
    "The consent ledger is as it was written: {events} entries, none changed, removed or put in.",
    "Das Einwilligungsbuch ist, wie es geschrieben wurde: {events} Einträge, keiner geändert, entfernt oder eingefügt.",
)
_ONE: Final = (
    "The consent ledger is as it was written: one entry, not changed.",
    "Das Einwilligungsbuch ist, wie es geschrieben wurde: ein Eintrag, nicht geändert.",
)
_MISSING: Final = (
    "Of {missing} of them the details were erased, as happens to those of deleted meetings.",
    "Zu {missing} davon wurden die Einzelheiten gelöscht, wie bei gelöschten Besprechungen üblich.",
)
_LIMITS: Final = (
    "This shows later changes on this computer; it is no proof against somebody who owns the computer and rewrites it "
    "all. Receipts that were handed out are.",
    "Das zeigt nachträgliche Änderungen auf diesem Computer; gegen jemanden, dem er gehört und der alles neu schreibt, "
    "beweist es nichts. Ausgehändigte Belege tun das.",
)
_RECEIPT: Final = (
    "The receipt fits: its {entries} entries are in the ledger, word for word.",
    "Der Beleg passt: Seine {entries} Einträge stehen Wort für Wort im Einwilligungsbuch.",
)


def passphrase_prompt(language: UiLanguage) -> str:
    """Asks for it."""
    return _PASSPHRASE[_at(language)]


def check_text(check: LedgerCheck, language: UiLanguage) -> str:
    """What a check that found nothing wrong says, a sentence a line."""
    at = _at(language)
    if not check.events:
        return _EMPTY[at]
    lines = [_ONE[at] if check.events == 1 else _HOLDS[at].format(events=check.events)]
    if check.missing_details:
        lines.append(_MISSING[at].format(missing=check.missing_details))
    return "\n".join([*lines, _LIMITS[at]])


def receipt_text(entries: int, language: UiLanguage) -> str:
    """What is said of a receipt that fits."""
    return _RECEIPT[_at(language)].format(entries=entries)


def _at(language: UiLanguage) -> int:
    return 0 if language is UiLanguage.EN else 1
