"""Turning a file into a transcript and minutes; what failed half-way goes on where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from sottovoce.core.languages import plain_language
from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES, EngineSet
from sottovoce.pipeline.events import Listener, Noticed
from sottovoce.pipeline.meeting import Request, process_audio, summarize_transcript
from sottovoce.pipeline.minutes import Writer, WriterChoice
from sottovoce.pipeline.transcription import SpeechModel
from sottovoce.services.machine import this_machine
from sottovoce.services.measured import MeasuredBook, effective_catalogue
from sottovoce.services.policy import allowed, require, require_model
from sottovoce.services.proposal import RESERVE_BYTES, Machine, fits, propose
from sottovoce.services.transcript_files import is_transcript_file, read_talk
from sottovoce_models.catalogue import Catalogue, ModelEntry, ModelKind, ModelStore
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.templates.reading import TemplateBroken, parse, written
from sottovoce_models.templates.shipped import SHIPPED, shipped
from sottovoce_models.templates.template import GENERAL_ID, Template

DEFAULT_ASR: Final = "whisper-base"
DEFAULT_WRITER: Final = "qwen2.5-coder-1.5b"


@dataclass(frozen=True, slots=True)
class ProcessOptions:
    """What the user chose; None: the language is found out, speakers are counted, the minutes are quote-led.

    `language`: None, a code of the recognizer, "de-CH" (German, written with "ss") or "mul" (each passage in its own).
    `vocabulary`: names and terms that may be said, the most important first. `template_text`: of a template of the
    user's own its file's text, so that a job can run behind the lock; else the `template` that comes with Sottovoce.
    `part`: the one part of the minutes that is to be made again (see `vault.summary_text.part_of`), "" for all of them.
    """

    language: str | None = None
    speakers: int | None = None
    asr_id: str = DEFAULT_ASR
    writer_id: str | None = DEFAULT_WRITER
    template: str = GENERAL_ID
    vocabulary: tuple[str, ...] = ()
    template_text: str = ""
    part: str = ""

    @property
    def form(self) -> Template:
        """The template; TEMPLATE_BROKEN for a text that is none."""
        return parsed_template(self.template_text) if self.template_text else shipped(self.template)

    def with_template(self, template: Template) -> ProcessOptions:
        """The same with another form of minutes."""
        text = "" if template == SHIPPED.get(template.id) else written(template)
        return replace(self, template=template.id, template_text=text)


def parsed_template(text: str) -> Template:
    """The template of a file's text; TEMPLATE_BROKEN with the first line that is wrong."""
    try:
        return parse(text)
    except TemplateBroken as error:
        raise UserFixable(Code.TEMPLATE_BROKEN, line=error.problems[0].line or 1) from error


class Models(Protocol):
    """What a job asks of the models on this computer."""

    def speech(self, model_id: str) -> SpeechModel:
        """The recognizer's weights; MODEL_UNKNOWN or MODEL_MISSING."""
        ...

    def writer(self, model_id: str | None, language: str | None = None) -> WriterChoice:
        """The writer if one is wanted and here; MODEL_UNKNOWN for an id that does not exist."""
        ...


class MeetingJob:
    """One file on its way to minutes. `run` blocks; after a fault or a cancel, `run` again goes on from the draft."""

    def __init__(self, path: Path, options: ProcessOptions, models: Models, engines: Mapping[str, EngineSpec]) -> None:
        self.path = path
        self.options = options
        self.draft = Draft()
        self._models = models
        self._engines = engines

    @property
    def resumable(self) -> bool:
        """Whether something was found already that a further `run` would build on."""
        return bool(self.draft.segments or self.draft.transcript)

    def run(self, listener: Listener, cancel: CancelToken) -> Draft:
        """Does what is left and returns the finished draft; raises SottovoceError, the draft keeps what was found."""
        options, draft = self.options, self.draft
        is_transcript = is_transcript_file(self.path)
        request = Request(
            language=options.language,
            speakers=options.speakers,
            template=options.form,
            speech=None if is_transcript else self._models.speech(options.asr_id),
            writer=self._models.writer(options.writer_id, options.language),
            vocabulary=options.vocabulary,
        )
        with EngineSet(self._engines) as engines:
            if is_transcript:
                if draft.transcript is None:
                    talk = read_talk(self.path, plain_language(options.language))
                    draft.recording, draft.transcript = talk.recording, talk.transcript
                    draft.language = draft.transcript.language
                    for notice in talk.notices:
                        if draft.notice(notice):
                            listener(Noticed(notice))
                return summarize_transcript(draft, request, engines, listener, cancel)
            return process_audio(self.path, draft, request, engines, listener, cancel)


class InstalledModels:
    """The models on this computer: those of the catalogue and the user's own, in the languages measured for each.

    Where too little memory is free for the model that is asked for, a smaller one that is here takes its place.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        store: ModelStore,
        book: MeasuredBook | None = None,
        machine: Callable[[], Machine] = this_machine,
        policy: Policy = NO_POLICY,
    ) -> None:
        self._policy = policy
        self._shipped = catalogue
        self._store = store
        self._book = book or MeasuredBook()
        self._machine = machine

    @property
    def catalogue(self) -> Catalogue:
        """All models as they may be used on this computer now."""
        return allowed(self._policy, effective_catalogue(self._shipped, self._store, self._book))

    def speech(self, model_id: str) -> SpeechModel:
        """The recognizer's weights; MODEL_UNKNOWN, MODEL_MISSING or POLICY_MODEL."""
        wished = self._entry(model_id, ModelKind.SPEECH)
        folder = self._store.require(wished)
        machine = self._machine()
        if not fits(wished, machine):
            proposal = propose(model_id, None, None, machine, self._installed(ModelKind.SPEECH))
            if proposal.speech is not None and proposal.speech.id != model_id:
                wished, folder = proposal.speech, self._store.require(proposal.speech)
        return SpeechModel(wished.id, folder, wished.sha256)

    def writer(self, model_id: str | None, language: str | None = None) -> WriterChoice:
        """The writer if one is wanted and here; MODEL_UNKNOWN for an id that does not exist, POLICY_MODEL.

        With a `language` given, one that writes it may take the place of one that does not.
        """
        writers = self.catalogue.of_kind(ModelKind.WRITER)
        measured = {language: entry.id for entry in reversed(writers) for language in entry.writes}
        candidate_id = self._shipped.recommended_writer.id
        if model_id is None:
            return WriterChoice(None, None, measured, candidate_id)
        entry = self._entry(model_id, ModelKind.WRITER)
        folder = self._store.find(entry)
        if folder is None:
            return WriterChoice(None, entry.id, measured, candidate_id)
        proposal = propose("", model_id, language, self._machine(), self._installed(ModelKind.WRITER))
        if proposal.writer is not None and proposal.writer.id != entry.id:
            entry, folder = proposal.writer, self._store.require(proposal.writer)
        writer = Writer(
            id=entry.id,
            path=folder / entry.main_file.name,
            sha256=entry.sha256,
            writes=entry.writes,
            memory_bytes=entry.memory_bytes + RESERVE_BYTES,
            chat=entry.chat,
        )
        return WriterChoice(writer, entry.id, measured, candidate_id)

    def _installed(self, kind: ModelKind) -> list[ModelEntry]:
        return [entry for entry in self.catalogue.of_kind(kind) if self._store.find(entry) is not None]

    def _entry(self, model_id: str, kind: ModelKind) -> ModelEntry:
        require_model(self._policy, model_id)
        entry = self.catalogue.entry(model_id)
        if entry.kind is not kind:
            raise UserFixable(Code.MODEL_UNKNOWN, id=model_id)
        return entry


class ProcessService:
    """Starts jobs with the engines of this installation; tests pass their own."""

    def __init__(
        self, models: Models, engines: Mapping[str, EngineSpec] = DEFAULT_ENGINES, policy: Policy = NO_POLICY
    ) -> None:
        self._models = models
        self._engines = engines
        self._policy = policy

    def job(self, path: Path, options: ProcessOptions) -> MeetingJob:
        """A job for this file; nothing happens until it runs. POLICY_SUMMARIES."""
        require(self._policy, Function.SUMMARIES)
        return MeetingJob(path, options, self._models, self._engines)
