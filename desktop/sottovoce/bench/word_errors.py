"""Where a transcript is wrong: its words aligned with the reference, and the times of those that differ."""

from __future__ import annotations

from collections.abc import Sequence

import jiwer

from sottovoce.bench.normalize import normalize
from sottovoce_models.speech.activity import Run
from sottovoce_models.types import Word


def error_spans(words: Sequence[Word], reference: str, language: str) -> list[Run]:
    """The time of every wrong or additional word, and for words that are missing the time between their neighbours."""
    owners: list[int] = []
    heard: list[str] = []
    for number, word in enumerate(words):
        tokens = normalize(word.text, language).split()
        heard += tokens
        owners += [number] * len(tokens)
    said = [token for word in reference.split() for token in normalize(word, language).split()]
    if not said or not heard:
        return [Run(word.start_ms, word.end_ms) for word in words]
    aligned = jiwer.process_words(" ".join(said), " ".join(heard))
    spans: list[Run] = []
    for chunk in aligned.alignments[0]:
        if chunk.type in ("substitute", "insert"):
            wrong = [words[owners[at]] for at in range(chunk.hyp_start_idx, chunk.hyp_end_idx)]
            spans.append(Run(wrong[0].start_ms, max(word.end_ms for word in wrong)))
        elif chunk.type == "delete":
            before = words[owners[chunk.hyp_start_idx - 1]].end_ms if chunk.hyp_start_idx else 0
            last = chunk.hyp_start_idx < len(owners)
            after = words[owners[chunk.hyp_start_idx]].start_ms if last else words[-1].end_ms + 60_000
            spans.append(Run(min(before, after), max(before, after)))
    return spans


def touches_any(start_ms: int, end_ms: int, spans: Sequence[Run]) -> bool:
    """Whether [start_ms, end_ms] shares a moment with one of the spans, their edges included."""
    return any(span.start_ms <= end_ms and start_ms <= span.end_ms for span in spans)
