"""The store: whatever a parcel says, saying it twice is as good as once, and nonsense changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.rows_consents import consent_parcel
from sottovoce.vault.rows_jobs import JobRow, JobState, job_from_plain
from sottovoce.vault.rows_keys import SegmentKey, StoredKeys
from sottovoce.vault.rows_meetings import Bookmark, MeetingRow, MeetingState, meeting_from_plain
from sottovoce.vault.rows_results import StoredBatch
from sottovoce.vault.store import Store
from sottovoce_models import codec
from sottovoce_models.errors import Code, SottovoceError, StoreFault
from sottovoce_models.types import (
    Citation,
    Correction,
    Coverage,
    Doubt,
    DoubtReason,
    EngineStamp,
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
from tests.helpers.consents import AT, agreed
from tests.helpers.sounds import RECORDING

OTHER = "cd" * 16
KEY, WRAP = bytes(range(32)), bytes(range(1, 33))
TABLES = ("meetings", "facts", "batches", "findings", "transcripts", "summaries", "bookmarks", "jobs", "search_of")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "vault.db", KEY, WRAP)
    yield made
    made.close()


def row(recording_id: str = RECORDING, title: str = "Erstgespräch") -> MeetingRow:
    return MeetingRow(
        recording_id, title, None, 0, (Track.MIC,), "", MeetingState.RECORDING, "2026-01-02T10:00:00+01:00"
    )


def words(*texts: str, start_ms: int = 0) -> tuple[Word, ...]:
    return tuple(Word(start_ms + 500 * n, start_ms + 500 * n + 400, text, 0.9) for n, text in enumerate(texts))


def segment(index: int, *texts: str, start_ms: int = 0) -> Segment:
    spoken = words(*texts, start_ms=start_ms)
    return Segment(index, spoken[0].start_ms, spoken[-1].end_ms, " ".join(texts), spoken, "de", 0.1, -0.2, 1.1)


def batch(number: int = 0, *segments: Segment) -> StoredBatch:
    doubts = (Doubt(100, 200, DoubtReason.LOOP),)
    return StoredBatch(Track.MIC, number, segments or (segment(0, "guten", "Tag"),), doubts, 5000, 900, 900)


TRANSCRIPT = Transcript(
    recording_id=RECORDING,
    revision=1,
    language="de",
    speakers={"A": Speaker("Anna")},
    turns=(Turn("t1", "A", 0, 900, "guten Tag Kanarienvogel", (0,), False),),
    doubts=(),
    coverage=Coverage(900, 900),
    made_by=(),
)
SUMMARY = Summary(
    recording_id=RECORDING,
    transcript_revision=1,
    template="minutes",
    language="de",
    items=(SummaryItem(ItemKind.DECISION, "Man grüßt.", (Citation("t1", 0, 900, "guten Tag"),), None, None, 1.0),),
    made_by=(),
    quote_led=True,
)
JOB = JobRow("j1", RECORDING, "speech", "2026-01-02T10:00:00+01:00", {"language": "de"}, JobState.RUNNING)


def parcels() -> list[Parcel]:
    def of(kind: ParcelKind, data: dict[str, Any]) -> Parcel:
        return Parcel(kind, RECORDING, data)

    return [
        of(ParcelKind.MEETING, row(title="Zweitgespräch").plain()),
        of(ParcelKind.STATE, {"state": "recorded", "duration_ms": 5000}),
        of(ParcelKind.BATCH, codec.plain(batch())),
        of(ParcelKind.LANGUAGE, {"language": "de", "probability": 0.9}),
        of(ParcelKind.SPANS, {"spans": []}),
        of(ParcelKind.TRANSCRIPT, {"transcript": codec.plain(TRANSCRIPT)}),
        of(ParcelKind.SUMMARY, {"summary": codec.plain(SUMMARY)}),
        of(ParcelKind.NOTICES, {"notices": [{"code": "x", "params": {}}]}),
        of(ParcelKind.STAMPS, {"stamps": codec.plain((EngineStamp("a", "1", "b", "c"),))}),
        of(ParcelKind.JOB, JOB.plain()),
        consent_parcel(RECORDING, agreed(), AT, "a"),
        of(ParcelKind.BOOKMARK, {"at_ms": 5, "note": "hier"}),
        of(ParcelKind.ERASE, {"start_ms": 0, "end_ms": 450}),
        of(ParcelKind.ORIGINAL, {"name": "a.wav", "size_bytes": 1, "sha256": "", "key": "00"}),
    ]


def everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All rows, without the numbers that SQLite gives to rows of the index."""
    database = store._database
    found = {name: database.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in TABLES}  # noqa: S608 -- constants
    found["search_of"] = sorted(each[1:] for each in found["search_of"])
    found["consents"] = database.rows("SELECT * FROM consents")
    found["ledger"] = database.rows("SELECT seq, at, kind FROM ledger")  # the salts, and so the hashes, are by chance
    found["ledger_details"] = database.rows("SELECT seq, meeting_id, data FROM ledger_details")
    found["search"] = database.rows("SELECT text, recording_id, kind, turn_id FROM search ORDER BY text")
    return found


def test_every_kind_of_parcel_is_tried() -> None:
    assert {each.kind for each in parcels()} == set(ParcelKind)


@pytest.mark.parametrize("kind", list(ParcelKind))
def test_twice_is_as_good_as_once(store: Store, kind: ParcelKind) -> None:
    store.apply(Parcel(ParcelKind.MEETING, RECORDING, row().plain()))
    for each in parcels():
        if each.kind is not ParcelKind.ERASE:
            store.apply(each)
    (one,) = (each for each in parcels() if each.kind is kind)
    store.apply(one)
    once = everything(store)
    store.apply(one)
    assert everything(store) == once


def test_everything_twice_is_as_good_as_once(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "other.db", KEY, WRAP)
    for each in parcels():
        store.apply(each)
        other.apply(each)
        other.apply(each)
    assert everything(store) == everything(other)
    other.close()


def test_what_is_said_of_a_deleted_meeting_is_dropped(store: Store) -> None:
    for each in parcels():
        store.apply(each)
    store.meetings.delete(RECORDING)
    empty = everything(store)
    assert [name for name, rows in empty.items() if rows] == ["ledger"], "the chain stays, and names nobody"
    for each in parcels():
        if each.kind is not ParcelKind.MEETING:
            store.apply(each)
    assert everything(store) == empty


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["mic", "recording", "running", RECORDING, "de"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_NAMES = st.sampled_from(sorted({name for each in parcels() for name in each.data} | {"id", "recording_id"}))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(list(ParcelKind)), st.dictionaries(_NAMES, plain, max_size=4), st.booleans())
def test_nonsense_is_called_damaged_and_changes_nothing(
    store: Store, kind: ParcelKind, data: dict[str, Any], whole: bool
) -> None:
    store.apply(Parcel(ParcelKind.MEETING, RECORDING, row().plain()))
    given_data = {**next(each.data for each in parcels() if each.kind is kind), **data} if whole else data
    before = everything(store)
    try:
        store.apply(Parcel(kind, RECORDING, given_data))
    except SottovoceError as error:
        assert error.code is Code.STORE_DAMAGED  # noqa: PT017 -- some of what is made up is right
        assert everything(store) == before
    store.meetings.list()
    store.jobs.list()
    store.meetings.delete(RECORDING)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (ParcelKind.MEETING, row(OTHER).plain()),
        (ParcelKind.MEETING, {**row().plain(), "id": "../../elsewhere"}),
        (ParcelKind.JOB, {**JOB.plain(), "recording_id": OTHER}),
    ],
)
def test_a_parcel_speaks_of_the_recording_it_says_outside(store: Store, kind: ParcelKind, data: dict[str, Any]) -> None:
    store.apply(Parcel(ParcelKind.MEETING, RECORDING, row().plain()))
    with pytest.raises(StoreFault):
        store.apply(Parcel(kind, RECORDING, data))
    assert [each.id for each in store.meetings.list()] == [RECORDING]


def test_what_was_erased_is_found_nowhere(store: Store) -> None:
    store.apply(Parcel(ParcelKind.MEETING, RECORDING, row().plain()))
    kept = segment(0, "eins", "zwei", "geheim", "vier")
    store.results.put_batch(RECORDING, batch(0, kept, segment(1, "verborgen", start_ms=1100)))
    for at_ms in (0, 1000, 1999, 2500):
        store.meetings.put_bookmark(RECORDING, Bookmark(at_ms, f"Notiz {at_ms}"))
    store.apply(Parcel(ParcelKind.ERASE, RECORDING, {"start_ms": 1000, "end_ms": 2000}))
    (left,) = store.results.batches(RECORDING)
    assert [word.text for each in left.segments for word in each.words] == ["eins", "zwei"]
    assert [mark.at_ms for mark in store.meetings.bookmarks(RECORDING)] == [0, 2500]
    assert "geheim" not in repr(everything(store))
    assert "verborgen" not in repr(everything(store))


def test_what_the_vocabulary_changed_in_an_erased_stretch_is_found_nowhere(store: Store) -> None:
    store.apply(Parcel(ParcelKind.MEETING, RECORDING, row().plain()))
    heard = Word(1_200, 1_400, "Geheimrat", 0.5, heard="verborgen")
    store.results.put_batch(RECORDING, batch(0, Segment(0, 0, 1_400, "x", (heard,), "de", 0.0, 0.0, 1.0)))
    turns = tuple(Turn(f"t{n}", "S1", n * 1_000, n * 1_000 + 900, "x") for n in range(4))
    changed = [(100, "eins"), (1_200, "verborgen"), (2_800, "geheim"), (3_100, "vier")]
    corrections = tuple(Correction(at_ms, at_ms + 50, text, "Name") for at_ms, text in changed)
    transcript = Transcript(RECORDING, 1, "de", {"S1": Speaker()}, turns, corrections=corrections)
    store.results.keep_machine_transcript(RECORDING, transcript)
    store.apply(Parcel(ParcelKind.ERASE, RECORDING, {"start_ms": 1_000, "end_ms": 2_100}))
    ((left, _),) = store.results.transcripts(RECORDING)
    assert [each.heard for each in left.corrections] == ["eins", "vier"]
    assert "geheim" not in repr(everything(store))
    assert "verborgen" not in repr(everything(store))


def test_keys_come_back_and_the_first_one_stays(store: Store) -> None:
    first = [SegmentKey(Track.MIC, n, bytes([n]) * 32, 10 + n) for n in range(3)]
    store.keys.put(RECORDING, first)
    store.keys.put(RECORDING, [SegmentKey(Track.MIC, 1, b"x" * 32, 1)])
    found = store.keys.all(RECORDING)
    assert found == {(Track.MIC, n): bytes([n]) * 32 for n in range(3)}
    assert isinstance(found, StoredKeys)
    assert found.frames == {(Track.MIC, n): 10 + n for n in range(3)}
    assert store.keys.has(RECORDING)
    assert not store.keys.has(OTHER)
    store.keys.delete(RECORDING, Track.MIC, [0, 2])
    assert list(store.keys.all(RECORDING)) == [(Track.MIC, 1)]
    store.keys.delete(RECORDING, Track.SYSTEM)
    store.keys.delete(RECORDING, Track.MIC)
    assert store.keys.all(RECORDING) == {}


def test_a_key_that_changed_places_is_noticed(store: Store) -> None:
    store.keys.put(RECORDING, [SegmentKey(Track.MIC, 0, b"a" * 32, 1)])
    store._database.run("UPDATE segment_keys SET seq = 1")
    with pytest.raises(StoreFault):
        store.keys.all(RECORDING)


def test_rows_of_meetings_and_jobs_come_back(store: Store) -> None:
    assert meeting_from_plain(row().plain()) == row()
    assert job_from_plain(JOB.plain()) == JOB
    store.meetings.put(row())
    store.jobs.put(JOB)
    assert store.jobs.of(RECORDING) == (JOB,)
    store.meetings.rename(RECORDING, "Neu")
    assert [hit.title for hit in store.search.search("neu")] == ["Neu"]
    assert store.search.search("Erstgespräch") == ()
    assert store.check() == ()


def test_a_revision_that_is_known_is_not_written_again(store: Store) -> None:
    assert store.header_revision == 0
    store.header_revision = 4
    store._database.run("PRAGMA query_only = 1")
    store.header_revision = 4
    assert store.header_revision == 4
