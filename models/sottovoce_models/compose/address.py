"""Whether German words say "Sie" or "du" to their reader. Pure; what stands in quotation marks was said to others."""

from __future__ import annotations

import re
from typing import Final

from sottovoce_models.compose.kind import Address

_QUOTED: Final = re.compile(r"„[^“”]*[“”]|“[^”]*”|«[^»]*»|\"[^\"]*\"")
_DU: Final = re.compile(
    r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(?:e[mnrs]?|s|etwegen)?|[Ee]uch|[Ee]ure?[mnrs]?|[Ee]uer"
    r"|bist|hast|kannst|willst|musst|sollst|darfst|wirst|magst|möchtest|könntest|würdest|hättest|wärst|weißt|weisst"
    r"|solltest|müsstest|dürftest|hattest|warst|wolltest|konntest|brauchst|findest|siehst|nimmst|gibst|denkst)\b"
)
_SIE: Final = re.compile(r"\b(?:Sie|Ihnen|Ihr(?:e[mnrs]?|s)?)\b")
_MAY_BE_THEY: Final = re.compile(r"(?:^|[.!?:]\s+|\n\s*|[–•-]\s+)$")
"""Where every word has a capital: there "Sie" may be "they" or "she", and "Ihr" may be "her"."""


def unquoted(words: str) -> str:
    """The words without what stands in quotation marks."""
    return _QUOTED.sub(" ", words)


def addresses(words: str) -> frozenset[Address]:
    """The forms of address in the words. "Sie" that may be "they" is none: it says nothing about the reader."""
    plain = unquoted(words)
    found = {Address.DU} if _DU.search(plain) else set()
    if any(not _MAY_BE_THEY.search(plain[: match.start()]) for match in _SIE.finditer(plain)):
        found.add(Address.SIE)
    return frozenset(found)


def keeps_to(words: str, address: Address, language: str) -> bool:
    """Whether the words address nobody otherwise than the letter does; with "du", a "Sie" that may be "they" counts."""
    if language != "de":
        return True
    if address is Address.DU and _SIE.search(unquoted(words)):
        return False
    return addresses(words) <= {address}
