"""Was my name mentioned? Found however it was written, said or misheard, with the roster of de-identification."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.roster import Roster, roster_name
from sottovoce_models.anonymize.tokens import passages
from sottovoce_models.summarize import text
from sottovoce_models.summarize.quote_led import attributed
from sottovoce_models.summarize.select import Quote
from sottovoce_models.summarize.spoken import cast_of
from sottovoce_models.types import ItemKind, SpanCategory, SummaryItem

if TYPE_CHECKING:
    from sottovoce_models.ask.answering import AskedMeeting

_MAX_LINES: Final = 200


def times_named(meeting: AskedMeeting, names: Sequence[str]) -> tuple[SummaryItem, ...]:
    """A line for each sentence of another speaker in which one of the names is said, in order; each is its own proof.

    Found as said, in the genitive, as a nickname, cut in two and misheard; a common word in small letters that only
    sounds alike is none. What the bearers of the names say themselves does not count.
    """
    language = "de" if meeting.language == "de" else "en"
    wanted = [name.strip() for name in names if name.strip()]
    if not wanted or not meeting.turns:
        return ()
    lexicon = Lexicon(language)
    roster = Roster([roster_name(name, SpanCategory.PERSON, lexicon) for name in wanted], lexicon, strict=False)
    cast = cast_of(meeting.turns, meeting.speakers, meeting.language)
    own = {key for key, name in cast.names.items() if any(name.casefold() == each.casefold() for each in wanted)}
    found: list[SummaryItem] = []
    for turn, passage in zip(meeting.turns, passages([turn.text for turn in meeting.turns], language), strict=True):
        spans = [] if turn.speaker in own else list(roster.find(passage))
        for sentence in text.sentences(turn.text) if spans else ():
            if len(found) < _MAX_LINES and any(s.start < sentence.end and sentence.start < s.end for s in spans):
                quote = Quote(turn, sentence.start, sentence.end)
                words = attributed(quote, cast, meeting.language)
                found.append(SummaryItem(ItemKind.OVERVIEW, words, (quote.citation(),)))
    return tuple(found)
