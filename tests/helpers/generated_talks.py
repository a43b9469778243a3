"""Talks in which people are named in every way that people and recognizers have: written from a seed, with marks."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from faker import Faker

LOCALES: Final = ("de_DE", "de_AT", "de_CH", "en_US", "en_GB")

_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"
_SPOKEN_ALPHABET: Final = {
    "de": "a,be,ce,de,e,ef,ge,ha,i,jot,ka,el,em,en,o,pe,ku,er,es,te,u,vau,we,ix,ypsilon,zett",
    "en": "ay,bee,see,dee,ee,ef,gee,aitch,eye,jay,kay,el,em,en,oh,pee,cue,ar,es,tee,you,vee,double-u,ex,why,zed",
}
_WRITTEN_OUT: Final = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"))
# What recognizers do to names: an own list, not the rules of the matcher.
_SWAPS: Final = (
    ("v", "f"), ("f", "v"), ("ei", "ai"), ("ai", "ei"), ("ey", "ei"), ("ck", "k"), ("k", "ck"), ("th", "t"),
    ("t", "th"), ("ph", "f"), ("y", "i"), ("tz", "z"), ("z", "tz"), ("ie", "i"), ("dt", "t"), ("c", "k"), ("ä", "e"),
    ("äu", "eu"), ("ah", "a"), ("oh", "o"), ("eh", "e"), ("sch", "sh"), ("mp", "m"), ("w", "v"),
)  # fmt: skip
_DOUBLES: Final = "bdfglmnprst"
_SENTENCES: Final = {
    "de": (
        "Gestern hat {} noch einmal angerufen.",
        "{} hat gesagt, dass es besser wird.",
        "Das war bei {} damals auch so.",
        "Ich habe mit {}, glaube ich, nur kurz gesprochen.",
        "Und dann kam {}?",
        "Nein, {}. Das stimmt so nicht.",
        "Haben Sie {} davon erzählt?",
    ),
    "en": (
        "Yesterday {} called again.",
        "{} said that it gets better.",
        "That was the same with {} back then.",
        "I talked with {}, I think, only for a minute.",
        "And then came {}?",
        "No, {}. That is not right.",
        "Have you told {} about it?",
    ),
}
_AROUND: Final = {
    "de": ("Also wie war die Woche?", "Ganz gut eigentlich, danke.", "Das verstehe ich.", "Was war dann?"),
    "en": ("So how was the week?", "Quite good, thank you.", "I understand that.", "What happened then?"),
}

Disguise = Callable[[str, str, random.Random], str]


@dataclass(frozen=True, slots=True)
class NamedAt:
    """Where in which text somebody is named, and in what disguise."""

    text: int
    start: int
    end: int
    disguise: str


@dataclass(frozen=True, slots=True)
class GeneratedTalk:
    """A talk, the names that its people would give, and every place where one of them is named."""

    language: str
    names: tuple[str, ...]
    texts: tuple[str, ...]
    named: tuple[NamedAt, ...]


def generated_talk(seed: int, *, mentions: int = 12) -> GeneratedTalk:
    """The talk of a seed: two people, some of their names in some disguises; a third of the talks in small letters."""
    rng = random.Random(seed)  # noqa: S311 -- the same seed gives the same talk
    locale = LOCALES[seed % len(LOCALES)]
    language = locale[:2]
    faker = Faker(locale)
    faker.seed_instance(seed)
    people = [(_one_word(faker.first_name), _one_word(faker.last_name)) for _ in range(2)]
    is_small = seed % 3 == 0
    texts: list[str] = []
    named: list[NamedAt] = []
    for _ in range(mentions):
        first, last = rng.choice(people)
        disguise = rng.choice(sorted(DISGUISES))
        form = DISGUISES[disguise](rng.choice((first, last, last)), language, rng)
        if disguise == "plain" and rng.random() < 0.3:
            form = f"{first} {last}"
        before, _, after = rng.choice(_SENTENCES[language]).partition("{}")
        named.append(NamedAt(len(texts), len(before), len(before) + len(form), disguise))
        texts.append(before + form + after)
        if rng.random() < 0.5:
            texts.append(rng.choice(_AROUND[language]))
    if is_small:
        texts = [text.lower() for text in texts]
    return GeneratedTalk(language, tuple(f"{first} {last}" for first, last in people), tuple(texts), tuple(named))


def _one_word(invent: Callable[[], str]) -> str:
    """A name of three letters or more; one of two, spelled, is too little to be told from anything."""
    return next(name for name in iter(invent, "") if len(name) > 2 and re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)?", name))


def misheard(name: str, rng: random.Random) -> str:
    """The name with one mistake behind its first letter; unchanged where none fits."""
    swaps = [swap for swap in _SWAPS if swap[0] in name[1:].lower()]
    doubled = [at for at in range(1, len(name)) if name[at].lower() == name[at - 1].lower()]
    single = [at for at in range(1, len(name) - 1) if name[at].lower() in _DOUBLES and at not in doubled]
    kind = rng.choice(["swap"] * bool(swaps) + ["drop"] * bool(doubled) + ["double"] * bool(single) or ["none"])
    if kind == "swap":
        old, new = rng.choice(swaps)
        return name[0] + name[1:].lower().replace(old, new, 1)
    if kind == "drop":
        at = rng.choice(doubled)
        return name[:at] + name[at + 1 :]
    if kind == "double":
        at = rng.choice(single)
        return name[:at] + name[at] + name[at:]
    return name


def _out(name: str) -> str:
    for letter, pair in _WRITTEN_OUT:
        name = name.replace(letter, pair).replace(letter.upper(), pair.capitalize())
    return name


def _letters(name: str) -> list[str]:
    return [sign for sign in name if sign.isalpha()]


def _letter_names(name: str, language: str) -> list[str]:
    names = dict(zip(_ALPHABET, _SPOKEN_ALPHABET[language].split(","), strict=True))
    return [names.get(letter, letter) for letter in _letters(name.lower())]


def _cut(name: str, joint: str) -> str:
    at = len(name) // 2
    second = name[at:].lower() if joint == "-" else name[at:].capitalize()
    return f"{name[:at]}{joint}{second}" if len(name) > 4 else name


def _run_together(name: str, language: str) -> str:
    """ "em-ü-elel-e-er": the names of letters with a hyphen, those of doubled ones in one."""
    spoken = _letter_names(name, language)
    parts: list[str] = []
    for letter, word in zip(_letters(name.lower()), spoken, strict=True):
        is_double = bool(parts) and parts[-1] == word and letter in _DOUBLES
        parts[-1:] = [word + word] if is_double else [*parts[-1:], word]
    return "-".join(parts)


def _mail(name: str, language: str) -> str:
    domain = "postblitz punkt de" if language == "de" else "mailbox dot com"
    return f"{re.sub('[^a-z]', '', _out(name).lower())} {'punkt' if language == 'de' else 'dot'} k at {domain}"


DISGUISES: Final[dict[str, Disguise]] = {
    "plain": lambda name, _language, _rng: name,
    "small": lambda name, _language, _rng: name.lower(),
    "large": lambda name, _language, _rng: name.upper(),
    "genitive": lambda name, language, _rng: name + ("s" if language == "de" else "'s"),
    "small genitive": lambda name, _language, _rng: name.lower() + "s",
    "written out": lambda name, _language, _rng: _out(name),
    "misheard": lambda name, _language, rng: misheard(name, rng),
    "misheard, small": lambda name, _language, rng: misheard(name, rng).lower(),
    "misheard genitive": lambda name, _language, rng: misheard(name, rng) + "s",
    "compound": lambda name, language, _rng: name + ("-Haushalt" if language == "de" else "-type"),
    "inside": lambda name, language, _rng: name + ("haus" if language == "de" else "land"),
    "cut by a space": lambda name, _language, _rng: _cut(name, " "),
    "cut by a hyphen": lambda name, _language, _rng: _cut(name, "-"),
    "letters": lambda name, _language, _rng: ", ".join(_letters(_out(name).upper())),
    "letters with hyphens": lambda name, _language, _rng: "-".join(_letters(name.upper())),
    "letters with dots": lambda name, _language, _rng: ". ".join(_letters(name.upper())) + ".",
    "names of letters": lambda name, language, _rng: " ".join(_letter_names(name, language)),
    "names of letters, hyphens": lambda name, language, _rng: _run_together(name, language),
    "first letters": lambda name, _language, _rng: ", ".join(_letters(_out(name).upper())[:3]),
    "with words": lambda name, language, _rng: ", ".join(
        f"{letter}{' wie ' if language == 'de' else ' as in '}{letter}alina" for letter in _letters(name.upper())
    ),
    "spoken mail": lambda name, language, _rng: _mail(name, language),
}
"""Every way to name somebody that leaves no trace in what is exported."""
