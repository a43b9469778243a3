"""Which terms were shown lies in the vault; a matter that is made under secrecy lets its sound go."""

from __future__ import annotations

import pytest

from sottovoce.core.consent import Answer, Basis, Given, MeetingConsent, Participant, Purpose, StandingConsent
from sottovoce.core.profile import SECRECY_AUDIO_DAYS, ProfileKind
from sottovoce.core.terms import TERMS
from sottovoce.services.consent.service import ConsentService
from sottovoce.services.matters import MatterService
from sottovoce.services.profile import ProfileService
from sottovoce.services.terms import TermsService
from sottovoce_models.errors import StoreFault
from tests.integration.desk import OPENS, NewDesk, imported


def test_what_was_shown_is_remembered_by_the_vault(new_desk: NewDesk) -> None:
    vault = new_desk().vault
    terms = TermsService(vault, ConsentService(vault))
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
    assert TermsService(vault, ConsentService(vault)).see() == TERMS.purposes
    assert TermsService(vault, ConsentService(vault)).see() == frozenset()


def test_a_new_purpose_ends_standing_consents_and_opens_what_was_said_to_training(new_desk: NewDesk) -> None:
    desk = new_desk()
    vault, meeting = desk.vault, imported(desk)
    consents, matter = ConsentService(vault), MatterService(vault).make("Muster")
    yes, no = Given(Answer.YES, "2026-01-01T10:00:00+01:00"), Given(Answer.NO, "2026-01-01T10:00:00+01:00")
    anna = Participant("a", "Anna").answered((Purpose.RECORD, Purpose.TRAIN), yes)
    ben = Participant("b", "Ben").answered((Purpose.TRAIN,), no)
    consents.answer(meeting, MeetingConsent(Basis.ASKED, (anna, ben), frozenset({Purpose.RECORD})))
    written = StandingConsent("", matter.id, "Anna", frozenset({Purpose.RECORD}), "2026-01-01", "0" * 64)
    consents.save_standing(written)
    vault.store.profile.terms_version = "of another program"
    TermsService(vault, consents).see()
    (ended,) = consents.standing(matter.id)
    assert ended.ended_on is not None
    after = consents.of(meeting)
    answers = [each.given(Purpose.TRAIN).answer for each in after.participants]
    assert answers == [Answer.OPEN, Answer.NO]
    assert after.participants[0].given(Purpose.RECORD) == yes, "what was recorded with their consent stays"
    assert consents.verify().ok


def test_under_secrecy_a_new_matter_lets_its_sound_go(new_desk: NewDesk) -> None:
    vault = new_desk().vault
    matters, profiles = MatterService(vault), ProfileService(vault, ConsentService(vault))
    assert matters.make("Before anybody chose").audio_days is None
    profiles.set_kind(ProfileKind.PRIVATE)
    assert matters.make("Privat").audio_days is None
    profiles.set_kind(ProfileKind.THERAPY)
    assert matters.make("Muster").audio_days == SECRECY_AUDIO_DAYS
    assert matters.make("Privat").audio_days is None, "one that is there stays as it is"
