"""Who agreed to what: the rules of consent as pure functions over what was answered. Knows no meeting and no disk.

Every person answers for every purpose apart; silence is no answer, and nobody answers for a grown-up other person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final


class Purpose(StrEnum):
    """What somebody may agree to. `TRAIN` is asked after a meeting only, for that meeting only."""

    RECORD = "record"
    TRANSCRIBE = "transcribe"
    SUMMARIZE = "summarize"
    TRAIN = "train"


START_PURPOSES: Final = (Purpose.RECORD, Purpose.TRANSCRIBE, Purpose.SUMMARIZE)
_NEEDS: Final = {
    Purpose.RECORD: (Purpose.RECORD,),
    Purpose.TRANSCRIBE: (Purpose.TRANSCRIBE,),
    Purpose.SUMMARIZE: (Purpose.TRANSCRIBE, Purpose.SUMMARIZE),
    Purpose.TRAIN: (Purpose.TRAIN,),
}


class Answer(StrEnum):
    """What somebody said to one purpose. `WITHDRAWN`: had agreed, and no longer does."""

    OPEN = "open"
    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"


class Method(StrEnum):
    """How an answer was given."""

    SPOKEN = "spoken"
    WRITTEN = "written"
    STANDING = "standing"  # a written consent for the whole treatment or mandate, confirmed for this meeting
    ELSEWHERE = "elsewhere"  # before the file was brought in; in the user's words


class Role(StrEnum):
    """What somebody is in a conversation. An interpreter speaks for somebody else and is never the client."""

    USER = "user"
    CLIENT = "client"
    PATIENT = "patient"
    COLLEAGUE = "colleague"
    RELATIVE = "relative"
    STUDENT = "student"
    WITNESS = "witness"
    INTERPRETER = "interpreter"
    OTHER = "other"


class GivenBy(StrEnum):
    """Who answers for somebody: for a child its sole parent, both parents, or a guardian."""

    SELF = "self"
    PARENT = "parent"
    PARENTS = "parents"
    GUARDIAN = "guardian"


_GIVERS: Final = {GivenBy.SELF: 0, GivenBy.PARENT: 1, GivenBy.PARENTS: 2, GivenBy.GUARDIAN: 1}


@dataclass(frozen=True, slots=True)
class Given:
    """One answer; `at` ISO 8601 with offset, "" while it is open.

    `document`: SHA-256 of what was signed, "" if nothing was. `standing_id`: the standing consent it rests on.
    """

    answer: Answer = Answer.OPEN
    at: str = ""
    method: Method = Method.SPOKEN
    document: str = ""
    standing_id: str = ""


_OPEN: Final = Given()


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in a meeting. `givers`: the names of those who answer for a child; `assent`: what the child says itself.

    `on_line`: heard through this computer, not in the room. `id`: random, of this meeting only.
    """

    id: str
    name: str
    role: Role = Role.OTHER
    on_line: bool = False
    minor: bool = False
    given_by: GivenBy = GivenBy.SELF
    givers: tuple[str, ...] = ()
    assent: Answer = Answer.OPEN
    answers: Mapping[Purpose, Given] = field(default_factory=dict)

    def given(self, purpose: Purpose) -> Given:
        """The answer to a purpose; open if there is none."""
        return self.answers.get(purpose, _OPEN)

    def answered(self, purposes: Iterable[Purpose], given: Given) -> Participant:
        """The same person with this answer to these purposes."""
        return replace(self, answers={**self.answers, **dict.fromkeys(purposes, given)})


class Basis(StrEnum):
    """Where the answers of a meeting come from."""

    ASKED = "asked"  # here, before it was recorded
    ELSEWHERE = "elsewhere"  # a file that was brought in; `MeetingConsent.how` says how people agreed
    UNKNOWN = "unknown"  # a file that was brought in, nobody said; or a meeting from before people were asked here


@dataclass(frozen=True, slots=True)
class Notice:
    """Which text was read to people: its version, language ("de", "de-CH", "en") and SHA-256."""

    version: str
    language: str
    sha256: str


@dataclass(frozen=True, slots=True)
class MeetingConsent:
    """Who was there and what each of them said. `purposes`: what was asked for; what was not asked is not done."""

    basis: Basis = Basis.UNKNOWN
    participants: tuple[Participant, ...] = ()
    purposes: frozenset[Purpose] = frozenset()
    notice: Notice | None = None
    how: str = ""

    @property
    def has_minors(self) -> bool:
        """Whether a child took part."""
        return any(each.minor for each in self.participants)

    def participant(self, participant_id: str) -> Participant | None:
        """One of them."""
        return next((each for each in self.participants if each.id == participant_id), None)

    def with_participant(self, participant: Participant) -> MeetingConsent:
        """The same meeting with this one changed, or come in addition."""
        others = [participant if each.id == participant.id else each for each in self.participants]
        if self.participant(participant.id) is None:
            others.append(participant)
        return replace(self, participants=tuple(others))


@dataclass(frozen=True, slots=True)
class StandingConsent:
    """A written consent for a whole treatment or mandate; confirmed for each meeting, and never for training.

    `signed_on`, `ended_on`: ISO dates, the second None while it lasts. `document`: SHA-256 of what was signed.
    ValueError with training among its purposes.
    """

    id: str
    matter_id: str
    name: str
    purposes: frozenset[Purpose]
    signed_on: str
    document: str = ""
    ended_on: str | None = None
    role: Role = Role.CLIENT
    minor: bool = False
    given_by: GivenBy = GivenBy.SELF
    givers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if Purpose.TRAIN in self.purposes:
            raise ValueError("training is asked for each meeting alone")


UNKNOWN: Final = MeetingConsent()


class BlockerCode(StrEnum):
    """Why something may not be done."""

    NOBODY = "nobody"  # no participants are listed
    NOT_ASKED = "not_asked"  # nothing was asked for, not even recording; or: this purpose was not
    NO_NOTICE = "no_notice"  # nobody was told what they agree to
    NAMELESS = "nameless"  # somebody without a name
    OPEN = "open"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    GIVERS = "givers"  # too few of those who answer for a child are named, or a child would answer alone
    ASSENT = "assent"  # the child itself did not agree
    ONLY_INTERPRETER = "only_interpreter"  # an interpreter, and nobody who is interpreted
    STANDING_FOR_TRAINING = "standing_for_training"  # a standing consent never covers training
    BASIS_UNKNOWN = "basis_unknown"


@dataclass(frozen=True, slots=True)
class Blocker:
    """One reason, and whom and which purpose it is about."""

    code: BlockerCode
    participant_id: str = ""
    purpose: Purpose | None = None


def start_blockers(consent: MeetingConsent) -> tuple[Blocker, ...]:
    """Why a recording may not start; empty when everyone agreed to everything that was asked for."""
    found: list[Blocker] = []
    if Purpose.RECORD not in consent.purposes:
        found.append(Blocker(BlockerCode.NOT_ASKED, purpose=Purpose.RECORD))
    if consent.notice is None:
        found.append(Blocker(BlockerCode.NO_NOTICE))
    found += _people(consent)
    for purpose in START_PURPOSES:
        if purpose in consent.purposes:
            found += _answers(consent, purpose)
    return tuple(found)


def purpose_blockers(consent: MeetingConsent, purpose: Purpose) -> tuple[Blocker, ...]:
    """Why this purpose is not agreed to by everyone, whatever the others say; empty when it is.

    What was brought in is the user's own affair, but for what somebody refused or withdrew here, and for training.
    """
    if consent.basis is not Basis.ASKED and purpose is not Purpose.TRAIN:
        return tuple(each for each in _answers(consent, purpose) if each.code in _SAID_NO)
    found: list[Blocker] = []
    if consent.basis is Basis.UNKNOWN:
        found.append(Blocker(BlockerCode.BASIS_UNKNOWN))
    if purpose is not Purpose.TRAIN and not consent.purposes.issuperset(_NEEDS[purpose]):
        found.append(Blocker(BlockerCode.NOT_ASKED, purpose=purpose))
    found += _people(consent)
    for needed in _NEEDS[purpose]:
        found += _answers(consent, needed)
    return tuple(dict.fromkeys(found))


_SAID_NO: Final = frozenset({BlockerCode.REFUSED, BlockerCode.WITHDRAWN})


def _people(consent: MeetingConsent) -> Iterator[Blocker]:
    people = consent.participants
    if not people:
        yield Blocker(BlockerCode.NOBODY)
    for each in people:
        if not each.name.strip():
            yield Blocker(BlockerCode.NAMELESS, each.id)
    roles = {each.role for each in people}
    if Role.INTERPRETER in roles and roles <= {Role.INTERPRETER, Role.USER}:
        yield Blocker(BlockerCode.ONLY_INTERPRETER)


def _answers(consent: MeetingConsent, purpose: Purpose) -> Iterator[Blocker]:
    for each in consent.participants:
        given = each.given(purpose)
        if given.answer is not Answer.YES:
            yield Blocker(_CODES[given.answer], each.id, purpose)
            continue
        named = [giver for giver in each.givers if giver.strip()]
        if len(set(named)) < _GIVERS[each.given_by] or (each.minor and each.given_by is GivenBy.SELF):
            yield Blocker(BlockerCode.GIVERS, each.id, purpose)
        if each.minor and each.assent is not Answer.YES:
            yield Blocker(BlockerCode.ASSENT, each.id, purpose)
        if purpose is Purpose.TRAIN and given.method is Method.STANDING:
            yield Blocker(BlockerCode.STANDING_FOR_TRAINING, each.id, purpose)


_CODES: Final = {
    Answer.OPEN: BlockerCode.OPEN,
    Answer.NO: BlockerCode.REFUSED,
    Answer.WITHDRAWN: BlockerCode.WITHDRAWN,
}
