"""One person's part taken out of a text and of minutes. Pure; what others said stays, but for mentions of the name.

Mentions are found as `services.pseudonyms` finds names (listed names that begin with a capital letter, their parts and
endings), and where `services.withdrawal.naming` found others: misheard, spelled out, in small letters, nicknames.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sottovoce.services.pseudonyms import Pseudonyms, Roster, parts_of
from sottovoce.vault.rows_results import segments_without as words_outside
from sottovoce_models.types import Segment, Speaker, Summary, SummaryItem, Transcript, Turn, Word

MARK: Final = "[…]"
_QUOTED_WORDS: Final = 5
_TWICE: Final = re.compile(rf"{re.escape(MARK)}(?:[ \-]+{re.escape(MARK)})+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when, the end not included."""

    start_ms: int
    end_ms: int


class Mentions:
    """Puts the mark where somebody is named; a text that names nobody stays as it is, byte for byte."""

    def __init__(self, names: tuple[str, ...], others: Iterable[str] = (), forms: Iterable[str] = ()) -> None:
        """`others`: who stays; a part of a name that they share is theirs, and stays. `forms`: what else was found.

        A form counts wherever it stands as a word of its own, exactly as it was found.
        """
        spared = tuple(others)
        people = (names,) if names else ()
        self._names = Pseudonyms(Roster(people), called=lambda _: MARK, shared=MARK, spare=spared)
        theirs = {part for name in spared for part in parts_of(name)}
        found = {unicodedata.normalize("NFC", each).strip() for each in forms}
        kept = sorted((each for each in found if each and each.casefold() not in theirs), key=len, reverse=True)
        self._forms = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, kept))})(?!\w)") if kept else None

    def count(self, text: str) -> int:
        """How often the text names them."""
        return len(self._places(unicodedata.normalize("NFC", text)))

    def without(self, text: str) -> str:
        """The text with the mark in place of the name."""
        composed = unicodedata.normalize("NFC", text)
        places = self._places(composed)
        if not places:
            return text
        parts, at = [], 0
        for start, end in places:
            parts += [composed[at:start], MARK]
            at = end
        return _TWICE.sub(MARK, "".join([*parts, composed[at:]]))

    def without_words(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """The words with the mark in place of those that are part of the name."""
        texts = [unicodedata.normalize("NFC", word.text) for word in words]
        places = self._places(" ".join(each.strip() for each in texts))
        if not places:
            return tuple(words)
        kept, at = [], 0
        for word, text in zip(words, texts, strict=True):
            end = at + len(text.strip())
            named = any(start < end and stop > at for start, stop in places)
            kept.append(replace(word, text=MARK) if named else word)
            at = end + 1
        return tuple(kept)

    def _places(self, composed: str) -> list[tuple[int, int]]:
        """Where the name stands, in order, without overlap."""
        found = list(self._names.spans_in(composed))
        if self._forms is not None:
            found += [match.span() for match in self._forms.finditer(composed)]
        merged: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], end))
            else:
                merged.append((start, end))
        return merged


def voices_of(transcript: Transcript, name: str, others: Iterable[str] = ()) -> frozenset[str]:
    """The voices that bear this name or parts of it alone ("Frau Keller"); empty if nobody said which voice is theirs.

    `others`: who else is there; a voice that is called by what one of them bears, too, is nobody's for certain.
    """
    own, wanted = parts_of(name), " ".join(name.split()).casefold()
    theirs = {part for each in others for part in parts_of(each)}

    def is_theirs(voice: str) -> bool:
        parts = parts_of(voice)
        return " ".join(voice.split()).casefold() == wanted or (bool(parts) and parts <= own - theirs)

    return frozenset(key for key, each in transcript.speakers.items() if wanted and each.name and is_theirs(each.name))


def nameless_voices(transcript: Transcript | None) -> int:
    """How many voices said something and have no name: one of them may be anybody's."""
    if transcript is None:
        return 0
    heard = {turn.speaker for turn in transcript.turns if turn.text != MARK}
    return sum(not transcript.speakers[each].name.strip() for each in heard if each in transcript.speakers)


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
    return joined(Stretch(turn.start_ms, turn.end_ms) for turn in turns)


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The same in order; those that touch are one."""
    found: list[Stretch] = []
    for each in sorted(stretches, key=lambda each: each.start_ms):
        if found and each.start_ms <= found[-1].end_ms:
            found[-1] = Stretch(found[-1].start_ms, max(found[-1].end_ms, each.end_ms))
        else:
            found.append(each)
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
    return replace(
        summary,
        items=tuple(_item_without(item, voices, mentions) for item in kept),
        made_by=tuple(replace(each, options=mentions.without(each.options)) for each in summary.made_by),
    )


def segments_without(
    segments: Iterable[Segment], mentions: Mentions, stretches: Iterable[Stretch]
) -> tuple[Segment, ...]:
    """What was heard, without the words of the stretches, and without the name in what is left."""
    kept = tuple(segments)
    for each in stretches:
        kept = words_outside(kept, each.start_ms, each.end_ms)
    return tuple(
        replace(each, text=mentions.without(each.text), words=mentions.without_words(each.words)) for each in kept
    )


def note_without(text: str, mentions: Mentions, gone: Collection[Turn]) -> str:
    """A note without the name, and with the mark in place of a line that repeats what was said."""
    said = {run for turn in gone for run in _runs(turn.text)}
    lines = (MARK if not said.isdisjoint(_runs(line)) else mentions.without(line) for line in text.split("\n"))
    return "\n".join(lines)


def shared_parts(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """The parts of a name that somebody else bears, too, as they are written: what is named so stays."""
    theirs = {part for each in others for part in parts_of(each)}
    return tuple(part for part in name.split() if parts_of(part) & theirs)


def own_lines(summary: Summary, gone: Collection[SummaryItem]) -> tuple[SummaryItem, ...]:
    """The lines that somebody wrote without saying what of, and that do not go: only a reader can judge them."""
    return tuple(item for item in summary.items if item.edited and not item.citations and item not in gone)


def names_them(summary: Summary | None, mentions: Mentions) -> bool:
    """Whether the minutes name somebody anywhere."""
    return summary is not None and any(item != _item_without(item, (), mentions) for item in summary.items)


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
