"""Stage: turns to minutes; a model writes only where it may and can, otherwise the words as spoken lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.checked import parsed
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.engines import SUMMARIZE, EngineSet
from sottovoce.pipeline.events import Notice, NoticeCode, Stage, SummaryItemMade
from sottovoce.pipeline.stages import Context, StageClock
from sottovoce_models import codec
from sottovoce_models.catalogue.chat import Chat
from sottovoce_models.errors import Code, EngineFault, Param, SottovoceError
from sottovoce_models.protocol import Json
from sottovoce_models.templates.reading import written
from sottovoce_models.templates.template import Template
from sottovoce_models.types import EngineStamp, Summary, SummaryItem, Transcript

_TURNS_PER_MESSAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Writer:
    """The weights that may write prose, and in which languages."""

    id: str
    path: Path
    sha256: str
    writes: tuple[str, ...]
    memory_bytes: int
    chat: Chat = field(default_factory=Chat)


@dataclass(frozen=True, slots=True)
class WriterChoice:
    """What the user asked for: a writer, or none (`wanted_id` names one that is not on this computer).

    `measured` names for each language a model that writes it well, `candidate_id` the one to measure next.
    """

    writer: Writer | None
    wanted_id: str | None = None
    measured: Mapping[str, str] = field(default_factory=dict)
    candidate_id: str = ""


def write_minutes(
    context: Context, transcript: Transcript, choice: WriterChoice, template: Template, threads: int
) -> Summary:
    """Makes the draft's summary, with a notice when no model wrote it."""
    draft = context.draft
    with context.stage(Stage.MINUTES) as clock:
        writer = _usable(context, transcript, choice)
        try:
            done = _run(context, transcript, writer, template, threads, clock)
        except SottovoceError as error:
            reason = FALLBACKS.get(error.code)
            if writer is None or reason is None:
                raise
            context.notice(Notice(reason, {"id": writer.id}))
            writer = None
            done = _run(context, transcript, None, template, threads, clock)
        clock.progressed(1, 1)
    stamp = parsed(EngineStamp, done["stamp"], SUMMARIZE) if done.get("stamp") else None
    draft.template = template
    draft.summary = Summary(
        recording_id=transcript.recording_id,
        transcript_revision=transcript.revision,
        template=template.id,
        language=transcript.language,
        items=tuple(draft.items),
        quote_led=bool(done.get("quote_led", True)),
        made_by=(stamp,) if stamp else (),
    )
    return draft.summary


FALLBACKS: Final = {
    Code.WRITER_NOT_INSTALLED: NoticeCode.MINUTES_NO_WRITER,
    Code.MEMORY_TOO_SMALL: NoticeCode.MINUTES_MEMORY,
    Code.ENGINE_OUT_OF_MEMORY: NoticeCode.MINUTES_MEMORY,
}


def _usable(context: Context, transcript: Transcript, choice: WriterChoice) -> Writer | None:
    """The writer, unless something speaks against it; then a notice says what."""
    if not transcript.turns:
        return None
    writer, notice = usable(transcript.language, choice)
    if notice is not None:
        context.notice(notice)
    return writer


def usable(language: str, choice: WriterChoice) -> tuple[Writer | None, Notice | None]:
    """Who may write in a language here and now, or what speaks against it, as said of minutes."""
    writer = choice.writer
    if language not in choice.measured:
        params: dict[str, Param] = {"language": language, "suggested": choice.candidate_id}
        return None, Notice(NoticeCode.MINUTES_NO_MODEL_FOR_LANGUAGE, params)
    if writer is None and choice.wanted_id is not None:
        return None, Notice(NoticeCode.MINUTES_MODEL_MISSING, {"id": choice.wanted_id})
    if writer is None or language not in writer.writes:
        return None, Notice(NoticeCode.MINUTES_WITHOUT_MODEL, {"suggested": choice.measured[language]})
    if _available_bytes() < writer.memory_bytes:
        return None, Notice(NoticeCode.MINUTES_MEMORY, {"id": writer.id})
    return writer, None


def _run(
    context: Context,
    transcript: Transcript,
    writer: Writer | None,
    template: Template,
    threads: int,
    clock: StageClock,
) -> Json:
    params: Json = {
        "recording_id": transcript.recording_id,
        "revision": transcript.revision,
        "language": transcript.language,
        "speakers": codec.plain(transcript.speakers),
        "template": written(template) if template.searches else "",
        "threads": threads,
        "suggested_llm": None,
        "llm": None if writer is None else llm_params(writer),
    }
    context.draft.items.clear()
    texts = {turn.id: turn.text for turn in transcript.turns}

    def keep(frame: Json) -> None:
        item = _proven(parsed(SummaryItem, frame.get("data"), SUMMARIZE), texts)
        context.draft.items.append(item)
        context.listener(SummaryItemMade(item))

    return context.run_job(SUMMARIZE, ("minutes", params), feed_turns(transcript), keep, clock.progressed)


def find_passages(
    engines: EngineSet, transcript: Transcript, template: Template, cancel: CancelToken
) -> tuple[SummaryItem, ...]:
    """The lines that a template's sections look for, each proved; no model is needed, blocks for a second or more."""
    if not template.searches or not transcript.turns:
        return ()
    params: Json = {
        "language": transcript.language,
        "speakers": codec.plain(transcript.speakers),
        "template": written(template),
    }
    texts = {turn.id: turn.text for turn in transcript.turns}
    found: list[SummaryItem] = []

    def keep(frame: Json) -> None:
        found.append(_proven(parsed(SummaryItem, frame.get("data"), SUMMARIZE), texts))

    context = Context(Draft(), engines, lambda _event: None, cancel)
    context.run_job(SUMMARIZE, ("passages", params), feed_turns(transcript), keep, lambda _done, _total: None)
    return tuple(found)


def llm_params(writer: Writer) -> Json:
    """What an engine is told of the weights it may write with."""
    return {
        "path": str(writer.path),
        "id": writer.id,
        "sha256": writer.sha256,
        "writes": list(writer.writes),
        "family": writer.chat.family.value,
        "thinking": writer.chat.thinking.value,
    }


def _proven(item: SummaryItem, texts: Mapping[str, str]) -> SummaryItem:
    """The item, if every quote stands word for word in its turn; what an engine claims without proof is refused."""
    if not item.citations or any(cited.quote not in texts.get(cited.turn_id, "") for cited in item.citations):
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SUMMARIZE)
    return item


def feed_turns(transcript: Transcript) -> Iterator[Json]:
    """The turns of a transcript in frames that fit."""
    turns = transcript.turns
    for start in range(0, len(turns), _TURNS_PER_MESSAGE):
        yield {"type": "item", "data": {"turns": codec.plain(turns[start : start + _TURNS_PER_MESSAGE])}}


def _available_bytes() -> int:
    import psutil

    return int(psutil.virtual_memory().available)
