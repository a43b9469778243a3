"""The marks around instruction and material for each family of chats. Pure: text only, no model.

Sources: the chat templates that the models of each family carry. A family without a voice for the system gets the
instruction at the head of the user's turn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sottovoce_models.catalogue.chat import Chat, ChatFamily, Thinking
from sottovoce_models.errors import Code, UserFixable

_INSTRUCTION: Final = "\ue000"
_MATERIAL: Final = "\ue001"
_NO_THOUGHTS: Final = "<think>\n\n</think>\n\n"
"""A thought that is over before it begins: models that think write their answer after it."""

Message = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """Chat marks before the instruction, between it and the material, and after that, up to the answer."""

    before: str
    between: str
    after: str


_FRAMES: Final[Mapping[ChatFamily, Frame]] = {
    ChatFamily.CHATML: Frame(
        "<|im_start|>system\n", "<|im_end|>\n<|im_start|>user\n", "<|im_end|>\n<|im_start|>assistant\n"
    ),
    ChatFamily.GEMMA: Frame("<bos><start_of_turn>user\n", "\n\n", "<end_of_turn>\n<start_of_turn>model\n"),
    ChatFamily.LLAMA3: Frame(
        "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\n",
        "<|eot_id|><|start_header_id|>user<|end_header_id|>\n\n",
        "<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n",
    ),
    ChatFamily.MISTRAL: Frame("<s>[INST] ", "\n\n", " [/INST]"),
    ChatFamily.PHI3: Frame("<|system|>\n", "<|end|>\n<|user|>\n", "<|end|>\n<|assistant|>\n"),
}


def frame_of(chat: Chat, render: Callable[[Sequence[Message]], str]) -> Frame:
    """The marks of a chat, thoughts switched off; `render` applies the model file's own template to messages.

    `render` is asked only for a family that is not known here. MODEL_CHAT_UNKNOWN when what it gives is no frame.
    """
    known = _FRAMES.get(chat.family)
    if known is None:
        return _rendered(chat, render)
    return known if chat.thinking is Thinking.NEVER else replace(known, after=known.after + _NO_THOUGHTS)


def _rendered(chat: Chat, render: Callable[[Sequence[Message]], str]) -> Frame:
    try:
        text = render([{"role": "system", "content": _INSTRUCTION}, {"role": "user", "content": _MATERIAL}])
    except ValueError:
        text = ""  # a template may refuse a system's voice
    if _INSTRUCTION not in text:
        try:
            text = render([{"role": "user", "content": f"{_INSTRUCTION}\n\n{_MATERIAL}"}])
        except ValueError as error:
            raise UserFixable(Code.MODEL_CHAT_UNKNOWN) from error
    before, has_instruction, rest = text.partition(_INSTRUCTION)
    between, has_material, after = rest.partition(_MATERIAL)
    if not has_instruction or not has_material:
        raise UserFixable(Code.MODEL_CHAT_UNKNOWN)
    if chat.thinking is not Thinking.NEVER and "</think>" not in after:
        after = after.rstrip().removesuffix("<think>") + _NO_THOUGHTS
    return Frame(before, between, after)
