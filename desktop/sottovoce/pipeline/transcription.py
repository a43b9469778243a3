"""Stage: sound to segments, one track after another; every segment is kept the moment it arrives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sottovoce.core.clock import clock
from sottovoce.pipeline.audio_source import AudioSource
from sottovoce.pipeline.checked import number, parsed
from sottovoce.pipeline.engines import SPEECH
from sottovoce.pipeline.events import BatchHeard, LanguageLocked, Notice, NoticeCode, SegmentStored, Stage
from sottovoce.pipeline.stages import Context, StageClock
from sottovoce.pipeline.vault_audio import seconds
from sottovoce_models.errors import Code, EngineFault, Param
from sottovoce_models.protocol import Frame, Json, Pcm
from sottovoce_models.types import Doubt, EngineStamp, Segment, Track

_TURN_MS: Final = 1_000
_ENOUGH_TEXT: Final = 0.5


@dataclass(frozen=True, slots=True)
class SpeechModel:
    """The weights to recognize with."""

    id: str
    folder: Path
    sha256: str


def transcribe(
    context: Context,
    source: AudioSource,
    model: SpeechModel,
    duration_ms: int,
    threads: int,
    batch_windows: int | None = None,
    vocabulary: tuple[str, ...] = (),
) -> int:
    """Fills the draft's tracks and returns how many ms of sound were heard; goes on where an earlier attempt ended.

    The sound is always sent from its start: the text after a fault is what it would have been without one.

    Microphone and system sound are heard together, as they are while they are recorded; the sides of a call in a file
    one after another. `batch_windows`: few for text that shows soon, None for speed. `vocabulary`:
    names and terms that may be said.
    """
    draft = context.draft
    heard_ms = 0
    with context.stage(Stage.SPEECH) as clock:
        groups = _groups(list(draft.tracks))
        total_ms = duration_ms * len(groups)
        for position, tracks in enumerate(groups):
            states = [draft.tracks[track] for track in tracks]
            if all(state.done for state in states):
                heard_ms = max(heard_ms, *(state.covered_ms for state in states))
                continue
            clock.resumed_at(position * duration_ms + min(state.covered_ms for state in states), total_ms)
            params: Json = {
                "model_dir": str(model.folder),
                "model_id": model.id,
                "model_sha256": model.sha256,
                "language": draft.language,
                "track": str(tracks[0]),
                "start_ms": states[0].covered_ms,
                "others": {str(track): draft.tracks[track].covered_ms for track in tracks[1:]},
                "first_index": 1 + max((each.index for each in draft.segments), default=-1),
                "duration_ms": duration_ms,
                "threads": threads,
                "batch_windows": batch_windows,
                "vocabulary": list(vocabulary),
            }
            done = _run(context, source, tracks, params, clock, (position * duration_ms, total_ms))
            stamp = parsed(EngineStamp, done.get("stamp"), SPEECH)
            group_ms = number(done, "heard_ms", SPEECH)
            for state in states:
                state.covered_ms, state.done = max(state.covered_ms, group_ms), True
            heard_ms = max(heard_ms, group_ms)
            if stamp not in draft.stamps:
                draft.stamps.append(stamp)
        clock.progressed(1, 1)
    _tell_what_is_missing(context)
    return heard_ms


def _tell_what_is_missing(context: Context) -> None:
    """A recording without text, or with little of what was said, is no success that needs no word."""
    coverage = context.draft.coverage
    if coverage.speech_ms and coverage.share < _ENOUGH_TEXT:
        params: dict[str, Param] = {"text": clock(coverage.text_ms), "speech": clock(coverage.speech_ms)}
        context.notice(Notice(NoticeCode.LITTLE_TEXT, params))
    elif not context.draft.segments:
        context.notice(Notice(NoticeCode.NO_SPEECH))


def _groups(tracks: list[Track]) -> list[list[Track]]:
    """Which tracks are heard together; system sound goes first, so that its echo in the microphone can be told."""
    live: list[Track] = [track for track in (Track.SYSTEM, Track.MIC) if track in tracks]
    return ([live] if live else []) + [[track] for track in tracks if track not in live]


def _run(
    context: Context,
    source: AudioSource,
    tracks: list[Track],
    params: Json,
    clock: StageClock,
    position: tuple[int, int],
) -> Json:
    before_ms, total_ms = position
    return context.run_job(
        SPEECH,
        ("transcribe", params),
        _feed(context, source, tracks),
        on_item=lambda frame: _store(context, tracks, frame),
        on_progress=lambda done, _: clock.progressed(before_ms + done, total_ms),
    )


def _feed(context: Context, source: AudioSource, tracks: list[Track]) -> Iterator[Frame]:
    """The sound of the tracks from the start; several in turns of a second, the first of those that are behind."""
    sounds = {
        track: source.pcm(
            track,
            0,
            None,
            context.cancel,
            on_truncated=lambda: context.notice(Notice(NoticeCode.FILE_TRUNCATED)),
        )
        for track in tracks
    }
    if len(tracks) == 1:
        yield from sounds[tracks[0]]
        return
    blocks = {track: seconds(pcm.data for pcm in sound) for track, sound in sounds.items()}
    reached_ms = dict.fromkeys(tracks, 0)
    while blocks:
        track = min(blocks, key=lambda each: (reached_ms[each], tracks.index(each)))
        block = next(blocks[track], None)
        if block is None:
            del blocks[track]
            continue
        reached_ms[track] += _TURN_MS
        yield {"type": "item", "data": {"track": str(track)}}
        yield Pcm(block)


def _store(context: Context, tracks: list[Track], frame: Json) -> None:
    kind, data = frame.get("kind"), frame.get("data")
    if not isinstance(data, dict):
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SPEECH)
    if kind == "batch":
        track = _track_of(data, tracks)
        state = context.draft.tracks[track]
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


def _track_of(data: Json, tracks: list[Track]) -> Track:
    """Which track a batch belongs to: the one it names, or the only one there is."""
    name = data.get("track", str(tracks[0]))
    track = next((each for each in tracks if str(each) == name), None)
    if track is None:
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=SPEECH)
    return track
