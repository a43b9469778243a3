"""Phrases that stand several times in a row, as a recognizer that has lost the thread writes them; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sottovoce_models.speech.text_language import bare

MAX_PHRASE_WORDS: Final = 12
LOOP_COPIES: Final = 3
# People do say these over and over ("nein, nein, nein", "eins, eins, zwei"): a loop has more of them.
SAID_AGAIN_COPIES: Final = 6
_SAID_AGAIN_TEXT: Final = """
ja nein nee ne na doch genau gut okay ok so also sehr ganz viel immer weiter wieder schnell komm los danke bitte tschüss
hallo ach oh ah ha haha hey hm mhm mm mmm uh um äh ähm null eins zwei drei vier fünf sechs sieben acht neun bla blah
yes yeah yep no nope right well really very much more long far good great come go now wait please thanks bye hello hi
nah zero one two three four five six seven eight nine knock 0 1 2 3 4 5 6 7 8 9
"""
_SAID_AGAIN: Final = frozenset(_SAID_AGAIN_TEXT.split())


def loops(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Half-open stretches [first, last) of words in which one phrase repeats as it does in no speech; sorted, disjoint.

    A phrase of up to MAX_PHRASE_WORDS words at least LOOP_COPIES times in a row; capitals and punctuation do not count.
    """
    words = [bare(text) for text in texts]
    found: list[tuple[int, int]] = []
    for length in range(1, MAX_PHRASE_WORDS + 1):
        for first, last in _runs(words, length):
            needed = SAID_AGAIN_COPIES if _SAID_AGAIN.issuperset(words[first : first + length]) else LOOP_COPIES
            if last - first >= needed * length and any(words[first : first + length]):
                found.append((first, last))
    return _disjoint(found)


def _runs(words: Sequence[str], length: int) -> Iterator[tuple[int, int]]:
    """Longest stretches in which every word equals the one `length` words before it, with that first phrase."""
    first = 0
    for at in range(length, len(words) + 1):
        if at == len(words) or words[at] != words[at - length]:
            if at - first >= 2 * length:
                yield first, at
            first = at - length + 1


def _disjoint(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, last in sorted(stretches):
        if joined and first < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
