"""Services that do what a test says: models, sound and dialogs without the real things, and results to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice

from sottovoce.pipeline.events import Stage
from sottovoce.pipeline.measuring import minutes_version
from sottovoce.services.choice import Forecast
from sottovoce.services.measured import Measurement
from sottovoce.services.measuring import MeasureProgress
from sottovoce.services.models import ModelSource, WriterState
from sottovoce.services.playback import Passage, PlaybackEvent, Sound
from sottovoce.services.prediction import Pace
from sottovoce.services.process import ProcessOptions
from sottovoce.services.proposal import Proposal, Reason
from sottovoce.ui.library.matter_dialog import MatterOffer, MatterPick
from sottovoce.ui.library.rerun_dialog import Rerun, RerunOffer
from sottovoce.ui.library.tags_dialog import TagChange, TagOffer
from sottovoce_models.catalogue.entries import ModelEntry, ModelFile, ModelKind
from sottovoce_models.catalogue.progress import CheckCancelled, OnProgress, TransferProgress
from sottovoce_models.errors import SottovoceError
from sottovoce_models.types import (
    Citation,
    Coverage,
    Doubt,
    DoubtReason,
    ItemKind,
    Segment,
    Speaker,
    SummaryItem,
    Track,
    Transcript,
    Turn,
)


class FakeModels:
    """A catalogue of two models; `missing_now` says which are not there."""

    def __init__(self, *missing: ModelEntry) -> None:
        self.missing_now = list(missing)
        self.asked: list[tuple[str | None, str | None]] = []
        self.fetched: list[str] = []
        self.imported: list[Path] = []
        self.error: SottovoceError | None = None
        self.hold: Callable[[CheckCancelled], None] | None = None
        self.reasons: tuple[Reason, ...] = ()
        self.states: list[WriterState] = []
        self.measured: list[tuple[str, tuple[str, ...]]] = []
        self.removed: list[str] = []
        self.found_damaged: list[ModelEntry] = []

    @property
    def speech_id(self) -> str:
        return "whisper-base"

    def recognizers(self) -> Sequence[ModelEntry]:
        return [entry("whisper-base", ModelKind.SPEECH, 145_000_000, "Whisper base")]

    def writers(self) -> Sequence[ModelEntry]:
        return [entry("qwen2.5-coder-1.5b", ModelKind.WRITER, 1_117_320_768, "Qwen2.5 Coder 1.5B")]

    def missing(self, language: str | None, writer_id: str | None) -> Sequence[ModelEntry]:
        self.asked.append((language, writer_id))
        return list(self.missing_now)

    def sources(self, model: ModelEntry) -> Sequence[ModelSource]:
        return [
            ModelSource(file.name, file.bytes, file.sha256, (f"https://models.example/{model.id}/{file.name}",))
            for file in model.files
        ]

    def fetch(self, model: ModelEntry, on_progress: OnProgress, check_cancelled: CheckCancelled) -> None:
        on_progress(TransferProgress(model.id, model.files[0].name, model.bytes // 2, model.bytes, 8e6, 9.0))
        if self.hold is not None:
            self.hold(check_cancelled)
        if self.error is not None:
            raise self.error
        self.fetched.append(model.id)
        self.missing_now.remove(model)

    def forecast(self, options: ProcessOptions, duration_ms: int) -> Forecast:
        speech, writer = self.recognizers()[0], self.writers()[0]
        proposal = Proposal(speech, writer if options.writer_id else None, self.reasons)
        seconds = None if self.missing_now else duration_ms / 1000 * 0.05
        return Forecast(proposal, seconds, tuple(Pace(stage.value, "", 1.0) for stage in Stage))

    def writer_states(self) -> Sequence[WriterState]:
        return list(self.states)

    def measure(
        self,
        model: ModelEntry,
        languages: tuple[str, ...],
        on_progress: Callable[[MeasureProgress], None],
        check_cancelled: CheckCancelled,
    ) -> None:
        on_progress(MeasureProgress(model.id, languages[0], 0.25))
        if self.hold is not None:
            self.hold(check_cancelled)
        if self.error is not None:
            raise self.error
        self.measured.append((model.id, languages))

    def installed(self) -> Sequence[ModelEntry]:
        missing = {entry.id for entry in self.missing_now}
        return [entry for entry in (*self.recognizers(), *self.writers()) if entry.id not in missing]

    def damaged(self) -> Sequence[ModelEntry]:
        if self.error is not None:
            raise self.error
        return self.found_damaged

    def remove(self, model: ModelEntry) -> None:
        self.removed.append(model.id)
        self.states = [state for state in self.states if state.entry.id != model.id]

    def import_from(self, paths: Sequence[Path]) -> Sequence[str]:
        if self.error is not None:
            raise self.error
        self.imported.extend(paths)
        names, self.missing_now = [model.id for model in self.missing_now], []
        return names


class FakePlayback:
    """Notes what should be heard."""

    def __init__(self, listener: Callable[[PlaybackEvent], None]) -> None:
        self.tell = listener
        self.played: list[Passage] = []
        self.prepared: list[Sound] = []
        self.pauses: list[bool] = []
        self.speeds: list[float] = []
        self.stops = 0
        self.closed = False

    def prepare(self, sound: Sound) -> None:
        self.prepared.append(sound)

    def play(self, passage: Passage) -> None:
        self.played.append(passage)

    def stop(self) -> None:
        self.stops += 1

    def forget(self) -> None:
        self.stops += 1

    def set_paused(self, paused: bool) -> None:
        self.pauses.append(paused)

    def set_speed(self, speed: float) -> None:
        self.speeds.append(speed)

    def close(self) -> None:
        self.closed = True


class FakeDialogs:
    """Answers at once."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.export_to: Path | None = None
        self.models: list[Path] = []
        self.typed: str | None = None
        self.again: Rerun | None = None
        self.picked: MatterPick | None = None
        self.matter_offers: list[MatterOffer] = []
        self.tag_offers: list[TagOffer] = []
        self.tag_change: TagChange | None = None
        self.suggestions: list[str] = []
        self.save_to: Path | None = None
        self.read_from: Path | None = None
        self.folder: Path | None = None
        self.paper: QPagedPaintDevice | None = None
        self.questions: list[str] = []
        self.agree = False

    def files_to_open(self, then: Callable[[list[Path]], None]) -> None:
        then(self.files)

    def file_to_export(self, suggestion: str, suffix: str, then: Callable[[Path], None]) -> None:
        self.suggestions.append(f"{suggestion}.{suffix}")
        if self.export_to is not None:
            then(self.export_to)

    def models_to_import(self, folder: bool, then: Callable[[list[Path]], None]) -> None:
        then(self.models)

    def matter(self, offer: MatterOffer, then: Callable[[MatterPick], None]) -> None:
        self.matter_offers.append(offer)
        if self.picked is not None:
            then(self.picked)

    def tags(self, offer: TagOffer, then: Callable[[TagChange], None]) -> None:
        self.tag_offers.append(offer)
        if self.tag_change is not None:
            then(self.tag_change)

    def folder_to_use(self, then: Callable[[Path], None]) -> None:
        if self.folder is not None:
            then(self.folder)

    def file_to_save(self, suggestion: str, suffix: str, then: Callable[[Path], None]) -> None:
        self.suggestions.append(f"{suggestion}.{suffix}")
        if self.save_to is not None:
            then(self.save_to)

    def file_to_read(self, suffix: str, then: Callable[[Path], None]) -> None:
        if self.read_from is not None:
            then(self.read_from)

    def printer(self, then: Callable[[QPagedPaintDevice], None]) -> None:
        if self.paper is not None:
            then(self.paper)

    def confirm(self, question: str, detail: str, action: str, then: Callable[[], None]) -> None:
        self.questions.append(question)
        if self.agree:
            then()

    def text(self, title: str, label: str, text: str, then: Callable[[str], None]) -> None:
        self.questions.append(title)
        if self.typed is not None:
            then(self.typed)

    def rerun(self, offer: RerunOffer, then: Callable[[Rerun], None]) -> None:
        self.questions.append(offer.title)
        if self.again is not None:
            then(self.again)


def entry(model_id: str, kind: ModelKind, size_bytes: int, title: str = "") -> ModelEntry:
    file = ModelFile("model.bin", size_bytes, "ab" * 32)
    return ModelEntry(model_id, kind, title or model_id, "MIT", "somewhere", ("all",), size_bytes, (file,))


def measurement(language: str, failed: tuple[str, ...] = ()) -> Measurement:
    version = minutes_version()
    return Measurement("m", "ab" * 32, language, failed, {}, 12.0, 40.0, 20.0, "2026-11-27", "0.1.0", version)


def segment(index: int, text: str = "", track: Track = Track.FILE) -> Segment:
    start_ms = index * 2_000
    return Segment(index, start_ms, start_ms + 1_900, text or f"Sentence {index}.", (), "en", 0.0, -0.2, 1.2, track)


def transcript(turns: int = 6, voices: int = 3, doubts: int = 1) -> Transcript:
    return Transcript(
        "r1",
        1,
        "en",
        {f"S{voice + 1}": Speaker() for voice in range(voices)},
        tuple(
            Turn(
                f"t{i}",
                f"S{i % voices + 1}",
                i * 4_000,
                i * 4_000 + 3_900,
                f"This is turn {i} and it goes on a little.",
            )
            for i in range(turns)
        ),
        tuple(Doubt(i * 4_000, i * 4_000 + 1_000, DoubtReason.LOW_CONFIDENCE) for i in range(doubts)),
        Coverage(63_000, 62_000),
    )


def item(kind: ItemKind = ItemKind.DECISION, turn: int = 2, text: str = "", support: float = 1.0) -> SummaryItem:
    citation = Citation(f"t{turn}", turn * 4_000 + 500, turn * 4_000 + 2_500, f"This is turn {turn}")
    return SummaryItem(kind, text or f"Something was said in turn {turn}.", (citation,), support=support)
