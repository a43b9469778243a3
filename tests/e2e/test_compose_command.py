"""`sottovoce compose` as a user starts it: a letter in German without a model, one in English by the starter model."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.unit.ask.talks import PRAXIS
from tests.unit.summarize.talks import BUDGET

LIMIT_SECONDS = 900


def test_letters_in_both_languages_stand_on_what_was_said(tmp_path: Path, model_dir: Callable[[str], Path]) -> None:
    model_dir("qwen2.5-coder-1.5b")  # skips where the starter model is not
    for language, lines in (("de", PRAXIS), ("en", BUDGET)):
        path, out = tmp_path / f"{language}.txt", tmp_path / f"{language}.json"
        path.write_text(lines, encoding="utf-8")
        command = [
            "compose",
            path,
            "--kind",
            "client-letter",
            "--language",
            language,
            "--own-words",
            "-",
            "--json",
            out,
        ]
        done = subprocess.run(
            [sys.executable, "-m", "sottovoce", *map(str, command)],
            input="Bis bald, Quorlix.",
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=LIMIT_SECONDS,
        )
        assert done.returncode == 0, done.stderr
        document = json.loads(out.read_text(encoding="utf-8"))
        assert document["schema"] == "sottovoce.composed/1"
        assert "Bis bald, Quorlix." in document["text"]
        assert document["facts"]
        assert all(fact["supported"] for fact in document["facts"])
        assert all(cited["quote"] in lines for fact in document["facts"] for cited in fact["citations"])
        codes = [notice["code"] for notice in document["notices"]]
        assert ("compose.no_model_for_language" in codes) == (language == "de")
        assert "Quorlix" not in done.stdout + done.stderr
