"""The engine `sottovoce_models.anonymize.engine:AnonymizeEngine`: the job "redact", in the engine process.

Params: language, names [{text, category or null}], mode ("review" or "export"), surrogates, threads and llm: None or
{path, id, sha256, family, thinking}. Input items: {"parts": [{text, goes_on}, …]}; a text whose part goes on ends with
the first one that does not. Output items: kind "spans", {turn, spans: [{start, end, category, recognizer, confidence,
replacement}, …]}, a thousand at most, in order. Done: {risk}. What was replaced by what is in no message but these.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sottovoce_models.anonymize.base import Mode
from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.redaction import RedactionOptions, SecondReader, redact
from sottovoce_models.anonymize.roster import roster_name
from sottovoce_models.anonymize.second_reader import ModelReader
from sottovoce_models.catalogue.chat import Chat, ChatFamily, Thinking
from sottovoce_models.codec import plain
from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, EngineFault, UserFixable
from sottovoce_models.protocol import Json, Pcm
from sottovoce_models.summarize.writer import Writer
from sottovoce_models.types import SpanCategory

_SPANS_PER_MESSAGE: Final = 1_000

WriterFactory = Callable[[Path, str, str, int, Chat], Writer]


def _llama(path: Path, model_id: str, sha256: str, threads: int, chat: Chat) -> Writer:
    from sottovoce_models.summarize.llama_writer import LlamaWriter

    return LlamaWriter(path, model_id, sha256, threads, chat)


class AnonymizeEngine:
    """Takes out of a talk what gives people away; keeps nothing of it when the job is done."""

    def __init__(self, load_writer: WriterFactory = _llama) -> None:
        self._load_writer = load_writer

    def run(self, job: Job) -> Json:
        """Does the job "redact"; USAGE for another, REDACTION_NAME_LEFT when a name of the roster stays."""
        if job.name != "redact":
            raise UserFixable(Code.USAGE, what=job.name)
        try:
            options, reader = self._options(job.params), self._reader(job.params)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise EngineFault(Code.ENGINE_INTERNAL, kind="params", place="anonymize") from error
        redaction = redact(_texts(job), options, job.progress, reader)
        for number, turn in enumerate(redaction.turns):
            spans = [{**plain(each.span), "replacement": each.replacement} for each in turn.spans]
            for start in range(0, len(spans), _SPANS_PER_MESSAGE):
                job.emit("spans", {"turn": number, "spans": spans[start : start + _SPANS_PER_MESSAGE]})
        return {"risk": plain(redaction.risk)}

    def _options(self, params: Json) -> RedactionOptions:
        language = str(params["language"])
        lexicon = Lexicon("de" if language.startswith("de") else "en")
        names = tuple(
            roster_name(
                str(name["text"]), None if name["category"] is None else SpanCategory(name["category"]), lexicon
            )
            for name in params["names"]
        )
        return RedactionOptions(language, names, Mode(params["mode"]), bool(params.get("surrogates")))

    def _reader(self, params: Json) -> SecondReader | None:
        llm: Any = params.get("llm")
        if llm is None:
            return None
        chat = Chat(ChatFamily(llm.get("family", "template")), Thinking(llm.get("thinking", "never")))
        writer = self._load_writer(
            Path(llm["path"]), str(llm["id"]), str(llm["sha256"]), int(params.get("threads") or 1), chat
        )
        return ModelReader(writer, Lexicon("de" if str(params["language"]).startswith("de") else "en"))


def _texts(job: Job) -> list[str]:
    texts: list[str] = []
    goes_on = False
    for entry in job.input():
        if isinstance(entry, Pcm):
            continue
        for part in entry["parts"]:
            if goes_on:
                texts[-1] += str(part["text"])
            else:
                texts.append(str(part["text"]))
            goes_on = bool(part["goes_on"])
    return texts
