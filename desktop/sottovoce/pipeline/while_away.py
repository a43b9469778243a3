"""For somebody who was away: what was said in the last minutes, whether a name was said, and the parts of a meeting.

All three ask the engine of the minutes; what comes back is checked word for word against the transcript.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.checked import number, parsed
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.engines import SUMMARIZE, EngineSet
from sottovoce.pipeline.minutes import Writer, WriterChoice, feed_turns, llm_params, usable
from sottovoce.pipeline.stages import Context
from sottovoce_models import codec
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import Frame, Json
from sottovoce_models.types import Citation, SummaryItem, Transcript

_MEETING: Final = "m"


@dataclass(frozen=True, slots=True)
class TitledChapter:
    """A stretch of a meeting; `title` is "" where nothing names it. `written`: by a model, else words as spoken."""

    title: str
    start_ms: int
    end_ms: int
    written: bool
    citations: tuple[Citation, ...]


def missed(
    transcript: Transcript, minutes: int, engines: EngineSet, cancel: CancelToken, until_ms: int | None = None
) -> tuple[SummaryItem, ...]:
    """The proved lines on the last `minutes` before a moment, or before the end; blocks, needs no model."""
    return _lines(transcript, ("missed", {"minutes": minutes, "until_ms": until_ms}), {}, engines, cancel)


def named(
    transcript: Transcript, names: Sequence[str], engines: EngineSet, cancel: CancelToken
) -> tuple[SummaryItem, ...]:
    """A line for each sentence in which somebody else said one of the names; blocks, needs no model."""
    return _lines(transcript, ("named", {}), {"names": list(names)}, engines, cancel)


def chapters(
    transcript: Transcript, choice: WriterChoice, engines: EngineSet, cancel: CancelToken, threads: int
) -> tuple[TitledChapter, ...]:
    """The chapters in order; blocks. Titles are words as spoken where no model may write the meeting's language."""
    writer, _ = usable(transcript.language, choice)
    texts = {turn.id: turn.text for turn in transcript.turns}
    found: list[TitledChapter] = []

    def keep(frame: Json) -> None:
        found.append(_chapter(frame.get("data"), texts))

    _run(transcript, ("chapters", {"threads": threads}), {}, writer, (engines, cancel), keep)
    return tuple(found)


def _chapter(data: Any, texts: dict[str, str]) -> TitledChapter:
    if not isinstance(data, dict) or not isinstance(data.get("title"), str):
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SUMMARIZE)
    cited = tuple(parsed(Citation, each, SUMMARIZE) for each in data.get("citations") or ())
    _require_said(cited, texts)
    start_ms, end_ms = number(data, "start_ms", SUMMARIZE), number(data, "end_ms", SUMMARIZE)
    return TitledChapter(data["title"], start_ms, end_ms, data.get("written") is True, cited)


def _lines(
    transcript: Transcript, job: tuple[str, Json], entry: Json, engines: EngineSet, cancel: CancelToken
) -> tuple[SummaryItem, ...]:
    texts = {turn.id: turn.text for turn in transcript.turns}
    found: list[SummaryItem] = []

    def keep(frame: Json) -> None:
        data = frame.get("data")
        item = parsed(SummaryItem, data.get("item") if isinstance(data, dict) else None, SUMMARIZE)
        _require_said(item.citations, texts)
        if not item.citations:
            raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SUMMARIZE)
        found.append(item)

    _run(transcript, job, entry, None, (engines, cancel), keep)
    return tuple(found)


def _require_said(citations: Sequence[Citation], texts: dict[str, str]) -> None:
    if any(each.quote not in texts.get(each.turn_id, "") for each in citations):
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SUMMARIZE)


def _run(
    transcript: Transcript,
    job: tuple[str, Json],
    entry: Json,
    writer: Writer | None,
    where: tuple[EngineSet, CancelToken],
    keep: Callable[[Json], None],
) -> None:
    name, own = job
    about = {"language": transcript.language, "speakers": codec.plain(transcript.speakers)}
    params: Json = {"threads": 1, "llm": None if writer is None else llm_params(writer), "meetings": {_MEETING: about}}

    def feed() -> Iterator[Frame]:
        yield {"type": "item", "data": entry}
        for frame in feed_turns(transcript):
            yield {"type": "item", "data": {"meeting": _MEETING, **frame["data"]}}

    context = Context(Draft(), where[0], lambda _event: None, where[1])
    context.run_job(SUMMARIZE, (name, {**params, **own}), feed(), keep, lambda _done, _total: None)
