"""The fixed frame of every letter: salutation and closing in German and English. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sottovoce_models.compose.kind import Kind
from sottovoce_models.compose.letter import Layout, Origin, Part
from sottovoce_models.compose.style import Style
from sottovoce_models.compose.wish import Tone, Wish

_WOMAN: Final = re.compile(r"(?:Frau|Fr\.)\s+(?P<rest>.+)")
_MAN: Final = re.compile(r"(?:Herrn?|Hr\.)\s+(?P<rest>.+)")
_SWISS: Final = re.compile(
    r"\b(?:[Gg]ross(?:e[mnrs]?|artig\w*)?|[Ss]trassen?|weiss|heisst?|heissen|ausser\w*|[Gg]r[uü]ss(?:e|en)?|schliess\w*"
    r"|[Mm]assnahmen?|bloss|draussen|[Ss]pass|drei?ssig|[Ff]üsse|regelmässig\w*|grösse\w*)\b"
)
_GREETINGS: Final = {
    "de": {Tone.FORMAL: "Guten Tag", Tone.DU: "Hallo", Tone.WARM: "Guten Tag", Tone.BRIEF: "Guten Tag"},
    "en": {Tone.FORMAL: "Dear", Tone.DU: "Hello", Tone.WARM: "Dear", Tone.BRIEF: "Hello"},
}
_CLOSINGS: Final = {
    "de": {
        Tone.FORMAL: "Mit freundlichen Grüßen",
        Tone.DU: "Viele Grüße",
        Tone.WARM: "Herzliche Grüße",
        Tone.BRIEF: "Freundliche Grüße",
    },
    "en": {
        Tone.FORMAL: "Kind regards",
        Tone.DU: "Best wishes",
        Tone.WARM: "With warm regards",
        Tone.BRIEF: "Regards",
    },
}


def salutation(wish: Wish, kind: Kind, style: Style) -> str:
    """How the letter begins: as the user's own samples do, else as the tone asks for.

    A name alone does not tell a woman from a man, so no gender is guessed.
    """
    name = " ".join(wish.recipient.split())
    if not name:
        return f"{kind.nobody.within(wish.language, wish.address)},"
    if style.greeting or wish.language != "de" or wish.tone in {Tone.DU, Tone.BRIEF}:
        return f"{style.greeting or _GREETINGS[wish.language][wish.tone]} {name},"
    feminine, masculine = ("Liebe", "Lieber") if wish.tone is Tone.WARM else ("Sehr geehrte", "Sehr geehrter")
    if woman := _WOMAN.match(name):
        return f"{feminine} Frau {woman['rest']},"
    if man := _MAN.match(name):
        return f"{masculine} Herr {man['rest']},"
    return f"{_GREETINGS['de'][wish.tone]} {name},"


def beginning(wish: Wish, kind: Kind, style: Style) -> tuple[Part, ...]:
    """The parts with which the letter begins whatever was said: they can be shown before the meeting is read."""
    opening = kind.opening.within(wish.language, wish.address)
    words = (salutation(wish, kind, style), *([opening] if opening else []))
    return tuple(Part(Origin.FRAME, Layout.PARAGRAPH, each) for each in words)


def closing(wish: Wish, style: Style, *, swiss: bool = False) -> str:
    """How the letter ends: as the user's own samples do, else as the tone asks for; `swiss`: without "ß"."""
    usual = _CLOSINGS[wish.language][wish.tone]
    return style.closing or (usual.replace("ß", "ss") if swiss else usual)


def is_swiss(texts: Iterable[str]) -> bool:
    """Whether German texts are spelled as the Swiss do: "ss" where others write "ß", which is nowhere."""
    whole = "\n".join(texts)
    return "ß" not in whole and _SWISS.search(whole) is not None
