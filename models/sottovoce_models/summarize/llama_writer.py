"""A writer on llama.cpp: the only module that imports llama_cpp. Runs in the engine process only.

Chat marks are those of the model's family and are tokenized as control tokens; instruction and material are tokenized
as plain text, so nothing said in a meeting can act as a mark. The key-value cache keeps the longest common prefix of
successive prompts in memory.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

from sottovoce_models.catalogue.chat import Chat
from sottovoce_models.errors import Code, EngineFault, UserFixable
from sottovoce_models.summarize.chat_frame import Message, frame_of
from sottovoce_models.summarize.speed import Speed, SpeedClock
from sottovoce_models.summarize.thoughts import Thoughts
from sottovoce_models.summarize.writer import Prompt
from sottovoce_models.types import EngineStamp

CONTEXT_TOKENS: Final = 2560
_BATCH_TOKENS: Final = 256
_SEED: Final = 7
_REPEAT_PENALTY: Final = 1.1
_MEMORY_MARGIN: Final = 1.15
"""Weights are mapped into memory whole; context and work space come on top."""
_MAX_THOUGHT_TOKENS: Final = 400
"""Thoughts are switched off; a model that thinks all the same may not use up the time of the minutes."""
_CHATML: Final = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "<|im_start|>assistant\n"
)


class LlamaWriter:
    """Writes with a GGUF model at temperature 0 and a fixed seed; one instance holds the model's memory."""

    def __init__(
        self,
        path: Path,
        model_id: str,
        sha256: str,
        threads: int,
        chat: Chat | None = None,
        *,
        context_tokens: int = CONTEXT_TOKENS,
    ) -> None:
        """Loads the model; without `chat` the marks are those of its own template.

        `context_tokens`: room for prompt and answer; only a comparison that reads a whole stretch needs more.

        WRITER_NOT_INSTALLED, MODEL_MISSING, MODEL_CORRUPT, MODEL_CHAT_UNKNOWN or MEMORY_TOO_SMALL when it cannot.
        """
        try:
            import llama_cpp
        except (ImportError, OSError, RuntimeError) as error:  # a missing or broken native library shows in all three
            raise UserFixable(Code.WRITER_NOT_INSTALLED) from error
        if not path.is_file():
            raise UserFixable(Code.MODEL_MISSING, id=model_id)
        _require_memory(path.stat().st_size, model_id)
        try:
            self._llama: Any = llama_cpp.Llama(
                str(path),
                n_ctx=context_tokens,
                n_batch=_BATCH_TOKENS,
                n_threads=threads,
                n_threads_batch=threads,
                seed=_SEED,
                verbose=False,
            )
        except MemoryError as error:
            raise UserFixable(Code.MEMORY_TOO_SMALL, id=model_id) from error
        except (ValueError, RuntimeError, AssertionError, OSError) as error:
            raise UserFixable(Code.MODEL_CORRUPT, id=model_id) from error
        self._vocabulary = llama_cpp.llama_model_get_vocab(self._llama.model)
        self._is_end: Callable[[Any, int], bool] = llama_cpp.llama_vocab_is_eog
        frame = frame_of(chat or Chat(), self._render)
        self._before, self._between, self._after = (
            self._tokens(marks, marks=True) for marks in (frame.before, frame.between, frame.after)
        )
        self._thought_marks = {
            tokens[0]: mark for mark in ("<think>", "</think>") if len(tokens := self._tokens(mark, marks=True)) == 1
        }
        self._context_tokens = context_tokens
        self._in_memory: list[int] = []
        self.speed = Speed()
        self._stamp = EngineStamp(
            "llama.cpp", str(llama_cpp.__version__), model_id, sha256, f"temperature 0, seed {_SEED}"
        )

    @property
    def stamp(self) -> EngineStamp:
        """Engine version, model id and hash."""
        return self._stamp

    def write(self, prompt: Prompt, on_token: Callable[[], None]) -> str:
        """See `Writer.write`."""
        tokens = [
            *self._before,
            *self._tokens(prompt.instruction),
            *self._between,
            *self._tokens(prompt.material),
            *self._tokens(prompt.request),
            *self._after,
            *self._tokens(prompt.opening),
        ]
        room = self._context_tokens - len(tokens) - 1
        if room < 1:
            raise EngineFault(Code.ENGINE_INTERNAL, kind="prompt_too_long", place="llama_writer")
        on_token()
        thoughts, decoder = Thoughts(), codecs.getincrementaldecoder("utf-8")(errors="ignore")
        written: list[int] = []
        said = 0
        clock = SpeedClock(self.speed, len(tokens) - _shared(self._in_memory, tokens))
        self._in_memory = tokens
        for token in self._llama.generate(tokens, temp=0.0, repeat_penalty=_REPEAT_PENALTY):
            clock.token()
            on_token()
            if self._is_end(self._vocabulary, token):
                break
            written.append(token)
            thoughts.feed(self._thought_marks.get(token) or decoder.decode(self._llama.detokenize([token])))
            said += not thoughts.is_thinking
            ends_line = prompt.stops_at_line and "\n" in thoughts.answer.lstrip()
            is_lost = len(written) - said > _MAX_THOUGHT_TOKENS
            if ends_line or is_lost or said >= prompt.max_tokens or len(written) >= room:
                break
        self._in_memory = tokens + written
        return _one_line(thoughts.answer)

    def token_count(self, words: str) -> int:
        """How many tokens some words take, read as text."""
        return len(self._tokens(words))

    def _tokens(self, words: str, *, marks: bool = False) -> list[int]:
        if not words:
            return []
        return list(self._llama.tokenize(words.encode(), add_bos=False, special=marks))

    def _render(self, messages: Sequence[Message]) -> str:
        """The model file's own template applied; ValueError when it refuses."""
        from jinja2 import TemplateError
        from llama_cpp.llama_chat_format import Jinja2ChatFormatter

        template = self._llama.metadata.get("tokenizer.chat_template", _CHATML)
        start = self._llama.token_bos()
        bos = self._llama.detokenize([start], special=True).decode(errors="ignore") if start >= 0 else ""
        try:
            formatter = Jinja2ChatFormatter(template=template, eos_token="", bos_token=bos)
            chat: list[Any] = list(messages)
            return str(formatter(messages=chat, enable_thinking=False).prompt)
        except TemplateError as error:
            raise ValueError from error


def _shared(known: Sequence[int], tokens: Sequence[int]) -> int:
    """How many tokens two prompts share at their start; the last one is read anew whatever it is."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(known, tokens, strict=False))
    return min(sum(1 for _ in same), len(tokens) - 1)


def _one_line(answer: str) -> str:
    """The answer on one line; a space in front stays, it separates from the opening."""
    return answer[: len(answer) - len(answer.lstrip(" "))] + " ".join(answer.split())


def _require_memory(model_bytes: int, model_id: str) -> None:
    import psutil

    available_bytes = psutil.virtual_memory().available
    if available_bytes < model_bytes * _MEMORY_MARGIN:
        raise UserFixable(
            Code.MEMORY_TOO_SMALL,
            id=model_id,
            needed_bytes=int(model_bytes * _MEMORY_MARGIN),
            available_bytes=available_bytes,
        )
