"""The jobs "compose", "compose_prepare" and "compose_rewrite" of the engine process that writes minutes.

They share its writer. Params: language (the meeting's), speakers {id: {name, role}}, threads and llm (as for
"minutes"). Input items: {"wish": plain Wish}, {"turns": [plain Turn, …]}, and {"items": [plain SummaryItem, …]} where
there are approved minutes.

"compose": output items kind "part", each a plain Part, in reading order; kind "stray", each a plain Stray. Done:
{notes, stamp, lines}. "compose_prepare" takes no wish and sends nothing: a letter that is wished for afterwards begins
sooner. "compose_rewrite" takes {"part": plain Part} and {"instruction": …}, or {"typed": …} where the user wrote it
anew, and sends one part and its strays; done: {notes, stamp}.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sottovoce_models.ask.answering import AskedMeeting
from sottovoce_models.codec import from_plain, plain
from sottovoce_models.compose.composing import compose
from sottovoce_models.compose.kind import SHIPPED, Takes
from sottovoce_models.compose.letter import Part
from sottovoce_models.compose.lines import Task, spread
from sottovoce_models.compose.ready import ReadyMeeting
from sottovoce_models.compose.rewriting import retyped, rewritten
from sottovoce_models.compose.strays import Strays
from sottovoce_models.compose.wish import Wish
from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import Json, Pcm
from sottovoce_models.summarize import prompts
from sottovoce_models.summarize.spoken import cast_of
from sottovoce_models.summarize.writer import Writer
from sottovoce_models.types import Speaker, SummaryItem, Turn

COMPOSE: Final = "compose"
PREPARE: Final = "compose_prepare"
REWRITE: Final = "compose_rewrite"
JOBS: Final = frozenset({COMPOSE, PREPARE, REWRITE})
NOTE_DOUBTED: Final = "compose.doubted"
NOTE_REFUSED: Final = "compose.refused"

LoadWriter = Callable[[Json, int], Writer]


@dataclass
class _Received:
    turns: list[Turn] = field(default_factory=list)
    items: list[SummaryItem] | None = None
    wish: Wish | None = None
    part: Part | None = None
    instruction: str = ""
    typed: str | None = None


class ComposeDesk:
    """Does the jobs; keeps the meeting of the last letter ready, so that the next about it begins sooner."""

    def __init__(self) -> None:
        self._ready: ReadyMeeting | None = None

    def run(self, job: Job, load_writer: LoadWriter) -> Json:
        """Does one of the `JOBS`; ENGINE_INTERNAL for params that are none. Loads a writer only where it has a part."""
        try:
            got = _received(job)
            meeting = _meeting(job, got.turns)
            threads = int(job.params.get("threads") or 1)
            wish = _wish(job, got, meeting)
            kind = wish.kind_in_words
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise EngineFault(Code.ENGINE_INTERNAL, kind="params", place="compose") from error
        if self._ready is None or self._ready.meeting != meeting:
            self._ready = ReadyMeeting(meeting)
        llm = job.params.get("llm")
        may_write = llm is not None and meeting.language == wish.language and wish.language in llm.get("writes", ())
        has_part = job.name == REWRITE or (kind.writes and bool(meeting.turns))
        writer = load_writer(llm, threads) if llm is not None and may_write and has_part and got.typed is None else None

        def token() -> None:
            job.progress(0, 0)

        done: Json = {"notes": [], "stamp": plain(writer.stamp) if writer is not None else None}
        if job.name == PREPARE:
            _prepare(self._ready, writer, token)
            return done
        if job.name == REWRITE:
            return done | _rewrite(job, self._ready, wish, got, writer, token)
        items = None if got.items is None else tuple(got.items)
        return done | _compose(job, Task(self._ready, kind, wish, items, writer), token)


def _wish(job: Job, got: _Received, meeting: AskedMeeting) -> Wish:
    """What is wished for; before anything is, the first kind of letter in the meeting's language."""
    if got.wish is None and job.name != PREPARE:
        raise ValueError("no wish")
    return got.wish or Wish(kind=next(iter(SHIPPED)), language=meeting.language)


def _prepare(ready: ReadyMeeting, writer: Writer | None, token: Callable[[], None]) -> None:
    ready.found(token)
    about = next(section for section in SHIPPED["follow-up"].sections if section.takes is Takes.SUMMARY)
    first = spread(ready.windows, about.at_most)[:1]
    if writer is not None and first:
        language = ready.meeting.language
        cast = cast_of(ready.meeting.turns, ready.meeting.speakers, language)
        writer.write(replace(prompts.matter(first[0], cast, language), max_tokens=1), token)


def _compose(job: Job, task: Task, token: Callable[[], None]) -> Json:
    parts: list[Part] = []
    for part in compose(task, token):
        _send(job, task.ready.meeting, part)
        parts.append(part)
    _send_strays(job, task.ready.meeting, task.wish, parts)
    return {"notes": [NOTE_DOUBTED] if task.outcome.doubted else [], "lines": task.outcome.lines}


def _rewrite(
    job: Job, ready: ReadyMeeting, wish: Wish, got: _Received, writer: Writer | None, token: Callable[[], None]
) -> Json:
    if got.part is None or (got.typed is None and writer is None):
        raise EngineFault(Code.ENGINE_INTERNAL, kind="params", place="compose_rewrite")
    if got.typed is not None:
        part: Part | None = retyped(ready, wish, got.part, got.typed)
    else:
        assert writer is not None  # noqa: S101 -- said above
        part = rewritten(ready, wish, got.part, got.instruction, writer, token)
    if part is None:
        return {"notes": [NOTE_REFUSED]}
    _send(job, ready.meeting, part)
    _send_strays(job, ready.meeting, wish, [part], got.instruction)
    return {}


def _send(job: Job, meeting: AskedMeeting, part: Part) -> None:
    """Held at the door: a quote that is not in its turn is a bug, not a part of a letter."""
    texts = {turn.id: turn.text for turn in meeting.turns}
    if any(each.quote not in texts.get(each.turn_id, "") for each in part.citations):
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine="summarize")
    job.emit("part", plain(part))


def _send_strays(job: Job, meeting: AskedMeeting, wish: Wish, parts: Sequence[Part], instruction: str = "") -> None:
    typed = (wish.recipient, wish.sender, wish.own_words, wish.reply_to, instruction)
    for stray in Strays(meeting.turns, meeting.speakers, meeting.language, typed).within(parts):
        job.emit("stray", plain(stray))


def _received(job: Job) -> _Received:
    got = _Received()
    for entry in job.input():
        if isinstance(entry, Pcm):
            continue
        if "wish" in entry:
            got.wish = from_plain(Wish, entry["wish"])
        if "items" in entry:
            got.items = [*(got.items or []), *(from_plain(SummaryItem, each) for each in entry["items"])]
        if "part" in entry:
            got.part = from_plain(Part, entry["part"])
        got.instruction = str(entry.get("instruction", got.instruction))
        got.typed = str(entry["typed"]) if "typed" in entry else got.typed
        got.turns += [from_plain(Turn, each) for each in entry.get("turns", ())]
    return got


def _meeting(job: Job, turns: Sequence[Turn]) -> AskedMeeting:
    speakers: dict[str, Any] = job.params.get("speakers") or {}
    language = str(job.params["language"]).split("-", maxsplit=1)[0].lower()
    return AskedMeeting("", tuple(turns), {key: from_plain(Speaker, each) for key, each in speakers.items()}, language)
