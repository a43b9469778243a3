"""Writing help: a letter about a meeting, each line with its proof. Nothing is sent, and nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.compose import Composed, compose
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES, EngineSet
from sottovoce.pipeline.meeting import engine_threads
from sottovoce.services.policy import require
from sottovoce.services.process import Models
from sottovoce_models import codec
from sottovoce_models.compose.kind import SHIPPED
from sottovoce_models.compose.letter import Part
from sottovoce_models.compose.wish import LANGUAGES, MAX_LETTERS, MAX_SAMPLES, Wish
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import SummaryItem, Transcript
from sottovoce_models.visible import visible

SCHEMA: Final = "sottovoce.composed/1"


class ComposeService:
    """Writes in an engine process that ends with the letter, or in a set of processes that is kept for the next one.

    Private notes never come in here: no call takes them.
    """

    def __init__(
        self, models: Models, engines: Mapping[str, EngineSpec] = DEFAULT_ENGINES, policy: Policy = NO_POLICY
    ) -> None:
        self._models = models
        self._engines = engines
        self._policy = policy

    def compose(
        self,
        wish: Wish,
        transcript: Transcript,
        writer_id: str | None,
        cancel: CancelToken,
        items: Sequence[SummaryItem] | None = None,
        on_part: Callable[[Part], None] = lambda _part: None,
        engines: EngineSet | None = None,
    ) -> Composed:
        """The letter; blocks. USAGE for a wish that cannot be met, POLICY_WRITING_HELP, and what the engine raises.

        `items`: the approved minutes; None if there are none. `engines`: a set that stays open between letters.
        """
        require(self._policy, Function.WRITING_HELP)
        seen = checked(wish)
        choice = self._models.writer(writer_id, seen.language)
        if engines is not None:
            return compose(seen, transcript, items, choice, engines, cancel, threads=engine_threads(), on_part=on_part)
        with EngineSet(self._engines) as own:
            return compose(seen, transcript, items, choice, own, cancel, threads=engine_threads(), on_part=on_part)


def checked(wish: Wish) -> Wish:
    """The wish with only what a reader sees of its texts; USAGE that says what is wrong with it."""
    if wish.kind not in SHIPPED:
        raise UserFixable(Code.USAGE, what=f"The kinds of letter are {', '.join(SHIPPED)}.")
    if wish.language not in LANGUAGES:
        raise UserFixable(Code.USAGE, what="A letter is written in de or en.")
    if len(wish.samples) > MAX_SAMPLES:
        raise UserFixable(Code.USAGE, what=f"At most {MAX_SAMPLES} samples are read.")
    if wish.kind == "reply" and not wish.reply_to.strip():
        raise UserFixable(Code.USAGE, what="There is no message to reply to.")
    typed = (wish.recipient, wish.sender, wish.own_words, wish.reply_to, *wish.samples, *wish.leave_out)
    if any(len(words) > MAX_LETTERS for words in typed):
        raise UserFixable(Code.USAGE, what=f"No text may be longer than {MAX_LETTERS} letters.")
    return replace(
        wish,
        recipient=visible(wish.recipient),
        sender=visible(wish.sender),
        own_words=visible(wish.own_words),
        leave_out=tuple(visible(words) for words in wish.leave_out if words.strip()),
        reply_to=visible(wish.reply_to),
        samples=tuple(visible(words) for words in wish.samples),
    )


def document(letter: Composed) -> Mapping[str, Any]:
    """The JSON of `sottovoce compose`, schema `sottovoce.composed/1`."""
    return {
        "schema": SCHEMA,
        "subject": letter.subject,
        "text": letter.text,
        "facts": [codec.plain(fact) for fact in letter.facts],
        "notices": [{"code": notice.code.value, "params": notice.params} for notice in letter.notices],
    }


def dumps(letter: Composed) -> str:
    """The document as text with a final newline."""
    return json.dumps(document(letter), ensure_ascii=False, indent=1) + "\n"
