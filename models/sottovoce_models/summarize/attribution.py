"""Who a sentence gives words or deeds to: the speakers it makes its subject, with the clause they govern. Pure.

A speaker is the subject at the start of a clause ("…, and Anna proposed"), after an inverted verb ("schlug Anna vor"),
as an agent ("was proposed by Anna", "von Anna vorgeschlagen", "laut Anna"), or as owner of a speech act ("Anna's
proposal"). Who is told, asked or given something is no subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from sottovoce_models.summarize.names import Mention

TELLING: Final = re.compile(
    r"\b(?:said|says|say|suggest(?:s|ed)?|propos(?:es?|ed)|mention(?:s|ed)?|explain(?:s|ed)?|report(?:s|ed)?"
    r"|not(?:es|ed)"
    r"|stat(?:es|ed)|ask(?:s|ed)?|describ(?:es|ed)|emphasi[sz](?:es|ed)|point(?:s|ed) out|add(?:s|ed)|rais(?:es"
    r"|ed)|told"
    r"|tells|express(?:es|ed)|recommend(?:s|ed)?|insist(?:s|ed)?|argu(?:es|ed)|claim(?:s|ed)?|warn(?:s|ed)?"
    r"|clarif(?:ies|ied)|present(?:s|ed)?|request(?:s|ed)?|promis(?:es|ed)|offer(?:s|ed)?|den(?:ies|ied)|admit(?:s|ted)"
    r"|confirm(?:s|ed)?|thought|thinks|believ(?:es|ed)|wonder(?:s|ed)?|announc(?:es|ed)|stress(?:es|ed)"
    r"|indicat(?:es|ed)"
    r"|sagte|sagt|schlug|schlägt|fragte|fragt|erklärte|erklärt|berichtete|berichtet|betonte|betont|erwähnte|erwähnt|bat"
    r"|bittet|meinte|meint|wies|weist|erzählte|erzählt|versprach|kündigte|bestätigte|bestätigt|empfahl|empfiehlt"
    r"|beschrieb|beschreibt|schilderte|forderte|fordert|äusserte|äußerte|stellte|nannte|teilte|gab|hob|unterstrich"
    r"|vorgeschlagen|gesagt|gefragt|berichtet|erklärt|betont|erwähnt|gebeten)\b",
    re.IGNORECASE,
)
_SPEECH_ACT: Final = re.compile(
    r"\s*(?:\w+ )?(?:question|advice|request|statement|point|proposal|suggestion|explanation|claim|idea|concern|view"
    r"|opinion|report|presentation|vorschlag|frage|bitte|idee|bericht|meinung|einwand|hinweis|anliegen"
    r"|ansicht)\w{0,3}\b",
    re.IGNORECASE,
)
_TITLE: Final = r"(?:(?:the|der|die|mr|mrs|ms|dr|prof|herr|frau|both|also|auch|sowohl)\.?\s+)*"
_START: Final = re.compile(
    r"(?:^|[,;:.–]\s+|\b(?:and|while|but|that|when|whereas|because|as|then|after|before|whether|if|since|so|und"
    r"|aber|dass"
    rf"|weil|während|ob|denn|nachdem|sodass|wobei)\s+){_TITLE}$",
    re.IGNORECASE,
)
_INVERTED: Final = re.compile(
    r"\b(?:\w{3,}te|hat|hatte|wird|will|soll|muss|kann|möchte|darf|ist|war|schlug|bat|wies|schrieb|gab|nahm|sprach|fand"
    rf"|hob|sagt|fragt|meint|berichtet|erklärt|betont|schickt|übernimmt|bringt|macht)\s+(?:sich\s+)?{_TITLE}$"
)
_AGENT: Final = re.compile(rf"\b(?:by|according to|laut|gemäss|gemäß|von|durch|seitens)\s+{_TITLE}$", re.IGNORECASE)
_PARTICIPLE: Final = re.compile(
    r"\b(?:\w+ed|said|told|made|given|put|brought|shown|(?:\w*ge)\w+(?:t|en)|\w+iert|berichtet|erklärt|betont|erwähnt"
    r"|besprochen|versprochen|übernommen|verlangt|empfohlen|beschrieben|entschieden)\b",
    re.IGNORECASE,
)
_ALWAYS_AGENT: Final = re.compile(rf"\b(?:according to|laut|gemäss|gemäß)\s+{_TITLE}$", re.IGNORECASE)
_JOINT: Final = re.compile(rf"\s*(?:,|,?\s*(?:and|und|sowie))\s*{_TITLE}", re.IGNORECASE)
_CLAUSE_END: Final = re.compile(r"[;]|,\s+(?:while|but|whereas|während|aber)\b|,\s+(?:and|und)\s+(?=[A-ZÄÖÜ])")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence gives to speakers: the words of their clause, and whether it says that they told it."""

    speakers: frozenset[str]
    words: str
    told: bool
    by_role: bool = False
    """Whether they are named by their roles only."""


def statements(sentence: str, mentions: Sequence[Mention]) -> list[Statement]:
    """The statements of a sentence in order; joint subjects ("Anna and Ben") are one statement of both."""
    subjects: list[tuple[list[Mention], str | None]] = []
    for group in _grouped(sentence, mentions):
        around = _own_clause(sentence, group[0], group[-1])
        role = _role(sentence, group[0], group[-1], around)
        if role is not None:
            subjects.append((group, around if role is _Role.AGENT else None))
    ends = [*(group[0].start for group, _ in subjects[1:]), len(sentence)][: len(subjects)]
    found: list[Statement] = []
    for (group, around_it), end in zip(subjects, ends, strict=True):
        words = around_it if around_it is not None else sentence[group[-1].end : end]
        blank = _blanked(words, sentence, mentions)
        is_told = TELLING.search(words) is not None
        speakers = frozenset(mention.speaker for mention in group)
        found.append(Statement(speakers, blank, is_told, all(mention.by_role for mention in group)))
    return found


class _Role(Enum):
    SUBJECT = "subject"
    """Governs what follows it."""
    AGENT = "agent"
    """Governs the clause around it."""


def _role(sentence: str, first: Mention, last: Mention, around: str) -> _Role | None:
    """What a mention, or several joined ones, is in its sentence; None when it is neither subject nor agent."""
    before, name, after = sentence[: first.start], sentence[last.start : last.end], sentence[last.end :]
    is_genitive = re.search(r"['’]s?$", name) is not None
    if _SPEECH_ACT.match(after) and (is_genitive or name.endswith("s")):
        return _Role.AGENT
    if is_genitive:
        return None
    if _ALWAYS_AGENT.search(before) or (_AGENT.search(before) and _PARTICIPLE.search(around)):
        return _Role.AGENT
    if re.match(r"\s+zufolge\b", after) or _INVERTED.search(before):
        return _Role.AGENT
    return _Role.SUBJECT if _START.search(before) and re.match(r"\s*[a-zäöü,]", after) else None


def _grouped(sentence: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups and _JOINT.fullmatch(sentence[groups[-1][-1].end : mention.start]):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _own_clause(sentence: str, first: Mention, last: Mention) -> str:
    """The clause around a mention, up to where the sentence turns to something else."""
    begins = [match.end() for match in _CLAUSE_END.finditer(sentence, 0, first.start)]
    end = _CLAUSE_END.search(sentence, last.end)
    return sentence[begins[-1] if begins else 0 : end.start() if end else len(sentence)]


def _blanked(words: str, sentence: str, mentions: Sequence[Mention]) -> str:
    """The words without any speaker's name: a name is no content."""
    for name in sorted({sentence[mention.start : mention.end] for mention in mentions}, key=len, reverse=True):
        words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", words)
    return words
