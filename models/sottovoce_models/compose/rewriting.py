"""One sentence of a letter written anew: by the user, or by the model as the user asks. Checked like any other; pure.

What does not hold is marked, not taken away: the user asked for it and reads it. What is in another language, or
addresses the reader otherwise, is not taken at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sottovoce_models.ask.question import language_of
from sottovoce_models.compose import prompts
from sottovoce_models.compose.address import keeps_to
from sottovoce_models.compose.letter import Origin, Part
from sottovoce_models.compose.ready import ReadyMeeting
from sottovoce_models.compose.voice import of_minutes
from sottovoce_models.compose.wish import Wish
from sottovoce_models.summarize.orders import is_order
from sottovoce_models.summarize.proving import Prover, whole_sentences
from sottovoce_models.summarize.select import Quote
from sottovoce_models.summarize.spoken import cast_of
from sottovoce_models.summarize.writer import Writer
from sottovoce_models.types import ItemKind, SummaryItem


def rewritten(
    ready: ReadyMeeting, wish: Wish, part: Part, instruction: str, writer: Writer, on_token: Callable[[], None]
) -> Part | None:
    """The part as the model writes it anew, marked where the check does not hold it; None if it is none to be used."""
    meeting = ready.meeting
    cast = cast_of(meeting.turns, meeting.speakers, meeting.language)
    quotes = _quotes(ready, part)
    prompt = prompts.rewriting(part.text, quotes, cast, wish.language, instruction)
    sentences = whole_sentences(writer.write(prompt, on_token).strip())
    if not sentences:
        return None
    words = sentences[0]
    is_ours = language_of(words, wish.language) == wish.language
    if not is_ours or not keeps_to(words, wish.address, wish.language) or is_order(words):
        return None
    held = of_minutes(words)
    item = Prover(quotes, cast, meeting.language, ready.gate.inspector).proved(held, quotes) if quotes else None
    if item is not None and item.text == held:
        return Part(Origin.WRITTEN, part.layout, words, item.citations)
    return Part(Origin.WRITTEN, part.layout, words, part.citations, supported=False)


def retyped(ready: ReadyMeeting, wish: Wish, part: Part, typed: str) -> Part:
    """The part as the user typed it: with its proof where that still holds, else the user's own words."""
    words = " ".join(typed.split())
    is_one_language = ready.meeting.language == wish.language  # the check does not reach across
    if part.citations and is_one_language:
        item = SummaryItem(ItemKind.OVERVIEW, of_minutes(words), part.citations, edited=True)
        if words and ready.gate.inspector.check(item).holds:
            return replace(part, origin=Origin.MINUTES, text=words, supported=True)
    return Part(Origin.OWN, part.layout, words)


def _quotes(ready: ReadyMeeting, part: Part) -> Sequence[Quote]:
    turns = {turn.id: turn for turn in ready.meeting.turns}
    found = [(turns[each.turn_id], each.quote) for each in part.citations if each.turn_id in turns]
    return [Quote(turn, start, start + len(quote)) for turn, quote in found if (start := turn.text.find(quote)) >= 0]
