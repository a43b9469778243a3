"""Vaults of released versions open with today's code, with everything in them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sottovoce.services.record import RecordService
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.vault import Vault
from sottovoce_models.types import Track
from tests.helpers.make_vault_v1 import INTERRUPTED, WORDS
from tests.helpers.sounds import RATE, RECORDING, numbered

RELEASED = Path(__file__).parents[1] / "data" / "vault"


@pytest.mark.parametrize("by", ["passphrase", "code"])
@pytest.mark.parametrize("version", sorted(path.name for path in RELEASED.iterdir() if path.is_dir()))
def test_a_vault_of_a_released_version_opens_with_everything_in_it(tmp_path: Path, version: str, by: str) -> None:
    shutil.copytree(RELEASED / version, tmp_path / "vault")
    opens = json.loads((tmp_path / "vault" / "opens.json").read_text())
    vault = Vault.at(tmp_path / "vault")
    if by == "passphrase":
        vault.unlock(opens["passphrase"])
    else:
        vault.unlock_with_code(opens["code"], "ein neuer Satz")
    assert RecordService(vault).recover() == (INTERRUPTED,)
    store = vault.store
    assert {row.title for row in store.meetings.list()} == {"Erstgespräch", ""}
    assert [mark.note for mark in store.meetings.bookmarks(RECORDING)] == ["hier", "wartete"]
    draft = store.results.draft(RECORDING)
    assert draft.transcript is not None
    assert draft.transcript.turns[0].text == WORDS
    assert draft.summary is not None
    assert draft.summary.items[0].text == "Der Vogel ist gelb."
    assert [each.text for one in draft.batches for each in one.segments] == [WORDS]
    assert {hit.recording_id for hit in store.search.search("kanarien")} == {RECORDING}
    assert store.check() == ()
    for recording_id in (RECORDING, INTERRUPTED):
        keys = vault.segment_keys(recording_id)
        reader = TrackReader(vault.audio_dir(recording_id), recording_id, Track.MIC, keys)
        assert b"".join(reader.pcm(0)) == numbered(0, RATE)
    vault.close()
