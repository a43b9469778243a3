"""All steps in order, on all turns of one talk: find, spread, merge, replace, look again.

Fails closed: what any step finds is taken out; a roster name that is still there afterwards is an error, no result.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from sottovoce_models.anonymize.addresses_net import NetRecognizer
from sottovoce_models.anonymize.ages import AgeRecognizer, NumberRecognizer
from sottovoce_models.anonymize.allow_list import AllowList
from sottovoce_models.anonymize.base import Mode, Recognizer, all_spans
from sottovoce_models.anonymize.codes import CodeRecognizer, continued, ends_in_code
from sottovoce_models.anonymize.cued_codes import CuedCodeRecognizer
from sottovoce_models.anonymize.dates import DateRecognizer
from sottovoce_models.anonymize.events import EventRecognizer
from sottovoce_models.anonymize.health import HealthRecognizer
from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.merging import merged
from sottovoce_models.anonymize.names import LargeRecognizer, NameRecognizer
from sottovoce_models.anonymize.occupations import OccupationRecognizer
from sottovoce_models.anonymize.organisations import OrganisationRecognizer
from sottovoce_models.anonymize.placeholders import PLACEHOLDER, Placeholders
from sottovoce_models.anonymize.places import AddressRecognizer, PlaceRecognizer
from sottovoce_models.anonymize.propagation import propagated
from sottovoce_models.anonymize.roster import ROSTER_RECOGNIZERS, Roster, RosterName
from sottovoce_models.anonymize.small_letters import SmallLettersRecognizer
from sottovoce_models.anonymize.spelled import SpelledRecognizer
from sottovoce_models.anonymize.surrogates import FakerSurrogates
from sottovoce_models.anonymize.tokens import Passage, passages, tokens_of
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Span, SpanCategory

_UNSURE: Final = 0.5
_PASSES: Final = 3
_TURNS_BETWEEN: Final = 2
_NET: Final = frozenset({SpanCategory.PHONE, SpanCategory.EMAIL, SpanCategory.URL})
_DIRECT: Final = _NET | {SpanCategory.PERSON, SpanCategory.ADDRESS, SpanCategory.ID}


@dataclass(frozen=True, slots=True)
class RedactionOptions:
    """How to redact: language of the talk, names that must go, how strict, and whether names are invented instead."""

    language: str
    names: tuple[RosterName, ...] = ()
    mode: Mode = Mode.EXPORT
    surrogates: bool = False


@dataclass(frozen=True, slots=True)
class Replaced:
    """A span of the original text and what stands in its place."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class RedactedText:
    """One turn before and after; every span's offsets are those of `text`."""

    text: str
    redacted: str
    spans: tuple[Replaced, ...]


@dataclass(frozen=True, slots=True)
class Risk:
    """What was found and what is left, in counts; none of the numbers says that nobody can be recognized.

    `unsure_spans` were taken out as nothing showed them to be harmless. `rare_words_left` stand in a dictionary but
    are no frequent words: what singles somebody out is among them. `roster_names_seen` of the names given were met.
    """

    mode: str
    words: int
    masked_words: int
    people: int
    roster_names: int
    roster_names_seen: int
    roster_spans: int
    guessed_name_spans: int
    unsure_spans: int
    quasi_spans: int
    rare_words_left: int
    by_category: Mapping[str, int]
    by_recognizer: Mapping[str, int]
    second_reader: bool


@dataclass(frozen=True, slots=True)
class Redaction:
    """All turns in order, and what remains to be feared."""

    turns: tuple[RedactedText, ...]
    risk: Risk


class SecondReader(Protocol):
    """Reads the passages again and names what it would take out; it may only add."""

    def find(self, passages: Sequence[Passage], on_token: Callable[[], None]) -> list[list[Span]]:
        """Spans for each passage."""
        ...


def redact(
    texts: Sequence[str],
    options: RedactionOptions,
    on_progress: Callable[[int, int], None],
    second_reader: SecondReader | None = None,
) -> Redaction:
    """The texts without what gives people away; REDACTION_NAME_LEFT when a roster name could not be taken out.

    `on_progress` hears of turns done; what it raises ends the work.
    """
    talk = passages(texts, options.language)
    lexicon = Lexicon(talk[0].language if talk else "en")
    roster = Roster(options.names, lexicon, strict=options.mode is Mode.EXPORT)
    recognizers = _recognizers(lexicon, options.mode)
    found: list[list[Span]] = []
    for number, passage in enumerate(talk):
        found.append([*roster.find(passage), *all_spans(recognizers, passage)])
        on_progress(number + 1, len(talk))
    _continue_codes(talk, found)
    if second_reader is not None:
        for spans, added in zip(
            found, second_reader.find(talk, lambda: on_progress(len(talk), len(talk))), strict=True
        ):
            spans.extend(added)
    for spans, more in zip(found, propagated(talk, found, lexicon, options.mode), strict=True):
        spans.extend(more)
    turns = _replaced(talk, found, options, lexicon, roster)
    return Redaction(turns.texts, _risk(turns, options, lexicon, roster, second_reader is not None))


def _continue_codes(talk: Sequence[Passage], found: Sequence[list[Span]]) -> None:
    """Adds what follows a number that ended a turn shortly before: "null sieben neun …" – "Ja" – "null zwo"."""
    for number, passage in enumerate(talk):
        before = range(max(0, number - _TURNS_BETWEEN), number)
        rest = continued(passage) if any(ends_in_code(talk[at], found[at]) for at in before) else None
        if rest is not None:
            found[number].append(rest)


@dataclass(frozen=True, slots=True)
class _Turns:
    texts: tuple[RedactedText, ...]
    people: int


def _replaced(
    talk: Sequence[Passage], found: list[list[Span]], options: RedactionOptions, lexicon: Lexicon, roster: Roster
) -> _Turns:
    """The texts with every span replaced; looks at the result as a reader would, and again until it holds."""
    for _ in range(_PASSES):
        surrogates = None
        if options.surrogates:
            surrogates = FakerSurrogates(lexicon.language, _taken(talk, roster), lexicon.is_first_name)
        placeholders = Placeholders(lexicon.language, lexicon, roster, surrogates)
        texts = [
            _replace(passage.text, merged(spans, passage.text), placeholders)
            for passage, spans in zip(talk, found, strict=True)
        ]
        left = [names_left(each, roster, passage) for each, passage in zip(texts, talk, strict=True)]
        if not any(left):
            return _Turns(tuple(texts), placeholders.people)
        for spans, more in zip(found, left, strict=True):
            spans.extend(more)
    raise UserFixable(Code.REDACTION_NAME_LEFT, count=sum(map(len, left)))


def _replace(text: str, spans: Sequence[Span], placeholders: Placeholders) -> RedactedText:
    parts: list[str] = []
    replaced: list[Replaced] = []
    at = 0
    for span in spans:
        words = placeholders.replacement(span, text[span.start : span.end])
        parts += [text[at : span.start], words]
        replaced.append(Replaced(span, words))
        at = span.end
    return RedactedText(text, "".join([*parts, text[at:]]), tuple(replaced))


def names_left(redacted: RedactedText, roster: Roster, passage: Passage) -> list[Span]:
    """Roster names that a reader still finds in a redacted text, as spans of the original."""
    readable = PLACEHOLDER.sub(lambda match: " " * len(match.group()), redacted.redacted)
    seen = Passage(readable, passage.language, passage.cased, tokens_of(readable))
    return [span for hit in roster.find(seen) if (span := _in_original(hit, redacted)) is not None]


def _in_original(hit: Span, redacted: RedactedText) -> Span | None:
    """Where something found in the redacted text stands in the original; None when it was written by us."""
    shift = 0
    for each in redacted.spans:
        start = each.span.start + shift
        end = start + len(each.replacement)
        if hit.end <= start:
            break
        if hit.start < end:
            return None
        shift = end - each.span.end
    return Span(hit.start - shift, hit.end - shift, hit.category, hit.recognizer, hit.confidence)


def _taken(talk: Sequence[Passage], roster: Roster) -> Callable[[str], bool]:
    said = {token.lower for passage in talk for token in passage.tokens if token.is_word}
    return lambda value: any(
        token.is_word and (token.lower in said or roster.is_known(token.lower)) for token in tokens_of(value)
    )


def _recognizers(lexicon: Lexicon, mode: Mode) -> list[Recognizer]:
    return [
        CodeRecognizer(),
        CuedCodeRecognizer(lexicon),
        SpelledRecognizer(lexicon),
        NetRecognizer(),
        DateRecognizer(),
        AgeRecognizer(),
        NameRecognizer(lexicon, mode),
        PlaceRecognizer(lexicon),
        AddressRecognizer(lexicon),
        OrganisationRecognizer(lexicon),
        OccupationRecognizer(lexicon),
        HealthRecognizer(lexicon),
        EventRecognizer(),
        NumberRecognizer(lexicon, mode),
        LargeRecognizer(lexicon, mode),
        SmallLettersRecognizer(lexicon, mode),
        AllowList(lexicon, mode),
    ]


def _risk(turns: _Turns, options: RedactionOptions, lexicon: Lexicon, roster: Roster, second_reader: bool) -> Risk:
    spans = [(text, each.span) for text in turns.texts for each in text.spans]
    words = masked = rare = 0
    for text in turns.texts:
        ends = [each.span.end for each in text.spans]
        for token in tokens_of(text.text):
            if not token.text[0].isalnum():
                continue
            words += 1
            at = bisect_left(ends, token.start + 1)
            if at < len(ends) and text.spans[at].span.start < token.end:
                masked += 1
            elif token.is_word and not lexicon.is_common(token.lower):
                rare += 1
    hits = [(text, span) for text, span in spans if span.recognizer in ROSTER_RECOGNIZERS]
    seen = {roster.entity_of(text.text[span.start : span.end]) for text, span in hits} - {None}
    guessed = [
        span for _, span in spans if span.category is SpanCategory.PERSON and span.recognizer not in ROSTER_RECOGNIZERS
    ]
    return Risk(
        mode=options.mode.value,
        words=words,
        masked_words=masked,
        people=turns.people,
        roster_names=len(roster.names),
        roster_names_seen=len(seen),
        roster_spans=len(hits),
        guessed_name_spans=len(guessed),
        unsure_spans=sum(span.confidence < _UNSURE for _, span in spans),
        quasi_spans=sum(span.category not in _DIRECT for _, span in spans),
        rare_words_left=rare,
        by_category=dict(sorted(Counter(span.category.value for _, span in spans).items())),
        by_recognizer=dict(sorted(Counter(span.recognizer for _, span in spans).items())),
        second_reader=second_reader,
    )
