"""A look, before a recording, at everything that could spoil it. Stores nothing; its findings are codes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from sottovoce.audio.devices import Devices, devices
from sottovoce.audio.power import Battery, SleepInhibitor, battery, free_bytes
from sottovoce.audio.recording_tracks import LOW_DISK_BYTES
from sottovoce.audio.timeline import RATE_HZ, SAMPLE_BYTES
from sottovoce.core.screen_reader import screen_reader_runs

BYTES_PER_TRACK_SECOND: Final = RATE_HZ * SAMPLE_BYTES
_WANTED_HOURS: Final = 4
_LOW_BATTERY_PERCENT: Final = 30
_SLEEP_ANSWER_SECONDS: Final = 1.0


class Severity(StrEnum):
    """How much a finding matters."""

    GOOD = "good"
    HINT = "hint"
    STOPS = "stops"


class FindingCode(StrEnum):
    """What was looked at; `Finding.number` in brackets."""

    SWITCHED_OFF = "switched_off"  # stops: an organisation's policy

    MICROPHONE = "microphone"  # stops: there is none
    MICROPHONE_GONE = "microphone_gone"  # the chosen one is not there, the default one will be used
    SYSTEM_SOUND_UNSUPPORTED = "system_sound_unsupported"  # what is played cannot be recorded here (macOS): say why
    DO_NOT_DISTURB = "do_not_disturb"  # everything this computer plays is recorded
    SCREEN_READER = "screen_reader"  # what it says would be recorded: how to send it to another output
    DISK = "disk"  # (whole hours that fit) hint below 4, stops below 1 minute
    BATTERY = "battery"  # (percent) told only while it is in use; hint when low
    SLEEP = "sleep"  # hint: the system does not agree to stay awake


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of the pre-flight check."""

    code: FindingCode
    severity: Severity
    number: int = 0


def _stays_awake() -> bool:
    with SleepInhibitor() as inhibitor:
        return inhibitor.agrees(_SLEEP_ANSWER_SECONDS)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How the check asks the computer; tests answer themselves."""

    devices: Callable[[], Devices] = field(default=devices)
    battery: Callable[[], Battery | None] = field(default=battery)
    free_bytes: Callable[[Path], int] = field(default=free_bytes)
    stays_awake: Callable[[], bool] = field(default=_stays_awake)
    screen_reader: Callable[[], bool] = field(default=screen_reader_runs)


def suggests_system_sound(around: Surroundings) -> bool:
    """Whether to record what is played unless the user chose otherwise: not with a screen reader running."""
    return around.devices().system_sound and not around.screen_reader()


def preflight(folder: Path, microphone: str | None, *, system_sound: bool, around: Surroundings) -> tuple[Finding, ...]:
    """Looks at devices, disk, battery and sleep; takes up to two seconds."""
    found = around.devices()
    findings = [Finding(FindingCode.MICROPHONE, Severity.GOOD if found.default else Severity.STOPS)]
    if found.default and microphone is not None and microphone not in found.microphones:
        findings.append(Finding(FindingCode.MICROPHONE_GONE, Severity.HINT))
    if system_sound and not found.system_sound:
        findings.append(Finding(FindingCode.SYSTEM_SOUND_UNSUPPORTED, Severity.STOPS))
    elif system_sound:
        findings.append(Finding(FindingCode.DO_NOT_DISTURB, Severity.HINT))
        if around.screen_reader():
            findings.append(Finding(FindingCode.SCREEN_READER, Severity.HINT))
    findings.append(_disk(around.free_bytes(folder), 2 if system_sound else 1))
    power = around.battery()
    if power is not None and power.in_use:
        low = power.percent < _LOW_BATTERY_PERCENT
        findings.append(Finding(FindingCode.BATTERY, Severity.HINT if low else Severity.GOOD, power.percent))
    findings.append(Finding(FindingCode.SLEEP, Severity.GOOD if around.stays_awake() else Severity.HINT))
    return tuple(findings)


def _disk(free: int, tracks: int) -> Finding:
    seconds = max(0, free - LOW_DISK_BYTES) // (BYTES_PER_TRACK_SECOND * tracks)
    hours = seconds // 3600
    if hours >= _WANTED_HOURS:
        return Finding(FindingCode.DISK, Severity.GOOD, hours)
    return Finding(FindingCode.DISK, Severity.HINT if seconds >= 60 else Severity.STOPS, hours)
