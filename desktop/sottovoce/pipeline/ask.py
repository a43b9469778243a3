"""Stage: a question and transcripts to a proved answer. The engine finds and writes, this side checks every citation.

It runs in the engine process of the minutes, so that a writer that is loaded serves both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.checked import parsed
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.engines import SUMMARIZE, EngineSet
from sottovoce.pipeline.events import Notice, NoticeCode
from sottovoce.pipeline.minutes import FALLBACKS, Writer, WriterChoice, feed_turns, llm_params, usable
from sottovoce.pipeline.stages import Context
from sottovoce_models import codec
from sottovoce_models.errors import Code, EngineFault, SottovoceError
from sottovoce_models.protocol import Frame, Json
from sottovoce_models.types import Citation, EngineStamp, SummaryItem, Transcript

_NOTES: Final = {"ask.doubted": NoticeCode.ASK_DOUBTED, "ask.language": NoticeCode.ASK_OTHER_LANGUAGE}


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A sentence of an answer with its proof in the meeting of that id; `written`: by a model, else as spoken."""

    meeting: str
    item: SummaryItem
    written: bool


@dataclass(frozen=True, slots=True)
class MeetingCitation:
    """Words of one of the meetings that were asked."""

    meeting: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class AskedAnswer:
    """What was found; no line when it was not said. `citations`: all proofs, those of the lines first.

    `near`: where it was not said, the passages that come nearest to the question. They answer nothing.
    """

    found: bool
    lines: tuple[AnswerLine, ...]
    citations: tuple[MeetingCitation, ...]
    language: str
    notices: tuple[Notice, ...] = ()
    made_by: EngineStamp | None = None
    near: tuple[MeetingCitation, ...] = ()


def ask(
    question: str,
    transcripts: Mapping[str, Transcript],
    choice: WriterChoice,
    engines: EngineSet,
    cancel: CancelToken,
    *,
    threads: int,
    on_quotes: Callable[[Sequence[MeetingCitation]], None] = lambda _quotes: None,
) -> AskedAnswer:
    """The answer from one meeting or several; blocks. `on_quotes` hears of the best quotes before anybody writes.

    Without a model that may write the words as spoken answer, and a notice says so. Raises SottovoceError.
    """
    job = _AskJob(question, transcripts, engines, cancel, threads, on_quotes)
    languages = dict.fromkeys(transcript.language for transcript in transcripts.values())
    usages = [usable(language, choice) for language in languages]
    writer = next((writer for writer, _ in usages if writer is not None), None)
    notices = [] if writer is not None else [_of_asking(notice) for _, notice in usages[:1] if notice is not None]
    try:
        return job.run(writer, notices)
    except SottovoceError as error:
        reason = FALLBACKS.get(error.code)
        if writer is None or reason is None:
            raise
        return job.run(None, [_of_asking(Notice(reason, {"id": writer.id}))])


def _of_asking(notice: Notice) -> Notice:
    """The notice of the minutes as said of an answer."""
    return Notice(NoticeCode("ask." + notice.code.removeprefix("minutes.")), notice.params)


class _AskJob:
    """One question on its way through the engine."""

    def __init__(
        self,
        question: str,
        transcripts: Mapping[str, Transcript],
        engines: EngineSet,
        cancel: CancelToken,
        threads: int,
        on_quotes: Callable[[Sequence[MeetingCitation]], None],
    ) -> None:
        self._question = question
        self._transcripts = transcripts
        self._context = Context(Draft(), engines, lambda _event: None, cancel)
        self._threads = threads
        self._on_quotes = on_quotes
        self._texts = {
            (key, turn.id): turn.text for key, transcript in transcripts.items() for turn in transcript.turns
        }
        self._lines: list[AnswerLine] = []
        self._quotes: list[MeetingCitation] = []
        self._near: list[MeetingCitation] = []

    def run(self, writer: Writer | None, notices: Sequence[Notice]) -> AskedAnswer:
        self._lines.clear()
        self._quotes.clear()
        self._near.clear()
        params: Json = {
            "threads": self._threads,
            "llm": None if writer is None else llm_params(writer),
            "meetings": {
                key: {"language": transcript.language, "speakers": codec.plain(transcript.speakers)}
                for key, transcript in self._transcripts.items()
            },
        }
        done = self._context.run_job(SUMMARIZE, ("ask", params), self._feed(), self._keep, lambda _done, _total: None)
        found, language = done.get("found"), done.get("language")
        if not isinstance(found, bool) or not isinstance(language, str) or found is not bool(self._lines):
            raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SUMMARIZE)
        said = [MeetingCitation(line.meeting, each) for line in self._lines for each in line.item.citations]
        notes = done.get("notes") or ()
        told = [Notice(_NOTES[note]) for note in notes if note in _NOTES] if writer is not None else []
        stamp = parsed(EngineStamp, done["stamp"], SUMMARIZE) if done.get("stamp") else None
        citations = tuple(dict.fromkeys([*said, *self._quotes])) if found else ()
        near = () if found else tuple(self._near)
        return AskedAnswer(found, tuple(self._lines), citations, language, (*notices, *told), stamp, near)

    def _feed(self) -> Iterator[Frame]:
        yield {"type": "item", "data": {"question": self._question}}
        for key, transcript in self._transcripts.items():
            for frame in feed_turns(transcript):
                yield {"type": "item", "data": {"meeting": key, **frame["data"]}}

    def _keep(self, frame: Json) -> None:
        """Takes a message in; ENGINE_BAD_OUTPUT for one without proof in the meeting it names."""
        data: Any = frame.get("data")
        if not isinstance(data, dict) or data.get("meeting") not in self._transcripts:
            raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SUMMARIZE)
        meeting = str(data["meeting"])
        if frame.get("kind") in {"quotes", "near"}:
            cited = [self._proven(meeting, parsed(Citation, each, SUMMARIZE)) for each in data.get("citations") or ()]
            found = [MeetingCitation(meeting, each) for each in cited]
            if frame["kind"] == "near":
                self._near += found
                return
            self._quotes += found
            self._on_quotes(tuple(self._quotes))
            return
        item = parsed(SummaryItem, data.get("item"), SUMMARIZE)
        if not item.citations:
            raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SUMMARIZE)
        for each in item.citations:
            self._proven(meeting, each)
        self._lines.append(AnswerLine(meeting, item, data.get("written") is True))

    def _proven(self, meeting: str, citation: Citation) -> Citation:
        if citation.quote not in self._texts.get((meeting, citation.turn_id), ""):
            raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SUMMARIZE)
        return citation
