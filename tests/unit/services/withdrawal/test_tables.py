"""Whoever makes a new place for what was said is made to think of a withdrawal."""

from __future__ import annotations

from pathlib import Path

from sottovoce.vault.store import Store

KNOWN = {
    "approvals",  # of minutes that change
    "batches",  # cut
    "bookmarks",  # those in the passages go
    "consents",  # who withdrew stays proven
    "facts",  # follow the text
    "findings",  # cut, or made again
    "heard",  # goes
    "jobs",  # say no name and no path any more
    "ledger_details",  # of the meeting; the proof
    "letters",  # go
    "handouts",  # say no word of the meeting
    "private_notes",  # without what they repeat
    "reviews",  # numbers of turns
    "summaries",  # cut
    "tags",  # with the name go
    "training_samples",  # go
    "transcripts",  # cut
}


def test_of_every_table_about_a_meeting_it_is_known_what_a_withdrawal_does_with_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "vault.db", bytes(32), bytes(32))
    try:
        tables = store._database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        keys = 'SELECT 1 FROM pragma_foreign_key_list(?) WHERE "table" = ?'
        about = {name for (name,) in tables if store._database.rows(keys, (name, "meetings"))}
    finally:
        store.close()
    assert about == KNOWN
