"""Talks to test with: turns from "Name: words" lines, and a writer that answers from a script."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sottovoce_models.summarize.writer import Prompt
from sottovoce_models.types import EngineStamp, Speaker, Turn

BUDGET = """\
Anna: Good morning everybody, the budget for the website is twelve thousand euros this year.
Ben: We spent four thousand euros on the old website hosting and that is too expensive.
Anna: I propose that we move the website to a cheaper hosting company in Vienna.
Ben: The hosting company in Vienna had two outages last winter, that worries me.
Cora: Mm.
Cora: The new hosting contract costs only nine hundred euros and includes backups of the website.
Anna: Okay, we agreed to move the hosting to Vienna in March.
Ben: I'll send the signed hosting contract to Cora by next Friday.
Cora: Who will train the editors of the website?
Ben: I don't know yet.
"""


def talk(lines: str, ms_per_word: int = 400) -> list[Turn]:
    """One turn per line, ids t0, t1, …; the speaker's id is the name."""
    turns: list[Turn] = []
    at_ms = 0
    for index, line in enumerate(filter(None, lines.splitlines())):
        speaker, words = line.split(": ", 1)
        end_ms = at_ms + ms_per_word * len(words.split())
        turns.append(Turn(f"t{index}", speaker, at_ms, end_ms, words))
        at_ms = end_ms
    return turns


def named(turns: Iterable[Turn]) -> dict[str, Speaker]:
    """Every speaker id as its name."""
    return {turn.speaker: Speaker(turn.speaker) for turn in turns}


class ScriptedWriter:
    """Answers each prompt with the script's next line, or with what a function makes of the prompt."""

    def __init__(self, script: Iterable[str] | Callable[[Prompt], str]) -> None:
        self._answer = script if callable(script) else None
        self._lines = iter(()) if callable(script) else iter(script)
        self.prompts: list[Prompt] = []

    @property
    def stamp(self) -> EngineStamp:
        return EngineStamp("scripted", "1", "script", "0" * 64)

    def write(self, prompt: Prompt, on_token: Callable[[], None]) -> str:
        on_token()
        self.prompts.append(prompt)
        return self._answer(prompt) if self._answer else next(self._lines, "")
