"""The jobs "ask", "missed", "named" and "chapters" of the engine process that writes minutes: one writer for all.

They share its process so that a loaded model serves minutes and questions. Params: threads, llm (as for "minutes") and
meetings: {id: {language, speakers {id: {name, role}}}}. Input items: {"meeting": id, "turns": [plain Turn, …]}, and
what users type: {"question": …} or {"names": […]}.

"ask": output items "quotes" ({meeting, citations}: the best quotes, before anybody writes), "line" ({meeting, item,
written}) and, where it was not said, "near" ({meeting, citations}); done: {found, coverage, language, notes, stamp}.
"missed" takes `minutes` and `until_ms` (or None); "named" takes names; both send "line". "chapters" sends "chapter"
({title, start_ms, end_ms, written, citations}).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from sottovoce_models.ask.answering import SHOWN_QUOTES, AskableMeeting, AskedMeeting, Candidate, answer
from sottovoce_models.ask.chapters import chapters
from sottovoce_models.ask.missed import missed
from sottovoce_models.ask.named import times_named
from sottovoce_models.codec import from_plain, plain
from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import Json, Pcm
from sottovoce_models.summarize.gate import Gate
from sottovoce_models.summarize.writer import Writer
from sottovoce_models.types import Speaker, SummaryItem, Turn

JOBS: Final = frozenset({"ask", "missed", "named", "chapters"})
NOTE_NO_MODEL: Final = "ask.no_model"
NOTE_LANGUAGE: Final = "ask.language"
NOTE_DOUBTED: Final = "ask.doubted"
_MAX_KEPT: Final = 4

LoadWriter = Callable[[Json, int], Writer]


class AskDesk:
    """Does the jobs; keeps the meetings asked last ready, so that the next question to them is answered sooner."""

    def __init__(self) -> None:
        self._ready: dict[int, tuple[AskedMeeting, AskableMeeting]] = {}

    def run(self, job: Job, load_writer: LoadWriter) -> Json:
        """Does one of the `JOBS`; ENGINE_INTERNAL for params that are none."""
        try:
            meetings, texts = _received(job)
            threads = int(job.params.get("threads") or 1)
            minutes, until_ms = int(job.params.get("minutes") or 0), job.params.get("until_ms")
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise EngineFault(Code.ENGINE_INTERNAL, kind="params", place="ask") from error
        notes: list[str] = []
        stamps: list[Json] = []
        llm = job.params.get("llm")

        def writer_for(language: str) -> Writer | None:
            if llm is None or language not in llm.get("writes", ()):
                notes.append(NOTE_NO_MODEL if llm is None else NOTE_LANGUAGE)
                return None
            writer = load_writer(llm, threads)
            stamps.append(plain(writer.stamp))
            return writer

        def token() -> None:
            job.progress(0, 0)

        if job.name == "ask":
            done = self._ask(job, " ".join(texts), meetings, writer_for, token)
            notes += [NOTE_DOUBTED] if done.pop("doubted") else []
        elif job.name == "missed":
            done = _send(job, meetings[0], missed(meetings[0], minutes, until_ms))
        elif job.name == "named":
            done = _send(job, meetings[0], times_named(meetings[0], texts))
        else:
            done = _send_chapters(job, meetings[0], writer_for, token)
        return {**done, "notes": list(dict.fromkeys(notes)), "stamp": stamps[0] if stamps else None}

    def _ask(
        self,
        job: Job,
        question: str,
        meetings: Sequence[AskedMeeting],
        writer_for: Callable[[str], Writer | None],
        token: Callable[[], None],
    ) -> Json:
        askable = []
        for number, meeting in enumerate(meetings):
            job.progress(number, len(meetings) + 1)
            askable.append(self._askable(meeting))

        def send_quotes(best: Candidate) -> None:
            meeting = best.askable.meeting
            citations = [quote.citation() for quote in best.quotes[:SHOWN_QUOTES]]
            job.emit("quotes", {"meeting": meeting.id, "citations": plain(citations)})

        given = answer(question, askable, writer_for, token, send_quotes)
        texts = {(meeting.id, turn.id): turn.text for meeting in meetings for turn in meeting.turns}
        for line in given.lines:
            _require_verbatim(line.item, line.meeting, texts)
            job.emit("line", {"meeting": line.meeting, "item": plain(line.item), "written": line.written})
        if given.near is not None:
            job.emit("near", {"meeting": given.near.meeting, "citations": plain(given.near.citations)})
        return {
            "found": given.found,
            "coverage": given.coverage,
            "language": given.language,
            "doubted": given.doubted,
        }

    def _askable(self, meeting: AskedMeeting) -> AskableMeeting:
        key = hash((meeting.id, meeting.turns, meeting.language, tuple(meeting.speakers.items())))
        known = self._ready.get(key)
        if known is None or known[0] != meeting:
            known = (meeting, AskableMeeting(meeting))
            while len(self._ready) >= _MAX_KEPT:
                del self._ready[next(iter(self._ready))]
            self._ready[key] = known
        return known[1]


def _received(job: Job) -> tuple[list[AskedMeeting], list[str]]:
    """The meetings with their turns, in the order of the params, and the texts of the user."""
    meetings: dict[str, Any] = job.params["meetings"]
    turns: dict[str, list[Turn]] = {key: [] for key in meetings}
    texts: list[str] = []
    for entry in job.input():
        if isinstance(entry, Pcm):
            continue
        if "question" in entry:
            texts.append(str(entry["question"]))
        texts += [str(name) for name in entry.get("names", ())]
        if "turns" in entry:
            key = entry["meeting"]
            turns[key] += [from_plain(Turn, turn) for turn in entry["turns"]]
    if not meetings:
        raise ValueError("no meeting")
    return [
        AskedMeeting(
            key,
            tuple(turns[key]),
            {who: from_plain(Speaker, value) for who, value in (about.get("speakers") or {}).items()},
            str(about["language"]).split("-", maxsplit=1)[0].lower(),
        )
        for key, about in meetings.items()
    ], texts


def _send(job: Job, meeting: AskedMeeting, lines: Sequence[SummaryItem]) -> Json:
    texts = {(meeting.id, turn.id): turn.text for turn in meeting.turns}
    for item in lines:
        _require_verbatim(item, meeting.id, texts)
        job.emit("line", {"meeting": meeting.id, "item": plain(item), "written": False})
    return {"found": bool(lines), "language": meeting.language}


def _send_chapters(
    job: Job, meeting: AskedMeeting, writer_for: Callable[[str], Writer | None], token: Callable[[], None]
) -> Json:
    writer = writer_for(meeting.language) if meeting.turns else None
    gate = Gate(meeting.turns, meeting.speakers, meeting.language)
    count = 0
    for chapter in chapters(meeting, writer, gate, token):
        count += 1
        job.emit("chapter", plain(chapter))
    return {"found": bool(count), "language": meeting.language}


def _require_verbatim(item: SummaryItem, meeting: str, texts: dict[tuple[str, str], str]) -> None:
    """Held at the door: a quote that is not in its turn is a bug, not an answer."""
    cited = item.citations
    if not cited or any(each.quote not in texts.get((meeting, each.turn_id), "") for each in cited):
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine="summarize")
