from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.core.languages import UiLanguage
from sottovoce.services.access_request import (
    BLACK,
    AccessHit,
    AccessRequest,
    PersonSearch,
    meeting_document,
    overview_document,
)
from sottovoce.services.exports.document import Said
from sottovoce.services.exports.plain_text import plain_text
from sottovoce.vault.rows_handouts import Handout
from sottovoce_models.types import Citation, ItemKind, SummaryItem
from tests.unit.services.exports.samples import material, minutes_of, spoken

ANNA = AccessRequest(("Anna Müller",), language=UiLanguage.DE)
TALK = spoken(
    "Ich schlafe schlecht, sagt auch Bert.",
    "Das kennen viele.",
    "Seit wann?",
    "Geheimnis von Bert Weiß.",
    "Frau Müller war gestern auch da, mit Carla.",
    "Und Frau Müllers Akte, die Bert hat.",
    names=("Anna Müller", "Bert Weiß"),
)


def said(request: AccessRequest = ANNA) -> list[Said]:
    meeting = replace(material(), title="Müller gegen Weiß", transcript=TALK, summary=None)
    return [block for block in meeting_document(meeting, request).blocks if isinstance(block, Said)]


def test_the_words_of_others_are_blacked_out_and_those_about_the_person_stay() -> None:
    turns = said(replace(ANNA, others=("Carla",)))
    assert [turn.text for turn in turns] == [
        f"Ich schlafe schlecht, sagt auch {BLACK}.",
        BLACK,
        "Seit wann?",
        BLACK,
        f"Frau Müller war gestern auch da, mit {BLACK}.",
        f"Und Frau Müllers Akte, die {BLACK} hat.",
    ]
    assert [turn.speaker for turn in turns] == ["Anna Müller", BLACK] * 3
    assert turns[1].time == ""


def test_neither_length_nor_number_of_what_is_black_tells_anything() -> None:
    short = spoken("a", "b", "c", "d", names=("Anna Müller", "Bert", "Carla"))
    turns = [
        block
        for block in meeting_document(replace(material(), transcript=short, summary=None), ANNA).blocks
        if isinstance(block, Said)
    ]
    assert [turn.text for turn in turns] == ["a", BLACK, "d"]


def test_names_that_the_person_shares_with_others_stay() -> None:
    family = spoken("Frau Müller kommt.", "x", names=("Bert Müller", "Anna Müller"))
    text = plain_text(meeting_document(replace(material(), transcript=family, summary=None), ANNA))
    assert "Frau Müller kommt." in text
    assert "Bert" not in text


def test_minutes_keep_the_lines_that_concern_the_person() -> None:
    def line(text: str, turn: int) -> SummaryItem:
        quote = TALK.turns[turn].text
        return SummaryItem(ItemKind.DECISION, text, (Citation(f"t{turn}", turn * 4_000, turn * 4_000 + 9, quote),))

    items = (line("Es wird geschlafen.", 0), line("Bert Weiß hat ein Geheimnis.", 3), line("Müller zahlt.", 3))
    summary = replace(minutes_of(TALK), items=items)
    text = plain_text(meeting_document(replace(material(), transcript=TALK, summary=summary, title="t"), ANNA))
    assert "Es wird geschlafen." in text
    assert "Müller zahlt." in text
    assert "Geheimnis" not in text
    assert "Weiß" not in text
    assert text.count("Keine gefunden.") == 0


def test_everything_stays_where_nothing_is_to_be_blacked_out() -> None:
    turns = said(replace(ANNA, black_out=False))
    assert [turn.text for turn in turns] == [turn.text for turn in TALK.turns]


def test_a_person_is_found_as_speaker_and_by_what_others_say() -> None:
    search = PersonSearch(("Anna Müller",))
    assert search.hits_in(TALK, None, "Müller gegen Weiß") == (True, 2)
    assert search.hits_in(spoken("nichts", names=("Bert", "")), None, "") == (False, 0)
    assert PersonSearch(("", "  ")).hits_in(TALK, None, "Müller") == (False, 0)


def test_the_overview_says_where_what_is_stored_and_who_got_it() -> None:
    hit = AccessHit("r", "Müller gegen Weiß", "2026-11-14T09:00:00+00:00", True, 2, has_sound=True, has_minutes=True)
    handout = Handout("h", "2026-11-15T09:00:00+00:00", "r", "minutes", "pdf", "Gericht")
    text = plain_text(overview_document([(hit, "0001 Transkript.docx")], [handout], ANNA, "2026-11-20T09:00:00+00:00"))
    assert "0001 Transkript.docx | 14.11.2026 | spricht, wird 2-mal genannt | Ton, Transkript, Protokoll" in text
    assert "Protokoll (PDF), Gericht" in text
    assert "Weiß" not in text


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=6))
def test_nothing_others_said_gets_through(texts: list[str]) -> None:
    talk = spoken("Hallo", *(f"qqq{text}" for text in texts), names=("Anna Müller", *["Bert"] * len(texts)))
    text = plain_text(meeting_document(replace(material(), transcript=talk, summary=None), ANNA))
    assert "qqq" not in text or all("müller" in each.lower() or "anna" in each.lower() for each in texts)
