"""The fixed words of exported documents, in the language chosen for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sottovoce.core.clock import clock
from sottovoce.core.languages import UiLanguage


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """Headings and remarks of an exported document."""

    minutes: str
    transcript: str
    overview: str
    topic: str
    decision: str
    action: str
    question: str
    owner: str
    due: str
    done: str
    speaker: str
    nothing: str
    unsupported: str
    edited: str
    draft: str
    heard_by_machine: str
    draft_written: str
    read_by_machine: str
    approved: str
    listened: str
    coverage: str
    doubts: str
    corrections: str
    deidentified: str
    about: str
    date: str
    length: str
    people: str
    name: str
    role: str
    turns: str
    first_heard: str
    file_hash: str
    sound_hash: str
    sound_unreadable: str
    recognized_with: str
    written_with: str
    made_with: str
    revision: str
    changes: str
    no_changes: str
    time: str
    before: str
    after: str
    hand_written: str
    blacked_out: str
    page: str


_WORDS: Final = {
    UiLanguage.EN: DocumentWords(
        minutes="Minutes",
        transcript="Transcript",
        overview="Overview",
        topic="Topics",
        decision="Decisions",
        action="To do",
        question="Open questions",
        owner="who",
        due="when",
        done="done",
        speaker="Speaker",
        nothing="None were found.",
        unsupported="not proven by the words cited",
        edited="changed by hand",
        draft="Draft: heard by machine, not checked.",
        heard_by_machine="Heard by machine. Please check before you use it.",
        draft_written="Draft: made by machine, not checked.",
        read_by_machine="Made by machine from what was written. Please check before you use it.",
        approved="Approved by {name} on {day}.",
        listened="{heard} of {all} passages that call for it were listened to before.",
        coverage="{text} of {speech} minutes of speech have text.",
        doubts="Doubtful passages: {count}.",
        corrections="Put right by your list of names and terms",
        deidentified=(
            "De-identified: the names on a list were replaced. Other names, places, dates and what makes a person "
            "known may still be in it."
        ),
        about="About this document",
        date="Date",
        length="Length",
        people="Speakers",
        name="Name",
        role="Role",
        turns="Turns",
        first_heard="First heard",
        file_hash="SHA-256 of the imported file, byte for byte",
        sound_hash="SHA-256 of the recorded sound (samples only: 16-bit PCM, little-endian, 16 kHz, all tracks mixed)",
        sound_unreadable="some of it is damaged; damaged stretches count as silence",
        recognized_with="Recognized with",
        written_with="Minutes made with",
        made_with="Program",
        revision="Revision of the transcript",
        changes="Changes made by hand to the machine's transcript",
        no_changes="Nothing was changed.",
        time="Time",
        before="Heard by machine",
        after="Changed to",
        hand_written="Lines of the minutes written or changed by hand",
        blacked_out="Blacked out: words of and about other people.",
        page="Page {page} of {pages}",
    ),
    UiLanguage.DE: DocumentWords(
        minutes="Protokoll",
        transcript="Transkript",
        overview="Überblick",
        topic="Themen",
        decision="Beschlüsse",
        action="Aufgaben",
        question="Offene Fragen",
        owner="wer",
        due="bis wann",
        done="erledigt",
        speaker="Person",
        nothing="Keine gefunden.",
        unsupported="durch die zitierten Worte nicht belegt",
        edited="von Hand geändert",
        draft="Entwurf: maschinell gehört, nicht geprüft.",
        heard_by_machine="Maschinell gehört. Bitte prüfen, bevor Sie es verwenden.",
        draft_written="Entwurf: maschinell erstellt, nicht geprüft.",
        read_by_machine="Maschinell aus dem Geschriebenen erstellt. Bitte prüfen, bevor Sie es verwenden.",
        approved="Freigegeben von {name} am {day}.",
        listened="Zuvor angehört: {heard} von {all} Stellen, bei denen das nötig ist.",
        coverage="{text} von {speech} Minuten Sprache haben Text.",
        doubts="Unklare Stellen: {count}.",
        corrections="Nach Ihrer Liste von Namen und Begriffen berichtigt",
        deidentified=(
            "De-identifiziert: Die Namen einer Liste wurden ersetzt. Andere Namen, Orte, Daten und was einen Menschen "
            "sonst erkennbar macht, können noch enthalten sein."
        ),
        about="Zu diesem Dokument",
        date="Datum",
        length="Länge",
        people="Sprechende",
        name="Name",
        role="Rolle",
        turns="Beiträge",
        first_heard="Zuerst gehört",
        file_hash="SHA-256 der importierten Datei, Byte für Byte",
        sound_hash=(
            "SHA-256 des aufgenommenen Tons (nur die Abtastwerte: PCM 16 Bit, Little-Endian, 16 kHz, alle Spuren "
            "gemischt)"
        ),
        sound_unreadable="ein Teil ist beschädigt; beschädigte Stellen zählen als Stille",
        recognized_with="Erkannt mit",
        written_with="Protokoll erstellt mit",
        made_with="Programm",
        revision="Fassung des Transkripts",
        changes="Änderungen von Hand am maschinellen Transkript",
        no_changes="Es wurde nichts geändert.",
        time="Zeit",
        before="Maschinell gehört",
        after="Geändert in",
        hand_written="Von Hand geschriebene oder geänderte Zeilen des Protokolls",
        blacked_out="Geschwärzt: Worte von anderen und über andere.",
        page="Seite {page} von {pages}",
    ),
}

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def document_words(language: UiLanguage) -> DocumentWords:
    """The words for documents in this language."""
    return _WORDS[language]


def moment_text(at: str, time_ms: int, language: UiLanguage) -> str:
    """When a message was written (`at`, see `Turn.at`); of what was said, how far into the recording it was."""
    return day_text(at, language, with_time=True) if at else clock(time_ms)


def day_text(iso: str, language: UiLanguage, *, with_time: bool = False) -> str:
    """A date as it is written in the language, of this computer's time zone; what is no date stays as it is."""
    try:
        moment = datetime.fromisoformat(iso).astimezone()
    except (ValueError, OverflowError):
        return iso
    if language is UiLanguage.DE:
        day = f"{moment.day:02}.{moment.month:02}.{moment.year}"
    else:
        day = f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    return f"{day}, {moment.hour:02}:{moment.minute:02}" if with_time else day
