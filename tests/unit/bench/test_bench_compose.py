"""The stranger who reads letters for the bench: finds what is wrong, and says nothing where nothing is."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from sottovoce.bench.compose import MEETINGS, sample
from sottovoce.bench.compose_checks import findings, leaks
from sottovoce.pipeline.compose import Letter
from sottovoce_models.compose.letter import Layout, Origin, Part, Stray
from sottovoce_models.compose.wish import Tone, Wish
from sottovoce_models.types import Citation
from tests.unit.summarize.talks import BUDGET, talk

TURNS = talk(BUDGET)
NAMES = {"Anna": "Anna", "Ben": "Ben", "Cora": "Cora"}
CITED = (Citation("t0", 0, 1, "the budget for the website"),)


def letter(text: str, language: str = "en", *, supported: bool = True, origin: Origin = Origin.WRITTEN) -> Letter:
    frame = {"en": "I thank you for the conversation.", "de": "ich danke für das Gespräch, es ist mir wichtig."}
    parts = (
        Part(Origin.FRAME, Layout.PARAGRAPH, frame[language]),
        Part(origin, Layout.SENTENCE, text, CITED, supported=supported),
    )
    return Letter(Wish("follow-up", language), "Our conversation", parts)


def test_what_was_said_is_found_said() -> None:
    found = findings(letter("Ben's hosting contract costs nine hundred euros until Friday."), TURNS, NAMES, ())
    assert not found.unmarked
    assert found.right_language
    assert found.one_address
    assert not found.broken_citations


def test_a_name_a_number_and_a_day_that_nobody_said_are_found() -> None:
    made = letter("Anna told Greenfield that 14 or fifteen come on Sunday.")
    assert set(findings(made, TURNS, NAMES, ()).unmarked) == {"Greenfield", "14", "fifteen", "Sunday"}
    assert not findings(made, TURNS, NAMES, ("Greenfield 14 fifteen Sunday",)).unmarked


def test_what_is_marked_is_counted_apart() -> None:
    whole = letter("Greenfield pays.", supported=False)
    assert (findings(whole, TURNS, NAMES, ()).unmarked, findings(whole, TURNS, NAMES, ()).marked) == ((), 1)
    word = replace(letter("Greenfield pays Smith."), strays=(Stray(1, "Greenfield"),))
    assert findings(word, TURNS, NAMES, ()).unmarked == ("Smith",)


def test_the_wrong_language_and_a_mixed_address_are_found() -> None:
    assert not findings(replace(letter("x"), wish=Wish("follow-up", "de")), TURNS, NAMES, ()).right_language
    mixed = letter("Kannst du mir sagen, wann Sie kommen?", "de", origin=Origin.OWN)
    assert not findings(mixed, TURNS, NAMES, ()).one_address
    assert not findings(replace(mixed, wish=Wish("follow-up", "de", Tone.DU)), TURNS, NAMES, ()).one_address
    quoted = letter("Anna: „Kannst du mir sagen, wann Sie kommen?“", "de", origin=Origin.SPOKEN)
    assert findings(quoted, TURNS, NAMES, ()).one_address


def test_a_broken_citation_and_a_leak_are_found() -> None:
    broken = replace(letter("x").parts[1], citations=(Citation("t0", 0, 1, "nobody said this"),))
    assert findings(replace(letter("x"), parts=(broken,)), TURNS, NAMES, ()).broken_citations == 1
    assert leaks(replace(letter("x"), parts=(broken,)), ("nobody", "Quorlix")) == 1


def test_the_sample_takes_turns_and_no_meeting_twice(tmp_path: Path) -> None:
    folder = tmp_path / "meetings" / "qmsum_dev"
    folder.mkdir(parents=True)
    turns = [{"speaker": "A", "content": "The barn is old ."}]
    document = {"meeting_transcripts": turns, "general_query_list": [{"query": "?", "answer": "."}]}
    for number in range(MEETINGS + 5):
        (folder / f"m{number:02}.json").write_text(json.dumps(document), encoding="utf-8")
    found = sample(tmp_path)
    assert [meeting.id for meeting in found] == [f"m{number:02}" for number in range(MEETINGS)]
    assert sample(tmp_path) == found
