"""A writer on llama.cpp: the only module that imports llama_cpp. Runs in the engine process only.

Chat marks come from the model file's own template and are tokenized as control tokens; instruction and material are
tokenized as plain text, so nothing said in a meeting can act as a mark. The key-value cache keeps the longest common
prefix of successive prompts in memory.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sottovoce_models.errors import Code, EngineFault, UserFixable
from sottovoce_models.summarize.writer import Prompt
from sottovoce_models.types import EngineStamp

CONTEXT_TOKENS: Final = 2560
_BATCH_TOKENS: Final = 256
_SEED: Final = 7
_REPEAT_PENALTY: Final = 1.1
_MEMORY_MARGIN: Final = 1.15
"""Weights are mapped into memory whole; context and work space come on top."""
_INSTRUCTION: Final = "\ue000"
_MATERIAL: Final = "\ue001"
_CHATML: Final = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "<|im_start|>assistant\n"
)


class LlamaWriter:
    """Writes with a GGUF model at temperature 0 and a fixed seed; one instance holds the model's memory."""

    def __init__(self, path: Path, model_id: str, sha256: str, threads: int) -> None:
        """Loads the model; WRITER_NOT_INSTALLED, MODEL_MISSING, MODEL_CORRUPT or MEMORY_TOO_SMALL when it cannot."""
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
                n_ctx=CONTEXT_TOKENS,
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
        self._before, self._between, self._after = self._frame()
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
        room = CONTEXT_TOKENS - len(tokens) - 1
        if room < 1:
            raise EngineFault(Code.ENGINE_INTERNAL, kind="prompt_too_long", place="llama_writer")
        on_token()
        written: list[int] = []
        for token in self._llama.generate(tokens, temp=0.0, repeat_penalty=_REPEAT_PENALTY):
            on_token()
            if self._is_end(self._vocabulary, token):
                break
            written.append(token)
            ends_line = len(written) > 1 and b"\n" in self._llama.detokenize([token])
            if (ends_line and prompt.stops_at_line) or len(written) >= min(prompt.max_tokens, room):
                break
        answer = bytes(self._llama.detokenize(written, prev_tokens=tokens)).decode(errors="ignore")
        return answer[: len(answer) - len(answer.lstrip(" "))] + " ".join(answer.split())

    def _tokens(self, words: str, *, marks: bool = False) -> list[int]:
        if not words:
            return []
        return list(self._llama.tokenize(words.encode(), add_bos=False, special=marks))

    def _frame(self) -> tuple[list[int], list[int], list[int]]:
        """The chat marks before the instruction, between it and the material, and after, as tokens."""
        from llama_cpp.llama_chat_format import Jinja2ChatFormatter

        template = self._llama.metadata.get("tokenizer.chat_template", _CHATML)
        formatter = Jinja2ChatFormatter(template=template, eos_token="", bos_token="")
        messages: list[Any] = [{"role": "system", "content": _INSTRUCTION}, {"role": "user", "content": _MATERIAL}]
        rendered = str(formatter(messages=messages, enable_thinking=False).prompt)
        before, _, rest = rendered.partition(_INSTRUCTION)
        between, _, after = rest.partition(_MATERIAL)
        return self._tokens(before, marks=True), self._tokens(between, marks=True), self._tokens(after, marks=True)


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
