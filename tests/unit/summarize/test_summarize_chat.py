"""Chats by family, thoughts taken out: no model file is needed for either."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.catalogue import Chat, ChatFamily, ModelKind, Thinking, load_catalogue
from sottovoce_models.catalogue.chat import recognized_chat
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.summarize.chat_frame import Frame, Message, frame_of
from sottovoce_models.summarize.thoughts import Thoughts


def no_template(_messages: Sequence[Message]) -> str:
    raise AssertionError("a known family needs no template")


def text_of(frame: Frame) -> str:
    return f"{frame.before}INSTRUCTION{frame.between}MATERIAL{frame.after}"


@pytest.mark.parametrize(
    ("family", "text"),
    [
        (
            ChatFamily.CHATML,
            "<|im_start|>system\nINSTRUCTION<|im_end|>\n<|im_start|>user\nMATERIAL<|im_end|>\n<|im_start|>assistant\n",
        ),
        (
            ChatFamily.GEMMA,
            "<bos><start_of_turn>user\nINSTRUCTION\n\nMATERIAL<end_of_turn>\n<start_of_turn>model\n",
        ),
        (
            ChatFamily.LLAMA3,
            "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nINSTRUCTION<|eot_id|>"
            "<|start_header_id|>user<|end_header_id|>\n\nMATERIAL<|eot_id|>"
            "<|start_header_id|>assistant<|end_header_id|>\n\n",
        ),
        (ChatFamily.MISTRAL, "<s>[INST] INSTRUCTION\n\nMATERIAL [/INST]"),
        (ChatFamily.PHI3, "<|system|>\nINSTRUCTION<|end|>\n<|user|>\nMATERIAL<|end|>\n<|assistant|>\n"),
    ],
)
def test_each_family_has_its_marks(family: ChatFamily, text: str) -> None:
    assert text_of(frame_of(Chat(family), no_template)) == text


@pytest.mark.parametrize("thinking", [Thinking.SWITCHED, Thinking.ALWAYS])
def test_thoughts_are_over_before_the_answer_begins(thinking: Thinking) -> None:
    frame = frame_of(Chat(ChatFamily.CHATML, thinking), no_template)
    assert frame.after.endswith("<|im_start|>assistant\n<think>\n\n</think>\n\n")


def test_the_models_own_template_is_used_where_the_family_is_unknown() -> None:
    def render(messages: Sequence[Message]) -> str:
        return "".join(f"[{message['role']}]{message['content']}" for message in messages) + "[bot]"

    assert text_of(frame_of(Chat(), render)) == "[system]INSTRUCTION[user]MATERIAL[bot]"
    thinks = frame_of(Chat(ChatFamily.TEMPLATE, Thinking.ALWAYS), lambda messages: render(messages) + "<think>\n")
    assert thinks.after == "[bot]<think>\n\n</think>\n\n"


def test_a_template_without_a_systems_voice_gets_the_instruction_in_the_users_turn() -> None:
    def refuses(messages: Sequence[Message]) -> str:
        if messages[0]["role"] == "system":
            raise ValueError
        return f"<u>{messages[0]['content']}</u><m>"

    def drops(messages: Sequence[Message]) -> str:
        return "".join(f"<u>{message['content']}</u><m>" for message in messages if message["role"] == "user")

    for render in (refuses, drops):
        assert text_of(frame_of(Chat(), render)) == "<u>INSTRUCTION\n\nMATERIAL</u><m>"


def test_a_template_that_gives_no_frame_is_refused() -> None:
    def refuses(_messages: Sequence[Message]) -> str:
        raise ValueError

    for render in (refuses, lambda _messages: "nothing of it"):
        with pytest.raises(UserFixable) as refused:
            frame_of(Chat(), render)
        assert refused.value.code is Code.MODEL_CHAT_UNKNOWN


@pytest.mark.parametrize(
    ("template", "architecture", "chat"),
    [
        ("{{'<|im_start|>' + role}}", "llama", Chat(ChatFamily.CHATML)),
        ("<|im_start|> enable_thinking <think>", "qwen3", Chat(ChatFamily.CHATML, Thinking.SWITCHED)),
        ("<|im_start|> add <think>", "qwen3", Chat(ChatFamily.CHATML, Thinking.ALWAYS)),
        ("<start_of_turn>", "gemma3", Chat(ChatFamily.GEMMA)),
        ("<|start_header_id|>", "llama", Chat(ChatFamily.LLAMA3)),
        ("[INST]", "llama", Chat(ChatFamily.MISTRAL)),
        ("<|assistant|> <|end|>", "phi3", Chat(ChatFamily.PHI3)),
        ("<|assistant|>", "llama", Chat(ChatFamily.TEMPLATE)),
        ("{{ something new }}", "falcon", Chat(ChatFamily.TEMPLATE)),
        ("", "qwen3", Chat(ChatFamily.CHATML, Thinking.SWITCHED)),
        ("", "gemma2", Chat(ChatFamily.GEMMA)),
        ("", "llama", None),
    ],
)
def test_a_family_is_recognized_by_template_or_architecture(
    template: str, architecture: str, chat: Chat | None
) -> None:
    assert recognized_chat(template, architecture) == chat


def test_the_catalogue_says_the_family_of_every_writer() -> None:
    writers = {entry.id: entry.chat for entry in load_catalogue().of_kind(ModelKind.WRITER)}
    assert {chat.family for chat in writers.values()} == {ChatFamily.CHATML}
    assert [model_id for model_id, chat in writers.items() if chat.thinking is not Thinking.NEVER] == ["qwen3-1.7b"]


def answer(*pieces: str) -> str:
    thoughts = Thoughts()
    for piece in pieces:
        thoughts.feed(piece)
    return thoughts.answer


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The roof leaks.", "The roof leaks."),
        ("<think>hm, a roof</think> The roof leaks.", " The roof leaks."),
        ("<think>\n\n</think>\n\nThe roof leaks.", "\n\nThe roof leaks."),
        ("The roof <think>or the wall?</think>leaks.", "The roof leaks."),
        ("<think>never closed", ""),
        ("The roof leaks. <think>never closed", "The roof leaks. "),
        ("never opened</think>The roof leaks.", "The roof leaks."),
        ("<think>one</think>a<think>two</think>b", "ab"),
        ("2 < 3 and <thin walls", "2 < 3 and <thin walls"),
        ("ends in <thi", "ends in <thi"),
    ],
)
def test_thoughts_are_no_part_of_an_answer(text: str, said: str) -> None:
    assert answer(text) == said
    assert answer(*text) == said  # letter by letter


@given(
    st.lists(st.sampled_from(["<think>", "</think>", "<th", "ink>", "</", "a", " b ", "<", ">"]), max_size=12),
    st.data(),
)
def test_however_an_answer_is_cut_the_same_is_said(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    whole = answer(text)
    assert answer(*pieces) == whole
    assert "<think>" not in whole or text.count("<th") > text.count("<think>")


def test_it_is_known_while_a_model_thinks() -> None:
    thoughts = Thoughts()
    thoughts.feed("<think>well")
    assert thoughts.is_thinking
    thoughts.feed("</think>")
    assert not thoughts.is_thinking
