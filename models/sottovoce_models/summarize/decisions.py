"""Decisions and open questions, in the words as spoken. Precision before recall: none is better than a wrong one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.summarize.cues import Cues
from sottovoce_models.summarize.select import Quote
from sottovoce_models.summarize.spoken import Sentence, without_lead_in
from sottovoce_models.types import ItemKind, SummaryItem

_MAX_DECISIONS: Final = 10
_MAX_QUESTIONS: Final = 5
_MIN_CONTENT: Final = 3
_MIN_QUESTION_CONTENT: Final = 3
_MAX_WORDS: Final = 45
_NEIGHBOURS: Final = 2
_ANSWER_TURNS: Final = 2
_MAX_NON_ANSWER_WORDS: Final = 25
"""Who says "I don't know" and talks on has answered."""


def find_decisions(sentences: Sequence[Sentence], cues: Cues, language: str) -> list[SummaryItem]:
    """What was decided, in spoken order; a bare "agreed" takes the words it closes into the citation."""
    found: list[tuple[frozenset[str], SummaryItem]] = []
    for index, sentence in enumerate(sentences):
        if not cues.decision.search(sentence.plain) or cues.undecided.search(sentence.plain):
            continue
        if sentence.plain.endswith("?") or text.is_cut_off(sentence.plain):
            continue
        said = _with_neighbour(sentences, index, cues, language)
        if said is None:
            continue
        stems = frozenset(stem for part in said for stem in text.content_stems(part.printed, language))
        if any(len(stems & known) > 0.6 * min(len(stems), len(known)) for known, _ in found):
            continue
        found.append((stems, _item(ItemKind.DECISION, said, language)))
    return [item for _, item in found[:_MAX_DECISIONS]]


def _with_neighbour(
    sentences: Sequence[Sentence], index: int, cues: Cues, language: str
) -> tuple[Sentence, ...] | None:
    """The sentence alone, or with the nearest one that says what was decided; None when neither says it."""
    sentence = sentences[index]
    rest = cues.bare_decision.sub(" ", sentence.plain)
    if len(set(text.content_stems(rest, language))) >= _MIN_CONTENT:
        return (sentence,)
    if not cues.bare_decision.search(sentence.plain):
        return None
    for offset in (1, -1, -2):
        other = sentences[index + offset] if 0 <= index + offset < len(sentences) else None
        if other is None or other.plain.endswith("?") or abs(other.turn_index - sentence.turn_index) > _NEIGHBOURS:
            continue
        if offset == 1 and other.turn_index != sentence.turn_index:
            continue
        if len(set(text.content_stems(other.plain, language))) >= _MIN_CONTENT and not cues.undecided.search(
            other.plain
        ):
            return (sentence, other) if offset > 0 else (other, sentence)
    return None


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
        found.append((-len(stems), index, _item(ItemKind.QUESTION, said, language, printed=1)))
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


def _item(kind: ItemKind, said: Sequence[Sentence], language: str, *, printed: int | None = None) -> SummaryItem:
    quotes: list[Quote] = [sentence.quote for sentence in said]
    words = " ".join(
        text.as_sentence(without_lead_in(sentence.printed, language)) for sentence in said[: printed or len(said)]
    )
    return SummaryItem(kind, words, tuple(quote.citation() for quote in quotes))
