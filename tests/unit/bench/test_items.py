"""How found items are held against noted ones: by what they show, one to one, whatever their order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.bench import german, items
from sottovoce.bench.meetings import ami, dialogues, fame
from sottovoce_models.errors import UserFixable


def test_the_share_counts_content_words_of_the_noted_item_only() -> None:
    assert items.share("Send the contract to Cora", "I'll send Cora the signed contract tomorrow, okay?", "en") == 1.0
    assert items.share("Send the contract to Cora", "Cora likes cake", "en") == pytest.approx(1 / 3)
    assert items.share("The designer will draw the case", "Draw the case.", "en") == 1.0  # a role is told by the voice
    assert items.share("Die Strasse sperren", "Wir sperren die Straße.", "de") == 1.0
    assert items.share("Paint the remote red", "Red it is", "en", frozenset({"remot"})) == pytest.approx(1 / 2)


@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), max_size=5))
def test_the_pairing_is_the_largest_and_needs_no_order(fits: list[list[bool]]) -> None:
    def best(row: int, taken: frozenset[int]) -> int:
        if row == len(fits):
            return 0
        free = [column for column, fit in enumerate(fits[row]) if fit and column not in taken]
        return max([best(row + 1, taken), *(1 + best(row + 1, taken | {column}) for column in free)])

    assert items.largest_pairing(fits) == best(0, frozenset()) == items.largest_pairing(fits[::-1])


def _data(tmp_path: Path) -> Path:
    meetings = tmp_path / "meetings" / "ami_summaries_dev"
    meetings.mkdir(parents=True)
    turns = [
        ("A", "I'll send the signed contract to the printer by Friday."),
        ("B", "Good. The printer is closed on Sunday."),
    ]
    document = {
        "meeting": "ES2006x",
        "summary": {"abstract": ["About a contract."], "actions": ["Send the contract."], "decisions": ["*NA*."]},
        "turns": [
            {"speaker": who, "start": 4.0 * n, "end": 4.0 * n + 3.5, "text": words}
            for n, (who, words) in enumerate(turns)
        ],
    }
    (meetings / "ES2006x.json").write_text(json.dumps(document), encoding="utf-8")
    talks = tmp_path / "dialogues"
    talks.mkdir()
    line = {
        "id": "d1",
        "lang": "de-CH",
        "participants": [{"name": "Petra Muster", "role": "Anwältin"}, {"name": "Uwe Beispiel", "role": "Klient"}],
        "turns": [
            {"speaker": "S1", "start_s": 0, "end_s": 4, "text": "Ich schicke den Entwurf bis Mittwoch an die Behörde."},
            {"speaker": "S2", "start_s": 4, "end_s": 6, "text": "Die Behörde hat den Antrag im Mai abgelehnt."},
        ],
        "summary": "Die Anwältin schickt den Entwurf.",
        "actions": [{"who": "Petra Muster", "what": "Entwurf an die Behörde schicken", "due": "bis Mittwoch"}],
        "decisions": [],
    }
    (talks / "dialogues.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    synthetic = tmp_path / "meetings" / "fame_synthetic_de"
    synthetic.mkdir()
    meeting = ">>Wirtin: Das Wasser im Keller steht seit Montag hoch.\n\n>>Gast (lacht): Das stimmt."
    (synthetic / "Keller.json").write_text(json.dumps({"meeting": meeting, "summary": "Wasser."}), encoding="utf-8")
    return tmp_path


def test_the_sets_are_read_with_their_notes(tmp_path: Path) -> None:
    data = _data(tmp_path)
    [meeting] = ami(data)
    assert (meeting.actions, meeting.decisions) == (("Send the contract.",), ())
    assert (meeting.turns[1].start_ms, meeting.turns[1].end_ms) == (4000, 7500)
    [dialogue] = dialogues(data)
    assert dialogue.speakers["S1"].role == "Anwältin"
    assert dialogue.tasks[0].due == "bis Mittwoch"
    [synthetic] = fame(data, "de")
    assert [turn.speaker for turn in synthetic.turns] == ["Wirtin", "Gast"]
    assert synthetic.actions is None


def test_items_are_scored_per_set_and_where_none_are_noted(tmp_path: Path) -> None:
    result = items.run(_data(tmp_path))
    ours = result["sets"]["ami_first"]["action"]["ours"]
    assert (ours["found"], ours["strict"]["f1"]) == (1, 1.0)
    assert result["sets"]["ami_first"]["decision"]["ours"]["false_where_none"] == {"ES2006x": 0}
    assert result["sets"]["ami_first"]["action"]["plain"]["found"] == 1
    assert result["owners"] == {"found": 1, "owner_right": 1, "due_noted": 1, "due_right": 1}
    assert list(items.run(tmp_path, only=["d1"])["sets"]) == ["dialogues_de"]
    with pytest.raises(UserFixable):
        items.run(tmp_path, only=["unknown"])


def test_german_minutes_are_measured_against_the_first_words(tmp_path: Path) -> None:
    result = german.run(_data(tmp_path))
    [row] = [row for row in result["meetings"] if row["id"] == "d1"]
    assert row["broken_citations"] == row["foreign_lines"] == row["swiss_spelling_lost"] == 0
    assert 0 < row["lead"]["rouge1"] <= 1
    assert result["sets"]["dialogues_de"]["items"]["action"] == 1
    assert german.overlap("Die Strasse ist gesperrt", "die Straße ist gesperrt")["rouge1"] == 1.0
