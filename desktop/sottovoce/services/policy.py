"""What an organisation's policy means for what is done here: pure checks, each raised or answered in one place."""

from __future__ import annotations

from typing import Final

from sottovoce.core.consent import Basis, MeetingConsent
from sottovoce.core.policy import Function, Policy
from sottovoce_models.catalogue import Catalogue, ModelEntry, ModelKind
from sottovoce_models.errors import Code, PolicyRefused

_CODES: Final = {
    Function.RECORDING: Code.POLICY_RECORDING,
    Function.SUMMARIES: Code.POLICY_SUMMARIES,
    Function.WRITING_HELP: Code.POLICY_WRITING_HELP,
}


def require(policy: Policy, function: Function) -> None:
    """POLICY_RECORDING, POLICY_SUMMARIES or POLICY_WRITING_HELP where the function is switched off."""
    if not policy.allows(function):
        raise PolicyRefused(_CODES[function])


def require_training(policy: Policy) -> None:
    """POLICY_TRAINING where no training samples may be made, also since the policy's file is not in order."""
    if policy.training_forbidden:
        raise PolicyRefused(Code.POLICY_TRAINING)


def require_import_consent(policy: Policy, consent: MeetingConsent) -> None:
    """POLICY_CONSENT for a file that is brought in while nobody has said how people agreed, where that must be said."""
    said = consent.basis is Basis.ASKED or (consent.basis is Basis.ELSEWHERE and consent.how.strip() != "")
    if policy.consent_answers_required and not said:
        raise PolicyRefused(Code.POLICY_CONSENT)


def allows_entry(policy: Policy, entry: ModelEntry) -> bool:
    """Whether a model may be used. What tells speakers apart writes nothing and is not chosen, so it always may."""
    return entry.kind is ModelKind.SPEAKERS or policy.allows_model(entry.id)


def require_model(policy: Policy, model_id: str) -> None:
    """POLICY_MODEL(id) for one that recognizes speech or writes, and may not be used."""
    if not policy.allows_model(model_id):
        raise PolicyRefused(Code.POLICY_MODEL, id=model_id)


def allowed(policy: Policy, catalogue: Catalogue) -> Catalogue:
    """The models of a catalogue that may be used."""
    if policy.models_allowed is None:
        return catalogue
    return Catalogue(tuple(entry for entry in catalogue.entries if allows_entry(policy, entry)))


def speech_id(policy: Policy, catalogue: Catalogue, wished: str) -> str:
    """The recognizer that new meetings are heard with: the wished one, else the smallest that is allowed.

    Where none is allowed, the wished one: whoever begins with it is told so.
    """
    recognizers = allowed(policy, catalogue).of_kind(ModelKind.SPEECH)
    if policy.allows_model(wished) or not recognizers:
        return wished
    return min(recognizers, key=lambda entry: entry.bytes).id
