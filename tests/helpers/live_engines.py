"""A recognizer that hears numbers: the text of two seconds of sound is their first sample, and silence has none."""

from __future__ import annotations

import os
import signal
import struct
import threading
from typing import Any

from sottovoce_models import codec
from sottovoce_models.engine import Job
from sottovoce_models.protocol import Json, Pcm
from sottovoce_models.types import EngineStamp, Segment, Track, Word

WINDOW_BYTES = 64_000
WINDOW_MS = 2_000
STAMP = codec.plain(EngineStamp("numbers", "1", "numbers", "0" * 64))


def numbers(*values: int) -> bytes:
    """Two seconds of sound for each number; 0 is silence."""
    return b"".join(struct.pack("<h", value) * (WINDOW_BYTES // 2) for value in values)


class Numbers:
    """Each two seconds are a batch, told as soon as they are there; the language is known with the second number."""

    def run(self, job: Job) -> Json:
        params = job.params
        covered = {Track(params["track"]): params["start_ms"]}
        covered |= {Track(track): at for track, at in params["others"].items()}
        sounds = {track: bytearray() for track in covered}
        at_ms = dict.fromkeys(covered, 0)
        self.index, self.said = params["first_index"], False
        track = next(iter(covered))
        for entry in job.input():
            if not isinstance(entry, Pcm):
                track = Track(entry["track"])
                continue
            sounds[track] += entry.data
            while len(sounds[track]) >= WINDOW_BYTES:
                window = bytes(sounds[track][:WINDOW_BYTES])
                del sounds[track][:WINDOW_BYTES]
                if at_ms[track] >= covered[track]:
                    self.hear(job, track, at_ms[track], window)
                at_ms[track] += WINDOW_MS
        return {"stamp": STAMP, "heard_ms": max(at_ms[each] + len(sounds[each]) // 32 for each in covered)}

    def hear(self, job: Job, track: Track, at_ms: int, window: bytes) -> None:
        (number,) = struct.unpack_from("<h", window)
        if not self.said:
            self.said = True
            job.emit("language", {"language": job.params["language"] or "en", "probability": 0.9})
        words = tuple(Word(at_ms + n * 500, at_ms + n * 500 + 400, f"{track}{number}", 0.9) for n in range(2))
        segments: list[Any] = []
        if number:
            text = " ".join(word.text for word in words)
            segment = Segment(self.index, at_ms, at_ms + 900, text, words, "en", 0.0, -0.1, 1.0, track)
            segments.append(codec.plain(segment))
            self.index += 1
        covered_ms = at_ms + WINDOW_MS
        data = {"track": str(track), "segments": segments, "doubts": [], "covered_ms": covered_ms}
        job.emit("batch", {**data, "speech_ms": 900 * bool(number), "text_ms": 900 * bool(number)})


class KilledOnce(Numbers):
    """Dies the first time it comes to the sixth window of a track."""

    def hear(self, job: Job, track: Track, at_ms: int, window: bytes) -> None:
        if at_ms == 5 * WINDOW_MS and job.params["start_ms"] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        super().hear(job, track, at_ms, window)


class StuckAtFive(Numbers):
    """Hears no more from the sixth window of a track on, until it is ended; the second process does."""

    def hear(self, job: Job, track: Track, at_ms: int, window: bytes) -> None:
        if at_ms == 5 * WINDOW_MS and job.params["start_ms"] == 0:
            threading.Event().wait()
        super().hear(job, track, at_ms, window)


class Voices:
    """Everybody is one speaker; says in a doubt how much sound it heard."""

    def run(self, job: Job) -> Json:
        heard = 0
        segments: list[Segment] = []
        for entry in job.input():
            if isinstance(entry, Pcm):
                heard += sum(value != 0 for (value,) in struct.iter_unpack("<h", entry.data[::1]))
            else:
                segments.append(codec.from_plain(Segment, entry["segment"]))
        segments.sort(key=lambda segment: segment.start_ms)
        turns = [
            {"id": f"t{n}", "speaker": "S1", "start_ms": s.start_ms, "end_ms": s.end_ms, "text": s.text,
             "segments": [s.index], "edited": False}
            for n, s in enumerate(segments)
        ]  # fmt: skip
        job.emit("turn", {"turns": turns})
        doubt = {"start_ms": 0, "end_ms": heard // 16, "reason": "speaker_change"}
        return {"speakers": ["S1"] if turns else [], "stamp": STAMP, "doubts": [doubt]}
