"""Who in a talk is the professional and who the client: by the role that was given, else by a title. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from sottovoce_models.templates.template import Side
from sottovoce_models.types import Speaker

_CLIENT: Final = re.compile(
    r"client|klient|patient|mandant|angehör|relative|interviewee|befragt|betroffen|beschuldigt|accused|suspect"
    r"|zeug|witness|kund|customer|partei\b|kläger|claimant|angehört",
    re.IGNORECASE,
)
_PROFESSIONAL: Final = re.compile(
    r"therap|psycholog|psychiat|arzt|ärzt|doctor|physician|practitioner|clinician|nurse|pfleg|anw[aä]lt|jurist"
    r"|solicitor|attorney|lawyer|barrister|counsel|notar|berat|social work|sozial(?:arbeit|dienst|päd)|interviewer"
    r"|richter|judge|mediator|coach|professional|fachperson|fachkraft|behandl|officer|polizist|befragend|vorsitz",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(
    r"(?:^|\s)(?:dr\.?|doktor|doctor|lic\.? iur\.?|mlaw|ra|rain|dipl\.?-?\s?psych\.?"
    r"|rechtsanw[aä]lt\w*|prof\.?)(?:\s|$)",
    re.IGNORECASE,
)


def side_of(role: str) -> Side:
    """The side a role stands for; ANYBODY where it says neither."""
    if _CLIENT.search(role):
        return Side.CLIENT
    return Side.PROFESSIONAL if _PROFESSIONAL.search(role) else Side.ANYBODY


def sides(speakers: Mapping[str, Speaker], heard: Iterable[str]) -> dict[str, Side]:
    """The side of every voice that was heard; ANYBODY for those of whom it is not known.

    Roles come first. In a talk of two the other one is the other side. Only without any role a title tells, and only
    where exactly one of two has one: a wrong guess would put words under a wrong heading.
    """
    voices = list(dict.fromkeys(heard))
    roles = {voice: side_of(speakers[voice].role) if voice in speakers else Side.ANYBODY for voice in voices}
    if len(voices) != 2:
        return roles
    if all(side is Side.ANYBODY for side in roles.values()):
        titled = [voice for voice in voices if voice in speakers and _TITLE.search(speakers[voice].name)]
        if len(titled) == 1:
            roles[titled[0]] = Side.PROFESSIONAL
    known = [voice for voice in voices if roles[voice] is not Side.ANYBODY]
    if len(known) == 1:
        other = next(voice for voice in voices if voice != known[0])
        roles[other] = Side.CLIENT if roles[known[0]] is Side.PROFESSIONAL else Side.PROFESSIONAL
    return roles
