from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.services.text_files import guess_language
from sottovoce.services.transcript_files import is_transcript_file, read_transcript
from sottovoce_models import codec
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Coverage, Speaker, Transcript, Turn

ZOOM = """WEBVTT

1
00:00:01.000 --> 00:00:03.500
Ada Lovelace: Good morning everyone.

2
00:00:03.600 --> 00:00:05.000
Ada Lovelace: Shall we start?

3
00:01:05.000 --> 00:01:06.250
Jörg Müller-Lüdenscheidt: Yes: let us.
"""
TEAMS = """WEBVTT

NOTE made by a service

a1b2/3-0
00:00.000 --> 00:02.000
<v Ada Lovelace>Good <i>morning</i>
everyone.</v>

00:02.000 --> 00:04.000 align:start position:0%
<v.first Bob>Hello &amp; welcome</v>
"""
SRT = """1
00:00:00,000 --> 00:00:02,000
Good morning.

2
00:00:02,100 --> 00:00:04,000
<b>Hello.</b>
"""


def read(folder: Path, name: str, content: str | bytes, language: str | None = None) -> Transcript:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_transcript(path, language)[1]


def told(transcript: Transcript) -> list[tuple[str, int, int, str]]:
    return [
        (transcript.speakers[turn.speaker].name, turn.start_ms, turn.end_ms, turn.text) for turn in transcript.turns
    ]


def refusal(folder: Path, name: str, content: str | bytes) -> tuple[Code, dict[str, str | int | float]]:
    with pytest.raises(UserFixable) as caught:
        read(folder, name, content)
    return caught.value.code, caught.value.params


# --- what others write


def test_zoom_names_stand_before_the_words(tmp_path: Path) -> None:
    assert told(read(tmp_path, "a.vtt", ZOOM)) == [
        ("Ada Lovelace", 1_000, 5_000, "Good morning everyone. Shall we start?"),
        ("Jörg Müller-Lüdenscheidt", 65_000, 66_250, "Yes: let us."),
    ]


def test_teams_names_stand_in_tags(tmp_path: Path) -> None:
    assert told(read(tmp_path, "a.vtt", TEAMS)) == [
        ("Ada Lovelace", 0, 2_000, "Good morning everyone."),
        ("Bob", 2_000, 4_000, "Hello & welcome"),
    ]


def test_subrip_has_one_voice_without_a_name(tmp_path: Path) -> None:
    assert told(read(tmp_path, "a.srt", SRT)) == [("", 0, 4_000, "Good morning. Hello.")]


def test_text_with_names_gets_estimated_times_and_goes_on_without_one(tmp_path: Path) -> None:
    text = "Ada: We start now.\nand go on\n\n[00:12] Bob: Fine: good.\nhttps://example.org/x\n"
    assert told(read(tmp_path, "a.txt", text)) == [
        ("Ada", 0, 2_400, "We start now. and go on"),
        ("Bob", 2_400, 3_600, "Fine: good. https://example.org/x"),
    ]


def test_text_without_names_is_one_voice(tmp_path: Path) -> None:
    transcript = read(tmp_path, "a.txt", "Just some words.\n12:30 and a time\n")
    assert {speaker.name for speaker in transcript.speakers.values()} == {""}
    assert transcript.turns[0].text == "Just some words. 12:30 and a time"


def test_a_long_speech_is_cut_into_readable_turns(tmp_path: Path) -> None:
    turns = read(tmp_path, "a.txt", "Ada: " + "Some words of a speech.\n" * 200).turns
    assert len(turns) > 3
    assert all(len(turn.text) <= 900 for turn in turns)
    assert len({turn.id for turn in turns}) == len(turns)


def test_cues_that_come_late_are_put_in_order(tmp_path: Path) -> None:
    cues = ["00:09.000 --> 00:10.000\nBob: last", "00:01.000 --> 00:02.000\nAda: first"]
    assert [turn.text for turn in read(tmp_path, "a.vtt", "WEBVTT\n\n" + "\n\n".join(cues)).turns] == ["first", "last"]


def test_a_cue_that_ends_before_it_begins_or_says_nothing_is_left_out(tmp_path: Path) -> None:
    text = (
        "WEBVTT\n\n00:05.000 --> 00:01.000\nback\n\n00:06.000 --> 00:07.000\n<i></i>\n\n00:08.000 --> 00:09.000\nok\n"
    )
    assert told(read(tmp_path, "a.vtt", text)) == [("", 8_000, 9_000, "ok")]


# --- how it is written


@pytest.mark.parametrize("name", ["a.vtt", "A.VTT"])
@pytest.mark.parametrize(
    "raw",
    {
        "UTF-8": ZOOM.encode(),
        "UTF-8 with BOM": ZOOM.encode("utf-8-sig"),
        "UTF-16": ZOOM.encode("utf-16"),
        "UTF-16 big-endian": b"\xfe\xff" + ZOOM.encode("utf-16-be"),
        "cp1252": ZOOM.encode("cp1252"),
        "UTF-16 without a mark": ZOOM.encode("utf-16-le"),
        "UTF-16, big end first": ZOOM.encode("utf-16-be"),
        "CRLF": ZOOM.replace("\n", "\r\n").encode(),
        "CR": ZOOM.replace("\n", "\r").encode(),
    }.values(),
)
def test_every_usual_encoding_and_line_end_reads_the_same(tmp_path: Path, name: str, raw: bytes) -> None:
    transcript = read(tmp_path, name, raw)
    assert told(transcript) == told(read(tmp_path, "b.vtt", ZOOM))
    assert transcript.turns[1].text == "Yes: let us."


@pytest.mark.parametrize("raw", [b"\x81\x8d\x8f\x90", b"\x00" * 100, b"\xff\xfe\x00"])
def test_what_is_no_text_is_refused(tmp_path: Path, raw: bytes) -> None:
    assert refusal(tmp_path, "a.txt", raw) == (Code.TRANSCRIPT_UNREADABLE, {"line": 1})


@pytest.mark.parametrize("name", ["a.vtt", "a.srt", "a.txt", "a.json"])
@pytest.mark.parametrize("raw", [b"", b" \r\n\t\n"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, name: str, raw: bytes) -> None:
    assert refusal(tmp_path, name, raw) == (Code.FILE_EMPTY, {})


@pytest.mark.parametrize(
    ("times", "line"),
    [
        ("00:00:01.000 -> 00:00:02.000", 1),  # no arrow at all: no cue, so nothing in the file
        ("00:00:01 --> 00:00:02", 3),
        ("one --> two", 3),
        ("00:00:01.000 -->", 3),
        ("--> 00:00:01.000", 3),
        ("9" * 5_000 + ":00:00.000 --> 00:00:02.000", 3),
    ],
)
def test_broken_times_are_named_by_their_line(tmp_path: Path, times: str, line: int) -> None:
    text = f"WEBVTT\n\n{times}\nAda: words\n"
    assert refusal(tmp_path, "a.vtt", text) == (Code.TRANSCRIPT_UNREADABLE, {"line": line})


def test_a_file_that_is_not_there_or_may_not_be_read(tmp_path: Path) -> None:
    for path, code in [(tmp_path / "a.vtt", Code.FILE_NOT_FOUND), (tmp_path, Code.FILE_UNREADABLE)]:
        with pytest.raises(UserFixable) as caught:
            read_transcript(path, None)
        assert caught.value.code is code


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate((64 << 20) + 1)
    with pytest.raises(UserFixable) as caught:
        read_transcript(tmp_path / "a.txt", None)
    assert caught.value.code is Code.TEXT_TOO_LARGE


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "line",
    [
        "<" * 300_000,
        "<v " * 100_000,
        "<v" + " " * 300_000,
        "a" * 300_000,
        "a " * 150_000,
        "[" * 300_000,
        " " * 300_000 + "x",
        "x" + ":" * 300_000,
        "9" * 300_000,
        "-->" * 100_000,
    ],
)
@pytest.mark.parametrize("name", ["a.vtt", "a.txt"])
def test_one_huge_line_takes_no_time(tmp_path: Path, name: str, line: str) -> None:
    with suppress(UserFixable):
        read(tmp_path, name, f"WEBVTT\n\n00:01.000 --> 00:02.000\n{line}\n")


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=80) | st.text("0123456789:.,-> \n<>v/A[]", max_size=80).map(str.encode),
    st.sampled_from([".vtt", ".srt", ".txt", ".json"]),
)
def test_no_file_is_a_bug(tmp_path_factory: pytest.TempPathFactory, raw: bytes, suffix: str) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(raw)
    try:
        recording, transcript = read_transcript(path, None)
    except UserFixable:
        return
    assert transcript.turns
    assert recording.duration_ms == max(turn.end_ms for turn in transcript.turns)


# --- our own JSON

OURS = Transcript(
    "r", 4, "de", {"S1": Speaker("Ada", "chair")}, (Turn("t1", "S1", 0, 9, "Grüß Gott"),), coverage=Coverage(9, 8)
)


def test_our_own_file_comes_back_whole(tmp_path: Path) -> None:
    assert read(tmp_path, "a.json", codec.dumps(OURS)) == OURS
    other = read(tmp_path, "a.json", codec.dumps(OURS), language="en")
    assert (other.language, other.turns, other.coverage, other.revision) == ("en", OURS.turns, OURS.coverage, 4)


@pytest.mark.parametrize(
    "change",
    {
        "schema": {"schema": "sottovoce.summary/1"},
        "missing": {"turns": None},
        "invariant": {"speakers": {}},
        "no id": {"recording_id": ""},
        "half a letter": {"language": "\ud800"},
        "beyond all time": {"turns": [{"id": "t", "speaker": "S1", "start_ms": 0, "end_ms": 10**400, "text": "a"}]},
    }.values(),
)
def test_json_that_is_no_transcript_of_ours_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    document = {**codec.to_document(OURS), **change}
    assert refusal(tmp_path, "a.json", json.dumps(document)) == (Code.TRANSCRIPT_UNREADABLE, {"line": 1})


def test_broken_json_is_named_by_its_line(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a.json", '{\n"schema": 1,\n oops}') == (Code.TRANSCRIPT_UNREADABLE, {"line": 3})
    assert refusal(tmp_path, "a.json", "[" * 100_000) == (Code.TRANSCRIPT_UNREADABLE, {"line": 1})
    assert refusal(tmp_path, "a.json", "9" * 5_000) == (Code.TRANSCRIPT_UNREADABLE, {"line": 1})


# --- around it


def test_what_is_taken_for_a_transcript() -> None:
    assert all(is_transcript_file(Path(name)) for name in ["a.vtt", "a.SRT", "a.b.txt", "a.Json"])
    assert not any(is_transcript_file(Path(name)) for name in ["a.wav", "vtt", ".txt", "a.docx", "a.txt.mp3"])


def test_the_recording_is_named_after_the_file(tmp_path: Path) -> None:
    (tmp_path / "Sitzung 3.vtt").write_text(ZOOM)
    recording, transcript = read_transcript(tmp_path / "Sitzung 3.vtt", None)
    assert (recording.title, recording.source, recording.duration_ms) == ("Sitzung 3", "Sitzung 3.vtt", 66_250)
    assert recording.id == transcript.recording_id
    assert read_transcript(tmp_path / "Sitzung 3.vtt", None)[0].id != recording.id


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["Das ist die Sitzung und wir haben Zeit."], "de"),
        (["This is the meeting and we have time."], "en"),
        (["Das Team plant the release und wir."], "de"),
        (["Ok."], "en"),
        ([], "en"),
    ],
)
def test_the_language_is_guessed_by_its_commonest_words(texts: list[str], language: str) -> None:
    assert guess_language(iter(texts)) == language
