"""The words of exported tasks, in English and German."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sottovoce.core.languages import UiLanguage


@dataclass(frozen=True, slots=True)
class TaskWords:
    """Heads of columns, and what is said of a task in a calendar."""

    name: str
    task: str
    owner: str
    due: str
    day: str
    meeting: str
    held_on: str
    matter: str
    remarks: str


_WORDS: Final = {
    UiLanguage.EN: TaskWords(
        name="Open tasks",
        task="Task",
        owner="Who",
        due="When, as said",
        day="Due",
        meeting="Meeting",
        held_on="Held on",
        matter="Matter",
        remarks="Remarks",
    ),
    UiLanguage.DE: TaskWords(
        name="Offene Aufgaben",
        task="Aufgabe",
        owner="Wer",
        due="Bis wann, wie gesagt",
        day="Fällig am",
        meeting="Besprechung",
        held_on="Vom",
        matter="Akte",
        remarks="Bemerkungen",
    ),
}


def task_words(language: UiLanguage) -> TaskWords:
    """The words in this language."""
    return _WORDS[language]
