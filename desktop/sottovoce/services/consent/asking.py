"""Asking people before anything is recorded: who is there, who agreed, what is still open. Pure.

Nothing here answers by itself: every step is what somebody pressed after somebody else had spoken.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from sottovoce.core.consent import (
    START_PURPOSES,
    Answer,
    Basis,
    MeetingConsent,
    Method,
    Notice,
    Participant,
    Purpose,
    Role,
)
from sottovoce.services.vocabularies import plain_text

MAX_PEOPLE: Final = 200
MAX_NAME_LETTERS: Final = 80


def new_person(name: str, role: Role = Role.OTHER, *, on_line: bool = False) -> Participant:
    """Somebody of whom nothing is known but this."""
    return Participant(uuid.uuid4().hex, plain_text(name)[:MAX_NAME_LETTERS].strip(), role, on_line)


def with_user(consent: MeetingConsent, name: str) -> MeetingConsent:
    """The same people, with the user as the first of them: known from the last meeting, else by this name."""
    own = next((each for each in consent.participants if each.role is Role.USER), None)
    own = own or new_person(name, Role.USER)
    others = [each for each in consent.participants if each.role is not Role.USER]
    return replace(consent, participants=(own, *others))


def others(consent: MeetingConsent) -> tuple[Participant, ...]:
    """Everybody who has to be asked: all but the user, who answers by starting."""
    return tuple(each for each in consent.participants if each.role is not Role.USER)


def said(person: Participant, purposes: Iterable[Purpose], answer: Answer, at: str) -> Participant:
    """The person with this answer to these purposes; how it was given, and what was signed, stays as it is known."""
    answers = {purpose: replace(person.given(purpose), answer=answer, at=_at(answer, at)) for purpose in purposes}
    return replace(person, answers={**person.answers, **answers})


def signed(person: Participant, document: str) -> Participant:
    """The person with this document (its SHA-256, "" for none) under every answer that rests on no standing one."""
    method = Method.WRITTEN if document else Method.SPOKEN
    answers = {
        purpose: given if given.method is Method.STANDING else replace(given, method=method, document=document)
        for purpose, given in ({each: person.given(each) for each in START_PURPOSES}).items()
    }
    return replace(person, answers={**person.answers, **answers})


def document_of(person: Participant) -> str:
    """The SHA-256 of what this person signed for this meeting, or ""."""
    return next((each.document for each in person.answers.values() if each.method is Method.WRITTEN), "")


def standing_offered(person: Participant) -> bool:
    """Whether a written consent for the whole treatment or mandate only has to be confirmed."""
    return any(each.method is Method.STANDING for each in person.answers.values())


def answer_of(person: Participant, purposes: Iterable[Purpose]) -> Answer | None:
    """The one answer to all of these; None if they differ."""
    answers = {person.given(purpose).answer for purpose in purposes}
    return answers.pop() if len(answers) == 1 else None


def everyone_agreed(consent: MeetingConsent, at: str) -> MeetingConsent:
    """All that was open is agreed to, a no stays a no. For a child each answer is marked by itself."""
    people = []
    for each in consent.participants:
        open_ones = [purpose for purpose in consent.purposes if each.given(purpose).answer is Answer.OPEN]
        asked = each.role is not Role.USER and not each.minor
        people.append(said(each, open_ones, Answer.YES, at) if asked else each)
    return replace(consent, participants=tuple(people))


def asked_for(consent: MeetingConsent, purposes: Iterable[Purpose]) -> MeetingConsent:
    """The same people, asked for this. What is asked for in addition is open; minutes are made from a text only."""
    wanted = frozenset(purposes)
    if Purpose.TRANSCRIBE not in wanted:
        wanted -= {Purpose.SUMMARIZE}
    return replace(consent, purposes=wanted)


def at_the_start(consent: MeetingConsent, told: Notice, at: str) -> MeetingConsent:
    """What is stored when the user starts, and by that agrees for themselves; what nobody was asked is not kept."""
    people = tuple(
        said(each, sorted(consent.purposes), Answer.YES, at)
        if each.role is Role.USER
        else replace(each, answers={key: given for key, given in each.answers.items() if key in consent.purposes})
        for each in consent.participants
    )
    return replace(consent, basis=Basis.ASKED, participants=people, notice=told)


def without(consent: MeetingConsent, participant_id: str) -> MeetingConsent:
    """The same meeting without somebody who is not there, or has gone."""
    return replace(consent, participants=tuple(each for each in consent.participants if each.id != participant_id))


def names_in(text: str) -> tuple[str, ...]:
    """The people of a pasted list or of the line of a mail that says to whom it went; each once, in their order.

    Understood: lines, commas, semicolons, tabs; numbers and dots before names; `Anna Keller <anna@…>`,
    `"Keller, Anna" <…>`, `Keller, Anna <…>; Muster, Ben <…>`; an address alone gives the words before the @.
    """
    found: dict[str, str] = {}
    for line in text.splitlines():
        for part in _parts(_HEADER.sub("", line.replace("\t", ";"))):
            name = _name(part)
            if name and name.casefold() not in found:
                found[name.casefold()] = name
    return tuple(found.values())[:MAX_PEOPLE]


_HEADER: Final = re.compile(r"^\s*(to|cc|bcc|an|kopie|blindkopie|von|from)\s*:\s*", re.IGNORECASE)
_BULLET: Final = re.compile(r"^\s*(?:[-*•–—☐☑·]|\(?\d{1,3}[.)])\s*")
_ADDRESS: Final = re.compile(r"<[^<>]*>|\([^()]*@[^()]*\)")
_BARE: Final = re.compile(r"^(?:mailto:)?([^@\s]+)@[^@\s]+$", re.IGNORECASE)
_AFTER_ADDRESS: Final = re.compile(r"(?<=>)\s*,")


def _parts(line: str) -> Iterator[str]:
    outer = _outside_quotes(line, ";")
    for part in outer:
        if part.count(">") > 1:
            yield from _AFTER_ADDRESS.split(part)
        elif ">" in part or len(outer) > 1:  # a comma here stands between family name and given name
            yield part
        else:
            yield from _outside_quotes(part, ",")


def _outside_quotes(text: str, sign: str) -> list[str]:
    """Split where the sign stands outside quotation marks; those that are never closed quote nothing."""
    parts, quoted = [""], False
    pieces = text.split('"')
    for number, piece in enumerate(pieces):
        quoted = number % 2 == 1 and number < len(pieces) - 1
        first, *rest = [piece] if quoted else piece.split(sign)
        parts[-1] += f'"{first}"' if quoted else first
        parts += rest
    return parts


def _name(part: str) -> str:
    text = plain_text(_ADDRESS.sub(" ", _BULLET.sub("", part)))
    text = text.strip(" ,\"'“”„»«<>")
    if not text and (address := _ADDRESS.search(part)) is not None:
        text = address.group().strip("<>() ")
    if (bare := _BARE.match(text)) is not None:
        text = " ".join(word.capitalize() for word in re.split(r"[._+-]+", bare.group(1)) if not word.isdigit())
    family, comma, given = text.partition(",")
    if comma and "," not in given:
        text = f"{given.strip()} {family.strip()}"
    return plain_text(text)[:MAX_NAME_LETTERS].strip()


def _at(answer: Answer, at: str) -> str:
    return "" if answer is Answer.OPEN else at
