"""Names and terms given for a meeting: how many of those said stand in the text, and whether any stands there unsaid.

The names are chosen by rule: words of a reference that are no ordinary words (nor forms of any), have at least five
letters, are written large where the reference has capitals, and occur at most twice in their set. Ten recordings at a
time are one matter: its vocabulary holds the names of all ten and as many that occur in none of them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import jiwer
import numpy as np
from faster_whisper.audio import decode_audio

from sottovoce.bench import progress
from sottovoce.bench.normalize import normalize
from sottovoce.bench.references import reference_text
from sottovoce.core.paths import models_dir
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.speech.base import Clip, Heard, Recognizer, Samples, samples_of
from sottovoce_models.speech.common_words import is_common
from sottovoce_models.speech.engine import BEAM_SIZE
from sottovoce_models.speech.faster_whisper_recognizer import FasterWhisperRecognizer
from sottovoce_models.speech.transcriber import Task, Transcriber
from sottovoce_models.speech.vad import StreamingVad
from sottovoce_models.types import Word

THREADS: Final = 2
_SETS: Final = (
    "audio/asr/audio_de_kerstin/",
    "audio/asr/audio_librispeech_test_other/",
    "audio/asr/audio_librivox_pocketsphinx/",
    "audio/asr/audio_jfk/",
    "audio/asr/audio_us_gov/",
    "audio/formats/audio_faster_whisper/hotwords.mp3",
)
# What the upstream test of this clip gives as hotwords and asks for, see the reference beside it.
_UPSTREAM: Final = re.compile(r'hotwords="([^"]+)"')
_MATTER_SIZE: Final = 10
_MIN_LETTERS: Final = 5
_MAX_COUNT: Final = 2
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A recording with what was said in it and the names among that."""

    name: str
    language: str
    samples: Samples
    reference: str
    names: tuple[str, ...]
    whole: bool = True
    """Whether the reference is all that was said; else only the names can be looked for."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Recordings that share a vocabulary."""

    recordings: tuple[Spoken, ...]
    vocabulary: tuple[str, ...]


class _Deaf:
    """A recognizer that is never told the vocabulary."""

    def __init__(self, recognizer: Recognizer) -> None:
        self._recognizer = recognizer
        self.languages = recognizer.languages

    def language_probabilities(self, clips: Sequence[Clip]) -> list[dict[str, float]]:
        return self._recognizer.language_probabilities(clips)

    def recognize(self, clips: Sequence[Clip], language: str, hotwords: Sequence[str] = ()) -> list[Heard]:  # noqa: ARG002 -- not told, see above
        return self._recognizer.recognize(clips, language)


class _Told(_Deaf):
    """A recognizer that is told the vocabulary with every clip, as its users do it."""

    def __init__(self, recognizer: Recognizer, vocabulary: tuple[str, ...]) -> None:
        super().__init__(recognizer)
        self._vocabulary = vocabulary

    def recognize(self, clips: Sequence[Clip], language: str, hotwords: Sequence[str] = ()) -> list[Heard]:  # noqa: ARG002 -- always told
        return self._recognizer.recognize(clips, language, self._vocabulary)


def run(data: Path, *, only: Sequence[str] = (), recognizer: Recognizer | None = None) -> dict[str, Any]:
    """For each set: recall of the names, names inserted and word error rate, by way."""
    recognizer = recognizer or _recognizer()
    sets = _sets(data, only)
    names = {
        language: [
            name for spoken in sets.values() for each in spoken if each.language == language for name in each.names
        ]
        for language in ("de", "en")
    }
    result: dict[str, Any] = {"model": "whisper-base", "sets": {}}
    for name, recordings in sets.items():
        matters = _matters(recordings, names[recordings[0].language])
        ways = _ways(matters, recognizer)
        result["sets"][name] = {
            "recordings": len(recordings),
            "names": sum(len(each.names) for each in recordings),
            "vocabulary_terms": [len(matter.vocabulary) for matter in matters],
            "ways": {way: _score(matters, texts) for way, texts in ways.items()},
        }
    return result


def _ways(matters: Sequence[Matter], recognizer: Recognizer) -> dict[str, list[list[Word]]]:
    """The words of every recording, by way: the plain way is "hotwords", ours the last."""
    ways: dict[str, list[list[Word]]] = {}

    def note(way: str, words: list[Word]) -> None:
        ways.setdefault(way, []).append(words)

    for matter in matters:
        told = _Told(recognizer, matter.vocabulary)
        for each in matter.recordings:
            note("none", _words(each, recognizer, ()))
            note("hotwords", _words(each, told, ()))
            note("correction", _words(each, _Deaf(recognizer), matter.vocabulary))
            note("hotwords_and_correction", _words(each, told, matter.vocabulary))
            note("sottovoce", _words(each, recognizer, matter.vocabulary))
    return ways


def _words(spoken: Spoken, recognizer: Recognizer, vocabulary: tuple[str, ...]) -> list[Word]:
    task = Task(spoken.language, vocabulary=vocabulary)
    transcriber = Transcriber(recognizer, StreamingVad(), task, lambda: None)
    batches = [*transcriber.hear(spoken.samples), *transcriber.finish()]
    return [word for batch in batches for segment in batch.segments for word in segment.words]


def _score(matters: Sequence[Matter], heard: Sequence[Sequence[Word]]) -> dict[str, Any]:
    said = found = inserted = inserted_where_none_is_said = corrections = 0
    with_names: list[tuple[str, str]] = []
    without: list[tuple[str, str]] = []
    texts = iter(heard)
    for matter in matters:
        for each in matter.recordings:
            words = next(texts)
            corrections += sum(bool(word.heard) for word in words)
            text = normalize(" ".join(word.text for word in words), each.language)
            reference = normalize(each.reference, each.language)
            if each.whole:
                (with_names if each.names else without).append((reference, text))
            for term in matter.vocabulary:
                wanted, got = _count(term, reference, each.language), _count(term, text, each.language)
                said += wanted
                found += min(wanted, got)
                inserted += max(0, got - wanted) if each.whole else 0
                inserted_where_none_is_said += got if not each.names else 0
    return {
        "names_said": said,
        "recall": round(found / said, 3) if said else None,
        "inserted": inserted,
        "inserted_where_none_is_said": inserted_where_none_is_said,
        "corrections": corrections,
        "wer_percent": _wer([*with_names, *without]),
        "wer_percent_where_none_is_said": _wer(without),
    }


def _wer(pairs: Sequence[tuple[str, str]]) -> float | None:
    if not pairs:
        return None
    return round(100 * jiwer.wer([reference for reference, _ in pairs], [text for _, text in pairs]), 2)


def _count(term: str, text: str, language: str) -> int:
    return f" {text} ".replace(" ", "  ").count(f" {normalize(term, language)} ".replace(" ", "  "))


def _sets(data: Path, only: Sequence[str]) -> dict[str, list[Spoken]]:
    index = json.loads((data / "audio" / "index.json").read_text(encoding="utf-8"))
    entries = [entry for entry in index if str(entry["path"]).startswith(_SETS)]
    sets: dict[str, list[Spoken]] = {}
    for name in dict.fromkeys(Path(entry["path"]).parent.name for entry in entries):
        own = [entry for entry in entries if Path(entry["path"]).parent.name == name]
        if not only or name in only:
            progress.step(f"vocabulary: {name}")
            sets[name] = [_spoken(data, entry, own) for entry in own]
    return sets


def _spoken(data: Path, entry: dict[str, Any], own: Sequence[dict[str, Any]]) -> Spoken:
    language, reference = str(entry["lang"]), reference_text(data, entry)
    upstream = _UPSTREAM.search(reference)
    names: tuple[str, ...]
    if upstream:
        reference, names = upstream[1], (upstream[1],)
    else:
        counts = Counter(word for each in own for word in _rare(reference_text(data, each), language))
        names = tuple(dict.fromkeys(word for word in _rare(reference, language) if counts[word] <= _MAX_COUNT))
    sound = samples_of(np.round(decode_audio(str(data / entry["path"])) * 32_767).astype("<i2").tobytes())
    return Spoken(str(entry["path"]), language, sound, reference, names, whole=upstream is None)


def _rare(reference: str, language: str) -> list[str]:
    cased = any(sign.isupper() for sign in reference)
    return [
        word
        for word in _WORD.findall(reference)
        if len(word) >= _MIN_LETTERS and not is_common(word, language) and (word[:1].isupper() or not cased)
    ]


def _matters(recordings: Sequence[Spoken], names: Sequence[str]) -> list[Matter]:
    matters: list[Matter] = []
    for start in range(0, len(recordings), _MATTER_SIZE):
        together = tuple(recordings[start : start + _MATTER_SIZE])
        own = list(dict.fromkeys(name for each in together for name in each.names))
        said = {word.casefold() for each in together for word in _WORD.findall(each.reference)}
        others = [name for name in dict.fromkeys(names) if name not in own and name.casefold() not in said]
        # Spread over all of them, the same every time.
        step = max(1, len(others) // max(1, len(own)))
        mixed = [term for pair in zip(own, others[::step], strict=False) for term in pair] + own
        matters.append(Matter(together, tuple(dict.fromkeys(mixed))))
    return matters


def _recognizer() -> FasterWhisperRecognizer:
    entry = load_catalogue().entry("whisper-base")
    return FasterWhisperRecognizer(ModelStore(models_dir()).require(entry), entry.id, THREADS, BEAM_SIZE)
