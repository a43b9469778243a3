"""Files for the world outside: the folder of `sottovoce summarize` and single exports from the window."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from sottovoce import __version__
from sottovoce.core.languages import ui_language
from sottovoce.pipeline.draft import Draft
from sottovoce.services.documents import markdown, summary_markdown, transcript_markdown
from sottovoce_models import codec, rttm
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Speaker, SpeakerSpan, Transcript, Turn

_PROBE_BYTES: Final = 1 << 20
_MINUTES_FILES: Final = frozenset({"summary.json", "summary.md"})


def check_writable(out: Path) -> None:
    """Raises OUTPUT_NOT_WRITABLE or DISK_FULL now instead of after an hour of work; leaves nothing behind."""
    place = next((folder for folder in (out, *out.absolute().parents) if folder.exists()), out)
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(bytes(_PROBE_BYTES))
            file.flush()
    except OSError as error:
        raise _write_error(error, place) from error


def exportable(draft: Draft) -> Draft | None:
    """The draft as it can be exported, also after a fault or a cancel; None if nothing was heard.

    Before speakers were told apart each segment is a turn of one unknown speaker. The draft itself is not changed: its
    job can still go on.
    """
    if draft.transcript is not None or draft.recording is None or not draft.segments:
        return draft if draft.transcript is not None else None
    turns = tuple(
        Turn(f"t{number}", "S1", segment.start_ms, segment.end_ms, segment.text, (segment.index,))
        for number, segment in enumerate(draft.segments, start=1)
    )
    transcript = Transcript(
        recording_id=draft.recording.id,
        revision=1,
        language=draft.spoken,
        speakers={"S1": Speaker()},
        turns=turns,
        coverage=draft.coverage,
        made_by=tuple(draft.stamps),
        corrections=draft.corrections,
    )
    return replace(draft, transcript=transcript)


def write_folder(draft: Draft, folder: Path) -> None:
    """Writes all about a meeting into `folder`, and no older minutes stay there; OUTPUT_NOT_WRITABLE or DISK_FULL."""
    assert draft.recording is not None  # noqa: S101 -- a finished draft
    assert draft.transcript is not None  # noqa: S101 -- a finished draft
    language = ui_language(draft.transcript.language)
    files = {
        "transcript.json": codec.dumps(draft.transcript),
        "transcript.md": transcript_markdown(draft.transcript, draft.recording.title, language),
        "speakers.rttm": rttm.write(draft.recording.title, _spans(draft)),
        "report.json": json.dumps(report(draft), ensure_ascii=False, indent=1) + "\n",
    }
    if draft.summary is not None:
        files["summary.json"] = codec.dumps(draft.summary)
        files["summary.md"] = summary_markdown(draft, language)
    for name, text in files.items():
        write_text(folder / name, text)
    for name in _MINUTES_FILES - files.keys():
        (folder / name).unlink(missing_ok=True)


def export_markdown(draft: Draft, path: Path) -> None:
    """Minutes and transcript in one Markdown file."""
    write_text(path, markdown(draft))


def export_json(draft: Draft, path: Path) -> None:
    """Transcript and minutes as one JSON object of two documents."""
    documents = {"transcript": codec.to_document(draft.transcript) if draft.transcript else None}
    documents["summary"] = codec.to_document(draft.summary) if draft.summary else None
    write_text(path, json.dumps(documents, ensure_ascii=False, indent=1) + "\n")


def report(draft: Draft) -> dict[str, object]:
    """What was done with what, how long and how much memory it took; holds no content of the meeting."""
    assert draft.recording is not None  # noqa: S101 -- callers export what was processed
    transcript, summary = draft.transcript, draft.summary
    stamps = [*draft.stamps, *(summary.made_by if summary else ())]
    return {
        "schema": "sottovoce.report/1",
        "app_version": __version__,
        "recording": {"duration_ms": draft.recording.duration_ms, "tracks": [str(t) for t in draft.recording.tracks]},
        "language": {
            "code": transcript.language if transcript else draft.spoken,
            "chosen": draft.language,
            "probability": round(draft.language_probability, 4),
        },
        "stages": {
            str(stage): {"seconds": round(cost.seconds, 3), "peak_memory_bytes": cost.peak_rss_bytes}
            for stage, cost in draft.costs.items()
        },
        "engines": [codec.plain(stamp) for stamp in stamps],
        "coverage": codec.plain(transcript.coverage) if transcript else None,
        "doubts": [codec.plain(doubt) for doubt in transcript.doubts] if transcript else [],
        "corrections": len(transcript.corrections) if transcript else 0,
        "speakers": len(transcript.speakers) if transcript else 0,
        "quote_led": summary.quote_led if summary else None,
        "notices": [{"code": str(notice.code), "params": notice.params} for notice in draft.notices],
    }


def _spans(draft: Draft) -> tuple[SpeakerSpan, ...]:
    """Diarization if there was any; else the turns themselves, as for calls with a channel for each side."""
    if draft.spans or draft.transcript is None:
        return draft.spans
    return tuple(SpeakerSpan(turn.start_ms, turn.end_ms, turn.speaker) for turn in draft.transcript.turns)


def write_text(path: Path, text: str) -> None:
    """Writes a file whole or not at all; an older file of that name is there until the new one is complete."""
    # A title made of a file's name may hold bytes that are no letters: they become "?".
    write_blocks(path, [text.encode("utf-8", errors="replace")])


def write_blocks(path: Path, blocks: Iterable[bytes]) -> None:
    """The same for bytes that come in blocks; what `blocks` raises is raised. OUTPUT_NOT_WRITABLE, DISK_FULL."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                for block in blocks:
                    file.write(block)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _write_error(error, path.parent) from error


def _write_error(error: OSError, folder: Path) -> UserFixable:
    if error.errno == errno.ENOSPC:
        return UserFixable(Code.DISK_FULL)
    return UserFixable(Code.OUTPUT_NOT_WRITABLE, folder=folder.name)
