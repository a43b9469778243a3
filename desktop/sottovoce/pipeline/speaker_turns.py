"""Stage: segments and sound to turns by speaker, or by channel where each side of a call has its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sottovoce.pipeline.audio_source import AudioSource
from sottovoce.pipeline.checked import parsed
from sottovoce.pipeline.engines import SPEAKERS
from sottovoce.pipeline.events import Stage, TranscriptMade
from sottovoce.pipeline.stages import Context, StageClock
from sottovoce.vault.rows_own_voice import OwnVoice
from sottovoce_models import codec
from sottovoce_models.protocol import Frame, Json
from sottovoce_models.types import Doubt, EngineStamp, Speaker, SpeakerSpan, Track, Transcript, Turn


def assign_speakers(
    context: Context,
    source: AudioSource,
    count: int | None,
    duration_ms: int,
    threads: int,
    wait_for_text: Callable[[], None] | None = None,
    own: OwnVoice | None = None,
) -> Transcript:
    """Makes the draft's transcript; without any segment it has no turns, and nobody is asked where that is known.

    `wait_for_text`: the text is still being made; it is called when all sound was sent and returns when the draft has
    all segments, or raises. `own`: the voice of the user, whose lines then have the user's name.
    """
    draft = context.draft
    assert draft.recording is not None  # noqa: S101 -- opening the file made it
    turns: list[Turn] = []
    spans: list[SpeakerSpan] = []
    speakers: dict[str, Speaker] = {}
    doubts: list[Doubt] = []
    with context.stage(Stage.SPEAKERS) as clock:
        if draft.segments or wait_for_text is not None:
            by_channel = Track.LEFT in draft.tracks
            name = "assemble_tracks" if by_channel else "diarize"
            params: Json = {} if by_channel else _params(count, duration_ms, threads, own)
            feed = _feed(None if by_channel else source, context, wait_for_text)
            done = _run(context, name, params, feed, clock, turns, spans)
            stamp = parsed(EngineStamp, done.get("stamp"), SPEAKERS)
            if draft.segments:
                speakers = {str(speaker): Speaker() for speaker in done.get("speakers", ())}
                if own is not None and own.model_sha256 == stamp.model_sha256 and done.get("own") in speakers:
                    speakers[done["own"]] = Speaker(own.name)
                doubts = [parsed(Doubt, doubt, SPEAKERS) for doubt in done.get("doubts", ())]
                draft.stamps.append(stamp)
            else:  # voices without a word: as if nobody had been asked
                spans.clear()
        clock.progressed(1, 1)
    doubts.extend(doubt for track in draft.tracks.values() for doubt in track.doubts)
    draft.spans = tuple(sorted(spans, key=lambda span: (span.start_ms, span.end_ms, span.speaker)))
    draft.transcript = Transcript(
        recording_id=draft.recording.id,
        revision=1,
        language=draft.spoken,
        speakers=speakers,
        turns=tuple(turns),
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.start_ms)),
        coverage=draft.coverage,
        made_by=tuple(draft.stamps),
        corrections=draft.corrections,
    )
    context.listener(TranscriptMade(draft.transcript))
    return draft.transcript


def _params(count: int | None, duration_ms: int, threads: int, own: OwnVoice | None) -> Json:
    own_voice = None if own is None else list(own.embedding)
    return {"count": count, "duration_ms": duration_ms, "threads": threads, "own_voice": own_voice}


def _feed(source: AudioSource | None, context: Context, wait_for_text: Callable[[], None] | None) -> Iterator[Frame]:
    if source is not None:
        yield from source.pcm(Track.FILE, 0, None, context.cancel)
    if wait_for_text is not None:
        wait_for_text()
    for segment in context.draft.segments:
        yield {"type": "item", "data": {"segment": codec.plain(segment)}}


def _run(
    context: Context,
    name: str,
    params: Json,
    feed: Iterator[Frame],
    clock: StageClock,
    turns: list[Turn],
    spans: list[SpeakerSpan],
) -> Json:
    def keep(frame: Json) -> None:
        data = frame["data"]
        turns.extend(parsed(Turn, turn, SPEAKERS) for turn in data.get("turns", ()))
        spans.extend(parsed(SpeakerSpan, span, SPEAKERS) for span in data.get("spans", ()))

    return context.run_job(SPEAKERS, (name, params), feed, keep, clock.progressed)
