"""What is wrong with a template that somebody wrote: every problem, with its place. Pure; trusts nothing it is given.

Templates come from files of others. Their texts end up in documents: they are one line, short, visible, and hold no
character that Markdown, HTML or a spreadsheet would take for more than a letter. Phrases are letters, never patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sottovoce_models.templates.template import SCHEMA, Audience, Side
from sottovoce_models.types import ItemKind
from sottovoce_models.visible import visible

MAX_SECTIONS: Final = 16
MAX_PHRASES: Final = 120
MAX_PHRASE_LETTERS: Final = 60
MAX_TITLE_LETTERS: Final = 80
MAX_HINT_LETTERS: Final = 240
MAX_PASSAGES: Final = 40
_ID: Final = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_MARKUP: Final = re.compile(r"[<>\[\]{}|\\`*_#~^$]|://|^[=+@\-]")
_PHRASE: Final = re.compile(r"[^\W_]+(?:[ '’.\-/&]{1,2}[^\W_]+)*[.*]?")
_TEXTS: Final = {"title": MAX_TITLE_LETTERS, "tone": MAX_HINT_LETTERS}
_SECTION_TEXTS: Final = {"heading": MAX_TITLE_LETTERS, "hint": MAX_HINT_LETTERS}
_LANGUAGES: Final = ("en", "de")
_TOP: Final = {"schema", "id", "for", "leave_out", "section", *(f"{n}_{x}" for n in _TEXTS for x in _LANGUAGES)}
_SECTION: Final = {
    *("id", "kinds", "said_by", "most_telling", "at_most", "quotes_only", "judgement"),
    *(f"{name}_{language}" for name in (*_SECTION_TEXTS, "words", "not_words") for language in _LANGUAGES),
}


class Fault(StrEnum):
    """Every way a template can be wrong; each has a text in both languages (tested)."""

    SYNTAX = "syntax"
    TOO_LARGE = "too_large"
    SCHEMA = "schema"
    UNKNOWN_KEY = "unknown_key"
    MISSING = "missing"
    WRONG_TYPE = "wrong_type"
    UNKNOWN_VALUE = "unknown_value"
    TOO_LONG = "too_long"
    NOT_ONE_LINE = "not_one_line"
    MARKUP = "markup"
    BAD_ID = "bad_id"
    DUPLICATE_ID = "duplicate_id"
    NO_SECTIONS = "no_sections"
    TOO_MANY = "too_many"
    BAD_PHRASE = "bad_phrase"
    OUT_OF_RANGE = "out_of_range"
    JUDGEMENT_BY = "judgement_by"
    TAKES_NOTHING = "takes_nothing"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where: the section's place from 0 on or None, the key, and the line of the file (0: unknown)."""

    fault: Fault
    section: int | None = None
    key: str = ""
    line: int = 0


def problems(document: Mapping[str, Any]) -> list[Problem]:
    """Everything that is wrong with a template as plain data; an empty list: it can be made a Template."""
    return list(_of_template(document))


def _of_template(document: Mapping[str, Any]) -> Iterator[Problem]:
    if document.get("schema") != SCHEMA:
        yield Problem(Fault.SCHEMA, key="schema")
    yield from (Problem(Fault.UNKNOWN_KEY, key=key) for key in document if key not in _TOP)
    yield from _id(document, None)
    yield from _texts(document, _TEXTS, "title", None)
    yield from _choice(document, "for", {str(each) for each in Audience}, None, needed=True)
    yield from _kinds(document, "leave_out", None)
    sections = document.get("section", [])
    if not isinstance(sections, list) or not all(isinstance(section, Mapping) for section in sections):
        yield Problem(Fault.WRONG_TYPE, key="section")
        return
    if not sections:
        yield Problem(Fault.NO_SECTIONS)
    if len(sections) > MAX_SECTIONS:
        yield Problem(Fault.TOO_MANY, MAX_SECTIONS, "section")
    known: set[object] = set()
    for place, section in enumerate(sections[: MAX_SECTIONS + 1]):
        yield from _of_section(section, place)
        name = section.get("id")
        if isinstance(name, str):
            if name in known:
                yield Problem(Fault.DUPLICATE_ID, place, "id")
            known.add(name)


def _of_section(section: Mapping[str, Any], place: int) -> Iterator[Problem]:
    yield from (Problem(Fault.UNKNOWN_KEY, place, key) for key in section if key not in _SECTION)
    yield from _id(section, place)
    yield from _texts(section, _SECTION_TEXTS, "heading", place)
    yield from _kinds(section, "kinds", place)
    yield from _choice(section, "said_by", {str(each) for each in Side}, place)
    yield from (problem for name in ("words", "not_words") for problem in _phrases(section, name, place))
    for key, least in (("most_telling", 0), ("at_most", 1)):
        value = section.get(key, least)
        if not isinstance(value, int) or isinstance(value, bool):
            yield Problem(Fault.WRONG_TYPE, place, key)
        elif not least <= value <= MAX_PASSAGES:
            yield Problem(Fault.OUT_OF_RANGE, place, key)
    for key in ("quotes_only", "judgement"):
        if not isinstance(section.get(key, False), bool):
            yield Problem(Fault.WRONG_TYPE, place, key)
    if section.get("judgement") is True and section.get("said_by") != Side.PROFESSIONAL:
        yield Problem(Fault.JUDGEMENT_BY, place, "said_by")
    takes = ("kinds", "words_en", "words_de", "most_telling", "hint_en", "hint_de")
    if not any(section.get(key) for key in takes):
        yield Problem(Fault.TAKES_NOTHING, place, "id")


def _id(table: Mapping[str, Any], place: int | None) -> Iterator[Problem]:
    name = table.get("id")
    if name is None:
        yield Problem(Fault.MISSING, place, "id")
    elif not isinstance(name, str) or not _ID.fullmatch(name):
        yield Problem(Fault.BAD_ID, place, "id")


def _texts(table: Mapping[str, Any], limits: Mapping[str, int], needed: str, place: int | None) -> Iterator[Problem]:
    for name, most in limits.items():
        values = {f"{name}_{language}": table.get(f"{name}_{language}", "") for language in _LANGUAGES}
        if name == needed and not any(isinstance(value, str) and value.strip() for value in values.values()):
            yield Problem(Fault.MISSING, place, f"{name}_en")
        for key, value in values.items():
            if not isinstance(value, str):
                yield Problem(Fault.WRONG_TYPE, place, key)
            elif len(value) > most:
                yield Problem(Fault.TOO_LONG, place, key)
            elif value != visible(value) or value != " ".join(value.split()):
                yield Problem(Fault.NOT_ONE_LINE, place, key)
            elif _MARKUP.search(value):
                yield Problem(Fault.MARKUP, place, key)


def _kinds(table: Mapping[str, Any], key: str, place: int | None) -> Iterator[Problem]:
    value = table.get(key, [])
    if not isinstance(value, list):
        yield Problem(Fault.WRONG_TYPE, place, key)
    elif any(kind not in {str(each) for each in ItemKind} for kind in value if isinstance(kind, str)) or not all(
        isinstance(kind, str) for kind in value
    ):
        yield Problem(Fault.UNKNOWN_VALUE, place, key)


def _choice(
    table: Mapping[str, Any], key: str, allowed: set[str], place: int | None, *, needed: bool = False
) -> Iterator[Problem]:
    value = table.get(key)
    if value is None:
        if needed:
            yield Problem(Fault.MISSING, place, key)
    elif not isinstance(value, str) or value not in allowed:
        yield Problem(Fault.UNKNOWN_VALUE, place, key)


def _phrases(section: Mapping[str, Any], name: str, place: int) -> Iterator[Problem]:
    for key in (f"{name}_{language}" for language in _LANGUAGES):
        value = section.get(key, [])
        if not isinstance(value, list) or not all(isinstance(phrase, str) for phrase in value):
            yield Problem(Fault.WRONG_TYPE, place, key)
        elif len(value) > MAX_PHRASES:
            yield Problem(Fault.TOO_MANY, place, key)
        elif any(len(phrase) > MAX_PHRASE_LETTERS or not _PHRASE.fullmatch(phrase) for phrase in value):
            yield Problem(Fault.BAD_PHRASE, place, key)
