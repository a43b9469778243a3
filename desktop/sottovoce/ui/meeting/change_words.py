"""What was done to a transcript, in words: for undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sottovoce.services.editing.history import Change


def change_text(change: Change) -> str:
    """What a step did."""
    words = {
        Change.TEXT: QCoreApplication.translate("change_words", "text typed"),
        Change.SPLIT: QCoreApplication.translate("change_words", "turn split"),
        Change.MERGED: QCoreApplication.translate("change_words", "turns merged"),
        Change.ADDED: QCoreApplication.translate("change_words", "turn added"),
        Change.DELETED: QCoreApplication.translate("change_words", "turn deleted"),
        Change.ASSIGNED: QCoreApplication.translate("change_words", "turn given to another speaker"),
        Change.RENAMED: QCoreApplication.translate("change_words", "speaker renamed"),
        Change.ROLE: QCoreApplication.translate("change_words", "role of a speaker changed"),
        Change.SPEAKERS_MERGED: QCoreApplication.translate("change_words", "speakers merged"),
        Change.REPLACED: QCoreApplication.translate("change_words", "words replaced"),
        Change.SETTLED: QCoreApplication.translate("change_words", "doubt settled"),
        Change.TAKEN_BACK: QCoreApplication.translate("change_words", "word of the list taken back"),
        Change.REVIEWED: QCoreApplication.translate("change_words", "review mark changed"),
    }
    return words[change]
