"""Why a meeting cannot become a training sample, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sottovoce.core.consent import BlockerCode
from sottovoce.services.training.gate import GateBlocker, GateCode


def reason_text(blocker: GateBlocker) -> str:
    """One sentence, for the box that cannot be ticked."""
    if blocker.answer is BlockerCode.BASIS_UNKNOWN:
        return QCoreApplication.translate(
            "training", "It is not known how the people in it agreed. Say it under “Consent” first."
        )
    reasons = {
        GateCode.POLICY: QCoreApplication.translate("training", "Your organisation forbids training samples."),
        GateCode.POLICY_UNREADABLE: QCoreApplication.translate(
            "training", "Your organisation's policy cannot be read, so training samples are forbidden."
        ),
        GateCode.PROFILE: QCoreApplication.translate("training", "Professional secrecy: training samples are off."),
        GateCode.MINORS: QCoreApplication.translate(
            "training", "A child took part. Such a meeting never becomes a sample."
        ),
        GateCode.NO_MINUTES: QCoreApplication.translate("training", "There are no minutes yet."),
        GateCode.NOT_APPROVED: QCoreApplication.translate("training", "The minutes are not approved yet."),
        GateCode.QUOTE_LED: QCoreApplication.translate("training", "The minutes are the words as spoken."),
        GateCode.NOT_REWRITTEN: QCoreApplication.translate("training", "No line of the minutes was written by you."),
        GateCode.RELEASE: QCoreApplication.translate("training", "A signed release is missing."),
    }
    return reasons.get(blocker.code) or QCoreApplication.translate("training", "Not everyone has agreed.")
