"""Working on lines, comparing minutes, and what they are together: nothing is lost, nothing is told twice."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sottovoce.services import minutes_lines as lines_of
from sottovoce.services.minutes import Offer, taken_whole
from sottovoce.services.minutes_diff import Change, Origin, choices, diff, differs
from sottovoce.services.minutes_lines import grouped, is_unproven, items_of, numbered
from sottovoce.vault.summary_text import with_part
from sottovoce_models.templates.shipped import shipped
from sottovoce_models.types import Citation, ItemKind, Summary, SummaryItem

PROOF = (Citation("t1", 0, 1000, "so war es"),)


def item(text: str, kind: ItemKind = ItemKind.TOPIC, **more: object) -> SummaryItem:
    fields: dict[str, object] = {"citations": PROOF, **more}
    return SummaryItem(kind, text, **fields)  # type: ignore[arg-type] # a test's shorthand


def summary(*items: SummaryItem) -> Summary:
    return Summary("r", 1, "general", "de", items, quote_led=False)


ITEMS = st.builds(
    SummaryItem,
    st.sampled_from(ItemKind),
    st.sampled_from(["Anna kommt.", "Anna kommt nicht.", "Bert geht am Montag.", "Es regnet heute sehr.", "Ende."]),
    st.sampled_from([(), PROOF]),
    st.sampled_from([None, "S1"]),
    st.none(),
    st.sampled_from([0.2, 1.0]),
    st.sampled_from(["", "Plan"]),
    st.booleans(),
    st.booleans(),
)
MANY = st.lists(ITEMS, max_size=8)


def test_rewriting_marks_the_line_and_the_same_words_do_not() -> None:
    lines = numbered([item("Alt."), item("Zwei.")])
    assert lines_of.rewritten(lines, 1, "  Alt.\n", None, "") is lines
    assert lines_of.rewritten(lines, 1, "  ", None, None) is lines
    new = lines_of.rewritten(lines, 1, "Neu  und\nmehr", " S1 ", "Do")
    assert new[0].item == item("Neu und mehr", owner="S1", due="Do", edited=True)
    assert new[1] is lines[1]


def test_a_tick_is_no_edit_but_vouching_is() -> None:
    lines = numbered([item("Anrufen", ItemKind.ACTION, support=0.1)])
    assert lines_of.ticked(lines, 1, True)[0].item == item("Anrufen", ItemKind.ACTION, support=0.1, done=True)
    assert is_unproven(lines[0].item)
    assert not is_unproven(lines_of.vouched(lines, 1)[0].item)


def test_moving_keeps_to_the_heading() -> None:
    lines = numbered([item("A"), item("X", ItemKind.DECISION), item("B"), item("C")])
    up = lines_of.moved(lines, 3, -1)
    assert [line.item.text for line in up] == ["B", "X", "A", "C"]
    assert lines_of.moved(lines, 1, -1) is lines
    assert lines_of.moved(lines, 4, 1) is lines
    assert lines_of.moved(lines, 2, 1) is lines


def test_another_kind_goes_to_the_end_of_its_heading_and_loses_its_tick() -> None:
    lines = numbered([item("A", ItemKind.ACTION, done=True, section="Plan"), item("T"), item("Q", ItemKind.QUESTION)])
    new = lines_of.of_kind(lines, 1, ItemKind.TOPIC)
    assert [line.item.text for line in new] == ["T", "A", "Q"]
    assert new[1].item == item("A", edited=True)
    assert lines_of.of_kind(new, 2, ItemKind.TOPIC) is new


def test_groups_are_kinds_or_the_sections_of_a_template_then_what_is_not_proven() -> None:
    lines = numbered(
        [
            item("T"),
            item("O", ItemKind.OVERVIEW),
            item("P", section="plan"),
            item("U", ItemKind.DECISION, support=0.3),
            item("M", citations=(), edited=True),
            item("N", citations=()),
        ]
    )
    told = [(group.section or group.kind.value, group.unproven, len(group.lines)) for group in grouped(lines)]
    assert told == [("overview", False, 1), ("topic", False, 2), ("decision", True, 2)]
    soap = grouped(lines, shipped("soap"))
    wanted = [section.id for section in shipped("soap").sections]
    assert [group.section for group in soap][: len(wanted)] == wanted
    (plan,) = [group for group in soap if group.section == "plan"]
    assert [line.item.text for line in plan.lines] == ["P"]
    assert soap[-1].unproven
    assert [group for group in soap if not group.lines]  # a heading under which nothing was said is seen


@given(MANY, MANY)
def test_a_diff_tells_every_line_of_both_once(before: list[SummaryItem], after: list[SummaryItem]) -> None:
    changes = diff(before, after)
    olds = [each.before for each in changes if each.before is not None]
    news = [each.after for each in changes if each.after is not None]
    assert news == after
    assert sorted(map(repr, olds)) == sorted(map(repr, before))
    for each in changes:
        assert (each.before is None) == (each.change is Change.ADDED)
        assert (each.after is None) == (each.change is Change.REMOVED)


@given(MANY)
def test_the_same_minutes_do_not_differ(items: list[SummaryItem]) -> None:
    assert not differs(diff(items, items))
    assert not differs(diff(items, [replace(each, done=not each.done) for each in items]))


@given(MANY, MANY)
def test_suggested_choices_keep_every_human_line_and_every_new_one_else(
    mine: list[SummaryItem], new: list[SummaryItem]
) -> None:
    found = choices(mine, new)
    taken = [each.item for each in found if each.suggested]
    assert [each.item for each in found if each.suggested and each.item.edited and each.origin is not Origin.NEW] == [
        each.item for each in found if each.item.edited and each.origin is not Origin.NEW
    ]
    human = [each for each in mine if each.edited]
    assert all(each in taken for each in human)
    if not human:
        contents = [(each.kind, each.section, each.text, each.owner) for each in taken]
        assert contents == [(each.kind, each.section, each.text, each.owner) for each in new]


def test_a_changed_line_is_told_as_changed() -> None:
    old = item("Die Klientin nimmt 50 mg Sertralin am Morgen.")
    new = item("Die Klientin nimmt 15 mg Sertralin am Morgen.", edited=True)
    gone, come = item("Es ging um den Umzug."), item("Neuer Termin am Freitag.", ItemKind.ACTION, citations=())
    told = [(each.change, each.before, each.after) for each in diff([old, gone], [new, come])]
    assert told == [(Change.CHANGED, old, new), (Change.ADDED, None, come), (Change.REMOVED, gone, None)]


@given(MANY, MANY, st.sampled_from(["kind:topic", "kind:action", "section:Plan"]), st.booleans())
def test_one_part_made_anew_leaves_every_other_line(
    before: list[SummaryItem], fresh: list[SummaryItem], part: str, keep: bool
) -> None:
    from sottovoce.vault.summary_text import part_of

    old, new = summary(*before), summary(*fresh)
    made = with_part(old, new, part, keep_edited=keep)
    others = [each for each in made.items if part_of(each) != part]
    assert others == [each for each in before if part_of(each) != part]
    inside = [each for each in made.items if part_of(each) == part]
    human = [each for each in before if part_of(each) == part and each.edited] if keep else []
    fresh_inside = [each for each in fresh if part_of(each) == part and each not in human]
    assert inside == [*human, *fresh_inside]
    if not keep:
        assert with_part(made, new, part) == made


def test_taking_an_offer_keeps_ticks_and_human_lines_of_the_part() -> None:
    mine = summary(
        item("Anrufen", ItemKind.ACTION, done=True),
        item("Alt", ItemKind.DECISION),
        item("Von Hand", ItemKind.DECISION, edited=True),
        item("Thema, von Hand", edited=True),
    )
    new = summary(item("Anrufen", ItemKind.ACTION), item("Neu", ItemKind.DECISION))
    whole = taken_whole(Offer(new, 3, "", ""), mine)
    assert [(each.text, each.done) for each in whole.items] == [("Anrufen", True), ("Neu", False)]
    part = taken_whole(Offer(new, 3, "", "", "kind:decision"), mine)
    assert [each.text for each in part.items] == ["Anrufen", "Von Hand", "Neu", "Thema, von Hand"]
    assert part.items[0].done


@given(MANY)
def test_lines_keep_their_items_and_added_ones_get_a_number_of_their_own(items: list[SummaryItem]) -> None:
    lines = numbered(items)
    assert items_of(lines) == tuple(items)
    more, number = lines_of.added(lines, item("Neu"))
    assert len({line.number for line in more}) == len(more)
    assert lines_of.removed(more, number) == lines
