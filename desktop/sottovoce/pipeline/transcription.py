"""Stage: sound to segments, one track after another; every segment is kept the moment it arrives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sottovoce.pipeline.audio_source import AudioSource
from sottovoce.pipeline.checked import number, parsed
from sottovoce.pipeline.engines import SPEECH
from sottovoce.pipeline.events import BatchHeard, LanguageLocked, Notice, NoticeCode, SegmentStored, Stage
from sottovoce.pipeline.stages import Context, StageClock
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import Json
from sottovoce_models.types import Doubt, EngineStamp, Segment, Track


@dataclass(frozen=True, slots=True)
class SpeechModel:
    """The weights to recognize with."""

    id: str
    folder: Path
    sha256: str


def transcribe(context: Context, source: AudioSource, model: SpeechModel, duration_ms: int, threads: int) -> int:
    """Fills the draft's tracks and returns how many ms of sound were heard; goes on where an earlier attempt ended."""
    draft = context.draft
    heard_ms = 0
    with context.stage(Stage.SPEECH) as clock:
        tracks = list(draft.tracks.items())
        total_ms = duration_ms * len(tracks)
        for position, (track, state) in enumerate(tracks):
            if state.done:
                heard_ms = max(heard_ms, state.covered_ms)
                continue
            clock.resumed_at(position * duration_ms + state.covered_ms, total_ms)
            params: Json = {
                "model_dir": str(model.folder),
                "model_id": model.id,
                "model_sha256": model.sha256,
                "language": draft.language,
                "track": str(track),
                "start_ms": state.covered_ms,
                "first_index": sum(len(other.segments) for other in draft.tracks.values()),
                "duration_ms": duration_ms,
                "threads": threads,
            }
            done = _run(context, source, track, params, clock, (position * duration_ms, total_ms))
            stamp = parsed(EngineStamp, done.get("stamp"), SPEECH)
            state.covered_ms = number(done, "heard_ms", SPEECH)
            state.done = True
            heard_ms = max(heard_ms, state.covered_ms)
            if stamp not in draft.stamps:
                draft.stamps.append(stamp)
        clock.progressed(1, 1)
    if not any(state.segments for state in draft.tracks.values()):
        context.notice(Notice(NoticeCode.NO_SPEECH))
    return heard_ms


def _run(
    context: Context, source: AudioSource, track: Track, params: Json, clock: StageClock, position: tuple[int, int]
) -> Json:
    state = context.draft.tracks[track]
    sound = source.pcm(
        track,
        state.covered_ms,
        None,
        context.cancel,
        on_truncated=lambda: context.notice(Notice(NoticeCode.FILE_TRUNCATED)),
    )
    before_ms, total_ms = position
    return context.run_job(
        SPEECH,
        ("transcribe", params),
        sound,
        on_item=lambda frame: _store(context, track, frame),
        on_progress=lambda done, _: clock.progressed(before_ms + done, total_ms),
    )


def _store(context: Context, track: Track, frame: Json) -> None:
    state = context.draft.tracks[track]
    kind, data = frame.get("kind"), frame.get("data")
    if not isinstance(data, dict):
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SPEECH)
    if kind == "batch":
        segments = [parsed(Segment, segment, SPEECH) for segment in data.get("segments", ())]
        doubts = [parsed(Doubt, doubt, SPEECH) for doubt in data.get("doubts", ())]
        covered_ms, speech_ms, text_ms = (number(data, key, SPEECH) for key in ("covered_ms", "speech_ms", "text_ms"))
        # Kept whole or not at all, with how far it reaches: going on after a fault neither loses nor repeats a word.
        state.segments.extend(segments)
        state.doubts.extend(doubts)
        state.covered_ms = covered_ms
        state.speech_ms += speech_ms
        state.text_ms += text_ms
        heard = (tuple(segments), tuple(doubts))
        context.listener(BatchHeard(track, *heard, covered_ms=covered_ms, speech_ms=speech_ms, text_ms=text_ms))
        for segment in segments:
            context.listener(SegmentStored(segment))
    elif kind == "language" and not context.draft.language_probability:
        context.draft.language = str(data.get("language"))
        context.draft.language_probability = float(data.get("probability", 0.0))
        context.listener(LanguageLocked(context.draft.language, context.draft.language_probability))
