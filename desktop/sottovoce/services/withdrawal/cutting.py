"""One person's part taken out of a text and of minutes. Pure; what others said stays, but for mentions of the name.

Mentions are found as `services.pseudonyms` finds names: listed names that begin with a capital letter, their parts and
endings. A misheard name, or one in small letters, is not found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

from sottovoce.services.pseudonyms import Pseudonyms, Roster
from sottovoce_models.types import Speaker, Summary, SummaryItem, Transcript, Turn

MARK: Final = "[…]"
_QUOTED_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when, the end not included."""

    start_ms: int
    end_ms: int


class Mentions:
    """Puts the mark where somebody is named; a text that names nobody stays as it is, byte for byte."""

    def __init__(self, names: tuple[str, ...], others: Iterable[str] = ()) -> None:
        """`others`: who stays; a part of a name that they share is theirs, and stays."""
        people = (names,) if names else ()
        self._names = Pseudonyms(Roster(people), called=lambda _: MARK, shared=MARK, spare=others)

    def count(self, text: str) -> int:
        """How often the text names them."""
        return self._names.names_in(text)

    def without(self, text: str) -> str:
        """The text with the mark in place of the name."""
        return self._names.deidentified(text) if self.count(text) else text


def voices_of(transcript: Transcript, name: str) -> frozenset[str]:
    """The voices that bear this name, however it is capitalized; empty if nobody said which voice is theirs."""
    wanted = " ".join(name.split()).casefold()
    named = transcript.speakers.items()
    return frozenset(key for key, each in named if wanted and " ".join(each.name.split()).casefold() == wanted)


def their_turns(transcript: Transcript, voices: Collection[str], stretches: Iterable[Stretch] = ()) -> tuple[Turn, ...]:
    """What these voices said, and whatever touches the stretches: other revisions may give their words to others."""
    known = tuple(stretches)
    return tuple(
        turn
        for turn in transcript.turns
        if turn.speaker in voices or any(turn.start_ms < each.end_ms and each.start_ms < turn.end_ms for each in known)
    )


def stretches_of(turns: Iterable[Turn]) -> tuple[Stretch, ...]:
    """When the turns were said, in order; those that touch are one."""
    found: list[Stretch] = []
    for turn in sorted(turns, key=lambda each: each.start_ms):
        if found and turn.start_ms <= found[-1].end_ms:
            found[-1] = Stretch(found[-1].start_ms, max(found[-1].end_ms, turn.end_ms))
        else:
            found.append(Stretch(turn.start_ms, turn.end_ms))
    return tuple(found)


def transcript_without(
    transcript: Transcript, voices: Collection[str], mentions: Mentions, stretches: Iterable[Stretch] = ()
) -> Transcript:
    """The mark stands where they spoke; their voices lose name and role, and nobody's turn names them any more."""
    gone = their_turns(transcript, voices, stretches)
    ids = {turn.id for turn in gone}
    within = stretches_of(gone)
    return replace(
        transcript,
        speakers={
            key: Speaker() if key in voices else Speaker(mentions.without(each.name), mentions.without(each.role))
            for key, each in transcript.speakers.items()
        },
        turns=tuple(
            replace(turn, text=MARK, segments=()) if turn.id in ids else replace(turn, text=mentions.without(turn.text))
            for turn in transcript.turns
        ),
        doubts=tuple(each for each in transcript.doubts if not _touches(each.start_ms, each.end_ms, within)),
        corrections=tuple(
            each
            for each in transcript.corrections
            if not _touches(each.start_ms, each.end_ms, within)
            and not mentions.count(each.heard)
            and not mentions.count(each.written)
        ),
        made_by=tuple(replace(each, options=mentions.without(each.options)) for each in transcript.made_by),
    )


def rests_on(item: SummaryItem, gone: Collection[Turn]) -> bool:
    """Whether a line goes with the turns: it cites or repeats them, or a model wrote it without saying what of.

    Of a line that rests on several people's words nobody can say which half is whose: it goes whole.
    """
    if not item.citations and not item.edited:
        return True
    ids = {turn.id for turn in gone}
    said = {run for turn in gone for run in _runs(turn.text)}
    quotes = [each.quote for each in item.citations]
    if any(each.turn_id in ids for each in item.citations):
        return True
    return any(not said.isdisjoint(_runs(text)) for text in (item.text, item.due or "", item.section, *quotes))


def summary_without(summary: Summary, voices: Collection[str], mentions: Mentions, gone: Collection[Turn]) -> Summary:
    """The minutes without the lines that rest on the turns, and without the name in those that stay.

    `gone`: their turns of every revision, as they were before these were cut.
    """
    kept = (item for item in summary.items if not rests_on(item, gone))
    return replace(summary, items=tuple(_item_without(item, voices, mentions) for item in kept))


def _item_without(item: SummaryItem, voices: Collection[str], mentions: Mentions) -> SummaryItem:
    owner = None if item.owner in voices else item.owner
    return replace(
        item,
        text=mentions.without(item.text),
        owner=mentions.without(owner) if owner else owner,
        due=mentions.without(item.due) if item.due else item.due,
        section=mentions.without(item.section),
        citations=tuple(replace(each, quote=mentions.without(each.quote)) for each in item.citations),
    )


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every run of so many words; of a shorter text none: "yes, exactly" is nobody's own."""
    words = [word.strip(".,;:!?…\"'„“”‚‘’()").casefold() for word in text.split()]
    return {tuple(words[at : at + _QUOTED_WORDS]) for at in range(len(words) - _QUOTED_WORDS + 1)}


def _touches(start_ms: int, end_ms: int, stretches: Iterable[Stretch]) -> bool:
    return any(start_ms < each.end_ms and each.start_ms < end_ms for each in stretches)
