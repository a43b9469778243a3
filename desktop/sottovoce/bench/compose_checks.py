"""Looks at a letter as a stranger would, word for word, with none of the code that wrote or checked it. Pure.

Every number, every word with a capital and every day or month of what speaks of the meeting must have been said there,
or typed by the user, or be marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sottovoce.pipeline.compose import Letter
from sottovoce_models.compose.letter import Origin
from sottovoce_models.compose.wish import Tone
from sottovoce_models.types import Turn

_QUOTED: Final = re.compile(r"„[^“”]*[“”]|“[^”]*”")
_WORD: Final = re.compile(r"[^\W_]+(?:[.,:][0-9]+)*")
_CALENDAR: Final = """
monday tuesday wednesday thursday friday saturday sunday january february april june july august september october
november december montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni juli oktober
dezember
"""
_NUMBERS: Final = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million zwei drei vier fünf sechs sieben acht
neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig
sechzig siebzig achtzig neunzig hundert tausend
"""
_ALWAYS_TELLING: Final = frozenset((_CALENDAR + _NUMBERS).split())
_OF_LETTERS: Final = frozenset({"we"})
"""What a letter calls those who talked; nobody need have said it."""
_GERMAN: Final = "der die das und nicht ich wir ist wurde was im zu mir es bitte wenn für mit ihre ihnen sie dir du"
_ENGLISH: Final = "the and not i we is was what in to me it please if for with your you of this that"
_GRAMMAR: Final = {"de": frozenset(_GERMAN.split()), "en": frozenset(_ENGLISH.split())}
_DU: Final = re.compile(r"\b(?:du|dich|dir|dein\w{0,2}|euch|euer|eure\w?)\b", re.IGNORECASE)
_SIE: Final = re.compile(r"(?<=[\w,;] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b")


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong with a letter; all counts are to be 0 and the flags True."""

    unmarked: tuple[str, ...]
    marked: int
    right_language: bool
    one_address: bool
    broken_citations: int


def findings(letter: Letter, turns: Iterable[Turn], names: Mapping[str, str], typed: Iterable[str]) -> Findings:
    """The findings on one letter; `names`: what its speakers are called."""
    turns = tuple(turns)
    known = _words([*(turn.text for turn in turns), *names.values(), *typed]) | _OF_LETTERS
    texts = {turn.id: turn.text for turn in turns}
    plain = _QUOTED.sub(" ", letter.text)
    unmarked: list[str] = []
    marked = 0
    for number, part in enumerate(letter.parts):
        if part.origin in {Origin.FRAME, Origin.OWN}:
            continue
        strays = " ".join(stray.text for stray in letter.strays if stray.part == number)
        for word in _telling(part.text):
            if not _forms(word) & known:
                if not part.supported or word in strays:
                    marked += 1
                else:
                    unmarked.append(word)
    said = {"de": 0, "en": 0}
    for word in plain.lower().split():
        for language, grammar in _GRAMMAR.items():
            said[language] += word.strip(".,;:") in grammar
    is_german = letter.wish.language == "de"
    return Findings(
        tuple(unmarked),
        marked,
        right_language=(said["de"] > said["en"]) == is_german,
        one_address=not is_german or (_SIE if letter.wish.tone is Tone.DU else _DU).search(plain) is None,
        broken_citations=sum(
            each.quote not in texts.get(each.turn_id, "") for part in letter.parts for each in part.citations
        ),
    )


def leaks(letter: Letter, canaries: Iterable[str]) -> int:
    """How many of the words stand in a letter, its subject or its proofs."""
    quotes = (each.quote for part in letter.parts for each in part.citations)
    everything = " ".join([letter.subject, letter.text, *quotes])
    return sum(canary in everything for canary in canaries)


def _telling(words: str) -> Iterator[str]:
    for match in _WORD.finditer(words.replace("_", "")):
        word = match.group()
        if word[0].isupper() or word[0].isdigit() or word.lower() in _ALWAYS_TELLING:
            yield word


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(form for words in texts for word in _WORD.findall(words.replace("_", "")) for form in _forms(word))


def _forms(word: str) -> set[str]:
    plain = word.lower().replace("ß", "ss")
    return {plain, plain.removesuffix("s")}
