"""Files on their way into the vault: begun again after a crash, kept as they are if wanted, never half."""

from __future__ import annotations

from pathlib import Path

import pytest

from sottovoce.core.consent import UNKNOWN, Basis, MeetingConsent
from sottovoce.pipeline.events import NoticeCode
from sottovoce.services.consent.service import ConsentService
from sottovoce.services.process import ProcessOptions
from sottovoce.services.queue_events import JobStateChanged, JobTold
from sottovoce.vault import originals
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.rows_meetings import MeetingState
from sottovoce_models.errors import Code, SottovoceError
from sottovoce_models.types import Track
from tests.helpers.fake_engines import SEGMENT_MS, SEGMENTS
from tests.integration.desk import OPENS, Desk, NewDesk, imported
from tests.integration.test_meeting_job import ALL


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Gespräch mit Frau Ö.wav"
    path.write_bytes(bytes(range(256)) * 700)  # a few blocks, the last one not full
    return path


def keep(desk: Desk, file: Path, times: int = 1) -> str:
    row = desk.queue.add_import(file, ProcessOptions(), keep_original=True)
    desk.wait_state(JobState.DONE, times)
    return row.id


def original_path(desk: Desk, meeting: str) -> Path:
    return desk.vault.audio_dir(meeting) / originals.ORIGINAL_NAME


def test_by_default_the_file_itself_is_not_kept(new_desk: NewDesk, file: Path, tmp_path: Path) -> None:
    desk = new_desk()
    meeting = imported(desk, str(file))
    assert desk.library.open(meeting).original == ""
    assert not original_path(desk, meeting).exists()
    with pytest.raises(SottovoceError) as refused:
        desk.library.export_original(meeting, tmp_path / "out.wav")
    assert refused.value.code is Code.FILE_NOT_FOUND


def test_a_kept_file_comes_out_again_byte_for_byte_and_is_encrypted_meanwhile(
    new_desk: NewDesk, file: Path, tmp_path: Path
) -> None:
    desk = new_desk()
    meeting = keep(desk, file)
    assert desk.library.open(meeting).original == file.name
    desk.library.export_original(meeting, tmp_path / "out" / "again.wav")
    assert (tmp_path / "out" / "again.wav").read_bytes() == file.read_bytes()
    stored = original_path(desk, meeting).read_bytes()
    assert bytes(range(64)) not in stored
    assert file.exists()
    desk.queue.add(meeting, "speech", ProcessOptions())
    desk.wait_state(JobState.DONE, times=2)
    desk.library.export_original(meeting, tmp_path / "anew.wav")
    assert (tmp_path / "anew.wav").read_bytes() == file.read_bytes()


def test_deleting_the_meeting_deletes_the_kept_file_and_its_key(new_desk: NewDesk, file: Path, tmp_path: Path) -> None:
    desk = new_desk()
    meeting = keep(desk, file)
    path = original_path(desk, meeting)
    desk.library.delete(meeting)
    assert not path.exists()
    assert desk.vault.store.results.finding(meeting, "original") is None


def test_a_kept_file_that_was_changed_is_refused_and_nothing_half_is_written(
    new_desk: NewDesk, file: Path, tmp_path: Path
) -> None:
    desk = new_desk()
    meeting = keep(desk, file)
    path = original_path(desk, meeting)
    sound = path.read_bytes()
    block = originals.BLOCK_BYTES + 16
    swapped = sound[:8] + sound[8 + block : 8 + 2 * block] + sound[8 : 8 + block] + sound[8 + 2 * block :]
    flipped = sound[:100] + bytes([sound[100] ^ 1]) + sound[101:]
    for spoiled in (flipped, swapped, sound[: 8 + 2 * block], sound[:-1], sound[:4], b""):
        path.write_bytes(spoiled)
        with pytest.raises(SottovoceError) as refused:
            desk.library.export_original(meeting, tmp_path / "out" / "again.wav")
        assert refused.value.code is Code.STORE_DAMAGED
        assert list((tmp_path / "out").iterdir()) == []


def test_an_empty_file_can_be_kept_too(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with (tmp_path / "empty").open("rb") as source:
        original = originals.keep_original(source, "empty", tmp_path)
    assert b"".join(originals.original_bytes(tmp_path, original)) == b""


def test_locked_during_the_import_the_file_is_kept_all_the_same(new_desk: NewDesk, file: Path, tmp_path: Path) -> None:
    desk = new_desk()
    row = desk.queue.add_import(file, ProcessOptions(), keep_original=True)
    desk.vault.lock()
    desk.wait_state(JobState.DONE)
    desk.vault.unlock(OPENS)
    assert desk.texts(row.id) == ALL
    desk.library.export_original(row.id, tmp_path / "again.wav")
    assert (tmp_path / "again.wav").read_bytes() == file.read_bytes()


def test_an_import_that_broke_off_begins_again(new_desk: NewDesk) -> None:
    first = new_desk(decode="DiesDecoding")
    row = first.queue.add_import(Path("Eins.wav"), ProcessOptions())
    first.wait_state(JobState.FAILED)
    assert first.library.open(row.id).row.state is MeetingState.IMPORTING
    first.close()
    desk = new_desk()
    desk.queue.retry(row.id)
    desk.wait_state(JobState.DONE)
    assert desk.texts(row.id) == ALL
    assert desk.library.sound(row.id).duration_ms() == SEGMENTS * SEGMENT_MS
    assert len(desk.vault.segment_keys(row.id)) == len(list(desk.vault.audio_dir(row.id).iterdir()))


def test_where_the_file_is_gone_that_is_said_and_nothing_is_lost(new_desk: NewDesk) -> None:
    first = new_desk(decode="DiesDecoding")
    row = first.queue.add_import(Path("Eins.wav"), ProcessOptions())
    first.wait_state(JobState.FAILED)
    first.close()
    desk = new_desk(decode="Missing")
    kept = sorted(path.name for path in desk.vault.audio_dir(row.id).iterdir())
    assert kept
    desk.queue.retry(row.id)
    desk.wait_state(JobState.FAILED)
    assert desk.errors() == [Code.FILE_NOT_FOUND]
    assert sorted(path.name for path in desk.vault.audio_dir(row.id).iterdir()) == kept
    desk.close()
    again = new_desk()
    again.queue.retry(row.id)  # the drive is there again
    again.wait_state(JobState.DONE)
    assert again.texts(row.id) == ALL


def test_what_is_wrong_with_a_file_is_noticed(new_desk: NewDesk) -> None:
    desk = new_desk(decode="TwoSidedAndCut")
    meeting = imported(desk)
    opened = desk.library.open(meeting)
    codes = [notice.code for notice in opened.draft.notices]
    assert codes[:2] == [NoticeCode.CHANNELS_AS_SPEAKERS, NoticeCode.FILE_TRUNCATED]
    assert opened.row.tracks == (Track.LEFT, Track.RIGHT)
    desk.queue.add(meeting, "speech", ProcessOptions())
    desk.wait_state(JobState.DONE, times=2)
    again = [notice.code for notice in desk.library.open(meeting).draft.notices]
    assert set(again) == set(codes), "what is true of the sound stays said when the text is made anew"


def test_a_title_given_during_the_import_stays(new_desk: NewDesk) -> None:
    desk = new_desk()

    def rename(event: object) -> None:
        if isinstance(event, JobStateChanged) and event.job.state is JobState.RUNNING:
            desk.library.rename(event.job.recording_id, "  Haushalt\n2027 ")

    desk.queue.listen(rename)
    meeting = imported(desk)
    row = desk.library.open(meeting).row
    assert (row.title, row.state, row.tracks) == ("Haushalt 2027", MeetingState.READY, (Track.FILE,))


def test_a_transcript_file_becomes_a_meeting_without_sound(new_desk: NewDesk, tmp_path: Path) -> None:
    path = tmp_path / "Sitzung.txt"
    path.write_text("Anna: Guten Tag zusammen.\nBernd: Guten Tag.\n", encoding="utf-8")
    desk = new_desk()
    meeting = keep(desk, path)
    assert desk.texts(meeting) == ["Guten Tag zusammen.", "Guten Tag."]
    assert desk.library.open(meeting).row.tracks == ()
    desk.library.export_original(meeting, tmp_path / "again.txt")
    assert (tmp_path / "again.txt").read_bytes() == path.read_bytes()
    for times, stage in enumerate(("minutes", "speech"), 2):
        desk.queue.add(meeting, stage, ProcessOptions())
        desk.wait_state(JobState.DONE, times)
        assert desk.texts(meeting) == ["Guten Tag zusammen.", "Guten Tag."]
        assert desk.minutes(meeting) == ["Guten Tag zusammen.", "Guten Tag."]


def test_a_bug_in_a_job_is_told_without_content(new_desk: NewDesk) -> None:
    desk = new_desk(speech="Buggy")
    desk.queue.add_import(Path("Eins.wav"), ProcessOptions())
    desk.wait_state(JobState.FAILED)
    assert desk.errors() == [Code.ENGINE_INTERNAL]
    assert "canary" not in repr([event for event in desk.told if not isinstance(event, JobTold)])


@pytest.mark.parametrize("how", ["Alle haben am Anfang zugestimmt", ""])
def test_how_people_agreed_is_kept_with_what_was_brought_in(how: str, new_desk: NewDesk) -> None:
    desk = new_desk()
    said = MeetingConsent(Basis.ELSEWHERE, how=how) if how else UNKNOWN
    row = desk.queue.add_import(Path("Eins.wav"), ProcessOptions(), consent=said)
    desk.wait_state(JobState.DONE)
    assert ConsentService(desk.vault).of(row.id) == said
    noted = [event.row.kind for event in ConsentService(desk.vault).events(row.id)]
    assert noted == (["asked"] if how else [])
    assert ConsentService(desk.vault).verify().ok
