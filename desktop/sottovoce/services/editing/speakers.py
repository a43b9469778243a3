"""Who spoke: names, roles, other and new speakers, two that are one, and a passage to tell a voice by. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sottovoce_models.types import Speaker, Transcript


def rename_speaker(transcript: Transcript, speaker_id: str, name: str) -> Transcript:
    """The transcript with this speaker renamed (white space trimmed, "" takes the name away); KeyError if unknown."""
    return _with_speaker(transcript, speaker_id, Speaker(" ".join(name.split()), transcript.speakers[speaker_id].role))


def set_role(transcript: Transcript, speaker_id: str, role: str) -> Transcript:
    """The transcript with what this speaker is in the talk ("" for nothing said); KeyError if unknown."""
    return _with_speaker(transcript, speaker_id, Speaker(transcript.speakers[speaker_id].name, " ".join(role.split())))


def new_speaker_id(transcript: Transcript) -> str:
    """An id that nobody has, with the lowest number that never was one among those who are there."""
    numbers = [int(known[1:]) for known in transcript.speakers if known[:1] == "S" and known[1:].isdecimal()]
    return f"S{max(numbers, default=0) + 1}"


def assign_turns(transcript: Transcript, turn_ids: Collection[str], speaker_id: str) -> Transcript:
    """These turns are said by this speaker, who may be new; who has no turn left is no speaker any more."""
    speakers = {**transcript.speakers}
    speakers.setdefault(speaker_id, Speaker())
    wanted = set(turn_ids)
    turns = tuple(
        replace(turn, speaker=speaker_id, edited=True) if turn.id in wanted and turn.speaker != speaker_id else turn
        for turn in transcript.turns
    )
    if turns == transcript.turns:
        return transcript
    heard, had = {turn.speaker for turn in turns}, {turn.speaker for turn in transcript.turns}
    kept = {known: speaker for known, speaker in speakers.items() if known in heard or known not in had}
    return replace(transcript, turns=turns, speakers=kept, revision=transcript.revision + 1)


def merge_speakers(transcript: Transcript, kept_id: str, gone_id: str) -> Transcript:
    """Two voices are one: all turns are the first one's, which takes a name and role it lacks from the other."""
    kept, gone = transcript.speakers[kept_id], transcript.speakers[gone_id]
    if kept_id == gone_id:
        return transcript
    one = Speaker(kept.name or gone.name, kept.role or gone.role)
    speakers = {
        known: one if known == kept_id else speaker
        for known, speaker in transcript.speakers.items()
        if known != gone_id
    }
    turns = tuple(
        replace(turn, speaker=kept_id, edited=True) if turn.speaker == gone_id else turn for turn in transcript.turns
    )
    return replace(transcript, turns=turns, speakers=speakers, revision=transcript.revision + 1)


def turns_by_speaker(transcript: Transcript) -> dict[str, tuple[int, int]]:
    """How many turns each speaker has and how long they are together."""
    found = dict.fromkeys(transcript.speakers, (0, 0))
    for turn in transcript.turns:
        count, length_ms = found[turn.speaker]
        found[turn.speaker] = (count + 1, length_ms + turn.end_ms - turn.start_ms)
    return found


def _with_speaker(transcript: Transcript, speaker_id: str, speaker: Speaker) -> Transcript:
    speakers = {**transcript.speakers, speaker_id: speaker}
    return replace(transcript, speakers=speakers, revision=transcript.revision + 1)
