"""Words given to the wrong speaker: overall and near changes of speaker, against the plain way, which gives every
segment of the recognizer to the speaker who overlaps it most.

Words are recognized and speakers told apart as the app does it. Recognized words are aligned with the reference; only
those that agree with it, within five seconds, are judged. Speakers are matched by the words they share. Times of
reference words are spread over their turn by length.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from sottovoce.bench import progress
from sottovoce.bench.normalize import normalize
from sottovoce.core.paths import models_dir
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.engines import EngineSet
from sottovoce.pipeline.meeting import Request, process_audio
from sottovoce.pipeline.minutes import WriterChoice
from sottovoce.services.process import InstalledModels
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.speakers.spoken import given_to_speakers
from sottovoce_models.templates.shipped import GENERAL
from sottovoce_models.types import Segment, SpeakerSpan

_FOLDER: Final = "audio/diarization"
_MODEL: Final = "whisper-base"
_ALIGNED_WITHIN_MS: Final = 5_000
_NEAR_MS: Final = 1_000
_WAYS: Final = ("sottovoce", "plain")


@dataclass(frozen=True, slots=True)
class Said:
    """One normalized word: where its middle lies and who says it."""

    at_ms: int
    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Errors:
    """Words judged and those given to the wrong speaker, of all and of those near a change of speaker."""

    words: int = 0
    wrong: int = 0
    near: int = 0
    near_wrong: int = 0

    def __add__(self, other: Errors) -> Errors:
        return Errors(
            self.words + other.words,
            self.wrong + other.wrong,
            self.near + other.near,
            self.near_wrong + other.near_wrong,
        )

    def rates(self) -> dict[str, Any]:
        """Percentages and the numbers they come from."""
        return {
            "words": self.words,
            "wrong_percent": _percent(self.wrong, self.words),
            "near_a_change": self.near,
            "near_wrong_percent": _percent(self.near_wrong, self.near),
        }


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """A row for each recording with timed text of several speakers (or whose name holds one of `only`), and the sum."""
    models = InstalledModels(load_catalogue(), ModelStore(models_dir()))
    rows: list[dict[str, Any]] = []
    sums = dict.fromkeys(_WAYS, Errors())
    for path, language, reference in cases(data):
        if only and not any(part in path.name for part in only):
            continue
        progress.step(f"turns: {path.name}")
        request = Request(language, None, GENERAL, models.speech(_MODEL), WriterChoice(None))
        with EngineSet() as engines:
            draft = process_audio(path, Draft(), request, engines, lambda _event: None, CancelToken())
        row: dict[str, Any] = {"file": path.name}
        for way, heard in (
            ("sottovoce", ours(draft.segments, draft.spans, language)),
            ("plain", plain(draft.segments, draft.spans, language)),
        ):
            errors = judged(reference, heard)
            sums[way] += errors
            row[way] = errors.rates()
        rows.append(row)
    return {"model": _MODEL, "rows": rows, **{way: total.rates() for way, total in sums.items()}}


def ours(segments: Sequence[Segment], spans: Sequence[SpeakerSpan], language: str) -> list[Said]:
    """The words under the speakers that the turns give them."""
    return [
        Said((word.start_ms + word.end_ms) // 2, part, word.speaker)
        for word in given_to_speakers(segments, spans)
        for part in normalize(word.text, language).split()
    ]


def plain(segments: Sequence[Segment], spans: Sequence[SpeakerSpan], language: str) -> list[Said]:
    """The words under the speaker who overlaps their segment most."""
    said: list[Said] = []
    for segment in segments:
        overlap: Counter[str] = Counter()
        for span in spans:
            overlap[span.speaker] += max(0, min(span.end_ms, segment.end_ms) - max(span.start_ms, segment.start_ms))
        speaker = overlap.most_common(1)[0][0] if overlap else ""
        for word in segment.words:
            middle_ms = (word.start_ms + word.end_ms) // 2
            said += [Said(middle_ms, part, speaker) for part in normalize(word.text, language).split()]
    return said


def judged(reference: Sequence[Said], heard: Sequence[Said]) -> Errors:
    """How many of the words on which both agree have the right speaker."""
    matcher = SequenceMatcher(None, [w.text for w in reference], [w.text for w in heard], autojunk=False)
    pairs = [
        (reference[block.a + n], heard[block.b + n])
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
    ]
    pairs = [(true, found) for true, found in pairs if abs(true.at_ms - found.at_ms) <= _ALIGNED_WITHIN_MS]
    right = _matched(pairs)
    changes = [(a.at_ms + b.at_ms) // 2 for a, b in pairwise(reference) if a.speaker != b.speaker]
    errors = Errors()
    for true, found in pairs:
        wrong = int(right.get(found.speaker) != true.speaker)
        near = int(_near(changes, true.at_ms))
        errors += Errors(1, wrong, near, near * wrong)
    return errors


def _near(changes: Sequence[int], at_ms: int) -> bool:
    place = bisect_left(changes, at_ms)
    return any(abs(change - at_ms) <= _NEAR_MS for change in changes[max(0, place - 1) : place + 1])


def _matched(pairs: Sequence[tuple[Said, Said]]) -> dict[str, str]:
    """For each speaker found one of the reference: those with most words in common first."""
    together = Counter((found.speaker, true.speaker) for true, found in pairs)
    right: dict[str, str] = {}
    for (found, true), _ in together.most_common():
        if found not in right and true not in right.values():
            right[found] = true
    return right


def cases(data: Path) -> Iterator[tuple[Path, str, list[Said]]]:
    """Recordings with several speakers and timed text: path, language, and the words of the reference by time."""
    languages = {entry["path"]: entry["lang"] for entry in json.loads((data / "audio/index.json").read_text("utf-8"))}
    for path in sorted((data / _FOLDER).rglob("*")):
        language = languages.get(path.relative_to(data).as_posix())
        turns = _turns(path) if language in {"de", "en"} and path.suffix in {".flac", ".wav"} else []
        words = [word for turn in turns for word in _spread(*turn, str(language))]
        if len({word.speaker for word in words}) > 1:
            yield path, str(language), sorted(words, key=lambda word: word.at_ms)


def _turns(path: Path) -> list[tuple[str, float, float, str]]:
    """Speaker, start and end in seconds, and text of every turn of the reference beside a recording."""
    for name in (f"{path.stem}_truth.json", f"{path.stem}.json"):
        beside = path.with_name(name)
        if beside.is_file():
            plain = json.loads(beside.read_text("utf-8"))
            turns = plain["turns"] if isinstance(plain, dict) else plain
            return [(turn["speaker"], turn["start"], turn["end"], turn["text"]) for turn in turns]
    beside = path.with_suffix(".stm")
    if not beside.is_file():
        return []
    fields = [line.split(maxsplit=5) for line in beside.read_text("utf-8").splitlines() if not line.startswith(";")]
    return [(line[2], float(line[3]), float(line[4]), line[5]) for line in fields if len(line) == 6]


def _spread(speaker: str, start_s: float, end_s: float, text: str, language: str) -> Iterator[Said]:
    words = normalize(text, language).split()
    letters = sum(len(word) + 1 for word in words)
    before = 0
    for word in words:
        share = (before + (len(word) + 1) / 2) / letters
        yield Said(round(1000 * (start_s + share * (end_s - start_s))), word, speaker)
        before += len(word) + 1


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
