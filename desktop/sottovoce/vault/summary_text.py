"""How minutes hang on their transcript: proofs that follow an edited text, parts, and which words they were made from.

Pure functions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from hashlib import sha256
from typing import Final

from sottovoce.vault.proofs import carried
from sottovoce_models.types import Citation, Summary, SummaryItem, Transcript, Turn

_LEAST_SHARE: Final = 0.5
_MOST_STRETCH: Final = 2
_WORD: Final = re.compile(r"\S+")


def part_of(item: SummaryItem) -> str:
    """The part of the minutes a line stands in: the heading of its template, else its kind."""
    return f"section:{item.section}" if item.section else f"kind:{item.kind}"


def with_part(before: Summary, fresh: Summary, part: str, *, keep_edited: bool = False) -> Summary:
    """`before` with the lines of one part replaced by those of `fresh`; no other line changes or moves.

    With `keep_edited`, lines that a human wrote or changed stay in that part, too, ahead of the new ones.
    """
    new = [item for item in fresh.items if part_of(item) == part]
    kept = [item for item in before.items if part_of(item) != part or (keep_edited and item.edited)]
    mine = [item for item in kept if part_of(item) == part]
    new = [item for item in new if item not in mine]
    places = [number for number, item in enumerate(before.items) if part_of(item) == part]
    if mine:
        at = max(number for number, item in enumerate(kept) if part_of(item) == part) + 1
    elif places:
        at = sum(part_of(item) != part for item in before.items[: places[0]])
    else:
        at = len(kept)
    return replace(before, items=(*kept[:at], *new, *kept[at:]))


def spoken_digest(transcript: Transcript | None) -> str:
    """Who said what, as one short value; the same after a rename of a speaker. "" without a transcript."""
    if transcript is None:
        return ""
    digest = sha256()
    for turn in transcript.turns:
        digest.update(f"{turn.speaker}\t{turn.text}\n".encode())
    return digest.hexdigest()


def proven(summary: Summary, transcript: Transcript | None) -> Summary:
    """The minutes with only those lines whose every quote stands in its turn."""
    texts = {turn.id: turn.text for turn in transcript.turns} if transcript is not None else {}
    items = tuple(
        item for item in summary.items if all(cited.quote in texts.get(cited.turn_id, "") for cited in item.citations)
    )
    return replace(summary, items=items)


def anchored(summary: Summary, transcript: Transcript | None) -> Summary:
    """The minutes with every quote standing word for word in its turn, as that reads now; every line is still there.

    A quote follows its words when the turn was split, merged or corrected; a proof whose words are gone is left out.
    """
    if transcript is None:
        return summary
    turns = {turn.id: turn for turn in transcript.turns}
    items = tuple(_anchored_item(item, turns) for item in carried(summary.items, transcript))
    return summary if items == summary.items else replace(summary, items=items)


def requoted(quote: str, text: str) -> str | None:
    """The stretch of `text` that was `quote` before some of its words were changed; None if most of them are gone."""
    if quote in text:
        return quote
    old, places = quote.casefold().split(), list(_WORD.finditer(text))
    new = [place.group().casefold() for place in places]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()[:-1]
    if not blocks or sum(block.size for block in blocks) < _LEAST_SHARE * len(old):
        return None
    first, last = blocks[0], blocks[-1]
    start = max(0, first.b - first.a)
    end = min(len(new), last.b + last.size + len(old) - (last.a + last.size))
    if end - start > _MOST_STRETCH * len(old) + 2:
        return None
    return text[places[start].start() : places[end - 1].end()]


def _anchored_item(item: SummaryItem, turns: Mapping[str, Turn]) -> SummaryItem:
    if all(cited.turn_id in turns and cited.quote in turns[cited.turn_id].text for cited in item.citations):
        return item
    found = (_anchored_citation(cited, turns) for cited in item.citations)
    return replace(item, citations=tuple(dict.fromkeys(cited for cited in found if cited is not None)))


def _anchored_citation(cited: Citation, turns: Mapping[str, Turn]) -> Citation | None:
    own = turns.get(cited.turn_id)
    said_then = [turn for turn in turns.values() if turn.start_ms < cited.end_ms and turn.end_ms > cited.start_ms]
    for turn in [own, *said_then] if own is not None else said_then:
        quote = requoted(cited.quote, turn.text)
        if quote is not None:
            return replace(cited, turn_id=turn.id, quote=quote)
    return None
