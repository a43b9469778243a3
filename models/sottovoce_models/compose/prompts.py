"""What the writer is told when it rewrites a sentence of a letter. New ones it is asked for as for the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sottovoce_models.summarize.prompts import DATA, LANGUAGES, quote_line
from sottovoce_models.summarize.select import Quote
from sottovoce_models.summarize.spoken import Cast
from sottovoce_models.summarize.writer import Prompt, harmless

_TOKENS: Final = 60
_REWRITING: Final = (
    "You rewrite one sentence of a letter in {language}, as its author asks. You get the sentence and what was said in "
    "the conversation that it reports. Write one full sentence: only what was said or what the author adds, no other "
    "names, numbers or dates, no opinion. Never mention quotes. Write the sentence only."
)
_ASKED: Final = "The author asks: {instruction}\nThe sentence, rewritten:"
_MAX_INSTRUCTION: Final = 300


def rewriting(sentence: str, quotes: Sequence[Quote], cast: Cast, language: str, instruction: str) -> Prompt:
    """The request to rewrite a sentence; it and what was said are data, the instruction is the user's."""
    lines = [DATA, *(quote_line(quote, cast, language) for quote in quotes), f"Sentence: {harmless(sentence)}"]
    return Prompt(
        instruction=_REWRITING.format(language=LANGUAGES.get(language, "the language of the talk")),
        material="\n".join(lines) + "\n\n",
        request=_ASKED.format(instruction=harmless(instruction)[:_MAX_INSTRUCTION]),
        opening="",
        max_tokens=_TOKENS,
    )
