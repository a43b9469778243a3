"""Who and what is named in a text: speakers by name, name part or role, and proper names of anybody else. Pure.

German writes every noun with a capital, so there a word is a name by what surrounds it: a title, a call ("Sandra, …"),
or a bare place ("in Wien"); English names are capitals inside a sentence. Recognizers lose capitals, so all matching
ignores case, and a genitive s belongs to the name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sottovoce_models.summarize import facts, numbers, text
from sottovoce_models.summarize.spoken import TITLES, Cast, name_parts
from sottovoce_models.summarize.stopwords import REPORTING_WORDS
from sottovoce_models.types import Speaker, Turn

_CAPITAL: Final = re.compile(r"(?<![^\W_])[A-ZÄÖÜÀ-Þ][^\W\d_]*(?:['’\-][^\W_]+)*")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:…]\s|\n|[–\-•]\s)[\s\"'“„«(]*$")
_TITLE_BEFORE: Final = re.compile(
    r"\b(?:mrs?|ms|miss|dr|doctor|professor|prof|sir|herrn?|frau|doktor|familie|minister|senator|judge|richter(?:in)?"
    r"|officer|sergeant)\.?\s+$",
    re.IGNORECASE,
)
_PLACE_BEFORE: Final = re.compile(r"\b(?:in|nach|aus|bei|von|mit|für|und|to|from|near)\s+$")
_DETERMINER_BEFORE: Final = re.compile(
    r"\b(?:de[rsnm]|die|das|ein(?:e[rsnm]?)?|kein(?:e[rsnm]?)?|[msd]ein(?:e[rsnm]?)?|ihre?[rsnm]?|unser\w*|eue?r\w*"
    r"|diese[rsnm]?|jede[rsnm]?|jene[rsnm]?|welche[rsnm]?|i[mn]s?|am|ans|zu[mr]|vo[mn]|beim|aufs?|alle[rsnm]?|viele"
    r"|mehrere|einige|beide[rn]?|zwei|drei|vier|zur|pro|per|the|an?|this|that|these|those|my|your|his|her|its|our|their"
    r"|\d+|\w+(?:e[rsnm]?|ig|lich|isch))\s+$",
    re.IGNORECASE,
)
_COMMON_ENDING: Final = re.compile(
    r"(?:ung|heit|keit|schaft|tion|sion|nis|ismus|tät|enz|anz|ment|ling|tum|ung(?:en)|heiten|keiten|schaften|tionen"
    r"|nisse|täten|ieren|ende[nr]?|tag|zeit|treffen|sitzung|gespräch|thema|themen)$"
)
_COMMON_WORDS: Final = """
i ok okay pdf cd tv usb ai it mail email internet person speaker sprecher sprecherin meeting teilnehmer teilnehmende
teilnehmerin sitzung gespräch besprechung treffen beteiligte anwesende gruppe team thema themen frage fragen antwort
vorschlag entscheidung beschluss aufgabe punkt punkte teil diskussion sie ihr ihnen ihre ihrem ihren ihrer sich ende
anfang mitte beginn seite rolle ziel grund woche monat jahr uhr euro euros dollar dollars franken pfund prozent
"""
_ALWAYS_COMMON: Final = frozenset(_COMMON_WORDS.split())
_PHRASE_NOUNS: Final = """
ausnahme hilfe bezug ordnung hause recht blick rücksicht anspruch kraft betrieb form gefahr beispiel zukunft
"""
_IN_PHRASES: Final = frozenset(_PHRASE_NOUNS.split())
"""Nouns that German puts behind a bare preposition."""
_CALLED: Final = re.compile(
    r"(?:^|[.!?,]\s+)(?P<name>[A-ZÄÖÜ][^\W\d_]{2,})(?=[,!?])|(?:ich bin|i'm|i am|this is|mein name ist|heisst"
    r"|heißt|called|named)\s+(?P<intro>[A-ZÄÖÜ][^\W\d_]{2,})"
)
_AUXILIARIES: Final = frozenset(["will", "would", "has", "had", "is", "was", "can", "could", "should", "must", "said"])
_MIN_NAME: Final = 3
_INFLECTED: Final = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker named in characters [start, end) of a text."""

    speaker: str
    start: int
    end: int
    by_role: bool = False
    """ "The client": says who is meant, but is no proper name."""


class Names:
    """The names of one meeting: its speakers', and the proper names that were said in it."""

    def __init__(self, turns: Sequence[Turn], speakers: Mapping[str, Speaker], cast: Cast, language: str) -> None:
        self._cast = cast
        self._language = language
        self._lower, self._upper = _case_counts(turn.text for turn in turns)
        self._common = self._lower | REPORTING_WORDS
        self._said = _names_said(turns, language, self._lower)
        self._speaker_patterns = self._patterns(speakers)

    def may_be_name(self, term: str) -> bool:
        """Whether a word of its own, as a heading prints it, may be a name; in English, if never said in lower case."""
        word = term.lower()
        return word in self._said or (self._language != "de" and term[:1].isupper() and word not in self._common)

    def mentions(self, words: str) -> list[Mention]:
        """The speakers that a text names, in order, none inside another."""
        found: list[Mention] = []
        for speaker, pattern, by_role in self._speaker_patterns:
            for match in pattern.finditer(words):
                if not any(mention.start < match.end() and match.start() < mention.end for mention in found):
                    found.append(Mention(speaker, match.start(), match.end(), by_role))
        return sorted(found, key=lambda mention: mention.start)

    def _patterns(self, speakers: Mapping[str, Speaker]) -> list[tuple[str, re.Pattern[str], bool]]:
        """Whole names first, then roles, then parts that belong to one speaker only."""
        patterns: list[tuple[int, str, re.Pattern[str], bool]] = []
        parts = Counter(part for name in self._cast.names.values() for part in name_parts(name))
        roles = Counter(speaker.role.strip().lower() for key, speaker in speakers.items() if key in self._cast.names)
        for key, name in self._cast.names.items():
            is_plain = name.lower() in self._lower or any(
                part not in self._upper and part in self._lower for part in text.words(name)
            )
            flags = re.NOFLAG if is_plain else re.IGNORECASE
            patterns.append(
                (-len(name), key, re.compile(rf"(?<![\w-]){re.escape(name)}(?:['’]?s)?(?![\w-])", flags), False)
            )
            for part in name_parts(name):
                if parts[part] == 1 and part != name.lower():
                    whole = re.escape(part[0].upper() + part[1:])
                    patterns.append((0, key, re.compile(rf"(?<![\w-]){whole}(?:['’]?s)?(?![\w-])"), False))
            role = speakers[key].role.strip() if key in speakers else ""
            if role and roles[role.lower()] == 1:
                article = r"\b(?:the|der|die|dem|den|des)\s+"
                patterns.append((-1, key, re.compile(rf"{article}{re.escape(role)}s?(?![\w-])", re.IGNORECASE), True))
        ranked = sorted(patterns, key=lambda entry: entry[0])
        return [(key, pattern, by_role) for _, key, pattern, by_role in ranked]

    def strangers(self, claim: str, cited: frozenset[str]) -> list[tuple[int, int]]:
        """Where a claim names somebody or something that neither the speakers are called nor the cited words name.

        `cited` are the lower-case words of the cited passages, with their parts.
        """
        taken = [(mention.start, mention.end) for mention in self.mentions(claim)]
        beside = [claim[:start].rstrip() for start, _ in taken], [end for _, end in taken]
        found: list[tuple[int, int]] = []
        for match in _CAPITAL.finditer(claim):
            inside = any(start < match.end() and match.start() < end for start, end in taken)
            is_part = any(len(before) == match.end() for before in beside[0]) or any(
                claim[end : match.start()].isspace() for end in beside[1]
            )
            if not inside and not _is_said(match.group(), cited) and self._is_name(claim, match, is_part=is_part):
                found.append((match.start(), match.end()))
        return found

    def _is_name(self, claim: str, match: re.Match[str], *, is_part: bool) -> bool:
        """Whether a capital is a name; `is_part`: it stands beside a speaker's name, as the rest of one does."""
        word = _without_genitive(match.group().lower())
        if len(word) < 2 or word in TITLES or word in _ALWAYS_COMMON or any(map(numbers.is_number, (word,))):
            return False
        if _TITLE_BEFORE.search(claim[: match.start()]) or word in self._said:
            return True
        if facts.is_calendar(word) or not text.is_content(word, self._language):
            return False
        is_first = _SENTENCE_START.search(claim[: match.start()]) is not None
        if is_part and not is_first and word not in self._common:
            return True
        if self._language != "de":
            return not (is_first and self._is_plain_start(claim, match, word)) and word not in REPORTING_WORDS
        return not is_first and self._is_bare(claim, match, word)

    def _is_plain_start(self, claim: str, match: re.Match[str], word: str) -> bool:
        """Whether a capital at the start of an English sentence is there for the sentence only."""
        after = claim[match.end() :].split()[:1]
        follows = after[0].strip(",.;") if after else ""
        is_acting = follows in _AUXILIARIES or (follows in REPORTING_WORDS and follows.endswith("ed"))
        is_somebody = is_acting and not word.endswith(("s", "ing", "ed", "ly", "ion", "ment", "ity", "ness"))
        return word in self._common or not (
            is_somebody or follows[:1].isupper() or match.group().endswith(("'s", "’s"))
        )

    def _is_bare(self, claim: str, match: re.Match[str], word: str) -> bool:
        """Whether a German capital inside a sentence stands as only a name does, and nobody said it as a noun."""
        before = claim[: match.start()]
        if _COMMON_ENDING.search(word) or word in self._upper or word in self._lower or "-" in word:
            return False
        is_place = _PLACE_BEFORE.search(before) is not None and word not in _IN_PHRASES
        return is_place and not _DETERMINER_BEFORE.search(before)


def passage_words(passages: Iterable[str]) -> frozenset[str]:
    """The lower-case words of passages, with their hyphenated parts and without genitive marks."""
    said = list(passages)
    spelled = {word for words in said for word in text.spelled(words)}
    return frozenset(part for words in said for word in text.words(words) for part in _parts(word)) | spelled


def _parts(word: str) -> set[str]:
    return {word, _without_genitive(word), *word.split("-"), *(re.split(r"['’]", word)[:1])}


def _without_genitive(word: str) -> str:
    return re.sub(r"(?:['’]s|['’])$", "", word)


def _is_said(word: str, cited: frozenset[str]) -> bool:
    """Whether a name is among the cited words, in the genitive, in the plural or as part of a hyphenated word too."""
    forms = {form.replace("ß", "ss") for form in _parts(word.lower())}
    folded = _folded(cited)
    if any(form in folded or f"{form}s" in folded or (form.endswith("s") and form[:-1] in folded) for form in forms):
        return True
    stem = word.lower().replace("ß", "ss")
    if len(stem) >= _INFLECTED and any(stem + ending in folded for ending in ("e", "n", "en", "er", "es", "ern")):
        return True
    pieces = word.lower().split("-")
    return len(pieces) > 1 and all(len(piece) < 2 or piece.replace("ß", "ss") in folded for piece in pieces)


@lru_cache(maxsize=64)
def _folded(cited: frozenset[str]) -> frozenset[str]:
    return frozenset(word.replace("ß", "ss") for word in cited)


def _case_counts(texts: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words that were written in lower case, and those that were written with a capital inside a sentence."""
    lower: set[str] = set()
    upper: set[str] = set()
    for words in texts:
        plain = text.without_marks(words)
        for match in text.WORD.finditer(plain):
            word = match.group()
            if word[0].islower():
                lower.add(_without_genitive(word.replace("’", "'")))
            elif word[0].isupper() and not _SENTENCE_START.search(plain[max(0, match.start() - 6) : match.start()]):
                upper.add(_without_genitive(word.lower().replace("’", "'")))
    return frozenset(lower), frozenset(upper)


def _names_said(turns: Sequence[Turn], language: str, lower: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    for turn in turns:
        for match in _CAPITAL.finditer(turn.text):
            word = _without_genitive(match.group().lower())
            if len(word) < _MIN_NAME or word in lower or not text.is_content(word, language):
                continue
            before = turn.text[max(0, match.start() - 24) : match.start()]
            is_first = _SENTENCE_START.search(before) is not None
            is_english_name = language == "en" and not is_first
            if _TITLE_BEFORE.search(before) or (is_english_name and word not in _ALWAYS_COMMON):
                found.add(word)
        for match in _CALLED.finditer(turn.text):
            word = (match["name"] or match["intro"]).lower()
            if word not in lower and text.is_content(word, language) and word not in _ALWAYS_COMMON:
                found.add(word)
    return frozenset(word for word in found if not facts.is_calendar(word) and not numbers.is_number(word))
