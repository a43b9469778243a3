"""What the check before a recording says, in words: one sentence for every code of `services.preflight`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from sottovoce.services.preflight import Finding, FindingCode, Severity
from sottovoce.ui.record_page import Finding as Line
from sottovoce.ui.record_page import Weight

_WEIGHTS: Final = {Severity.GOOD: Weight.GOOD, Severity.HINT: Weight.HINT, Severity.STOPS: Weight.STOPS}


def findings(found: Sequence[Finding]) -> tuple[Line, ...]:
    """The lines of the page, in the order of the check."""
    return tuple(Line(finding_text(finding), _WEIGHTS[finding.severity]) for finding in found)


def finding_text(finding: Finding) -> str:
    """One finding in a sentence, with a next step where there is one."""
    good = finding.severity is Severity.GOOD
    match finding.code:
        case FindingCode.MICROPHONE:
            text = _microphone(good=good)
        case FindingCode.MICROPHONE_GONE:
            text = QCoreApplication.translate(
                "record_wording", "The chosen microphone is not connected: the default one is used."
            )
        case FindingCode.SYSTEM_SOUND_UNSUPPORTED:
            text = why_no_system_sound()
        case FindingCode.DO_NOT_DISTURB:
            text = QCoreApplication.translate(
                "record_wording", "Everything this computer plays is recorded: switch on do-not-disturb."
            )
        case FindingCode.SCREEN_READER:
            text = QCoreApplication.translate(
                "record_wording",
                "A screen reader is running, and what it says would be recorded. Send its voice to another output "
                "than the call, or record the microphone only.",
            )
        case FindingCode.DISK:
            text = _disk(finding)
        case FindingCode.BATTERY:
            text = _battery(finding.number, good=good)
        case FindingCode.SLEEP:
            text = _sleep(good=good)
    return text


def why_no_system_sound() -> str:
    """Why what the computer plays cannot be recorded here."""
    if sys.platform == "darwin":
        return QCoreApplication.translate(
            "record_wording", "macOS does not let Sottovoce record what this computer plays. Record the microphone."
        )
    return QCoreApplication.translate("record_wording", "What this computer plays cannot be recorded here.")


def _microphone(*, good: bool) -> str:
    if good:
        return QCoreApplication.translate("record_wording", "A microphone is there.")
    return QCoreApplication.translate("record_wording", "There is no microphone. Connect one.")


def _disk(finding: Finding) -> str:
    if finding.severity is Severity.STOPS:
        return QCoreApplication.translate("record_wording", "The disk is too full to record. Free some space.")
    if not finding.number:
        return QCoreApplication.translate("record_wording", "The disk has room for less than an hour. Free some space.")
    if finding.severity is Severity.GOOD:
        text = QCoreApplication.translate("record_wording", "The disk has room for {hours} h.")
    else:
        text = QCoreApplication.translate("record_wording", "The disk has room for {hours} h only. Free some space.")
    return text.format(hours=finding.number)


def _battery(percent: int, *, good: bool) -> str:
    if good:
        text = QCoreApplication.translate("record_wording", "On battery, {percent} % left.")
    else:
        text = QCoreApplication.translate("record_wording", "On battery, only {percent} % left. Plug it in.")
    return text.format(percent=percent)


def _sleep(*, good: bool) -> str:
    if good:
        return QCoreApplication.translate("record_wording", "The computer stays awake while recording.")
    return QCoreApplication.translate(
        "record_wording", "The computer may fall asleep while recording. Switch that off in its settings."
    )
