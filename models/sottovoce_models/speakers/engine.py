"""The speakers engine, as it runs in an engine process: sound and segments in, spans and turns out.

Jobs:
  diarize           params {"count": int | null, "duration_ms": int (0: unknown), "threads": int,
                    "own_voice": [192 numbers] | null}
                    input: mono PCM at 16 kHz; segments, each an item {"segment": <plain Segment>}, whenever they are
                    known. Without segments there are spans and no turns.
  assemble_tracks   params {}; input: only segments, whose `track` says who speaks.
  enroll            params {"threads": int}; input: mono PCM at 16 kHz, one voice for ten seconds or more.
                    done {"embedding": [192 numbers], "stamp": <plain EngineStamp>}; progress as below.
                    UserFixable VOICE_TOO_SHORT (seconds needed) or VOICE_SEVERAL.
The first two answer with
  item "span"       {"spans": [<plain SpeakerSpan>, ...]}, in order, as many messages as it takes
  item "turn"       {"turns": [<plain Turn>, ...]}, likewise
  progress          done and total in ms of sound (diarize only; total 0 when the duration is unknown)
  done              {"speakers": ["S1", ...], "stamp": <plain EngineStamp>, "doubts": [<plain Doubt>, ...],
                    "own": "S2" | null}: `own` is the speaker whose voice is `own_voice`, if one clearly is.
No answer but that of `enroll` carries anything by which a voice could be known again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sottovoce_models import codec
from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import Json, Pcm
from sottovoce_models.speakers.assemble import Assembled, assemble, assemble_tracks
from sottovoce_models.speakers.base import SAMPLE_HZ
from sottovoce_models.speakers.diarization import Diarization, diarize, prints_of
from sottovoce_models.speakers.heap import give_back_large_blocks
from sottovoce_models.speakers.onnx_networks import WEIGHTS_SHA256, OnnxNetworks
from sottovoce_models.speakers.own_voice import enrolled, own_print
from sottovoce_models.speakers.windows import Hearing, Listener
from sottovoce_models.types import EngineStamp, Segment

_MODEL_ID: Final = "speakers"
# A message of the protocol holds 1 MiB of UTF-8; this many characters of JSON fit whatever the script.
_BATCH_CHARACTERS: Final = 200_000
_LONG_SAMPLES: Final = 1800 * SAMPLE_HZ
_TRACKS_STAMP: Final = EngineStamp(engine="tracks", engine_version="1", model_id="", model_sha256="")


class SpeakersEngine:
    """Tells voices apart and joins them with the words. Networks are loaded with the first job that needs them."""

    def __init__(self) -> None:
        self._networks: OnnxNetworks | None = None

    def run(self, job: Job) -> Json:
        """Does one job, see the module's text for what goes in and comes out."""
        if job.name == "diarize":
            return self._diarize(job)
        if job.name == "assemble_tracks":
            segments: list[Segment] = []
            for _ in _sound(job, segments):
                pass
            return _deliver(job, assemble_tracks(segments), Diarization((), ()), _TRACKS_STAMP)
        if job.name == "enroll":
            return self._enroll(job)
        raise EngineFault(Code.ENGINE_INTERNAL, kind="job", place=_MODEL_ID)

    def _diarize(self, job: Job) -> Json:
        count = job.params.get("count")
        segments: list[Segment] = []
        hearing = self._heard(job, segments)
        if hearing.samples > _LONG_SAMPLES:
            self._networks = None  # their memory is needed for what comes now; the next job loads them in half a second
        found = diarize(hearing, int(count) if count else None, own_print(job.params.get("own_voice")))
        return _deliver(job, assemble(segments, found.spans), found, _stamp())

    def _enroll(self, job: Job) -> Json:
        embedding = enrolled(prints_of(self._heard(job, [])))
        return {"embedding": embedding.tolist(), "stamp": codec.plain(_stamp())}

    def _heard(self, job: Job, segments: list[Segment]) -> Hearing:
        """The sound of a job, worked through; segments that come along are added to the list."""
        total_ms = int(job.params.get("duration_ms") or 0)
        listener = Listener(self._loaded(), max(1, int(job.params.get("threads") or 2)))
        for heard in listener.hear(_sound(job, segments)):
            job.progress(heard * 1000 // SAMPLE_HZ, total_ms)
        heard_ms = listener.heard_samples * 1000 // SAMPLE_HZ
        job.progress(heard_ms, max(heard_ms, total_ms), force=True)
        return listener.hearing()

    def _loaded(self) -> OnnxNetworks:
        if self._networks is None:
            give_back_large_blocks()
            self._networks = OnnxNetworks()
        return self._networks


def _sound(job: Job, segments: list[Segment]) -> Iterator[bytes]:
    """The sound of a job, block by block; segments that come along are added to the list."""
    for entry in job.input():
        if isinstance(entry, Pcm):
            yield entry.data
        elif "segment" in entry:
            segments.append(codec.from_plain(Segment, entry["segment"]))


def _deliver(job: Job, assembled: Assembled, found: Diarization, stamp: EngineStamp) -> Json:
    for batch in batches([codec.plain(span) for span in assembled.spans]):
        job.emit("span", {"spans": batch})
    for batch in batches([codec.plain(turn) for turn in assembled.turns]):
        job.emit("turn", {"turns": batch})
    return {
        "speakers": list(assembled.speakers),
        "stamp": codec.plain(stamp),
        "doubts": codec.plain(found.doubts),
        "own": None if found.own is None else assembled.names.get(found.own),
    }


def batches(items: Sequence[Any]) -> Iterator[list[Any]]:
    """The items in order, in lists whose JSON fits a message of the protocol."""
    batch: list[Any] = []
    characters = 0
    for item in items:
        size = len(json.dumps(item, ensure_ascii=False)) + 2
        if batch and characters + size > _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
        batch.append(item)
        characters += size
    if batch:
        yield batch


def _stamp() -> EngineStamp:
    import onnxruntime

    both = hashlib.sha256("".join(WEIGHTS_SHA256[name] for name in sorted(WEIGHTS_SHA256)).encode())
    return EngineStamp(
        engine="segmentation-3.0+campplus",
        engine_version=str(onnxruntime.__version__),
        model_id=_MODEL_ID,
        model_sha256=both.hexdigest(),
    )
