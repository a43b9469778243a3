"""From a file to its minutes: the stages in order, each skipped if an earlier attempt finished it."""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

from sottovoce.pipeline.audio_source import AudioSource, FileAudioSource
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.draft import Draft, TrackDraft
from sottovoce.pipeline.engines import DECODE, SPEAKERS, SPEECH, SUMMARIZE, EngineSet
from sottovoce.pipeline.events import Listener, Notice, NoticeCode, Stage
from sottovoce.pipeline.minutes import WriterChoice, write_minutes
from sottovoce.pipeline.speaker_turns import assign_speakers
from sottovoce.pipeline.stages import Context
from sottovoce.pipeline.transcription import SpeechModel, transcribe
from sottovoce.vault.rows_own_voice import OwnVoice
from sottovoce_models.templates.template import Template
from sottovoce_models.types import Recording, Track


@dataclass(frozen=True, slots=True)
class Request:
    """Everything a job needs to know; `speech` None only for transcripts that exist already, `threads` 0: all cores.

    `vocabulary`: names and terms that may be said, the most important first.
    """

    language: str | None
    speakers: int | None
    template: Template
    speech: SpeechModel | None
    writer: WriterChoice
    threads: int = 0
    vocabulary: tuple[str, ...] = ()
    own_voice: OwnVoice | None = None


def process_audio(
    path: Path, draft: Draft, request: Request, engines: EngineSet, listener: Listener, cancel: CancelToken
) -> Draft:
    """Takes a recording to its minutes; raises SottovoceError with everything found so far kept in the draft."""
    if request.speech is None:
        raise ValueError("a recording needs a speech model")
    context = Context(draft, engines, listener, cancel)
    source = FileAudioSource(path, engines.get(DECODE))
    if draft.recording is None:
        _open(context, source, path, request)
    return process_sound(source, draft, request, engines, listener, cancel)


def process_sound(
    source: AudioSource,
    draft: Draft,
    request: Request,
    engines: EngineSet,
    listener: Listener,
    cancel: CancelToken,
    *,
    minutes: bool = True,
) -> Draft:
    """The same for sound whose recording and tracks are known; without `minutes` it ends with the transcript."""
    context = Context(draft, engines, listener, cancel)
    threads = request.threads or engine_threads()
    assert draft.recording is not None  # noqa: S101 -- the caller opened it
    if draft.transcript is None:
        if request.speech is None:
            raise ValueError("a recording needs a speech model")
        heard_ms = transcribe(
            context, source, request.speech, draft.recording.duration_ms, threads, vocabulary=request.vocabulary
        )
        draft.recording = replace(draft.recording, duration_ms=heard_ms)
        engines.close(SPEECH)
        assign_speakers(context, source, request.speakers, heard_ms, threads, own=request.own_voice)
        engines.close(SPEAKERS)
        engines.close(DECODE)
    return _finish(context, request, threads) if minutes else draft


def summarize_transcript(
    draft: Draft, request: Request, engines: EngineSet, listener: Listener, cancel: CancelToken
) -> Draft:
    """Writes the minutes of a draft that has its transcript already."""
    return _finish(Context(draft, engines, listener, cancel), request, request.threads or engine_threads())


def engine_threads() -> int:
    """How many threads an engine gets: the physical cores, since more only makes the window stutter."""
    import psutil

    return max(1, psutil.cpu_count(logical=False) or os.cpu_count() or 1)


def _open(context: Context, source: FileAudioSource, path: Path, request: Request) -> None:
    draft = context.draft
    with context.stage(Stage.OPEN):
        facts = source.probe(context.cancel)
    by_channel = facts.two_sided and request.speakers in (None, 2)
    tracks = (Track.LEFT, Track.RIGHT) if by_channel else (Track.FILE,)
    if by_channel:
        context.notice(Notice(NoticeCode.CHANNELS_AS_SPEAKERS))
    draft.language = request.language
    draft.recording = Recording(uuid.uuid4().hex, path.stem, None, facts.duration_ms, tracks, path.name)
    draft.tracks = {track: TrackDraft() for track in tracks}


def _finish(context: Context, request: Request, threads: int) -> Draft:
    draft = context.draft
    assert draft.transcript is not None  # noqa: S101 -- callers made it
    if draft.summary is None:
        write_minutes(context, draft.transcript, request.writer, request.template, threads)
        context.engines.close(SUMMARIZE)
    return draft
