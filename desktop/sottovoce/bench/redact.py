"""What de-identification finds and what it takes too much: on court cases, news, synthetic sentences and dialogues.

A mention is found when every word of it that means something is taken out; an entity when all of its mentions are, so
one slip counts in full (Pilán et al. 2022). What is taken out of words that nobody marked is the price. Presidio
(optional, in an environment of its own) is measured by the same rules from its spans, see `bench/presidio.py`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import psutil

from sottovoce.bench import progress
from sottovoce.bench.redact_score import Score, taken
from sottovoce.bench.redact_sets import MarkedTalk, dialogues, germeval, presidio_synth, tab
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.redaction import RedactionRequest, RosterEntry, redact_texts
from sottovoce_models.anonymize.base import Mode
from sottovoce_models.anonymize.redaction import Redaction, RedactionOptions, redact
from sottovoce_models.anonymize.roster import RosterName

_CURVE: Final = (0.85, 0.6, 0.5, 0.3, 0.0)
_HOUR_WORDS: Final = 10_000


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """The figures of every set under `data`; `only`: some of the names of the sets."""
    sets: dict[str, Callable[[Path], dict[str, Any]]] = {
        "tab": _tab,
        "germeval": _germeval,
        "dialogues": _dialogues,
        "presidio_synth": _presidio_synth,
        "speed": _speed,
        "reader": _reader,
    }
    result: dict[str, Any] = {"skipped": []}
    for name, measure in sets.items():
        if name not in (only or set(sets) - {"reader"}):
            continue
        progress.step(f"redact: {name}")
        try:
            result[name] = measure(data)
        except FileNotFoundError:
            result["skipped"].append(f"{name}: no data")
    return result


def redacted(talk: MarkedTalk, mode: Mode, *, with_names: bool) -> Redaction:
    """A talk through all steps but the second reader."""
    names = tuple(RosterName(name) for name in talk.names) if with_names else ()
    return redact(talk.texts, RedactionOptions(talk.language, names, mode), lambda _done, _total: None)


def score(talks: Sequence[MarkedTalk], mode: Mode, *, with_names: bool) -> dict[str, Any]:
    """The figures of a set in one mode."""
    total = Score()
    for talk in talks:
        total.add(talk, taken(redacted(talk, mode, with_names=with_names)))
    return total.figures()


def _tab(data: Path) -> dict[str, Any]:
    talks = list(tab(data / "pii" / "tab_spia" / "entity_tab.jsonl"))
    return {
        "export": score(talks, Mode.EXPORT, with_names=False),
        "export, applicant on the roster": score(talks, Mode.EXPORT, with_names=True),
        "review": score(talks, Mode.REVIEW, with_names=False),
        "review, applicant on the roster": score(talks, Mode.REVIEW, with_names=True),
    }


def _germeval(data: Path) -> dict[str, Any]:
    talks = list(germeval(data / "pii" / "germeval2014" / "NER-de-dev.tsv"))
    rows: dict[str, Any] = {}
    review = [redacted(talk, Mode.REVIEW, with_names=False) for talk in talks]
    for least in _CURVE:
        total = Score()
        for talk, redaction in zip(talks, review, strict=True):
            total.add(talk, taken(redaction, least))
        rows[f"review, confidence {least} or more"] = total.figures()
    rows["export"] = score(talks, Mode.EXPORT, with_names=False)
    return rows


def _dialogues(data: Path) -> dict[str, Any]:
    talks = list(dialogues(data / "dialogues" / "dialogues.jsonl"))
    return {
        "export, participants on the roster": score(talks, Mode.EXPORT, with_names=True),
        "export": score(talks, Mode.EXPORT, with_names=False),
        "review, participants on the roster": score(talks, Mode.REVIEW, with_names=True),
    }


def _presidio_synth(data: Path) -> dict[str, Any]:
    talks = list(presidio_synth(data / "pii" / "presidio_synth" / "generated_small.json"))
    return {mode.value: score(talks, mode, with_names=False) for mode in Mode}


def _reader(data: Path) -> dict[str, Any]:
    from sottovoce.bench.redact_reader import with_reader  # loads the library that runs language models

    return with_reader(data)


def _speed(data: Path) -> dict[str, Any]:
    """An hour of talk (10,000 words) made of the dialogues, in the engine process, from its start to its end."""
    rows: dict[str, Any] = {}
    for language in ("de", "en"):
        talks = [
            talk for talk in dialogues(data / "dialogues" / "dialogues.jsonl") if talk.language.startswith(language)
        ]
        texts = _an_hour([text for talk in talks for text in talk.texts])
        names = tuple(RosterEntry(name) for talk in talks for name in talk.names)
        peak, started = _Peak(), time.monotonic()
        redact_texts(texts, RedactionRequest(language, names), peak.sample, CancelToken())
        rows[language] = {
            "words": sum(len(text.split()) for text in texts),
            "turns": len(texts),
            "seconds": round(time.monotonic() - started, 2),
            "processor seconds of the engine, sampled": round(peak.seconds, 2),
            "peak MB of the engine, sampled": round(peak.bytes / 1e6),
        }
    return rows


class _Peak:
    """The most memory that the engine's process was seen to hold, and the processor time it had used."""

    def __init__(self) -> None:
        self.bytes, self.seconds = 0, 0.0

    def sample(self, _done: int, _total: int) -> None:
        for child in psutil.Process().children(recursive=True):
            with suppress(psutil.Error):  # it has just ended
                self.bytes = max(self.bytes, child.memory_info().rss)
                self.seconds = max(self.seconds, sum(child.cpu_times()[:2]))


def _an_hour(texts: Sequence[str]) -> list[str]:
    hour: list[str] = []
    words = 0
    while words < _HOUR_WORDS:
        hour.append(texts[len(hour) % len(texts)])
        words += len(hour[-1].split())
    return hour
