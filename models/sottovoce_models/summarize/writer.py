"""What a writer is: something that continues a chat prompt in plain prose. Adapters: `llama_writer`, fakes in tests.

Words of a meeting are untrusted. They are cleaned here of everything that looks like a chat's own control marks, and an
adapter must tokenize them as text, never as control tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from sottovoce_models.types import EngineStamp

_CONTROL: Final = re.compile(
    r"<\|[^<>|\n]{0,40}\|?>?|\|>|</?(?:s|think|tool_call|tool_response|tools|start_of_turn|end_of_turn|bos|eos|unk)>"
    r"|\[/?(?:INST|SYS)\]|<</?SYS>>|[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ue000-\uf8ff]",
    re.IGNORECASE,
)
_QUOTATION_MARKS: Final = str.maketrans({"“": "'", "”": "'", "„": "'", '"': "'", "«": "'", "»": "'"})


@dataclass(frozen=True, slots=True)
class Prompt:
    """Trusted instruction, untrusted material, trusted request, and the first words of the answer, to be continued.

    The answer comes back as one line, and ends at the first line break if `stops_at_line`. Prompts that differ only in
    request and opening share what the writer has read already.
    """

    instruction: str
    material: str
    request: str
    opening: str
    max_tokens: int
    stops_at_line: bool = True


class Writer(Protocol):
    """Continues prompts; deterministic: the same prompt gives the same words."""

    @property
    def stamp(self) -> EngineStamp:
        """Which engine and weights write."""
        ...

    def write(self, prompt: Prompt, on_token: Callable[[], None]) -> str:
        """The words that follow `prompt.opening`, without it; one line of at most `max_tokens` tokens.

        Calls `on_token` before each token; what it raises (Cancelled) ends the writing.
        """
        ...


def harmless(words: str) -> str:
    """Words of a meeting on one line, without control marks or double quotation marks: cannot end or open a block."""
    previous = None
    while words != previous:  # removing a mark may join its neighbours into a new one
        previous, words = words, _CONTROL.sub(" ", words)
    return " ".join(words.translate(_QUOTATION_MARKS).split())
