"""What was said: the text of a turn, turns split, merged, added and deleted. Pure; places count letters of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Protocol

from sottovoce_models.types import Transcript, Turn


class TimedWord(Protocol):
    """Letters [start, end) of the text of a turn, and when they are said."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def start_ms(self) -> int: ...
    @property
    def end_ms(self) -> int: ...


def with_text(transcript: Transcript, turn_id: str, text: str) -> Transcript:
    """The turn says this, without white space at its ends; the same transcript if it says so already."""
    before = transcript.turn(turn_id)
    text = text.strip()
    if text == before.text.strip():
        return transcript
    return with_turn(transcript, replace(before, text=text, edited=True))


def with_turn(transcript: Transcript, turn: Turn) -> Transcript:
    """This turn instead of the one with its id, at the same place in time."""
    turns = tuple(turn if known.id == turn.id else known for known in transcript.turns)
    return replace(transcript, turns=turns, revision=transcript.revision + 1)


def split_place(text: str, at: int) -> int | None:
    """The end of a word next to this letter where the text can be cut in two; None if a part would be empty."""
    at = max(0, min(len(text), at))
    if 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace():
        left, right = at, at
        while left > 0 and not text[left - 1].isspace():
            left -= 1
        while right < len(text) and not text[right].isspace():
            right += 1
        can_left, can_right = bool(text[:left].strip()), bool(text[right:].strip())
        at = left if can_left and (at - left <= right - at or not can_right) else right
    return at if text[:at].strip() and text[at:].strip() else None


def split_turn(transcript: Transcript, turn_id: str, at: int, words: Sequence[TimedWord] = ()) -> Transcript:
    """Two turns instead of one, cut between words next to this letter; the same transcript if one would be empty.

    The first keeps the id, the second has `new_turn_id` and stands where its time puts it: that of its
    first word of `words`, if they are known; else the share of the letters says it.
    """
    turn = transcript.turn(turn_id)
    place = split_place(turn.text, at)
    if place is None:
        return transcript
    first, second = turn.text[:place].rstrip(), turn.text[place:].lstrip()
    at_ms = next((word.start_ms for word in words if word.start >= place), None)
    if at_ms is None:
        share = len(first) / (len(first) + len(second))
        at_ms = turn.start_ms + round((turn.end_ms - turn.start_ms) * share)
    at_ms = max(turn.start_ms, min(turn.end_ms, at_ms))
    left = replace(turn, text=first, end_ms=at_ms)
    right = replace(turn, id=new_turn_id(transcript, turn_id), text=second, start_ms=at_ms)
    turns = [left if known.id == turn_id else known for known in transcript.turns]
    own = next(number for number, known in enumerate(turns) if known is left)
    turns.insert(max(own + 1, bisect_right(turns, at_ms - 1, lo=own, key=_start)), right)
    return replace(transcript, turns=tuple(turns), revision=transcript.revision + 1)


def new_turn_id(transcript: Transcript, turn_id: str) -> str:
    """The id that the second half of a turn gets: it tells where it came from."""
    known = {turn.id for turn in transcript.turns}
    number = 2
    while f"{turn_id}.{number}" in known:
        number += 1
    return f"{turn_id}.{number}"


def merge_turns(transcript: Transcript, first_id: str, *other_ids: str) -> Transcript:
    """One turn of the first one's speaker instead of several; its id is the first one's, its time covers all."""
    first, others = transcript.turn(first_id), [transcript.turn(each) for each in other_ids if each != first_id]
    if not others:
        return transcript
    parts = [first, *others]
    whole = replace(
        first,
        start_ms=min(turn.start_ms for turn in parts),
        end_ms=max(turn.end_ms for turn in parts),
        text=" ".join(text for turn in parts if (text := turn.text.strip())),
        segments=tuple(dict.fromkeys(segment for turn in parts for segment in turn.segments)),
        edited=any(turn.edited for turn in parts),
    )
    gone = set(other_ids) - {first_id}
    turns = [whole if turn.id == first_id else turn for turn in transcript.turns if turn.id not in gone]
    turns.sort(key=_start)
    return replace(transcript, turns=tuple(turns), revision=transcript.revision + 1)


def insert_turn(transcript: Transcript, start_ms: int, end_ms: int, speaker_id: str) -> tuple[Transcript, str]:
    """A turn without text at its place in time, to be written; and its id."""
    known = {turn.id for turn in transcript.turns}
    number = 1
    while f"n{number}" in known:
        number += 1
    turn = Turn(f"n{number}", speaker_id, start_ms, end_ms, "", edited=True)
    turns = list(transcript.turns)
    turns.insert(bisect_right(turns, start_ms, key=_start), turn)
    return replace(transcript, turns=tuple(turns), revision=transcript.revision + 1), turn.id


def delete_turns(transcript: Transcript, turn_ids: Collection[str]) -> Transcript:
    """The transcript without these turns; their speakers stay, also without a turn."""
    gone = set(turn_ids)
    turns = tuple(turn for turn in transcript.turns if turn.id not in gone)
    if len(turns) == len(transcript.turns):
        return transcript
    return replace(transcript, turns=turns, revision=transcript.revision + 1)


def _start(turn: Turn) -> int:
    return turn.start_ms
