"""Asking one meeting or several: an answer with its proof, or that it was not said. Nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sottovoce.core.ask_texts import not_said
from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.pipeline.ask import AskedAnswer, MeetingCitation, ask
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES, EngineSet
from sottovoce.pipeline.meeting import engine_threads
from sottovoce.services.policy import require
from sottovoce.services.process import Models
from sottovoce_models import codec
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Transcript
from sottovoce_models.visible import visible

SCHEMA: Final = "sottovoce.answer/1"


class AskService:
    """Asks in an engine process that ends with the answer, or in a set of processes that is kept for the next one."""

    def __init__(
        self, models: Models, engines: Mapping[str, EngineSpec] = DEFAULT_ENGINES, policy: Policy = NO_POLICY
    ) -> None:
        self._models = models
        self._engines = engines
        self._policy = policy

    def ask(
        self,
        question: str,
        transcripts: Mapping[str, Transcript],
        writer_id: str | None,
        cancel: CancelToken,
        on_quotes: Callable[[Sequence[MeetingCitation]], None] = lambda _quotes: None,
        engines: EngineSet | None = None,
    ) -> AskedAnswer:
        """The answer; blocks. USAGE for an empty question, POLICY_WRITING_HELP, and whatever the engine raises.

        `engines`: a set that stays open between questions, so that the second one finds the model loaded.
        """
        require(self._policy, Function.WRITING_HELP)
        words = " ".join(visible(question).split())
        if not words:
            raise UserFixable(Code.USAGE, what="The question is empty.")
        if not transcripts:
            raise UserFixable(Code.EXPORT_NOTHING)
        language = next(iter(transcripts.values())).language
        choice = self._models.writer(writer_id, language)
        if engines is not None:
            return ask(words, transcripts, choice, engines, cancel, threads=engine_threads(), on_quotes=on_quotes)
        with EngineSet(self._engines) as own:
            return ask(words, transcripts, choice, own, cancel, threads=engine_threads(), on_quotes=on_quotes)


def answer_text(answer: AskedAnswer, meetings: int = 1) -> str:
    """The answer as one paragraph; that it was not said, where it was not."""
    return " ".join(line.item.text for line in answer.lines) if answer.found else not_said(answer.language, meetings)


def document(answer: AskedAnswer, meetings: int = 1) -> Mapping[str, Any]:
    """The JSON of `sottovoce ask`, schema `sottovoce.answer/1`; `meeting` names a meeting where several were asked.

    `near` answers nothing: passages that come nearest to a question whose answer was not said.
    """
    return {
        "schema": SCHEMA,
        "answer": answer_text(answer, meetings),
        "found": answer.found,
        "language": answer.language,
        "sentences": [
            {
                "text": line.item.text,
                "written": line.written,
                "support": line.item.support,
                "citations": [_cited(line.meeting, each, meetings) for each in line.item.citations],
            }
            for line in answer.lines
        ],
        "citations": [_cited(each.meeting, each.citation, meetings) for each in answer.citations],
        "near": [_cited(each.meeting, each.citation, meetings) for each in answer.near],
        "notices": [{"code": notice.code.value, "params": notice.params} for notice in answer.notices],
    }


def _cited(meeting: str, citation: object, meetings: int) -> Mapping[str, Any]:
    plain: dict[str, Any] = codec.plain(citation)
    return plain if meetings == 1 else {"meeting": meeting, **plain}


def dumps(answer: AskedAnswer, meetings: int = 1) -> str:
    """The document as text with a final newline."""
    return json.dumps(document(answer, meetings), ensure_ascii=False, indent=1) + "\n"
