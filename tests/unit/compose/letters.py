"""Letters to test with: a meeting made ready, a wish, and the job as the engine process runs it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sottovoce_models import engine as engine_module
from sottovoce_models.ask.answering import AskedMeeting
from sottovoce_models.codec import from_plain, plain
from sottovoce_models.compose.composing import compose
from sottovoce_models.compose.letter import Part, Stray, laid_out
from sottovoce_models.compose.lines import Task
from sottovoce_models.compose.ready import ReadyMeeting
from sottovoce_models.compose.wish import Wish
from sottovoce_models.engine import Job
from sottovoce_models.protocol import Frame
from sottovoce_models.summarize.engine import SummarizeEngine
from sottovoce_models.summarize.writer import Writer
from sottovoce_models.types import SummaryItem
from tests.unit.summarize.talks import named, talk


def ready(lines: str, language: str = "en") -> ReadyMeeting:
    """The meeting of some "Name: words" lines."""
    turns = tuple(talk(lines))
    return ReadyMeeting(AskedMeeting("", turns, named(turns), language))


def letter(
    lines: str,
    wish: Wish,
    writer: Writer | None = None,
    items: Sequence[SummaryItem] | None = None,
    spoken: str | None = None,
) -> list[Part]:
    """The parts of a letter about the meeting, which is in the letter's language unless said otherwise."""
    given = None if items is None else tuple(items)
    task = Task(ready(lines, spoken or wish.language), wish.kind_in_words, wish, given, writer)
    return list(compose(task, lambda: None))


def text_of(parts: Sequence[Part]) -> str:
    """The letter as it is read."""
    return laid_out(parts)


def run_job(
    name: str, engine: SummarizeEngine, lines: str, *entries: dict[str, Any], **params: Any
) -> tuple[Any, list[Part], list[Stray]]:
    """What a job of the engine says at its end, and what it sent."""
    sent: list[Frame] = []
    turns = talk(lines)
    about = {"language": params.pop("language", "en"), "speakers": plain(named(turns)), "threads": 1, "llm": None}
    job = Job(name, about | params, sent.append)
    for entry in (*entries, {"turns": [plain(turn) for turn in turns]}):
        job._accept(entry)
    job._accept(engine_module._END)
    done = engine.run(job)
    items = [frame for frame in sent if isinstance(frame, dict) and frame["type"] == "item"]
    parts = [from_plain(Part, item["data"]) for item in items if item["kind"] == "part"]
    return done, parts, [from_plain(Stray, item["data"]) for item in items if item["kind"] == "stray"]
