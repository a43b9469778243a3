"""Everything that leaves a real vault: files read back, sound decoded again, a meeting that comes back."""

from __future__ import annotations

import io
import json
import struct
import wave
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
import pyzipper
from pypdf import PdfReader

from sottovoce.core.consent import START_PURPOSES, Answer, Basis, Given, MeetingConsent, Participant, Role
from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.audio_source import FileAudioSource
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineProcess
from sottovoce.pipeline.engines import DECODE, DEFAULT_ENGINES
from sottovoce.services.access_request import AccessRequest
from sottovoce.services.consent.service import ConsentService
from sottovoce.services.exports.document import Document
from sottovoce.services.exports.material import Approval, Contents, Format, Options
from sottovoce.services.handing_over import HandingOver
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.originals import keep_original
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.rows_meetings import Bookmark, MeetingRow, MeetingState
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import GapKind
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Cancelled, Code, SottovoceError
from sottovoce_models.types import Speaker, Summary, Track, Transcript
from tests.unit.services.exports.samples import material, spoken
from tests.unit.services.meetings import CANARY

MEETING = "5" * 32
OTHER = "6" * 32
SILENT = "7" * 32
PHRASE = "vier Wörter die nicht passen"
SECONDS = 7
APPROVAL = Approval("Dr. Weber", "2026-11-15T10:00:00+00:00", 3, 4)
SOUND = Options(format=Format.WAV, contents=Contents.SOUND)
BYTES = b"the file it came from" * 9_000


def tone() -> bytes:
    times = np.arange(SECONDS * 16_000) / 16_000
    return (8_000 * np.sin(2 * np.pi * 440 * times)).astype("<i2").tobytes()


def pdf(document: Document) -> bytes:
    """The least PDF; drawing is the window's."""
    from pypdf import PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": document.title})
    writer.write(out)
    return out.getvalue()


def fill(vault: Vault, recording_id: str, transcript: Transcript, summary: Summary | None) -> None:
    row = MeetingRow(
        recording_id,
        "Erstgespräch Müller",
        "2026-11-14T09:00:00+00:00",
        SECONDS * 1000,
        (Track.MIC,),
        "a.wav",
        MeetingState.READY,
        "2026-11-14T09:00:00+00:00",
    )
    vault.store.meetings.put(row)
    results = vault.store.results
    results.save_transcript(recording_id, replace(transcript, recording_id=recording_id), human=False)
    if summary is not None:
        results.save_summary(recording_id, replace(summary, recording_id=recording_id), human=False)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """A vault with a meeting with sound, a pause in it, minutes, a kept file and a bookmark; and one without sound."""
    made, _ = Vault.create(tmp_path / "vault", PHRASE, cost=LEAST_COST)
    meeting = material()
    fill(made, MEETING, replace(meeting.transcript, corrections=()), meeting.summary)
    fill(made, OTHER, spoken("Frau Müller war da.", "Ein Geheimnis.", names=("Bert Weiß", "Carla")), None)
    made.started(MEETING)
    writer = TrackWriter(made.audio_dir(MEETING), MEETING, Track.MIC, made.sealer)
    samples = tone()
    writer.append(samples[: 32_000 * 3])
    writer.gap(16_000, GapKind.PAUSED)
    writer.append(samples[32_000 * 4 :])
    writer.finish()
    made.stopped(MEETING)
    made.store.meetings.put_bookmark(MEETING, Bookmark(1_000, "Schlaf"))
    yield made
    made.close()


@pytest.fixture
def out(vault: Vault) -> HandingOver:
    return HandingOver(vault, cost=LEAST_COST)


def code_of(action: Callable[[], object]) -> Code:
    with pytest.raises(SottovoceError) as caught:
        action()
    return caught.value.code


def decoded(path: Path) -> np.ndarray:
    with EngineProcess(DEFAULT_ENGINES[DECODE]) as process:
        source = FileAudioSource(path, process)
        return np.frombuffer(b"".join(pcm.data for pcm in source.pcm(Track.FILE, 0, None, CancelToken())), "<i2")


def test_wav_is_the_sound_and_its_hash_is_the_one_in_the_documents(out: HandingOver, tmp_path: Path) -> None:
    path = tmp_path / "out" / "a.wav"
    out.files.write(MEETING, SOUND, path, pdf)
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getnframes()) == (16_000, 1, SECONDS * 16_000)
        samples = np.frombuffer(file.readframes(SECONDS * 16_000), "<i2")
    assert not samples[3 * 16_000 : 4 * 16_000].any()
    assert (samples[: 3 * 16_000] == np.frombuffer(tone(), "<i2")[: 3 * 16_000]).all()
    text = tmp_path / "out" / "a.txt"
    out.files.write(MEETING, Options(format=Format.TEXT, facts=True), text, pdf)
    assert sha256(path.read_bytes()[44:]).hexdigest() in text.read_text(encoding="utf-8")


def test_flac_is_the_same_sound_and_knows_its_length(out: HandingOver, tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    out.files.write(MEETING, replace(SOUND, format=Format.FLAC, passage=(1_000, 6_000)), path, pdf)
    samples = decoded(path)
    assert len(samples) == 5 * 16_000
    assert (samples[: 2 * 16_000] == np.frombuffer(tone(), "<i2")[16_000 : 3 * 16_000]).all()
    info = path.read_bytes()[8:42]  # STREAMINFO: the length was filled in at the end
    assert struct.unpack(">Q", info[10:18])[0] & ((1 << 36) - 1) == 5 * 16_000


def test_opus_is_small_and_sounds_alike(out: HandingOver, tmp_path: Path) -> None:
    path = tmp_path / "a.opus"
    shares: list[float] = []
    out.files.write(MEETING, replace(SOUND, format=Format.OPUS), path, pdf, CopyWatch(shares.append))
    samples = decoded(path).astype(float)
    assert abs(len(samples) / 16_000 - SECONDS) < 0.1
    spectrum = np.abs(np.fft.rfft(samples[16_000 : 2 * 16_000]))
    assert abs(int(spectrum.argmax()) - 440) <= 1
    assert path.stat().st_size < 60_000
    assert shares == sorted(shares)
    assert shares[-1] > 0.9


def test_sound_that_is_not_there_is_said(out: HandingOver, tmp_path: Path) -> None:
    assert code_of(lambda: out.files.write(OTHER, SOUND, tmp_path / "a.wav", pdf)) is Code.EXPORT_NO_SOUND
    assert not (tmp_path / "a.wav").exists()
    assert out.log.all() == ()


def test_what_is_given_up_leaves_no_file_and_no_line_in_the_log(out: HandingOver, tmp_path: Path) -> None:
    def stop() -> None:
        raise Cancelled

    folder = tmp_path / "out"
    for kind in (Format.WAV, Format.OPUS):
        with pytest.raises(Cancelled):
            out.files.write(MEETING, replace(SOUND, format=kind), folder / "a", pdf, CopyWatch(check_cancelled=stop))
    assert list(folder.iterdir()) == []
    assert out.log.all() == ()


def test_every_kind_of_document_is_written_and_noted(out: HandingOver, tmp_path: Path) -> None:
    kinds = [kind for kind in Format if not kind.is_sound]
    for kind in kinds:
        options = Options(format=kind, language=UiLanguage.DE, recipient=f"Gericht\n{kind}")
        out.files.write(MEETING, options, tmp_path / f"a.{kind}", pdf)
        assert (tmp_path / f"a.{kind}").stat().st_size > 100
    noted = {each.format: each for each in out.log.all()}
    assert noted.keys() == {str(kind) for kind in kinds}
    assert noted["srt"].what == "transcript"
    assert noted["docx"].recipient == "Gericht docx"
    assert noted["docx"].title == "Erstgespräch Müller"
    assert all(each.draft for each in noted.values())
    out.log.save_csv(tmp_path / "log.csv", UiLanguage.DE)
    table = (tmp_path / "log.csv").read_text(encoding="utf-8-sig")
    assert '"Gericht docx","Entwurf"' in table
    assert CANARY not in table


def test_the_log_survives_the_meeting_without_its_title(out: HandingOver, vault: Vault, tmp_path: Path) -> None:
    out.files.write(MEETING, Options(format=Format.TEXT), tmp_path / "a.txt", pdf)
    vault.delete_recording(MEETING)
    (line,) = out.log.all()
    assert (line.recording_id, line.title, line.what) == (None, "", "both")


def test_a_participant_gets_nothing_but_approved_minutes_under_a_passphrase(vault: Vault, tmp_path: Path) -> None:
    wish = Options(format=Format.PDF, participant=True, passphrase=PHRASE)
    draft = HandingOver(vault).files
    assert code_of(lambda: draft.write(MEETING, wish, tmp_path / "a.pdf", pdf)) is Code.EXPORT_NOT_APPROVED
    seen: list[Document] = []

    def drawn(document: Document) -> bytes:
        seen.append(document)
        return pdf(document)

    approved = HandingOver(vault, approval_of=lambda _: APPROVAL)
    bare = replace(wish, passphrase="")
    assert code_of(lambda: approved.files.write(MEETING, bare, tmp_path / "a.pdf", drawn)) is Code.EXPORT_PHRASE_SHORT
    approved.files.write(MEETING, wish, tmp_path / "a.pdf", drawn)
    locked = PdfReader(tmp_path / "a.pdf")
    assert locked.is_encrypted
    assert locked.decrypt(PHRASE).value
    assert seen[0].warning == ""
    assert not any("Transk" in getattr(block, "text", "") for block in seen[0].blocks)
    approved.files.write(MEETING, replace(wish, format=Format.TEXT), tmp_path / "a.zip", drawn)
    with pyzipper.AESZipFile(tmp_path / "a.zip") as archive:
        (name,) = archive.namelist()
        assert name == "Minutes.txt"
        assert "Approved by Dr. Weber" in archive.read(name, pwd=PHRASE.encode()).decode()
    assert all((each.protected, each.draft) == (True, False) for each in approved.log.all())


def test_a_locked_vault_gives_nothing(out: HandingOver, vault: Vault, tmp_path: Path) -> None:
    vault.lock()
    for action in (
        lambda: out.files.write(MEETING, Options(), tmp_path / "a.docx", pdf),
        lambda: out.access.find(["Anna"]),
        lambda: out.meetings.back_up(MEETING, PHRASE, tmp_path / "a"),
        out.log.all,
    ):
        assert code_of(action) is Code.STORE_LOCKED
    assert [path.name for path in tmp_path.glob("a*")] == []


def test_the_vault_is_locked_in_the_middle(out: HandingOver, vault: Vault, tmp_path: Path) -> None:
    def lock(_document: Document) -> bytes:
        vault.lock()
        raise Cancelled

    with pytest.raises(Cancelled):
        out.files.write(MEETING, Options(format=Format.PDF), tmp_path / "a.pdf", lock)
    assert not (tmp_path / "a.pdf").exists()
    vault.unlock(PHRASE)
    assert len(out.log.all()) == 1  # rather too much than too little


def test_everything_about_one_person_is_found_and_others_are_black(out: HandingOver, tmp_path: Path) -> None:
    hits = out.access.find(["Anna Müller"])
    assert {(hit.recording_id, hit.speaks) for hit in hits} == {(MEETING, True), (OTHER, False)}
    out.files.write(MEETING, Options(format=Format.TEXT, recipient="Gericht"), tmp_path / "a.txt", pdf)
    request = AccessRequest(("Anna Müller",), format=Format.TEXT, language=UiLanguage.DE, passphrase=PHRASE)
    out.access.write(request, hits, tmp_path / "answer.zip", pdf)
    with pyzipper.AESZipFile(tmp_path / "answer.zip") as archive:
        texts = {name: archive.read(name, pwd=PHRASE.encode()).decode() for name in archive.namelist()}
    assert sorted(texts) == ["0000 Übersicht.txt", "0001 Transkript.txt", "0002 Transkript.txt"]
    assert "Protokoll und Transkript (TXT), Gericht" in texts["0000 Übersicht.txt"]
    whole = "".join(texts.values())
    assert "Frau Müller war da." in whole
    for black in ("Ein Geheimnis", "Bert", "Carla"):
        assert black not in whole
    (line, _) = out.log.all()
    assert (line.what, line.recipient, line.recording_id) == ("access", "Anna Müller", None)


def test_what_the_person_answered_about_consent_is_in_it_also_of_a_meeting_with_sound_only(
    out: HandingOver, vault: Vault, tmp_path: Path
) -> None:
    anna, bert = (Participant(letter * 32, name, Role.CLIENT) for letter, name in (("a", "Anna Müller"), ("b", "Bert")))
    yes = Given(Answer.YES, "2026-11-14T09:00:00+00:00")
    asked = MeetingConsent(Basis.ASKED, (anna.answered(START_PURPOSES, yes), bert), frozenset(START_PURPOSES))
    day = "2026-11-14T09:00:00+00:00"
    vault.store.meetings.put(MeetingRow(SILENT, "Nur Ton", day, 9, (), "microphone", MeetingState.RECORDED, day))
    consents = ConsentService(vault)
    for recording_id in (MEETING, SILENT):
        consents.answer(recording_id, asked)
    hits = {hit.recording_id: hit for hit in out.access.find(["Anna Müller"])}
    assert {each: bool(hit.participant_ids) for each, hit in hits.items()} == {
        MEETING: True,
        SILENT: True,
        OTHER: False,
    }
    assert not hits[SILENT].has_transcript
    request = AccessRequest(("Anna Müller",), format=Format.TEXT, language=UiLanguage.DE)
    out.access.write(request, [hits[MEETING], hits[SILENT]], tmp_path / "answer", pdf)
    texts = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "answer").iterdir()}
    consent = "Antworten zur Einwilligung.txt"
    assert sorted(texts) == ["0000 Übersicht.txt", f"0001 {consent}", "0001 Transkript.txt", f"0002 {consent}"]
    assert "wurde um Einwilligung gebeten, spricht" in texts["0000 Übersicht.txt"]
    assert "Ton aufnehmen | ja" in texts[f"0002 {consent}"]
    assert "Bert" not in "".join(texts.values())


def test_the_answer_can_be_a_folder_and_never_replaces_one(out: HandingOver, tmp_path: Path) -> None:
    request = AccessRequest(("Anna Müller",), format=Format.DOCX)
    hits = out.access.find(["Anna Müller"])
    out.access.write(request, hits, tmp_path / "answer", pdf)
    assert len(list((tmp_path / "answer").iterdir())) == 3
    again = code_of(lambda: out.access.write(request, hits, tmp_path / "answer", pdf))
    assert again is Code.OUTPUT_NOT_WRITABLE
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
    assert code_of(lambda: out.access.write(request, [], tmp_path / "b", pdf)) is Code.ACCESS_NOTHING


def test_a_zip_without_a_passphrase_opens_anywhere(out: HandingOver, tmp_path: Path) -> None:
    request = AccessRequest(("Anna Müller",), format=Format.PDF)
    out.access.write(request, out.access.find(["Anna Müller"]), tmp_path / "answer.zip", pdf)
    with zipfile.ZipFile(tmp_path / "answer.zip") as archive:
        assert archive.testzip() is None


# A meeting as a file


def test_a_meeting_comes_back_whole_beside_the_first(out: HandingOver, vault: Vault, tmp_path: Path) -> None:
    original = keep_original(io.BytesIO(BYTES), "a.mp3", vault.audio_dir(MEETING))
    vault.deliver(Parcel(ParcelKind.ORIGINAL, MEETING, original.plain()))
    shown = vault.store.results.draft(MEETING).transcript
    assert shown is not None
    human = replace(shown, speakers={"S1": Speaker("Ada Kowalska"), "S2": Speaker()})
    vault.store.results.save_transcript(MEETING, human, human=True)
    path = tmp_path / "a.sottovoce-meeting"
    out.meetings.back_up(MEETING, PHRASE, path)
    raw = path.read_bytes()
    for secret in (CANARY.encode(), b"Kowalska", BYTES[:21], MEETING.encode()):
        assert secret not in raw
    row = out.meetings.restore(path, PHRASE)
    assert row.id != MEETING
    assert (row.title, row.duration_ms, row.tracks) == ("Erstgespräch Müller", SECONDS * 1000, (Track.MIC,))
    store = vault.store
    first, second = store.results.draft(MEETING), store.results.draft(row.id)
    assert second.transcript == replace(first.transcript or spoken(), recording_id=row.id)
    assert second.transcript_human
    assert second.summary == replace(first.summary, recording_id=row.id)  # type: ignore[type-var] # it is there
    assert len(store.results.transcripts(row.id)) == 2
    assert store.meetings.bookmarks(row.id) == (Bookmark(1_000, "Schlaf"),)
    assert {hit.recording_id for hit in store.search.search(CANARY)} == {MEETING, row.id}
    extents = [
        TrackReader(vault.audio_dir(each), each, Track.MIC, vault.segment_keys(each)).extent()
        for each in (MEETING, row.id)
    ]
    assert (extents[0].gaps, extents[0].end_samples) == (extents[1].gaps, extents[1].end_samples)
    out.files.write(MEETING, SOUND, tmp_path / "1.wav", pdf)
    out.files.write(row.id, SOUND, tmp_path / "2.wav", pdf)
    assert (tmp_path / "1.wav").read_bytes() == (tmp_path / "2.wav").read_bytes()
    from sottovoce.services.library import LibraryService

    LibraryService(vault).export_original(row.id, tmp_path / "a.mp3")
    assert (tmp_path / "a.mp3").read_bytes() == BYTES


def test_what_other_parts_keep_of_a_meeting_goes_along(out: HandingOver, vault: Vault, tmp_path: Path) -> None:
    database = vault.store._database
    owner = "recording_id TEXT REFERENCES meetings (id) ON DELETE CASCADE"
    database.run(f"CREATE TABLE signatures (id INTEGER PRIMARY KEY, {owner}, who TEXT) STRICT")
    database.run(f"CREATE TABLE own_notes ({owner}, text TEXT, PRIMARY KEY (recording_id)) STRICT")
    for who in ("Weber", "Braun"):
        database.run("INSERT INTO signatures (recording_id, who) VALUES (?, ?)", (MEETING, who))
    database.run("INSERT INTO own_notes VALUES (?, ?)", (MEETING, f"siehe {MEETING}"))
    path = tmp_path / "a.sottovoce-meeting"
    out.meetings.back_up(MEETING, PHRASE, path)
    new_id = out.meetings.restore(path, PHRASE).id
    found = database.rows("SELECT recording_id, who FROM signatures ORDER BY id")
    assert found == [(MEETING, "Weber"), (MEETING, "Braun"), (new_id, "Weber"), (new_id, "Braun")]
    assert database.rows("SELECT text FROM own_notes WHERE recording_id = ?", (new_id,)) == [(f"siehe {new_id}",)]
    assert len(out.log.all()) == 1
    other, _ = Vault.create(tmp_path / "other", PHRASE, cost=LEAST_COST)  # an older program: no such tables
    try:
        assert HandingOver(other, cost=LEAST_COST).meetings.restore(path, PHRASE).title == "Erstgespräch Müller"
    finally:
        other.close()


def test_it_comes_back_in_another_vault_and_stays_after_a_deletion_of_the_first(
    out: HandingOver, vault: Vault, tmp_path: Path
) -> None:
    path = tmp_path / "a.sottovoce-meeting"
    out.meetings.back_up(MEETING, PHRASE, path)
    vault.delete_recording(MEETING)
    row = out.meetings.restore(path, PHRASE)
    vault.lock()
    vault.unlock(PHRASE)
    assert vault.store.meetings.get(row.id) is not None
    other, _ = Vault.create(tmp_path / "other", PHRASE, cost=LEAST_COST)
    try:
        there = HandingOver(other, cost=LEAST_COST)
        assert there.meetings.restore(path, PHRASE).title == "Erstgespräch Müller"
        assert other.store.check() == ()
    finally:
        other.close()


@pytest.mark.parametrize("harm", ["phrase", "cut", "bit", "empty"])
def test_what_is_not_exactly_the_file_is_refused_and_leaves_nothing(
    harm: str, out: HandingOver, vault: Vault, tmp_path: Path
) -> None:
    path = tmp_path / "a.sottovoce-meeting"
    out.meetings.back_up(MEETING, PHRASE, path)
    data = bytearray(path.read_bytes())
    block = (1 << 16) + 16
    if harm == "cut":
        del data[-block:]
    elif harm == "bit":
        data[-100] ^= 1
    elif harm == "empty":
        data.clear()
    path.write_bytes(data)
    before = vault.recordings_on_disk()
    phrase = "another one altogether" if harm == "phrase" else PHRASE
    assert code_of(lambda: out.meetings.restore(path, phrase)) is Code.MEETING_FILE_UNREADABLE
    assert vault.recordings_on_disk() == before
    assert len(vault.store.meetings.list()) == 2


def test_a_backup_that_is_given_up_leaves_nothing(out: HandingOver, vault: Vault, tmp_path: Path) -> None:
    def stop() -> None:
        raise Cancelled

    path = tmp_path / "out" / "a.sottovoce-meeting"
    with pytest.raises(Cancelled):
        out.meetings.back_up(MEETING, PHRASE, path, CopyWatch(check_cancelled=stop))
    assert list(path.parent.iterdir()) == []
    out.meetings.back_up(MEETING, PHRASE, path)
    with pytest.raises(Cancelled):
        out.meetings.restore(path, PHRASE, CopyWatch(check_cancelled=stop))
    assert len(vault.store.meetings.list()) == 2
    assert code_of(lambda: out.meetings.back_up(MEETING, "short", path)) is Code.EXPORT_PHRASE_SHORT


def test_an_export_of_json_is_what_the_vault_holds(out: HandingOver, vault: Vault, tmp_path: Path) -> None:
    out.files.write(MEETING, Options(format=Format.JSON), tmp_path / "a.json", pdf)
    read = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert read["transcript"]["recording_id"] == MEETING
    assert len(read["summary"]["items"]) == 3
