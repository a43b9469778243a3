"""Open questions, in the words as spoken: put off, met with "I don't know", or named open by the speaker. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.summarize.cues import Cues
from sottovoce_models.summarize.items import as_item
from sottovoce_models.summarize.spoken import Sentence
from sottovoce_models.types import ItemKind, SummaryItem

_MAX_QUESTIONS: Final = 5
_MIN_QUESTION_CONTENT: Final = 3
_MAX_WORDS: Final = 45
_ANSWER_TURNS: Final = 2
_MAX_NON_ANSWER_WORDS: Final = 25
"""Who says "I don't know" and talks on has answered."""


def find_questions(sentences: Sequence[Sentence], cues: Cues, language: str) -> list[SummaryItem]:
    """Questions nobody answered: put off, met with "I don't know", or named open by the speaker; at most five."""
    found: list[tuple[int, int, SummaryItem]] = []
    seen: list[frozenset[str]] = []
    for index, sentence in enumerate(sentences):
        stems = frozenset(text.content_stems(sentence.printed, language))
        if len(stems) < _MIN_QUESTION_CONTENT or text.word_count(sentence.printed) > _MAX_WORDS:
            continue
        said = _left_open(sentences, index, cues)
        if said is None or any(len(stems & known) > 0.5 * len(stems) for known in seen):
            continue
        seen.append(stems)
        found.append((-len(stems), index, as_item(ItemKind.QUESTION, said, language, printed=1)))
    best = sorted(found, key=lambda entry: entry[:2])[:_MAX_QUESTIONS]
    return [item for _, _, item in sorted(best, key=lambda entry: entry[1])]


def _left_open(sentences: Sequence[Sentence], index: int, cues: Cues) -> tuple[Sentence, ...] | None:
    sentence = sentences[index]
    if cues.open_statement.search(sentence.plain):
        return (sentence,)
    asked = sentence.plain.endswith("?") or (
        not any(sign in sentence.quote.turn.text for sign in ".!?") and cues.question_start.match(sentence.plain)
    )
    if not asked:
        return None
    for other in sentences[index + 1 :]:
        if other.turn_index > sentence.turn_index + _ANSWER_TURNS:
            return None
        if other.quote.turn.speaker == sentence.quote.turn.speaker:
            if other.turn_index == sentence.turn_index:
                return None  # the speaker went on: the question was rhetorical or put again
            continue
        is_short = text.word_count(other.quote.turn.text) <= _MAX_NON_ANSWER_WORDS
        return (sentence, other) if is_short and cues.unanswered.search(other.plain) else None
    return None
