"""Passages to look at: doubts of the machine and words that the word list put in. Pure.

A doubt that is settled leaves the human's revision; the machine's, which stays beside it, remembers it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sottovoce.services.editing.turns import TimedWord, with_text
from sottovoce_models.types import Correction, Doubt, Transcript, Turn

T = TypeVar("T", Doubt, Correction)


@dataclass(frozen=True, slots=True)
class Place:
    """A passage to look at: a doubt, or a word of the list that was written where something like it was heard."""

    what: Doubt | Correction
    number: int
    of: int
    """It is the n-th of so many of its kind."""

    @property
    def start_ms(self) -> int:
        """Where it begins."""
        return self.what.start_ms

    @property
    def end_ms(self) -> int:
        """Where it ends."""
        return self.what.end_ms


def places(transcript: Transcript) -> tuple[Place, ...]:
    """Everything to look at, in order of time."""
    doubts, corrections = transcript.doubts, transcript.corrections
    found = [Place(doubt, number, len(doubts)) for number, doubt in enumerate(doubts, 1)]
    found += [Place(correction, number, len(corrections)) for number, correction in enumerate(corrections, 1)]
    return tuple(sorted(found, key=_order))


def next_place(known: Sequence[Place], after: Place | int) -> Place | None:
    """The first one after another or after a moment; the first of all after the last; None if there is none."""
    return next((place for place in known if _order(place) > _order(after)), known[0] if known else None)


def previous_place(known: Sequence[Place], before: Place | int) -> Place | None:
    """The last one before another or before a moment; the last of all before the first; None if there is none."""
    return next((place for place in reversed(known) if _order(place) < _order(before)), known[-1] if known else None)


def settle(transcript: Transcript, place: Place) -> Transcript:
    """Looked at and found right: it is a doubt no longer. The same transcript if it is none already."""
    doubts, corrections = _without(transcript.doubts, place.what), _without(transcript.corrections, place.what)
    if len(doubts) + len(corrections) == len(transcript.doubts) + len(transcript.corrections):
        return transcript
    return replace(transcript, doubts=doubts, corrections=corrections, revision=transcript.revision + 1)


def take_back(transcript: Transcript, correction: Correction) -> Transcript:
    """What was heard stands again instead of the word of the list, where it still stands; the correction is gone."""
    written = re.compile(rf"(?<!\w){re.escape(correction.written)}(?!\w)")
    touched = [
        turn
        for turn in transcript.turns
        if turn.start_ms <= correction.start_ms <= turn.end_ms and written.search(turn.text)
    ]
    settled = settle(transcript, Place(correction, 1, 1))
    if not touched:
        return settled
    turn = touched[-1]
    guess = letter_at(turn, correction.start_ms)
    found = min(written.finditer(turn.text), key=lambda match: abs(match.start() - guess))
    text = turn.text[: found.start()] + correction.heard + turn.text[found.end() :]
    return with_text(settled, turn.id, text)


def turn_of(transcript: Transcript, place: Place) -> Turn | None:
    """The turn whose text is to be looked at: one that is said then, else the last before; None without turns."""
    before = [turn for turn in transcript.turns if turn.start_ms <= place.start_ms]
    said = [turn for turn in before if turn.end_ms > place.start_ms]
    later = [turn for turn in transcript.turns if place.start_ms < turn.start_ms < place.end_ms]
    found = said[-1:] or later[:1] or before[-1:] or list(transcript.turns[:1])
    return found[0] if found else None


def passage_of(turn: Turn, place: Place, words: Sequence[TimedWord] = ()) -> tuple[int, int]:
    """Which letters of the turn are meant: a word of the list itself, the words said then, else by share of time."""
    start = letter_at(turn, place.start_ms)
    if isinstance(place.what, Correction):
        found = [match.start() for match in re.finditer(re.escape(place.what.written), turn.text)]
        if found:
            at = min(found, key=lambda each: abs(each - start))
            return at, at + len(place.what.written)
    said = [word for word in words if word.start_ms < place.end_ms and word.end_ms > place.start_ms]
    if said:
        return min(said[0].start, len(turn.text)), min(said[-1].end, len(turn.text))
    end = max(start, letter_at(turn, place.end_ms))
    while end < len(turn.text) and not turn.text[end].isspace():
        end += 1
    return start, end


def letter_at(turn: Turn, at_ms: int) -> int:
    """The beginning of the word that is about to be said at a moment, by share of time."""
    text = turn.text
    length_ms = turn.end_ms - turn.start_ms
    share = (at_ms - turn.start_ms) / length_ms if length_ms else 0.0
    at = max(0, min(len(text), round(len(text) * share)))
    while at > 0 and (at == len(text) or not text[at - 1].isspace()):
        at -= 1
    return at


def _without(known: Sequence[T], what: Doubt | Correction) -> tuple[T, ...]:
    return tuple(each for each in known if each != what)


def _order(place: Place | int) -> tuple[int, int, int, int]:
    if isinstance(place, int):
        return place, -1, 0, 0
    return place.start_ms, isinstance(place.what, Correction), place.end_ms, place.number
