"""Asking in memory: a test says what is answered, and when."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence

from sottovoce.pipeline.ask import AnswerLine, AskedAnswer, MeetingCitation
from sottovoce.pipeline.cancel import CancelToken
from sottovoce_models.errors import SottovoceError
from sottovoce_models.types import Citation, ItemKind, SummaryItem, Transcript

NOT_SAID = AskedAnswer(False, (), (), "en")


class FakeAsking:
    """Answers with `answer`; while `hold` is not set it shows `quotes` and waits, as a model does."""

    def __init__(self) -> None:
        self.answer: AskedAnswer | None = None
        self.quotes: tuple[MeetingCitation, ...] = ()
        self.error: SottovoceError | None = None
        self.asked: list[tuple[str, tuple[str, ...], str | None]] = []
        self.hold = threading.Event()
        self.hold.set()

    def ask(
        self,
        question: str,
        transcripts: Mapping[str, Transcript],
        writer_id: str | None,
        cancel: CancelToken,
        on_quotes: Callable[[Sequence[MeetingCitation]], None],
    ) -> AskedAnswer:
        self.asked.append((question, tuple(transcripts), writer_id))
        if self.quotes:
            on_quotes(self.quotes)
        while not self.hold.wait(0.01):
            cancel.check()
        cancel.check()
        if self.error is not None:
            raise self.error
        return self.answer if self.answer is not None else quoted(*next(iter(transcripts.items())))


def cited(transcript: Transcript, turn: int, words: str = "") -> Citation:
    """Words of a turn, all of them unless some are given."""
    here = transcript.turns[turn]
    return Citation(here.id, here.start_ms, here.end_ms, words or here.text)


def quoted(meeting: str, transcript: Transcript, turn: int = 1) -> AskedAnswer:
    """An answer in quotes alone."""
    citation = cited(transcript, turn)
    item = SummaryItem(ItemKind.OVERVIEW, citation.quote, (citation,))
    line = AnswerLine(meeting, item, written=False)
    return AskedAnswer(True, (line,), (MeetingCitation(meeting, citation),), transcript.language)


def written(meeting: str, transcript: Transcript, sentence: str, turn: int = 1, also: int = 3) -> AskedAnswer:
    """An answer in a sentence with its proof, and another quote beside it."""
    citation = cited(transcript, turn)
    item = SummaryItem(ItemKind.OVERVIEW, sentence, (citation,))
    line = AnswerLine(meeting, item, written=True)
    citations = (MeetingCitation(meeting, citation), MeetingCitation(meeting, cited(transcript, also)))
    return AskedAnswer(True, (line,), citations, transcript.language)
