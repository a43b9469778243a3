"""How a writer expects to be talked to: which marks separate who speaks, and whether it thinks aloud first. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class ChatFamily(StrEnum):
    """The marks of a chat; `TEMPLATE` stands for those of the model file's own template, rendered as it says."""

    CHATML = "chatml"
    GEMMA = "gemma"
    LLAMA3 = "llama3"
    MISTRAL = "mistral"
    PHI3 = "phi3"
    TEMPLATE = "template"


class Thinking(StrEnum):
    """Whether a model writes down thoughts before it answers; `SWITCHED`: unless it is told not to."""

    NEVER = "never"
    SWITCHED = "switched"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Chat:
    """How to talk to a writer."""

    family: ChatFamily = ChatFamily.TEMPLATE
    thinking: Thinking = Thinking.NEVER


_MARKS: Final = (
    (ChatFamily.CHATML, "<|im_start|>"),
    (ChatFamily.GEMMA, "<start_of_turn>"),
    (ChatFamily.LLAMA3, "<|start_header_id|>"),
    (ChatFamily.PHI3, "<|assistant|>"),
    (ChatFamily.MISTRAL, "[INST]"),
)
_ALSO: Final = {ChatFamily.PHI3: "<|end|>"}
"""Without these the first mark is that of another family, whose own template is used."""
_ARCHITECTURES: Final = {
    "qwen2": Chat(ChatFamily.CHATML),
    "qwen3": Chat(ChatFamily.CHATML, Thinking.SWITCHED),
    "gemma": Chat(ChatFamily.GEMMA),
    "gemma2": Chat(ChatFamily.GEMMA),
    "gemma3": Chat(ChatFamily.GEMMA),
    "phi3": Chat(ChatFamily.PHI3),
}


def recognized_chat(template: str, architecture: str) -> Chat | None:
    """The chat of a model file by its chat template, or without one by its architecture; None where neither tells.

    A template with marks of no family known here is used as it is.
    """
    if not template.strip():
        return _ARCHITECTURES.get(architecture)
    return Chat(_family(template), _thinking(template))


def _family(template: str) -> ChatFamily:
    for family, mark in _MARKS:
        if mark in template and _ALSO.get(family, "") in template:
            return family
    return ChatFamily.TEMPLATE


def _thinking(template: str) -> Thinking:
    if "enable_thinking" in template:
        return Thinking.SWITCHED
    return Thinking.ALWAYS if "<think>" in template else Thinking.NEVER
