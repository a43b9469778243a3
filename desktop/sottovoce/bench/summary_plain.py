"""Plain ways to summarize a meeting, for comparison: its first sentences, its central ones, or every chunk by a model.

LexRank, continuous: Erkan and Radev (2004, "LexRank: Graph-based Lexical Centrality as Salience in Summarization").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sottovoce_models.summarize import text
from sottovoce_models.summarize.llama_writer import LlamaWriter
from sottovoce_models.summarize.select import sentence_quotes
from sottovoce_models.summarize.writer import Prompt, harmless
from sottovoce_models.types import Turn

MAX_WORDS: Final = 150
_DAMPING: Final = 0.15
_ROUNDS: Final = 50
_CHUNK_WORDS: Final = 900
_TURN_WORDS: Final = 600
"""A longer turn is cut, so that a line with its label always fits into a chunk."""
_PART_TOKENS: Final = 90
_MERGE_TOKENS: Final = 210
_MERGED_WORDS: Final = 1100


def lead(turns: Sequence[Turn]) -> str:
    """The first sentences of the meeting, at most 150 words."""
    sentences = _sentences(turns)
    return _within(sentences, range(len(sentences)))


def lexrank(turns: Sequence[Turn]) -> str:
    """The most central sentences of the meeting in spoken order, at most 150 words."""
    sentences = _sentences(turns)
    bags = [Counter(text.content_stems(sentence, "en")) for sentence in sentences]
    spread = Counter(stem for bag in bags for stem in bag)
    column = {stem: index for index, stem in enumerate(sorted(spread))}
    matrix = np.zeros((len(bags), len(column)), dtype=np.float64)
    for row, bag in enumerate(bags):
        for stem, count in bag.items():
            matrix[row, column[stem]] = count * np.log(len(bags) / spread[stem])
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    likeness = matrix @ matrix.T
    likeness /= np.maximum(likeness.sum(axis=1, keepdims=True), 1e-9)
    rank: NDArray[np.float64] = np.full(len(bags), 1 / max(1, len(bags)))
    for _ in range(_ROUNDS):
        rank = _DAMPING / len(bags) + (1 - _DAMPING) * (likeness.T @ rank)
    return _within(sentences, [int(index) for index in np.argsort(-rank, kind="stable")])


class MapReduce:
    """The whole meeting in chunks, each summarized by the model, then the summaries merged by it: what peers do."""

    def __init__(self, model: Path, threads: int) -> None:
        self._writer = LlamaWriter(model, model.stem, "", threads)

    def __call__(self, turns: Sequence[Turn]) -> str:
        """The merged summary, cut at 150 words."""
        parts = [
            self._write(chunk, "Summarize this part of the meeting in two or three sentences.", _PART_TOKENS)
            for chunk in _chunks(turns)
        ]
        notes = " ".join(" ".join(parts).split()[:_MERGED_WORDS])
        whole = self._write(notes, "Merge these into one summary of the meeting of at most 120 words.", _MERGE_TOKENS)
        return " ".join(whole.split()[:MAX_WORDS])

    def _write(self, material: str, request: str, max_tokens: int) -> str:
        prompt = Prompt("You summarize meetings.", f"{material}\n\n", request, "", max_tokens, stops_at_line=False)
        return self._writer.write(prompt, lambda: None).strip()


def _chunks(turns: Sequence[Turn]) -> Iterator[str]:
    lines: list[str] = []
    words = 0
    for turn in turns:
        said = text.readable(turn.text, "en").split()
        for start in range(0, len(said), _TURN_WORDS):
            line = harmless(f"{turn.speaker}: {' '.join(said[start : start + _TURN_WORDS])}")
            if words + len(line.split()) > _CHUNK_WORDS:
                yield "\n".join(lines)
                lines, words = [], 0
            lines.append(line)
            words += len(line.split())
    if lines:
        yield "\n".join(lines)


def _sentences(turns: Sequence[Turn]) -> list[str]:
    return [text.readable(quote.words, "en") for quote in sentence_quotes(turns)]


def _within(sentences: Sequence[str], order: Sequence[int]) -> str:
    """The sentences that fit into 150 words, taken in the order given, printed in spoken order."""
    chosen: list[int] = []
    left_words = MAX_WORDS
    for index in order:
        words = len(sentences[index].split())
        if words > left_words:
            break
        chosen.append(index)
        left_words -= words
    return " ".join(text.as_sentence(sentences[index]) for index in sorted(chosen))
