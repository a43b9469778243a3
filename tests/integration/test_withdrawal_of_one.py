"""One of a group takes a consent back: their words are nowhere any more, and what others said is as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sottovoce.core.consent import Answer, Purpose
from sottovoce.core.profile import ProfileKind
from sottovoce.services.private_notes import PrivateNotesService
from sottovoce.services.withdrawal.cutting import MARK, Stretch
from sottovoce.services.withdrawal.plan import Reach
from sottovoce.vault.rows_keys import KeyRows
from sottovoce.vault.rows_meetings import Bookmark
from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import GapKind
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError
from sottovoce_models.types import Speaker, Track
from tests.helpers.opened_vault import left_of
from tests.helpers.sounds import RATE, RECORDING, numbered
from tests.integration.desk import OPENS, NewDesk
from tests.integration.withdrawing import CLIENT, COLLEAGUE, FILE, OF_BEN, SAID, Killed, Room, consent

HEARD = ("Segment 1 is spoken", "Segment 4 is spoken", "Segment 7 is spoken")
WORDS = (*HEARD, SAID, "Xylophonzaunbirne", "zaunbirne", "schlafe seit", FILE.decode())
OTHERS = ("Segment 2 is spoken", "Segment 3 is spoken", OF_BEN)
GROUP = consent(CLIENT, COLLEAGUE)


@pytest.fixture
def room(new_desk: NewDesk) -> Room:
    return Room(new_desk(speakers="ThreeSpeakers"))


def left(room: Room, words: tuple[str, ...] = WORDS) -> set[str]:
    return {each.split(" (")[0] for each in left_of(words, room.vault, [room.vault.folder])}


def withdrawn(room: Room, meeting: str) -> None:
    room.withdrawals.carry_out(room.withdrawals.preview(meeting, CLIENT.id, Purpose.RECORD))


def texts(room: Room, meeting: str) -> list[list[str]]:
    return [[turn.text for turn in each.turns] for each, _ in room.vault.store.results.transcripts(meeting)]


def test_her_words_are_nowhere_and_theirs_are_as_they_were(room: Room, tmp_path: Path) -> None:
    meeting, folder = room.meeting(tmp_path, GROUP), tmp_path / "samples"
    room.sample(meeting, folder)
    room.vault.store.forget_deleted()
    assert left(room) >= {*HEARD, SAID}
    preview = room.withdrawals.preview(meeting, CLIENT.id, Purpose.RECORD)
    assert preview.plan.reach is Reach.PERSON
    assert [turn.id for turn in preview.plan.turns] == ["t1", "t4", "t7"]
    assert [item.text for item in preview.plan.lines] == [f"Anna Keller: {SAID}"]
    assert preview.plan.stretches == (Stretch(2_000, 3_500), Stretch(8_000, 9_500), Stretch(14_000, 15_500))
    assert preview.plan.mentions >= 3
    assert not preview.by_list_only
    done = room.withdrawals.carry_out(preview)
    assert (done.reach, done.restricted, done.sample_waits) == (Reach.PERSON, False, False)
    assert left(room) == set()
    assert left(room, OTHERS) == set(OTHERS)
    assert room.vault.store.samples.all() == ()
    opened = room.desk.library.open(meeting)
    shown, minutes = opened.draft.transcript, opened.draft.summary
    assert shown is not None
    assert minutes is not None
    assert [turn.text for turn in shown.turns] == [
        f"Frau {MARK}, was steht im {MARK}?",
        MARK,
        f"Das ist {OF_BEN}.",
        "Segment 3 is spoken.",
        MARK,
        "Segment 5 is spoken.",
        "Segment 6 is spoken.",
        MARK,
        "Segment 8 is spoken.",
        "Segment 9 is spoken.",
    ]
    assert {speaker.name for speaker in shown.speakers.values()} == {"Dr. Lea Brunner", "", "Ben Maier"}
    assert opened.row.title == f"Gespräch mit {MARK}"
    assert opened.row.speakers == ("Dr. Lea Brunner", "Ben Maier")
    assert opened.row.tags == ("Erstgespräch",)
    assert opened.original == ""
    assert [bookmark.note for bookmark in opened.bookmarks] == [f"Rezept, {MARK} fragen"]
    assert [item.text for item in minutes.items] == [f"Ben schickt {OF_BEN} an {MARK}."]
    assert room.approvals.approvals(meeting) == ()
    note = PrivateNotesService(room.vault).read(meeting).text
    assert note == f"{MARK} wirkte müde.\n{MARK}"
    assert room.desk.library.search("Xylophonzaunbirne") == ()
    assert room.desk.library.search("Apfelstrudelrezept") != ()
    person = room.consents.of(meeting).participant(CLIENT.id)
    assert person is not None
    assert person.given(Purpose.RECORD).answer is Answer.WITHDRAWN
    assert room.consents.verify().ok


def test_her_passages_are_gaps_and_the_keys_of_before_are_gone(room: Room, tmp_path: Path) -> None:
    meeting = room.meeting(tmp_path, GROUP)
    before = dict(room.vault.segment_keys(meeting))
    withdrawn(room, meeting)
    after = room.vault.segment_keys(meeting)
    assert not set(before.values()) & set(after.values())
    reader = TrackReader(room.vault.audio_dir(meeting), meeting, Track.FILE, after)
    gaps = [(gap.start_samples, gap.end_samples) for gap in reader.extent().gaps if gap.kind is GapKind.ERASED]
    ms = [(start * 1000 // RATE, end * 1000 // RATE) for start, end in gaps]
    assert ms == [(1_850, 3_650), (7_850, 9_650), (13_850, 15_650)]
    assert not (room.vault.audio_dir(meeting) / "original.svb").exists()


def test_what_she_is_called_otherwise_goes_too_and_a_shared_name_stays_theirs(room: Room, tmp_path: Path) -> None:
    meeting = room.meeting(tmp_path, GROUP)
    opened = room.desk.library.open(meeting)
    assert opened.draft.transcript is not None
    turns = list(opened.draft.transcript.turns)
    said = ["anna kommt, Ana Kehler kommt, anni auch", "Ich sage A N N A", "Das macht Ben Maier, sagt Herr Maier"]
    for place, text in zip((2, 3, 5), said, strict=True):
        turns[place] = replace(turns[place], text=text)
    changed = replace(opened.draft.transcript, turns=tuple(turns))
    room.desk.library.save_transcript(meeting, changed)
    withdrawn(room, meeting)
    found = texts(room, meeting)[-1]
    assert found[2] == f"{MARK} kommt, {MARK} kommt, {MARK} auch"
    assert found[3] == f"Ich sage {MARK}"
    assert found[5] == said[2]


def test_a_kill_between_every_two_steps_ends_in_the_same_state(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    for step in range(6):  # one more than there are
        meeting = room.meeting(tmp_path, GROUP)
        room.matter(meeting)
        preview = room.withdrawals.preview(meeting, CLIENT.id, Purpose.RECORD)
        room.killed_before(step, preview, monkeypatch)
        assert room.vault.store.withdrawals.begun()
        room.vault.lock()
        room.vault.unlock(OPENS)
        room.withdrawals.settle()
        assert not room.vault.store.withdrawals.begun()
        (note,) = room.restricted.all()
        room.vault.store.restricted.delete(note.id)
        assert left(room) == set()
        summary = room.desk.library.open(meeting).draft.summary
        lines = tuple(item.text for item in summary.items) if summary is not None else ()
        kinds = tuple(event.row.kind for event in room.consents.events(meeting))
        seen.add((str(texts(room, meeting)), lines, kinds))
        room.vault.delete_recording(meeting)
    assert len(seen) == 1, seen


def test_an_approved_note_under_a_duty_stays_whole_and_apart(room: Room, tmp_path: Path) -> None:
    meeting = room.meeting(tmp_path, GROUP)
    room.profile.set_kind(ProfileKind.MEDICINE)
    room.matter(meeting)
    preview = room.withdrawals.preview(meeting, CLIENT.id, Purpose.RECORD)
    assert preview.plan.duty is not None
    assert room.withdrawals.carry_out(preview).restricted
    (kept,) = room.restricted.all()
    assert len(room.restricted.open(kept.id).summary.items) == 2
    shown = room.desk.library.open(meeting).draft.summary
    assert shown is not None
    assert len(shown.items) == 1


def test_without_a_name_for_her_voice_nothing_is_begun(room: Room, tmp_path: Path) -> None:
    meeting = room.meeting(tmp_path, GROUP)
    opened = room.desk.library.open(meeting)
    assert opened.draft.transcript is not None
    nameless = {**opened.draft.transcript.speakers, "S2": Speaker()}
    changed = replace(opened.draft.transcript, speakers=nameless)
    room.desk.library.save_transcript(meeting, changed)
    preview = room.withdrawals.preview(meeting, CLIENT.id, Purpose.RECORD)
    assert not preview.possible
    with pytest.raises(SottovoceError) as refused:
        room.withdrawals.carry_out(preview)
    assert refused.value.code is Code.WITHDRAWAL_VOICE_UNKNOWN
    assert not room.vault.store.withdrawals.begun()
    all_of_it = room.withdrawals.preview(meeting, CLIENT.id, Purpose.RECORD, everything=True)
    assert all_of_it.plan.reach is Reach.MEETING
    room.withdrawals.carry_out(all_of_it)
    assert room.desk.library.meetings() == ()


def test_the_list_of_her_matter_names_her_only_if_another_meeting_does(room: Room, tmp_path: Path) -> None:
    first, second = room.meeting(tmp_path, GROUP), room.meeting(tmp_path, GROUP)
    store = room.vault.store
    store.vocabularies.put(Vocabulary("Liste", ("Anna Keller", "Kellers", "Quetiapin")))
    for each in (first, second):
        room.matter(each)
    matter = store.matters.list()[0]
    store.matters.put(replace(matter, vocabulary="Liste"))
    withdrawn(room, first)
    assert store.vocabularies.list()[0].terms == ("Anna Keller", "Kellers", "Quetiapin")
    withdrawn(room, second)
    assert store.vocabularies.list()[0].terms == ("Quetiapin",)


def test_a_backup_of_before_is_withdrawn_again_when_it_is_opened(room: Room, tmp_path: Path) -> None:
    meeting = room.meeting(tmp_path, GROUP)
    store = room.vault.store
    saved = store._database.rows("SELECT * FROM consents")
    withdrawn(room, meeting)
    before = store.results.transcripts(meeting)
    with store.transaction():  # as a restored copy would have it
        store._database.run("UPDATE consents SET data = ?", (saved[0][1],))
        turns = before[-1][0].turns
        again = [replace(turn, text=SAID) if turn.id == "t1" else turn for turn in turns]
        speakers = {**before[-1][0].speakers, "S2": Speaker("Anna Keller")}
        store.results.save_transcript(
            meeting, replace(before[-1][0], turns=tuple(again), speakers=speakers), human=True
        )
        store.meetings.put_bookmark(meeting, Bookmark(3_000, "zaunbirne"))
    store.forget_deleted()
    assert left(room) >= {SAID}
    room.withdrawals.settle()
    assert left(room) == set()


@pytest.fixture
def long_one(tmp_path: Path) -> Iterator[Vault]:
    """A recording of a minute of two tracks whose samples are numbered, ended and adopted."""
    made, _ = Vault.create(tmp_path / "vault", OPENS, cost=LEAST_COST)
    made.started(RECORDING)
    for track in (Track.MIC, Track.SYSTEM):
        writer = TrackWriter(made.audio_dir(RECORDING), RECORDING, track, made.sealer)
        for second in range(60):
            writer.append(numbered(second * RATE, (second + 1) * RATE))
        writer.finish()
    made.stopped(RECORDING)
    yield made
    made.close()


def test_stretches_of_sound_are_silent_on_every_track_and_all_else_is_byte_for_byte(long_one: Vault) -> None:
    stretches = [(5_000, 7_000), (31_500, 31_900), (31_800, 33_000), (58_000, 61_000)]
    for _ in range(2):
        long_one.erase_part(RECORDING, "0" * 64, stretches)
    expected = np.frombuffer(numbered(0, 60 * RATE), "<i2").copy()
    for start_ms, end_ms in stretches:
        expected[start_ms * RATE // 1000 : end_ms * RATE // 1000] = 0
    keys = long_one.segment_keys(RECORDING)
    files = {path.name for path in long_one.audio_dir(RECORDING).iterdir()}
    assert len(files) == len(keys), "no key of anything that is not there, and no file without a key"
    for track in (Track.MIC, Track.SYSTEM):
        reader = TrackReader(long_one.audio_dir(RECORDING), RECORDING, track, keys)
        assert reader.extent().finished
        heard = np.frombuffer(b"".join(reader.pcm(0, None)), "<i2")[: 60 * RATE]
        assert np.array_equal(heard, expected)


@pytest.mark.parametrize(("place", "times"), [("put", 1), ("delete", 1), ("delete", 2)])
def test_a_kill_while_keys_move_leaves_no_key_of_what_was_erased(
    long_one: Vault, monkeypatch: pytest.MonkeyPatch, place: str, times: int
) -> None:
    old = set(long_one.segment_keys(RECORDING).values())
    stretches = [(5_000, 7_000), (31_500, 33_000)]
    calls: list[object] = []
    real = getattr(KeyRows, place)

    def dies(rows: KeyRows, *what: object) -> None:
        calls.append(what)
        if len(calls) == times:
            raise Killed
        real(rows, *what)

    with monkeypatch.context() as patched:
        patched.setattr(KeyRows, place, dies)
        with pytest.raises(Killed):
            long_one.erase_part(RECORDING, "0" * 64, stretches)
    long_one.lock()
    long_one.unlock(OPENS)
    long_one.erase_part(RECORDING, "0" * 64, stretches)
    keys = long_one.segment_keys(RECORDING)
    files = [path for path in long_one.audio_dir(RECORDING).iterdir() if path.suffix == ".svs"]
    assert len(files) == len(keys)
    reader = TrackReader(long_one.audio_dir(RECORDING), RECORDING, Track.MIC, keys)
    heard = np.frombuffer(b"".join(reader.pcm(0, None)), "<i2")
    expected = np.frombuffer(numbered(0, 60 * RATE), "<i2").copy()
    for start_ms, end_ms in stretches:
        expected[start_ms * RATE // 1000 : end_ms * RATE // 1000] = 0
    assert np.array_equal(heard, expected)
    assert len(old & set(keys.values())) < len(old), "those of the passages are gone"
