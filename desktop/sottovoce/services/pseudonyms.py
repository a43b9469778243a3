"""Names on a list become placeholders, the same one for the same person everywhere: "Person A", "Person B".

This is de-identification by a list, not more: what it does not know it leaves. It catches a name, its parts, its
genitive and plural, upper case, and German letters written out (Müller, Mueller); it needs a capital letter, so that
"will" and "mark" stay words. It does not catch names nobody listed, misheard names, places, dates, numbers, or what
makes a person known otherwise. The engine that does more takes the place of `Pseudonyms` behind `Deidentifier`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from sottovoce.services.exports.material import Material
from sottovoce_models.types import Citation, Speaker, SummaryItem, Transcript, Turn

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MIN_PART_LETTERS: Final = 2
# Genitive and plural in German and English, and the German endings of names after "die" and "den".
_ENDING: Final = r"(?:[’'`]s|s[’'`]|s|[’'`]|en|ens|ns|n|schen?|sche[rsnm]?)?"
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NO_NAMES: Final = frozenset(
    (
        *("dr", "prof", "herr", "herrn", "frau", "mr", "mrs", "ms", "miss", "sir", "dipl", "ing", "med", "phil", "jur"),
        *(
            "von",
            "van",
            "der",
            "den",
            "de",
            "di",
            "da",
            "zu",
            "zum",
            "zur",
            "und",
            "and",
            "the",
            "le",
            "la",
            "el",
            "al",
        ),
        *("speaker", "sprecher", "sprecherin", "person", "therapeut", "therapeutin", "anwalt", "anwältin", "client"),
        *("therapist", "lawyer", "doctor", "patient", "patientin", "klient", "klientin", "mandant", "mandantin"),
        *("arzt", "ärztin", "mutter", "vater", "mother", "father", "richter", "richterin", "judge", "zeuge", "zeugin"),
    )
)
_WRITTEN_OUT: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}


class Deidentifier(Protocol):
    """Takes what points to people out of a text; the same text gives the same answer within one export."""

    def deidentified(self, text: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Roster:
    """The people to replace: each with every name that stands for them. The order gives the letters."""

    people: tuple[tuple[str, ...], ...]

    @property
    def placeholders(self) -> tuple[str, ...]:
        """What each is called instead."""
        return tuple(placeholder(number) for number in range(len(self.people)))


def roster_of(transcript: Transcript, added: Iterable[str] = ()) -> Roster:
    """The named speakers of a meeting in their order, then the names the user added; "Anna = Annie" are one person.

    Speakers and names that are the same are one person.
    """
    people: dict[str, tuple[str, ...]] = {}
    written: list[tuple[str, ...]] = [(speaker.name,) for speaker in transcript.speakers.values() if speaker.name]
    written += [tuple(part.strip() for part in line.split("=") if part.strip()) for line in added]
    for names in written:
        known = next(
            (key for key, each in people.items() if {_key(name) for name in names} & set(map(_key, each))), None
        )
        if known is not None:
            people[known] = tuple(dict.fromkeys((*people[known], *names)))
        elif names:
            people[_key(names[0])] = names
    return Roster(tuple(people.values()))


def placeholder(number: int) -> str:
    """ "Person A" to "Person Z", then "Person A2"."""
    again, letter = divmod(number, len(_LETTERS))
    return f"Person {_LETTERS[letter]}{again + 1 if again else ''}"


class Pseudonyms:
    """Replaces the people of a roster; a part of a name that two of them share becomes neither, but `shared`."""

    def __init__(
        self,
        roster: Roster,
        called: Callable[[int], str] = placeholder,
        shared: str = "Person ?",
        spare: Iterable[str] = (),
    ) -> None:
        """`called`: what each becomes, by its number; `spare`: names that stay, with their parts, whoever has them."""
        self._of: dict[str, str] = {}
        self._shared = shared
        spared = {_key(each) for name in spare for each in _all_spellings(name)}
        for number, names in enumerate(roster.people):
            for name in names:
                for key in {_key(each) for each in _all_spellings(name)} - spared:
                    if self._of.setdefault(key, called(number)) != called(number):
                        self._of[key] = shared
        self._pattern = self._compiled()
        stand_ins = sorted({*self._of.values(), shared}, key=len, reverse=True)
        self._again = re.compile(rf"({'|'.join(map(re.escape, stand_ins))})(?: \1)+(?!\w)")

    def names_in(self, text: str) -> int:
        """How often one of them is named."""
        return len(self.spans_in(unicodedata.normalize("NFC", text)))

    def spans_in(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where one of them is named, in a text that is in Unicode's normal form C."""
        found = () if self._pattern is None else self._pattern.finditer(text)
        return tuple(match.span() for match in found if _is_name(match))

    def deidentified(self, text: str) -> str:
        """The text with every name of the roster replaced; "Person A Person A" (first name, last name) is one."""
        if self._pattern is None:
            return text
        replaced = self._pattern.sub(self._stand_in, unicodedata.normalize("NFC", text))
        return self._again.sub(r"\1", replaced)

    def _compiled(self) -> re.Pattern[str] | None:
        if not self._of:
            return None
        known = sorted(self._of, key=len, reverse=True)
        names = "|".join(r"[\s\-]+".join(map(re.escape, name.split())) for name in known)
        return re.compile(rf"(?<!\w)({names}){_ENDING}(?!\w)", re.IGNORECASE)

    def _stand_in(self, match: re.Match[str]) -> str:
        return self._of.get(_key(match[1]), self._shared) if _is_name(match) else match[0]


def deidentified(material: Material, by: Deidentifier) -> Material:
    """The whole meeting: title, speakers, turns, minutes; without what was heard before words were put right.

    The date and the hash of the sound go as well, since both lead back to the meeting.
    """
    transcript = _transcript(material.transcript, by)
    summary = material.summary
    if summary is not None:
        items = tuple(_item(item, by) for item in summary.items)
        summary = replace(summary, items=items, recording_id=transcript.recording_id)
    approval = material.approval
    if approval is not None:
        approval = replace(approval, approved_by=by.deidentified(approval.approved_by))
    return replace(
        material,
        title=by.deidentified(material.title),
        started_at=None,
        transcript=transcript,
        summary=summary,
        words=tuple(replace(word, heard="") for word in material.words),
        edits=(),
        approval=approval,
        sound=None,
        deidentified=True,
    )


def _transcript(transcript: Transcript, by: Deidentifier) -> Transcript:
    return replace(
        transcript,
        recording_id="deidentified",
        speakers={each: _speaker(speaker, by) for each, speaker in transcript.speakers.items()},
        turns=tuple(_turn(turn, by) for turn in transcript.turns),
        corrections=(),
        made_by=tuple(replace(stamp, options="") for stamp in transcript.made_by),
    )


def _speaker(speaker: Speaker, by: Deidentifier) -> Speaker:
    return Speaker(by.deidentified(speaker.name), by.deidentified(speaker.role))


def _turn(turn: Turn, by: Deidentifier) -> Turn:
    return replace(turn, text=by.deidentified(turn.text), at="")


def _item(item: SummaryItem, by: Deidentifier) -> SummaryItem:
    return replace(
        item,
        text=by.deidentified(item.text),
        owner=by.deidentified(item.owner) if item.owner else item.owner,
        due=by.deidentified(item.due) if item.due else item.due,
        section=by.deidentified(item.section),
        citations=tuple(_citation(each, by) for each in item.citations),
    )


def _citation(citation: Citation, by: Deidentifier) -> Citation:
    return replace(citation, quote=by.deidentified(citation.quote))


def parts_of(name: str) -> frozenset[str]:
    """The names in a name, in one spelling, without titles."""
    return frozenset(_key(part) for part in _parts(name))


def _is_name(match: re.Match[str]) -> bool:
    """Whether it begins as names do: not in lower case."""
    return not match[0][0].islower()


def _all_spellings(name: str) -> set[str]:
    """A name and its parts, each as it may be written."""
    return {each for part in (name, *_parts(name)) for each in _spellings(part) if each.strip()}


def _parts(name: str) -> list[str]:
    """First and last names alone; not titles, not particles, not what a speaker is."""
    found: Sequence[str] = _WORD.findall(name)
    parts = [*found, *(half for part in found if "-" in part for half in part.split("-"))]
    return [part for part in parts if len(part) >= _MIN_PART_LETTERS and part.casefold() not in _NO_NAMES]


def _spellings(name: str) -> set[str]:
    """A name with its German letters written out, and in one that has them written out, the letters."""
    name = unicodedata.normalize("NFC", name)
    out, back = name.lower(), name.lower()
    for letter, pair in _WRITTEN_OUT.items():
        out, back = out.replace(letter, pair), back.replace(pair, letter)
    without = "".join(each for each in unicodedata.normalize("NFD", name) if not unicodedata.combining(each))
    return {name, out, back, without}


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).replace("-", " ").lower().split())
