"""Minutes of a template as Markdown: its headings in its order, what is left for the human, nobody's markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sottovoce.core.languages import UiLanguage
from sottovoce.services.exports.markdown import summary_markdown
from sottovoce_models.templates.shipped import ORDER, SHIPPED
from sottovoce_models.templates.template import Audience, Section, Template, Text
from sottovoce_models.types import Citation, ItemKind, SummaryItem
from tests.unit.services.meetings import TURNS, finished


def headings(text: str) -> list[str]:
    return [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]


def test_the_general_minutes_read_as_ever() -> None:
    text = summary_markdown(finished(), UiLanguage.EN)
    assert headings(text) == ["Overview", "Topics", "Decisions", "To do", "Open questions"]
    assert text.count("None were found.") == 2


@pytest.mark.parametrize("language", UiLanguage)
@pytest.mark.parametrize("template_id", ORDER)
def test_every_template_has_its_headings_in_its_order(template_id: str, language: UiLanguage) -> None:
    template = SHIPPED[template_id]
    text = summary_markdown(replace(finished(), template=template), language)
    wanted = [section.heading.within(language) for section in template.sections]
    assert headings(text)[: len(wanted)] == wanted


def test_judgement_is_left_to_the_human_and_passages_keep_their_proof() -> None:
    draft = replace(finished(), template=SHIPPED["soap"])
    assert draft.summary is not None
    quote = SummaryItem(
        ItemKind.TOPIC, f"Ada: “{TURNS[0].text}”", (Citation("t1", 0, 4_000, TURNS[0].text),), section="subjective"
    )
    draft.summary = replace(draft.summary, items=(*draft.summary.items, quote))
    text = summary_markdown(draft, UiLanguage.EN)
    assert "To be filled in by you: Your clinical assessment" in text
    assert "Nothing was found on this. Please check. Danger to self" in text
    assert text.index("## S – Subjective") < text.index("Ada: “We buy") < text.index("## O – Objective")


def test_a_heading_that_got_past_the_check_is_still_no_markup() -> None:
    section = Section("a", Text("[x](http://y) <b>", "[x](http://y) <b>"), kinds=(ItemKind.ACTION,))
    template = Template("own-1", Text("T"), Audience.LAW, (section,))
    text = summary_markdown(replace(finished(), template=template), UiLanguage.EN)
    assert r"## \[x\](http://y) \<b\>" in text
