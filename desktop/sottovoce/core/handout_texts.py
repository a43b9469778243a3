"""The words of the log of what was handed over, in English and German."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Protocol

from sottovoce.core.document_texts import day_text
from sottovoce.core.languages import UiLanguage


class HandoutKind(StrEnum):
    """What was handed over."""

    MINUTES = "minutes"
    TRANSCRIPT = "transcript"
    BOTH = "both"
    SOUND = "sound"
    ACCESS = "access"
    BACKUP = "backup"
    CONSENT_RECEIPT = "consent_receipt"
    TASKS = "tasks"
    LETTER = "letter"
    SAMPLE_RECEIPT = "sample_receipt"


class _Handout(Protocol):
    @property
    def handed_at(self) -> str: ...
    @property
    def recording_id(self) -> str | None: ...
    @property
    def what(self) -> str: ...
    @property
    def format(self) -> str: ...
    @property
    def recipient(self) -> str: ...
    @property
    def deidentified(self) -> bool: ...
    @property
    def protected(self) -> bool: ...
    @property
    def draft(self) -> bool: ...
    @property
    def title(self) -> str: ...


_KINDS: Final = {
    HandoutKind.MINUTES: ("Minutes", "Protokoll"),
    HandoutKind.TRANSCRIPT: ("Transcript", "Transkript"),
    HandoutKind.BOTH: ("Minutes and transcript", "Protokoll und Transkript"),
    HandoutKind.SOUND: ("Sound", "Ton"),
    HandoutKind.ACCESS: ("Access request", "Auskunft"),
    HandoutKind.BACKUP: ("Back-up of a meeting", "Sicherung einer Besprechung"),
    HandoutKind.CONSENT_RECEIPT: ("Consent receipt", "Einwilligungsbeleg"),
    HandoutKind.TASKS: ("Open tasks", "Offene Aufgaben"),
    HandoutKind.LETTER: ("Letter", "Brief"),
    HandoutKind.SAMPLE_RECEIPT: ("Receipt for a training sample", "Beleg für ein Trainingsbeispiel"),
}
_PRINTED: Final = ("Printed", "Gedruckt")
_HEADER: Final = (
    ("When", "What", "Kind of file", "Meeting", "To whom", "Remarks"),
    ("Wann", "Was", "Art der Datei", "Besprechung", "An wen", "Bemerkungen"),
)
_REMARKS: Final = {
    "draft": ("draft", "Entwurf"),
    "deidentified": ("de-identified", "de-identifiziert"),
    "protected": ("with a passphrase", "mit Passphrase"),
}
_GONE: Final = ("(deleted)", "(gelöscht)")
_UNTITLED: Final = ("(without a title)", "(ohne Titel)")
PRINTED: Final = "print"


def handout_header(language: UiLanguage) -> tuple[str, ...]:
    """The names of the columns."""
    return _HEADER[_at(language)]


def handout_row(handout: _Handout, language: UiLanguage) -> tuple[str, ...]:
    """A line of the log, column by column."""
    at = _at(language)
    known = handout.what in set(HandoutKind)
    remarks = [
        text[at]
        for text, told in (
            (_REMARKS["draft"], handout.draft),
            (_REMARKS["deidentified"], handout.deidentified),
            (_REMARKS["protected"], handout.protected),
        )
        if told
    ]
    several = handout.what == HandoutKind.ACCESS
    return (
        day_text(handout.handed_at, language, with_time=True),
        _KINDS[HandoutKind(handout.what)][at] if known else handout.what,
        _PRINTED[at] if handout.format == PRINTED else handout.format.upper(),
        handout.title or ("" if several else _GONE[at] if handout.recording_id is None else _UNTITLED[at]),
        handout.recipient,
        ", ".join(remarks),
    )


def _at(language: UiLanguage) -> int:
    return 0 if language is UiLanguage.EN else 1
