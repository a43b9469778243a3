"""The index is a tree of words: what was deleted stays neither as a signpost in it nor in a page that is free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from string import ascii_lowercase

import pytest

from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.store import Store
from sottovoce_models.types import Speaker, Transcript, Turn
from tests.helpers.opened_vault import every_page

KEY = bytes(range(32))
HERS = f"{3:032x}"
CHOSEN = Random(1)  # noqa: S311 -- words for a test
PLAIN = ["".join(CHOSEN.choices(ascii_lowercase, k=CHOSEN.randint(3, 12))) for _ in range(8_000)]
SECRET = ["zq" + "".join(CHOSEN.choices(ascii_lowercase, k=14)) for _ in range(200)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Six meetings, one of which holds the words, each of them often."""
    made = Store(tmp_path / "vault.db", KEY, KEY)
    for number in range(6):
        words = PLAIN + SECRET * 20 if number == 3 else PLAIN
        meeting, at = f"{number:032x}", "2026-01-01T00:00:00+00:00"
        made.meetings.put(MeetingRow(meeting, "", None, 1, (), "", MeetingState.READY, at))
        turns = tuple(Turn(f"t{n}", "S1", n, n + 1, " ".join(CHOSEN.choices(words, k=30))) for n in range(150))
        made.results.save_transcript(meeting, Transcript(meeting, 1, "de", {"S1": Speaker()}, turns), human=True)
    made.forget_deleted()
    yield made
    made.close()


def left(tmp_path: Path) -> int:
    """How many of the words stand in any page; their middles, for the index keeps only what differs."""
    pages = every_page(tmp_path / "vault.db", KEY)
    return sum(word[2:9].encode() in pages for word in SECRET)


def test_of_a_meeting_that_was_deleted(store: Store, tmp_path: Path) -> None:
    assert left(tmp_path) > 150
    store.meetings.delete(HERS)
    assert left(tmp_path) == 0


def test_of_a_text_that_was_cut(store: Store, tmp_path: Path) -> None:
    ((text, _),) = store.results.transcripts(HERS)
    turns = tuple(replace(turn, text="[…]") for turn in text.turns)
    with store.transaction():
        store.results.rewrite_transcript(HERS, replace(text, turns=turns))
        store.results.reindex(HERS)
        store.forget_deleted()
    assert left(tmp_path) == 0
