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
# "Und Sie schreiben das auf" asks as well; in small letters it would be "they", and at the beginning nobody can tell.
_POLITELY_ASKS: Final = re.compile(r"(?<=[\w,] )Sie \w+e?n\b")
# Who thinks, hopes or proposes has promised nothing yet.
_THINKS: Final = re.compile(
    r"\bich (?:glaub|denk|mein|find|weiß|vermut|hoff|schätz|würd)\w*"
    r"|\b(?:glaub|denk|mein|find|vermut|hoff|schätz|würd)\w* ich\b"
    r"|\bi(?:'ll|'d| would| will)? (?:think|guess|presume|suppose|believe|hope|imagine|suspect|propose|suggest)\b",
    re.IGNORECASE,
)
_MY_WILL: Final = r"i'll|i will|i shall|i'm (?:going to|gonna)|i am going to|let me|ich \w+|\w+ ich"
_I_WILL: Final = re.compile(rf"\b(?:{_MY_WILL})\b", re.IGNORECASE)
_COMMITS: Final = re.compile(rf"\b(?:{_MY_WILL}|i can|we'll|we will|wir \w+|\w+ wir)\b", re.IGNORECASE)
_SUBJECT: Final = re.compile(r"\b(?:[Ii]|[Ww]e|[Yy]ou|[Ii]ch|[Ww]ir|[Dd]u|Sie|[Ii]hr|[Pp]lease|[Bb]itte)\b")
_THEIR_WILL: Final = (
    r"(?:will|is going to|is gonna|'s going to|'s gonna|are going to|are gonna|has to|wird|werden|soll|sollen)"
)
_ELSE_BEFORE: Final = re.compile(rf"\w\W*{_THEIR_WILL}\W*$", re.IGNORECASE)
_ELSE_WILL: Final = re.compile(
    rf"\b(?!(?:i|we|you|it|this|that|ich|wir|du|sie|ihr|es|das|dies)\b)\w+\s*{_THEIR_WILL}\b", re.IGNORECASE
)
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
    r"|'ll\b)"
)
_TOLD: Final = re.compile(_DUTY)
_TOLD_OR_ADDRESSED: Final = re.compile(rf"{_DUTY}|\s*(?:[,:?!.]|$)")
_MOSTLY: Final = 0.7


def is_owner(owner: str, name_parts: frozenset[str], task: str, quotes: Sequence[Quote]) -> bool:
    """Whether the quotes make the speaker `owner`, whose name has these lower-case parts, the one who does the task."""
    said = [(quote.turn.speaker == owner, text.without_marks(quote.words).replace("’", "'")) for quote in quotes]
    own = [words for is_own, words in said if is_own]
    others = [words for is_own, words in said if not is_own]
    if any(_is_told(words, name_parts) for words in others):
        return True
    if not own:
        return False
    if others and (settled := _settled(said, task)) is not None:
        return settled
    who = {person for words in own if (person := _who_does(task, words)) is not None}
    if who:
        return 1 in who
    is_asking = any(_asks(words) and not _ACCEPTS.match(words) for words in own)
    return not is_asking and (not others or any(_FIRST_PERSON.search(words) for words in own))


def _settled(said: Sequence[tuple[bool, str]], task: str) -> bool | None:
    """What the last word of several speakers says, as (whether it is the owner's, words); None if it says nothing."""
    is_own, last = said[-1]
    before = [words for whose, words in said[:-1] if whose is not is_own]
    if is_own and not said[0][0] and _ACCEPTS.match(last):
        return not (_is_offer(before[-1]) and _who_does(task, before[-1]) == 1)
    if not is_own and any(map(_asks, before)) and _ACCEPTS.match(last):
        return False
    if not is_own and _is_offer(last) and _is_part(last, task):
        return False  # of several who offer it the last one does it
    return None


def _asks(words: str) -> bool:
    return bool(_ASKS.search(words) or _POLITELY_ASKS.search(words))


def _commits(words: str) -> bool:
    return bool(_COMMITS.search(_THINKS.sub(" ", words)))


def _is_offer(words: str) -> bool:
    """Whether who says this will do it: "I'll write to them". An answer to it takes nothing on."""
    return bool(_I_WILL.search(_THINKS.sub(" ", words))) and not _asks(words)


def _is_part(words: str, task: str) -> bool:
    """Whether a task that is told in the words of several speakers has these."""
    spoken, told = text.words(words), set(text.words(task))
    return sum(word in told for word in spoken) >= _MOSTLY * len(spoken)


def _who_does(task: str, plain: str) -> int | None:
    """The grammatical person, 1, 2 or 3, of whoever does the task in these words; None where they do not tell."""
    first = text.words(task)[:2]
    at = re.search(r"\W+".join(map(re.escape, first)), plain, re.IGNORECASE) if first else None
    if at is None:
        return 1 if _commits(plain) else 2 if _asks(plain) else 3 if _ELSE_WILL.search(plain) else None
    before = list(_SUBJECT.finditer(plain, 0, at.start()))
    within = _SUBJECT.search(plain, at.start())
    if before and at.start() - before[-1].end() <= _NEAR:
        subject = before[-1]
    elif _asks(plain):
        return 2
    elif within is None or _ELSE_BEFORE.search(plain[: at.start()]):
        return 3 if _ELSE_WILL.search(plain) else None
    else:
        subject = within
        if _commits(plain):
            return 1
    return 1 if subject.group().lower() in _FIRST else 2


def _is_told(words: str, name_parts: frozenset[str]) -> bool:
    """Whether somebody else says that this person does it: "Ben will …", "Sandra, magst du …".

    Who is only addressed in an answer ("You get it today, Ben") is told nothing to do.
    """
    is_answer = _ACCEPTS.match(words) is not None and not _asks(words)
    duty = _TOLD if is_answer else _TOLD_OR_ADDRESSED
    return any(_duty_of(part, words.lower(), duty) for part in name_parts)


def _duty_of(part: str, plain: str, duty: re.Pattern[str]) -> bool:
    for match in re.finditer(rf"(?<!\w){re.escape(part)}(?!\w)", plain):
        is_receiver = re.search(rf"\b{_TO_SOMEBODY}\s+(?:\w+\s+)?$", plain[: match.start()]) is not None
        if not is_receiver and duty.match(plain, match.end()):
            return True
    return False
