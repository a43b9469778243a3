"""Measures the minutes on meetings with a human summary, beside the plain ways: overlap of the overview with it,
seconds, memory, broken citations.

Overlap is ROUGE-1 and ROUGE-L F1 with stemming (Lin 2004, package rouge-score) against the reference of each meeting.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sottovoce.bench import progress, summary_plain
from sottovoce.bench.talks import paced
from sottovoce.core.paths import models_dir
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineProcess
from sottovoce.pipeline.engines import DEFAULT_ENGINES, SUMMARIZE
from sottovoce.pipeline.meeting import engine_threads
from sottovoce.services.process import DEFAULT_WRITER
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.codec import from_plain, plain
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.protocol import Frame
from sottovoce_models.types import Citation, ItemKind, SummaryItem, Turn

_FOLDER: Final = Path("meetings") / "qmsum_dev"
_TURNS_PER_FRAME: Final = 100
_MAP_REDUCED: Final = 3
"""So many of the shortest meetings are also read whole, chunk by chunk: that takes minutes for a long one."""
_LONG: Final = "all joined"


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """Minutes of the English meetings under `data`/meetings/qmsum_dev, or those of them named in `only`.

    Five ways in one run: by the writer ("written"), without a model ("quote_led"), the first sentences ("lead"), the
    central ones ("lexrank"), and every chunk summarized by the same model, then merged ("map_reduce"; only the shortest
    meetings, the others are named in "skipped"). Each {"meetings": [{id, words, seconds, rouge1, rougeL, overview,
    overview_words, …}], "mean"}. Without `only` all meetings in one, 24 hours of talk, are written up, too ("long").
    """
    entry = load_catalogue().entry(DEFAULT_WRITER)
    folder = ModelStore(models_dir()).require(entry)
    model = folder / entry.main_file.name
    llm = {"path": str(model), "id": entry.id, "sha256": entry.sha256, "writes": ["en"]}
    files = sorted((data / _FOLDER).glob("*.json"), key=lambda file: file.stat().st_size)
    meetings = [read_meeting(file) for file in files if not only or file.stem in only]
    if not meetings:
        raise UserFixable(Code.FILE_NOT_FOUND)
    result: dict[str, Any] = {
        "written": _by_engine(meetings, llm),
        "quote_led": _by_engine(meetings, None),
        "lead": _plain(meetings, summary_plain.lead),
        "lexrank": _plain(meetings, summary_plain.lexrank),
        "map_reduce": _plain(meetings[:_MAP_REDUCED], summary_plain.MapReduce(model, engine_threads())),
        "skipped": [f"map_reduce: {meeting.id}" for meeting in meetings[_MAP_REDUCED:]],
    }
    if not only:
        result["long"] = _by_engine([_joined(meetings)], llm)
    return result


@dataclass(frozen=True, slots=True)
class Reference:
    """A meeting and what a human wrote about it."""

    id: str
    turns: tuple[Turn, ...]
    summary: str


def _by_engine(meetings: Sequence[Reference], llm: dict[str, Any] | None) -> dict[str, Any]:
    with EngineProcess(DEFAULT_ENGINES[SUMMARIZE]) as engine:
        rows = []
        for meeting in meetings:
            progress.step(f"summary: {meeting.id}, {'written' if llm else 'led by quotes'}")
            rows.append(_measure(engine, meeting, llm))
        peak_rss_bytes = engine.peak_rss_bytes
    return {
        **_means(rows),
        "broken_citations": sum(row["broken_citations"] for row in rows),
        "peak_rss_bytes": peak_rss_bytes,
        "model": llm["id"] if llm else None,
    }


def _plain(meetings: Sequence[Reference], summarize: Callable[[Sequence[Turn]], str]) -> dict[str, Any]:
    rows = []
    for meeting in meetings:
        progress.step(f"summary: {meeting.id}, a plain way")
        started = time.monotonic()
        overview = summarize(meeting.turns)
        rows.append({**_scored(meeting, overview), "seconds": round(time.monotonic() - started, 1)})
    return _means(rows)


def _means(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    keys = ("rouge1", "rougeL", "seconds", "overview_words")
    return {
        "meetings": list(rows),
        "mean": {key: round(sum(row[key] for row in rows) / len(rows), 4) for key in keys} if rows else None,
    }


def _measure(engine: EngineProcess, meeting: Reference, llm: dict[str, Any] | None) -> dict[str, Any]:
    params = {
        "recording_id": "bench",
        "revision": 1,
        "language": "en",
        "speakers": {turn.speaker: {"name": turn.speaker, "role": ""} for turn in meeting.turns},
        "template": "",
        "threads": engine_threads(),
        "llm": llm,
        "suggested_llm": None,
    }
    started = time.monotonic()
    items: list[SummaryItem] = []
    first_seconds = 0.0
    for frame in engine.run("minutes", params, _frames(meeting.turns), CancelToken()):
        if isinstance(frame, dict) and frame["type"] == "item":
            first_seconds = first_seconds or time.monotonic() - started
            items.append(from_plain(SummaryItem, frame["data"]))
    seconds = time.monotonic() - started
    overview = " ".join(item.text for item in items if item.kind is ItemKind.OVERVIEW)
    return {
        **_scored(meeting, overview),
        "seconds": round(seconds, 1),
        "first_seconds": round(first_seconds, 1),
        "items": len(items),
        "topics": [item.text for item in items if item.kind is ItemKind.TOPIC],
        "broken_citations": broken_citations(items, meeting.turns),
    }


def _scored(meeting: Reference, overview: str) -> dict[str, Any]:
    from rouge_score.rouge_scorer import RougeScorer

    scores = RougeScorer(["rouge1", "rougeL"], use_stemmer=True).score(meeting.summary, overview)
    return {
        "id": meeting.id,
        "words": sum(len(turn.text.split()) for turn in meeting.turns),
        "rouge1": round(scores["rouge1"].fmeasure, 4),
        "rougeL": round(scores["rougeL"].fmeasure, 4),
        "overview_words": len(overview.split()),
        "overview": overview,
    }


def broken_citations(items: Sequence[SummaryItem], turns: Sequence[Turn]) -> int:
    """How many citations are not word for word in their turn, or outside its time; plus items without any."""
    by_id = {turn.id: turn for turn in turns}
    broken = sum(not item.citations for item in items)
    for citation in (citation for item in items for citation in item.citations):
        turn = by_id.get(citation.turn_id)
        broken += turn is None or citation.quote not in turn.text or not _is_within(citation, turn)
    return broken


def _is_within(citation: Citation, turn: Turn) -> bool:
    return turn.start_ms <= citation.start_ms <= citation.end_ms <= turn.end_ms


def read_meeting(file: Path) -> Reference:
    """A QMSum meeting with its human summary; times are made up from the word count, as the set has none."""
    document = json.loads(file.read_text(encoding="utf-8"))
    turns = paced((entry["speaker"], entry["content"]) for entry in document["meeting_transcripts"])
    return Reference(file.stem, turns, document["general_query_list"][0]["answer"])


def _joined(meetings: Sequence[Reference]) -> Reference:
    """All meetings one after the other as if they were one; nobody summarized that."""
    turns: list[Turn] = []
    for meeting in meetings:
        at_ms = turns[-1].end_ms if turns else 0
        turns += [
            Turn(f"t{len(turns) + index}", turn.speaker, at_ms + turn.start_ms, at_ms + turn.end_ms, turn.text)
            for index, turn in enumerate(meeting.turns)
        ]
    return Reference(_LONG, tuple(turns), "")


def _frames(turns: Sequence[Turn]) -> Iterator[Frame]:
    for start in range(0, len(turns), _TURNS_PER_FRAME):
        yield {"type": "item", "data": {"turns": [plain(turn) for turn in turns[start : start + _TURNS_PER_FRAME]]}}
