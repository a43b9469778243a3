"""What the ledger says of a meeting, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from sottovoce.core.consent import Answer, MeetingConsent, Method, Purpose
from sottovoce.core.document_texts import day_text
from sottovoce.core.languages import UiLanguage
from sottovoce.core.ledger import LedgerEvent, LedgerKind
from sottovoce.ui.consent import consent_wording as words


def history_lines(events: tuple[LedgerEvent, ...], consent: MeetingConsent, language: UiLanguage) -> list[str]:
    """When, and what; the oldest first."""
    names = {each.id: each.name for each in consent.participants}
    for event in events:  # who has left is named by what was noted of them
        data = event.data or {}
        if data.get("name") and data.get("participant"):
            names.setdefault(str(data["participant"]), str(data["name"]))
    return [f"{day_text(event.row.at, language, with_time=True)} · {_said(event, names)}" for event in events]


def _said(event: LedgerEvent, names: Mapping[str, str]) -> str:
    data = event.data
    if data is None:
        return QCoreApplication.translate("consent_history", "Details erased")
    name = words.shortened(names.get(str(data.get("participant", "")), "")) or QCoreApplication.translate(
        "consent_history", "Somebody"
    )
    return _text(event.row.kind, data).replace("{name}", name)


def _text(kind: str, data: Mapping[str, Any]) -> str:
    if kind == LedgerKind.ASKED:
        return _asked(data)
    if kind in {LedgerKind.ANSWERED, LedgerKind.RECONFIRMED, LedgerKind.WITHDRAWN} and "purpose" in data:
        return _answered(data)
    known: dict[str, str] = {
        LedgerKind.WITHDRAWN: QCoreApplication.translate("consent_history", "{name}: withdrawn"),
        LedgerKind.JOINED: QCoreApplication.translate("consent_history", "{name}: listed"),
        LedgerKind.LEFT: QCoreApplication.translate("consent_history", "{name}: left, or taken out"),
        LedgerKind.CHANGED: QCoreApplication.translate("consent_history", "{name}: name, role or who answers changed"),
        LedgerKind.RESTRICTED: QCoreApplication.translate("consent_history", "Kept under a duty, access restricted"),
        LedgerKind.DELETED: QCoreApplication.translate("consent_history", "Deleted"),
        LedgerKind.SAMPLE_WRITTEN: QCoreApplication.translate("consent_history", "Training sample written"),
        LedgerKind.SAMPLE_WITHDRAWN: QCoreApplication.translate("consent_history", "Training sample withdrawn"),
    }
    return known.get(kind, QCoreApplication.translate("consent_history", "Noted: {kind}").format(kind=kind))


def _asked(data: Mapping[str, Any]) -> str:
    purposes = words.purposes_text(Purpose(each) for each in data.get("purposes", ()))
    told = data.get("notice")
    if told:
        text = QCoreApplication.translate("consent_history", "Asked for: {purposes} (notice {version}, {language})")
        return text.format(purposes=purposes, version=told["version"], language=told["language"])
    if data.get("how"):
        return QCoreApplication.translate("consent_history", "How people agreed was noted")
    return QCoreApplication.translate("consent_history", "How people agreed is not known")


def _answered(data: Mapping[str, Any]) -> str:
    purpose, answer = words.purpose_name(Purpose(data["purpose"])), words.answer_text(Answer(data["answer"]))
    how = words.method_text(Method(data["method"]))
    return f"{{name}}: {purpose}: {answer} ({how})"
