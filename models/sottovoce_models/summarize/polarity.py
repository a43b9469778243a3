"""Whether a claim says no where the cited words said yes, or the other way round; German and English. Pure.

Both are cut into clauses; a clause of the claim is held against the clauses said that share its content. Where nothing
comparable was said there is no contradiction to see.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce_models.summarize import text

NEGATION: Final = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|unable|refus\w+|declin\w+|reject\w+|den(?:y"
    r"|ied|ies)"
    r"|against|lack\w*|fail\w*|hardly|\w+n['’]t|dont|cant|wont|didnt|doesnt|isnt|arent|wasnt|couldnt|wouldnt"
    r"|havent|hasnt"
    r"|nicht|kein\w*|nie|niemals|niemand\w*|nichts|ohne|nix|ned|weder|ablehn\w*|abgelehnt|verweiger\w*|verzicht\w*"
    r"|untersag\w*|verneint\w*)\b",
    re.IGNORECASE,
)
_EMPTY: Final = re.compile(
    r"(?:^|(?<=[.!?,;] ))(?:oh |well |na |ah )?(?:no|nope|nein|nee|nö|ne)\b(?=[,.!? ]|$)(?! one| longer"
    r"| more)(?=[,.!?]|$)"
    r"|\b(?:is|are|was|were|do|does|did|has|have|had|can|could|would|will|should|wo|ca)n['’]?t (?:it|they|you|we"
    r"|he|she|i"
    r"|there|that)\b(?=\s*(?:\?|$|,))|\bwhy (?:not|don['’]t (?:we|you))\b|\bi don['’]?t know\b|\bnot (?:only|just"
    r"|merely)\b"
    r"|\bwhether or not\b|\bor not\b|\bno (?:problem|worries|doubt|idea)\b|\bdon['’]?t worry\b|\bnicht (?:nur|wahr"
    r"|bloss|bloß)\b"
    r"|\boder nicht\b|\bkeine? (?:ahnung|sorge|problem|frage|zweifel)\b|\bweiss nicht\b|\bweiß nicht\b"
    r"|\bdon['’]?t you\b"
    r"|\bisn['’]t it\b|\bif not\b|\bwenn nicht\b|\bob nicht\b|\bnothing but\b|\bcouldn['’]?t agree more\b",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(
    r"[,;:.!?–]\s+|\s+(?=(?:and|but|because|while|although|so|that|which|who|if|unless|und|aber|sondern|weil|dass"
    r"|während"
    r"|obwohl|denn|wenn|damit|der|die|das)\s)(?=(?:and|but|because|while|although|unless|und|aber|sondern|weil|dass"
    r"|während|obwohl|denn|damit)\s)",
    re.IGNORECASE,
)
_COMPARABLE: Final = 0.5
_MIN_STEMS: Final = 2

Weigh = Callable[[Iterable[str]], float]


@dataclass(frozen=True, slots=True)
class _Clause:
    stems: frozenset[str]
    negative: bool


def is_negation(word: str) -> bool:
    """Whether a single word says no."""
    return NEGATION.fullmatch(word) is not None


def says_no(words: str) -> bool:
    """Whether words hold a negation that means something: not "no problem", nor "isn't it?"."""
    return NEGATION.search(_EMPTY.sub(" ", words)) is not None


def contradicts(claim: str, said: Sequence[str], language: str, neutral: frozenset[str], weigh: Weigh) -> bool:
    """Whether a clause of the claim has the opposite sign of every comparable clause said, or of all that was said."""
    spoken = [clause for words in said for clause in _clauses(words, language, frozenset())]
    whole = [words for words in said if words.strip()]
    has_any = any(says_no(words) for words in whole)
    for clause in _clauses(claim, language, neutral):
        if clause.negative and not has_any:
            return True
        if len(clause.stems) < _MIN_STEMS:
            continue
        shares = [(weigh(clause.stems & other.stems) / weigh(clause.stems), other) for other in spoken]
        best = max((share for share, _ in shares), default=0.0)
        near = [other for share, other in shares if share >= max(_COMPARABLE, best - 0.15)]
        if near and all(other.negative != clause.negative for other in near):
            return True
    return False


def _clauses(words: str, language: str, neutral: frozenset[str]) -> list[_Clause]:
    parts = [part for part in _BREAK.split(_EMPTY.sub(" ", words)) if part and part.strip()]
    return [
        _Clause(
            frozenset(text.content_stems(NEGATION.sub(" ", part), language)) - neutral,
            len(NEGATION.findall(part)) % 2 == 1,
        )
        for part in parts
    ]
