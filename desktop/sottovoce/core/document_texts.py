"""The fixed words of exported documents, in the language of the meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sottovoce.core.languages import UiLanguage


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """Headings and remarks of a Markdown export."""

    minutes: str
    transcript: str
    overview: str
    topic: str
    decision: str
    action: str
    question: str
    owner: str
    due: str
    speaker: str
    nothing: str
    unsupported: str
    heard_by_machine: str
    coverage: str
    doubts: str
    corrections: str


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
        speaker="Speaker",
        nothing="None were found.",
        unsupported="not proven by the words cited",
        heard_by_machine="Heard by machine. Please check before you use it.",
        coverage="{text} of {speech} minutes of speech have text.",
        doubts="Doubtful passages: {count}.",
        corrections="Put right by your list of names and terms",
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
        speaker="Person",
        nothing="Keine gefunden.",
        unsupported="durch die zitierten Worte nicht belegt",
        heard_by_machine="Maschinell gehört. Bitte prüfen, bevor Sie es verwenden.",
        coverage="{text} von {speech} Minuten Sprache haben Text.",
        doubts="Unklare Stellen: {count}.",
        corrections="Nach Ihrer Liste von Namen und Begriffen berichtigt",
    ),
}


def document_words(language: UiLanguage) -> DocumentWords:
    """The words for documents of a meeting in this language."""
    return _WORDS[language]
