"""What a letter can be, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.compose import Letter
from sottovoce.services.compose import LetterDraft
from sottovoce.ui.parts import wording
from sottovoce_models.compose.kind import SHIPPED, Address, Reader, Takes
from sottovoce_models.compose.letter import Part, Stray
from sottovoce_models.compose.wish import Length, Tone

# QCoreApplication.translate is written out everywhere: pyside6-lupdate finds strings by that name only.


def kind_name(kind_id: str, language: UiLanguage) -> str:
    """A kind of letter."""
    return SHIPPED[kind_id].title.within(str(language), Address.SIE)


def tone_name(tone: Tone, language: str) -> str:
    """How a letter in this language sounds; in German that includes the address."""
    if language == "de":
        return {
            Tone.FORMAL: QCoreApplication.translate("compose_wording", "Formal (Sie)"),
            Tone.DU: QCoreApplication.translate("compose_wording", "Familiar (du)"),
            Tone.WARM: QCoreApplication.translate("compose_wording", "Warm (Sie)"),
            Tone.BRIEF: QCoreApplication.translate("compose_wording", "Brief (Sie)"),
        }[tone]
    return {
        Tone.FORMAL: QCoreApplication.translate("compose_wording", "Formal"),
        Tone.DU: QCoreApplication.translate("compose_wording", "Familiar"),
        Tone.WARM: QCoreApplication.translate("compose_wording", "Warm"),
        Tone.BRIEF: QCoreApplication.translate("compose_wording", "Brief"),
    }[tone]


def reader_name(reader: Reader | None) -> str:
    """Who reads the letter."""
    return {
        None: QCoreApplication.translate("compose_wording", "As usual for this letter"),
        Reader.PRESENT: QCoreApplication.translate("compose_wording", "Took part in the conversation"),
        Reader.CLIENT: QCoreApplication.translate("compose_wording", "Client or patient"),
        Reader.COLLEAGUE: QCoreApplication.translate("compose_wording", "Colleague, was not there"),
        Reader.OUTSIDER: QCoreApplication.translate("compose_wording", "Somebody else, was not there"),
    }[reader]


def length_name(length: Length) -> str:
    """How much of the meeting stands in it."""
    return {
        Length.SHORT: QCoreApplication.translate("compose_wording", "Short"),
        Length.USUAL: QCoreApplication.translate("compose_wording", "Usual"),
        Length.LONG: QCoreApplication.translate("compose_wording", "Long"),
    }[length]


def section_name(takes: Takes) -> str:
    """What of the meeting a section is filled with."""
    return {
        Takes.OWN: QCoreApplication.translate("compose_wording", "Your own words"),
        Takes.SUMMARY: QCoreApplication.translate("compose_wording", "What it was about"),
        Takes.DECISION: QCoreApplication.translate("compose_wording", "Decisions"),
        Takes.ACTION: QCoreApplication.translate("compose_wording", "What is still to be done"),
        Takes.QUESTION: QCoreApplication.translate("compose_wording", "Open questions"),
        Takes.REPLY: QCoreApplication.translate("compose_wording", "What was said about the message"),
    }[takes]


def marks_text(part: Part, strays: tuple[Stray, ...]) -> str:
    """Why a part of the letter is marked; "" where it is not."""
    said = []
    if strays:
        words = ", ".join(dict.fromkeys(f"“{stray.text}”" for stray in strays))
        said.append(QCoreApplication.translate("compose_wording", "Not in the meeting: {words}").format(words=words))
    if not part.supported:
        said.append(QCoreApplication.translate("compose_wording", "Not proved by the meeting"))
    return wording.joined(*said)


def draft_text(draft: LetterDraft, language: UiLanguage) -> str:
    """A draft as a line: what it is, to whom, from when."""
    letter: Letter = draft.letter
    return wording.joined(
        kind_name(letter.wish.kind, language), letter.wish.recipient, wording.moment(draft.changed_at)
    )
