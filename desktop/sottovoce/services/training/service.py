"""From the tick to the sample and back: the gate, the review, the folder, and what the vault remembers of it.

Thread-safe as far as the vault is; every call raises STORE_LOCKED while it is locked. Until `finish` nothing is written
anywhere, and what was replaced by what is in the review alone.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from sottovoce import __version__
from sottovoce.core.consent import MeetingConsent, Notice, Purpose
from sottovoce.core.handout_texts import HandoutKind
from sottovoce.core.languages import UiLanguage
from sottovoce.core.ledger import Details, LedgerKind
from sottovoce.core.policy import NO_POLICY, Policy
from sottovoce.core.training_notice import is_todays
from sottovoce.core.training_texts import FOLDER_NAME
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.redaction import ANONYMIZE, EXPORT, REVIEW, RedactionRequest, RosterEntry, redact_texts
from sottovoce.services.consent.receipts import training_notice_of
from sottovoce.services.consent.service import ConsentService, ReceiptKind
from sottovoce.services.exports.files import write_blocks
from sottovoce.services.exports.protected import finished_pdf
from sottovoce.services.exports.service import Pdf
from sottovoce.services.handouts import HandoutService, local_now
from sottovoce.services.profile import ProfileService
from sottovoce.services.training.excerpt import ExcerptChoice, ExcerptChoices, choices_of, line_text, passages_of
from sottovoce.services.training.folder import TrainingFolder
from sottovoce.services.training.gate import GateBlocker, GateInput, MinutesFacts, blockers, may_ask
from sottovoce.services.training.receipt import SampleReceipt, sample_receipt_document, sample_receipt_json
from sottovoce.services.training.review import Review, readable, review_of
from sottovoce.services.training.sample import (
    INVENTED,
    STAND_INS,
    TrainingSample,
    fingerprint,
    new_sample_id,
    sample_bytes,
    sample_of,
)
from sottovoce.services.training.suggestions import Suggestion, suggestions_of
from sottovoce.vault.rows_handouts import Handout
from sottovoce.vault.rows_samples import SampleTie
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError, UserFixable
from sottovoce_models.types import Summary, Transcript

_BLOCKS: Final = ("roster", "code.", "net", "spelled")


@dataclass(frozen=True, slots=True)
class Written:
    """A sample that lies in a folder; `on`: ISO date."""

    sample_id: str
    folder: str
    on: str


class TrainingService:
    """`folder`: where samples go unless the user chooses another place."""

    def __init__(
        self,
        vault: Vault,
        consents: ConsentService,
        profile: ProfileService,
        policy: Policy = NO_POLICY,
        engines: Mapping[str, EngineSpec] | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._vault, self._consents, self._profile = vault, consents, profile
        self._policy, self._today = policy, today
        self._spec = (engines or {}).get(ANONYMIZE.name, ANONYMIZE)

    @property
    def default_folder(self) -> Path:
        """Beside the vault; it is not made before the first sample."""
        return self._vault.folder.parent / FOLDER_NAME

    @property
    def is_spoken_of(self) -> bool:
        """Whether the window shows the box at all."""
        return self._profile.get().shows_training

    def written(self, recording_id: str) -> Written | None:
        """The sample of a meeting, if there is one."""
        tie = self._vault.store.samples.of(recording_id)
        return None if tie is None else Written(tie.id, tie.folder, tie.written_on)

    def reasons_against(self, recording_id: str) -> tuple[GateBlocker, ...]:
        """Why the box of this meeting cannot be ticked, whatever people would answer; empty when it can."""
        return may_ask(self._gate(recording_id, ticked=False))

    def blockers(self, recording_id: str, *, ticked: bool) -> tuple[GateBlocker, ...]:
        """What still stands between this meeting and a sample."""
        return blockers(self._gate(recording_id, ticked=ticked))

    def told(self, recording_id: str) -> Notice | None:
        """Which notice was read before people were asked about training; None if they were not."""
        return training_notice_of(self._consents.events(recording_id))

    def answer(self, recording_id: str, consent: MeetingConsent, told: Notice) -> None:
        """What people say to training after this notice was read to them; both are noted in the ledger."""
        with self._vault.store.transaction():
            if told != self.told(recording_id):
                details = {"purposes": [str(Purpose.TRAIN)], "notice": _plain(told)}
                self._consents.record_event(recording_id, LedgerKind.ASKED, details)
            self._consents.answer(recording_id, consent)

    def choices(self, recording_id: str) -> ExcerptChoices:
        """What of the approved minutes and the talk may be chosen. TRAINING_CLOSED where nothing may."""
        summary, transcript = self._approved(recording_id)
        if summary is None or transcript is None:
            raise UserFixable(Code.TRAINING_CLOSED)
        return choices_of(summary, transcript, secrecy=self._profile.get().bound_to_secrecy)

    def names(self, recording_id: str) -> tuple[str, ...]:
        """The names that are known and must go: who took part, who answers for them, the speakers, the matter."""
        store = self._vault.store
        consent, row = self._consents.of(recording_id), store.meetings.get(recording_id)
        _, transcript = self._approved(recording_id)
        speakers = [] if transcript is None else [each.name for each in transcript.speakers.values()]
        matter = store.matters.get(row.matter_id) if row is not None else None
        approval = store.approvals.current(recording_id)
        return _tidied(
            (
                *_people(consent),
                *speakers,
                *([matter.name] if matter is not None else []),
                *([approval.approved_by] if approval is not None else []),
            )
        )

    def suggestions(
        self, recording_id: str, on_progress: Callable[[int, int], None], cancel: CancelToken
    ) -> tuple[Suggestion, ...]:
        """Who and what else the whole meeting names, to be put on the list by a person. TRAINING_CLOSED."""
        self._require_open(recording_id)
        names, choices = self.names(recording_id), self.choices(recording_id)
        talk = choices.transcript
        lines = (line_text(item, talk) for item in choices.summary.items)
        request = RedactionRequest(talk.language, tuple(map(RosterEntry, names)), REVIEW)
        texts = [*lines, *(turn.text for turn in talk.turns)]
        return suggestions_of(redact_texts(texts, request, on_progress, cancel, self._spec), names)

    def prepare(
        self,
        recording_id: str,
        choice: ExcerptChoice,
        names: Iterable[str],
        on_progress: Callable[[int, int], None],
        cancel: CancelToken,
        *,
        surrogates: bool = False,
    ) -> Review:
        """The chosen passages with everything covered that gives people away; in memory only.

        `names`: who and what else was talked about, beside `self.names`. TRAINING_CLOSED with the gate not open.
        """
        self._require_open(recording_id)
        choices = self.choices(recording_id)
        passages, language = passages_of(choice, choices), choices.transcript.language
        roster = _tidied((*self.names(recording_id), *names))
        texts = [passage.text for passage in passages]
        request = RedactionRequest(language, tuple(map(RosterEntry, roster)), EXPORT, surrogates)
        talk = redact_texts(texts, request, on_progress, cancel, self._spec)
        return review_of(passages, talk, language, roster, invented=surrogates)

    def finish(self, recording_id: str, review: Review, folder: Path, cancel: CancelToken) -> Written:
        """Writes the sample and returns where it lies, with everything decided anew at this moment.

        TRAINING_CLOSED, TRAINING_UNSEEN(count), REDACTION_NAME_LEFT(count), TRAINING_PLACE_TAKEN, VAULT_PLACE_SYNCED,
        VAULT_PLACE_NETWORK, DISK_FULL, STORE_WRITE_FAILED: nothing is written then.
        """
        self._require_open(recording_id)
        if self.written(recording_id) is not None:
            raise UserFixable(Code.TRAINING_THERE)
        if review.unseen:
            raise UserFixable(Code.TRAINING_UNSEEN, count=review.unseen)
        sample = sample_of(review, new_sample_id(), self._made_with(recording_id, review))
        self._look_again(sample, review, recording_id, cancel)
        place = TrainingFolder(folder.absolute())
        place.check_place()
        tie = SampleTie(
            sample.id,
            recording_id,
            str(place.path),
            fingerprint(sample_bytes(sample)),
            self._today().isoformat(),
        )
        store = self._vault.store
        store.samples.put(tie)  # first: a sample that a crash leaves behind is taken away again
        try:
            self._require_open(recording_id)
            place.add(sample)
        except BaseException:
            store.samples.delete(sample.id)
            raise
        with store.transaction():
            store.samples.put(replace(tie, written=True))
            details = {"sample": sample.id, "notice": _plain(self.told(recording_id))}
            self._consents.record_event(recording_id, LedgerKind.SAMPLE_WRITTEN, details)
        return Written(tie.id, tie.folder, tie.written_on)

    def withdraw(self, recording_id: str) -> None:
        """Nothing of a sample of this meeting is in its folder any more; does no harm where there is none.

        TRAINING_FOLDER_GONE: it is remembered and done as soon as the folder is there again.
        """
        self._vault.store.samples.withdraw(recording_id)
        self._carry_out()

    def write_receipt(self, recording_id: str, path: Path, kind: ReceiptKind, language: UiLanguage, pdf: Pdf) -> None:
        """The receipt for the sample of a meeting as a file, and a line in the log of what was handed over.

        `pdf` draws a document onto pages; the window brings it. TRAINING_NO_SAMPLE, OUTPUT_…, DISK_FULL.
        """
        tie, consent = self._vault.store.samples.of(recording_id), self._consents.of(recording_id)
        if tie is None:
            raise UserFixable(Code.TRAINING_NO_SAMPLE)
        events, now = self._consents.events(recording_id), local_now()
        receipt = SampleReceipt(
            uuid.uuid4().hex, now, tie.id, tie.folder, tie.written_on, tie.sha256, consent.participants, events
        )
        if kind is ReceiptKind.PDF:
            document = sample_receipt_document(receipt, language)
            content = finished_pdf(pdf(document), document.title, language)
        else:
            content = sample_receipt_json(receipt, language).encode()
        with HandoutService(self._vault).noted(
            Handout("", "", recording_id, str(HandoutKind.SAMPLE_RECEIPT), str(kind))
        ):
            write_blocks(path, [content])

    def settle(self) -> None:
        """What a crash or a folder that was not there left to do is done; what still cannot be is tried again later."""
        with suppress(SottovoceError):
            self._carry_out()
        known: dict[str, dict[str, str]] = {}
        for tie in self._vault.store.samples.all():
            known.setdefault(tie.folder, {})[tie.id] = tie.sha256
        for folder, hashes in known.items():
            with suppress(SottovoceError):
                TrainingFolder(Path(folder)).settle(hashes)

    def _carry_out(self) -> None:
        """Takes away what has to go, or was begun and not finished; raises the first fault after trying all."""
        store, faults = self._vault.store, []
        for tie in store.samples.all():
            if tie.written and not tie.withdraw:
                continue
            try:
                TrainingFolder(Path(tie.folder)).remove(tie.id)
            except SottovoceError as error:
                if tie.written or not isinstance(error, UserFixable):
                    faults.append(error)
                    continue
            with store.transaction():
                if tie.written:
                    self._consents.record_event(tie.recording_id, LedgerKind.SAMPLE_WITHDRAWN, {"sample": tie.id})
                store.samples.delete(tie.id)
        if faults:
            raise faults[0]

    def _gate(self, recording_id: str, *, ticked: bool) -> GateInput:
        summary, _ = self._approved(recording_id)
        shown = self._vault.store.results.summaries.shown(recording_id)
        facts = MinutesFacts(
            there=shown is not None,
            approved=summary is not None,
            quote_led=summary is not None and summary.quote_led,
            rewritten=summary is not None and any(item.edited for item in summary.items),
        )
        consent, told = self._consents.of(recording_id), is_todays(self.told(recording_id))
        return GateInput(self._profile.get(), self._policy, consent, facts, ticked, told)

    def _require_open(self, recording_id: str) -> None:
        if blockers(self._gate(recording_id, ticked=True)):
            raise UserFixable(Code.TRAINING_CLOSED)

    def _approved(self, recording_id: str) -> tuple[Summary | None, Transcript | None]:
        store = self._vault.store
        approval = store.approvals.current(recording_id)
        stored = None if approval is None else store.results.summaries.at(recording_id, approval.revision)
        transcript = store.results.draft(recording_id, with_batches=False).transcript
        return (None if stored is None else stored.summary), transcript

    def _made_with(self, recording_id: str, review: Review) -> dict[str, str]:
        summary, _ = self._approved(recording_id)
        invented = {STAND_INS: INVENTED} if review.invented else {}
        stamps = () if summary is None else summary.made_by
        models = {each.model_id: each.model_sha256 for each in stamps if each.model_id}
        return {"sottovoce": __version__, **models, **invented}

    def _look_again(self, sample: TrainingSample, review: Review, recording_id: str, cancel: CancelToken) -> None:
        """Everything that is to be written is read as somebody who knows the names would; a hit ends it."""
        names = _tidied((*review.names, *self.names(recording_id)))
        texts = [readable(message.content, review) for message in sample.messages[1:]]
        request = RedactionRequest(review.language, tuple(map(RosterEntry, names)), EXPORT)
        talk = redact_texts(texts, request, lambda _done, _all: None, cancel, self._spec)
        left = [each for turn in talk.turns for each in turn.replacements if each.span.recognizer.startswith(_BLOCKS)]
        if left:
            raise UserFixable(Code.REDACTION_NAME_LEFT, count=len(left))


def _plain(told: Notice | None) -> Details | None:
    return None if told is None else {"version": told.version, "language": told.language, "sha256": told.sha256}


def _people(consent: MeetingConsent) -> tuple[str, ...]:
    return tuple(name for each in consent.participants for name in (each.name, *each.givers))


def _tidied(names: Iterable[str]) -> tuple[str, ...]:
    """One name each, "Anna = Annie" as two, none twice."""
    parts = (" ".join(part.split()) for name in names for part in name.split("="))
    return tuple(dict.fromkeys(part for part in parts if part))
