"""What a kind of letter is: its fixed words in both languages and what stands in it, in order; read from `kinds/`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

SCHEMA: Final = "sottovoce.letter/1"
ORDER: Final = ("follow-up", "client-letter", "colleague", "referral", "confirmation", "cover-note", "reply")


class Takes(StrEnum):
    """What a section is filled with."""

    OWN = "own"  # the user's own words
    SUMMARY = "summary"  # what the talk was about
    DECISION = "decision"
    ACTION = "action"
    QUESTION = "question"
    REPLY = "reply"  # what was said about the message that is answered


class Address(StrEnum):
    """How the reader is addressed in German."""

    SIE = "sie"
    DU = "du"


class Reader(StrEnum):
    """Who reads a letter: it decides how somebody without a name is greeted, and whether the talk was "ours"."""

    PRESENT = "present"  # took part in the talk
    CLIENT = "client"  # client or patient, who took part
    COLLEAGUE = "colleague"
    OUTSIDER = "outsider"  # an authority, an insurance, the other side

    @property
    def was_there(self) -> bool:
        """Whether the reader has heard what was said."""
        return self in {Reader.PRESENT, Reader.CLIENT}


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed words in English, in German, and in German with "du" where those differ."""

    en: str = ""
    de: str = ""
    de_du: str = ""

    def within(self, language: str, address: Address) -> str:
        """The words for a letter in this language."""
        if language != "de":
            return self.en
        return (self.de_du or self.de) if address is Address.DU else self.de


_NOBODY: Final[Mapping[Reader, Words]] = MappingProxyType(
    {
        Reader.PRESENT: Words("Hello", "Guten Tag", "Hallo"),
        Reader.CLIENT: Words("Hello", "Guten Tag", "Hallo"),
        Reader.COLLEAGUE: Words(
            "Dear colleague", "Sehr geehrte Kollegin, sehr geehrter Kollege", "Liebe Kollegin, lieber Kollege"
        ),
        Reader.OUTSIDER: Words("Dear Sir or Madam", "Sehr geehrte Damen und Herren", "Hallo"),
    }
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a letter: the words before it, at most so many lines, and what it says when there are none."""

    takes: Takes
    at_most: int
    lead: Words
    nothing: Words


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of letter; `opening` follows the salutation, `ending` stands before the closing.

    `nobody`: the salutation of a letter to somebody whose name is not given. `reader`: who it is usually for.
    `for_absent`: the same kind in the words for somebody who was not there.
    """

    id: str
    title: Words
    subject: Words
    nobody: Words
    opening: Words
    ending: Words
    sections: tuple[Section, ...]
    reader: Reader = Reader.PRESENT
    for_absent: Kind | None = None

    def read_by(self, reader: Reader) -> Kind:
        """The kind in the words for this reader."""
        words = self if reader.was_there or self.for_absent is None else self.for_absent
        return words if reader is self.reader else replace(words, nobody=_NOBODY[reader], reader=reader)

    @property
    def writes(self) -> bool:
        """Whether a model has something to write in it; the other kinds are only filled in."""
        return any(section.takes is Takes.SUMMARY for section in self.sections)


def read(text: str) -> Kind:
    """The kind in the text of a file; ValueError or KeyError for one that is none."""
    document = tomllib.loads(text)
    if document["schema"] != SCHEMA:
        raise ValueError(SCHEMA)
    return replace(_kind(document, _words), for_absent=_kind(document, _words_for_absent))


def _kind(document: Mapping[str, Any], words: Callable[[Mapping[str, Any], str], Words]) -> Kind:
    return Kind(
        id=str(document["id"]),
        title=words(document, "title"),
        subject=words(document, "subject"),
        nobody=words(document, "nobody"),
        opening=words(document, "opening"),
        ending=words(document, "ending"),
        sections=tuple(
            Section(
                takes=Takes(section["takes"]),
                at_most=int(section.get("at_most", 1)),
                lead=words(section, "lead"),
                nothing=words(section, "nothing"),
            )
            for section in document["section"]
        ),
        reader=Reader(document["reader"]),
    )


def _words(document: Mapping[str, Any], name: str) -> Words:
    return Words(*(str(document.get(f"{name}_{which}", "")) for which in ("en", "de", "de_du")))


def _words_for_absent(document: Mapping[str, Any], name: str) -> Words:
    return _words(document, f"{name}_absent" if f"{name}_absent_en" in document else name)


def _shipped(kind_id: str) -> Kind:
    path = resources.files("sottovoce_models.compose") / "kinds" / f"{kind_id}.toml"
    return read(path.read_text(encoding="utf-8"))


SHIPPED: Final[Mapping[str, Kind]] = MappingProxyType({each: _shipped(each) for each in ORDER})
