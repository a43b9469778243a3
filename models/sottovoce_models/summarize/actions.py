"""Action items: who said they would do what, or was asked and agreed. Owner and due as said, nothing computed.

Precision before recall: a talk without agreed tasks gives an empty list. A task needs a working verb and an object;
weak verbs ("check", "ask") also need a due time or more to work on; what is hedged, refused or asked in vain is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.summarize.cues import Cues
from sottovoce_models.summarize.select import Quote
from sottovoce_models.summarize.spoken import Cast, Sentence, without_lead_in
from sottovoce_models.types import ItemKind, SummaryItem

_ANSWER_TURNS: Final = 2
_SAME_TASK: Final = 0.5
_MAX_ITEMS: Final = 12
_MIN_NAMED: Final = 2
_CLEAR_OBJECTS: Final = 3
_HERE_AND_NOW: Final = re.compile(
    r"\b(?:slides?|screen|whiteboard|microphones?|mic|pens?|agenda|powerpoint|recording|questions?|draw|door|seat"
    r"|hand|folie|folien|bildschirm"
    r"|mikrofon|mikro|tafel|frage|fragen|a minute|a second|moment|sekunde|minute of|show you|ask you|tell you"
    r"|talk about|call (?:me|it|him|her)\b"
    r"|see you|find (?:it|that|this)|get (?:to|into|it|that|this|a sense|the idea|rid|up|out|back to (?:that|this"
    r"|it))|work(?:ing)? (?:on|out) (?:it|that|this)$"
    r"|check(?:ing)? (?:it|that)$|take (?:a )?(?:look|note))\b"
)


_OTHER_CLAUSE: Final = re.compile(
    r",?\s+(?:and (?:then )?(?:you|we|he|she|they|i)\b|(?:can|could|will) you\b|you (?:don't|can|will|just)\b"
    r"|is that\b|so that\b|if (?:that|you)\b)",
    re.IGNORECASE,
)
"""Where unpunctuated speech leaves the task for something else."""
_POINTING: Final = re.compile(r"\b(?:it|those|that|these|this|them|das|die|es|den)\b")


@dataclass(frozen=True, slots=True)
class _Task:
    task: str
    quotes: tuple[Quote, ...]
    owner: str | None
    due: str | None
    stems: frozenset[str]


def find_actions(sentences: Sequence[Sentence], cast: Cast, cues: Cues, language: str) -> list[SummaryItem]:
    """The action items in spoken order, the same task once."""
    tasks: list[_Task] = []
    for index, sentence in enumerate(sentences):
        found = (_committed(sentence, cast, cues, language), _requested(sentences, index, cast, cues, language))
        for task in found:
            if task is not None:
                _add(tasks, task)
    return [
        SummaryItem(
            ItemKind.ACTION,
            text.as_sentence(task.task),
            tuple(quote.citation() for quote in task.quotes),
            owner=task.owner,
            due=task.due,
        )
        for task in tasks[:_MAX_ITEMS]
    ]


def _committed(sentence: Sentence, cast: Cast, cues: Cues, language: str) -> _Task | None:
    """A task taken on in the first person, or given to a person by name in the third."""
    speaker = cast.names[sentence.quote.turn.speaker]
    if sentence.plain.endswith("?"):
        return None
    explicit = cues.explicit_task.search(sentence.plain)
    if explicit:
        return _task(sentence, explicit, cues, language, owner=cast.named_in(sentence.plain), sure=True)
    if cues.hedge.search(sentence.plain):
        return None
    commitment = cues.commitment.search(sentence.plain)
    if commitment:
        return _task(sentence, commitment, cues, language, owner=speaker, sure=False)
    shared = cues.shared_commitment.search(sentence.plain)
    if shared and cues.due.search(sentence.plain):
        return _task(sentence, shared, cues, language, owner=None, sure=False)
    return _given_by_name(sentence, cast, cues, language)


def _given_by_name(sentence: Sentence, cast: Cast, cues: Cues, language: str) -> _Task | None:
    for name in cast.names.values():
        for start in _ends_of(name.lower(), sentence.plain):
            given = cues.named_task.match(sentence.plain, start)
            if given:
                return _task(sentence, given, cues, language, owner=name, sure=True, whole=True)
    return None


def _ends_of(name: str, plain: str) -> list[int]:
    return [match.end() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", plain)]


def _requested(sentences: Sequence[Sentence], index: int, cast: Cast, cues: Cues, language: str) -> _Task | None:
    """A task asked of someone who then agreed."""
    sentence = sentences[index]
    request = cues.request.search(sentence.plain)
    if request is None or cues.hedge.search(sentence.plain):
        return None
    answer = _answer(sentences, index)
    if answer is None or cues.refusal.search(answer.plain) or not cues.acceptance.match(answer.plain):
        return None
    due = _due(answer, cues) or _due(sentence, cues, request.start())
    owner = cast.names[answer.quote.turn.speaker]
    task = _task(sentence, request, cues, language, owner=owner, sure=False, answer=answer, due=due)
    if task is None and due is not None and index and _POINTING.search(request.group()):
        return _pointed_at(sentences[index - 1], sentence, answer, owner, due, language)
    return task


def _pointed_at(
    named: Sentence, asked: Sentence, answer: Sentence, owner: str, due: str, language: str
) -> _Task | None:
    """ "Can you get those by Friday?" after the sentence that names them: both sentences are the task."""
    stems = frozenset(text.content_stems(named.plain, language))
    if named.turn_index != asked.turn_index or len(stems) < _MIN_NAMED:
        return None
    words = " ".join(text.as_sentence(without_lead_in(part.printed, language)) for part in (named, asked))
    return _Task(words, (named.quote, asked.quote, answer.quote), owner, due, stems)


def _answer(sentences: Sequence[Sentence], index: int) -> Sentence | None:
    asked = sentences[index]
    for other in sentences[index + 1 :]:
        if other.turn_index > asked.turn_index + _ANSWER_TURNS:
            return None
        if other.quote.turn.speaker != asked.quote.turn.speaker:
            return other
    return None


def _due(sentence: Sentence, cues: Cues, start: int = 0) -> str | None:
    """The due time in the words as spoken, looked for from character `start` on."""
    found = cues.due.search(sentence.plain, start)
    if found is None or len(sentence.plain) != len(sentence.printed):
        return found.group() if found else None
    return sentence.printed[found.start() : found.end()].strip(" ,")


def _task(  # noqa: PLR0913 -- one sentence's reading, passed on by name
    sentence: Sentence,
    match: re.Match[str],
    cues: Cues,
    language: str,
    *,
    owner: str | None,
    sure: bool,
    whole: bool = False,
    answer: Sentence | None = None,
    due: str | None = None,
) -> _Task | None:
    """The task a pattern found; None when it is too thin to be one."""
    name = next(key for key, value in match.groupdict().items() if value is not None)
    plain_task = match.group(name)
    due = due or _due(sentence, cues, match.start() if answer is not None else 0)
    stems = frozenset(text.content_stems(plain_task, language))
    objects = stems - frozenset(text.content_stems(plain_task.split(maxsplit=1)[0], language))
    for when in (due, _due(sentence, cues)):
        objects -= frozenset(text.content_stems(when or "", language))
    weak = cues.weak_task.match(plain_task) is not None
    if not objects or text.is_cut_off(sentence.plain) or _HERE_AND_NOW.search(plain_task):
        return None
    if weak and not sure and due is None and (answer is None or len(objects) < _CLEAR_OBJECTS):
        return None
    printed = sentence.printed
    if language == "en" and not whole and len(printed) == len(sentence.plain):
        printed = _OTHER_CLAUSE.split(printed[match.start(name) : match.end(name)], maxsplit=1)[0]
    quotes = (sentence.quote,) if answer is None else (sentence.quote, answer.quote)
    return _Task(without_lead_in(printed, language), quotes, owner, due, stems)


def _add(tasks: list[_Task], task: _Task) -> None:
    """Adds a task unless it is the one before in other words; then the more telling of the two stays."""
    for position, known in enumerate(tasks):
        if known.owner == task.owner and len(known.stems & task.stems) > _SAME_TASK * min(
            len(known.stems), len(task.stems)
        ):
            better = (
                task if (task.due is not None, len(task.stems)) > (known.due is not None, len(known.stems)) else known
            )
            tasks[position] = better
            return
    tasks.append(task)
