"""Made `tests/data/vault/v1`: a vault as version 1 leaves it, which every later version must open.

Run once per released version, as `python -m tests.helpers.make_vault_v1 FOLDER`; what was made is never made again.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.rows_meetings import Bookmark, MeetingRow, MeetingState
from sottovoce.vault.rows_results import Language, StoredBatch
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.types import (
    Citation,
    Coverage,
    ItemKind,
    Segment,
    Speaker,
    Summary,
    SummaryItem,
    Track,
    Transcript,
    Turn,
    Word,
)
from tests.helpers.sounds import RATE, RECORDING, numbered

WORDS = "gelber Kanarienvogel im Regen"
OPENS_WITH = "ein Tresor zum Prüfen"
INTERRUPTED = "cd" * 16
SECONDS = 1


def fill(vault: Vault) -> None:
    """A meeting with everything that can be stored, one that was interrupted, and a parcel that waits."""
    made = "2026-01-02T10:00:00+01:00"
    row = MeetingRow(RECORDING, "Erstgespräch", made, 1000, (Track.MIC,), "", MeetingState.RECORDED, made)
    vault.deliver(Parcel(ParcelKind.MEETING, RECORDING, row.plain()))
    record(vault, RECORDING, finished=True)
    record(vault, INTERRUPTED, finished=False)
    words = tuple(Word(200 * n, 200 * n + 150, text, 0.9) for n, text in enumerate(WORDS.split()))
    segment = Segment(0, 0, 750, WORDS, words, "de", 0.1, -0.2, 1.1)
    results = vault.store.results
    results.put_batch(RECORDING, StoredBatch(Track.MIC, 0, (segment,), (), 1000, 750, 750))
    results.put_finding(RECORDING, "language", Language("de", 0.98))
    turn = Turn("t1", "A", 0, 750, WORDS, (0,), False)
    transcript = Transcript(RECORDING, 1, "de", {"A": Speaker("Anna")}, (turn,), (), Coverage(750, 750))
    results.save_transcript(RECORDING, transcript, human=False)
    item = SummaryItem(ItemKind.DECISION, "Der Vogel ist gelb.", (Citation("t1", 0, 750, "gelber Kanarienvogel"),))
    results.save_summary(RECORDING, Summary(RECORDING, 1, "minutes", "de", (item,), quote_led=True), human=False)
    vault.store.meetings.put_bookmark(RECORDING, Bookmark(500, "hier"))


def record(vault: Vault, recording_id: str, *, finished: bool) -> None:
    """A second of sound."""
    vault.started(recording_id)
    writer = TrackWriter(vault.audio_dir(recording_id), recording_id, Track.MIC, vault.sealer)
    writer.append(numbered(0, SECONDS * RATE))
    writer.sync()
    if finished:
        writer.finish()
        vault.stopped(recording_id)


def make(folder: Path) -> None:
    """The vault, and beside it what opens it."""
    vault, codes = Vault.create(folder, OPENS_WITH, ("safe",), LEAST_COST)
    fill(vault)
    vault.lock()
    vault.deliver(Parcel(ParcelKind.BOOKMARK, RECORDING, {"at_ms": 700, "note": "wartete"}, 700, 701))
    vault.close()
    (folder / "lock").unlink(missing_ok=True)
    (folder / "opens.json").write_text(json.dumps({"passphrase": OPENS_WITH, "code": codes[0].text}) + "\n")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
