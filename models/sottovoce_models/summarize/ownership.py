"""Whether the cited words make somebody the owner of a task: "I" speaks, "you" answers, a name is told.

Pure. Without such words there is no owner: who merely asks for a thing, hears of it or is to get it does not owe it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.summarize.select import Quote

_FIRST_PERSON: Final = re.compile(
    r"\b(?:i|i'll|i'm|i'd|me|my|we|we'll|us|let me|ich|mir|mich|mein\w*|wir|uns)\b", re.IGNORECASE
)
_ACCEPTS: Final = re.compile(
    r"^\W*(?:[\w'’ ]{1,20}[, ]+)??(?:yes|yeah|yep|sure|okay|ok|all right|alright|will do|of course|no problem"
    r"|absolutely|certainly|fine|got it|happy to|consider it done|right|great|done|promise|ja|gern\w*|klar|gut"
    r"|einverstanden|kriegst du|kriegen sie|bekommen sie|versprochen|passt|genau|mach'?|sicher|natürlich|alles klar"
    r"|wird gemacht|geht klar|kein problem|selbstverständlich|in ordnung)\b",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"\b(?:can|could|will|would) you\b|\bi need\b|\bbrauch\w* ich\b|\bich (?:brauch\w*|hätte gern\w*)\b|\bplease\b"
    r"|\byou(?:'re going to|'ll| will| need to| have to| should)\b"
    r"|\bi(?:'d| would)? (?:need|want|like) (?:you|him|her)\b|\bbitte\b|\b(?:können|könnten|würden|wollen) sie\b"
    r"|\b(?:kannst|könntest|würdest|willst|magst|musst|sollst|solltest) du\b|\bdu \w+st\b|\bsie \w+en\b(?=.*\bmir\b)",
    re.IGNORECASE,
)
_COMMITS: Final = re.compile(
    r"\b(?:i'll|i will|i shall|i'm (?:going to|gonna)|i am going to|i can|let me|we'll|we will|ich \w+|\w+e? ich"
    r"|wir \w+|\w+ wir)\b",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(r"\b(?:[Ii]|[Ww]e|[Yy]ou|[Ii]ch|[Ww]ir|[Dd]u|Sie|[Ii]hr|[Pp]lease|[Bb]itte)\b")
_FIRST: Final = frozenset({"i", "we", "ich", "wir"})
_NEAR: Final = 30
_TO_SOMEBODY: Final = (
    r"(?:to|for|with|from|about|and|of|tell|told|ask|asked|give|send|an|für|mit|von|bei|zu|über|und|dem|den|der)"
)
_DUTY: Final = (
    r"(?:\s+(?:will|'ll|can|could|would|should|shall|must|is going to|is gonna|has to|needs to|is to|was going to"
    r"|to|you"
    r"|please|soll|sollte|wird|kann|muss|macht|übernimmt|schreibt|schickt|bringt|ruft|klärt|organisiert|kümmert|holt"
    r"|bereitet|erstellt|prüft|besorgt|meldet|fragt|informiert|liefert|magst|kannst|könntest|würdest|bitte|du|sie)\b"
    r"|'ll\b|\s*[,:?!.]|\s*$)"
)


def is_owner(owner: str, name_parts: frozenset[str], task: str, quotes: Sequence[Quote]) -> bool:
    """Whether the quotes make the speaker `owner`, whose name has these lower-case parts, the one who does the task."""
    own = [text.without_marks(quote.words) for quote in quotes if quote.turn.speaker == owner]
    others = [text.without_marks(quote.words) for quote in quotes if quote.turn.speaker != owner]
    if any(_is_told(words, name_parts) for words in others):
        return True
    if not own:
        return False
    has_accepted = others and quotes[-1].turn.speaker == owner and _ACCEPTS.match(own[-1])
    if has_accepted and quotes[0].turn.speaker != owner:
        return True
    if others and quotes[-1].turn.speaker != owner and any(map(_ASKS.search, own)) and _ACCEPTS.match(others[-1]):
        return False
    who = {person for words in own if (person := _who_does(task, words)) is not None}
    if who:
        return 1 in who
    is_asking = any(_ASKS.search(words) and not _ACCEPTS.match(words) for words in own)
    return not is_asking and (not others or any(_FIRST_PERSON.search(words) for words in own))


def _who_does(task: str, words: str) -> int | None:
    """The grammatical person, 1 or 2, of whoever does the task in these words; None where they do not tell."""
    plain, first = words.replace("’", "'"), text.words(task)[:2]
    at = re.search(r"\W+".join(map(re.escape, first)), plain, re.IGNORECASE) if first else None
    if at is None:
        return 1 if _COMMITS.search(plain) else 2 if _ASKS.search(plain) else None
    before = list(_SUBJECT.finditer(plain, 0, at.start()))
    if before and at.start() - before[-1].end() <= _NEAR:
        return 1 if before[-1].group().lower() in _FIRST else 2
    if _ASKS.search(plain):
        return 2
    within = _SUBJECT.search(plain, at.start())
    if _COMMITS.search(plain) or within is None:
        return 1 if within is not None else None
    return 1 if within.group().lower() in _FIRST else 2


def _is_told(words: str, name_parts: frozenset[str]) -> bool:
    """Whether somebody else says that this person does it: "Ben will …", "Sandra, magst du …"."""
    plain = words.lower().replace("’", "'")
    return any(_duty_of(part, plain) for part in name_parts)


def _duty_of(part: str, plain: str) -> bool:
    for match in re.finditer(rf"(?<!\w){re.escape(part)}(?!\w)", plain):
        is_receiver = re.search(rf"\b{_TO_SOMEBODY}\s+(?:\w+\s+)?$", plain[: match.start()]) is not None
        if not is_receiver and re.match(_DUTY, plain[match.end() :]):
            return True
    return False
