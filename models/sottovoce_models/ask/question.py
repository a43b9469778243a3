"""What a question asks for: its telling words, whom it is about, which stretch of the meeting, which facts it names.

Pure; German and English. What one asks with ("what did … think about", "fass zusammen, was …") is no telling word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sottovoce_models.ask.stretch import Stretch, stretch_of
from sottovoce_models.speech.text_language import grammar_words
from sottovoce_models.summarize import facts, text
from sottovoce_models.summarize.names import Names
from sottovoce_models.summarize.spoken import Cast, name_parts
from sottovoce_models.summarize.writer import harmless

MAX_LETTERS: Final = 600
"""Of a longer question only the beginning is read."""
_ASKING_WORDS: Final = """
summarize summarise summary describe explain tell discussion discussions discuss discussed discussing meeting meetings
conversation think thought thoughts opinion opinions view views conclude conclusion concluded decide decided
decision group team participants everyone mention mentioned say said says talk talked talking comment comments commented
respond response responded introduce introduced suggest suggested suggestion recommend recommendation propose proposed
agree agreed disagree put forward point detail details regard regarding concerning answer answered ask asked overview
reason reasons elaborate elaboration reply evaluate attitude raise raised presentation presented presenting
topic topics someone somebody anybody anyone hear heard
zusammenfassen zusammenfassung fasse fass beschreibe beschreiben erkläre erklären erzähle diskussion diskutiert
diskutieren besprochen besprechen sitzung gespräch meinung meinungen meinte meinen denkt denken dachte beschlossen
entschieden entscheidung gruppe team teilnehmer teilnehmende erwähnt erwähnen erwähnte sagt sagte gesagt redet geredet
kommentar antwort antwortete geantwortet vorgeschlagen vorschlag einig ansicht grund gründe thema themen jemand
warum weshalb wieso worum ging besprechung treffen berichtet berichtete berichten bezüglich hinsichtlich
hoch lang lange viel viele groß oft findet finden fand statt stattfinden stattgefunden passiert passieren passierte
geschieht geschehen geschah womit wofür wovon wodurch woran worauf worüber wozu
"""
_ASKING: Final = frozenset(_ASKING_WORDS.split())
_ABOUT: Final = re.compile(r"\b(?:about|regarding|concerning|über|bezüglich|hinsichtlich|zum|zur|zu)\b", re.IGNORECASE)
_CAPITAL: Final = re.compile(r"(?<![^\W_])[A-ZÄÖÜ][\w’'-]*[^\W\d_]")
_LETTER: Final = re.compile(r"(?<![\w.'’-])[A-Z](?![\w.'’-])")
_TITLED: Final = re.compile(r"\b(?:Mrs?|Ms|Miss|Dr|Herrn?|Frau|Doktor|Familie)\.?\s+([A-ZÄÖÜ][\w’-]*)")


@dataclass(frozen=True, slots=True)
class Question:
    """A question read; `terms` are stems in the language of the meeting's own words, each once, in order.

    `matter`: those of the terms that stand behind "about" or the like; an answer speaks of one of them at least.
    `names`: lower-case proper names in it that are no speaker's. `facts`: values of the numbers and dates it states.
    """

    words: str
    language: str
    terms: tuple[str, ...]
    speakers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    stretch: Stretch | None = None
    matter: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether it asks for no matter of its own, only for what was said by somebody or in a stretch."""
        return not (self.terms or self.names or self.facts)


def language_of(words: str, otherwise: str) -> str:
    """The language of a question, German or English, by its grammar words; `otherwise` where they do not tell."""
    said = text.words(words)
    score = {language: sum(word in grammar_words(language) for word in said) for language in ("de", "en")}
    if score["de"] == score["en"]:
        return otherwise
    return max(score, key=lambda language: score[language])


def read_question(words: str, names: Names, cast: Cast, language: str) -> Question:
    """The question as asked of one meeting in `language`."""
    words = harmless(words[:MAX_LETTERS])
    asked_in = language_of(words, language)
    stretch, rest = stretch_of(words)
    mentions = names.mentions(rest)
    speakers = {mention.speaker for mention in mentions}
    taken = [(mention.start, mention.end) for mention in mentions]
    speakers |= {
        who for match in _LETTER.finditer(rest) if (who := _lettered(match, cast, asked_in, taken)) is not None
    }
    for start, end in sorted(taken, reverse=True):
        rest = f"{rest[:start]} {' ' * max(0, end - start - 1)}{rest[end:]}"
    speakers |= _sharing(rest, cast)
    parts = {part for speaker in speakers for part in name_parts(cast.names[speaker])}
    terms = _terms(rest, parts, asked_in, language)
    about = _ABOUT.search(rest)
    return Question(
        words,
        asked_in,
        tuple(terms),
        frozenset(speakers),
        frozenset(_proper(rest, asked_in)) - parts,
        frozenset(fact.value for fact in facts.stated(rest)),
        stretch,
        frozenset(_terms(rest[about.end() :], parts, asked_in, language) if about is not None else ()),
    )


def _terms(words: str, parts: set[str], asked_in: str, language: str) -> dict[str, None]:
    """The telling stems of some words of a question, in order."""
    terms: dict[str, None] = {}
    for word in (part for whole in text.words(words) for part in whole.split("-")):
        plain = word.removesuffix("'s")
        if text.is_content(plain, asked_in) and not ({plain, word} & (_ASKING | parts)):
            terms[text.stem(plain, asked_in if asked_in == language else language)] = None
            if asked_in != language:
                terms[text.stem(plain, asked_in)] = None
    return terms


def _sharing(words: str, cast: Cast) -> set[str]:
    """Everybody who bears a name, written large, that the question gives and several of them share."""
    large = {match.group().lower().removesuffix("'s").removesuffix("’s") for match in _CAPITAL.finditer(words)}
    return {key for key in cast.given if name_parts(cast.names[key]) & large}


def _lettered(match: re.Match[str], cast: Cast, language: str, taken: list[tuple[int, int]]) -> str | None:
    """The speaker whose name ends in a letter, as in "What did A think?" of "Student A"; not the article "A"."""
    inside = any(start <= match.start() < end for start, end in taken)
    if inside or match.start() == 0 or (language == "en" and match.group() == "I"):
        return None
    keys = [key for key, name in cast.names.items() if re.search(rf"(?<!\w){match.group()}$", name)]
    if len(keys) != 1:
        return None
    taken.append((match.start(), match.end()))
    return keys[0]


def _proper(words: str, language: str) -> set[str]:
    """Lower-case proper names: behind a title, or in English any capital inside the sentence."""
    found = {match.group(1).lower() for match in _TITLED.finditer(words)}
    if language == "en":
        found |= {
            match.group().lower().removesuffix("'s").removesuffix("’s")
            for match in _CAPITAL.finditer(words)
            if words[: match.start()].strip() and not facts.is_calendar(match.group().lower())
        }
    return {name for name in found if text.is_content(name, language) and name not in _ASKING}


def with_speakers(question: Question, names: Mapping[str, str]) -> tuple[str, ...]:
    """The printed names of those it asks about, in the order of the cast."""
    return tuple(name for key, name in names.items() if key in question.speakers)
