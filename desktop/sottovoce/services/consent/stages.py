"""Which steps of a meeting may be taken, by what people said. Asked again at each step: an answer may have changed."""

from __future__ import annotations

from sottovoce.core.consent import MeetingConsent, Purpose, purpose_blockers
from sottovoce.vault.rows_results import STAGES
from sottovoce.vault.store import Store
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError, UserFixable


def may(consent: MeetingConsent, purpose: Purpose) -> bool:
    """Whether nobody stands against it, and it was asked for where people were asked."""
    return not purpose_blockers(consent, purpose)


def may_hear(consent: MeetingConsent) -> bool:
    """Whether the sound may be made into text: who does not want to be recorded any more is not listened to, either."""
    return may(consent, Purpose.RECORD) and may(consent, Purpose.TRANSCRIBE)


def require_stage(store: Store, recording_id: str, stage: str) -> None:
    """CONSENT_REFUSED if what this stage makes is not agreed to by everyone."""
    consent = store.consents.of(recording_id)
    allowed = may(consent, Purpose.SUMMARIZE) if stage == STAGES[-1] else may_hear(consent)
    if not allowed:
        raise UserFixable(Code.CONSENT_REFUSED)


def consent_now(vault: Vault, recording_id: str, known: MeetingConsent) -> MeetingConsent:
    """What people say by now where the vault is open, else what was known when it was locked."""
    try:
        return vault.store.consents.of(recording_id)
    except SottovoceError as fault:
        if fault.code is not Code.STORE_LOCKED:
            raise
        return known
