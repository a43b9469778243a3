"""Presidio with its default recognizers and a small spaCy model, measured by the rules of `bench redact`.

Not a dependency and in no extra of ours: install `presidio-analyzer` and an English spaCy model in an environment of
its own, and call `run` there; SOTTOVOCE_SPACY_MODEL names the model or its folder. English only: Presidio's defaults
have no German.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from sottovoce.bench.redact_score import Score
from sottovoce.bench.redact_sets import MarkedTalk, dialogues, presidio_synth, tab

_MODEL: Final = os.environ.get("SOTTOVOCE_SPACY_MODEL", "en_core_web_sm")


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """The figures of the English sets; `only`: some of "tab", "dialogues", "presidio_synth"."""
    sets = {
        "tab": list(tab(data / "pii" / "tab_spia" / "entity_tab.jsonl")),
        "dialogues": [
            talk for talk in dialogues(data / "dialogues" / "dialogues.jsonl") if talk.language.startswith("en")
        ],
        "presidio_synth": list(presidio_synth(data / "pii" / "presidio_synth" / "generated_small.json")),
    }
    analyzer = _analyzer()
    rows = {name: _score(talks, analyzer) for name, talks in sets.items() if not only or name in only}
    return {"presidio": version("presidio-analyzer"), "spacy": version("spacy"), "model": Path(_MODEL).name, **rows}


def _score(talks: Sequence[MarkedTalk], analyzer: Any) -> dict[str, Any]:
    total = Score()
    for talk in talks:
        total.add(
            talk,
            [[(found.start, found.end) for found in analyzer.analyze(text, language="en")] for text in talk.texts],
        )
    return total.figures()


def _analyzer() -> Any:
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    settings = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": _MODEL}]}
    return AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=settings).create_engine())
