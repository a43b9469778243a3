"""False claims made of true ones by rule, with a given random source: one change each, of a kind that has a name. Pure.

The kinds that a check must find: another speaker's or another person's name, another number, another date, another
owner, a sentence of another meeting. Told apart: a negation put in or taken out, and who told whom turned round.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sottovoce_models.summarize import facts
from sottovoce_models.types import SummaryItem

_DAYS: Final = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "de": ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
}
_MONTHS: Final = {
    "en": ["January", "February", "March", "April", "June", "July", "August", "September", "October", "November",
           "December"],
    "de": ["Januar", "Februar", "März", "April", "Juni", "Juli", "August", "September", "Oktober", "November",
           "Dezember"],
}  # fmt: skip
_NUMBERS: Final = {
    "en": ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
           "twenty", "thirty", "forty", "sixty", "ninety"],
    "de": ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "neun", "zehn", "elf", "zwölf", "fünfzehn", "zwanzig",
           "dreißig", "vierzig", "sechzig", "neunzig"],
}  # fmt: skip
_RELATIVE: Final = {
    "en": {"today": "yesterday", "tomorrow": "today", "yesterday": "tomorrow", "tonight": "tomorrow"},
    "de": {"heute": "gestern", "gestern": "heute", "übermorgen": "heute"},
}
_NEXT: Final = {
    "en": [("next", "last"), ("last", "next")],
    "de": [("nächste", "letzte"), ("letzte", "nächste")],
}
_VERB: Final = {
    "en": re.compile(
        r"\b(?:is|are|was|were|will|can|could|should|would|has|have|had|must|may)\b(?! not\b)(?!n't)", re.I
    ),
    "de": re.compile(
        r"\b(?:ist|sind|war|waren|wird|werden|kann|können|soll|sollen|muss|müssen|hat|haben)\b(?! nicht\b)"
    ),
}
_NOT: Final = {
    "en": re.compile(r"\s+not\b|n['’]t\b|\bnever\s+", re.IGNORECASE),
    "de": re.compile(r"\s+nicht\b|\s+nie\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A line about a meeting, and where it is from: as_spoken, reported, written or reference."""

    talk: str
    origin: str
    item: SummaryItem


@dataclass(frozen=True, slots=True)
class Cast:
    """The printed names of a meeting's speakers, other names that were said in it, and its language."""

    speakers: Sequence[str]
    others: Sequence[str]
    language: str


Rule = Callable[[SummaryItem, Cast, random.Random], SummaryItem | None]


def speaker_name(item: SummaryItem, cast: Cast, chance: random.Random) -> SummaryItem | None:
    """One speaker's name in the text, replaced by another's; None where no speaker is named."""
    named = [name for name in cast.speakers if re.search(_whole(name), item.text)]
    free = [name for name in cast.speakers if name not in named]
    if not named or not free:
        return None
    return _with(item, re.sub(_whole(chance.choice(named)), chance.choice(free), item.text, count=1))


def other_name(item: SummaryItem, cast: Cast, chance: random.Random) -> SummaryItem | None:
    """The name of somebody or something else, replaced by another one of the meeting."""
    named = [name for name in cast.others if re.search(_whole(name), item.text)]
    free = [name for name in cast.others if name.lower() not in item.text.lower()]
    if not named or not free:
        return None
    return _with(item, re.sub(_whole(chance.choice(named)), chance.choice(free), item.text, count=1))


def number(item: SummaryItem, cast: Cast, chance: random.Random) -> SummaryItem | None:
    """One number, replaced by another one written the same way."""
    masked = _masked(item.text, cast)
    found = [fact for fact in facts.stated(masked) if fact.kind is facts.FactKind.NUMBER]
    if not found:
        return None
    fact = chance.choice(found)
    written = item.text[fact.start : fact.end]
    if written[:1].isdigit():
        digits = [n for n, letter in enumerate(written) if letter.isdigit()]
        place = chance.choice(digits)
        new = chance.choice([d for d in "123456789" if d != written[place]])
        changed = written[:place] + new + written[place + 1 :]
    else:
        changed = chance.choice([word for word in _NUMBERS[cast.language] if word not in written.lower()])
    return _with(item, item.text[: fact.start] + changed + item.text[fact.end :])


def date(item: SummaryItem, cast: Cast, chance: random.Random) -> SummaryItem | None:
    """One weekday, month or day told from today, replaced by another, in the text or else in the due time."""
    changed = _other_date(item.text, cast.language, chance)
    if changed is not None:
        return _with(item, changed)
    due = _other_date(item.due or "", cast.language, chance)
    return replace(item, due=due) if due is not None else None


def owner(item: SummaryItem, cast: Cast, chance: random.Random) -> SummaryItem | None:
    """The owner of a task, replaced by another speaker."""
    free = [name for name in cast.speakers if name != item.owner]
    return replace(item, owner=chance.choice(free)) if item.owner and free else None


def negation_in(item: SummaryItem, cast: Cast, _chance: random.Random) -> SummaryItem | None:
    """The first verb that can be negated, negated."""
    if _NOT[cast.language].search(item.text):
        return None
    verb = _VERB[cast.language].search(item.text)
    word = "not" if cast.language == "en" else "nicht"
    return _with(item, f"{item.text[: verb.end()]} {word}{item.text[verb.end() :]}") if verb else None


def negation_out(item: SummaryItem, cast: Cast, _chance: random.Random) -> SummaryItem | None:
    """The only negation, taken out."""
    found = list(_NOT[cast.language].finditer(item.text))
    if len(found) != 1:
        return None
    text = item.text.replace("won't", "will").replace("can't", "can")
    return _with(item, _NOT[cast.language].sub("", text, count=1))


def reversal(item: SummaryItem, cast: Cast, _chance: random.Random) -> SummaryItem | None:
    """ "A told B" as "B told A": the two speakers a line names, exchanged."""
    named = sorted(
        (match.start(), name) for name in cast.speakers for match in [re.search(_whole(name), item.text)] if match
    )
    if len(named) != 2:
        return None
    (_, one), (_, other) = named
    swapped = re.sub(_whole(one), "\0", item.text)
    return _with(item, re.sub(_whole(other), one, swapped).replace("\0", other))


RULES: Final[Mapping[str, Rule]] = {
    "speaker_name": speaker_name,
    "other_name": other_name,
    "number": number,
    "date": date,
    "owner": owner,
    "negation_in": negation_in,
    "negation_out": negation_out,
    "reversal": reversal,
}


def _other_date(words: str, language: str, chance: random.Random) -> str | None:
    for names in (_DAYS[language], _MONTHS[language]):
        for name in names:
            found = re.search(rf"\b{name}", words, re.IGNORECASE)
            if found and (facts.stated(words) and any(f.kind is facts.FactKind.DATE for f in facts.stated(words))):
                return words[: found.start()] + chance.choice([n for n in names if n != name]) + words[found.end() :]
    for word, other in _RELATIVE[language].items():
        found = re.search(rf"\b{word}\b", words, re.IGNORECASE)
        if found:
            return words[: found.start()] + other + words[found.end() :]
    for word, other in _NEXT[language]:
        found = re.search(rf"\b{word}(?=\w* (?:week|month|year|meeting|Woche|Monat|Jahr|Sitzung))", words)
        if found:
            return words[: found.start()] + other + words[found.end() :]
    return None


def _whole(name: str) -> str:
    return rf"(?<![\w-]){re.escape(name)}(?![\w-])"


def _masked(words: str, cast: Cast) -> str:
    """The text with speakers' names blanked out: the number of an unnamed voice is no number."""
    for name in cast.speakers:
        words = re.sub(_whole(name), lambda match: " " * len(match.group()), words)
    return words


def _with(item: SummaryItem, words: str) -> SummaryItem | None:
    return replace(item, text=words) if words != item.text else None
