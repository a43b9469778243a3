"""Shorter, more formal, without a part: what can be done to a letter by rule, so that every proof stays. Pure.

Strays keep pointing at their part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sottovoce_models.compose import frame
from sottovoce_models.compose.address import addresses, keeps_to
from sottovoce_models.compose.kind import Address, Kind, Words
from sottovoce_models.compose.letter import Origin, Part, Stray
from sottovoce_models.compose.style import CLOSINGS, Style
from sottovoce_models.compose.wish import Tone, Wish

FROM_MEETING: Final = frozenset({Origin.SPOKEN, Origin.WRITTEN, Origin.MINUTES})
_RUN_TOGETHER: Final = (
    (re.compile(r"\bcan't\b"), "cannot"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"(?<=[a-z])n't\b"), " not"),
    (re.compile(r"\bI'm\b"), "I am"),
    (re.compile(r"(?<=[a-z])'re\b"), " are"),
    (re.compile(r"(?<=[A-Za-z])'ve\b"), " have"),
    (re.compile(r"(?<=[A-Za-z])'ll\b"), " will"),
)
"""Those that can be meant in one way only."""

Body = tuple[tuple[Part, ...], tuple[Stray, ...]]


def kept(parts: Sequence[Part], strays: Sequence[Stray], numbers: Sequence[int]) -> Body:
    """Only these parts of a letter, in their order, with what strays in them."""
    place = {number: at for at, number in enumerate(numbers)}
    moved = tuple(replace(stray, part=place[stray.part]) for stray in strays if stray.part in place)
    return tuple(parts[number] for number in numbers), moved


def without(parts: Sequence[Part], strays: Sequence[Stray], number: int) -> Body:
    """The letter without a part, and without the words that led to it where nothing follows them any more."""
    run = next((run for run in _runs(parts) if number in run), range(number, number + 1))
    gone = {number}
    if len(run) == 1 and _leads(parts, run.start):
        gone.add(run.start - 1)
    return kept(parts, strays, [each for each in range(len(parts)) if each not in gone])


def shorter(parts: Sequence[Part], strays: Sequence[Stray]) -> Body:
    """Half the lines of each list and paragraph; where each has one only, the last of them goes, but not the only one.

    What the user wrote stays.
    """
    runs = list(_runs(parts))
    gone = {number for run in runs for number in list(run)[(len(run) + 1) // 2 :]}
    if not gone and len(runs) > 1:
        last = runs[-1]
        gone = {*last, *([last.start - 1] if _leads(parts, last.start) else [])}
    return kept(parts, strays, [each for each in range(len(parts)) if each not in gone])


def _runs(parts: Sequence[Part]) -> Iterator[range]:
    """The stretches of lines or sentences from the meeting."""
    start = 0
    for number, part in enumerate(parts):
        if part.origin not in FROM_MEETING:
            if number > start:
                yield range(start, number)
            start = number + 1
    if len(parts) > start:
        yield range(start, len(parts))


def _leads(parts: Sequence[Part], start: int) -> bool:
    """Whether fixed words stand before a list that are there for it only: neither salutation nor opening."""
    return start > 2 and parts[start - 1].origin is Origin.FRAME and parts[start - 1].text.endswith(":")


def more_formal(parts: Sequence[Part], wish: Wish) -> tuple[tuple[Part, ...], Wish]:
    """The letter with the formal salutation, closing and address; words that run together are written out.

    The user's own words, and words as spoken, stay as they are.
    """
    formal = replace(wish, tone=Tone.FORMAL, samples=())
    kind, plain = wish.kind_in_words, Style()
    fixed = {each: frame.closing(formal, plain, swiss="ss" in each) for each in CLOSINGS[wish.language]}
    fixed |= {
        words.within(wish.language, wish.address): words.within(wish.language, formal.address) for words in _fixed(kind)
    }
    changed = [_formal(part, fixed, wish.language) for part in parts]
    if changed and changed[0].origin is Origin.FRAME:
        changed[0] = replace(changed[0], text=frame.salutation(formal, kind, plain))
    return tuple(changed), formal


def _fixed(kind: Kind) -> list[Words]:
    """The words of a kind that may stand in a letter."""
    leads = [words for section in kind.sections for words in (section.lead, section.nothing)]
    return [kind.opening, kind.ending, *leads]


def _formal(part: Part, fixed: Mapping[str, str], language: str) -> Part:
    if part.origin is Origin.FRAME:
        return replace(part, text=fixed.get(part.text, part.text))
    if part.origin is Origin.WRITTEN and language == "en":
        words = part.text
        for pattern, whole in _RUN_TOGETHER:
            words = pattern.sub(whole, words)
        return replace(part, text=words)
    return part


def misaddressed(parts: Sequence[Part], address: Address, language: str) -> tuple[int, ...]:
    """The parts that say "du" in a letter that says "Sie", or the other way about: the user's own words may."""
    return tuple(
        number
        for number, part in enumerate(parts)
        if part.origin is not Origin.SPOKEN and not keeps_to(part.text, address, language) and addresses(part.text)
    )
