"""How long the vault lets one wait: unlocking, searching, listing, opening, and how much room an hour takes.

Makes a vault of meetings of made-up words (as frequent as words are, by Zipf's law) in a folder below the one given,
and removes it again. `only`: how many meetings instead of 1,000.
"""

from __future__ import annotations

import random
import shutil
import tempfile
import time
import uuid
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import Any, Final

from sottovoce.bench import progress
from sottovoce.services.library import LibraryService
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.rows_results import StoredBatch
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.store import Store
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

_MEETINGS: Final = 1_000
_WORDS: Final = 5_000
_LONG_WORDS: Final = 27_000
_SHORT_WORDS: Final = 200
_MANY: Final = 10_000
_TURN_WORDS: Final = 20
_WORD_MS: Final = 400
_ROUNDS: Final = 7
_SECONDS_OF_SOUND: Final = 120
_OPENS: Final = "a bench has no secrets"
_COMMON: Final = (
    *("die", "und", "der", "wir", "das", "ich", "ja", "ist", "es", "nicht", "in", "zu", "den", "so", "haben", "auch"),
    *("über", "größer", "Straße", "Haushalt", "Haushaltsplan", "Haushaltsausschuss", "Müller", "12", "2027"),
)
_SYLLABLES: Final = ("ver", "be", "ge", "kom", "mis", "sion", "schul", "ung", "heit", "lich", "ab", "stim", "rat")
_QUERIES: Final = {
    "common word": "und",
    "commonest beginning": "d",
    "two letters": "di",
    "two common words": "und die",
    "five common words": "wir haben das nicht und",
    "beginning of a compound": "haushalt",
    "umlaut": "müller",
    "umlaut left out": "muller",
    "number": "2027",
    "rare word": "heitlichratver",
    "rare and common": "die heitlichrat",
    "nothing": "xyzzy",
}


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """Times in ms: the median and the worst of several; sizes in bytes."""
    count = int(only[0]) if only else _MEETINGS
    folder = Path(tempfile.mkdtemp(prefix="bench-vault-", dir=data))
    try:
        return _measured(folder / "vault", count)
    finally:
        shutil.rmtree(folder)


def _measured(folder: Path, count: int) -> dict[str, Any]:
    chance = random.Random(20271126)  # noqa: S311 -- the same words in every run
    words = _words(chance)
    vault, _ = Vault.create(folder, _OPENS)
    started = time.perf_counter()
    for number in range(count):
        progress.step(f"vault: {count} meetings are stored · {number}")
        _put(vault.store, _row(number), _transcript([next(words) for _ in range(_WORDS)]))
    filled = time.perf_counter() - started
    database_bytes = sum(path.stat().st_size for path in folder.glob("vault.db*"))
    result: dict[str, Any] = {
        "meetings": count,
        "words_each": _WORDS,
        "ms_to_store_a_meeting": round(filled * 1000 / count, 1),
        "database_bytes_per_hour_of_speech": round(database_bytes / (count * _WORDS * _WORD_MS / 3_600_000)),
    }
    vault.close()
    result["unlock_ms"] = _times(lambda: _unlocked(folder).close(), rounds=3)
    vault = _unlocked(folder)
    library = LibraryService(vault)
    result["search_ms"] = {
        name: {"typed": text, "hits": len(library.search(text)), **_times(partial(library.search, text))}
        for name, text in _QUERIES.items()
    }
    result["search_worst_ms"] = max(each["worst"] for each in result["search_ms"].values())
    result["list_ms"] = {str(count): _times(library.meetings)}
    long_id = _put_long(vault.store, words)
    result["open_3_h_ms"] = _times(lambda: library.open(long_id))
    with vault.store.transaction():
        for number in range(count, _MANY):
            vault.store.meetings.put(_row(number))
    result["list_ms"][str(_MANY)] = _times(library.meetings)
    result["sound_bytes_per_hour_and_track"] = _sound_bytes(vault) * 3600 // _SECONDS_OF_SOUND
    vault.close()
    return result


def make_long_vault(folder: Path, words: int = _LONG_WORDS, others: int = 0) -> str:
    """A vault with one meeting of three hours, or of more words, and short ones before it; what opens it."""
    vault, _ = Vault.create(folder, _OPENS)
    said = _words(random.Random(20271126))  # noqa: S311 -- the same words in every run
    for number in range(1, others + 1):
        _put(vault.store, _row(number), _transcript([next(said) for _ in range(_SHORT_WORDS)]))
    _put_long(vault.store, said, words)
    vault.close()
    return _OPENS


def _times(work: Callable[[], object], rounds: int = _ROUNDS) -> dict[str, float]:
    """The first, the median and the worst of some runs, in ms."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return {"first": round(times[0], 1), "median": round(median(times), 1), "worst": round(max(times), 1)}


def _unlocked(folder: Path) -> Vault:
    vault = Vault.at(folder)
    vault.unlock(_OPENS)
    return vault


def _words(chance: random.Random) -> Iterator[str]:
    rare = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5))) for _ in range(30_000)]
    vocabulary = [*_COMMON, *dict.fromkeys(rare)]
    reach = list(accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))
    while True:
        yield vocabulary[bisect_left(reach, chance.random() * reach[-1])]


def _row(number: int) -> MeetingRow:
    created = f"2026-{1 + number % 12:02d}-{1 + number // 12 % 28:02d}T09:{number % 60:02d}:00+00:00"
    title = f"Besprechung {number} Haushalt"
    state = MeetingState.READY
    return MeetingRow(uuid.uuid4().hex, title, created, _WORDS * _WORD_MS, (Track.FILE,), "", state, created)


def _newest(words: int) -> MeetingRow:
    return replace(_row(0), duration_ms=words * _WORD_MS, created_at="2026-12-31T09:00:00+00:00")


def _transcript(words: Sequence[str]) -> Transcript:
    turns = []
    for number, start in enumerate(range(0, len(words), _TURN_WORDS)):
        said = words[start : start + _TURN_WORDS]
        begin_ms = start * _WORD_MS
        end_ms = begin_ms + len(said) * _WORD_MS
        turns.append(Turn(f"t{number}", f"S{1 + number % 3}", begin_ms, end_ms, " ".join(said), (number,)))
    length_ms = len(words) * _WORD_MS
    speakers = {f"S{number}": Speaker(f"Stimme {number}") for number in (1, 2, 3)}
    return Transcript("0" * 32, 1, "de", speakers, tuple(turns), (), Coverage(length_ms, length_ms))


def _put(store: Store, row: MeetingRow, transcript: Transcript) -> None:
    turns = transcript.turns[:12]
    items = tuple(
        SummaryItem(ItemKind.TOPIC, turn.text, (Citation(turn.id, turn.start_ms, turn.end_ms, turn.text),))
        for turn in turns
    )
    with store.transaction():
        store.meetings.put(row)
        store.results.save_transcript(row.id, transcript, human=False)
        store.results.save_summary(row.id, Summary("0" * 32, 1, "general", "de", items, quote_led=True), human=False)


def _put_long(store: Store, words: Iterator[str], count: int = _LONG_WORDS) -> str:
    """A meeting of three hours with everything that was found: what is opened must not have to read all of it."""
    row, transcript = _newest(count), _transcript([next(words) for _ in range(count)])
    _put(store, row, transcript)
    with store.transaction():
        for number, turn in enumerate(transcript.turns):
            said = tuple(
                Word(turn.start_ms + place * _WORD_MS, turn.start_ms + (place + 1) * _WORD_MS, text, 0.9)
                for place, text in enumerate(turn.text.split())
            )
            segment = Segment(number, turn.start_ms, turn.end_ms, turn.text, said, "de", 0.01, -0.2, 1.2)
            batch = StoredBatch(Track.FILE, number, (segment,), (), turn.end_ms, 8_000, 8_000)
            store.results.put_batch(row.id, batch)
    return row.id


def _sound_bytes(vault: Vault) -> int:
    recording_id = uuid.uuid4().hex
    writer = TrackWriter(vault.audio_dir(recording_id), recording_id, Track.MIC, vault.sealer)
    for _ in range(_SECONDS_OF_SOUND * 2):
        writer.append(bytes(16_000))
        writer.sync()
    writer.finish()
    return sum(path.stat().st_size for path in vault.audio_dir(recording_id).iterdir())
