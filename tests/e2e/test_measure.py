"""`sottovoce models measure` as a user calls it, with the smallest real model: it must not be let loose on minutes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.mark.model
@pytest.mark.timeout(900)
def test_the_smallest_model_passes_nothing(tmp_path: Path, model_dir: Callable[[str], Path]) -> None:
    pytest.importorskip("llama_cpp")
    environment = {**os.environ, "SOTTOVOCE_MODELS": str(model_dir("smollm2-135m").parent)}

    def models(*words: str) -> str:
        run = subprocess.run(
            [sys.executable, "-m", "sottovoce", "models", *words],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
            timeout=800,
        )
        return run.stdout

    said = models("measure", "smollm2-135m", "--language", "en")
    assert "English: not good enough (" in said
    assert "tokens/s" in said
    (entry,) = [each for each in json.loads(models("list", "--json")) if each["id"] == "smollm2-135m"]
    assert entry["writes"] == []
    (measured,) = entry["measured"]
    assert "proved" in measured["failed"]
