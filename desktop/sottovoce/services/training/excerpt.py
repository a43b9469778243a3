"""What of a meeting goes into a sample: lines of the approved minutes and a short piece of the talk. Pure.

Speakers are not told apart by name or label; a turn is a line that begins with a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sottovoce.services.exports.document import speaker_name
from sottovoce_models.types import Summary, SummaryItem, Transcript, Turn

MAX_TURN_CHARACTERS: Final = 2_000
_WORD: Final = re.compile(r"\w+")
_SENTENCE: Final = re.compile(r"[^.!?…]+[.!?…]*")
_RUN_WORDS: Final = 6
"""So many words in a row as they were spoken are taken for a quotation."""
_MOST_WORDS: Final = 30
"""No sentence of a quotation is longer, however the speech was punctuated."""


class PassageKind(StrEnum):
    """Where a passage comes from."""

    LINE = "line"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of a sample before it is de-identified; `ref`: place of the line, or id of the turn."""

    kind: PassageKind
    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a turn: characters [start, end) of its text."""

    turn_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ExcerptChoice:
    """Places of lines in the approved minutes, and pieces of the talk."""

    lines: tuple[int, ...] = ()
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class ExcerptChoices:
    """What there is to choose from. `may_quote`: whether pieces of the talk may be chosen at all.

    `allowed_lines`: places of the lines that may be chosen; `default`: what is chosen unless the user says otherwise.
    """

    summary: Summary
    transcript: Transcript
    allowed_lines: tuple[int, ...]
    may_quote: bool
    default: ExcerptChoice
    max_characters: int = MAX_TURN_CHARACTERS


def choices_of(summary: Summary, transcript: Transcript, *, secrecy: bool) -> ExcerptChoices:
    """Under professional secrecy: lines a human wrote that quote no more than a sentence, and nothing of the talk."""
    places = range(len(summary.items))
    allowed = tuple(
        at
        for at in places
        if not secrecy or (summary.items[at].edited and not quotes_much(summary.items[at].text, transcript))
    )
    written = tuple(at for at in allowed if summary.items[at].edited)
    return ExcerptChoices(summary, transcript, allowed, not secrecy, ExcerptChoice(written or allowed))


def pieces_of(turn: Turn) -> tuple[Piece, ...]:
    """The sentences of a turn, to choose from."""
    return tuple(
        Piece(turn.id, match.start(), match.end()) for match in _SENTENCE.finditer(turn.text) if match.group().strip()
    )


def characters_of(pieces: Iterable[Piece]) -> int:
    """How much of the talk that is."""
    return sum(max(0, piece.end - piece.start) for piece in pieces)


def passages_of(choice: ExcerptChoice, choices: ExcerptChoices) -> tuple[Passage, ...]:
    """The passages of a sample, lines first, then the talk in its order. ValueError for a choice that may not be made.

    What is not in the transcript any more is left out.
    """
    if choice.pieces and not choices.may_quote:
        raise ValueError("nothing of the talk may be chosen here")
    if characters_of(choice.pieces) > choices.max_characters:
        raise ValueError("more of the talk than may be chosen")
    if not set(choice.lines) <= set(choices.allowed_lines):
        raise ValueError("a line that may not be chosen")
    items = choices.summary.items
    lines = [
        Passage(PassageKind.LINE, str(at), line_text(items[at], choices.transcript)) for at in sorted(set(choice.lines))
    ]
    turns = []
    for turn in choices.transcript.turns:
        mine = sorted((each for each in set(choice.pieces) if each.turn_id == turn.id), key=lambda each: each.start)
        text = " ".join(turn.text[each.start : each.end].strip() for each in mine).strip()
        if text:
            turns.append(Passage(PassageKind.TURN, turn.id, text))
    return (*lines, *turns)


def line_text(item: SummaryItem, transcript: Transcript) -> str:
    """A line of the minutes with who takes it on and until when, as far as it says so."""
    owner = item.owner or ""
    if owner in transcript.speakers:
        owner = transcript.speakers[owner].name and speaker_name(owner, transcript.speakers, "")
    extras = [each.strip() for each in (owner, item.due or "") if each.strip()]
    return f"{item.text} ({', '.join(extras)})" if extras else item.text


def quotes_much(text: str, transcript: Transcript) -> bool:
    """Whether a text repeats more than one sentence as it was spoken, however it is cut and joined.

    A quotation is a run of at least six words in a row; one of at most thirty that lies within a
    single spoken sentence is allowed once.
    """
    words = _words(text)
    turns = [_words(turn.text) for turn in transcript.turns]
    sentences = [_words(match.group()) for turn in transcript.turns for match in _SENTENCE.finditer(turn.text)]
    starts = {tuple(turn[at : at + _RUN_WORDS]) for turn in turns for at in range(len(turn) - _RUN_WORDS + 1)}
    runs, at = 0, 0
    while at + _RUN_WORDS <= len(words):
        if tuple(words[at : at + _RUN_WORDS]) not in starts:
            at += 1
            continue
        end = at + _RUN_WORDS
        while end < len(words) and tuple(words[end - _RUN_WORDS + 1 : end + 1]) in starts:
            end += 1
        runs += 1
        if runs > 1 or end - at > _MOST_WORDS or not any(_within(words[at:end], sentence) for sentence in sentences):
            return True
        at = end
    return False


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _within(run: list[str], sentence: list[str]) -> bool:
    length = len(run)
    return any(sentence[at : at + length] == run for at in range(len(sentence) - length + 1))
