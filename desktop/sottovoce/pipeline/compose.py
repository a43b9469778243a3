"""Stage: a wish and a transcript to a letter. The engine fills and writes, this side checks every citation.

It runs in the engine process of the minutes, so that a writer that is loaded serves both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.checked import number, parsed
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.engines import SUMMARIZE, EngineSet
from sottovoce.pipeline.events import Notice, NoticeCode
from sottovoce.pipeline.minutes import FALLBACKS, Writer, WriterChoice, feed_turns, llm_params, usable
from sottovoce.pipeline.stages import Context
from sottovoce_models import codec
from sottovoce_models.compose.kind import SHIPPED
from sottovoce_models.compose.letter import Origin, Part, Stray, laid_out
from sottovoce_models.compose.wish import Wish
from sottovoce_models.errors import Code, EngineFault, SottovoceError
from sottovoce_models.protocol import Frame, Json
from sottovoce_models.types import Citation, EngineStamp, SummaryItem, Transcript

_FROM_MEETING: Final = frozenset({Origin.SPOKEN, Origin.WRITTEN, Origin.MINUTES})
_ITEMS_PER_MESSAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Fact:
    """Words of the letter that speak of the meeting, with their proof; not `supported`: to be marked for the reader."""

    text: str
    citations: tuple[Citation, ...]
    supported: bool


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter: its parts in reading order, and names, numbers and dates that neither meeting nor user said."""

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
        said = [Fact(part.text, part.citations, part.supported) for part in self.parts if part.origin in _FROM_MEETING]
        return (*said, *(Fact(stray.text, (), supported=False) for stray in self.strays))


def compose(
    wish: Wish,
    transcript: Transcript,
    items: Sequence[SummaryItem] | None,
    choice: WriterChoice,
    engines: EngineSet,
    cancel: CancelToken,
    *,
    threads: int,
    on_part: Callable[[Part], None] = lambda _part: None,
) -> Composed:
    """The letter; blocks. `on_part` hears of each part as soon as it is ready. `items`: approved minutes, if any.

    Without a model that may write in the letter's language its frame is filled with the words as spoken, and a notice
    says so. Raises SottovoceError.
    """
    job = _ComposeJob(wish, transcript, items, engines, cancel, threads, on_part)
    writer, notices = _writer(wish, transcript, choice)
    try:
        return job.run(writer, notices)
    except SottovoceError as error:
        reason = FALLBACKS.get(error.code)
        if writer is None or reason is None:
            raise
        return job.run(None, [_of_letters(Notice(reason, {"id": writer.id}))])


def _writer(wish: Wish, transcript: Transcript, choice: WriterChoice) -> tuple[Writer | None, list[Notice]]:
    """Who writes in the letter, or why nobody does; a letter that is only filled in needs nobody, and says nothing."""
    if transcript.language.split("-", maxsplit=1)[0].lower() != wish.language:
        return None, [Notice(NoticeCode.COMPOSE_OTHER_LANGUAGE)]
    if not SHIPPED[wish.kind].writes or not transcript.turns:
        return None, []
    writer, notice = usable(wish.language, choice)
    return writer, [] if notice is None else [_of_letters(notice)]


def _of_letters(notice: Notice) -> Notice:
    """The notice of the minutes as said of a letter."""
    return Notice(NoticeCode("compose." + notice.code.removeprefix("minutes.")), notice.params)


class _ComposeJob:
    """One letter on its way through the engine."""

    def __init__(
        self,
        wish: Wish,
        transcript: Transcript,
        items: Sequence[SummaryItem] | None,
        engines: EngineSet,
        cancel: CancelToken,
        threads: int,
        on_part: Callable[[Part], None],
    ) -> None:
        self._wish = wish
        self._transcript = transcript
        self._items = items
        self._context = Context(Draft(), engines, lambda _event: None, cancel)
        self._threads = threads
        self._on_part = on_part
        self._texts = {turn.id: turn.text for turn in transcript.turns}
        self._parts: list[Part] = []
        self._strays: list[Stray] = []

    def run(self, writer: Writer | None, notices: Sequence[Notice]) -> Composed:
        self._parts.clear()
        self._strays.clear()
        params: Json = {
            "language": self._transcript.language,
            "speakers": codec.plain(self._transcript.speakers),
            "threads": self._threads,
            "llm": None if writer is None else llm_params(writer),
        }
        done = self._context.run_job(
            SUMMARIZE, ("compose", params), self._feed(), self._keep, lambda _done, _total: None
        )
        told = list(notices)
        if "compose.doubted" in (done.get("notes") or ()):
            told.append(Notice(NoticeCode.COMPOSE_DOUBTED))
        if not number(done, "lines", SUMMARIZE):
            told.append(Notice(NoticeCode.COMPOSE_NOTHING))
        if self._strays or any(not part.supported for part in self._parts):
            told.append(Notice(NoticeCode.COMPOSE_MARKED))
        stamp = parsed(EngineStamp, done["stamp"], SUMMARIZE) if done.get("stamp") else None
        kind = SHIPPED[self._wish.kind]
        subject = kind.subject.within(self._wish.language, self._wish.address)
        return Composed(subject, tuple(self._parts), tuple(self._strays), tuple(told), stamp)

    def _feed(self) -> Iterator[Frame]:
        yield {"type": "item", "data": {"wish": codec.plain(self._wish)}}
        if self._items is not None:
            yield {"type": "item", "data": {"items": []}}
            for start in range(0, len(self._items), _ITEMS_PER_MESSAGE):
                some = self._items[start : start + _ITEMS_PER_MESSAGE]
                yield {"type": "item", "data": {"items": codec.plain(tuple(some))}}
        yield from feed_turns(self._transcript)

    def _keep(self, frame: Json) -> None:
        """Takes a message in; ENGINE_BAD_OUTPUT for a part without the proof it claims."""
        if frame.get("kind") == "stray":
            stray = parsed(Stray, frame.get("data"), SUMMARIZE)
            if not 0 <= stray.part < len(self._parts) or stray.text not in self._parts[stray.part].text:
                raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SUMMARIZE)
            self._strays.append(stray)
            return
        part = parsed(Part, frame.get("data"), SUMMARIZE)
        is_claim = part.origin in _FROM_MEETING and part.supported
        if (is_claim and not part.citations) or any(
            each.quote not in self._texts.get(each.turn_id, "") for each in part.citations
        ):
            raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SUMMARIZE)
        self._parts.append(part)
        self._on_part(part)
