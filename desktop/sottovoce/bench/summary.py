"""Measures the minutes on meetings with a human summary: overlap of the overview, seconds, memory, broken citations.

Overlap is ROUGE-1 and ROUGE-L F1 with stemming (Lin 2004, package rouge-score) against the reference of each meeting.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineProcess, EngineSpec
from sottovoce_models.codec import from_plain, plain
from sottovoce_models.protocol import Frame
from sottovoce_models.types import Citation, ItemKind, SummaryItem, Turn

SPEC: Final = EngineSpec("summarize", "sottovoce_models.summarize.engine:SummarizeEngine")
_FOLDER: Final = Path("meetings") / "qmsum_dev"
_MS_PER_WORD: Final = 400
_TURNS_PER_FRAME: Final = 100


def run(
    data: Path,
    model_path: Path | None,
    model_id: str = "",
    model_sha256: str = "",
    *,
    meetings: Sequence[str] | None = None,
    limit: int | None = None,
    threads: int = 2,
) -> dict[str, Any]:
    """Minutes of the English meetings under `data`/meetings/qmsum_dev, with a model or, with None, led by quotes.

    Returns {"meetings": [{id, words, seconds, rouge1, rougeL, items, broken_citations, overview}], "mean": {rouge1,
    rougeL, seconds}, "broken_citations", "peak_rss_bytes", "model"}. FileNotFoundError when there is no such folder.
    """
    files = sorted((data / _FOLDER).glob("*.json"))
    if not files:
        raise FileNotFoundError(data / _FOLDER)
    if meetings is not None:
        files = [file for file in files if file.stem in meetings]
    llm = None
    if model_path is not None:
        llm = {"path": str(model_path), "id": model_id, "sha256": model_sha256, "writes": ["en"]}
    with EngineProcess(SPEC) as engine:
        rows = [_measure(engine, file, llm, threads) for file in files[:limit]]
        peak_rss_bytes = engine.peak_rss_bytes
    return {
        "meetings": rows,
        "mean": {key: round(sum(row[key] for row in rows) / len(rows), 4) for key in ("rouge1", "rougeL", "seconds")},
        "broken_citations": sum(row["broken_citations"] for row in rows),
        "peak_rss_bytes": peak_rss_bytes,
        "model": model_id or None,
    }


def _measure(engine: EngineProcess, file: Path, llm: dict[str, Any] | None, threads: int) -> dict[str, Any]:
    from rouge_score.rouge_scorer import RougeScorer

    turns, reference = read_meeting(file)
    params = {
        "recording_id": file.stem,
        "revision": 1,
        "language": "en",
        "speakers": {turn.speaker: {"name": turn.speaker, "role": ""} for turn in turns},
        "template": "general",
        "threads": threads,
        "llm": llm,
        "suggested_llm": None,
    }
    started = time.monotonic()
    items = [
        from_plain(SummaryItem, frame["data"])
        for frame in engine.run("minutes", params, _frames(turns), CancelToken())
        if isinstance(frame, dict) and frame["type"] == "item"
    ]
    seconds = time.monotonic() - started
    overview = " ".join(item.text for item in items if item.kind is ItemKind.OVERVIEW)
    scores = RougeScorer(["rouge1", "rougeL"], use_stemmer=True).score(reference, overview)
    return {
        "id": file.stem,
        "words": sum(len(turn.text.split()) for turn in turns),
        "seconds": round(seconds, 1),
        "rouge1": round(scores["rouge1"].fmeasure, 4),
        "rougeL": round(scores["rougeL"].fmeasure, 4),
        "items": len(items),
        "broken_citations": broken_citations(items, turns),
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


def read_meeting(file: Path) -> tuple[list[Turn], str]:
    """Turns and human summary of a QMSum meeting; times are made up from the word count, as the set has none."""
    document = json.loads(file.read_text(encoding="utf-8"))
    turns: list[Turn] = []
    at_ms = 0
    for index, entry in enumerate(document["meeting_transcripts"]):
        duration_ms = _MS_PER_WORD * len(entry["content"].split())
        turns.append(Turn(f"t{index}", entry["speaker"], at_ms, at_ms + duration_ms, entry["content"]))
        at_ms += duration_ms
    return turns, document["general_query_list"][0]["answer"]


def _frames(turns: Sequence[Turn]) -> Iterator[Frame]:
    for start in range(0, len(turns), _TURNS_PER_FRAME):
        yield {"type": "item", "data": {"turns": [plain(turn) for turn in turns[start : start + _TURNS_PER_FRAME]]}}
