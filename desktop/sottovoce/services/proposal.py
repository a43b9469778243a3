"""Which models this computer should use for a recording, and why: by free memory, language and what is here. Pure.

Engines run one after another, so each needs to fit by itself. Nothing is ever refused: too little memory means a
smaller model, or minutes led by the words as spoken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sottovoce_models.catalogue.entries import ModelEntry, ModelKind

RESERVE_BYTES: Final = 250_000_000
"""Free memory that stays free: the window, and what other programs ask for meanwhile."""

LEAST_SLOW_SECONDS: Final = 120.0
"""Nobody minds less, however short the recording is."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What the computer has; `free_bytes` now."""

    free_bytes: int
    total_bytes: int
    cores: int


class ReasonCode(StrEnum):
    """Why something else than wished for is used, or should be; texts in `core.choice_texts`."""

    SPEECH_SMALLER = "speech.smaller"  # wished, used: too little memory
    SPEECH_TIGHT = "speech.tight"  # used: nothing smaller is here
    WRITER_SMALLER = "writer.smaller"  # wished, used: too little memory
    WRITER_LANGUAGE_OTHER = "writer.language_other"  # wished, used: the wished one does not write the language
    QUOTES_MEMORY = "quotes.memory"  # wished
    QUOTES_LANGUAGE = "quotes.language"  # language
    QUOTES_MISSING = "quotes.missing"  # wished
    QUOTES_WISHED = "quotes.wished"
    SLOW_OTHER = "slow.other"  # wished, used: a smaller one that is here would be faster
    SLOW = "slow"  # nothing faster is here


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; `wished` and `used` are titles of models, `language` a code."""

    code: ReasonCode
    wished: str = ""
    used: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """`writer` None: led by the words as spoken; `speech` None: no recognizer is here."""

    speech: ModelEntry | None
    writer: ModelEntry | None
    reasons: tuple[Reason, ...]


def propose(
    speech_id: str,
    writer_id: str | None,
    language: str | None,
    machine: Machine,
    installed: Sequence[ModelEntry],
    known: Iterable[ModelEntry] = (),
) -> Proposal:
    """The models to use instead of those wished for, where these do not fit; `known` names what is not here.

    `language` None: not known yet, and no model is refused for it.
    """
    titles = {entry.id: entry.title for entry in (*known, *installed)}
    speech, speech_reasons = _speech(speech_id, language, machine, installed, titles)
    writer, writer_reasons = _writer(writer_id, language, machine, installed, titles)
    return Proposal(speech, writer, (*speech_reasons, *writer_reasons))


def slow(
    proposal: Proposal, language: str | None, seconds: float, sound_seconds: float, installed: Sequence[ModelEntry]
) -> tuple[Reason, ...]:
    """A hint where the work takes longer than the recording itself, with the next smaller recognizer that is here."""
    speech = proposal.speech
    if speech is None or seconds <= max(sound_seconds, LEAST_SLOW_SECONDS):
        return ()
    smaller = [
        entry
        for entry in installed
        if entry.kind is ModelKind.SPEECH and entry.bytes < speech.bytes and entry.understands(language)
    ]
    used = max(smaller, key=lambda entry: entry.bytes, default=None)
    if used is None:
        return (Reason(ReasonCode.SLOW, speech.title),)
    return (Reason(ReasonCode.SLOW_OTHER, speech.title, used.title),)


def fits(entry: ModelEntry, machine: Machine) -> bool:
    """Whether a model can work in the memory that is free."""
    return entry.memory_bytes + RESERVE_BYTES <= machine.free_bytes


def recommended(kind: ModelKind, machine: Machine, known: Sequence[ModelEntry]) -> ModelEntry | None:
    """The model for a computer of this size: the largest recommendation it meets, else the starter."""
    wanted = [
        entry
        for entry in known
        if entry.kind is kind
        and entry.recommended_memory_bytes is not None
        and entry.recommended_memory_bytes <= machine.total_bytes
    ]
    starter = [entry for entry in known if entry.kind is kind and entry.starter]
    return max(wanted, key=lambda entry: entry.recommended_memory_bytes or 0, default=starter[0] if starter else None)


def _speech(
    wished_id: str, language: str | None, machine: Machine, installed: Sequence[ModelEntry], titles: Mapping[str, str]
) -> tuple[ModelEntry | None, tuple[Reason, ...]]:
    here = [entry for entry in installed if entry.kind is ModelKind.SPEECH]
    wished = next((entry for entry in here if entry.id == wished_id), None)
    if wished is None:
        return None, ()
    if fits(wished, machine):
        return wished, ()
    smaller = [entry for entry in here if entry.memory_bytes < wished.memory_bytes and entry.understands(language)]
    fitting = [entry for entry in smaller if fits(entry, machine)]
    if fitting:
        used = max(fitting, key=lambda entry: entry.memory_bytes)
        return used, (Reason(ReasonCode.SPEECH_SMALLER, wished.title, used.title),)
    used = min([wished, *smaller], key=lambda entry: entry.memory_bytes)
    return used, (Reason(ReasonCode.SPEECH_TIGHT, titles[wished_id], used.title),)


def _writer(
    wished_id: str | None,
    language: str | None,
    machine: Machine,
    installed: Sequence[ModelEntry],
    titles: Mapping[str, str],
) -> tuple[ModelEntry | None, tuple[Reason, ...]]:
    if wished_id is None:
        return None, (Reason(ReasonCode.QUOTES_WISHED),)
    title = titles.get(wished_id, wished_id)
    wished = next((entry for entry in installed if entry.id == wished_id), None)
    if wished is None:
        return None, (Reason(ReasonCode.QUOTES_MISSING, title),)
    able = [entry for entry in installed if entry.writes and (language is None or language in entry.writes)]
    fitting = [entry for entry in able if fits(entry, machine)]
    if wished in fitting:
        return wished, ()
    if wished in able:
        smaller = [entry for entry in fitting if entry.memory_bytes < wished.memory_bytes]
        used = max(smaller, key=lambda entry: entry.memory_bytes, default=None)
        reason = (
            Reason(ReasonCode.WRITER_SMALLER, title, used.title) if used else Reason(ReasonCode.QUOTES_MEMORY, title)
        )
        return used, (reason,)
    used = max(fitting, key=lambda entry: entry.memory_bytes, default=None)
    if used is not None and language is not None:
        return used, (Reason(ReasonCode.WRITER_LANGUAGE_OTHER, title, used.title, language),)
    return None, (Reason(ReasonCode.QUOTES_LANGUAGE, title, language=language or ""),)
