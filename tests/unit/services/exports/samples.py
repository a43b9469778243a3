"""A meeting as material for exports, with names, hostile words and everything that can be told of it."""

from __future__ import annotations

from dataclasses import replace

from sottovoce.services.exports.material import Approval, Edit, Material, SoundHash
from sottovoce_models.types import Correction, EngineStamp, Speaker, Summary, Transcript, Turn, Word
from tests.unit.services.meetings import finished

HOSTILE = "=1+2 <b>x</b> {\\an8} --> # \x07 [a](http://x)"


def material(language: str = "de", *, approved: bool = False) -> Material:
    draft = finished(language)
    assert draft.transcript is not None
    assert draft.summary is not None
    transcript = replace(
        draft.transcript,
        speakers={"S1": Speaker("Dr. Anna Müller", "Therapeutin"), "S2": Speaker()},
        corrections=(Correction(0, 500, "Mülla", "Müller"),),
    )
    return Material(
        title="Erstgespräch Müller",
        started_at="2026-11-14T09:00:00+00:00",
        duration_ms=9_500,
        transcript=transcript,
        summary=draft.summary,
        notices=tuple(draft.notices),
        stamps=tuple(draft.stamps),
        words=(Word(0, 400, "We", 0.9), Word(400, 900, "buy", 0.9)),
        edits=(Edit(0, "Mülla", "Müller"),),
        approval=Approval("Dr. Weber", "2026-11-15T10:00:00+00:00", 3, 4) if approved else None,
        sound=SoundHash("ab" * 32, of_file=False),
        has_sound=True,
    )


def spoken(*texts: str, names: tuple[str, ...] = ("Anna Müller", "")) -> Transcript:
    """Turns one after another by two speakers."""
    speakers = {f"S{number}": Speaker(name) for number, name in enumerate(names, start=1)}
    turns = tuple(
        Turn(f"t{number}", f"S{number % len(names) + 1}", number * 4_000, number * 4_000 + 3_900, text)
        for number, text in enumerate(texts)
    )
    stamp = EngineStamp("faster-whisper", "1.2.1", "whisper-base", "ab" * 32)
    return Transcript("r", 1, "de", speakers, turns, made_by=(stamp,))


def minutes_of(transcript: Transcript) -> Summary:
    """No lines."""
    return Summary(transcript.recording_id, 1, "general", "de", (), quote_led=True)
