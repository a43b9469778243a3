"""Doubts: a hundred errors planted in true transcripts, how many of them are doubted, and how many doubts are false.

The plain way beside it: Whisper's own limits (log-probability, compression, no speech) on the same altered transcripts.
A planted error is found when a doubt touches it; a doubt is false when it touches no word that differs from what was
said, planted or not.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

import jiwer
import numpy as np
from faster_whisper.audio import decode_audio

from sottovoce.bench.normalize import normalize
from sottovoce.bench.planted import FITTING, Kind, Planted, Text, is_sentence, later, sentence_ms
from sottovoce.bench.references import reference_text
from sottovoce.bench.word_errors import error_spans, touches_any
from sottovoce.core.paths import models_dir
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.speech.activity import Run
from sottovoce_models.speech.base import Clip, Recognizer, Samples, ms_to_sample, samples_of
from sottovoce_models.speech.doubts import FAILED_LOGPROB, LOOP_COMPRESSION, NO_SPEECH, find_doubts
from sottovoce_models.speech.engine import BEAM_SIZE
from sottovoce_models.speech.faster_whisper_recognizer import FasterWhisperRecognizer
from sottovoce_models.speech.transcriber import Task, Transcriber
from sottovoce_models.speech.vad import StreamingVad, speech_runs
from sottovoce_models.speech.windows import Window, WindowCutter
from sottovoce_models.types import Doubt, DoubtReason, Segment

SEED: Final = 20
PER_KIND: Final = 25
THREADS: Final = 2
OTHER: Final = {"de": "en", "en": "de"}
_SETS: Final = (
    "audio/asr/long_de_kerstin/",
    "audio/diarization/long_librispeech_5spk/",
    "audio/asr/audio_us_gov/",
    "audio/asr/audio_jfk/",
    "audio/diarization/diar_de_two_voices/",
    "audio/diarization/diar_meeting_transcriber/",
    "audio/diarization/diar_pyannote_sample/",
    "audio/diarization/diar_ami_30s/",
)
_TRIES: Final = 4_000
_MIN_OTHER_WORDS: Final = 4
# Told the wrong language the recognizer sometimes writes the right words all the same: no error to be found.
_MIN_DIFFERENCE: Final = 0.5
_NOISE: Final = 1e-4


@dataclass
class Recording:
    """A recording, its transcript by our recognizer, and what was said."""

    name: str
    language: str
    samples: Samples
    reference: str
    segments: list[Segment]
    windows: list[Window]

    @property
    def length_ms(self) -> int:
        """Its length."""
        return len(self.samples) // 16


@dataclass(frozen=True, slots=True)
class Altered:
    """A transcript with errors in it, and where people speak in the sound it belongs to."""

    recording: Recording
    segments: tuple[Segment, ...]
    runs: tuple[Run, ...]
    planted: tuple[Planted, ...]
    length_ms: int


def run(
    data: Path, *, only: Sequence[str] = (), seed: int = SEED, recognizer: Recognizer | None = None
) -> dict[str, Any]:
    """Recall of each kind, false doubts per two minutes, and the same of the plain way."""
    recognizer = recognizer or _recognizer()
    recordings = _recordings(data, only, recognizer)
    altered, same = alter(recordings, recognizer, seed)
    untouched = [
        Altered(each, tuple(each.segments), tuple(speech_runs(each.samples)), (), each.length_ms) for each in recordings
    ]
    return {
        "model": "whisper-base",
        "seed": seed,
        "recordings": [{"name": each.name, "seconds": each.length_ms // 1000} for each in recordings],
        "windows_in_the_wrong_language_with_the_right_words": same,
        "sottovoce": _score(altered, _ours),
        "whisper_limits": _score(altered, _plain),
        "without_planted_errors": {"sottovoce": _score(untouched, _ours), "whisper_limits": _score(untouched, _plain)},
    }


def alter(recordings: Sequence[Recording], recognizer: Recognizer, seed: int) -> tuple[list[Altered], int]:
    """The recordings with PER_KIND errors of each kind; how many windows came out right in the wrong language."""
    chance = Random(seed)  # noqa: S311 -- repeatable, not secret
    lengths = [recording.length_ms if recording.segments else 0 for recording in recordings]
    texts = [Text(list(recording.segments)) for recording in recordings]
    same = 0
    for kind in (Kind.LANGUAGE, Kind.REMOVED, Kind.LOOP):
        done = 0
        for _ in range(_TRIES):
            if done == PER_KIND:
                break
            at = chance.choices(range(len(recordings)), lengths)[0]
            if kind is Kind.LANGUAGE:
                came_right, ok = _in_other_language(recordings[at], texts[at], recognizer, chance)
                same += came_right
            else:
                ok = texts[at].remove(chance) if kind is Kind.REMOVED else texts[at].loop(chance)
            done += ok
    places = [
        (at, window.end_ms)
        for at, (recording, text) in enumerate(zip(recordings, texts, strict=True))
        for window in (recording.windows if recording.segments else ())
        if not any(each.start_ms <= window.end_ms <= each.end_ms for each in text.planted)
    ]
    chosen = chance.sample(places, min(PER_KIND, len(places)))
    sentences = {
        language: [each for one in recordings if one.language == language for each in one.segments if is_sentence(each)]
        for language in OTHER
    }
    return [
        _with_silences(
            recording, text, sorted(ms for own, ms in chosen if own == at), sentences[recording.language], chance
        )
        for at, (recording, text) in enumerate(zip(recordings, texts, strict=True))
    ], same


def _in_other_language(recording: Recording, text: Text, recognizer: Recognizer, chance: Random) -> tuple[bool, bool]:
    """Whether the words came out right in spite of the language, and whether the error was planted."""
    window = chance.choice(recording.windows)
    clip = _clip(recording.samples, window)
    (heard,) = recognizer.recognize([clip], OTHER[recording.language])
    right = [word for segment in recording.segments for word in segment.words if _inside(word.start_ms, window)]
    if len(heard.words) < _MIN_OTHER_WORDS or not right:
        return False, False
    said = normalize(" ".join(word.text for word in right), recording.language)
    written = normalize(" ".join(word.text for word in heard.words), recording.language)
    if said and jiwer.wer(said, written) < _MIN_DIFFERENCE:
        return True, False
    return False, text.say_otherwise(window.start_ms, window.end_ms, heard, recording.language)


def _with_silences(
    recording: Recording, text: Text, places_ms: Sequence[int], spoken_elsewhere: Sequence[Segment], chance: Random
) -> Altered:
    """Puts silences at these times and a sentence into each; the voice activity is that of the sound with them."""
    noise = np.random.default_rng(chance.randrange(1 << 30))
    pieces: list[Samples] = []
    segments, planted = list(text.segments), list(text.planted)
    cut_ms = shift_ms = 0
    put_in: list[tuple[Run, Segment]] = []
    for place_ms in places_ms:
        spoken = chance.choice(spoken_elsewhere)
        length_ms = sentence_ms(spoken)
        pieces.append(recording.samples[ms_to_sample(cut_ms) : ms_to_sample(place_ms)])
        pieces.append((_NOISE * noise.standard_normal(ms_to_sample(length_ms))).astype(np.float32))
        at_ms = place_ms + shift_ms
        segments = [later(each, length_ms) if each.start_ms >= at_ms - 100 else each for each in segments]
        planted = [
            Planted(each.kind, each.start_ms + length_ms, each.end_ms + length_ms)
            if each.start_ms >= at_ms - 100
            else each
            for each in planted
        ]
        put_in.append((Run(at_ms, at_ms + length_ms), spoken))
        cut_ms, shift_ms = place_ms, shift_ms + length_ms
    pieces.append(recording.samples[ms_to_sample(cut_ms) :])
    samples = np.concatenate(pieces)
    whole = Text(segments, planted)
    for silence, spoken in put_in:
        whole.say_in_silence(silence, spoken)
    return Altered(
        recording, tuple(whole.segments), tuple(speech_runs(samples)), tuple(whole.planted), len(samples) // 16
    )


def _ours(altered: Altered) -> Sequence[Doubt]:
    return find_doubts(altered.segments, altered.runs, altered.recording.language)


def _plain(altered: Altered) -> Sequence[Doubt]:
    return [
        Doubt(segment.start_ms, segment.end_ms, DoubtReason.LOW_CONFIDENCE)
        for segment in altered.segments
        if segment.avg_logprob < FAILED_LOGPROB
        or segment.compression > LOOP_COMPRESSION
        or segment.no_speech > NO_SPEECH
    ]


def _score(altered: Sequence[Altered], doubts_of: Callable[[Altered], Sequence[Doubt]]) -> dict[str, Any]:
    planted: Counter[Kind] = Counter()
    found: Counter[Kind] = Counter()
    fitting: Counter[Kind] = Counter()
    by_reason: Counter[str] = Counter()
    false: Counter[str] = Counter()
    doubted_ms = length_ms = 0
    for each in altered:
        doubts = doubts_of(each)
        words = [word for segment in each.segments for word in segment.words]
        errors = error_spans(words, each.recording.reference, each.recording.language)
        errors += [Run(error.start_ms, error.end_ms) for error in each.planted]
        for error in each.planted:
            touching = {
                doubt.reason for doubt in doubts if doubt.start_ms < error.end_ms and error.start_ms < doubt.end_ms
            }
            planted[error.kind] += 1
            found[error.kind] += bool(touching)
            fitting[error.kind] += FITTING[error.kind] in touching
        by_reason.update(str(doubt.reason) for doubt in doubts)
        false.update(str(doubt.reason) for doubt in doubts if not touches_any(doubt.start_ms, doubt.end_ms, errors))
        doubted_ms += sum(doubt.end_ms - doubt.start_ms for doubt in doubts)
        length_ms += each.length_ms
    total = planted.total()
    return {
        "planted": total,
        "recall": round(found.total() / total, 3) if total else None,
        "recall_by_kind": {str(kind): f"{found[kind]}/{planted[kind]}" for kind in planted},
        "recall_with_the_fitting_reason": round(fitting.total() / total, 3) if total else None,
        "doubts": dict(sorted(by_reason.items())),
        "false": dict(sorted(false.items())),
        "false_per_two_minutes": round(false.total() / (length_ms / 120_000), 3) if length_ms else None,
        "share_of_time_doubted": round(doubted_ms / length_ms, 3) if length_ms else None,
        "minutes": round(length_ms / 60_000, 1),
    }


def _recordings(data: Path, only: Sequence[str], recognizer: Recognizer) -> list[Recording]:
    index = json.loads((data / "audio" / "index.json").read_text(encoding="utf-8"))
    found: list[Recording] = []
    for entry in index:
        name = str(entry["path"])
        if name.startswith(_SETS) and (not only or any(part in name for part in only)):
            samples = samples_of(np.round(decode_audio(str(data / name)) * 32_767).astype("<i2").tobytes())
            language = str(entry["lang"])
            found.append(
                Recording(
                    name,
                    language,
                    samples,
                    reference_text(data, entry),
                    _transcribed(samples, language, recognizer),
                    _windows(samples),
                )
            )
    return found


def _transcribed(samples: Samples, language: str, recognizer: Recognizer) -> list[Segment]:
    transcriber = Transcriber(recognizer, StreamingVad(), Task(language), lambda: None)
    batches = [*transcriber.hear(samples), *transcriber.finish()]
    return [segment for batch in batches for segment in batch.segments]


def _windows(samples: Samples) -> list[Window]:
    cutter = WindowCutter()
    windows = [window for speech in speech_runs(samples) for window in cutter.push(speech)]
    return [*windows, *cutter.finish()]


def _clip(samples: Samples, window: Window) -> Clip:
    return Clip(window.start_ms, samples[ms_to_sample(window.start_ms) : ms_to_sample(window.end_ms)].copy())


def _inside(ms: int, window: Window) -> bool:
    return window.start_ms <= ms < window.end_ms


def _recognizer() -> FasterWhisperRecognizer:
    entry = load_catalogue().entry("whisper-base")
    return FasterWhisperRecognizer(ModelStore(models_dir()).require(entry), entry.id, THREADS, BEAM_SIZE)
