"""Asking in memory: a test says what is answered, and when."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence

from sottovoce.pipeline.ask import AnswerLine, AskedAnswer, MeetingCitation
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.asking import ManyAnswer
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
        self.texts: dict[str, Transcript] = {}
        self.most_read = 24
        self.said: tuple[SummaryItem, ...] = ()
        self.looked: list[tuple[Transcript, object]] = []
        self.forgotten = 0
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

    def ask_all(
        self,
        question: str,
        recording_ids: Sequence[str],
        writer_id: str | None,
        cancel: CancelToken,
        on_quotes: Callable[[Sequence[MeetingCitation]], None],
    ) -> ManyAnswer:
        transcripts = {
            recording_id: self.texts[recording_id] for recording_id in recording_ids if recording_id in self.texts
        }
        answer = self.ask(question, transcripts, writer_id, cancel, on_quotes)
        return ManyAnswer(answer, transcripts, min(len(recording_ids), self.most_read), len(recording_ids))

    def missed(
        self, transcript: Transcript, minutes: int, until_ms: int | None, cancel: CancelToken
    ) -> Sequence[SummaryItem]:
        return self._look(transcript, (minutes, until_ms), cancel)

    def named(self, transcript: Transcript, names: Sequence[str], cancel: CancelToken) -> Sequence[SummaryItem]:
        return self._look(transcript, tuple(names), cancel)

    def forget(self) -> None:
        self.forgotten += 1

    def _look(self, transcript: Transcript, about: object, cancel: CancelToken) -> Sequence[SummaryItem]:
        self.looked.append((transcript, about))
        while not self.hold.wait(0.01):
            cancel.check()
        if self.error is not None:
            raise self.error
        return self.said


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
