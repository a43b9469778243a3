"""What the check before a recording says, in words: one sentence for every code of `services.preflight`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from sottovoce.services.preflight import Finding, FindingCode, Severity
from sottovoce.ui.recording.record_page import Finding as Line
from sottovoce.ui.recording.record_page import Weight

_WEIGHTS: Final = {Severity.GOOD: Weight.GOOD, Severity.HINT: Weight.HINT, Severity.STOPS: Weight.STOPS}


def findings(found: Sequence[Finding]) -> tuple[Line, ...]:
    """The lines of the page, in the order of the check."""
    return tuple(Line(finding_text(finding), _WEIGHTS[finding.severity]) for finding in found)


def finding_text(finding: Finding) -> str:
    """One finding in a sentence, with a next step where there is one."""
    match finding.code:
        case FindingCode.SWITCHED_OFF:
            text = QCoreApplication.translate(
                "record_wording", "Your organisation has switched off recording on this computer."
            )
        case FindingCode.MICROPHONE | FindingCode.MICROPHONE_GONE:
            text = _microphone(finding)
        case FindingCode.SYSTEM_SOUND_UNSUPPORTED:
            text = why_no_system_sound()
        case FindingCode.DO_NOT_DISTURB:
            text = QCoreApplication.translate(
                "record_wording", "Everything this computer plays is recorded: switch on do-not-disturb."
            )
        case FindingCode.SCREEN_READER:
            text = QCoreApplication.translate(
                "record_wording",
                "What your screen reader says would be recorded, too: send it to another output, for example a "
                "headset, or record the microphone alone.",
            )
        case FindingCode.DISK:
            text = _disk(finding)
        case FindingCode.BATTERY:
            text = _battery(finding)
        case FindingCode.SLEEP:
            text = _sleep(finding)
    return text.format(n=finding.number)


def why_no_system_sound() -> str:
    """Why what the computer plays cannot be recorded here."""
    if sys.platform == "darwin":
        return QCoreApplication.translate(
            "record_wording",
            "On macOS Sottovoce cannot record what this computer plays. Record the microphone; for a call, let it "
            "play through the loudspeaker.",
        )
    return QCoreApplication.translate("record_wording", "What this computer plays cannot be recorded here.")


def _microphone(finding: Finding) -> str:
    if finding.code is FindingCode.MICROPHONE_GONE:
        return QCoreApplication.translate(
            "record_wording", "The chosen microphone is not connected: the default one is used."
        )
    if finding.severity is Severity.GOOD:
        return QCoreApplication.translate("record_wording", "The microphone is there.")
    return QCoreApplication.translate("record_wording", "There is no microphone. Connect one.")


def _disk(finding: Finding) -> str:
    match finding.severity:
        case Severity.GOOD:
            return QCoreApplication.translate("record_wording", "The disk has room for {n} hours.")
        case Severity.HINT if finding.number:
            return QCoreApplication.translate("record_wording", "The disk has room for {n} hours only.")
        case Severity.HINT:
            return QCoreApplication.translate("record_wording", "The disk has room for less than an hour.")
        case Severity.STOPS:
            return QCoreApplication.translate("record_wording", "The disk is full. Make room first.")


def _battery(finding: Finding) -> str:
    if finding.severity is Severity.GOOD:
        return QCoreApplication.translate("record_wording", "On battery, {n} % left.")
    return QCoreApplication.translate("record_wording", "On battery, only {n} % left: plug it in.")


def _sleep(finding: Finding) -> str:
    if finding.severity is Severity.GOOD:
        return QCoreApplication.translate("record_wording", "The computer stays awake while recording.")
    return QCoreApplication.translate(
        "record_wording", "The computer may fall asleep while recording: switch that off in its settings."
    )
