"""Decisions, in the words as spoken. Precision before recall: none is better than a wrong one.

A decision is said ("we agreed to"), summed up by whoever leads, settled in passing ("we're going with rubber") by the
leader or with the others' agreement, or proposed and agreed to within two turns. What only points ("agreed",
"let's take the eleventh") takes the sentence it closes, or the point of the agenda, into the citation. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.summarize.antecedent import POINTS, named_before
from sottovoce_models.summarize.assignments import leader
from sottovoce_models.summarize.cues import Cues
from sottovoce_models.summarize.items import as_item
from sottovoce_models.summarize.spoken import Sentence
from sottovoce_models.summarize.words_of_talk import talk_of
from sottovoce_models.types import ItemKind, SummaryItem

_MAX_DECISIONS: Final = 10
_MIN_CONTENT: Final = 3
_MIN_SETTLED: Final = 2
_MIN_BEFORE_WORDS: Final = 5
_MATTER_TURNS: Final = 8
_MAX_MATTER_WORDS: Final = 30
_NEIGHBOURS: Final = 2
_ANSWER_TURNS: Final = 2
_AGENDA_TURNS: Final = 6
_SMALL_CIRCLE: Final = 3
_MAX_ANSWER_WORDS: Final = 12
_RECAP_SENTENCES: Final = 5
_SUPERSEDED_TURNS: Final = 2
_SAME: Final = 0.6
_LATE: Final = 0.5
"""What the leader settles alone counts when the talk about it is over: in the second half."""
_SAID, _SUMMED_UP, _AGREED, _SETTLED = 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class _Found:
    weight: int
    said: tuple[Sentence, ...]
    shown: int
    stems: frozenset[str]


def find_decisions(sentences: Sequence[Sentence], cues: Cues, language: str) -> list[SummaryItem]:
    """What was decided, in spoken order, at most ten: what was said to be decided first, then the better proved."""
    voice = leader(sentences, cues)
    circle = len({sentence.quote.turn.speaker for sentence in sentences})
    found: list[_Found] = []
    recap_end = 0
    for index, sentence in enumerate(sentences):
        is_led = sentence.quote.turn.speaker == voice
        is_late = index >= _LATE * len(sentences)
        if is_led and is_late and cues.recap.search(sentence.plain) and not _is_loose(sentence, cues):
            recap_end = index + (_RECAP_SENTENCES if circle > _SMALL_CIRCLE else 1)
        if index < recap_end and is_led:
            context = _with_context(sentences, index, cues, language)
            decided = None if _is_loose(sentence, cues) else _found(_SUMMED_UP, context, language)
        else:
            decided = _decided(sentences, index, cues, language, voice, circle)
        if decided is not None:
            _add(found, decided)
    found = [one for position, one in enumerate(found) if not _is_superseded(one, found[position + 1 :])]
    best = sorted(found, key=lambda one: -one.weight)[:_MAX_DECISIONS]
    best.sort(key=found.index)
    return [as_item(ItemKind.DECISION, one.said, language, printed=one.shown) for one in best]


def _is_superseded(one: _Found, later: Sequence[_Found]) -> bool:
    """Whether what was agreed to was put in final words right after."""
    end = one.said[-1].turn_index + _SUPERSEDED_TURNS
    return one.weight == _AGREED and any(
        other.weight == _SAID and other.said[0].turn_index <= end for other in later[:1]
    )


def _add(found: list[_Found], decided: _Found) -> None:
    for position, known in enumerate(found):
        if len(decided.stems & known.stems) > _SAME * min(len(decided.stems), len(known.stems)):
            if decided.weight > known.weight:
                found[position] = decided
            return
    found.append(decided)


def _decided(
    sentences: Sequence[Sentence], index: int, cues: Cues, language: str, voice: str | None, circle: int
) -> _Found | None:
    sentence = sentences[index]
    if sentence.plain.endswith("?") or text.is_cut_off(sentence.plain) or cues.undecided.search(sentence.plain):
        return None
    if cues.decision.search(sentence.plain):
        said = _with_neighbour(sentences, index, cues, language)
        return _found(_SAID, said, language) if said is not None else None
    is_ban = cues.ban.search(sentence.plain) is not None
    if not is_ban and cues.procedural.search(sentence.plain):
        return None
    is_settled = cues.resolved.search(sentence.plain) is not None
    if not (is_settled or is_ban or cues.proposal.search(sentence.plain)) or cues.commitment.search(sentence.plain):
        return None
    context = _with_context(sentences, index, cues, language)
    answer = _agreed(sentences, index, cues, circle)
    if answer is not None:
        return _found(_AGREED, (*context, answer), language, 1)
    is_leader = sentence.quote.turn.speaker == voice and index >= _LATE * len(sentences)
    is_small = circle <= _SMALL_CIRCLE
    stands = (is_settled and (is_leader or is_small)) or (is_ban and is_small)
    return _found(_SETTLED, context, language) if stands and not _refused(sentences, index, cues) else None


def _refused(sentences: Sequence[Sentence], index: int, cues: Cues) -> bool:
    """Whether the next words of somebody else are a no."""
    voice = sentences[index].quote.turn.speaker
    other = next((one for one in sentences[index + 1 :] if one.quote.turn.speaker != voice), None)
    return other is not None and cues.refusal.match(other.plain) is not None


def _is_loose(sentence: Sentence, cues: Cues) -> bool:
    """A question, something left open, or talk about the meeting."""
    plain = sentence.plain
    return plain.endswith("?") or any(cue.search(plain) for cue in (cues.procedural, cues.hedge))


def _found(weight: int, said: tuple[Sentence, ...], language: str, answers: int = 0) -> _Found | None:
    shown = len(said) - answers
    stems = frozenset(stem for part in said[:shown] for stem in text.content_stems(part.printed, language))
    return _Found(weight, said, shown, stems) if len(stems) >= _MIN_SETTLED else None


def _agreed(sentences: Sequence[Sentence], index: int, cues: Cues, circle: int) -> Sentence | None:
    """The sentence in which somebody else agreed at once; in a larger circle a nod is not enough."""
    asked = sentences[index]
    is_small = circle <= _SMALL_CIRCLE
    answering: int | None = None
    for other in sentences[index + 1 :]:
        if other.turn_index > asked.turn_index + _ANSWER_TURNS:
            return None
        if other.quote.turn.speaker == asked.quote.turn.speaker:
            continue
        answering = other.turn_index if answering is None else answering
        if cues.refusal.match(other.plain) or other.plain.endswith("?") or (is_small and answering != other.turn_index):
            return None
        accepts = cues.agreement.search(other.plain) or (is_small and cues.acceptance.match(other.plain))
        if accepts and (is_small or text.word_count(other.printed) <= _MAX_ANSWER_WORDS):
            return other
    return None


def _with_context(sentences: Sequence[Sentence], index: int, cues: Cues, language: str) -> tuple[Sentence, ...]:
    """A sentence that says little by itself, after what it points at or the point of the agenda it belongs to."""
    sentence = sentences[index]
    before = sentences[index - 1] if index else None
    is_same_turn = before is not None and before.quote.turn is sentence.quote.turn
    is_full = before is not None and text.word_count(before.printed) >= _MIN_BEFORE_WORDS
    if before is not None and is_same_turn and is_full and not before.plain.endswith("?"):
        is_half = talk_of(language).verb.search(sentence.printed) is None or cues.elliptic.match(sentence.plain)
        if is_half or (POINTS.search(sentence.plain) and _is_thin(sentence, language)):
            return (before, sentence)
    same = _same_matter(sentences, index, language)
    if same is not None:
        return (same, sentence)
    if not _is_thin(sentence, language):
        return (sentence,)
    for other in reversed(sentences[:index]):
        if other.turn_index < sentence.turn_index - _AGENDA_TURNS:
            break
        if cues.agenda.search(other.plain):
            return (other, sentence)
    named = named_before(sentences, index, cues, language) if POINTS.search(sentence.plain) else None
    return (named, sentence) if named is not None else (sentence,)


def _same_matter(sentences: Sequence[Sentence], index: int, language: str) -> Sentence | None:
    """For a short decision the nearest earlier sentence on the same matter that says more about it."""
    sentence = sentences[index]
    stems = set(text.content_stems(sentence.printed, language))
    if not stems or len(stems) > _MIN_CONTENT:
        return None
    for other in reversed(sentences[:index]):
        if other.turn_index < sentence.turn_index - _MATTER_TURNS:
            return None
        said = set(text.content_stems(other.printed, language))
        if stems & said and len(said - stems) >= _MIN_SETTLED and text.word_count(other.printed) <= _MAX_MATTER_WORDS:
            return other
    return None


def _is_thin(sentence: Sentence, language: str) -> bool:
    return len(set(text.content_stems(sentence.printed, language))) < _MIN_CONTENT


def _with_neighbour(
    sentences: Sequence[Sentence], index: int, cues: Cues, language: str
) -> tuple[Sentence, ...] | None:
    """The sentence alone, or with the one that says what was decided; None when neither says it."""
    sentence = sentences[index]
    rest = cues.bare_decision.sub(" ", sentence.plain)
    if len(set(text.content_stems(rest, language))) >= _MIN_CONTENT:
        return (sentence,)
    is_bare = cues.bare_decision.search(sentence.plain) is not None
    proposed = named_before(sentences, index, cues, language, is_proposal=True)
    if proposed is not None and (POINTS.search(sentence.plain) or not is_bare):
        return (proposed, sentence)
    for offset in (1, -1, -2) if is_bare else ():
        other = sentences[index + offset] if 0 <= index + offset < len(sentences) else None
        if other is None or other.plain.endswith("?") or abs(other.turn_index - sentence.turn_index) > _NEIGHBOURS:
            continue
        if offset == 1 and other.turn_index != sentence.turn_index:
            continue
        if len(set(text.content_stems(other.plain, language))) >= _MIN_CONTENT and not cues.undecided.search(
            other.plain
        ):
            return (sentence, other) if offset > 0 else (other, sentence)
    return _with_settled(sentences, index, cues, language) or ((proposed, sentence) if proposed is not None else None)


def _with_settled(sentences: Sequence[Sentence], index: int, cues: Cues, language: str) -> tuple[Sentence, ...] | None:
    """ "Agreed." after what was settled just before, and the point of the agenda that names it."""
    sentence = sentences[index]
    for position in range(index - 1, -1, -1):
        other = sentences[position]
        if other.turn_index < sentence.turn_index - 2 * _NEIGHBOURS:
            return None
        if cues.resolved.search(other.plain) and not other.plain.endswith("?"):
            context = _with_context(sentences, position, cues, language)
            return (*context, sentence) if len(context) > 1 else None
    return None
