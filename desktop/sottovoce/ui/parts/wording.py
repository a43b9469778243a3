"""Times, sizes and states in words, in the language of the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QObject, Qt

from sottovoce.core import clock as core_clock
from sottovoce.pipeline.events import Stage
from sottovoce_models.catalogue.entries import ModelKind
from sottovoce_models.types import Coverage, DoubtReason, ItemKind, Speaker

# QCoreApplication.translate is written out everywhere: pyside6-lupdate finds strings by that name only.


def clock(time_ms: int) -> str:
    """A moment or length as people read it off a player, the same as in exported files: 12:41, 1:02:07."""
    return core_clock.clock(time_ms)


def written_at(at: str) -> str:
    """When a message was written (see `Turn.at`), as the system writes it, short; a time of day alone as it is."""
    when = QDateTime.fromString(at, Qt.DateFormat.ISODate)
    return QLocale().toString(when, QLocale.FormatType.ShortFormat) if when.isValid() else at


def moment_of(at: str, time_ms: int) -> str:
    """When a message was written; of what was said, how far into the recording it was."""
    return written_at(at) if at else clock(time_ms)


def length(duration_ms: int) -> str:
    """A length in words: 45 s, 52 min, 1 h 05 min."""
    seconds = round(duration_ms / 1000)
    if seconds < 60:
        return QCoreApplication.translate("wording", "{seconds} s").format(seconds=seconds)
    minutes = round(seconds / 60)
    if minutes < 60:
        return QCoreApplication.translate("wording", "{minutes} min").format(minutes=minutes)
    return QCoreApplication.translate("wording", "{hours} h {minutes} min").format(
        hours=minutes // 60, minutes=f"{minutes % 60:02}"
    )


def day(iso: str) -> str:
    """A date as the system writes it, short."""
    moment = QDateTime.fromString(iso, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat) if moment.isValid() else ""


def moment(iso: str) -> str:
    """The time of day for today, the date for every other day, as the system writes them."""
    when = QDateTime.fromString(iso, Qt.DateFormat.ISODateWithMs).toLocalTime()
    if not when.isValid():
        return ""
    if when.date() == QDate.currentDate():
        return QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)
    return QLocale().toString(when.date(), QLocale.FormatType.ShortFormat)


def time_left(seconds: float | None) -> str:
    """How long it will still take, honestly coarse; "" while nobody knows."""
    if seconds is None:
        return ""
    if seconds < 8:
        return QCoreApplication.translate("wording", "a few seconds")
    if seconds < 55:
        return QCoreApplication.translate("wording", "about {seconds} s").format(seconds=5 * round(seconds / 5))
    return QCoreApplication.translate("wording", "about {length}").format(length=length(round(seconds / 60) * 60_000))


def percent(fraction: float) -> str:
    """43 %, with the space kept on the same line."""
    return QCoreApplication.translate("wording", "{number} %").format(
        number=QLocale().toString(int(max(0.0, min(1.0, fraction)) * 100))
    )


def size(size_bytes: int) -> str:
    """A file size in decimal units, as browsers and shops print it."""
    return QLocale().formattedDataSize(
        size_bytes, 0 if size_bytes < 10**9 else 1, QLocale.DataSizeFormat.DataSizeSIFormat
    )


def joined(*parts: str) -> str:
    """Facts on one line; empty ones are left out."""
    return " · ".join(part for part in parts if part)


def stage_text(stage: Stage) -> str:
    """What is being done, in words."""
    match stage:
        case Stage.OPEN:
            return QCoreApplication.translate("wording", "Opening the file")
        case Stage.SPEECH:
            return QCoreApplication.translate("wording", "Recognizing speech")
        case Stage.SPEAKERS:
            return QCoreApplication.translate("wording", "Telling speakers apart")
        case Stage.MINUTES:
            return QCoreApplication.translate("wording", "Writing the minutes")


def kind_title(kind: ItemKind) -> str:
    """The heading of a part of the minutes."""
    match kind:
        case ItemKind.OVERVIEW:
            return QCoreApplication.translate("wording", "Overview")
        case ItemKind.TOPIC:
            return QCoreApplication.translate("wording", "Topics")
        case ItemKind.DECISION:
            return QCoreApplication.translate("wording", "Decisions")
        case ItemKind.ACTION:
            return QCoreApplication.translate("wording", "To do")
        case ItemKind.QUESTION:
            return QCoreApplication.translate("wording", "Open questions")


def doubt_text(reason: DoubtReason) -> str:
    """Why a passage should be listened to again."""
    match reason:
        case DoubtReason.LOOP:
            return QCoreApplication.translate("wording", "the same words over and over")
        case DoubtReason.LOW_CONFIDENCE:
            return QCoreApplication.translate("wording", "hard to understand")
        case DoubtReason.SPEECH_WITHOUT_TEXT:
            return QCoreApplication.translate("wording", "speech without text")
        case DoubtReason.TEXT_WITHOUT_SPEECH:
            return QCoreApplication.translate("wording", "text where nobody seems to speak")
        case DoubtReason.LANGUAGE_FLIP:
            return QCoreApplication.translate("wording", "another language")
        case DoubtReason.SPEAKER_CHANGE:
            return QCoreApplication.translate("wording", "perhaps another speaker")


def untitled() -> str:
    """What a recording without a title is called."""
    return QCoreApplication.translate("wording", "Recording without a title")


def chapter(number: int) -> str:
    """A chapter that nothing names."""
    return QCoreApplication.translate("wording", "Part {number}").format(number=number)


def in_minutes() -> str:
    """Where something was found that is no word of the transcript."""
    return QCoreApplication.translate("wording", "Minutes")


def model_purpose(kind: ModelKind) -> str:
    """What a model is for."""
    match kind:
        case ModelKind.SPEECH:
            return QCoreApplication.translate("wording", "recognizes speech")
        case ModelKind.SPEAKERS:
            return QCoreApplication.translate("wording", "tells speakers apart")
        case ModelKind.WRITER:
            return QCoreApplication.translate("wording", "writes minutes")


def coverage_text(coverage: Coverage) -> str:
    """62:10 of 63:40 min have text; "" where no speech was measured (an imported transcript)."""
    if not coverage.speech_ms:
        return ""
    return QCoreApplication.translate("wording", "{text} of {speech} min have text").format(
        text=clock(coverage.text_ms), speech=clock(coverage.speech_ms)
    )


class _Counts(QObject):
    """Plurals: pyside6-lupdate sees them in `self.tr` only."""

    def doubts(self, count: int) -> str:
        return self.tr("%n doubt(s)", "", count)

    def turns(self, count: int) -> str:
        return self.tr("%n turn(s)", "", count)

    def reviewed(self, count: int) -> str:
        return self.tr("%n turn(s) reviewed", "", count)

    def speakers(self, count: int) -> str:
        return self.tr("%n speaker(s)", "", count)


def doubts_text(count: int) -> str:
    """How many passages are doubtful."""
    return _Counts().doubts(count) if count else ""


def speakers_text(count: int) -> str:
    """How many voices there are."""
    return _Counts().speakers(count) if count else ""


def turns_text(count: int) -> str:
    """How many turns there are."""
    return _Counts().turns(count)


def reviewed_text(count: int) -> str:
    """How many turns somebody has compared with the sound."""
    return _Counts().reviewed(count)


def speaker_label(speakers: Mapping[str, Speaker], speaker_id: str) -> str:
    """The name the user gave, or "Speaker 2", the same number as in exported files."""
    speaker = speakers.get(speaker_id)
    if speaker is not None and speaker.name:
        return speaker.name
    number = speaker_id.removeprefix("S")
    return QCoreApplication.translate("wording", "Speaker {number}").format(number=number)


def speaker_with_role(speakers: Mapping[str, Speaker], speaker_id: str) -> str:
    """The name and, if it is known, what this speaker is in the talk."""
    speaker = speakers.get(speaker_id)
    return joined(speaker_label(speakers, speaker_id), speaker.role if speaker is not None else "")


def speaker_index(speakers: Mapping[str, Speaker], speaker_id: str) -> int:
    """The number of a voice, from 0: its colour, which stays the same when another voice turns out to be nobody."""
    number = speaker_id.removeprefix("S")
    if speaker_id.startswith("S") and number.isascii() and number.isdecimal() and int(number) > 0:
        return int(number) - 1
    return next((i for i, known in enumerate(speakers) if known == speaker_id), 0)


def initials(speakers: Mapping[str, Speaker], speaker_id: str) -> str:
    """One or two letters of the name, or the number of an unnamed voice."""
    speaker = speakers.get(speaker_id)
    words = [word for word in (speaker.name if speaker else "").split() if word[0].isalnum()]
    if not words:
        return speaker_id.removeprefix("S")[:2]
    return "".join(word[0] for word in ([words[0], words[-1]] if len(words) > 1 else words)).upper()
