"""Sorting under headings: nothing is lost or shown twice, whose words they are is known or left open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.core.languages import UiLanguage
from sottovoce.services.template_preview import previewed, sample
from sottovoce.services.template_sections import retemplated, sections_of
from sottovoce_models.templates.phrases import finder, plain
from sottovoce_models.templates.shipped import ORDER, SHIPPED
from sottovoce_models.templates.sides import side_of, sides
from sottovoce_models.templates.sorting import arranged, is_found
from sottovoce_models.templates.template import Audience, Section, Side, Template, Text
from sottovoce_models.types import Citation, ItemKind, Speaker, Summary, SummaryItem

_IDS = ("", "subjective", "plan", "risk", "motions", "gone")


def line(kind: ItemKind, number: int, section: str = "", edited: bool = False) -> SummaryItem:
    return SummaryItem(
        kind, f"Line {number}", (Citation(f"t{number}", 0, 1, f"q{number}"),), section=section, edited=edited
    )


_ITEMS = st.lists(st.tuples(st.sampled_from(ItemKind), st.sampled_from(_IDS), st.booleans()), max_size=14).map(
    lambda rows: [line(kind, n, section, edited) for n, (kind, section, edited) in enumerate(rows)]
)


@given(_ITEMS, st.sampled_from(ORDER))
def test_no_line_stands_twice_and_what_a_human_wrote_is_never_lost(items: list[SummaryItem], template_id: str) -> None:
    template = SHIPPED[template_id]
    shown = [item for filled in arranged(template, items) for item in filled.items]
    assert len(shown) == len({item.text for item in shown})
    assert {item.text for item in items if item.edited} <= {item.text for item in shown}
    for item in items:
        may_hide = item.kind in template.leave_out or is_found(item)
        assert may_hide or item in shown
    assert [filled.section for filled in arranged(template, items)][: len(template.sections)] == list(template.sections)


@given(_ITEMS, st.lists(st.sampled_from(ORDER), min_size=1, max_size=4))
def test_going_through_templates_and_back_leaves_the_general_minutes_as_they_were(
    items: list[SummaryItem], way: list[str]
) -> None:
    own = [item for item in items if not is_found(item)]
    summary = Summary("r", 1, "general", "en", tuple(own), True)
    for template_id in way:
        found = [line(ItemKind.TOPIC, 90, section.id) for section in SHIPPED[template_id].sections if section.searches]
        summary = retemplated(summary, SHIPPED[template_id], found)
        assert summary.template == template_id
    assert retemplated(summary, SHIPPED["general"], ()).items == tuple(own)


def test_a_passage_is_not_put_in_again_beside_what_a_human_made_of_it() -> None:
    found = line(ItemKind.TOPIC, 1, "subjective")
    human = SummaryItem(ItemKind.TOPIC, "Mine", found.citations, section="subjective", edited=True)
    summary = Summary("r", 1, "soap", "en", (human,), True)
    assert retemplated(summary, SHIPPED["soap"], [found]).items == (human,)


def test_a_passage_that_a_task_under_the_same_heading_shows_is_left_out() -> None:
    task = line(ItemKind.ACTION, 1)
    found = SummaryItem(ItemKind.TOPIC, "Anna: “q1”", task.citations, section="plan")
    plan = next(each for each in arranged(SHIPPED["soap"], [task, found]) if each.section.id == "plan")
    assert plan.items == (task,)


def test_a_section_for_quotes_takes_nothing_a_model_wrote_unless_a_human_put_it_there() -> None:
    section = Section("said", Text("Said"), kinds=(ItemKind.OVERVIEW,), quotes_only=True)
    template = Template("mine", Text("Mine"), Audience.LAW, (section,))
    cited = (Citation("t", 0, 1, "words"),)
    prose = SummaryItem(ItemKind.OVERVIEW, "They discussed words.", cited)
    quote = SummaryItem(ItemKind.OVERVIEW, "Anna: “words”", cited)
    said, rest = arranged(template, [prose, quote])
    assert (said.items, rest.items) == ((quote,), (prose,))


def test_empty_headings_claim_nothing_and_leave_judgement_to_the_human() -> None:
    soap = {section.id: section for section in sections_of(SHIPPED["soap"], [], UiLanguage.EN)}
    assert soap["risk"].empty.startswith("Nothing was found on this. Please check.")
    assert soap["assessment"].empty.startswith("To be filled in by you: ")
    assert soap["assessment"].judgement
    general = sections_of("no such id", [line(ItemKind.ACTION, 1)], UiLanguage.DE)
    assert [section.heading for section in general] == [
        "Überblick",
        "Themen",
        "Beschlüsse",
        "Aufgaben",
        "Offene Fragen",
    ]
    assert [section.kind for section in general] == list(ItemKind)
    assert general[0].empty == "Keine gefunden."


@pytest.mark.parametrize("language", UiLanguage)
@pytest.mark.parametrize("template", SHIPPED.values(), ids=ORDER)
def test_each_shipped_template_shows_something_of_the_sample(template: Template, language: UiLanguage) -> None:
    material = sample(language)
    texts = {turn.id: turn.text for turn in material.transcript.turns}
    items = previewed(template, material)
    assert all(cited.quote in texts[cited.turn_id] for item in items for cited in item.citations)
    assert any(section.items for section in sections_of(template, items, language))


@pytest.mark.parametrize(
    ("roles", "names", "expected"),
    [
        (("Psychotherapeutin", ""), ("", ""), ("professional", "client")),
        (("", "Mandantin"), ("", ""), ("professional", "client")),
        (("Psychotherapie-Patientin", "therapist"), ("", ""), ("client", "professional")),
        (("", ""), ("Dr. Anke Wiegand", "Lena Sommer"), ("professional", "client")),
        (("", ""), ("Dr. Ada Field", "Dr. Ben Hill"), ("anybody", "anybody")),
        (("", ""), ("Anna", "Ben"), ("anybody", "anybody")),
        (("solicitor", ""), ("", "Dr. Client"), ("professional", "client")),
    ],
)
def test_sides_are_told_by_role_then_by_title_or_left_open(
    roles: tuple[str, str], names: tuple[str, str], expected: tuple[str, str]
) -> None:
    speakers = {f"S{n}": Speaker(name, role) for n, (name, role) in enumerate(zip(names, roles, strict=True))}
    assert tuple(sides(speakers, ["S0", "S1"]).values()) == tuple(map(Side, expected))


def test_with_three_voices_only_roles_count() -> None:
    speakers = {"a": Speaker("Dr. A"), "b": Speaker("B", "nurse"), "c": Speaker("C")}
    assert sides(speakers, "abc") == {"a": Side.ANYBODY, "b": Side.PROFESSIONAL, "c": Side.ANYBODY}
    assert side_of("Vorsitzende") is Side.PROFESSIONAL
    assert side_of("Gast") is Side.ANYBODY


@pytest.mark.parametrize(
    ("phrase", "words", "is_there"),
    [
        ("frist*", "Die Fristen laufen.", True),
        ("frist", "Die Fristen laufen.", False),
        ("groß", "Das ist GROSS.", True),
        ("mein  rat", "Mein Rat an Sie", True),
        ("don't", "I don’t know", True),
        ("or", "vor Ort", False),
    ],
)
def test_phrases_are_whole_words_whatever_their_capitals(phrase: str, words: str, is_there: bool) -> None:
    assert bool(finder((phrase,)).search(plain(words))) is is_there
