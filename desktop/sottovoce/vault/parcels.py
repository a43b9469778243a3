"""Parcels: everything a recording or a job may have to say to the vault, in a form that can wait in the inbox.

A parcel is applied at once while the vault is open and sealed into the inbox while it is locked; applying one twice
does no harm.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from sottovoce_models.errors import Code, StoreFault

Json = dict[str, Any]

_RECORDING_ID: Final = re.compile(r"[0-9a-f]{32}")
_WORD_MARGIN_MS: Final = 100


class ParcelKind(StrEnum):
    """What a parcel's data hold; JSON of types is that of `sottovoce_models.codec`."""

    MEETING = "meeting"  # a row of the list, see rows_meetings.MeetingRow
    STATE = "state"  # state, duration_ms or None, tracks if they are known only now
    BATCH = "batch"  # track, batch_no, segments, doubts, covered_ms, speech_ms, text_ms
    LANGUAGE = "language"  # language, probability
    SPANS = "spans"  # spans
    TRANSCRIPT = "transcript"  # transcript, as the machine made it
    SUMMARY = "summary"  # summary, as the machine made it; part, if only one of its parts was to change
    NOTICES = "notices"  # notices
    STAMPS = "stamps"  # stamps
    ORIGINAL = "original"  # what opens the imported file that was kept, see originals.Original
    JOB = "job"  # a row, see rows_jobs.JobRow
    BOOKMARK = "bookmark"  # at_ms, note
    CONSENT = "consent"  # consent, at, change_id
    ERASE = "erase"  # start_ms, end_ms


def is_recording_id(text: str) -> bool:
    """Whether it is the name of a recording, which is also the name of a folder and must never lead out of it."""
    return _RECORDING_ID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Parcel:
    """One delivery. `start_ms`/`end_ms`: the stretch of the recording whose content it holds, else both None.

    ValueError for a recording that is none, or a stretch that is none.
    """

    kind: ParcelKind
    recording_id: str
    data: Json = field(default_factory=dict)
    start_ms: int | None = None
    end_ms: int | None = None

    def __post_init__(self) -> None:
        if not is_recording_id(self.recording_id) or (self.start_ms is None) != (self.end_ms is None):
            raise ValueError("a parcel is of a recording, and a stretch has two ends")
        if self.start_ms is not None and self.end_ms is not None and not 0 <= self.start_ms <= self.end_ms:
            raise ValueError("a stretch goes forwards")

    def to_bytes(self) -> bytes:
        """As JSON, to be sealed."""
        plain = {"kind": str(self.kind), "recording_id": self.recording_id, "data": self.data}
        return json.dumps({**plain, "start_ms": self.start_ms, "end_ms": self.end_ms}, ensure_ascii=False).encode()


def erasure(recording_id: str, start_ms: int, end_ms: int) -> Parcel:
    """Words and notes of an erased stretch go, too: of a little more than the sound, since a word may reach into it."""
    data = {"start_ms": max(0, start_ms - _WORD_MARGIN_MS), "end_ms": end_ms + _WORD_MARGIN_MS}
    return Parcel(ParcelKind.ERASE, recording_id, data)


def parcel_from_bytes(payload: bytes) -> Parcel:
    """The parcel again; STORE_DAMAGED if these bytes are none."""
    try:
        plain = json.loads(payload)
        return Parcel(
            ParcelKind(plain["kind"]),
            str(plain["recording_id"]),
            dict(plain["data"]),
            plain["start_ms"],
            plain["end_ms"],
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise StoreFault(Code.STORE_DAMAGED) from error
