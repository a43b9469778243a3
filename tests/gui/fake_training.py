"""Training samples in memory: the real gate's words, a real review, and a note of everything that would be written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from sottovoce.core.consent import Answer, Basis, Given, MeetingConsent, Notice, Participant, Purpose, Role
from sottovoce.core.languages import UiLanguage
from sottovoce.core.profile import Profile
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.redaction import RedactedTalk, RedactedTurn, Replacement
from sottovoce.services.consent.service import ReceiptKind
from sottovoce.services.exports.document import Document
from sottovoce.services.training.excerpt import ExcerptChoice, ExcerptChoices, choices_of, passages_of
from sottovoce.services.training.gate import GateBlocker
from sottovoce.services.training.review import Review, review_of
from sottovoce.services.training.service import Written
from sottovoce.services.training.suggestions import Suggestion, SuggestionKind
from sottovoce_models.errors import SottovoceError
from sottovoce_models.types import (
    Citation,
    ItemKind,
    Span,
    SpanCategory,
    Speaker,
    Summary,
    SummaryItem,
    Transcript,
    Turn,
)

NAMES = ("Anna Keller", "Dr. Lea Brunner")
FOLDER = Path("Sottovoce training samples")


class _Answers(Protocol):
    def answer(self, recording_id: str, consent: MeetingConsent) -> None: ...


class FakeTraining:
    """Open for every meeting unless a test says otherwise; `wrote` is what would lie in a folder."""

    def __init__(self, answers: _Answers) -> None:
        self.answers = answers
        self.notice: Notice | None = None
        self.receipts: list[tuple[Path, ReceiptKind]] = []
        self.spoken_of = True
        self.reasons: tuple[GateBlocker, ...] = ()
        self.sample: Written | None = None
        self.wrote: list[Review] = []
        self.names_given: tuple[str, ...] = ()
        self.invented = False
        self.reading: SottovoceError | None = None
        self.suggested: tuple[Suggestion, ...] = (
            Suggestion("Annegret", SuggestionKind.PERSON, 2, "Schlecht. Annegret ruft jede Nacht an."),
            Suggestion("Weserrettung Blumenthal", SuggestionKind.ORG, 1, "Auf der Wache, bei der Weserrettung …"),
            Suggestion("Worpswede", SuggestionKind.PLACE, 1, "… und wohnt allein in Worpswede, und eigentlich …"),
            Suggestion("KESB", SuggestionKind.UNKNOWN, 2, "Sie hat Angst vor der KESB, das muss man sagen."),
        )
        self.error: SottovoceError | None = None

    @property
    def default_folder(self) -> Path:
        return FOLDER

    @property
    def is_spoken_of(self) -> bool:
        return self.spoken_of

    def written(self, _recording_id: str) -> Written | None:
        return self.sample

    def reasons_against(self, _recording_id: str) -> tuple[GateBlocker, ...]:
        return self.reasons

    def blockers(self, _recording_id: str, *, ticked: bool) -> tuple[GateBlocker, ...]:
        return self.reasons if ticked else ()

    def told(self, _recording_id: str) -> Notice | None:
        return self.notice

    def answer(self, recording_id: str, consent: MeetingConsent, told: Notice) -> None:
        self.notice = told
        self.answers.answer(recording_id, consent)

    def choices(self, _recording_id: str) -> ExcerptChoices:
        turns = (
            Turn("t0", "S1", 0, 4_000, "Frau Keller, wie geht es Ihnen? Schlafen Sie?"),
            Turn("t1", "S2", 4_000, 9_000, "Schlecht. Annegret ruft jede Nacht an."),
        )
        talk = Transcript("r", 1, "de", {"S1": Speaker("Lea Brunner"), "S2": Speaker("Anna Keller")}, turns)
        proof = Citation("t1", 4_000, 9_000, "Annegret ruft jede Nacht an.")
        lines = (
            SummaryItem(ItemKind.OVERVIEW, "Frau Keller schläft schlecht.", (proof,), edited=True),
            SummaryItem(ItemKind.ACTION, "Anna Keller führt ein Schlaftagebuch.", (proof,), edited=True),
        )
        return choices_of(Summary("r", 1, "general", "de", lines, quote_led=False), talk, secrecy=False)

    def names(self, _recording_id: str) -> tuple[str, ...]:
        return NAMES

    def suggestions(
        self, _recording_id: str, on_progress: Callable[[int, int], None], _cancel: CancelToken
    ) -> tuple[Suggestion, ...]:
        on_progress(1, 2)
        if self.reading is not None:
            raise self.reading
        return self.suggested

    def prepare(
        self,
        recording_id: str,
        choice: ExcerptChoice,
        names: Iterable[str],
        on_progress: Callable[[int, int], None],
        _cancel: CancelToken,
        *,
        surrogates: bool = False,
    ) -> Review:
        if self.error is not None:
            raise self.error
        self.names_given, self.invented = tuple(names), surrogates
        passages = passages_of(choice, self.choices(recording_id))
        turns = []
        for number, passage in enumerate(passages):
            on_progress(number + 1, len(passages))
            marks = []
            for words, recognizer in (("Keller", "roster"), ("schlecht", "unknown_word")):
                at = passage.text.find(words)
                if at >= 0:
                    span = Span(at, at + len(words), SpanCategory.PERSON, recognizer)
                    marks.append(Replacement(span, "Hofer" if surrogates else f"[{words.upper()}_1]"))
            turns.append(RedactedTurn(passage.text, "", tuple(sorted(marks, key=lambda each: each.span.start))))
        talk = RedactedTalk(tuple(turns), {"rare_words_left": 3})
        return review_of(passages, talk, "de", NAMES, invented=surrogates)

    def finish(self, _recording_id: str, review: Review, folder: Path, _cancel: CancelToken) -> Written:
        if self.error is not None:
            raise self.error
        self.wrote.append(review)
        self.sample = Written("s" + "0" * 32, str(folder), "2026-11-27")
        return self.sample

    def write_receipt(
        self,
        _recording_id: str,
        path: Path,
        kind: ReceiptKind,
        _language: UiLanguage,
        _pdf: Callable[[Document], bytes],
    ) -> None:
        if self.error is not None:
            raise self.error
        self.receipts.append((path, kind))

    def withdraw(self, _recording_id: str) -> None:
        self.sample = None


class FakeAnswers:
    """One meeting's consent."""

    def __init__(self) -> None:
        people = (Participant("1" * 32, NAMES[0], Role.CLIENT), Participant("2" * 32, NAMES[1], Role.USER))
        self.consent = MeetingConsent(Basis.ASKED, people, frozenset(Purpose))

    def of(self, _recording_id: str) -> MeetingConsent:
        return self.consent

    def answer(self, _recording_id: str, consent: MeetingConsent) -> None:
        self.consent = consent

    def everyone(self, answer: Answer) -> None:
        """What all of them say to training."""
        given = Given(answer, "2026-11-27T10:00:00+01:00")
        for person in self.consent.participants:
            self.consent = self.consent.with_participant(person.answered([Purpose.TRAIN], given))


class FakeProfileHere:
    """A private profile, or another one."""

    def __init__(self) -> None:
        self.profile = Profile()

    def get(self) -> Profile:
        return self.profile


class FakeTrainingDesk:
    """All that the way to a sample needs."""

    def __init__(self) -> None:
        self.consents = FakeAnswers()
        self.training = FakeTraining(self.consents)
        self.profile = FakeProfileHere()
