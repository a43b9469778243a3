from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.core.languages import UiLanguage
from sottovoce.services.exports.document import document_of
from sottovoce.services.exports.json_file import json_text
from sottovoce.services.exports.material import Format, Options
from sottovoce.services.exports.plain_text import plain_text
from sottovoce.services.pseudonyms import Pseudonyms, Roster, deidentified, placeholder, roster_of
from sottovoce_models.types import Speaker
from tests.unit.services.exports.samples import material, spoken

ANNA = Pseudonyms(Roster((("Dr. Anna Müller-Lüdenscheidt", "Annie"), ("Bert Weiß",))))


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Anna kommt.", "Person A kommt."),
        ("Annas Tasche, Berts Hut, Bert's Hut, Hans’ Hut", "Person A Tasche, Person B Hut, Person B Hut, Hans’ Hut"),
        ("Frau Müller-Lüdenscheidt war da", "Frau Person A war da"),
        ("Frau Müller Lüdenscheidt war da", "Frau Person A war da"),
        ("Anna Müller-Lüdenscheidt", "Person A"),
        ("die Müllers, Frau Lüdenscheidts Akte", "die Person A, Frau Person A Akte"),
        ("Mueller und Weiss und WEISS", "Person A und Person B und Person B"),
        ("Annie lacht", "Person A lacht"),
        ("Annabelle und Hannah und Müllerin", "Annabelle und Hannah und Müllerin"),
        ("das weiß ich, Bert", "das weiß ich, Person B"),
        ("DR. ANNA", "DR. Person A"),
    ],
)
def test_names_are_replaced_in_every_form_and_words_are_left(said: str, written: str) -> None:
    assert ANNA.deidentified(said) == written


def test_the_same_person_has_one_placeholder_and_shared_names_have_none() -> None:
    roster = roster_of(spoken("a", names=("Anna Müller", "Bert Müller")), ["Kurt Meyer = Kurtchen", "anna müller"])
    assert roster.people == (("Anna Müller", "anna müller"), ("Bert Müller",), ("Kurt Meyer", "Kurtchen"))
    by = Pseudonyms(roster)
    assert by.deidentified("Kurtchen, Anna, Bert und Frau Müller") == "Person C, Person A, Person B und Frau Person ?"


def test_there_are_letters_for_any_number_of_people() -> None:
    assert [placeholder(number) for number in (0, 25, 26, 52)] == ["Person A", "Person Z", "Person A2", "Person A3"]


def test_a_deidentified_export_holds_no_name_in_any_format() -> None:
    meeting = material()
    ready = deidentified(meeting, Pseudonyms(roster_of(meeting.transcript, ["Kanarienvogel"])))
    options = Options(language=UiLanguage.DE, facts=True)
    whole = plain_text(document_of(ready, options)) + json_text(ready, replace(options, format=Format.JSON))
    for name in ("Anna", "Müller", "Mülla", "Kanarienvogel", "2026", "ababab" * 5 + "ab: "):
        assert name not in whole, name
    assert "De-identifiziert: Die Namen einer Liste wurden ersetzt." in whole
    read = json.loads(json_text(ready, replace(options, format=Format.JSON)))
    assert (read["transcript"]["corrections"], read["sound"], read["started_at"]) == ([], None, None)
    assert "anonym" not in whole.lower()


def test_quotes_still_stand_in_their_turns() -> None:
    meeting = material()
    ready = deidentified(meeting, Pseudonyms(roster_of(meeting.transcript, ["Kanarienvogel"])))
    assert ready.summary is not None
    for item in ready.summary.items:
        for cited in item.citations:
            assert cited.quote in ready.transcript.turn(cited.turn_id).text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_roster_changes_nothing(text: str) -> None:
    assert Pseudonyms(Roster(())).deidentified(text) == text


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=20), max_size=4), st.text(max_size=60))
def test_whatever_is_called_a_name_nothing_breaks_and_twice_is_once(names: list[str], text: str) -> None:
    transcript = replace(spoken("a"), speakers={"S1": Speaker(), "S2": Speaker()})
    by = Pseudonyms(roster_of(transcript, names))
    assert isinstance(by.deidentified(text), str)
