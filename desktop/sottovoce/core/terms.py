"""The terms on one page: what is kept, what never happens, what consent changes. Information, no contract.

Every version that was ever shown stays here, so that the next one can be shown with what changed. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from hashlib import sha256
from typing import Final

from sottovoce.core.consent import Purpose
from sottovoce.core.languages import UiLanguage

MAX_WORDS: Final = 230
"""What can be read in one minute."""
_PIECES: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading and what stands below it."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """The page in one language."""

    title: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """All of it as one text."""
        return "\n".join((self.title, *(f"{each.heading}\n{each.text}" for each in self.paragraphs)))

    @property
    def sha256(self) -> str:
        """Names these very words."""
        return sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Terms:
    """One version; `purposes`: all that people are ever asked to agree to under it."""

    version: str
    purposes: frozenset[Purpose]
    english: Page
    german: Page

    def page(self, language: UiLanguage) -> Page:
        """The page in a language."""
        return self.english if language is UiLanguage.EN else self.german


class Mark(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand together and share a mark."""

    mark: Mark
    text: str


def differences(before: str, after: str) -> tuple[Passage, ...]:
    """Both texts word by word: what stayed, came and went. Without the removed words it reads as `after`."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    return tuple(_passages(old, new))


def _passages(old: list[str], new: list[str]) -> Iterator[Passage]:
    for tag, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Passage(Mark.KEPT, " ".join(new[begin:stop]))
            continue
        if end > start:
            yield Passage(Mark.REMOVED, " ".join(old[start:end]))
        if stop > begin:
            yield Passage(Mark.ADDED, " ".join(new[begin:stop]))


def terms_of(version: str, known: tuple[Terms, ...] | None = None) -> Terms | None:
    """The terms of a version that was shown once; None for one that this program does not know."""
    return next((each for each in known or ALL_TERMS if each.version == version), None)


def reopened(old_version: str, new_version: str, known: tuple[Terms, ...] | None = None) -> frozenset[Purpose]:
    """The purposes to which every standing answer, and every answer for training, is open again.

    All of them where the new version asks for something the old one did not, and where nobody knows what the old one
    asked for; none at the first start.
    """
    old, new = terms_of(old_version, known), terms_of(new_version, known)
    if new is None or old_version in {"", new_version}:
        return frozenset()
    return new.purposes if old is None or new.purposes - old.purposes else frozenset()


_ENGLISH_1: Final = Page(
    "What holds here",
    (
        Paragraph(
            "What is kept",
            "Recordings, transcripts, minutes, names and answers lie encrypted in the vault on this computer. Settings "
            "and models lie beside it, without a word of any conversation.",
        ),
        Paragraph(
            "What leaves",
            "Nothing. No account, no telemetry, no error reports, no check for updates. The network is used only to "
            "fetch models, when you say so.",
        ),
        Paragraph(
            "What Sottovoce never does",
            "It sends no conversation anywhere and trains nothing. It never agrees for anybody: no setting, no "
            "template and no organisation can. An organisation can only forbid.",
        ),
        Paragraph(
            "What consent changes",
            "Before a recording everyone is asked about recording, transcribing and minutes. What somebody refuses is "
            "not done. Whether a meeting becomes a training sample is asked afterwards, for that meeting alone, of "
            "everyone. A sample stays in a folder on this computer. It is de-identified, not anonymous.",
        ),
        Paragraph(
            "How to withdraw",
            "On the page of the meeting, by person and purpose. You see first what goes; then it goes from the vault "
            "and from the training folder. What was handed out before is listed; it cannot be called back.",
        ),
        Paragraph(
            "What stays with you",
            "Your passphrase, what you export, and the law of your profession. This page informs; going on agrees to "
            "nothing. If it changes, you see what changed, and a new purpose asks everyone anew.",
        ),
    ),
)
_GERMAN_1: Final = Page(
    "Was hier gilt",
    (
        Paragraph(
            "Was gespeichert wird",
            "Aufnahmen, Transkripte, Protokolle, Namen und Antworten liegen verschlüsselt im Tresor auf diesem "
            "Computer. Einstellungen und Modelle liegen daneben, ohne ein Wort aus einem Gespräch.",
        ),
        Paragraph(
            "Was ihn verlässt",
            "Nichts. Kein Konto, keine Telemetrie, keine Fehlerberichte, keine Suche nach Updates. Das Netz wird nur "
            "benutzt, um Modelle zu laden, wenn Sie es verlangen.",
        ),
        Paragraph(
            "Was Sottovoce nie tut",
            "Es sendet kein Gespräch irgendwohin und trainiert nichts. Es willigt nie für jemanden ein: Keine "
            "Einstellung, keine Vorlage und keine Organisation kann das. Eine Organisation kann nur verbieten.",
        ),
        Paragraph(
            "Was Einwilligung ändert",
            "Vor einer Aufnahme werden alle zu Aufnahme, Verschriftlichung und Protokoll gefragt. Was jemand ablehnt, "
            "geschieht nicht. Ob ein Gespräch zum Trainingsbeispiel wird, wird erst danach gefragt, nur für dieses "
            "Gespräch, und zwar alle. Ein Beispiel bleibt in einem Ordner auf diesem Computer. Es ist "
            "de-identifiziert, nicht anonym.",
        ),
        Paragraph(
            "Wie man widerruft",
            "Auf der Seite des Gesprächs, nach Person und Zweck. Sie sehen zuerst, was verschwindet; dann verschwindet "
            "es aus dem Tresor und aus dem Trainingsordner. Was vorher herausgegeben wurde, wird aufgelistet; "
            "zurückholen lässt es sich nicht.",
        ),
        Paragraph(
            "Was bei Ihnen liegt",
            "Ihre Passphrase, was Sie exportieren, und das Recht Ihres Berufs. Diese Seite informiert; wer weitergeht, "
            "willigt in nichts ein. Ändert sie sich, sehen Sie, was sich geändert hat; ein neuer Zweck fragt alle neu.",
        ),
    ),
)
ALL_TERMS: Final = (Terms("1", frozenset(Purpose), _ENGLISH_1, _GERMAN_1),)
"""The versions in their order; the last one holds."""
TERMS: Final = ALL_TERMS[-1]
