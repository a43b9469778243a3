"""A meeting of three that was really worked on: imported, edited, approved, noted upon, with a sample for training."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sottovoce.core.consent import START_PURPOSES, Answer, Basis, Given, MeetingConsent, Participant, Purpose, Role
from sottovoce.core.profile import ProfileKind
from sottovoce.core.training_notice import training_notice
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.approval import ApprovalService
from sottovoce.services.consent.service import ConsentService
from sottovoce.services.minutes import MinutesService
from sottovoce.services.private_notes import PrivateNotesService
from sottovoce.services.process import ProcessOptions
from sottovoce.services.profile import ProfileService
from sottovoce.services.training.excerpt import ExcerptChoice, pieces_of
from sottovoce.services.training.review import seen
from sottovoce.services.training.service import TrainingService
from sottovoce.services.warm_engines import WarmEngines
from sottovoce.services.withdrawal.errand import Errand
from sottovoce.services.withdrawal.restricting import RestrictedNotes
from sottovoce.services.withdrawal.service import Preview, WithdrawalService
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.rows_letters import StoredLetter
from sottovoce.vault.rows_matters import Matter
from sottovoce.vault.rows_meetings import Bookmark
from sottovoce.vault.rows_results import CHAPTERS
from sottovoce.vault.rows_withdrawals import BegunWithdrawal
from sottovoce.vault.store import Store
from sottovoce_models.types import Citation, ItemKind, Speaker, SummaryItem, Transcript
from tests.helpers.consents import AT, agreed, person
from tests.integration.desk import Desk

TODAY = date(2026, 11, 28)
HEARD = "Segment 1 is spoken"
SAID = "Xylophonzaunbirne steht im Keller"
OF_BEN = "Bens Apfelstrudelrezept"
CLIENT = person(2, "Anna Keller")
COLLEAGUE = person(3, "Ben Maier", Role.COLLEAGUE)
FILE = b"RIFF Xylophonzaunbirne als Datei"


def consent(*others: Participant, train: bool = True) -> MeetingConsent:
    """What the user and these said; Anna and Ben if nobody is named."""
    people = agreed(person(1, "Dr. Lea Brunner", Role.USER), *(others or (CLIENT, COLLEAGUE)))
    if not train:
        return people
    yes = Given(Answer.YES, AT)
    everyone = tuple(each.answered([Purpose.TRAIN], yes) for each in people.participants)
    return replace(
        people, basis=Basis.ASKED, participants=everyone, purposes=frozenset((*START_PURPOSES, Purpose.TRAIN))
    )


class EndedEngines(WarmEngines):
    """Counts how often it was ended."""

    ended = 0

    def close(self) -> None:
        self.ended += 1
        super().close()


class Room:
    """The services around one vault."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.vault = desk, desk.vault
        self.consents = ConsentService(desk.vault)
        self.profile = ProfileService(desk.vault, self.consents)
        self.training = TrainingService(desk.vault, self.consents, self.profile)
        self.minutes, self.approvals = MinutesService(desk.vault), ApprovalService(desk.vault)
        self.warm = [EndedEngines(desk.vault, {}) for _ in range(2)]
        self.withdrawals = WithdrawalService(
            desk.vault, self.profile, self.training, desk.queue, today=lambda: TODAY, warm=self.warm
        )
        self.restricted = RestrictedNotes(desk.vault, self.profile.get, lambda: TODAY)

    def meeting(self, folder: Path, asked: MeetingConsent) -> str:
        """The id of a meeting of twenty seconds in which Anna said the words that have to go."""
        file = folder / "Gespräch Anna Keller.wav"
        file.write_bytes(FILE)
        before = len([each for each in self.desk.told if getattr(getattr(each, "job", None), "state", "") == "done"])
        row = self.desk.queue.add_import(file, ProcessOptions(vocabulary=("Anna Keller",)), keep_original=True)
        self.desk.wait_state(JobState.DONE, before + 1)
        self.consents.answer(row.id, asked)
        self._edit(row.id)
        return row.id

    def _edit(self, meeting: str) -> None:
        library, store = self.desk.library, self.vault.store
        draft = library.open(meeting).draft
        assert draft.transcript is not None
        names = {"S1": Speaker("Dr. Lea Brunner"), "S2": Speaker("Anna Keller"), "S3": Speaker("Ben Maier")}
        texts = {
            "t0": "Frau Keller, was steht im Keller?",
            "t1": f"Die {SAID}.",
            "t2": f"Das ist {OF_BEN}.",
            "t4": "Ich schlafe seit März schlecht, sagt mein Xylophonzaunbirnenarzt.",
        }
        turns = tuple(
            replace(turn, text=texts.get(turn.id, turn.text), edited=turn.id in texts)
            for turn in draft.transcript.turns
        )
        edited = replace(draft.transcript, speakers=names, turns=turns)
        library.save_transcript(meeting, edited, reviewed=["t1", "t2"])
        library.rename(meeting, "Gespräch mit Anna Keller")
        shown = library.open(meeting).draft.summary
        assert shown is not None
        lines = (
            SummaryItem(ItemKind.TOPIC, f"Anna Keller: {SAID}", (_proof(edited, "t1"),), edited=True),
            SummaryItem(ItemKind.DECISION, f"Ben schickt {OF_BEN} an Anna.", (_proof(edited, "t2"),), edited=True),
        )
        self.minutes.save(meeting, replace(shown, items=lines, quote_led=False))
        state = self.minutes.state(meeting)
        self.minutes.listened(meeting, lines[0].citations, lines)
        self.approvals.approve(meeting, "Dr. Lea Brunner", state.revision)
        PrivateNotesService(self.vault).save(meeting, f"Anna wirkte müde.\nSie sagte: Die {SAID} sehr.")
        store.meetings.put_bookmark(meeting, Bookmark(3_000, "Xylophonzaunbirne"))
        store.meetings.put_bookmark(meeting, Bookmark(4_500, "Rezept, Anna fragen"))
        store.letters.put(StoredLetter(f"letter of {meeting}", meeting, AT, f'{{"subject": "{SAID}"}}'))
        store.matters.change_tags([meeting], ["Anna Keller", "Erstgespräch"], [])
        store.results.put_finding(meeting, CHAPTERS, {"chapters": [[0, 9_000, SAID]]})

    def matter(self, meeting: str, *, ended_on: str | None = "2026-01-31", legal_hold: bool = False) -> None:
        """The meeting belongs to a matter of which all is kept for three years."""
        self.vault.store.matters.put(Matter("m" * 32, "K-2026-7", "", ended_on, None, 3, legal_hold))
        self.vault.store.matters.assign([meeting], "m" * 32)

    def sample(self, meeting: str, folder: Path) -> None:
        """Something of it lies in a training folder."""
        self.profile.set_kind(ProfileKind.PRIVATE)
        self.training.answer(meeting, self.consents.of(meeting), training_notice("de").reference)
        choices = self.training.choices(meeting)
        pieces = tuple(piece for turn in choices.transcript.turns for piece in pieces_of(turn))
        choice = ExcerptChoice(choices.default.lines, pieces)
        review = self.training.prepare(meeting, choice, [], lambda _done, _all: None, CancelToken())
        for number in range(len(review.segments)):
            review = seen(review, number)
        self.training.finish(meeting, review, folder, CancelToken())

    def killed_before(self, step: int, preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
        """The program dies before this step of a withdrawal, or before its end if there are not so many."""
        with pytest.raises(Killed):
            self.interrupted(step, preview, monkeypatch, _die)

    def interrupted(self, step: int, preview: Preview, monkeypatch: pytest.MonkeyPatch, by: Callable[[], None]) -> None:
        """Something else happens before this step, and at the end if there are not so many."""

        def steps(begun: BegunWithdrawal, errand: Errand, store: Store) -> Iterator[Callable[[], None]]:
            for number, each in enumerate(real(begun, errand, store)):
                if number == step:
                    yield by
                yield each
            yield by

        real = self.withdrawals._steps
        with monkeypatch.context() as patched:
            patched.setattr(self.withdrawals, "_steps", steps)
            self.withdrawals.carry_out(preview)


class Killed(BaseException):
    """The program is no more."""


def _die() -> None:
    raise Killed


def _proof(transcript: Transcript, turn_id: str) -> Citation:
    turn = transcript.turn(turn_id)
    return Citation(turn.id, turn.start_ms, turn.end_ms, turn.text)
