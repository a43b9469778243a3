"""The fixed frame of every letter: salutation and closing in German and English. Pure."""

from __future__ import annotations

import re
from typing import Final

from sottovoce_models.compose.style import Style
from sottovoce_models.compose.wish import Tone, Wish

_WOMAN: Final = re.compile(r"(?:Frau|Fr\.)\s")
_MAN: Final = re.compile(r"(?:Herrn?|Hr\.)\s")
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


def salutation(wish: Wish) -> str:
    """How the letter begins; a name alone does not tell a woman from a man, so no gender is guessed."""
    name = " ".join(wish.recipient.split())
    if wish.language != "de":
        return f"{'Hello' if wish.tone in {Tone.DU, Tone.BRIEF} or not name else 'Dear'} {name}".rstrip() + ","
    if wish.tone is Tone.DU:
        return f"Hallo {name}".rstrip() + ","
    if wish.tone is Tone.FORMAL and _WOMAN.match(name):
        return f"Sehr geehrte {name},"
    if wish.tone is Tone.FORMAL and _MAN.match(name):
        return f"Sehr geehrter Herr {name.split(maxsplit=1)[1]},"
    return f"Guten Tag {name}".rstrip() + ","


def closing(wish: Wish, style: Style) -> str:
    """How the letter ends: as the user's own samples do, else as the tone asks for."""
    return style.closing or _CLOSINGS[wish.language][wish.tone]
