"""Which terms were shown lies in the vault; a matter that is made under secrecy lets its sound go."""

from __future__ import annotations

import pytest

from sottovoce.core.profile import SECRECY_AUDIO_DAYS, ProfileKind
from sottovoce.core.terms import TERMS
from sottovoce.services.matters import MatterService
from sottovoce.services.profile import ProfileService
from sottovoce.services.terms import TermsService
from sottovoce_models.errors import StoreFault
from tests.integration.desk import OPENS, NewDesk


def test_what_was_shown_is_remembered_by_the_vault(new_desk: NewDesk) -> None:
    vault = new_desk().vault
    terms = TermsService(vault)
    assert terms.seen == ""
    assert terms.see() == frozenset(), "at the first start there is nothing to ask anew"
    vault.lock()
    with pytest.raises(StoreFault):
        terms.see()
    vault.unlock(OPENS)
    assert terms.seen == TERMS.version


def test_answers_are_open_again_where_nobody_knows_what_was_shown(new_desk: NewDesk) -> None:
    vault = new_desk().vault
    vault.store.profile.terms_version = "of another program"
    assert TermsService(vault).see() == TERMS.purposes
    assert TermsService(vault).see() == frozenset()


def test_under_secrecy_a_new_matter_lets_its_sound_go(new_desk: NewDesk) -> None:
    vault = new_desk().vault
    matters, profiles = MatterService(vault), ProfileService(vault)
    assert matters.make("Before anybody chose").audio_days is None
    profiles.set_kind(ProfileKind.PRIVATE)
    assert matters.make("Privat").audio_days is None
    profiles.set_kind(ProfileKind.THERAPY)
    assert matters.make("Muster").audio_days == SECRECY_AUDIO_DAYS
    assert matters.make("Privat").audio_days is None, "one that is there stays as it is"
