"""From the text of a template file (TOML) to a Template and back, exactly; what is wrong is told by line. Pure."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sottovoce_models.templates.checking import Fault, Problem, problems
from sottovoce_models.templates.template import SCHEMA, Audience, Phrases, Section, Side, Template, Text
from sottovoce_models.types import ItemKind

MAX_FILE_LETTERS: Final = 1 << 16
_LINE: Final = re.compile(r"at line (\d+)")
_HEAD: Final = re.compile(r"\s*\[\[\s*section\s*\]\]")
_KEY: Final = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")
_PLAIN: Final = Section("x", Text())
_PHRASES_A_LINE: Final = 100


class TemplateBroken(ValueError):  # noqa: N818 -- a state of the text, told to the one who wrote it
    """The text is no template; `problems` says why, line by line."""

    def __init__(self, found: Sequence[Problem]) -> None:
        super().__init__(", ".join(f"{problem.fault} in line {problem.line}" for problem in found))
        self.problems = tuple(found)


def parse(text: str) -> Template:
    """The template of a file's text; TemplateBroken with every problem."""
    if len(text) > MAX_FILE_LETTERS:
        raise TemplateBroken([Problem(Fault.TOO_LARGE)])
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        at = _LINE.search(str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        raise TemplateBroken([Problem(Fault.SYNTAX, line=line)]) from error
    found = problems(document)
    if found:
        lines = [replace(each, line=_line_of(text, each)) for each in found]
        raise TemplateBroken(sorted(lines, key=lambda each: each.line))
    return template_of(document)


def template_of(document: Mapping[str, Any]) -> Template:
    """The template of plain data in which `problems` finds nothing."""
    return Template(
        id=document["id"],
        title=_text(document, "title"),
        audience=Audience(document["for"]),
        sections=tuple(_section(section) for section in document["section"]),
        tone=_text(document, "tone"),
        leave_out=tuple(ItemKind(kind) for kind in document.get("leave_out", ())),
    )


def plain_of(template: Template) -> dict[str, Any]:
    """The template as plain data, what is as usual left out; `template_of` gives it back."""
    document: dict[str, Any] = {"schema": SCHEMA, "id": template.id, "for": str(template.audience)}
    document |= _plain_text("title", template.title) | _plain_text("tone", template.tone)
    if template.leave_out:
        document["leave_out"] = [str(kind) for kind in template.leave_out]
    return document | {"section": [_plain_section(section) for section in template.sections]}


def written(template: Template) -> str:
    """The text of the template's file; `parse` gives the same template back."""
    document = plain_of(template)
    lines = [_line(key, value) for key, value in document.items() if key != "section"]
    for section in document["section"]:
        lines += ["", "[[section]]", *(_line(key, value) for key, value in section.items())]
    return "\n".join(lines) + "\n"


def _section(table: Mapping[str, Any]) -> Section:
    return Section(
        id=table["id"],
        heading=_text(table, "heading"),
        hint=_text(table, "hint"),
        kinds=tuple(ItemKind(kind) for kind in table.get("kinds", ())),
        said_by=Side(table.get("said_by", Side.ANYBODY)),
        words=_phrases(table, "words"),
        not_words=_phrases(table, "not_words"),
        most_telling=table.get("most_telling", _PLAIN.most_telling),
        at_most=table.get("at_most", _PLAIN.at_most),
        quotes_only=table.get("quotes_only", False),
        judgement=table.get("judgement", False),
    )


def _plain_section(section: Section) -> dict[str, Any]:
    table: dict[str, Any] = {"id": section.id}
    table |= _plain_text("heading", section.heading) | _plain_text("hint", section.hint)
    if section.kinds:
        table["kinds"] = [str(kind) for kind in section.kinds]
    if section.said_by is not Side.ANYBODY:
        table["said_by"] = str(section.said_by)
    for name, phrases in (("words", section.words), ("not_words", section.not_words)):
        table |= {f"{name}_{tag}": list(value) for tag, value in (("en", phrases.en), ("de", phrases.de)) if value}
    table |= {
        key: getattr(section, key)
        for key in ("most_telling", "at_most", "quotes_only", "judgement")
        if getattr(section, key) != getattr(_PLAIN, key)
    }
    return table


def _text(table: Mapping[str, Any], name: str) -> Text:
    return Text(table.get(f"{name}_en", ""), table.get(f"{name}_de", ""))


def _plain_text(name: str, text: Text) -> dict[str, str]:
    return {f"{name}_{tag}": value for tag, value in (("en", text.en), ("de", text.de)) if value}


def _phrases(table: Mapping[str, Any], name: str) -> Phrases:
    return Phrases(tuple(table.get(f"{name}_en", ())), tuple(table.get(f"{name}_de", ())))


def _line(key: str, value: object) -> str:
    if isinstance(value, list):
        return f"{key} = [{_listed(value)}]"
    return f"{key} = {str(value).lower() if isinstance(value, bool | int) else _string(str(value))}"


def _listed(values: Sequence[str]) -> str:
    """On one line, or broken where it would be long."""
    whole = ", ".join(map(_string, values))
    return whole if len(whole) <= _PHRASES_A_LINE else "\n" + "".join(_wrapped(values))


def _wrapped(values: Sequence[str]) -> Iterator[str]:
    row: list[str] = []
    for value in map(_string, values):
        if row and len(", ".join([*row, value])) > _PHRASES_A_LINE:
            yield f"  {', '.join(row)},\n"
            row = []
        row.append(value)
    yield f"  {', '.join(row)},\n"


def _string(value: str) -> str:
    """A string as TOML and JSON both write it."""
    return json.dumps(value, ensure_ascii=False)


def _line_of(text: str, problem: Problem) -> int:
    """The line of a problem's key in its section; that of the section, or the last one, where the key is missing."""
    section, at = None, 0
    lines = text.splitlines()
    for number, line in enumerate(lines, start=1):
        if _HEAD.match(line):
            section = 0 if section is None else section + 1
            at = number if section == problem.section else at
        key = _KEY.match(line)
        if key is not None and key[1] == problem.key and section == problem.section:
            return number
    return at or (1 if problem.section is None else max(1, len(lines)))
