"""Names, numbers and dates of a letter that neither the meeting nor the user said. Pure.

This looks at the letter as it will be read, not at what its parts claim to stand on: a second pair of eyes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sottovoce_models.compose.letter import Origin, Part, Stray
from sottovoce_models.summarize import facts
from sottovoce_models.summarize.names import Names, passage_words
from sottovoce_models.summarize.spoken import cast_of
from sottovoce_models.types import Speaker, Turn


class Strays:
    """Knows what was said in a meeting, who was there, and what the user typed."""

    def __init__(
        self, turns: Sequence[Turn], speakers: Mapping[str, Speaker], language: str, typed: Sequence[str]
    ) -> None:
        cast = cast_of(turns, speakers, language)
        said = [*(turn.text for turn in turns), *typed]
        self._names = Names(turns, speakers, cast, language)
        self._words = passage_words([*said, *(speaker.name for speaker in speakers.values()), *cast.names.values()])
        self._facts = frozenset(value for words in said for value in facts.said(words))

    def within(self, parts: Sequence[Part]) -> Iterator[Stray]:
        """What must be marked; our own fixed words, the user's and words as spoken are not looked at."""
        for number, part in enumerate(parts):
            if part.origin in {Origin.FRAME, Origin.OWN, Origin.SPOKEN}:
                continue
            spans = {(fact.start, fact.end) for fact in facts.stated(part.text) if fact.value not in self._facts} | set(
                self._names.strangers(part.text, self._words)
            )
            for start, end in sorted(spans):
                yield Stray(number, part.text[start:end])
