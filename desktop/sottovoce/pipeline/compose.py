"""Stage: a wish and a transcript to a letter, or a part of one anew. The engine writes, this side checks each citation.

It runs in the engine process of the minutes, so that a writer that is loaded serves both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.checked import number, parsed
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.engines import SUMMARIZE, EngineSet
from sottovoce.pipeline.events import Notice, NoticeCode
from sottovoce.pipeline.minutes import FALLBACKS, Writer, WriterChoice, feed_turns, llm_params, usable
from sottovoce.pipeline.stages import Context
from sottovoce_models import codec
from sottovoce_models.compose.edits import FROM_MEETING
from sottovoce_models.compose.kind import SHIPPED
from sottovoce_models.compose.letter import Part, Stray, laid_out
from sottovoce_models.compose.wish import Wish
from sottovoce_models.errors import Code, EngineFault, SottovoceError, UserFixable
from sottovoce_models.protocol import Frame, Json
from sottovoce_models.types import Citation, EngineStamp, SummaryItem, Transcript

_ITEMS_PER_MESSAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Fact:
    """Words of the letter that speak of the meeting, with their proof; not `supported`: to be marked for the reader."""

    text: str
    citations: tuple[Citation, ...]
    supported: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: its parts in reading order, and names, numbers and dates that neither meeting nor user said."""

    wish: Wish
    subject: str
    parts: tuple[Part, ...]
    strays: tuple[Stray, ...] = ()
    notices: tuple[Notice, ...] = ()
    made_by: EngineStamp | None = None

    @property
    def text(self) -> str:
        """The letter as plain text."""
        return laid_out(self.parts)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every part that speaks of the meeting, then every stray name, number and date."""
        said = [Fact(part.text, part.citations, part.supported) for part in self.parts if part.origin in FROM_MEETING]
        return (*said, *(Fact(stray.text, (), supported=False) for stray in self.strays))


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a letter is about. `items`: its approved minutes; None if there are none."""

    transcript: Transcript
    items: Sequence[SummaryItem] | None = None


class LetterStage:
    """Runs the jobs of one set of engines; each call blocks and raises SottovoceError."""

    def __init__(self, engines: EngineSet, threads: int) -> None:
        self._engines = engines
        self._threads = threads

    def prepare(self, transcript: Transcript, choice: WriterChoice, cancel: CancelToken) -> None:
        """Reads the meeting and loads the writer, if one may write, so that a letter begins sooner."""
        if transcript.turns:
            writer, _ = usable(_plain_language(transcript), choice)
            job = _Job(self._engines, self._threads, transcript, cancel)
            with suppress(UserFixable):  # no writer after all: the letter will say so
                job.run("compose_prepare", writer, iter(()), lambda _frame: None)

    def compose(
        self,
        wish: Wish,
        meeting: Meeting,
        choice: WriterChoice,
        cancel: CancelToken,
        on_part: Callable[[Part], None] = lambda _part: None,
    ) -> Letter:
        """The letter; `on_part` hears of each part as soon as it is ready.

        Without a model that may write in the letter's language its frame is filled with the words as spoken, and a
        notice says so.
        """
        writer, notices = writer_for(wish, meeting.transcript, choice)
        job = _Job(self._engines, self._threads, meeting.transcript, cancel)
        try:
            return self._letter(job, wish, meeting, writer, notices, on_part)
        except SottovoceError as error:
            reason = FALLBACKS.get(error.code)
            if writer is None or reason is None:
                raise
            return self._letter(job, wish, meeting, None, [_of_letters(Notice(reason, {"id": writer.id}))], on_part)

    def _letter(
        self,
        job: _Job,
        wish: Wish,
        meeting: Meeting,
        writer: Writer | None,
        notices: Sequence[Notice],
        on_part: Callable[[Part], None],
    ) -> Letter:
        parts, strays = list[Part](), list[Stray]()
        keep = _Keeper(meeting.transcript, parts, strays, on_part)
        done = job.run("compose", writer, chain(_wished(wish), _items(meeting.items)), keep)
        told = list(notices)
        if "compose.doubted" in (done.get("notes") or ()):
            told.append(Notice(NoticeCode.COMPOSE_DOUBTED))
        if not number(done, "lines", SUMMARIZE):
            told.append(Notice(NoticeCode.COMPOSE_NOTHING))
        stamp = parsed(EngineStamp, done["stamp"], SUMMARIZE) if done.get("stamp") else None
        subject = wish.kind_in_words.subject.within(wish.language, wish.address)
        return Letter(wish, subject, tuple(parts), tuple(strays), tuple(told), stamp)

    def rewrite(
        self,
        letter: Letter,
        place: int,
        instruction: str,
        transcript: Transcript,
        choice: WriterChoice,
        cancel: CancelToken,
    ) -> Letter:
        """The letter with a part written anew as the user asks; unchanged, with a notice, where no model can."""
        writer, notice = usable(letter.wish.language, choice)
        if _plain_language(transcript) != letter.wish.language:
            writer, notice = None, Notice(NoticeCode.COMPOSE_OTHER_LANGUAGE)
        if writer is None:
            return replace(letter, notices=() if notice is None else (_of_letters(notice),))
        return self._anew(letter, place, {"instruction": instruction}, transcript, writer, cancel)

    def retype(self, letter: Letter, place: int, typed: str, transcript: Transcript, cancel: CancelToken) -> Letter:
        """The letter with one part as the user typed it; its proof stays where it still holds."""
        return self._anew(letter, place, {"typed": typed}, transcript, None, cancel)

    def _anew(
        self,
        letter: Letter,
        place: int,
        how: Json,
        transcript: Transcript,
        writer: Writer | None,
        cancel: CancelToken,
    ) -> Letter:
        made, strays = list[Part](), list[Stray]()
        feed: list[Frame] = [{"type": "item", "data": {"part": codec.plain(letter.parts[place]), **how}}]
        keep = _Keeper(transcript, made, strays, lambda _part: None)
        job = _Job(self._engines, self._threads, transcript, cancel)
        job.run("compose_rewrite", writer, chain(_wished(letter.wish), feed), keep)
        if len(made) != 1:
            return replace(letter, notices=(Notice(NoticeCode.COMPOSE_REFUSED),))
        others = [stray for stray in letter.strays if stray.part != place]
        moved = [replace(stray, part=place) for stray in strays]
        found = sorted([*others, *moved], key=lambda stray: stray.part)
        parts = (*letter.parts[:place], made[0], *letter.parts[place + 1 :])
        return replace(letter, parts=parts, strays=tuple(found), notices=())


def _plain_language(transcript: Transcript) -> str:
    return transcript.language.split("-", maxsplit=1)[0].lower()


def writer_for(wish: Wish, transcript: Transcript, choice: WriterChoice) -> tuple[Writer | None, list[Notice]]:
    """Who writes in the letter, or why nobody does; a letter that is only filled in needs nobody, and says nothing."""
    if _plain_language(transcript) != wish.language:
        return None, [Notice(NoticeCode.COMPOSE_OTHER_LANGUAGE)]
    if not SHIPPED[wish.kind].writes or not transcript.turns:
        return None, []
    writer, notice = usable(wish.language, choice)
    return writer, [] if notice is None else [_of_letters(notice)]


def _of_letters(notice: Notice) -> Notice:
    """The notice of the minutes as said of a letter."""
    if not notice.code.startswith("minutes."):
        return notice
    return Notice(NoticeCode("compose." + notice.code.removeprefix("minutes.")), notice.params)


def _wished(wish: Wish) -> Iterator[Frame]:
    yield {"type": "item", "data": {"wish": codec.plain(wish)}}


def _items(items: Sequence[SummaryItem] | None) -> Iterator[Frame]:
    if items is not None:
        yield {"type": "item", "data": {"items": []}}
        for start in range(0, len(items), _ITEMS_PER_MESSAGE):
            yield {"type": "item", "data": {"items": codec.plain(tuple(items[start : start + _ITEMS_PER_MESSAGE]))}}


class _Job:
    """One transcript on its way through the engine of the minutes."""

    def __init__(self, engines: EngineSet, threads: int, transcript: Transcript, cancel: CancelToken) -> None:
        self._context = Context(Draft(), engines, lambda _event: None, cancel)
        self._threads = threads
        self._transcript = transcript

    def run(self, name: str, writer: Writer | None, feed: Iterable[Frame], keep: Callable[[Json], None]) -> Json:
        params: Json = {
            "language": self._transcript.language,
            "speakers": codec.plain(self._transcript.speakers),
            "threads": self._threads,
            "llm": None if writer is None else llm_params(writer),
        }
        whole = chain(feed, feed_turns(self._transcript))
        return self._context.run_job(SUMMARIZE, (name, params), whole, keep, lambda _done, _total: None)


class _Keeper:
    """Takes messages in; ENGINE_BAD_OUTPUT for a part without the proof it claims."""

    def __init__(
        self, transcript: Transcript, parts: list[Part], strays: list[Stray], on_part: Callable[[Part], None]
    ) -> None:
        self._texts = {turn.id: turn.text for turn in transcript.turns}
        self._parts, self._strays, self._on_part = parts, strays, on_part

    def __call__(self, frame: Json) -> None:
        if frame.get("kind") == "stray":
            stray = parsed(Stray, frame.get("data"), SUMMARIZE)
            if not 0 <= stray.part < len(self._parts) or stray.text not in self._parts[stray.part].text:
                raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SUMMARIZE)
            self._strays.append(stray)
            return
        part = parsed(Part, frame.get("data"), SUMMARIZE)
        is_claim = part.origin in FROM_MEETING and part.supported
        if (is_claim and not part.citations) or any(
            each.quote not in self._texts.get(each.turn_id, "") for each in part.citations
        ):
            raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SUMMARIZE)
        self._parts.append(part)
        self._on_part(part)
