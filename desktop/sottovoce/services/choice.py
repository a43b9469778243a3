"""What this computer should use for a recording and how long that takes: proposal and prediction with real figures.

The only place where a time to wait is estimated before work begins; while it runs, its stages tell the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sottovoce.core.choice_texts import forecast_text, reason_text
from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.events import Stage
from sottovoce.services.machine import this_machine
from sottovoce.services.prediction import Pace, Work, predicted_seconds
from sottovoce.services.process import ProcessOptions
from sottovoce.services.proposal import Machine, Proposal, Reason, ReasonCode, propose, recommended, slow
from sottovoce.services.speeds import SpeedBook, this_machine_ratio
from sottovoce_models.catalogue import Catalogue, ModelEntry, ModelKind, ModelStore
from sottovoce_models.types import Track


@dataclass(frozen=True, slots=True)
class Forecast:
    """Models and seconds; `seconds` None where the recognizer is not here or the length is not known."""

    proposal: Proposal
    seconds: float | None
    paces: tuple[Pace, ...] = ()
    machine_ratio: float = 1.0

    def seconds_for(self, duration_ms: int, tracks: int = 1) -> float | None:
        """The same models on a recording of another length."""
        if self.proposal.speech is None:
            return None
        return predicted_seconds(_work(self.proposal, duration_ms, tracks), self.paces, self.machine_ratio)

    def reasons(self, language: UiLanguage) -> tuple[str, ...]:
        """Why it is not as wished, in sentences; what somebody chose needs no reason."""
        told = [reason for reason in self.proposal.reasons if reason.code is not ReasonCode.QUOTES_WISHED]
        return tuple(_sentence(reason, language) for reason in told)

    def text(self, language: UiLanguage) -> str:
        """Time and models on one line; "" where no time is known."""
        if self.seconds is None:
            return ""
        speech, writer = self.proposal.speech, self.proposal.writer
        return forecast_text(self.seconds, short_title(speech), short_title(writer), language)


class ChoiceService:
    """Asks the computer anew at every call: memory that is free now, models that are here now."""

    def __init__(
        self,
        catalogue: Callable[[], Catalogue],
        store: ModelStore,
        speeds: SpeedBook,
        machine: Callable[[], Machine] = this_machine,
        machine_ratio: Callable[[int], float] = this_machine_ratio,
    ) -> None:
        self._catalogue, self._store, self._speeds = catalogue, store, speeds
        self._machine, self._machine_ratio = machine, machine_ratio

    def forecast(
        self, options: ProcessOptions, duration_ms: int | None = None, *, tracks: int = 1, words: int | None = None
    ) -> Forecast:
        """The models that will be used, and how long it takes; may hash model files that changed.

        `tracks` 0: a transcript, of which only `words` counts.
        """
        machine, known = self._machine(), self._catalogue().entries
        installed = [entry for entry in known if self._store.find(entry) is not None]
        proposal = propose(options.asr_id, options.writer_id, options.language, machine, installed, known)
        if not tracks:
            spared = (ReasonCode.SPEECH_SMALLER, ReasonCode.SPEECH_TIGHT)
            reasons = tuple(reason for reason in proposal.reasons if reason.code not in spared)
            proposal = Proposal(None, proposal.writer, reasons)
        paces, ratio = self._speeds.paces(), self._machine_ratio(machine.cores)
        if duration_ms is None or (proposal.speech is None and tracks):
            return Forecast(proposal, None, paces, ratio)
        work = _work(proposal, duration_ms, tracks, words)
        seconds = predicted_seconds(work, paces, ratio)
        hints = slow(proposal, options.language, seconds, duration_ms / 1000, installed)
        return Forecast(replace(proposal, reasons=(*proposal.reasons, *hints)), seconds, paces, ratio)

    def recommended(self, kind: ModelKind) -> ModelEntry | None:
        """The model for a computer of this size, here or not."""
        return recommended(kind, self._machine(), self._catalogue().entries)

    def learn(self, draft: Draft) -> None:
        """Takes in what a finished job took that did all of its work in one go."""
        if draft.recording is None or draft.transcript is None:
            return
        known = {entry.id: entry for entry in self._catalogue().entries}
        speech = next((known[s.model_id] for s in draft.stamps if _is_speech(known.get(s.model_id))), None)
        made_by = draft.summary.made_by if draft.summary is not None else ()
        writer = next((known[stamp.model_id] for stamp in made_by if stamp.model_id in known), None)
        words = sum(len(turn.text.split()) for turn in draft.transcript.turns)
        heard = len(draft.tracks) if Stage.SPEECH in draft.costs else 0
        proposal = Proposal(speech, writer, ())
        work = _work(proposal, draft.recording.duration_ms, heard, words, by_channel=Track.LEFT in draft.tracks)
        if heard and speech is None:
            return
        self._speeds.learn(work, draft.costs)


def _work(
    proposal: Proposal, duration_ms: int, tracks: int, words: int | None = None, *, by_channel: bool = False
) -> Work:
    speech, writer = proposal.speech, proposal.writer
    return Work(
        duration_ms=duration_ms,
        tracks=tracks,
        speech_id=speech.id if speech else "",
        speech_bytes=speech.bytes if speech else 0,
        writer_id=writer.id if writer else "",
        writer_bytes=writer.bytes if writer else None,
        words=words,
        by_channel=by_channel,
    )


def short_title(entry: ModelEntry | None) -> str:
    """A model's name without its details."""
    return entry.title.partition(" (")[0].removesuffix(" Instruct") if entry is not None else ""


def _is_speech(entry: ModelEntry | None) -> bool:
    return entry is not None and entry.kind is ModelKind.SPEECH


def _sentence(reason: Reason, language: UiLanguage) -> str:
    wished, used = (title.partition(" (")[0] for title in (reason.wished, reason.used))
    return reason_text(reason.code.value, wished, used, reason.language, language)
