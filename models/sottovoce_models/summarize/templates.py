"""The forms minutes can take: which sections, in which order. One so far; a new one is an entry here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sottovoce_models.types import ItemKind


@dataclass(frozen=True, slots=True)
class Template:
    """The sections of the minutes in printing order."""

    id: str
    sections: tuple[ItemKind, ...]


GENERAL: Final = Template(
    "general", (ItemKind.OVERVIEW, ItemKind.DECISION, ItemKind.ACTION, ItemKind.QUESTION, ItemKind.TOPIC)
)
TEMPLATES: Final[Mapping[str, Template]] = {GENERAL.id: GENERAL}


def template(template_id: str) -> Template:
    """The template of this id; the general one where it is unknown: minutes are never refused for their form."""
    return TEMPLATES.get(template_id, GENERAL)
