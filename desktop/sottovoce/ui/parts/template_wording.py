"""How templates are called in the window's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QLocale

from sottovoce.core.languages import UiLanguage, ui_language
from sottovoce.core.template_texts import audience_text
from sottovoce_models.templates.shipped import SHIPPED
from sottovoce_models.templates.template import Audience, Template


def current_language() -> UiLanguage:
    """The language of the window: `install_language` has made it the default one."""
    return ui_language(QLocale().name())


def template_title(template: Template) -> str:
    """What a template is called."""
    return template.title.within(current_language()) or template.id


def is_shipped(template: Template) -> bool:
    """Whether it came with Sottovoce and is as it came."""
    return SHIPPED.get(template.id) == template


def grouped(templates: Sequence[Template]) -> Iterator[tuple[str, list[Template]]]:
    """The templates by whom they are for, with the name of each group; each group's order is kept."""
    order = list(Audience)
    by_audience = sorted(templates, key=lambda template: order.index(template.audience))
    for audience, group in groupby(by_audience, lambda template: template.audience):
        yield audience_text(audience, current_language()), list(group)
