"""What the writer is told when somebody asks. English; the instruction is the same for every question.

What was said follows as data, then the question: a second question to the same quotes is read in a moment. How the
answer begins is given where the question says so: that keeps a small model to the matter and to who said it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sottovoce_models.ask.question import Question, with_speakers
from sottovoce_models.summarize.prompts import DATA, LANGUAGES, quote_line
from sottovoce_models.summarize.select import Quote
from sottovoce_models.summarize.spoken import Cast
from sottovoce_models.summarize.writer import Prompt, harmless

_ANSWER_TOKENS: Final = 100
_INSTRUCTION: Final = (
    "You answer a question about a meeting in {language}, in exactly two full sentences, from what was said alone. You "
    "report in the third person and the past tense, in your own words, with the details that answer the question: "
    "nothing added, no opinion, no advice. Name who said it in every sentence, never write he, she or they. Never "
    "mention quotes."
)
_REQUEST: Final = "Question: {question}\nThe answer:"
_VERBS: Final = (
    (re.compile(r"\b(?:think|thought|opinion|view|feel|attitude)\b", re.IGNORECASE), "thought that"),
    (re.compile(r"\b(?:recommend\w*|suggest\w*|propos\w*)\b", re.IGNORECASE), "suggested"),
    (re.compile(r"\b(?:decid\w*|decision|conclu\w*)\b", re.IGNORECASE), "decided"),
    (
        re.compile(r"\b(?:summari[sz]e|discuss\w*|describe|talk|debate|controversy|questioning)\b", re.IGNORECASE),
        "discussed",
    ),
)
_SAID: Final = "said that"
_IN_MEETING: Final = "In the meeting,"
GROUP: Final = {"en": "The group"}
_ALSO: Final = {"en": "{who} also"}


def ask(question: Question, quotes: Sequence[Quote], cast: Cast, language: str) -> Prompt:
    """The request for an answer to a question from some quotes, in the language of the quotes."""
    lines = "\n".join([DATA, *(quote_line(quote, cast, language) for quote in quotes)])
    return Prompt(
        instruction=_INSTRUCTION.format(language=LANGUAGES.get(language, "the language of the meeting")),
        material=f"{lines}\n\n",
        request=_REQUEST.format(question=harmless(question.words)),
        opening=opening(question, cast, language),
        max_tokens=_ANSWER_TOKENS,
    )


def more(prompt: Prompt, first: str, question: Question, cast: Cast, language: str) -> Prompt | None:
    """The request for a second sentence after a first one; shares all that was read. None where it has no opening."""
    asked = with_speakers(question, cast.names)
    also = _ALSO.get(language)
    if also is None or len(asked) > 1:
        return None
    who = harmless(asked[0]) if asked else GROUP[language]
    return replace(prompt, opening=f"{first} {also.format(who=who)}")


def opening(question: Question, cast: Cast, language: str) -> str:
    """How the answer begins: who is asked about, or the group, and the verb of the question; "" for several people.

    It keeps a small model from repeating a line as it stands, and to the one who is asked about.
    """
    asked = with_speakers(question, cast.names)
    if language not in GROUP or len(asked) > 1:
        return ""
    verb = next((verb for pattern, verb in _VERBS if pattern.search(question.words)), _SAID)
    if not asked and verb == _SAID:
        return _IN_MEETING
    if not asked:
        return f"{GROUP[language]} {verb}"
    return f"{harmless(asked[0])} {_SAID if verb == 'discussed' else verb}"
