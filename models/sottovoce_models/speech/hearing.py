"""Clips to words that can be believed: each in its language, noise left out, the names of the meeting listened for.

Clips in which a name may hide are heard again by a recognizer that is told of the names, and what it hears then counts
only where it brings one: told of names, it hears everything else a little worse.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sottovoce_models.speech import doubts, language
from sottovoce_models.speech.base import Clip, Heard, Recognizer
from sottovoce_models.speech.correction import Vocabulary
from sottovoce_models.types import Word


class Hearing:
    """`terms`: names and terms that may be said; without any, what is heard is that of a recognizer that knows none."""

    def __init__(self, recognizer: Recognizer, terms: tuple[str, ...], check_cancelled: Callable[[], None]) -> None:
        self._recognizer = recognizer
        self._terms = terms
        self._check_cancelled = check_cancelled
        self._vocabularies: dict[str, Vocabulary] = {}

    def language_probabilities(self, clips: Sequence[Clip]) -> list[dict[str, float]]:
        """For each clip, how probable each language is."""
        return self._recognizer.language_probabilities(clips)

    def hear(self, clips: Sequence[Clip], languages: Sequence[str], chosen: str | None) -> list[Heard]:
        """The words of each clip in its language, none where it is noise, spelled as the chosen language wants."""
        heard: dict[int, Heard] = {}
        for each in sorted(set(languages)):
            self._check_cancelled()
            numbers = [number for number, other in enumerate(languages) if other == each]
            together = [clips[number] for number in numbers]
            found = self._recognizer.recognize(together, each)
            if self._terms:
                found = self._with_terms(together, found, each)
            heard.update(zip(numbers, (_sifted(one, chosen) for one in found), strict=True))
        return [heard[number] for number in range(len(clips))]

    def corrected(self, words: tuple[Word, ...], spoken: str) -> tuple[Word, ...]:
        """With the terms where something that sounds like them was heard; `spoken`: the language of the words."""
        return self._vocabulary(spoken).correct(words) if self._terms else words

    def _vocabulary(self, spoken: str) -> Vocabulary:
        if spoken not in self._vocabularies:
            self._vocabularies[spoken] = Vocabulary(self._terms, spoken)
        return self._vocabularies[spoken]

    def _with_terms(self, clips: Sequence[Clip], heard: Sequence[Heard], spoken: str) -> list[Heard]:
        vocabulary = self._vocabulary(spoken)
        best = list(heard)
        wanted = [number for number, one in enumerate(heard) if vocabulary.may_hide(one.words)]
        if not wanted:
            return best
        self._check_cancelled()
        told = self._recognizer.recognize([clips[number] for number in wanted], spoken, self._terms)
        for number, again in zip(wanted, told, strict=True):
            known = vocabulary.count(vocabulary.correct(heard[number].words))
            if vocabulary.count(vocabulary.correct(again.words)) > known and not doubts.is_loop(again):
                best[number] = again
        return best


def _sifted(one: Heard, chosen: str | None) -> Heard:
    return replace(one, words=() if doubts.is_noise(one) else language.as_written(one.words, chosen))
