"""The questions of the bench: the halves are apart, the sample is fixed, and strangers have no key word in common."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sottovoce.bench.ask import overlap
from sottovoce.bench.ask_german import read_german
from sottovoce.bench.ask_questions import read, sample, strangers


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "meetings" / "qmsum_dev"
    folder.mkdir(parents=True)
    subjects = ["barn", "boat", "violin", "orchard"]
    for name, subject in zip("abcd", subjects, strict=True):
        entry = {
            "query": f"What about the {subject}?",
            "answer": f"The {subject} is old.",
            "relevant_text_span": [["1", "2"]],
        }
        turns = [{"speaker": "A", "content": f"The {subject} is old ."}] * 3
        general = [{"query": "Summarize", "answer": "All."}]
        document = {"meeting_transcripts": turns, "general_query_list": general, "specific_query_list": [entry]}
        (folder / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    return tmp_path


def test_half_of_the_meetings_are_for_fitting(data: Path) -> None:
    meetings, questions = read(data)
    assert [meeting.fits for meeting in meetings] == [True, False, True, False]
    assert questions[0].turn_ids == {"t1", "t2"}
    assert {asked.meeting.id for asked in sample(questions, fits=False)} == {"b", "d"}
    assert sample(questions, fits=True) == sample(questions, fits=True)


def test_a_stranger_is_put_to_another_meeting_of_its_half_that_says_none_of_its_key_words(data: Path) -> None:
    meetings, questions = read(data)
    found = strangers(meetings, questions, fits=False)
    assert {(asked.meeting.id, asked.question) for asked in found} == {
        ("d", "What about the boat?"),
        ("b", "What about the orchard?"),
    }


def test_every_german_question_names_turns_that_its_dialogue_has(tmp_path: Path) -> None:
    folder = tmp_path / "dialogues"
    folder.mkdir()
    turns = [
        {"speaker": f"S{1 + number % 2}", "start_s": number, "end_s": number + 0.5, "text": "Gut."}
        for number in range(60)
    ]
    people = [{"name": "Anna"}, {"name": "Ben"}]
    lines = [{"id": f"dev-de-0{n}", "lang": "de-DE", "participants": people, "turns": turns} for n in (1, 2, 5)]
    (folder / "dialogues.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    answered, foreign = read_german(tmp_path)
    assert (len(answered), len(foreign)) == (30, 15)
    assert all(asked.turn_ids <= {turn.id for turn in asked.meeting.turns} and asked.turn_ids for asked in answered)
    assert {asked.meeting.language for asked in (*answered, *foreign)} == {"de"}
    assert not any(asked.turn_ids for asked in foreign)
    assert answered[0].meeting.turns[1].speaker == "Ben"


def test_overlap_is_one_for_the_same_words_and_none_for_others() -> None:
    assert overlap("The roof leaks.", "the roof leaked") == 1.0
    assert overlap("The roof leaks.", "") == 0.0
