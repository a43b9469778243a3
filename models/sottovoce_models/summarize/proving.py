"""From written words to proved sentences: the one way in which prose of a model is held against quotes. Pure.

A sentence is taken as it stands, given back to who said it, or cut to its first half: whichever holds first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.summarize.faithful import Inspector
from sottovoce_models.summarize.select import Quote
from sottovoce_models.summarize.spoken import Cast
from sottovoce_models.summarize.support import Checker
from sottovoce_models.types import ItemKind, SummaryItem

_HANGING: Final = re.compile(r"(?:He|She|It|This|His|Her|Er|Dies\w*|Sein\w*)\b")
"""How a sentence begins that means nothing without the one before."""
_MAY_STAND_BEFORE_NAME: Final = re.compile(
    r"(?:^|[,;:.]\s+|\b(?:and|while|but|by|with|to|from|between|that|whether|if|when|where|as|which|because|so|told|asked"
    r"|advised|reminded|informed|thanked|und|von|mit|dass|ob|wenn|weil)\s+)(?:(?:the|der|die)\s+)?$",
    re.IGNORECASE,
)
_OWNS: Final = ("'", "’")
_TURN: Final = re.compile(r",\s+(?:while|but|and|with)\s")
_MIN_HALF_WORDS: Final = 7
_IDLE_AGREEMENT: Final = re.compile(
    r"\b(?:agreed|concurred)(?: (?:with|to|on) (?:this|that|the|his|her|their"
    r"|[A-Z]\w*)[^,.]{0,30}?)? and (?:then )?(?=\w+ed\b)"
)
"""Small models let people agree before they speak; what they then said is kept, the agreement nobody proved is not."""

_FURNITURE: Final = re.compile(
    r"^(?:(?:the )?main points[^:]{0,30}:\s*)?(?:[-–•*]|\d{1,2}[.)])\s+|^(?:the )?main points (?:were|are)\s*:\s*",
    re.IGNORECASE,
)
"""List marks and their announcement, which a paragraph does not need."""


class Prover:
    """Holds sentences against a fixed set of quotes of one meeting, and against the meeting itself."""

    def __init__(self, quotes: Sequence[Quote], cast: Cast, language: str, inspector: Inspector) -> None:
        self._cast = cast
        self._inspector = inspector
        self._checker = Checker(quotes, cast, language)

    def proved(self, sentence: str, about: Sequence[Quote] = ()) -> SummaryItem | None:
        """The sentence, mended, or its first half: whichever holds first; None if none does or it hangs on another."""
        if _HANGING.match(sentence):
            return None
        sentence = text.as_sentence(sentence)
        for version in (sentence, self._checker.repaired(sentence), _first_half(sentence)) if sentence else ():
            proof = self._checker.prove(version, about) if version else None
            if version and proof is not None and proof.holds and not _acts_on_speaker(version, self._cast):
                citations = tuple(quote.citation() for quote in proof.quotes)
                item = SummaryItem(ItemKind.OVERVIEW, version, citations, support=proof.support)
                if self._inspector.check(item).holds:
                    return item
        return None


def _acts_on_speaker(sentence: str, cast: Cast) -> bool:
    """Whether something is done to a speaker whom the sentence names, other than being told or asked something.

    What was said to somebody about a third person is what small models turn round ("the firing of" the lawyer).
    """
    return any(
        not _MAY_STAND_BEFORE_NAME.search(sentence[: found.start()]) and not sentence.startswith(_OWNS, found.end())
        for name in cast.names.values()
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence)
    )


def _first_half(sentence: str) -> str | None:
    """What a sentence says before it turns to somebody else; None when it does not, or says too little."""
    half = _TURN.split(sentence, maxsplit=1)[0]
    return text.as_sentence(half) if half != sentence and text.word_count(half) >= _MIN_HALF_WORDS else None


def whole_sentences(written: str) -> list[str]:
    """The sentences of a written answer, without one that was cut off at the end."""
    lines = [" ".join(written[span.start : span.end].split()) for span in text.ends(written)]
    parts = [_IDLE_AGREEMENT.sub("", _FURNITURE.sub("", line)) for line in lines]
    complete = written.rstrip().endswith((".", "!", "?", '"', "”", "'"))
    return parts if complete else parts[:-1]
