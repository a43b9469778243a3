"""Names as people and recognizers write them: genitive, small, misheard, spelled, cut in two."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

# What recognizers mistake in names they have never read (an own list, not the rules of the matcher).
_MISHEARD = (
    ("ei", "ai"), ("ai", "ei"), ("ey", "ei"), ("ay", "ai"), ("mayer", "meier"), ("y", "i"), ("ck", "k"), ("k", "ck"),
    ("th", "t"), ("ph", "f"), ("dt", "t"), ("tz", "z"), ("ie", "i"), ("c", "k"), ("ss", "s"), ("ll", "l"), ("nn", "n"),
    ("tt", "t"), ("rr", "r"), ("l", "ll"), ("f", "ff"), ("ä", "e"), ("e", "ä"), ("oe", "ö"), ("ue", "ü"), ("ah", "a"),
    ("oh", "o"), ("w", "v"), ("v", "w"), ("z", "s"), ("s", "z"), ("d", "t"), ("b", "p"), ("m", "mm"),
)  # fmt: skip


def misheard(name: str, rng: random.Random) -> str:
    """The name with one sound written as another, somewhere behind its first letter; unchanged where nothing fits."""
    fitting = [(old, new) for old, new in _MISHEARD if old in name[1:].lower()]
    if not fitting:
        return name
    old, new = rng.choice(fitting)
    return name[0] + name[1:].lower().replace(old, new, 1)


def spelled(name: str, language: str) -> str:
    """ "M wie Martha, A wie Anton" with words made up for each letter."""
    joint = " wie " if language == "de" else " as in "
    return ", ".join(f"{letter}{joint}{letter}alina" for letter in name.upper() if letter.isalpha())


def cut(name: str) -> str:
    """The name in two words, as a recognizer writes one it does not know."""
    return f"{name[: len(name) // 2]} {name[len(name) // 2 :].lower()}"


DISGUISES: dict[str, Callable[[str, str, random.Random], str]] = {
    "plain": lambda name, _language, _rng: name,
    "small": lambda name, _language, _rng: name.lower(),
    "large": lambda name, _language, _rng: name.upper(),
    "genitive": lambda name, language, _rng: name + ("s" if language == "de" else "'s"),
    "small genitive": lambda name, _language, _rng: name.lower() + "s",
    "without accents": lambda name, _language, _rng: re.sub("ö", "oe", re.sub("ü", "ue", re.sub("ä", "ae", name))),
    "compound": lambda name, language, _rng: name + ("-Haushalt" if language == "de" else "-type"),
    "misheard": lambda name, _language, rng: misheard(name, rng),
    "misheard, small": lambda name, _language, rng: misheard(name, rng).lower(),
    "spelled": lambda name, language, _rng: spelled(name, language),
}
