"""What was said in the last minutes: decisions, tasks and questions first, then the telling words. Pure, no model.

For somebody who was out of the room while the meeting goes on: there is no time to write, so each line is a quote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sottovoce_models.summarize import actions, decisions, questions, select
from sottovoce_models.summarize.cues import cues_of
from sottovoce_models.summarize.gate import Gate
from sottovoce_models.summarize.quote_led import attributed
from sottovoce_models.summarize.spoken import cast_of, spoken
from sottovoce_models.types import ItemKind, SummaryItem, Turn

if TYPE_CHECKING:
    from sottovoce_models.ask.answering import AskedMeeting

_MINUTE_MS: Final = 60_000
_MAX_SPOKEN: Final = 5
_MAX_TELLING: Final = 4
_QUOTED_WORDS: Final = 40


def missed(meeting: AskedMeeting, minutes: int, until_ms: int | None = None) -> tuple[SummaryItem, ...]:
    """The lines on the last `minutes` before `until_ms` (else before the end), each proved; none when nothing was said.

    A turn that only reaches into the stretch counts; every citation lies in one of its turns.
    """
    window = turns_of_last(meeting.turns, minutes, until_ms)
    if not window:
        return ()
    language = meeting.language
    cast = cast_of(meeting.turns, meeting.speakers, language)
    gate = Gate(window, meeting.speakers, language)
    sentences = [each for each in spoken(window, language) if not gate.orders.holds(each.quote)]
    cues = cues_of(language)
    found: list[SummaryItem] = []
    if cues is not None:
        found += decisions.find_decisions(sentences, cues, language)
        found += actions.find_actions(sentences, cast, cues, language)
        found += questions.find_questions(sentences, cues, language)
    spoken_lines = list(gate.through(found))[:_MAX_SPOKEN]
    cited = {(c.turn_id, c.quote) for item in spoken_lines for c in item.citations}
    windows = gate.orders.without(select.windows(window, language, _QUOTED_WORDS))
    telling = [each.quotes[each.best] for each in windows]
    lines = [
        SummaryItem(ItemKind.OVERVIEW, attributed(quote, cast, language), (quote.citation(),))
        for quote in telling
        if (quote.turn.id, quote.words) not in cited
    ][:_MAX_TELLING]
    return (*spoken_lines, *gate.through(lines))


def turns_of_last(turns: tuple[Turn, ...], minutes: int, until_ms: int | None = None) -> tuple[Turn, ...]:
    """The turns that reach into the last `minutes` before a moment, or before the end."""
    if not turns or minutes < 1:
        return ()
    end_ms = max(turn.end_ms for turn in turns) if until_ms is None else until_ms
    return tuple(turn for turn in turns if turn.end_ms > end_ms - minutes * _MINUTE_MS and turn.start_ms < end_ms)
