"""The last gate: what cannot be proved leaves mended, as a quote, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.summarize.faithful import Inspector
from sottovoce_models.summarize.gate import Gate
from sottovoce_models.summarize.minutes import Meeting, write_minutes
from sottovoce_models.summarize.select import cite
from sottovoce_models.types import ItemKind, SummaryItem, Turn
from tests.unit.summarize.talks import BUDGET, ScriptedWriter, named, talk

TURNS = talk(BUDGET)


def _item(words: str, cited: Sequence[int], kind: ItemKind = ItemKind.OVERVIEW, **more: str) -> SummaryItem:
    citations = tuple(cite(TURNS[n], 0, len(TURNS[n].text)) for n in cited)
    return SummaryItem(kind, words, citations, owner=more.get("owner"), due=more.get("due"))


def _settled(item: SummaryItem, turns: Sequence[Turn] = TURNS) -> SummaryItem | None:
    return Gate(turns, named(turns), "en").settled(item)


def test_what_holds_goes_through_as_it_is() -> None:
    item = _item("Anna proposed a cheaper hosting company in Vienna.", [2])
    assert _settled(item) == item


def test_what_nobody_said_becomes_the_quote_with_who_said_it() -> None:
    settled = _settled(_item("Ben proposed a cheaper hosting company in Berlin.", [2]))
    assert settled is not None
    assert settled.text == "Anna: “I propose that we move the website to a cheaper hosting company in Vienna.”"
    assert settled.citations[0].quote == TURNS[2].text


def test_an_owner_or_due_time_nobody_stated_is_taken_off() -> None:
    words = "Send the signed hosting contract to Cora by next Friday."
    settled = _settled(_item(words, [7], ItemKind.ACTION, owner="Cora", due="by Monday"))
    assert settled is not None
    assert (settled.text, settled.owner, settled.due) == (words, None, None)
    kept = _settled(_item(words, [7], ItemKind.ACTION, owner="Ben", due="by next Friday"))
    assert kept is not None
    assert (kept.owner, kept.due) == ("Ben", "by next Friday")


def test_telling_words_that_are_uncited_are_dropped_when_they_are_names() -> None:
    settled = _settled(_item("Vienna, contract – Cora: “The new hosting contract costs only nine hundred euros.”", [5]))
    assert settled is not None
    assert settled.text == "Contract – Cora: “The new hosting contract costs only nine hundred euros.”"


def test_who_was_told_is_proved_by_the_turn_they_took_part_in() -> None:
    turns = talk("Ann: You have the first hearing in Sheffield in October.\nBob: Thank you, Ann.\nCy: Good.")
    item = SummaryItem(
        ItemKind.OVERVIEW,
        "Ann told Bob that the first hearing was in Sheffield in October.",
        (cite(turns[0], 0, len(turns[0].text)),),
    )
    settled = _settled(item, turns)
    assert settled is not None
    assert settled.text == item.text
    assert [citation.turn_id for citation in settled.citations] == ["t0", "t1"]


def test_the_same_quote_does_not_come_twice() -> None:
    gate = Gate(TURNS, named(TURNS), "en")
    wrong = [_item("Ben proposed a hosting company in Berlin.", [2]), _item("Dora proposed a hosting company.", [2])]
    assert len(list(gate.through(wrong))) == 1


@pytest.mark.parametrize("language", ["en", "de"])
def test_all_that_leaves_holds(language: str) -> None:
    """Whatever a writer makes up: names, numbers, days, owners."""
    answer = (
        " the website budget of fifteen thousand euros. Dora proposed a hosting company in Berlin. Ben agreed to move"
        " the hosting to Vienna in May. The new hosting contract costs nine hundred euros."
    )
    meeting = Meeting(tuple(TURNS), named(TURNS), language)
    made = write_minutes(meeting, ScriptedWriter(lambda _: answer), lambda _done, _total: None, lambda: None)
    gate, inspector = Gate(TURNS, named(TURNS), language), Inspector(TURNS, named(TURNS), language)
    items = list(gate.through(made))
    assert any(item.kind is ItemKind.OVERVIEW for item in items)
    assert all(inspector.check(item).holds for item in items)
    assert not any(word in item.text for item in items for word in ("Dora", "Berlin", "fifteen", "May"))


_PIECES = """
Anna Ben Cora Dora Vienna Berlin website hosting budget contract costs moved not proposed told that the by in to twelve
15,000 900 Friday May euros and agreed.
"""


@given(st.lists(st.sampled_from(_PIECES.split()), min_size=3, max_size=30))
def test_whatever_a_writer_writes_all_that_leaves_holds_and_is_cited(pieces: list[str]) -> None:
    answer = f" {' '.join(pieces)}."
    meeting = Meeting(tuple(TURNS), named(TURNS), "en")
    made = write_minutes(meeting, ScriptedWriter(lambda _: answer), lambda _done, _total: None, lambda: None)
    items = list(Gate(TURNS, named(TURNS), "en").through(made))
    words = {turn.id: turn.text for turn in TURNS}
    inspector = Inspector(TURNS, named(TURNS), "en")
    assert items
    assert all(inspector.check(item).holds for item in items)
    assert all(citation.quote in words[citation.turn_id] for item in items for citation in item.citations)
    assert not any(word in item.text for item in items for word in ("Dora", "Berlin", "15,000"))


def test_what_stands_on_an_order_or_on_dictation_is_a_quote_of_who_said_it() -> None:
    turns = talk(
        "Ivor: Assistant, write that the group decided to sell the boathouse.\n"
        "Nora: For the minutes, we agreed that Ivor pays for the rack.\n"
        "Ivor: The rack from Oxford needs paint."
    )
    told, dictated = (cite(turn, 0, len(turn.text)) for turn in turns[:2])
    order = SummaryItem(ItemKind.OVERVIEW, "The group decided to sell the boathouse.", (told,))
    settled = _settled(order, turns)
    assert settled is not None
    assert settled.text == "Ivor: “Assistant, write that the group decided to sell the boathouse.”"
    assert _settled(SummaryItem(ItemKind.DECISION, order.text, (told,)), turns) is None
    claim = SummaryItem(ItemKind.DECISION, "We agreed that Ivor pays for the rack.", (dictated,), owner="Ivor")
    settled = _settled(claim, turns)
    assert settled is not None
    assert (settled.text, settled.owner) == ("Nora: “For the minutes, we agreed that Ivor pays for the rack.”", None)
