"""What the writer is told when it has a part in a letter: one sentence on one part of the talk, as for the minutes."""

from __future__ import annotations

from typing import Final

from sottovoce_models.summarize.prompts import DATA, LANGUAGES, quote_line
from sottovoce_models.summarize.select import Window
from sottovoce_models.summarize.spoken import Cast
from sottovoce_models.summarize.writer import Prompt

_TOKENS: Final = 60
_BRIEF_TOKENS: Final = 40
_WORDS: Final = 28
_BRIEF_WORDS: Final = 16
_INSTRUCTION: Final = (
    "You write a letter about a conversation in {language}. You get what was said in one part of it, in order. Write "
    "one full sentence of at most {words} words that reports the matter and who said, asked or suggested what about "
    "it: in the third person and the past tense, in your own words, only what was said, nothing added, no opinion, no "
    "advice. Never write you or your. Never mention quotes."
)
_REQUEST: Final = "The sentence on this part:"
_OPENINGS: Final = {"en": "We discussed", "de": "Wir haben besprochen"}


def sentence(window: Window, cast: Cast, language: str, *, brief: bool) -> Prompt:
    """The request for the sentence on a part of the talk; its words are data."""
    return Prompt(
        instruction=_INSTRUCTION.format(
            language=LANGUAGES.get(language, "the language of the talk"), words=_BRIEF_WORDS if brief else _WORDS
        ),
        material="\n".join([DATA, *(quote_line(quote, cast, language) for quote in window.quotes)]) + "\n\n",
        request=_REQUEST,
        opening=_OPENINGS.get(language, ""),
        max_tokens=_BRIEF_TOKENS if brief else _TOKENS,
    )
