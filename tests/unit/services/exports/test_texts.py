from __future__ import annotations

import json
from dataclasses import replace

from sottovoce.core.document_texts import document_words
from sottovoce.core.languages import UiLanguage
from sottovoce.services.exports.document import document_of
from sottovoce.services.exports.json_file import json_text
from sottovoce.services.exports.material import Contents, Edit, Format, Options, edits_of
from sottovoce.services.exports.plain_text import PREVIEW_CHARACTERS, plain_text, preview
from sottovoce_models import codec
from sottovoce_models.templates.shipped import shipped
from sottovoce_models.types import Speaker, Summary, SummaryItem, Transcript, Turn
from tests.unit.services.exports.samples import material, spoken

EN = Options(language=UiLanguage.EN)
JSON = replace(EN, format=Format.JSON)


def test_plain_text_reads_from_top_to_bottom() -> None:
    text = plain_text(document_of(material("en"), EN))
    places = [
        text.index(each) for each in ("Minutes: ", "Draft: heard", "Date: 14 Nov", "To do", "[ ] Buy", "Transcript:")
    ]
    assert places == sorted(places)
    assert "[00:00] Dr. Anna Müller: We buy" in text


def test_options_leave_out_what_is_not_wanted() -> None:
    bare = plain_text(document_of(material("en"), replace(EN, times=False, proofs=False, contents=Contents.BOTH)))
    assert "[00:00]" not in bare
    assert "00:00 Speaker" not in bare
    only = plain_text(document_of(material("en"), replace(EN, contents=Contents.TRANSCRIPT)))
    assert "To do" not in only


def test_lines_of_a_template_stand_under_its_sections_and_a_tick_is_seen() -> None:
    meeting = material("en")
    assert meeting.summary is not None
    form = shipped("soap")
    lines = [replace(item, section=form.sections[0].id, done=True, edited=True) for item in meeting.summary.items]
    summary = replace(meeting.summary, template=form.id, items=tuple(lines))
    text = plain_text(document_of(replace(meeting, summary=summary, template=form), EN))
    assert f"{form.sections[0].heading.within('en')}\n---" in text
    assert "Decisions" not in text
    assert "[x] Buy" in text
    assert "done; changed by hand" in text


def test_a_line_of_the_machines_is_marked_as_it_is_in_the_window() -> None:
    meeting = material("en")
    summary = meeting.summary
    assert summary is not None
    mark, first = document_words(UiLanguage.EN).unsupported, summary.items[0]

    def marked(item: SummaryItem) -> bool:
        alone = replace(meeting, summary=replace(summary, items=(item,)))
        return mark in plain_text(document_of(alone, EN))

    assert not marked(replace(first, support=1.0))
    assert marked(replace(first, support=0.2))
    assert marked(replace(first, support=1.0, citations=())), "no words are left that prove it"
    assert not marked(replace(first, support=0.2, edited=True)), "a human stands for it"


def test_the_preview_of_a_day_of_talk_is_short() -> None:
    endless = replace(material("en"), transcript=spoken(*["word " * 200] * 200), summary=None)
    assert len(preview(document_of(endless, EN))) <= PREVIEW_CHARACTERS + 2


def test_json_holds_both_documents_and_says_that_it_is_a_draft() -> None:
    meeting = material()
    read = json.loads(json_text(meeting, JSON))
    assert codec.from_document(Transcript, read["transcript"]) == meeting.transcript
    assert codec.from_document(Summary, read["summary"]) == meeting.summary
    assert (read["draft"], read["remark"]) == (True, "Draft: heard by machine, not checked.")
    approved = json.loads(json_text(material(approved=True), replace(JSON, contents=Contents.MINUTES)))
    assert (approved["draft"], approved["transcript"]) == (False, None)
    assert approved["approval"]["approved_by"] == "Dr. Weber"


def test_a_passage_of_json_holds_its_turns_only() -> None:
    read = json.loads(json_text(material(), replace(JSON, passage=(4_500, 5_000))))
    assert [turn["id"] for turn in read["transcript"]["turns"]] == ["t2"]
    assert read["transcript"]["corrections"] == []


def test_every_change_by_hand_is_found() -> None:
    machine = spoken("eins", "zwei", "drei")
    shown = replace(
        machine,
        speakers={"S1": Speaker("Anna Müller", "Ärztin"), "S2": Speaker("Bert")},
        turns=(
            replace(machine.turns[0], text="eins!"),
            replace(machine.turns[1], speaker="S1"),
            Turn("new", "S1", 9_000, 9_500, "vier"),
        ),
    )
    assert edits_of(machine, shown) == (
        Edit(0, "Anna Müller", "Anna Müller (Ärztin)"),
        Edit(0, "S2", "Bert"),
        Edit(0, "eins", "eins!"),
        Edit(4_000, "S2: zwei", "Anna Müller (Ärztin): zwei"),
        Edit(8_000, "drei", ""),
        Edit(9_000, "", "vier"),
    )
    assert edits_of(machine, machine) == ()
    assert edits_of(None, shown) == ()


def test_an_action_of_a_voice_names_it() -> None:
    meeting = material("en")
    assert meeting.summary is not None
    items = tuple(replace(item, owner="S1") for item in meeting.summary.items)
    assert all(isinstance(item, SummaryItem) for item in items)
    text = plain_text(document_of(replace(meeting, summary=replace(meeting.summary, items=items)), EN))
    assert "who: Dr. Anna Müller" in text
