"""Action items: who said they would do what, or was asked and agreed. Owner and due as said, nothing computed.

Precision before recall: a talk without agreed tasks gives an empty list. A task needs a working verb and an object;
weak verbs ("check", "ask") also need a due time or more to work on; what is hedged, refused or asked in vain is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.summarize.antecedent import POINTS, named_before
from sottovoce_models.summarize.assignments import assignments
from sottovoce_models.summarize.cues import Cues
from sottovoce_models.summarize.select import Quote
from sottovoce_models.summarize.spoken import Cast, Sentence, name_alone, without_lead_in
from sottovoce_models.types import ItemKind, SummaryItem

_ANSWER_TURNS: Final = 2
_SAME_TASK: Final = 0.5
_MAX_ITEMS: Final = 12
_MIN_NAMED: Final = 2
_CLEAR_OBJECTS: Final = 3
_TELLING: Final = frozenset({"task_you", "task_told"})
_LATE: Final = 0.75
_CLOSING: Final = 0.8
"""In the last part of a talk people say what they will do; weak verbs mean work there."""
_HERE_AND_NOW: Final = re.compile(
    r"\b(?:remind (?:you|him|her|them|members|everyone|honourable)|slides?|screen|whiteboard|microphones?|mic"
    r"|pens?|agenda|powerpoint|recording|questions?|draw|door|seat"
    r"|hand|folie|folien|bildschirm"
    r"|mikrofon|mikro|tafel|frage|fragen|a minute|a second|moment|sekunde|minute of|show you|ask you|tell you"
    r"|talk about|call (?:me|it|him|her)\b"
    r"|see you|find (?:it|that|this)|get (?:to|into|it|that|this|a sense|the idea|rid|up|out|back to (?:that|this"
    r"|it))|work(?:ing)? (?:on|out) (?:it|that|this)$"
    r"|check(?:ing)? (?:it|that)$|take (?:a )?(?:look|note))\b"
)


_ALL: Final = re.compile(r"\b(?:alles|beides|everything|it all|both|all of it)\b")
_OTHER_CLAUSE: Final = re.compile(
    r",?\s+(?:and (?:then )?(?:you|we|he|she|they|i)\b|(?:can|could|will) you\b|you (?:don't|can|will|just)\b"
    r"|is that\b|so that\b|if (?:that|you)\b)",
    re.IGNORECASE,
)
"""Where unpunctuated speech leaves the task for something else."""


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
    for index in range(len(sentences)):
        found = (
            _committed(sentences, index, cast, cues, language),
            _requested(sentences, index, cast, cues, language),
        )
        for task in found:
            if task is not None:
                _add(tasks, task)
    for given in assignments(sentences, cast, cues):
        task = _task(given.sentence, given.match, cues, language, owner=given.owner, sure=True)
        if task is not None:
            _add(tasks, task)
    tasks.sort(key=lambda task: task.quotes[0].citation().start_ms)
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


def _committed(sentences: Sequence[Sentence], index: int, cast: Cast, cues: Cues, language: str) -> _Task | None:
    """A task taken on in the first person, or given to a person by name in the third."""
    sentence = sentences[index]
    speaker = cast.names[sentence.quote.turn.speaker]
    if sentence.plain.endswith("?"):
        return None
    explicit = cues.explicit_task.search(sentence.plain)
    if explicit:
        return _task(sentence, explicit, cues, language, owner=cast.named_in(sentence.plain), sure=True)
    commitment = _last_start(cues.commitment, sentence.plain)
    if cues.hedge.search(sentence.plain):
        return _offered(sentences, index, commitment, speaker, cues, language)
    if commitment:
        is_late = index >= _CLOSING * len(sentences)
        task = _task(sentence, commitment, cues, language, owner=speaker, sure=False, is_late=is_late)
        return _with_named(sentences, index, task, speaker, cues, language)
    shared = cues.shared_commitment.search(sentence.plain)
    if shared and cues.due.search(sentence.plain):
        return _task(sentence, shared, cues, language, owner=None, sure=False)
    return _given_by_name(sentence, cast, cues, language)


def _last_start(commitment: re.Pattern[str], plain: str) -> re.Match[str] | None:
    """The commitment; where somebody begins it again with the same verb, from there."""
    found = commitment.search(plain)
    while found is not None and "task" in found.groupdict() and found.start("task") > found.start():
        again = commitment.search(plain, found.start("task"))
        if again is None or again.group("task").split(maxsplit=1)[0] != found.group("task").split(maxsplit=1)[0]:
            return found
        found = again
    return found


def _offered(
    sentences: Sequence[Sentence],
    index: int,
    commitment: re.Match[str] | None,
    speaker: str,
    cues: Cues,
    language: str,
) -> _Task | None:
    """Work somebody proposed to do, to which another agreed."""
    proposed = cues.proposal.search(sentences[index].plain)
    answer = _answer(sentences, index)
    if commitment is None or proposed is None or answer is None or not cues.agreement.match(answer.plain):
        return None
    return _task(sentences[index], commitment, cues, language, owner=speaker, sure=True, answer=answer)


def _with_named(
    sentences: Sequence[Sentence], index: int, task: _Task | None, speaker: str, cues: Cues, language: str
) -> _Task | None:
    """A task whose words only point ("I'll call him by Friday"), after the sentence that names what they point at."""
    sentence = sentences[index]
    due = _due(sentence, cues)
    if not (POINTS.search(sentence.plain) or _ALL.search(sentence.plain)) or (task is None and due is None):
        return task
    if task is not None and len(task.stems) > _CLEAR_OBJECTS:
        return task
    named = _needed(sentences, index, cues) or named_before(sentences, index, cues, language)
    if named is None or text.is_cut_off(sentence.plain):
        return task
    words = " ".join(text.as_sentence(without_lead_in(part.printed, language)) for part in (named, sentence))
    stems = frozenset(text.content_stems(named.plain, language)) | (task.stems if task else frozenset())
    return _Task(words, (named.quote, sentence.quote), speaker, due, stems)


def _needed(sentences: Sequence[Sentence], index: int, cues: Cues) -> Sentence | None:
    """For "I'll bring everything": the sentence of somebody else just before that says what they need."""
    sentence = sentences[index]
    if not _ALL.search(sentence.plain):
        return None
    for other in reversed(sentences[max(0, index - 4 * _ANSWER_TURNS) : index]):
        request = cues.request.search(other.plain)
        is_near = other.turn_index >= sentence.turn_index - _ANSWER_TURNS
        is_theirs = other.quote.turn.speaker != sentence.quote.turn.speaker
        if is_near and is_theirs and request is not None and request.groupdict().get("task_need"):
            return other
    return None


def _given_by_name(sentence: Sentence, cast: Cast, cues: Cues, language: str) -> _Task | None:
    for name, called in _called(tuple(cast.names.values())):
        for match in called.finditer(sentence.plain):
            given = cues.named_task.match(sentence.plain, match.end())
            if given:
                return _task(sentence, given, cues, language, owner=name, sure=True, whole=True)
    return None


@lru_cache(maxsize=1)
def _called(names: tuple[str, ...]) -> list[tuple[str, re.Pattern[str]]]:
    """For each name a pattern of it, and of the first or family name that nobody else has, in lower case."""
    owners = Counter(word for name in set(names) for word in set(text.words(name_alone(name))))
    patterns: list[tuple[str, re.Pattern[str]]] = []
    for name in names:
        parts = [part for part in name_alone(name).split() if not part.endswith(".") and owners[part.lower()] == 1]
        spoken = {part.lower().replace("ß", "ss") for part in (name, *parts[:1], *parts[-1:])}
        longest_first = sorted(spoken, key=lambda part: (-len(part), part))
        patterns.append((name, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")))
    return patterns


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
    shares_work = cues.commitment.search(sentence.plain) is not None  # "I'll send it, and you book the room"
    if due is None and not shares_work:
        due = _due(sentence, cues)
    owner = cast.names[answer.quote.turn.speaker]
    named = next(name for name, words in request.groupdict().items() if words is not None)
    is_weak = cues.weak_task.match(request.group(named)) is not None
    if named in _TELLING and due is None and not shares_work and (is_weak or index < _LATE * len(sentences)):
        return None  # "you buy a pink one", "you have to put a date": how things go, whoever may be meant
    task = _task(sentence, request, cues, language, owner=owner, sure=False, answer=answer, due=due)
    if task is None and due is not None and index and POINTS.search(request.group()):
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
    is_late: bool = False,
    answer: Sentence | None = None,
    due: str | None = None,
) -> _Task | None:
    """The task a pattern found; None when it is too thin to be one."""
    name = next(key for key, value in match.groupdict().items() if key.startswith("task") and value is not None)
    plain_task = match.group(name)
    due = due or _due(sentence, cues, match.start() if answer is not None else 0)
    stems = frozenset(text.content_stems(plain_task, language))
    objects = stems - frozenset(text.content_stems(plain_task.split(maxsplit=1)[0], language))
    for when in (due, _due(sentence, cues)):
        objects -= frozenset(text.content_stems(when or "", language))
    weak = cues.weak_task.match(plain_task) is not None
    if not objects or text.is_cut_off(sentence.plain) or _HERE_AND_NOW.search(plain_task):
        return None
    is_clear = (answer is not None or is_late) and len(objects) >= _CLEAR_OBJECTS
    if weak and not sure and due is None and not is_clear:
        return None
    printed = sentence.printed
    if language == "en" and not whole and len(printed) == len(sentence.plain):
        printed = _OTHER_CLAUSE.split(printed[match.start(name) : match.end(name)], maxsplit=1)[0]
    words = without_lead_in(printed, language)
    if text.word_count(words) < _MIN_NAMED:
        return None
    if answer is None:
        return _Task(words, (sentence.quote,), owner, due, stems)
    if printed.endswith("?"):
        words = f"{text.as_sentence(words)} – {text.as_sentence(without_lead_in(answer.printed, language))}"
    return _Task(words, (sentence.quote, answer.quote), owner, due, stems)


def _add(tasks: list[_Task], task: _Task) -> None:
    """Adds a task unless it is the one before in other words; then the more telling of the two stays."""
    for position, known in enumerate(tasks):
        is_same_owner = known.owner == task.owner or None in (known.owner, task.owner)
        shared = len(known.stems & task.stems)
        if is_same_owner and shared > _SAME_TASK * min(len(known.stems), len(task.stems)):
            tasks[position] = max(known, task, key=_telling)
            return
    tasks.append(task)


def _telling(task: _Task) -> tuple[bool, bool, int]:
    """How much a task says: for whom, until when, what."""
    return (task.owner is not None, task.due is not None, len(task.stems))
