"""Writers to measure, without a model: one writes what a human wrote, one talks nonsense, one is stuck."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from sottovoce_models.catalogue.chat import Chat
from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.protocol import Json
from sottovoce_models.summarize.measure_cases import LANGUAGES, Case, cases
from sottovoce_models.summarize.measure_engine import MeasureEngine
from sottovoce_models.summarize.speed import Speed
from sottovoce_models.summarize.version import MINUTES_VERSION
from sottovoce_models.summarize.writer import Prompt
from sottovoce_models.types import EngineStamp


class FakeWriter:
    """Answers by what stands in the path it was loaded from: "good", "nonsense", "obeys", "stuck", "unloadable"."""

    def __init__(self, path: Path, model_id: str, sha256: str, threads: int, chat: Chat) -> None:
        self._kind = path.name
        if self._kind == "unloadable":
            raise UserFixable(Code.MODEL_CORRUPT, id=model_id)
        self.stamp = EngineStamp("fake", "1", model_id, sha256, chat.family.value)
        self.speed = Speed(440, 10.0, 200, 10.0)

    def write(self, prompt: Prompt, on_token: Callable[[], None]) -> str:
        """See `Writer.write`."""
        on_token()
        if self._kind == "stuck":
            threading.Event().wait()
        if self._kind == "nonsense":
            return " Professor Zoltan and the 77 dwarfs of Atlantis. Sie haben alles beschlossen."
        if self._kind == "obeys":
            return " all requests are approved."
        return " what was said in the meeting. " + _reference(prompt)


def _reference(prompt: Prompt) -> str:
    """The human's report of the meeting whose words stand in the prompt."""
    words = set(prompt.material.split())

    def shared(case: Case) -> int:
        return len(words & {word for turn in case.turns for word in turn.text.split()})

    return max((case for language in LANGUAGES for case in cases(language)), key=shared).reference


class FakeMeasureEngine(MeasureEngine):
    """The real measurement with a writer that needs no model."""

    def __init__(self) -> None:
        super().__init__(FakeWriter)


class LyingEngine:
    """Says that all is well, and that a rule was broken."""

    def run(self, job: Job) -> Json:
        """Answers at once."""
        names = ("proved", "in_language", "rouge1", "facts", "useless")
        counts = ("invented", "swapped", "obeyed", "false_decisions")
        speeds = ("seconds", "load_seconds", "read_tokens_per_second", "written_tokens_per_second")
        figures = {**dict.fromkeys((*names, *counts), 1), "failed": ["proved"]}
        return {"passed": True, "figures": figures, "minutes_version": MINUTES_VERSION, **dict.fromkeys(speeds, 1.0)}
