"""A language model reads the talk again and names what it would take out; it may only add, never release.

What it says counts only where it stands word for word in what was said. Words of the talk that talk to the model can at
worst make it name too much.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.tokens import Passage, tokens_of
from sottovoce_models.summarize.writer import Prompt, Writer, harmless
from sottovoce_models.types import Span, SpanCategory

SECOND_READER: Final = "second_reader"

_MAX_LETTERS: Final = 1_500
_MAX_ANSWER_TOKENS: Final = 120
_MAX_WORDS: Final = 6
_CONFIDENCE: Final = 0.4
_INSTRUCTIONS: Final = {
    "de": (
        "Du liest ein Gespräch und nennst alles, woran man eine Person erkennen könnte: Namen und Spitznamen, Orte, "
        "Firmen, Schulen, Kliniken, Vereine, seltene Berufe, ungewöhnliche Ereignisse. Nenne nur Wörter, die genau so "
        "dastehen,"
        "getrennt durch Strichpunkte.",
        "Was davon verrät jemanden?",
        "Verräterisch:",
    ),
    "en": (
        "You read a conversation and name everything by which a person could be recognized: names and nicknames, "
        "places, firms, schools, clinics, clubs, rare jobs, unusual events. Name only words that stand there exactly "
        "so, separated"
        "by semicolons.",
        "What in it gives somebody away?",
        "Telling:",
    ),
}
_EDGES: Final = " .,;:!?\"'“”„()[]-–*"


class ModelReader:
    """Reads with a writer, in pieces that fit its window."""

    def __init__(self, writer: Writer, lexicon: Lexicon) -> None:
        self._writer = writer
        self._lexicon = lexicon

    def find(self, passages: Sequence[Passage], on_token: Callable[[], None]) -> list[list[Span]]:
        """Spans for each passage, for every place where something that the model named stands."""
        named: set[str] = set()
        for piece in _pieces(passages):
            named.update(self._named(piece, passages[0].language, on_token))
        patterns = [
            (re.compile(rf"(?<!\w){re.escape(words)}s?(?!\w)", re.IGNORECASE), self._category(words))
            for words in sorted(named)
        ]
        return [
            [
                Span(match.start(), match.end(), category, SECOND_READER, _CONFIDENCE)
                for pattern, category in patterns
                for match in pattern.finditer(passage.text)
            ]
            for passage in passages
        ]

    def _named(self, piece: str, language: str, on_token: Callable[[], None]) -> Iterator[str]:
        instruction, request, opening = _INSTRUCTIONS[language]
        prompt = Prompt(instruction, f"\n{harmless(piece)}\n", request, opening, _MAX_ANSWER_TOKENS)
        for answer in re.split(r"[;,]", self._writer.write(prompt, on_token)):
            words = answer.strip(_EDGES)
            tokens = [token.lower for token in tokens_of(words) if token.is_word]
            if tokens and len(tokens) <= _MAX_WORDS and not all(self._lexicon.is_common(token) for token in tokens):
                yield words

    def _category(self, words: str) -> SpanCategory:
        tokens = [token.lower for token in tokens_of(words) if token.is_word]
        if any(self._lexicon.is_name(token) for token in tokens):
            return SpanCategory.PERSON
        return SpanCategory.LOCATION if self._lexicon.region(words.lower()) else SpanCategory.OTHER


def _pieces(passages: Sequence[Passage]) -> Iterator[str]:
    """The talk in pieces of whole passages; one that is too long by itself is cut between words."""
    piece = ""
    for passage in passages:
        text = passage.text
        while len(text) > _MAX_LETTERS:
            cut = text.rfind(" ", 0, _MAX_LETTERS) + 1 or _MAX_LETTERS
            yield text[:cut]
            text = text[cut:]
        if piece and len(piece) + len(text) > _MAX_LETTERS:
            yield piece
            piece = ""
        piece += text + "\n"
    if piece.strip():
        yield piece
