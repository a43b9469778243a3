"""A line laid beside the words as spoken: how much of it was said in that order, where it departs from them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from sottovoce_models.summarize import polarity, text
from sottovoce_models.summarize.stopwords import REPORTING_WORDS

_EDGE: Final = 2
_ANSWERS: Final = frozenset({"no", "nein", "nee", "nö"})
_MAX_GAP: Final = 6
"""A longer stretch left out is another sentence, not a change of this one."""
BETWEEN: Final = "|"
"""Stands between the words of two passages."""
_REPORTING_DE: Final = """
besprochen besprach besprachen diskutiert diskutierte diskutierten erwähnt erwähnte betont betonte erklärt erklärte
berichtet berichtete vorgeschlagen schlug vor sitzung gespräch gruppe team teilnehmer teilnehmende thema themen ging
wurde wurden beschlossen vereinbart festgestellt sagte meinte fragte treffen konzentrierte dass zu zur zum laut
zufolge gemäss gemäß vorschlag
"""
_REPORTING_EN: Final = "said told tells that says the to according"
TELLS: Final = REPORTING_WORDS | frozenset((_REPORTING_DE + _REPORTING_EN).split())
"""Words by which a report tells that somebody said something; they need no proof."""


@dataclass(frozen=True, slots=True)
class Change:
    """Where a line departs from the words as spoken: what it puts in, and what stood there."""

    added: tuple[str, ...]
    left_out: tuple[str, ...]


class Alignment:
    """A line laid beside the words as spoken: the share of it said in that order, and where it departs from them.

    What only reports ("said that"), and the names of those it reports, do not count.
    """

    def __init__(self, line: Sequence[str], spoken: Sequence[str], named: frozenset[str]) -> None:
        said = [word for words in spoken for word in (*text.words(words), BETWEEN)]
        codes = SequenceMatcher(None, said, line, autojunk=False).get_opcodes()
        same = [code for code in codes if code[0] == "equal"]
        matched = sum(code[4] - code[3] for code in same)
        added = [word for code in codes if code[0] != "equal" for word in line[code[3] : code[4]]]
        self.length = matched + sum(word not in TELLS and word not in named for word in added)
        self.share = matched / self.length if self.length else 0.0
        first, last = (same[0][1], same[-1][2]) if same else (0, 0)
        self.changes = [
            Change(tuple(line[b1:b2]), tuple(said[a1:a2]) if first < a2 and a1 < last and a2 - a1 <= _MAX_GAP else ())
            for kind, a1, a2, b1, b2 in codes
            if kind != "equal"
        ]
        before, after = said[max(0, first - _EDGE) : first], said[last : last + _EDGE]
        self._edges = [
            word
            for words in (_last_part(before), _last_part(after[::-1])[::-1])
            for word in words
            if polarity.is_negation(word) and not (word in _ANSWERS and words[0] == word)
        ]
        carrying = {said[: code[1]].count(BETWEEN) for code in same if code[2] - code[1] > 1}
        self.carrying = sorted(carrying)
        """Indices of the passages that the line repeats."""

    def turns_sign(self) -> bool:
        """Whether a negation was put in or left out."""
        edges_added = {word for change in self.changes for word in change.added}
        return (
            any(word not in edges_added for word in self._edges)
            or any(
                any(map(polarity.is_negation, change.added)) != any(map(polarity.is_negation, change.left_out))
                for change in self.changes
                if BETWEEN not in change.left_out
            )
            or any(polarity.is_negation(word) for change in self.changes for word in change.added)
        )


def _last_part(words: Sequence[str]) -> list[str]:
    """The words after the last change of passage."""
    parts = list(words)
    return parts[len(parts) - parts[::-1].index(BETWEEN) :] if BETWEEN in parts else parts
