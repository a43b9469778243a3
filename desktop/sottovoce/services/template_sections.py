"""What stands under the headings of a template, and minutes in another form. Pure; for windows, files and previews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sottovoce.core.document_texts import document_words
from sottovoce.core.languages import UiLanguage
from sottovoce.core.template_texts import empty_text
from sottovoce_models.templates.shipped import shipped
from sottovoce_models.templates.sorting import arranged, is_found
from sottovoce_models.templates.template import GENERAL_ID, Template
from sottovoce_models.types import ItemKind, Summary, SummaryItem


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A heading with its lines; `empty` is what stands there while there is none.

    `kind`: the kind of line a section is for, if it is for one alone; `judgement`: for the human to write.
    """

    id: str
    heading: str
    items: tuple[SummaryItem, ...]
    empty: str
    kind: ItemKind | None = None
    judgement: bool = False


def sections_of(
    template: Template | str, items: Sequence[SummaryItem], language: UiLanguage
) -> tuple[ShownSection, ...]:
    """All headings of a template in order, the empty ones too, each with its lines; nothing a human wrote is lost.

    `template` may be an id; one that is not known here gives the headings of the general minutes, by kind.
    """
    form = shipped(template) if isinstance(template, str) else template
    nothing = document_words(language).nothing if form.id == GENERAL_ID else ""
    return tuple(
        ShownSection(
            each.section.id,
            each.section.heading.within(language),
            each.items,
            nothing or empty_text(each.section, language),
            each.section.kinds[0] if len(each.section.kinds) == 1 else None,
            each.section.judgement,
        )
        for each in arranged(form, items)
    )


def retemplated(summary: Summary, template: Template, found: Sequence[SummaryItem]) -> Summary:
    """The minutes in another form: what was looked for under the old headings gives way to what was found now.

    Lines that a human wrote or changed stay, and no passage is put in again beside the line a human made of it.
    """
    kept = [item for item in summary.items if not is_found(item)]
    known = {(item.section, item.citations) for item in kept if item.edited}
    fresh = [item for item in found if (item.section, item.citations) not in known]
    return replace(summary, template=template.id, items=(*kept, *fresh))
