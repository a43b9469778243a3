"""The plain way to ask, for comparison: the end of the meeting, as much as fits, and the question, given to the model.

Its answers are kept in the cache folder of the user, since a machine reads 3,000 tokens for minutes.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Final

from sottovoce.bench.ask_questions import Asked
from sottovoce_models.catalogue.chat import Chat
from sottovoce_models.summarize import text
from sottovoce_models.summarize.llama_writer import LlamaWriter
from sottovoce_models.summarize.writer import Prompt, harmless

_READ_TOKENS: Final = 3_000
_CONTEXT_TOKENS: Final = 3_400
_ANSWER_TOKENS: Final = 110
_INSTRUCTION: Final = "You answer questions about meetings in two sentences, from the transcript alone."
_VERSION: Final = "1"


class PlainWay:
    """Answers from the last 3,000 tokens; loads the model when an answer is not known yet."""

    def __init__(self, model: Path, sha256: str, threads: int, cache: Path) -> None:
        self._model, self._sha256, self._threads, self._cache = model, sha256, threads, cache
        self._known: dict[str, str] = json.loads(cache.read_text(encoding="utf-8")) if cache.is_file() else {}
        self._writer: LlamaWriter | None = None

    def answer(self, asked: Asked) -> str:
        """The model's answer, at once where it was given before."""
        words = "\n".join([_VERSION, self._sha256, asked.id])
        key = hashlib.sha256(words.encode()).hexdigest()
        if key not in self._known:
            self._known[key] = self._written(asked)
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            self._cache.write_text(json.dumps(self._known, ensure_ascii=False, indent=1), encoding="utf-8")
        return self._known[key]

    def _written(self, asked: Asked) -> str:
        if self._writer is None:
            self._writer = LlamaWriter(
                self._model, self._model.stem, self._sha256, self._threads, Chat(), context_tokens=_CONTEXT_TOKENS
            )
        lines: list[str] = []
        left = _READ_TOKENS
        for turn in reversed(asked.meeting.turns):
            line = harmless(f"{turn.speaker}: {text.readable(turn.text, 'en')}")
            left -= self._writer.token_count(line) + 1
            if left < 0:
                break
            lines.append(line)
        material = "\n".join(reversed(lines)) + "\n\n"
        request = f"Question: {harmless(asked.question)}"
        prompt = Prompt(_INSTRUCTION, material, request, "", _ANSWER_TOKENS, stops_at_line=False)
        return self._writer.write(prompt, lambda: None).strip()
