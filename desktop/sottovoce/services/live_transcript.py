"""What was heard of a recording so far as a transcript: by track, since nobody knows yet who speaks. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from sottovoce_models.types import Segment, Speaker, Transcript, Turn

_ONE_BREATH_MS: Final = 1_000
_ENDS: Final = (".", "?", "!", "…", ":", ";")


def live_transcript(recording_id: str, segments: Iterable[Segment], language: str | None) -> Transcript | None:
    """Turns in order of time, sentences that were cut between two segments whole again; None without any word.

    `language`: of the recording as far as it is known, else that of most segments. Its speakers are the tracks.
    """
    heard = sorted((each for each in segments if each.text.strip()), key=lambda each: (each.start_ms, each.index))
    if not heard:
        return None
    turns: list[Turn] = []
    latest: dict[str, int] = {}
    for segment in heard:
        track, text = str(segment.track), segment.text.strip()
        at = latest.get(track)
        before = turns[at] if at is not None and at == len(turns) - 1 else None
        if (
            before is not None
            and not before.text.endswith(_ENDS)
            and segment.start_ms - before.end_ms <= _ONE_BREATH_MS
        ):
            end_ms = max(before.end_ms, segment.end_ms)
            turns[-1] = Turn(before.id, track, before.start_ms, end_ms, f"{before.text} {text}")
            continue
        latest[track] = len(turns)
        turns.append(Turn(f"{track}-{segment.index}", track, segment.start_ms, segment.end_ms, text))
    spoken = language or Counter(segment.language for segment in heard).most_common(1)[0][0]
    speakers = {track: Speaker() for track in latest}
    return Transcript(recording_id, 1, spoken.split("-", maxsplit=1)[0], speakers, tuple(turns))
