"""What the language model as a second reader adds to de-identification, and what it costs: ten talks, nobody given.

Takes a quarter of an hour, so `bench redact` does it only when asked: `--only reader`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from sottovoce.bench import progress
from sottovoce.bench.minutes_of import MinutesMaker
from sottovoce.bench.redact_score import Score, taken
from sottovoce.bench.redact_sets import dialogues
from sottovoce.pipeline.meeting import engine_threads
from sottovoce_models.anonymize.base import Mode
from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.redaction import RedactionOptions, redact
from sottovoce_models.anonymize.second_reader import ModelReader
from sottovoce_models.anonymize.tokens import Passage
from sottovoce_models.summarize.llama_writer import LlamaWriter
from sottovoce_models.types import Span

_TALKS: Final = 10


def with_reader(data: Path) -> dict[str, Any]:
    """The figures of both modes without the model and with it, and its seconds; MODEL_MISSING without the starter."""
    talks = list(dialogues(data / "dialogues" / "dialogues.jsonl"))[:_TALKS]
    model = MinutesMaker.writer()
    writer = LlamaWriter(Path(model["path"]), model["id"], model["sha256"], engine_threads())
    scores = {f"{mode.value}, {reader}": Score() for mode in Mode for reader in ("rules alone", "with the model")}
    seconds = 0.0
    for talk in talks:
        progress.step(f"redact: reader, {talk.id}")
        reader = _Remembered(ModelReader(writer, Lexicon("de" if talk.language.startswith("de") else "en")))
        started = time.monotonic()
        for mode in Mode:
            options = RedactionOptions(talk.language, (), mode)
            scores[f"{mode.value}, rules alone"].add(talk, taken(redact(talk.texts, options, _unheard)))
            scores[f"{mode.value}, with the model"].add(talk, taken(redact(talk.texts, options, _unheard, reader)))
        seconds += time.monotonic() - started
    return {
        "model": model["id"],
        "talks": len(talks),
        "seconds": round(seconds, 1),
        **{name: each.figures() for name, each in scores.items()},
    }


class _Remembered:
    """Asks the model once for both modes."""

    def __init__(self, reader: ModelReader) -> None:
        self._reader = reader
        self._found: list[list[Span]] | None = None

    def find(self, passages: Sequence[Passage], on_token: Callable[[], None]) -> list[list[Span]]:
        if self._found is None:
            self._found = self._reader.find(passages, on_token)
        return self._found


def _unheard(_done: int, _total: int) -> None:
    """Nobody waits for the progress of one talk."""
