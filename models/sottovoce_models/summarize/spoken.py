"""The meeting as the pattern readers see it: sentences with their turn, lower-case readable words, and who is who."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.summarize.select import Quote, sentence_quotes
from sottovoce_models.types import Speaker, Turn

_IN_BRACKETS: Final = re.compile(r"\s*\([^)]*\)")
_UNNAMED: Final = {"de": "Person {n}", "en": "Speaker {n}"}
TITLES: Final = frozenset(
    [
        "dr",
        "prof",
        "mr",
        "mrs",
        "ms",
        "miss",
        "sir",
        "herr",
        "frau",
        "lic",
        "iur",
        "med",
        "phil",
        "mag",
        "dipl",
        "ing",
        "hon",
        "right",
        "der",
        "die",
        "von",
        "van",
        "de",
        "la",
    ]
)
_LEAD_IN: Final = {
    "en": re.compile(
        r"^(?:(?:and|so|okay|ok|well|yeah|yes|right|now|but|then|also|all right|alright|oh|great|fine|good"
        r"|actually|no)\b[,. ]*)+",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"^(?:(?:und|also|so|ja|gut|okay|ok|na|nun|genau|super|danke|aber|ach|naja|eben|dann mal"
        r"|noch etwas|noch kurz|ach|nein|doch)\b[,. ]+)+",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the meeting. `plain` is `printed` in lower case with "ss" for "ß" and plain apostrophes."""

    quote: Quote
    turn_index: int
    printed: str
    plain: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Speaker ids and the names that the minutes print for them."""

    names: Mapping[str, str]
    given: frozenset[str] = frozenset()
    """The ids whose name somebody gave; a number for a voice is not worth reporting."""

    def name_words(self) -> set[str]:
        """The lower-case words of all names, which name no topic."""
        return {word for name in self.names.values() for word in text.words(name_alone(name))}

    def named_in(self, words: str) -> str | None:
        """The printed name of the one speaker whose name or name part stands in lower-case words; None if unclear."""
        spoken = set(text.words(words))
        hits = {name for name in self.names.values() if name_parts(name) & spoken}
        return hits.pop() if len(hits) == 1 else None

    def clauses(self, sentence: str) -> list[tuple[str | None, str]]:
        """A written sentence cut where a speaker becomes its subject: (speaker id or None, clause without the name)."""
        if not self.names:
            return [(None, sentence)]
        keys = {name.lower(): key for key, name in self.names.items()}
        pattern = "|".join(re.escape(name) for name in sorted(keys, key=lambda name: (-len(name), name)))
        found = list(
            re.finditer(
                rf"(?:^|(?<=[,;:] )|(?<=\band )|(?<=\bwhile )|(?<=\bbut ))(?:the )?({pattern})(?!\w)(?!')",
                sentence,
                re.I,
            )
        )
        starts = [match.start() for match in found] + [len(sentence)]
        cut: list[tuple[str | None, str]] = [(None, sentence[: starts[0]])] if starts[0] > 0 else []
        cut += [
            (keys[match.group(1).lower()], sentence[match.end() : end])
            for match, end in zip(found, starts[1:], strict=True)
        ]
        return [(key, self.without_names(clause)) for key, clause in cut]

    def without_names(self, words: str) -> str:
        """The words without any speaker's printed name, so that a name is not taken for a topic."""
        for name in sorted(self.names.values(), key=len, reverse=True):
            words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", words, flags=re.IGNORECASE)
        return words

    def other_than(self, speaker: str) -> str | None:
        """The other one of two speakers."""
        others = [name for key, name in self.names.items() if key != speaker]
        return others[0] if len(others) == 1 else None


def cast_of(turns: Sequence[Turn], speakers: Mapping[str, Speaker], language: str) -> Cast:
    """Names as given by the user; a voice without one is numbered in the order of `speakers`, then of appearance."""
    pattern = _UNNAMED.get(language, _UNNAMED["en"])
    order = list(dict.fromkeys([*speakers, *(turn.speaker for turn in turns)]))
    heard = {turn.speaker for turn in turns}
    given = frozenset(key for key in heard if key in speakers and speakers[key].name.strip())
    return Cast(
        {
            key: (speakers[key].name.strip() if key in speakers else "") or pattern.format(n=number)
            for number, key in enumerate(order, start=1)
            if key in heard
        },
        given,
    )


def spoken(turns: Sequence[Turn], language: str) -> list[Sentence]:
    """All sentences in order."""
    position = {turn.id: index for index, turn in enumerate(turns)}
    found = []
    for quote in sentence_quotes(turns):
        printed = text.readable(quote.words, language)
        plain = printed.lower().replace("ß", "ss").replace("’", "'")
        found.append(Sentence(quote, position[quote.turn.id], printed, plain))
    return found


def without_lead_in(printed: str, language: str) -> str:
    """A sentence without "okay, so" in front; unchanged where nothing would be left."""
    lead_in = _LEAD_IN.get(language)
    rest = lead_in.sub("", printed) if lead_in else printed
    return rest if text.word_count(rest) >= 2 else printed


def name_alone(name: str) -> str:
    """A name without an office in brackets behind it: "Jo Reed (Leader of the Government)" is not the government."""
    return _IN_BRACKETS.sub(" ", name).strip() or name


def name_parts(name: str) -> set[str]:
    """The lower-case parts of a name that may stand for it, without titles."""
    return {
        part for word in text.words(name_alone(name)) for part in (word, *word.split("-")) if len(part) > 2
    } - TITLES
