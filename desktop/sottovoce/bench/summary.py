"""Measures the minutes on meetings with a human summary: overlap of the overview, seconds, memory, broken citations.

Overlap is ROUGE-1 and ROUGE-L F1 with stemming (Lin 2004, package rouge-score) against the reference of each meeting.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

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

_SPREAD: Final = 5
_FOLDER: Final = Path("meetings") / "qmsum_dev"
_MS_PER_WORD: Final = 400
_TURNS_PER_FRAME: Final = 100


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """Minutes of English meetings under `data`/meetings/qmsum_dev: all of them led by quotes, some by the writer.

    The writer gets those named in `only`, by default five spread evenly over all by length. Returns for both ways
    {"meetings": [{id, words, seconds, rouge1, rougeL, items, broken_citations, overview}], "mean", "broken_citations",
    "peak_rss_bytes", "model"}.
    """
    entry = load_catalogue().entry(DEFAULT_WRITER)
    folder = ModelStore(models_dir()).require(entry)
    llm = {"path": str(folder / entry.main_file.name), "id": entry.id, "sha256": entry.sha256, "writes": ["en"]}
    files = sorted((data / _FOLDER).glob("*.json"), key=lambda file: file.stat().st_size)
    if not files:
        raise UserFixable(Code.FILE_NOT_FOUND)
    spread = [files[round(step * (len(files) - 1) / (_SPREAD - 1))] for step in range(_SPREAD)]
    chosen = [file for file in files if file.stem in only] if only else spread
    return {"written": _measure_all(chosen, llm), "quote_led": _measure_all([] if only else files, None)}


def _measure_all(files: Sequence[Path], llm: dict[str, Any] | None) -> dict[str, Any]:
    with EngineProcess(DEFAULT_ENGINES[SUMMARIZE]) as engine:
        rows = [_measure(engine, file, llm, engine_threads()) for file in files]
        peak_rss_bytes = engine.peak_rss_bytes
    keys = ("rouge1", "rougeL", "seconds")
    return {
        "meetings": rows,
        "mean": {key: round(sum(row[key] for row in rows) / len(rows), 4) for key in keys} if rows else None,
        "broken_citations": sum(row["broken_citations"] for row in rows),
        "peak_rss_bytes": peak_rss_bytes,
        "model": llm["id"] if llm else None,
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
