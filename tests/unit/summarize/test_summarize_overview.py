"""The overview is a paragraph of proved sentences, in order, within its room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.summarize.overview import Line, paragraph, room_words
from sottovoce_models.types import Citation, ItemKind, SummaryItem

OPENING = "The group discussed"
MATTERS = (
    "the budget of the website",
    "the new roof of the barn",
    "the training of the editors",
    "the outages of last winter",
    "the fence of the garden",
    "the price of the tractor",
    "the letter from the bank",
)
TAIL = ", with Anna suggesting a cheaper company"


def _item(words: str, number: int, support: float = 0.9) -> SummaryItem:
    citation = Citation(f"t{number}", number * 1000, number * 1000 + 900, words)
    return SummaryItem(ItemKind.OVERVIEW, words, (citation,), support=support)


def _lines(count: int, tail: str = "") -> list[Line]:
    return [
        Line(_item(f"{OPENING} {matter}{tail}.", number), matter, OPENING)
        for number, matter in enumerate(MATTERS[:count], start=1)
    ]


WHOLE = _item("The meeting was about a farm and its website.", 0)


def test_each_part_has_a_sentence_of_its_own_with_its_own_proof() -> None:
    items = paragraph(WHOLE, _lines(4, TAIL), 150, "en")
    assert [item.text.split(",")[0] for item in items] == ["First", "Then", "After that", "Finally"]
    assert [item.text for item in items[:3]] == [
        f"First, the group discussed the budget of the website{TAIL}.",
        f"Then, they talked about the new roof of the barn{TAIL}.",
        f"After that, the group considered the training of the editors{TAIL}.",
    ]
    assert [citation.turn_id for item in items for citation in item.citations] == ["t1", "t2", "t3", "t4"]


def test_a_joining_word_that_would_cost_the_proof_is_left_out() -> None:
    items = paragraph(None, _lines(3), 150, "en", lambda item: not item.text.startswith("Then"))
    assert [item.text.split(" ")[0] for item in items] == ["First,", "The", "Finally,"]


def test_what_is_carried_least_goes_first() -> None:
    lines = _lines(3, TAIL)
    weak = Line(_item(lines[1].item.text, 2, support=0.5), lines[1].brief, OPENING)
    items = paragraph(None, [lines[0], weak, lines[2]], 36, "en")
    assert [item.citations[0].turn_id for item in items] == ["t1", "t3"]


def test_the_same_matter_is_said_once() -> None:
    lines = _lines(2)
    again = Line(_item(f"{OPENING} the website budget.", 9), "the website budget", OPENING)
    assert len(paragraph(None, [*lines, again], 150, "en")) == 2


def test_what_more_was_said_follows_its_part_where_there_is_room() -> None:
    lines = _lines(3)
    more = _item("Anna asked Ben to call the bank tomorrow.", 2)
    lines[1] = Line(_lines(2, TAIL)[1].item, lines[1].brief, OPENING, more)
    matter, said = paragraph(WHOLE, lines, 150, "en")[1:3]
    assert (matter.text, said) == ("Then, they talked about the new roof of the barn.", more)
    assert more not in paragraph(WHOLE, lines, 40, "en")


def test_what_somebody_said_is_left_out_where_the_part_says_it() -> None:
    lines = _lines(3)
    lines[0] = Line(lines[0].item, lines[0].brief, OPENING, _item(f"{OPENING} the website budget.", 1))
    assert [item.citations[0].turn_id for item in paragraph(None, lines, 150, "en")] == ["t1", "t2", "t3"]


def test_other_languages_get_no_english_words() -> None:
    items = paragraph(None, _lines(7), 150, "de")
    assert [item.text for item in items] == [f"{OPENING} {matter}." for matter in MATTERS]


@given(st.integers(0, 7), st.integers(1, 150), st.booleans())
def test_the_paragraph_keeps_to_its_room_and_its_proofs(count: int, room: int, with_tail: bool) -> None:
    items = paragraph(WHOLE, _lines(count, TAIL if with_tail else ""), room, "en")
    assert not items or sum(len(item.text.split()) for item in (WHOLE, *items)) <= room
    assert count == 0 or paragraph(None, _lines(count), room, "en")
    starts = [citation.start_ms for item in items for citation in item.citations]
    assert starts == sorted(starts)


def test_the_room_grows_with_the_talk_to_a_limit() -> None:
    assert [room_words(words) for words in (0, 300, 400, 9000)] == [60, 75, 100, 130]
