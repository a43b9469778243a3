"""Texts made elsewhere: our JSON, WebVTT (Zoom, Teams), SubRip, "Name: words" lines, chats, and e-mails."""

from __future__ import annotations

import html
import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sottovoce.pipeline.events import Notice, NoticeCode
from sottovoce.services.text_files import MS_PER_WORD, guess_language, read_text
from sottovoce.services.threads.reading import MAIL_SUFFIXES, ReadThread, chat_read, is_mail_file, read_mails
from sottovoce_models import codec
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Recording, Speaker, Transcript, Turn

SUFFIXES: Final = frozenset({".json", ".vtt", ".srt", ".txt"}) | MAIL_SUFFIXES

_TIMES = re.compile(
    r"^\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{3})\s*-->\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{3})"
)
_NAMED = re.compile(r"^\s*(?:\[[^\]]*\]\s*)?([^\W\d_][^:\n<>]{0,58}?)\s*:\s+(\S.*)$")
# No "<" inside a tag: a line of nothing but "<" would otherwise be searched to its end from each of them.
_VOICE = re.compile(r"<v(?:\.[^ <>]*)? ([^<>]+)>")
_TAG = re.compile(r"<[^<>]*>")
_SAME_SPEAKER_PAUSE_MS: Final = 3_000
_MAX_TURN_CHARACTERS: Final = 900
_MAX_MS: Final = 10_000 * 3_600_000  # what WebVTT's hours are read up to


@dataclass(frozen=True, slots=True)
class _Line:
    speaker: str
    start_ms: int
    end_ms: int
    text: str


def is_transcript_file(path: Path) -> bool:
    """Whether a file is taken for a transcript, by its name."""
    return path.suffix.lower() in SUFFIXES


@dataclass(frozen=True, slots=True)
class ReadTalk:
    """A talk as a file holds it, and what a user should know of it."""

    recording: Recording
    transcript: Transcript
    notices: tuple[Notice, ...] = ()


def read_transcript(path: Path, language: str | None) -> tuple[Recording, Transcript]:
    """The transcript in a file; see `read_talk`."""
    talk = read_talk(path, language)
    return talk.recording, talk.transcript


def read_talk(path: Path, language: str | None) -> ReadTalk:
    """The transcript, chat or mails in a file; TRANSCRIPT_UNREADABLE with the line number when it is none,
    THREAD_UNREADABLE for mails without a word, FILE_… when unreadable.
    """
    if is_mail_file(path):
        return _of_thread(read_mails(path, language), path)
    text = read_text(path)
    if path.suffix.lower() == ".json":
        transcript = _from_json(text, language)
    else:
        is_text = path.suffix.lower() not in {".vtt", ".srt"}
        thread = chat_read(text, language) if is_text else None
        if thread is not None:
            return _of_thread(thread, path)
        lines = list(_named_lines(text) if is_text else _cues(text))
        if not lines:
            raise UserFixable(Code.TRANSCRIPT_UNREADABLE, line=1)
        transcript = _transcript(_merged(lines), language or guess_language(line.text for line in lines))
    return ReadTalk(_recording(transcript, path.stem, None, path), transcript)


def _of_thread(thread: ReadThread, path: Path) -> ReadTalk:
    recording = _recording(thread.transcript, thread.subject or path.stem, thread.started_at, path)
    left_out = Notice(NoticeCode.THREAD_ATTACHMENTS, {"count": thread.attachments})
    return ReadTalk(recording, thread.transcript, (left_out,) if thread.attachments else ())


def _recording(transcript: Transcript, title: str, started_at: str | None, path: Path) -> Recording:
    written = any(turn.at for turn in transcript.turns)  # then its times are those of reading it aloud
    duration_ms = 0 if written else max((turn.end_ms for turn in transcript.turns), default=0)
    return Recording(transcript.recording_id, title, started_at, duration_ms, (), path.name)


def has_named_lines(text: str) -> bool:
    """Whether most lines of a text are "Name: words": then it is a transcript."""
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(bool(_NAMED.match(line)) for line in lines) * 2 > len(lines)


def _from_json(text: str, language: str | None) -> Transcript:
    try:
        document = json.loads(text)
        json.dumps(document, ensure_ascii=False).encode()  # half letters ("\\ud800") could never be written again
        transcript = codec.from_document(Transcript, document)
    except json.JSONDecodeError as error:
        raise UserFixable(Code.TRANSCRIPT_UNREADABLE, line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise UserFixable(Code.TRANSCRIPT_UNREADABLE, line=1) from error
    if not transcript.recording_id or any(turn.end_ms > _MAX_MS for turn in transcript.turns):
        raise UserFixable(Code.TRANSCRIPT_UNREADABLE, line=1)
    if language is not None and transcript.language != language:
        return replace(transcript, language=language)
    return transcript


def _cues(text: str) -> Iterator[_Line]:
    """WebVTT and SubRip: blocks with a line of times and the words under it."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        times = _TIMES.match(line)
        if "-->" in line and times is None:
            raise UserFixable(Code.TRANSCRIPT_UNREADABLE, line=number + 1)
        if times is None:
            continue
        body: list[str] = []
        for following in lines[number + 1 :]:
            if not following.strip() or "-->" in following:
                break
            body.append(following.strip())
        raw = " ".join(" ".join(body).split())
        voice = _VOICE.search(raw)
        words = _plain(raw)
        named = None if voice else _NAMED.match(words)
        speaker = _plain(voice.group(1)) if voice else named.group(1) if named else ""
        words = named.group(2) if named else words
        start_ms, end_ms = _ms(times.groups()[:4]), _ms(times.groups()[4:])
        if words and end_ms >= start_ms:
            yield _Line(speaker, start_ms, end_ms, words)


def _plain(markup: str) -> str:
    """The words without tags, with `&amp;` and its like as the letters they stand for."""
    return " ".join(html.unescape(_TAG.sub("", markup)).split())


def _ms(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, milliseconds = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds


def _named_lines(text: str) -> Iterator[_Line]:
    """ "Name: words", one a line; a line without a name goes on with the speaker before it. Times are estimated."""
    at_ms = 0
    speaker = ""
    for line in text.splitlines():
        words = " ".join(line.split())
        if not words:
            continue
        named = _NAMED.match(words)
        if named:
            speaker, words = named.group(1), named.group(2)
        end_ms = at_ms + len(words.split()) * MS_PER_WORD
        yield _Line(speaker, at_ms, end_ms, words)
        at_ms = end_ms


def _merged(lines: list[_Line]) -> list[_Line]:
    """Lines of one speaker without a long pause in one turn of readable length."""
    merged: list[_Line] = []
    for line in sorted(lines, key=lambda line: line.start_ms):
        last = merged[-1] if merged else None
        if (
            last is not None
            and line.speaker == last.speaker
            and line.start_ms - last.end_ms <= _SAME_SPEAKER_PAUSE_MS
            and len(last.text) + len(line.text) < _MAX_TURN_CHARACTERS
        ):
            merged[-1] = _Line(last.speaker, last.start_ms, max(last.end_ms, line.end_ms), f"{last.text} {line.text}")
        else:
            merged.append(line)
    return merged


def _transcript(lines: list[_Line], language: str) -> Transcript:
    names = list(dict.fromkeys(line.speaker for line in lines))
    ids = {name: f"S{number}" for number, name in enumerate(names, start=1)}
    turns = tuple(
        Turn(f"t{number}", ids[line.speaker], line.start_ms, line.end_ms, line.text)
        for number, line in enumerate(lines, start=1)
    )
    speakers = {ids[name]: Speaker(name) for name in names}
    return Transcript(uuid.uuid4().hex, 1, language, speakers, turns)
