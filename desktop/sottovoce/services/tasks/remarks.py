"""What must be known of a task before one relies on it. Pure."""

from __future__ import annotations

from sottovoce.core.document_texts import document_words
from sottovoce.core.languages import UiLanguage
from sottovoce.services.tasks.task import Task


def remarks_of(task: Task, language: UiLanguage) -> str:
    """That its minutes are a draft, and that no words prove it; "" for a task somebody stands for."""
    words = document_words(language)
    found = [words.draft] if not task.approved else []
    return " ".join([*found, f"{words.unsupported[0].upper()}{words.unsupported[1:]}."] if task.unproven else found)
