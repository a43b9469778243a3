"""The templates that come with Sottovoce, read from `files/`; what users may copy and change."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType
from typing import Final

from sottovoce_models.templates.reading import parse
from sottovoce_models.templates.template import GENERAL_ID, Template

ORDER: Final = (
    *(GENERAL_ID, "soap", "dap", "birp", "progress", "case-conference"),
    *("file-note", "phone-note", "client-meeting", "hearing"),
    *("interview", "stand-up", "assembly"),
)


def _read(template_id: str) -> Template:
    path = resources.files("sottovoce_models.templates") / "files" / f"{template_id}.toml"
    return parse(path.read_text(encoding="utf-8"))


SHIPPED: Final[Mapping[str, Template]] = MappingProxyType({each: _read(each) for each in ORDER})
GENERAL: Final = SHIPPED[GENERAL_ID]


def shipped(template_id: str) -> Template:
    """The template of this id; the general one where it is unknown: minutes are never refused for their form."""
    return SHIPPED.get(template_id, GENERAL)
