"""The folder of `sottovoce summarize`: everything about a meeting in files that other programs can read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Final

from sottovoce import __version__
from sottovoce.core.languages import ui_language
from sottovoce.pipeline.draft import Draft
from sottovoce.services.exports.files import write_text
from sottovoce.services.exports.markdown import summary_markdown, transcript_markdown
from sottovoce_models import codec, rttm
from sottovoce_models.types import Speaker, SpeakerSpan, Transcript, Turn

_MINUTES_FILES: Final = frozenset({"summary.json", "summary.md"})


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
