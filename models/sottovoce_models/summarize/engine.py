"""The engine `sottovoce_models.summarize.engine:SummarizeEngine`: the jobs "minutes" and "passages".

Params: recording_id, revision, language, speakers {id: {name, role}}, template (the text of a template's file, or ""
for the general one), threads, suggested_llm (id or None) and llm: None or {path, id, sha256, writes: [language, …],
family, thinking}; the last two are values of `catalogue.chat` and may be left out. Input items: {"turns": [plain Turn,
…]}. Output items: kind "summary_item", each a plain SummaryItem, in the order they are ready. Done: {quote_led, notes,
stamp, language, suggested_llm}; notes are codes: "empty", "quote_led.no_model", "quote_led.language".

The jobs of `ask.job` and `compose.job` are done here, too: they share the writer that is loaded.

"passages" needs language, speakers and template only, and sends but the lines that the template's sections look for
besides; those come last in "minutes". No model has a part in them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sottovoce_models.ask.job import JOBS as ASK_JOBS
from sottovoce_models.ask.job import AskDesk
from sottovoce_models.catalogue.chat import Chat, ChatFamily, Thinking
from sottovoce_models.codec import from_plain, plain
from sottovoce_models.compose.job import JOBS as COMPOSE_JOBS
from sottovoce_models.compose.job import ComposeDesk
from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, EngineFault, UserFixable
from sottovoce_models.protocol import Json, Pcm
from sottovoce_models.summarize.found import passages
from sottovoce_models.summarize.gate import Gate
from sottovoce_models.summarize.minutes import Meeting, write_minutes
from sottovoce_models.summarize.writer import Writer
from sottovoce_models.templates.reading import parse
from sottovoce_models.templates.shipped import GENERAL
from sottovoce_models.templates.template import Template
from sottovoce_models.types import Speaker, SummaryItem, Turn

NOTE_EMPTY: Final = "empty"
NOTE_NO_MODEL: Final = "quote_led.no_model"
NOTE_LANGUAGE: Final = "quote_led.language"

WriterFactory = Callable[[Path, str, str, int, Chat], Writer]


def _llama(path: Path, model_id: str, sha256: str, threads: int, chat: Chat) -> Writer:
    from sottovoce_models.summarize.llama_writer import LlamaWriter

    return LlamaWriter(path, model_id, sha256, threads, chat)


def chat_of(llm: Json) -> Chat:
    """How to talk to the model of a job; its own template where the job does not say."""
    return Chat(ChatFamily(llm.get("family", "template")), Thinking(llm.get("thinking", "never")))


class SummarizeEngine:
    """Makes minutes, answers and letters; keeps the model it loaded last, so that a second meeting starts at once."""

    def __init__(self, load_writer: WriterFactory = _llama) -> None:
        self._load_writer = load_writer
        self._loaded: tuple[tuple[str, str, int], Writer] | None = None
        self._ask = AskDesk()
        self._compose = ComposeDesk()

    def run(self, job: Job) -> Json:
        """Does "minutes", "passages", `ask.job.JOBS`, `compose.job.JOBS`; USAGE for others. All it sends is proved."""
        if job.name in ASK_JOBS:
            return self._ask.run(job, self._writer)
        if job.name in COMPOSE_JOBS:
            return self._compose.run(job, self._writer)
        if job.name not in {"minutes", "passages"}:
            raise UserFixable(Code.USAGE, what=job.name)
        try:
            template = _template(job)
            meeting, llm = _meeting(job), job.params.get("llm")
            threads = int(job.params.get("threads") or 1)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise EngineFault(Code.ENGINE_INTERNAL, kind="params", place="summarize") from error
        if job.name == "passages":
            _send_passages(job, meeting, template, Gate(meeting.turns, meeting.speakers, meeting.language))
            return {"language": meeting.language}
        notes: list[str] = []
        writer: Writer | None = None
        if not any(turn.text.strip() for turn in meeting.turns):
            notes.append(NOTE_EMPTY)
        elif llm is None:
            notes.append(NOTE_NO_MODEL)
        elif meeting.language not in llm.get("writes", ()):
            notes.append(NOTE_LANGUAGE)
        else:
            writer = self._writer(llm, threads)
        steps = _Steps(job)
        gate = Gate(meeting.turns, meeting.speakers, meeting.language)
        for item in gate.through(write_minutes(meeting, writer, steps.reached, steps.token, gate)):
            _require_verbatim(item, meeting)
            job.emit("summary_item", plain(item))
        _send_passages(job, meeting, template, gate)
        return {
            "quote_led": writer is None,
            "notes": notes,
            "stamp": plain(writer.stamp) if writer is not None else None,
            "language": meeting.language,
            "suggested_llm": job.params.get("suggested_llm") if writer is None and meeting.turns else None,
        }

    def _writer(self, llm: Json, threads: int) -> Writer:
        key = (str(llm["path"]), str(llm["sha256"]), threads)
        if self._loaded is None or self._loaded[0] != key:
            self._loaded = None  # gives the old model's memory back before the new one is loaded
            model = (Path(llm["path"]), str(llm["id"]), str(llm["sha256"]))
            self._loaded = (key, self._load_writer(*model, threads, chat_of(llm)))
        return self._loaded[1]


class _Steps:
    """Tells how far the minutes are, at every token too: a slow machine that still writes is not taken for dead."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._at = (0, 0)

    def reached(self, done: int, total: int) -> None:
        self._at = (done, total)
        self._job.progress(done, total)

    def token(self) -> None:
        self._job.progress(*self._at)


def _meeting(job: Job) -> Meeting:
    turns: list[Turn] = []
    for entry in job.input():
        if not isinstance(entry, Pcm):
            turns.extend(from_plain(Turn, turn) for turn in entry["turns"])
    speakers: dict[str, Any] = job.params.get("speakers") or {}
    return Meeting(
        turns=tuple(turns),
        speakers={key: from_plain(Speaker, value) for key, value in speakers.items()},
        language=str(job.params["language"]).split("-")[0].lower(),
    )


def _template(job: Job) -> Template:
    """The form to look for passages for; ValueError for a text that is none."""
    text = str(job.params.get("template") or "")
    return parse(text) if text else GENERAL


def _send_passages(job: Job, meeting: Meeting, template: Template, gate: Gate) -> None:
    for item in passages(meeting, template, gate):
        _require_verbatim(item, meeting)
        job.emit("summary_item", plain(item))


def _require_verbatim(item: SummaryItem, meeting: Meeting) -> None:
    """The promise of the minutes, held at the door: a quote that is not in its turn is a bug, not an item."""
    words = {turn.id: turn.text for turn in meeting.turns}
    if not item.citations or any(citation.quote not in words.get(citation.turn_id, "") for citation in item.citations):
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine="summarize")
