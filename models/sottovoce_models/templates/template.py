"""What a template is: sections in printing order, and what belongs into each. Frozen; `checking` says what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sottovoce_models.types import ItemKind

SCHEMA: Final = "sottovoce.template/1"
GENERAL_ID: Final = "general"


class Audience(StrEnum):
    """Whom a template is for; lists are grouped by it."""

    GENERAL = "general"
    THERAPY = "therapy"
    LAW = "law"
    TEAM = "team"
    ASSEMBLY = "assembly"


class Side(StrEnum):
    """Whose words a section takes: those of the therapist or lawyer, of the client, or of anybody."""

    ANYBODY = "anybody"
    PROFESSIONAL = "professional"
    CLIENT = "client"


@dataclass(frozen=True, slots=True)
class Text:
    """Words of a template in both languages; one of them may be missing."""

    en: str = ""
    de: str = ""

    def within(self, language: str) -> str:
        """The words for a document in this language: German for German, else English, or what there is."""
        is_german = language.split("-", maxsplit=1)[0].lower() == "de"
        return (self.de or self.en) if is_german else (self.en or self.de)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words and phrases to look for in each language; a * at the end stands for any ending."""

    en: tuple[str, ...] = ()
    de: tuple[str, ...] = ()

    def of(self, language: str) -> tuple[str, ...]:
        """Those for a meeting in this language; of other languages nothing is known."""
        return {"en": self.en, "de": self.de}.get(language.split("-", maxsplit=1)[0].lower(), ())

    def __bool__(self) -> bool:
        return bool(self.en or self.de)


@dataclass(frozen=True, slots=True)
class Section:
    """One heading.

    `kinds`: lines of the minutes that stand here. `words` and `most_telling`: passages of the talk that are quoted here
    besides, those with such words (none of `not_words`), and so many that say most; of `said_by` only, at most
    `at_most` of each sort. `quotes_only`: nothing here that a model wrote. `judgement`: for the human to write; only
    what the professional said aloud is quoted. `hint`: what a human may write here.
    """

    id: str
    heading: Text
    hint: Text = field(default_factory=Text)
    kinds: tuple[ItemKind, ...] = ()
    said_by: Side = Side.ANYBODY
    words: Phrases = field(default_factory=Phrases)
    not_words: Phrases = field(default_factory=Phrases)
    most_telling: int = 0
    at_most: int = 8
    quotes_only: bool = False
    judgement: bool = False

    @property
    def searches(self) -> bool:
        """Whether passages have to be looked for in the transcript."""
        return bool(self.words) or self.most_telling > 0


@dataclass(frozen=True, slots=True)
class Template:
    """A form of minutes. `leave_out`: kinds of lines that are not shown unless a section takes them.

    `tone`: how a human should word what they add, shown beside the minutes; no model reads it.
    """

    id: str
    title: Text
    audience: Audience
    sections: tuple[Section, ...]
    tone: Text = field(default_factory=Text)
    leave_out: tuple[ItemKind, ...] = ()

    @property
    def searches(self) -> bool:
        """Whether passages have to be looked for in the transcript; otherwise lines need only be sorted."""
        return any(section.searches for section in self.sections)
