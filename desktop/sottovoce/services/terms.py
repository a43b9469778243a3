"""Which version of the terms was shown last, and what a new one reopens. Needs the open vault."""

from __future__ import annotations

from dataclasses import replace

from sottovoce.core.consent import Answer, Given, MeetingConsent, Purpose
from sottovoce.core.terms import TERMS, reopened
from sottovoce.services.consent.service import ConsentService
from sottovoce.vault.vault import Vault


class TermsService:
    """Thin and thread-safe; every call raises STORE_LOCKED while the vault is locked."""

    def __init__(self, vault: Vault, consents: ConsentService) -> None:
        self._vault, self._consents = vault, consents

    @property
    def seen(self) -> str:
        """The version that was shown last; "" before the first."""
        return self._vault.store.profile.terms_version

    def see(self) -> frozenset[Purpose]:
        """Today's version was shown; the purposes to which answers are open again.

        Where there are any, written consents that last are ended and every answer for training is open: people are
        asked anew. All of it and the version, or nothing.
        """
        store = self._vault.store
        with store.transaction():
            again = reopened(store.profile.terms_version, TERMS.version)
            if again:
                self._end_standing(again)
                self._open_training()
            store.profile.terms_version = TERMS.version
        return again

    def _end_standing(self, purposes: frozenset[Purpose]) -> None:
        for matter in self._vault.store.matters.list():
            for standing in self._consents.standing(matter.id):
                if standing.ended_on is None and not purposes.isdisjoint(standing.purposes):
                    self._consents.end_standing(standing.id)

    def _open_training(self) -> None:
        for recording_id in self._vault.store.meetings.states():
            consent = self._consents.of(recording_id)
            opened = with_training_open(consent)
            if opened != consent:
                self._consents.answer(recording_id, opened)


def with_training_open(consent: MeetingConsent) -> MeetingConsent:
    """The same meeting, in which nobody has agreed to training yet; who refused or withdrew has still done so. Pure."""
    people = tuple(
        each.answered((Purpose.TRAIN,), Given()) if each.given(Purpose.TRAIN).answer is Answer.YES else each
        for each in consent.participants
    )
    return replace(consent, participants=people)
