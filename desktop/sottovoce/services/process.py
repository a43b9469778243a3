"""Turning a file into a transcript and minutes; what failed half-way goes on where it stopped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sottovoce.pipeline import meeting
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES, EngineSet
from sottovoce.pipeline.events import Listener
from sottovoce.services.models import ModelsService
from sottovoce.services.transcript_files import is_transcript_file, read_transcript

DEFAULT_ASR = "whisper-base"
DEFAULT_WRITER = "qwen2.5-coder-1.5b"


@dataclass(frozen=True, slots=True)
class ProcessOptions:
    """What the user chose. `language` None: found out; `speakers` None: counted; `writer_id` None: quote-led minutes."""

    language: str | None = None
    speakers: int | None = None
    asr_id: str = DEFAULT_ASR
    writer_id: str | None = DEFAULT_WRITER
    template: str = "general"


class MeetingJob:
    """One file on its way to minutes. `run` blocks; after a fault or a cancel, `run` again goes on from the draft."""

    def __init__(
        self, path: Path, options: ProcessOptions, models: ModelsService, engines: Mapping[str, EngineSpec]
    ) -> None:
        self.path = path
        self.options = options
        self.draft = Draft()
        self._models = models
        self._engines = engines

    @property
    def resumable(self) -> bool:
        """Whether something was heard already that a further `run` would build on."""
        return bool(self.draft.tracks or self.draft.transcript)

    def run(self, listener: Listener, cancel: CancelToken) -> Draft:
        """Does what is left to do and returns the finished draft; raises SottovoceError, the draft keeps what was found."""
        request = meeting.Request(
            language=self.options.language,
            speakers=self.options.speakers,
            template=self.options.template,
            speech_model=self._models.model_choice(self.options.asr_id) if self._needs_speech() else None,
            writer=self._models.writer_choice(self.options.writer_id),
        )
        with EngineSet(self._engines) as engines:
            if is_transcript_file(self.path):
                if self.draft.transcript is None:
                    self.draft.recording, self.draft.transcript = read_transcript(self.path, self.options.language)
                return meeting.summarize_transcript(self.draft, request, engines, listener, cancel)
            return meeting.process_audio(self.path, self.draft, request, engines, listener, cancel)

    def _needs_speech(self) -> bool:
        return not is_transcript_file(self.path)


class ProcessService:
    """Starts jobs with the engines of this installation; tests pass their own."""

    def __init__(self, models: ModelsService, engines: Mapping[str, EngineSpec] = DEFAULT_ENGINES) -> None:
        self._models = models
        self._engines = engines

    def job(self, path: Path, options: ProcessOptions) -> MeetingJob:
        """A job for this file; nothing happens until it runs."""
        return MeetingJob(path, options, self._models, self._engines)
