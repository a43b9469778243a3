"""The desk: everything that is done with the meetings of the vault there is now, made anew when a vault is found.

Thread-safe as far as its parts are; `take` is called on the thread that found or made the vault.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from sottovoce.core.policy import NO_POLICY, Policy
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES
from sottovoce.pipeline.vault_audio import VaultAudioSource
from sottovoce.services.approval import ApprovalService
from sottovoce.services.asking import AskingService
from sottovoce.services.chapters import ChapterService
from sottovoce.services.compose import ComposeService
from sottovoce.services.consent.service import ConsentService
from sottovoce.services.handing_over import HandingOver
from sottovoce.services.hearing import HearingService
from sottovoce.services.job_run import forget
from sottovoce.services.jobs import JobQueue
from sottovoce.services.library import LibraryService
from sottovoce.services.matters import MatterService
from sottovoce.services.minutes import MinutesService
from sottovoce.services.own_voice import OwnVoiceService
from sottovoce.services.private_notes import PrivateNotesService
from sottovoce.services.process import Models, ProcessOptions
from sottovoce.services.profile import ProfileService
from sottovoce.services.queue_events import QueueEvent
from sottovoce.services.record import CaptureFactory, RecordService, real_captures
from sottovoce.services.session import RecordingSession, threads_while_recording
from sottovoce.services.tasks.service import TaskService
from sottovoce.services.templates import TemplateService
from sottovoce.services.terms import TermsService
from sottovoce.services.threads.service import ThreadService
from sottovoce.services.training.service import TrainingService
from sottovoce.services.trash import TrashService
from sottovoce.services.vocabularies import VocabularyService
from sottovoce.services.warm_engines import WarmEngines
from sottovoce.services.withdrawal.restricting import RestrictedNotes
from sottovoce.services.withdrawal.service import WithdrawalService
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, StoreFault


@dataclass(frozen=True, slots=True)
class _Parts:
    library: LibraryService
    jobs: JobQueue
    record: RecordService
    session: RecordingSession
    vocabularies: VocabularyService
    own_voice: OwnVoiceService
    matters: MatterService
    trash: TrashService
    templates: TemplateService
    exports: HandingOver
    hearing: HearingService
    minutes: MinutesService
    approvals: ApprovalService
    private_notes: PrivateNotesService
    consents: ConsentService
    profile: ProfileService
    terms: TermsService
    training: TrainingService
    withdrawals: WithdrawalService
    restricted: RestrictedNotes
    warm: WarmEngines
    quick: WarmEngines
    compose: ComposeService
    tasks: TaskService
    threads: ThreadService
    asking: AskingService
    chapters: ChapterService


def _nobody(_event: QueueEvent) -> None:
    """Listens until somebody does."""


class Desk:
    """The services of one vault after another; before the first one everything raises STORE_LOCKED."""

    def __init__(
        self,
        models: Models,
        engines: Mapping[str, EngineSpec] = DEFAULT_ENGINES,
        new_captures: CaptureFactory = real_captures,
        learn: Callable[[Draft], None] = forget,
        policy: Policy = NO_POLICY,
    ) -> None:
        """`learn` hears of every job that was done in one go, with what its stages took."""
        self.policy: Final = policy
        self._models, self._engines, self._new_captures, self._learn = models, engines, new_captures, learn
        self._parts: _Parts | None = None
        self._listener: Callable[[QueueEvent], None] = _nobody

    def take(self, vault: Vault) -> None:
        """Works with this vault from now on; what ran on the one before waits there."""
        self.close()
        policy, engines = self.policy, self._engines
        record = RecordService(vault, self._new_captures, policy=policy)

        def threads() -> int:
            return threads_while_recording() if record.running is not None else 0

        jobs = JobQueue(vault, self._models, engines, threads=threads, learn=self._learn, policy=policy)
        jobs.listen(self._tell)
        session = RecordingSession(vault, record, jobs, self._models, engines)
        library, own_voice = LibraryService(vault), OwnVoiceService(vault, engines, policy=policy)
        consents, warm = ConsentService(vault), WarmEngines(vault, engines)
        quick = WarmEngines(vault, engines)  # without a model: nobody who was away waits for somebody's letter
        profile = ProfileService(vault, consents, policy)
        training = TrainingService(vault, consents, profile, policy, engines)

        def after_deleting() -> None:
            jobs.look_again()
            training.settle()  # what was made of the meeting goes with it

        self._parts = _Parts(
            library,
            jobs,
            record,
            session,
            VocabularyService(vault),
            own_voice,
            MatterService(vault, policy),
            TrashService(vault, library, after_deleting),
            TemplateService(vault, engines, policy),
            HandingOver(vault, engines),
            HearingService(vault),
            MinutesService(vault),
            ApprovalService(vault),
            PrivateNotesService(vault),
            consents,
            profile,
            TermsService(vault, consents),
            training,
            WithdrawalService(vault, profile, training, jobs, engines=engines, warm=(warm, quick)),
            RestrictedNotes(vault, profile.get),
            warm,
            quick,
            ComposeService(vault, self._models, warm, policy),
            TaskService(vault),
            ThreadService(vault, jobs, policy),
            AskingService(vault, self._models, warm, quick, policy),
            ChapterService(vault, self._models, warm, policy),
        )
        jobs.start()

    def close(self) -> None:
        """Ends the recording that runs, if one does, with everything on the drive; jobs go on at the next start."""
        parts, self._parts = self._parts, None
        if parts is not None:
            running = parts.session.running
            try:
                if running is not None:
                    running.stop()
                parts.session.close()
                parts.warm.close()
                parts.quick.close()
            finally:
                parts.jobs.close()

    def listen(self, listener: Callable[[QueueEvent], None]) -> None:
        """Who is told what the queue does, on its worker's thread."""
        self._listener = listener

    def _tell(self, event: QueueEvent) -> None:
        self._listener(event)

    @property
    def library(self) -> LibraryService:
        """The meetings."""
        return self._there().library

    @property
    def jobs(self) -> JobQueue:
        """The work that waits and runs."""
        return self._there().jobs

    @property
    def record(self) -> RecordService:
        """What can be recorded, and what could spoil it."""
        return self._there().record

    @property
    def session(self) -> RecordingSession:
        """The recorder with text beside it."""
        return self._there().session

    @property
    def vocabularies(self) -> VocabularyService:
        """Names and terms to listen for."""
        return self._there().vocabularies

    @property
    def own_voice(self) -> OwnVoiceService:
        """The user's voice."""
        return self._there().own_voice

    @property
    def matters(self) -> MatterService:
        """Matters, tags, and what is due to go."""
        return self._there().matters

    @property
    def trash(self) -> TrashService:
        """What was thrown away."""
        return self._there().trash

    @property
    def templates(self) -> TemplateService:
        """Forms of minutes."""
        return self._there().templates

    @property
    def exports(self) -> HandingOver:
        """Everything that leaves the vault as a file."""
        return self._there().exports

    @property
    def hearing(self) -> HearingService:
        """Waveforms and the times of words."""
        return self._there().hearing

    @property
    def minutes(self) -> MinutesService:
        """The minutes, to be worked on."""
        return self._there().minutes

    @property
    def approvals(self) -> ApprovalService:
        """Who stands for which minutes."""
        return self._there().approvals

    @property
    def private_notes(self) -> PrivateNotesService:
        """What users note for themselves."""
        return self._there().private_notes

    @property
    def consents(self) -> ConsentService:
        """Who agreed to what."""
        return self._there().consents

    @property
    def profile(self) -> ProfileService:
        """Whether the vault is used privately or under professional secrecy."""
        return self._there().profile

    @property
    def terms(self) -> TermsService:
        """Which version of the terms was shown."""
        return self._there().terms

    @property
    def training(self) -> TrainingService:
        """Samples for training, each of one meeting."""
        return self._there().training

    @property
    def withdrawals(self) -> WithdrawalService:
        """Consents that are taken back."""
        return self._there().withdrawals

    @property
    def restricted(self) -> RestrictedNotes:
        """Notes that a duty keeps although a consent was withdrawn."""
        return self._there().restricted

    @property
    def compose(self) -> ComposeService:
        """Letters about meetings."""
        return self._there().compose

    @property
    def tasks(self) -> TaskService:
        """The open tasks of all meetings."""
        return self._there().tasks

    @property
    def asking(self) -> AskingService:
        """Questions to meetings."""
        return self._there().asking

    @property
    def chapters(self) -> ChapterService:
        """What meetings turn to, one after another."""
        return self._there().chapters

    @property
    def threads(self) -> ThreadService:
        """Threads that are pasted."""
        return self._there().threads

    def settle(self, options: ProcessOptions) -> tuple[str, ...]:
        """Recordings that a crash interrupted become meetings again and are worked on; their ids. STORE_LOCKED."""
        parts = self._there()
        recovered: tuple[str, ...] = ()
        try:
            recovered = parts.record.recover()
        finally:  # also for those that were recovered before one could not be
            parts.jobs.add_missing(options, recovered)
        parts.training.settle()
        parts.withdrawals.settle()
        return recovered

    def sound(self, recording_id: str) -> VaultAudioSource:
        """The sound of a meeting, to be played. STORE_LOCKED."""
        return self.library.sound(recording_id)

    def _there(self) -> _Parts:
        if self._parts is None:
            raise StoreFault(Code.STORE_LOCKED)
        return self._parts
