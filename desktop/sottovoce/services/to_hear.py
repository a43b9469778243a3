"""Which lines of the minutes should be listened to before somebody stands for them, and why. Pure; German and English.

A wrong "not", a wrong number and a wrong name do the most harm and look the most right. The finders would rather name a
word too many than miss one: a line too many costs a second of listening.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final

from sottovoce.services.minutes_lines import is_unproven, owner_label
from sottovoce_models.types import Citation, Doubt, Speaker, SummaryItem, Transcript

_KEY_LETTERS: Final = 32


class HearReason(StrEnum):
    """Why a line should be heard."""

    DOUBT = "doubt"
    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class ToHear:
    """A line by its place in the minutes, and why it should be heard."""

    place: int
    item: SummaryItem
    reasons: tuple[HearReason, ...]


def quote_key(citation: Citation) -> str:
    """What is remembered of a quote that was listened to; of other words at another time it is another."""
    return _key("quote", citation.start_ms, citation.end_ms, citation.quote)


def line_key(item: SummaryItem) -> str:
    """What is remembered of a line that was found right; a line that is changed has not been heard."""
    times = [(cited.start_ms, cited.end_ms) for cited in item.citations]
    return _key("line", item.kind, item.text, item.owner, item.due, times)


def lines_to_hear(items: Sequence[SummaryItem], transcript: Transcript | None) -> tuple[ToHear, ...]:
    """The lines with proof that can be heard and a reason to, in the order of the minutes."""
    doubts = transcript.doubts if transcript is not None else ()
    speakers = transcript.speakers if transcript is not None else {}
    found = []
    for place, item in enumerate(items):
        reasons = reasons_to_hear(item, doubts, speakers) if item.citations else ()
        if reasons:
            found.append(ToHear(place, item, reasons))
    return tuple(found)


def reasons_to_hear(
    item: SummaryItem, doubts: Iterable[Doubt], speakers: Mapping[str, Speaker]
) -> tuple[HearReason, ...]:
    """Why this line should be heard; empty if nothing speaks for it."""
    owner = owner_label(speakers, item.owner)
    said = f"{item.text} {item.due or ''}"
    tests = (
        (HearReason.DOUBT, is_unproven(item) or _is_doubtful(item, doubts)),
        (HearReason.NEGATION, has_negation(item.text)),
        (HearReason.NUMBER, has_number(said)),
        (HearReason.NAME, bool(owner) or has_name(item.text, [speaker.name for speaker in speakers.values()])),
    )
    return tuple(reason for reason, holds in tests if holds)


def has_negation(text: str) -> bool:
    """Whether a word says no."""
    return _NEGATION.search(text) is not None


def has_number(text: str) -> bool:
    """Whether a number or a date stands there, in digits or in words; "one" and "ein" alone are none."""
    return _DIGIT.search(text) is not None or any(_is_number(word) for word in _WORD.findall(text.casefold()))


def has_name(text: str, known: Iterable[str] = ()) -> bool:
    """Whether somebody or some place is named: a name that is known, a title, a capital where only a name has one."""
    folded = text.casefold()
    parts = {part.casefold() for name in known for part in (name, *name.split()) if len(part) > 1}
    if any(re.search(rf"(?<!\w){re.escape(part)}(?:['’]?s)?(?!\w)", folded) for part in parts):
        return True
    if _TITLED.search(text) or any(_is_place(match["place"]) for match in _IN_PLACE.finditer(text)):
        return True
    return not _looks_german(text) and _CAPITAL_INSIDE.search(text) is not None


def _is_doubtful(item: SummaryItem, doubts: Iterable[Doubt]) -> bool:
    return any(
        doubt.start_ms < cited.end_ms and cited.start_ms < doubt.end_ms for doubt in doubts for cited in item.citations
    )


def _is_number(word: str) -> bool:
    return word in _DATES or (word not in _NO_NUMBER and _NUMBER.fullmatch(word) is not None)


def _is_place(word: str) -> bool:
    return word.casefold() not in _NO_PLACES and not _NOUN_ENDING.search(word)


def _looks_german(text: str) -> bool:
    words = set(_WORD.findall(text.casefold()))
    return bool(words & _GERMAN) or (not words & _ENGLISH and bool(re.search(r"[äöüß]", text)))


def _key(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()[:_KEY_LETTERS]


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DIGIT: Final = re.compile(r"\d")
_NEGATION: Final = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|unable|hardly|refus\w+|declin\w+|reject\w+"
    r"|den(?:y|ied|ies)|\w+n['’]t|nicht|kein\w*|nie|niemals|niemand\w*|nichts|ohne|weder|kaum|nein|nirgend\w*"
    r"|abgelehnt|ablehn\w*|lehn\w+ ab|verneint\w*|verweiger\w*|verzicht\w*|untersagt\w*|abgesagt|sagt\w* ab)\b",
    re.IGNORECASE,
)
_UNITS: Final = (
    "null|eins|ein|zwei|zwo|drei|vier|fünf|sechs|sech|sieben|sieb|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|dreissig"
    "|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend|million(?:en)?|milliarde(?:n)?"
    "|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|billion"
)
_NUMBER: Final = re.compile(
    rf"(?:(?:{_UNITS})(?:und)?)+(?:(?:s?t|s?te[nrsm]?|mal|fach|einhalb|prozent|th|s)?)"
    r"|(?:first|second|third|fifth|eighth|ninth|twelfth|twice|thrice|once|erste[nrsm]?|dritte[nrsm]?|zweimal|einmal"
    r"|halb\w{0,2}|hälfte|half|quarter|viertel\w*|drittel|dutzend\w*|dozen|doppelt\w*|double|prozent|percent)"
)
_NO_NUMBER: Final = frozenset({"ein", "one", "ones"})
_DATES: Final = _listed(
    """
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner februar märz april mai
    juni juli august september oktober november dezember heute morgen übermorgen gestern monday tuesday
    wednesday thursday friday saturday sunday january february march june july october december today tomorrow
    yesterday tonight milligramm gramm mg ml euro franken dollar pounds
    """
)
_TITLED: Final = re.compile(
    r"\b(?:Frau|Herrn?|Dr\.?|Prof\.?|Doktor|Professor(?:in)?|Mr\.?|Mrs\.?|Ms\.?|Miss|Sir|Judge|Richter(?:in)?|Familie)"
    r" (?:(?:Dr|Prof|med|phil)\.? ?)*[A-ZÄÖÜ]"
)
_IN_PLACE: Final = re.compile(r"\b(?:in|nach|aus|bei|von|mit|an) (?P<place>[A-ZÄÖÜ][\w-]+)")
_NOUN_ENDING: Final = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|ment|ismus|chen|lein|nis|tät|ik|zeit|enten|tag)s?$"
)
_NO_PLACES: Final = _listed(
    """
    bezug ordnung zukunft frage folge kürze ruhe absprache rücksprache bedarf form höhe teil teilen angst hause
    haus arbeit schlaf ende anfang prozent kraft sicht geduld gefahr sorge hilfe druck recht zeit
    """
)
_CAPITAL_INSIDE: Final = re.compile(r"(?<=[\w,;)] )(?!I\b|I['’])[A-ZÄÖÜ][\w'’-]*")
_GERMAN: Final = _listed(
    """
    der die das dem den des ein eine einen einem einer und oder nicht kein keine ist sind war wird werden wurde
    hat haben soll sollen will wollen ich sie er es wir zum zur im am mit von bei nach für auf dass wenn noch
    auch bis
    """
)
_ENGLISH: Final = _listed(
    """
    the a an and or of to is are was were will would has have it she he they we you that this with for on at by
    """
)
