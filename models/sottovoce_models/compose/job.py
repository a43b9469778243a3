"""The job "compose" of the engine process that writes minutes: one writer for minutes, answers and letters.

Params: language (the meeting's), speakers {id: {name, role}}, threads and llm (as for "minutes"). Input items:
{"wish": plain Wish}, {"turns": [plain Turn, …]}, and {"items": [plain SummaryItem, …]} where there are approved
minutes. Output items: kind "part", each a plain Part, in reading order; kind "stray", each a plain Stray. Done: {notes,
stamp, lines}.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from sottovoce_models.ask.answering import AskedMeeting
from sottovoce_models.codec import from_plain, plain
from sottovoce_models.compose.composing import Task, compose
from sottovoce_models.compose.kind import SHIPPED
from sottovoce_models.compose.letter import Part
from sottovoce_models.compose.strays import Strays
from sottovoce_models.compose.wish import Wish
from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import Json, Pcm
from sottovoce_models.summarize.writer import Writer
from sottovoce_models.types import Speaker, SummaryItem, Turn

JOB: Final = "compose"
NOTE_DOUBTED: Final = "compose.doubted"

LoadWriter = Callable[[Json, int], Writer]


def run(job: Job, load_writer: LoadWriter) -> Json:
    """Does the job; ENGINE_INTERNAL for params that are none. A writer is loaded only where it has a part."""
    try:
        meeting, wish, items = _received(job)
        kind = SHIPPED[wish.kind]
        threads = int(job.params.get("threads") or 1)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise EngineFault(Code.ENGINE_INTERNAL, kind="params", place="compose") from error
    llm = job.params.get("llm")
    may_write = llm is not None and meeting.language == wish.language and wish.language in llm.get("writes", ())
    writer = load_writer(llm, threads) if llm is not None and may_write and kind.writes and meeting.turns else None
    task = Task(meeting, kind, wish, items, writer)
    parts: list[Part] = []
    texts = {turn.id: turn.text for turn in meeting.turns}
    for part in compose(task, lambda: job.progress(0, 0)):
        if any(each.quote not in texts.get(each.turn_id, "") for each in part.citations):
            raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine="summarize")
        parts.append(part)
        job.emit("part", plain(part))
    typed = (wish.recipient, wish.sender, wish.own_words, wish.reply_to)
    for stray in Strays(meeting.turns, meeting.speakers, meeting.language, typed).within(parts):
        job.emit("stray", plain(stray))
    return {
        "notes": [NOTE_DOUBTED] if task.outcome.doubted else [],
        "stamp": plain(writer.stamp) if writer is not None else None,
        "lines": task.outcome.lines,
    }


def _received(job: Job) -> tuple[AskedMeeting, Wish, tuple[SummaryItem, ...] | None]:
    turns: list[Turn] = []
    items: list[SummaryItem] | None = None
    wish: Wish | None = None
    for entry in job.input():
        if isinstance(entry, Pcm):
            continue
        if "wish" in entry:
            wish = from_plain(Wish, entry["wish"])
        if "items" in entry:
            items = [*(items or []), *(from_plain(SummaryItem, each) for each in entry["items"])]
        turns += [from_plain(Turn, each) for each in entry.get("turns", ())]
    if wish is None:
        raise ValueError("no wish")
    speakers: dict[str, Any] = job.params.get("speakers") or {}
    language = str(job.params["language"]).split("-", maxsplit=1)[0].lower()
    known = {key: from_plain(Speaker, value) for key, value in speakers.items()}
    return AskedMeeting("", tuple(turns), known, language), wish, None if items is None else tuple(items)
