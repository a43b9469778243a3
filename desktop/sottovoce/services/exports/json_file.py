"""JSON for other programs: the transcript and the minutes as documents of their own, and what is known of both."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sottovoce.core.document_texts import document_words
from sottovoce.services.exports.material import Material, Options
from sottovoce_models import codec


def json_text(material: Material, options: Options) -> str:
    """One object; its `transcript` and `summary` are those of the codec, or null."""
    words = document_words(options.language)
    transcript, summary = material.transcript, material.summary
    if options.passage is not None:
        begin, end = options.passage
        transcript = replace(
            transcript,
            turns=tuple(each for each in transcript.turns if each.start_ms < end and each.end_ms > begin),
            doubts=tuple(each for each in transcript.doubts if each.start_ms < end and each.end_ms > begin),
            corrections=tuple(each for each in transcript.corrections if each.start_ms < end and each.end_ms > begin),
        )
    approval = material.approval
    found: dict[str, Any] = {
        "schema": "sottovoce.export/1",
        "title": material.title,
        "started_at": material.started_at,
        "draft": approval is None,
        "remark": words.draft if approval is None else "",
        "approval": codec.plain(approval),
        "deidentified": words.deidentified if material.deidentified else None,
        "sound": codec.plain(material.sound),
        "edits": codec.plain(material.edits),
        "transcript": codec.to_document(transcript) if options.contents.with_transcript else None,
        "summary": codec.to_document(summary) if summary is not None and options.contents.with_minutes else None,
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
