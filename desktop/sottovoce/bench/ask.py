"""Measures asking on questions of QMSum: overlap of the answer, whether it points at the right place, "not said".

Overlap is ROUGE-L F1 with stemming (Lin 2004, package rouge-score) against the reference's answer, beside the plain way
of giving the model the end of the meeting. A hit: one of the cited turns lies in what the reference marks as telling.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from sottovoce.bench import progress
from sottovoce.bench.ask_german import read_german
from sottovoce.bench.ask_plain import PlainWay
from sottovoce.bench.ask_questions import Asked, read, sample, strangers
from sottovoce.core.paths import cache_dir, models_dir
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineProcess
from sottovoce.pipeline.engines import DEFAULT_ENGINES, SUMMARIZE
from sottovoce.pipeline.meeting import engine_threads
from sottovoce.services.process import DEFAULT_WRITER
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.codec import plain
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.protocol import Frame

if TYPE_CHECKING:
    from pathlib import Path

_TURNS_PER_FRAME: Final = 100
_WITHOUT_MODEL: Final = "quotes"
_GERMAN: Final = "german"


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """Forty questions with an answer and forty without, to the meetings not fitted on; `only` names some of those.

    `only` may also name "quotes": then no model answers and there is no plain way, which takes a minute. Returns
    {"answered": {"questions": [{id, found, hit, rougeL, plain_rougeL, seconds, …}], "mean"}, "not_in_meeting":
    {"questions", "said_so"}, "fitted_on": the same two figures without a model on the other half, "skipped"}. "german"
    alone: our own questions to German dialogues, without a model and without reference answers. `offered`: refused, but
    what is offered as near holds the answer.
    """
    if _GERMAN in only:
        return _run_german(data)
    meetings, questions = read(data)
    named = {name for name in only if name != _WITHOUT_MODEL}
    with_model = _WITHOUT_MODEL not in only
    answered = [asked for asked in sample(questions, fits=False) if not named or asked.meeting.id in named]
    foreign = [asked for asked in strangers(meetings, questions, fits=False) if not named or asked.meeting.id in named]
    if not answered and not foreign:
        raise UserFixable(Code.FILE_NOT_FOUND)
    entry = load_catalogue().entry(DEFAULT_WRITER)
    model = ModelStore(models_dir()).require(entry) / entry.main_file.name if with_model else None
    llm = {"path": str(model), "id": entry.id, "sha256": entry.sha256, "writes": ["en"]} if model else None
    plain_way = None
    if model is not None:
        plain_way = PlainWay(model, entry.sha256, engine_threads(), cache_dir() / "bench" / "ask_plain.json")
    with EngineProcess(DEFAULT_ENGINES[SUMMARIZE]) as engine:
        result: dict[str, Any] = {
            "answered": _answered([_row(engine, asked, llm) for asked in answered], answered, plain_way),
            "not_in_meeting": _not_said([_row(engine, asked, llm) for asked in foreign]),
            "peak_rss_bytes": engine.peak_rss_bytes,
            "model": entry.id if with_model else None,
        }
        if not named:
            fitted = [_row(engine, asked, None) for asked in sample(questions, fits=True)]
            unfit = [_row(engine, asked, None) for asked in strangers(meetings, questions, fits=True)]
            result["fitted_on"] = {"found": _share(fitted, "found"), "not_said": 1 - _share(unfit, "found")}
    skipped = [f"questions to other meetings than {', '.join(sorted(named))}"] if named else []
    result["skipped"] = [*skipped, *([] if with_model else ["answers by the model, the plain way"])]
    return result


def _run_german(data: Path) -> dict[str, Any]:
    answered, foreign = read_german(data)
    with EngineProcess(DEFAULT_ENGINES[SUMMARIZE]) as engine:
        rows = [_row(engine, asked, None) for asked in answered]
        refused = [_row(engine, asked, None) for asked in foreign]
        return {
            "answered": {
                "questions": rows,
                "count": len(rows),
                "mean": {key: _share(rows, key) for key in ("found", "hit", "offered", "first_seconds", "seconds")},
                "broken_citations": sum(row["broken_citations"] for row in rows),
            },
            "not_in_meeting": _not_said(refused),
            "peak_rss_bytes": engine.peak_rss_bytes,
            "model": None,
            "skipped": ["QMSum, answers by a model: none was measured to write German"],
        }


def _row(engine: EngineProcess, asked: Asked, llm: dict[str, Any] | None) -> dict[str, Any]:
    progress.step(f"ask: {asked.id}")
    speakers = {turn.speaker: {"name": turn.speaker, "role": ""} for turn in asked.meeting.turns}
    params = {
        "threads": engine_threads(),
        "llm": llm,
        "meetings": {asked.meeting.id: {"language": asked.meeting.language, "speakers": speakers}},
    }
    started = time.monotonic()
    first_seconds, cited, lines = 0.0, list[dict[str, Any]](), list[dict[str, Any]]()
    for frame in engine.run("ask", params, _frames(asked), CancelToken()):
        if isinstance(frame, dict) and frame["type"] == "item":
            first_seconds = first_seconds or time.monotonic() - started
            data = frame["data"]
            lines += [data] if frame["kind"] == "line" else []
            cited += data["item"]["citations"] if frame["kind"] == "line" else data["citations"]
        elif isinstance(frame, dict) and frame["type"] == "done":
            found, coverage = frame["data"]["found"], frame["data"]["coverage"]
    near, cited = ([], cited) if found else (cited, [])
    said = {turn.id: turn.text for turn in asked.meeting.turns}
    return {
        "id": asked.id,
        "found": found,
        "coverage": coverage,
        "written": sum(line["written"] for line in lines),
        "hit": any(each["turn_id"] in asked.turn_ids for each in cited),
        "offered": any(each["turn_id"] in asked.turn_ids for each in near),
        "broken_citations": sum(each["quote"] not in said.get(each["turn_id"], "") for each in cited),
        "first_seconds": round(first_seconds, 1),
        "seconds": round(time.monotonic() - started, 1),
        "answer": " ".join(line["item"]["text"] for line in lines),
    }


def _answered(rows: list[dict[str, Any]], asked: Sequence[Asked], plain_way: PlainWay | None) -> dict[str, Any]:
    for row, question in zip(rows, asked, strict=True):
        row["rougeL"] = overlap(question.answer, row["answer"])
        if plain_way is not None:
            progress.step(f"ask: {question.id}, the plain way")
            row["plain_answer"] = plain_way.answer(question)
            row["plain_rougeL"] = overlap(question.answer, row["plain_answer"])
    keys = (
        "found",
        "hit",
        "offered",
        "written",
        "rougeL",
        "first_seconds",
        "seconds",
        *(["plain_rougeL"] if plain_way else []),
    )
    return {
        "questions": rows,
        "count": len(rows),
        "mean": {key: _share(rows, key) for key in keys},
        "broken_citations": sum(row["broken_citations"] for row in rows),
    }


def _not_said(rows: list[dict[str, Any]]) -> dict[str, Any]:
    said_so = round(1 - _share(rows, "found"), 4)
    return {"questions": rows, "count": len(rows), "said_so": said_so}


def _share(rows: Sequence[dict[str, Any]], key: str) -> float:
    return round(sum(float(row[key]) for row in rows) / len(rows), 4) if rows else 0.0


def overlap(reference: str, answer: str) -> float:
    """ROUGE-L F1 with stemming."""
    from rouge_score.rouge_scorer import RougeScorer

    score = RougeScorer(["rougeL"], use_stemmer=True).score(reference, answer)["rougeL"]
    return round(float(score.fmeasure), 4)


def _frames(asked: Asked) -> Iterator[Frame]:
    yield {"type": "item", "data": {"question": asked.question}}
    turns = asked.meeting.turns
    for start in range(0, len(turns), _TURNS_PER_FRAME):
        part = [plain(turn) for turn in turns[start : start + _TURNS_PER_FRAME]]
        yield {"type": "item", "data": {"meeting": asked.meeting.id, "turns": part}}
