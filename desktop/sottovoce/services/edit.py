"""Changes users make to a transcript; each returns a new revision and leaves the old one alone."""

from __future__ import annotations

from dataclasses import replace

from sottovoce_models.types import Speaker, Transcript


def rename_speaker(transcript: Transcript, speaker_id: str, name: str) -> Transcript:
    """The transcript with this speaker renamed (white space trimmed, "" takes the name away); KeyError if unknown."""
    speaker = transcript.speakers[speaker_id]
    speakers = {**transcript.speakers, speaker_id: Speaker(" ".join(name.split()), speaker.role)}
    return replace(transcript, speakers=speakers, revision=transcript.revision + 1)
