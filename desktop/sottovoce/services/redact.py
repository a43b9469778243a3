"""Taking out of a transcript or text what gives people away: `sottovoce redact`, and whoever exports samples."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.redaction import (
    ANONYMIZE,
    EXPORT,
    RedactedTalk,
    RedactionRequest,
    RosterEntry,
    redact_texts,
)
from sottovoce.services.text_files import guess_language, read_text
from sottovoce.services.transcript_files import has_named_lines, is_transcript_file, read_transcript
from sottovoce_models.types import Transcript
from sottovoce_models.visible import visible

SCHEMA: Final = "sottovoce.redaction/1"

_UNNAMED: Final = re.compile(r"(?:S|Speaker|SPEAKER|Person|Sprecher(?:in)?|Stimme|Voice|Teilnehmer(?:in)?)[ _]?\d{0,3}")


@dataclass(frozen=True, slots=True)
class Readable:
    """The texts of one talk, the names of those who speak, and its language."""

    texts: tuple[str, ...]
    speakers: tuple[str, ...]
    language: str


def readable(path: Path, language: str | None) -> Readable:
    """A transcript, or plain text as one single text whose offsets are those of the file; FILE_… when unreadable."""
    if is_transcript_file(path):
        text = read_text(path) if path.suffix.lower() == ".txt" else ""
        if path.suffix.lower() != ".txt" or has_named_lines(text):
            return of_transcript(read_transcript(path, language)[1])
    else:
        text = read_text(path)
    text = visible(text)
    return Readable((text,), (), language or guess_language(iter([text])))


def of_transcript(transcript: Transcript) -> Readable:
    """What is said in a transcript and who speaks; voices without a name of their own name nobody."""
    names = (speaker.name.strip() for speaker in transcript.speakers.values())
    speakers = tuple(dict.fromkeys(name for name in names if name and not _UNNAMED.fullmatch(name)))
    return Readable(tuple(turn.text for turn in transcript.turns), speakers, transcript.language)


def names_in(text: str) -> tuple[str, ...]:
    """The names of a list, one a line or separated by semicolons."""
    return tuple(dict.fromkeys(name.strip() for name in re.split(r"[;\n]", visible(text)) if name.strip()))


class RedactService:
    """Redacts in an engine process of its own, which ends with the work; writes nothing."""

    def __init__(self, spec: EngineSpec = ANONYMIZE) -> None:
        self._spec = spec

    def redact(
        self,
        talk: Readable,
        names: Iterable[str],
        on_progress: Callable[[int, int], None],
        cancel: CancelToken,
        mode: str = EXPORT,
    ) -> RedactedTalk:
        """The talk without what gives people away; those who speak are on the roster beside the `names`."""
        roster = tuple(RosterEntry(name) for name in dict.fromkeys([*talk.speakers, *names]))
        return redact_texts(talk.texts, RedactionRequest(talk.language, roster, mode), on_progress, cancel, self._spec)


def document(redacted: RedactedTalk) -> Mapping[str, Any]:
    """The JSON of `sottovoce redact`, schema `sottovoce.redaction/1`."""
    turns = [
        {
            "text": turn.text,
            "redacted": turn.redacted,
            "spans": [
                {
                    "start": each.span.start,
                    "end": each.span.end,
                    "category": each.span.category.value,
                    "recognizer": each.span.recognizer,
                    "replacement": each.words,
                }
                for each in turn.replacements
            ],
        }
        for turn in redacted.turns
    ]
    return {"schema": SCHEMA, "turns": turns, "risk": dict(redacted.risk)}


def dumps(redacted: RedactedTalk) -> str:
    """The document as text with a final newline."""
    return json.dumps(document(redacted), ensure_ascii=False, indent=1) + "\n"
