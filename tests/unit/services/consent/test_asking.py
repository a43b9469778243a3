"""Asking, step by step: nothing is answered that nobody answered, and every list of names gives the people in it."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st

from sottovoce.core.consent import (
    START_PURPOSES,
    Answer,
    Basis,
    BlockerCode,
    Given,
    GivenBy,
    MeetingConsent,
    Method,
    Participant,
    Purpose,
    Role,
    start_blockers,
)
from sottovoce.core.consent_notices import NOTICE_LANGUAGES, NoticeFacts, notice
from sottovoce.services.consent import asking
from sottovoce.services.consent.documents import document_hash
from sottovoce.services.consent.notice_file import notice_document
from sottovoce.services.exports.document import Heading, Point, Remark, Title
from sottovoce_models.errors import Code, UserFixable
from tests.helpers.consents import AT, NO, YES, person

TOLD = notice("en", NoticeFacts()).reference
LATER = "2026-11-27T11:00:00+01:00"


def meeting(*people: Participant, purposes: tuple[Purpose, ...] = START_PURPOSES) -> MeetingConsent:
    return MeetingConsent(Basis.ASKED, people, frozenset(purposes))


def fresh(number: int, name: str = "Anna Keller", role: Role = Role.CLIENT) -> Participant:
    return Participant(f"{number:032x}", name, role)


CHILD = replace(fresh(3, "Tim"), minor=True, given_by=GivenBy.PARENTS, givers=("Anna", "Jan"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Keller\nBen Muster, Carla Fey", ["Anna Keller", "Ben Muster", "Carla Fey"]),
        (
            'To: "Keller, Anna" <a@x.ch>, Ben Muster <b@x.ch>; carla.fey@x.de',
            ["Anna Keller", "Ben Muster", "Carla Fey"],
        ),
        ("Keller, Anna <a@x>; Muster, Ben <b@x>", ["Anna Keller", "Ben Muster"]),
        ("An: Keller, Anna <a@x>, Muster, Ben <b@x>", ["Anna Keller", "Ben Muster"]),
        ("1. Anna\n2) Ben\n- Carla\n•\tDora", ["Anna", "Ben", "Carla", "Dora"]),
        ("<anna.keller@x.ch>", ["Anna Keller"]),
        ("Anna, anna,, ANNA ,", ["Anna"]),
        ("Dr. med. Anna Keller\tBen", ["Dr. med. Anna Keller", "Ben"]),
        ("Anna Keller (anna@x.ch)", ["Anna Keller"]),
        ('Anna "Anni" Keller, Ben', ['Anna "Anni" Keller', "Ben"]),
        ('a "b, c', ["a b", "c"]),
        ("\x00\u202e\n , ;\n", []),
        ("", []),
    ],
)
def test_a_list_of_names_gives_the_people_in_it(text: str, names: list[str]) -> None:
    assert list(asking.names_in(text)) == names


@generated(st.text())
def test_whatever_is_pasted_gives_names_that_can_be_shown(text: str) -> None:
    names = asking.names_in(text)
    assert len(names) <= asking.MAX_PEOPLE
    assert all(
        name.strip() == name and 0 < len(name) <= asking.MAX_NAME_LETTERS and name.isprintable() for name in names
    )
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize("piece", ['"a,', ",", "<", "x@", "(@", '"'])
def test_a_huge_paste_does_not_keep_the_window_waiting(piece: str) -> None:
    began = time.process_time()
    asking.names_in(piece * 20_000)
    assert time.process_time() - began < 2.0


def test_everyone_agreed_answers_what_is_open_and_leaves_a_no() -> None:
    before = meeting(fresh(1, "Me", Role.USER), fresh(2), person(4, "Ben", given=NO), CHILD)
    after = asking.everyone_agreed(before, AT)
    own, client, ben, child = after.participants
    assert own == before.participants[0], "the user answers by starting"
    assert {client.given(each).answer for each in START_PURPOSES} == {Answer.YES}
    assert {client.given(each).at for each in START_PURPOSES} == {AT}
    assert {ben.given(each) for each in START_PURPOSES} == {NO}
    assert child == CHILD, "for a child each answer is marked by itself"


def test_a_paper_that_is_confirmed_stays_the_paper_it_rests_on() -> None:
    offered = Given(Answer.OPEN, "", Method.STANDING, "ab" * 32, "s1")
    client = fresh(2).answered([Purpose.RECORD], offered)
    assert asking.standing_offered(client)
    confirmed = asking.everyone_agreed(meeting(client), AT).participants[0]
    assert confirmed.given(Purpose.RECORD) == replace(offered, answer=Answer.YES, at=AT)
    assert confirmed.given(Purpose.TRANSCRIBE) == Given(Answer.YES, AT), "the paper did not speak of this"
    signed = asking.signed(confirmed, "cd" * 32)
    assert signed.given(Purpose.RECORD) == confirmed.given(Purpose.RECORD)
    assert signed.given(Purpose.TRANSCRIBE) == Given(Answer.YES, AT, Method.WRITTEN, "cd" * 32)
    assert asking.document_of(signed) == "cd" * 32
    assert asking.signed(signed, "").given(Purpose.TRANSCRIBE) == Given(Answer.YES, AT)


def test_an_answer_that_is_opened_again_has_no_time() -> None:
    client = asking.said(person(2), [Purpose.RECORD], Answer.OPEN, LATER)
    assert client.given(Purpose.RECORD) == Given()
    assert asking.answer_of(client, START_PURPOSES) is None
    assert asking.answer_of(person(2), START_PURPOSES) is Answer.YES
    assert asking.answer_of(client, ()) is None


def test_only_the_start_answers_for_the_user_and_nothing_is_kept_that_was_not_asked() -> None:
    asked = asking.asked_for(meeting(fresh(1, "Me", Role.USER), person(2)), [Purpose.RECORD])
    started = asking.at_the_start(asked, TOLD, LATER)
    own, client = started.participants
    assert own.answers == {Purpose.RECORD: Given(Answer.YES, LATER)}
    assert client.answers == {Purpose.RECORD: YES}
    assert start_blockers(started) == ()


def test_minutes_are_asked_for_with_a_text_only() -> None:
    assert asking.asked_for(meeting(), [Purpose.RECORD, Purpose.SUMMARIZE]).purposes == {Purpose.RECORD}


def test_what_is_asked_for_in_addition_is_open_again() -> None:
    little = asking.asked_for(meeting(fresh(2)), [Purpose.RECORD])
    agreed = asking.everyone_agreed(little, AT)
    more = asking.at_the_start(asking.asked_for(agreed, START_PURPOSES), TOLD, AT)
    assert {(each.code, each.purpose) for each in start_blockers(more)} == {
        (BlockerCode.OPEN, Purpose.TRANSCRIBE),
        (BlockerCode.OPEN, Purpose.SUMMARIZE),
    }


def test_the_user_comes_first_and_is_known_from_the_last_time() -> None:
    known = meeting(fresh(2), fresh(1, "Dr. Brunner", Role.USER))
    assert [each.name for each in asking.with_user(known, "Me").participants] == ["Dr. Brunner", "Anna Keller"]
    assert [each.name for each in asking.with_user(meeting(fresh(2)), "Me").participants] == ["Me", "Anna Keller"]
    assert asking.others(known) == (known.participants[0],)
    assert asking.without(known, fresh(2).id).participants == known.participants[1:]


@pytest.mark.parametrize("language", NOTICE_LANGUAGES)
def test_the_paper_says_the_very_words_that_were_hashed(language: str) -> None:
    told = notice(language, NoticeFacts(who="Dr. Brunner", audio_days=30))
    document = notice_document(told)
    texts = [each.text for each in document.blocks if isinstance(each, Title | Heading | Point)]
    wanted = [told.title, told.spoken_script]
    for heading, text in told.paragraphs:
        wanted += [heading, text]
    assert texts == wanted
    remark = document.blocks[-1]
    assert isinstance(remark, Remark)
    assert told.sha256 in remark.text.replace(" ", "")


def test_a_paper_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(b"signed" * 1_000_000)
    assert document_hash(path) == "39d59e085bedaab2de4756a14cdba84b31520af0a68763f8b5e7edd74b6a1e23"
    for wrong, code in ((tmp_path / "no.pdf", Code.FILE_NOT_FOUND), (tmp_path, Code.FILE_UNREADABLE)):
        with pytest.raises(UserFixable) as refused:
            document_hash(wrong)
        assert refused.value.code is code
    path.write_bytes(b"")
    with pytest.raises(UserFixable) as refused:
        document_hash(path)
    assert refused.value.code is Code.FILE_EMPTY
