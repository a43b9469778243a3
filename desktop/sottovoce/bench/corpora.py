"""Recordings with what was said in them, for every measure of recognized words; read from the data folder's index."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from faster_whisper.audio import decode_audio
from numpy.typing import NDArray

from sottovoce.bench.references import reference_text

Samples = NDArray[np.float32]

# Those that the speed is measured on; the others are too short for it.
LONG: Final = ("long_de_kerstin", "long_librispeech_5spk")

_FOLDERS: Final = {
    "long_de_kerstin": "audio/asr/long_de_kerstin/",
    "long_librispeech_5spk": "audio/diarization/long_librispeech_5spk/",
    "audio_librispeech_test_other": "audio/asr/audio_librispeech_test_other/",
    "audio_de_kerstin": "audio/asr/audio_de_kerstin/",
    "audio_librivox_pocketsphinx": "audio/asr/audio_librivox_pocketsphinx/",
    "audio_us_gov": "audio/asr/audio_us_gov/",
    "audio_jfk": "audio/asr/audio_jfk/",
    "diar_ami_30s": "audio/diarization/diar_ami_30s/",
    "diar_meeting_transcriber": "audio/diarization/diar_meeting_transcriber/",
    "diar_pyannote_sample": "audio/diarization/diar_pyannote_sample/",
    "diar_de_two_voices": "audio/diarization/diar_de_two_voices/",
}


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording with what was said in it: samples in [-1, 1) at 16 kHz, and the words of all voices by time."""

    name: str
    samples: Samples
    reference: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """Recordings of one language that are scored together."""

    name: str
    language: str
    recordings: tuple[Recording, ...]

    @property
    def seconds(self) -> float:
        """Length of the sound."""
        return sum(len(recording.samples) for recording in self.recordings) / 16_000


def corpora(data: Path, only: Sequence[str] = ()) -> list[Corpus]:
    """The corpora that are there, the long ones first; `data` is the folder with `audio/index.json`."""
    index = json.loads((data / "audio" / "index.json").read_text(encoding="utf-8"))
    found = []
    for name, folder in _FOLDERS.items():
        entries = [
            entry for entry in index if entry["path"].startswith(folder) and ("text" in entry or "text_path" in entry)
        ]
        if entries and (not only or name in only):
            recordings = tuple(
                Recording(entry["path"], decode_audio(str(data / entry["path"])), reference_text(data, entry))
                for entry in entries
            )
            found.append(Corpus(name, entries[0]["lang"], recordings))
    return found
