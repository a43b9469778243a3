"""The profile in a real vault: what is chosen stays, and training samples are unlocked with the passphrase only."""

from __future__ import annotations

import pytest

from sottovoce.core.policy import Policy
from sottovoce.core.profile import Profile, ProfileKind
from sottovoce.services.consent.service import ConsentService
from sottovoce.services.profile import ProfileService
from sottovoce_models.errors import Code, PolicyRefused, StoreFault, UserFixable
from tests.integration.desk import OPENS, NewDesk


def test_nobody_has_chosen_at_first(new_desk: NewDesk) -> None:
    vault = new_desk().vault
    profiles = ProfileService(vault, ConsentService(vault))
    assert profiles.get() == Profile(chosen=False)
    assert profiles.get().bound_to_secrecy
    assert not profiles.get().shows_training


def test_what_was_chosen_is_there_after_the_vault_was_locked(new_desk: NewDesk) -> None:
    vault = new_desk().vault
    profiles = ProfileService(vault, ConsentService(vault))
    assert profiles.set_kind(ProfileKind.THERAPY) == Profile(ProfileKind.THERAPY)
    vault.lock()
    with pytest.raises(StoreFault):
        profiles.get()
    vault.unlock(OPENS)
    assert profiles.get() == Profile(ProfileKind.THERAPY)


def test_training_is_unlocked_with_the_passphrase_and_locked_without(new_desk: NewDesk) -> None:
    vault = new_desk().vault
    profiles = ProfileService(vault, ConsentService(vault))
    profiles.set_kind(ProfileKind.LAW)
    with pytest.raises(UserFixable) as wrong:
        profiles.unlock_training("not the passphrase")
    assert wrong.value.code is Code.VAULT_PHRASE_WRONG
    assert not profiles.get().shows_training
    with pytest.raises(UserFixable) as early:
        profiles.unlock_training(OPENS)  # after a wrong one there is a wait, here too
    assert early.value.code is Code.VAULT_WAIT


def test_another_profile_locks_training_again(new_desk: NewDesk) -> None:
    vault = new_desk().vault
    profiles = ProfileService(vault, ConsentService(vault))
    profiles.set_kind(ProfileKind.LAW)
    assert profiles.unlock_training(OPENS).shows_training
    assert profiles.set_kind(ProfileKind.LAW).shows_training  # nothing changed
    assert not profiles.set_kind(ProfileKind.MEDICINE).shows_training
    assert profiles.unlock_training(OPENS).shows_training
    assert not profiles.lock_training().shows_training


def test_every_change_is_noted_in_the_ledger_and_what_changes_nothing_is_not(new_desk: NewDesk) -> None:
    vault = new_desk().vault
    consents = ConsentService(vault)
    profiles = ProfileService(vault, consents)
    profiles.lock_training()
    profiles.set_kind(ProfileKind.LAW)
    profiles.set_kind(ProfileKind.LAW)
    profiles.unlock_training(OPENS)
    profiles.unlock_training(OPENS)
    check = consents.verify()
    assert check.ok
    assert check.events == 2


def test_where_an_organisation_forbids_training_nothing_unlocks_it(new_desk: NewDesk) -> None:
    vault = new_desk().vault
    profiles = ProfileService(vault, ConsentService(vault), Policy(training_forbidden=True))
    profiles.set_kind(ProfileKind.LAW)
    with pytest.raises(PolicyRefused):
        profiles.unlock_training(OPENS)
    assert not profiles.get().shows_training
