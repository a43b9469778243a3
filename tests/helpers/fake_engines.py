"""Engines that behave by script, loaded by the real engine process: what goes wrong in them goes wrong for real.

Each takes the jobs of the engine it stands for. Nothing here sleeps on the test's side; the slow and the hanging engine
block inside their own process, which the test ends.
"""

from __future__ import annotations

import os
import signal
import socket
import threading
from dataclasses import replace
from typing import Any

from sottovoce_models import codec
from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.protocol import PCM_HZ, Json
from sottovoce_models.types import Citation, Doubt, DoubtReason, EngineStamp, ItemKind, Segment, SummaryItem, Turn, Word

SEGMENT_MS = 2_000
SEGMENTS = 10
STAMP = codec.plain(EngineStamp("fake", "1", "fake-model", "0" * 64))


def fake_segment(index: int) -> Segment:
    """The n-th of ten segments of two seconds: "Segment n is spoken"."""
    start_ms = index * SEGMENT_MS
    words = tuple(
        Word(start_ms + number * 400, start_ms + number * 400 + 300, text, 0.9)
        for number, text in enumerate(["Segment", str(index), "is", "spoken."])
    )
    return Segment(index, start_ms, start_ms + 1_500, f"Segment {index} is spoken.", words, "en", 0.01, -0.2, 1.1)


class Decoder:
    """Twenty seconds of silence, whatever the file."""

    def run(self, job: Job) -> Json:
        if job.name == "probe":
            return {"duration_ms": SEGMENTS * SEGMENT_MS, "channels": 1, "two_sided": False}
        start_ms = int(job.params["start_ms"])
        for _ in range(start_ms, SEGMENTS * SEGMENT_MS, 1_000):
            job.emit_pcm(bytes(PCM_HZ * 2))
        return {"decoded_ms": SEGMENTS * SEGMENT_MS - start_ms, "truncated": False, "skipped": 0}


class TwoSidedAndCut(Decoder):
    """A call with a channel for each side, damaged near its end."""

    def run(self, job: Job) -> Json:
        if job.name == "probe":
            return {**super().run(job), "channels": 2, "two_sided": True}
        return {**super().run(job), "truncated": True}


class DiesDecoding(Decoder):
    """Opens the file, gives five seconds of it, and dies."""

    def run(self, job: Job) -> Json:
        if job.name == "probe":
            return super().run(job)
        for _ in range(5):
            job.emit_pcm(bytes(PCM_HZ * 2))
        _die(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        return {}


class Missing(Decoder):
    """The file is not there any more."""

    def run(self, job: Job) -> Json:
        from sottovoce_models.errors import Code, UserFixable

        raise UserFixable(Code.FILE_NOT_FOUND)


class Recognizer:
    """Ten segments, one batch each, after all sound has arrived; goes on where it is told to."""

    def run(self, job: Job) -> Json:
        for _ in job.pcm():
            pass
        job.emit("language", {"language": job.params["language"] or "en", "probability": 0.98})
        for index in range(int(job.params["start_ms"]) // SEGMENT_MS, SEGMENTS):
            self.before(index, job)
            covered_ms = (index + 1) * SEGMENT_MS
            segments = [codec.plain(self.segment(index, job))]
            data = {"segments": segments, "doubts": [], "covered_ms": covered_ms, "speech_ms": 1_500, "text_ms": 1_500}
            job.emit("batch", data)
            job.progress(covered_ms, SEGMENTS * SEGMENT_MS, force=True)
        return {"stamp": STAMP, "heard_ms": SEGMENTS * SEGMENT_MS}

    def segment(self, index: int, job: Job) -> Segment:
        """What it hears."""
        return fake_segment(index)

    def before(self, index: int, job: Job) -> None:
        """Where the naughty ones step in."""


class Bilingual(Recognizer):
    """Hears what it was told to expect: German words where it is to hear German."""

    def segment(self, index: int, job: Job) -> Segment:
        segment = fake_segment(index)
        if job.params["language"] != "de":
            return segment
        return replace(segment, text=f"Abschnitt {index}.", words=segment.words[:1], language="de")


class Deaf(Recognizer):
    """Never takes any sound: nothing may pile up on the way to it."""

    def run(self, job: Job) -> Json:
        threading.Event().wait()
        return {}


class KilledAtFive(Recognizer):
    """Dies by SIGKILL before the sixth segment, as if the system had ended it."""

    def before(self, index: int, job: Job) -> None:
        if index == 5 and not int(job.params["start_ms"]):
            _die(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)


class AlwaysKilledAtFive(Recognizer):
    """Dies before the sixth segment whenever it gets there."""

    def before(self, index: int, job: Job) -> None:
        if index == 5:
            _die(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)


class AbortsAtFive(Recognizer):
    """Calls abort() before the sixth segment, as native libraries do."""

    def before(self, index: int, job: Job) -> None:
        if index == 5 and not int(job.params["start_ms"]):
            os.abort()


class OutOfMemory(Recognizer):
    """Runs out of memory before the third segment."""

    def before(self, index: int, job: Job) -> None:
        if index == 2:
            raise MemoryError


class Slow(Recognizer):
    """Native code that hears no cancel: blocks for good before the third segment, while beats go on."""

    def before(self, index: int, job: Job) -> None:
        if index == 2:
            threading.Event().wait()


class Hanging(Recognizer):
    """Stops altogether before the third segment: no beat, no word."""

    def before(self, index: int, job: Job) -> None:
        if index == 2:
            os.kill(os.getpid(), signal.SIGSTOP)


class Babbling(Recognizer):
    """Sends a segment that breaks its own rules."""

    def before(self, index: int, job: Job) -> None:
        if index == 2:
            job.emit("batch", {"segments": [{"index": "two"}], "covered_ms": 1, "speech_ms": 1, "text_ms": 1})


class Buggy(Recognizer):
    """Fails with an exception that carries words of the meeting, which must not get out."""

    def before(self, index: int, job: Job) -> None:
        if index == 2:
            raise RuntimeError("the patient said: canary")


class Phoning(Recognizer):
    """Tries to reach the network before the third segment."""

    def before(self, index: int, job: Job) -> None:
        if index == 2:
            socket.create_connection(("127.0.0.1", 9), timeout=1)


class Speakers:
    """Every segment a turn, two speakers by turns."""

    def run(self, job: Job) -> Json:
        segments = [codec.from_plain(Segment, entry["segment"]) for entry in job.input() if isinstance(entry, dict)]
        turns = [
            Turn(f"t{n}", f"S{1 + n % 2}", segment.start_ms, segment.end_ms, segment.text, (segment.index,))
            for n, segment in enumerate(segments)
        ]
        job.emit("turns", {"turns": codec.plain(turns)})
        return {"speakers": sorted({turn.speaker for turn in turns}), "stamp": STAMP, "doubts": []}


class ThreeSpeakers(Speakers):
    """Hears one voice too many, and doubts two passages."""

    def run(self, job: Job) -> Json:
        segments = [codec.from_plain(Segment, entry["segment"]) for entry in job.input() if isinstance(entry, dict)]
        turns = [
            Turn(f"t{n}", f"S{1 + n % 3}", segment.start_ms, segment.end_ms, segment.text, (segment.index,))
            for n, segment in enumerate(segments)
        ]
        job.emit("turns", {"turns": codec.plain(turns)})
        doubts = [Doubt(start_ms, start_ms + 900, DoubtReason.LOW_CONFIDENCE) for start_ms in (2_000, 8_000)]
        return {"speakers": ["S1", "S2", "S3"], "stamp": STAMP, "doubts": codec.plain(doubts)}


class GivesVoicesAway(Speakers):
    """Says how everybody sounds, wherever there is room for it."""

    def run(self, job: Job) -> Json:
        job.emit("voices", {"voices": [[0.5] * 192] * 2})
        return {**super().run(job), "voices": [[0.5] * 192] * 2}


class GivesVoicesAwayAndDies(GivesVoicesAway):
    """And is killed."""

    def run(self, job: Job) -> Json:
        super().run(job)
        _die(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        return {}


class GivesVoicesAwayAndFails(GivesVoicesAway):
    """And has a bug."""

    def run(self, job: Job) -> Json:
        super().run(job)
        raise ArithmeticError("0.5 0.5 0.5")


class KnowsTheUser(Speakers):
    """Enrols anybody who says anything, and knows the second speaker for the one who was enrolled."""

    def run(self, job: Job) -> Json:
        if job.name == "enroll":
            heard = b"".join(job.pcm())
            if not heard:
                raise UserFixable(Code.VOICE_TOO_SHORT, seconds=10)
            return {"embedding": [heard[0] / 256] * 192, "stamp": STAMP}
        return {**super().run(job), "own": "S2" if job.params["own_voice"] else None}


class Minutes:
    """The first turn as overview, the second as a task."""

    def run(self, job: Job) -> Json:
        turns = [
            codec.from_plain(Turn, turn) for entry in job.input() if isinstance(entry, dict) for turn in entry["turns"]
        ]
        kinds = [ItemKind.OVERVIEW, ItemKind.ACTION]
        self.before()
        for kind, turn in zip(kinds, turns, strict=False):
            citation = Citation(turn.id, turn.start_ms, turn.end_ms, turn.text)
            job.emit("summary_item", codec.plain(SummaryItem(kind, turn.text, (citation,))))
        done: dict[str, Any] = {"quote_led": job.params["llm"] is None, "notes": [], "stamp": None, "language": "en"}
        return done

    def before(self) -> None:
        """Where the naughty ones step in."""


class MinutesDie(Minutes):
    """Gets everything, then dies."""

    def before(self) -> None:
        _die(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)


class WriterCannotLoad(Minutes):
    """Has no library to run a writer with; writes without one."""

    def run(self, job: Job) -> Json:
        if job.params["llm"] is not None:
            from sottovoce_models.errors import Code, UserFixable

            raise UserFixable(Code.WRITER_NOT_INSTALLED)
        return super().run(job)


def _die(number: int) -> None:
    os.kill(os.getpid(), number)
    threading.Event().wait()
