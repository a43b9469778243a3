"""People's roles, purposes and answers in words, and why a recording may not start yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from sottovoce.core.consent import (
    START_PURPOSES,
    Answer,
    Blocker,
    BlockerCode,
    GivenBy,
    MeetingConsent,
    Method,
    Participant,
    Purpose,
    Role,
)

_NAMES_SHOWN: Final = 3
_LETTERS_SHOWN: Final = 40


def role_name(role: Role) -> str:
    """What somebody is in the conversation."""
    return {
        Role.USER: QCoreApplication.translate("consent", "You"),
        Role.CLIENT: QCoreApplication.translate("consent", "Client"),
        Role.PATIENT: QCoreApplication.translate("consent", "Patient"),
        Role.COLLEAGUE: QCoreApplication.translate("consent", "Colleague"),
        Role.RELATIVE: QCoreApplication.translate("consent", "Relative"),
        Role.STUDENT: QCoreApplication.translate("consent", "Student"),
        Role.WITNESS: QCoreApplication.translate("consent", "Witness"),
        Role.INTERPRETER: QCoreApplication.translate("consent", "Interpreter"),
        Role.OTHER: QCoreApplication.translate("consent", "Participant"),
    }[role]


def purpose_name(purpose: Purpose) -> str:
    """What people are asked for, as a noun."""
    return {
        Purpose.RECORD: QCoreApplication.translate("consent", "Recording"),
        Purpose.TRANSCRIBE: QCoreApplication.translate("consent", "Text"),
        Purpose.SUMMARIZE: QCoreApplication.translate("consent", "Minutes"),
        Purpose.TRAIN: QCoreApplication.translate("consent", "Training sample"),
    }[purpose]


def purposes_text(purposes: Iterable[Purpose]) -> str:
    """Several of them, in their order."""
    wanted = frozenset(purposes)
    return ", ".join(purpose_name(each) for each in Purpose if each in wanted)


def answer_text(answer: Answer) -> str:
    """One answer."""
    return {
        Answer.OPEN: QCoreApplication.translate("consent", "not answered"),
        Answer.YES: QCoreApplication.translate("consent", "yes"),
        Answer.NO: QCoreApplication.translate("consent", "no"),
        Answer.WITHDRAWN: QCoreApplication.translate("consent", "withdrawn"),
    }[answer]


def method_text(method: Method) -> str:
    """How it was given."""
    return {
        Method.SPOKEN: QCoreApplication.translate("consent", "spoken"),
        Method.WRITTEN: QCoreApplication.translate("consent", "in writing"),
        Method.STANDING: QCoreApplication.translate("consent", "standing consent, confirmed"),
        Method.ELSEWHERE: QCoreApplication.translate("consent", "elsewhere"),
    }[method]


def giver_name(given_by: GivenBy) -> str:
    """Who answers for a child."""
    return {
        GivenBy.SELF: QCoreApplication.translate("consent", "Nobody chosen yet"),
        GivenBy.PARENT: QCoreApplication.translate("consent", "One parent with sole custody"),
        GivenBy.PARENTS: QCoreApplication.translate("consent", "Both parents (joint custody)"),
        GivenBy.GUARDIAN: QCoreApplication.translate("consent", "Guardian"),
    }[given_by]


def about(person: Participant) -> str:
    """Role and place in a few words, and who answers for a child."""
    parts = [role_name(person.role)]
    if person.on_line:
        parts.append(QCoreApplication.translate("consent", "on the line"))
    if person.minor:
        parts.append(QCoreApplication.translate("consent", "minor"))
        named = ", ".join(shortened(each) for each in person.givers if each.strip())
        if named:
            parts.append(QCoreApplication.translate("consent", "{names} answer").format(names=named))
    return " · ".join(parts)


def answers_text(person: Participant, purposes: Iterable[Purpose]) -> str:
    """What somebody said; one word where all answers are the same."""
    asked = [each for each in START_PURPOSES if each in frozenset(purposes)]
    answers = [person.given(each).answer for each in asked]
    if len(set(answers)) == 1:
        match answers[0]:
            case Answer.OPEN:
                return ""
            case Answer.YES:
                return QCoreApplication.translate("consent", "agreed")
            case Answer.NO:
                return QCoreApplication.translate("consent", "said no")
            case Answer.WITHDRAWN:
                return QCoreApplication.translate("consent", "withdrawn")
    return " · ".join(
        f"{purpose_name(each)}: {answer_text(answer)}" for each, answer in zip(asked, answers, strict=True)
    )


def shortened(name: str) -> str:
    """A name as it fits into a sentence."""
    return name if len(name) <= _LETTERS_SHOWN else f"{name[: _LETTERS_SHOWN - 1]}…"


def blocker_lines(consent: MeetingConsent, blockers: Sequence[Blocker]) -> tuple[str, ...]:
    """Why a recording may not start: a sentence for each reason, with the people it is about."""
    lines = []
    for code in BlockerCode:
        found = [each for each in blockers if each.code is code]
        if found:
            lines.append(
                _line(code, _names(consent, found), purposes_text(each.purpose for each in found if each.purpose))
            )
    return tuple(lines)


def _line(code: BlockerCode, names: str, purposes: str) -> str:
    text = {
        BlockerCode.NOBODY: QCoreApplication.translate("consent", "Say who is there."),
        BlockerCode.NOT_ASKED: QCoreApplication.translate("consent", "Nobody is asked for: {purposes}."),
        BlockerCode.NO_NOTICE: QCoreApplication.translate("consent", "Nobody was told what they agree to."),
        BlockerCode.NAMELESS: QCoreApplication.translate("consent", "Somebody has no name yet."),
        BlockerCode.OPEN: QCoreApplication.translate("consent", "No answer yet: {names}."),
        BlockerCode.REFUSED: QCoreApplication.translate(
            "consent",
            "{names} said no ({purposes}). Ask for less, go on without a recording, or without this person.",
        ),
        BlockerCode.WITHDRAWN: QCoreApplication.translate("consent", "{names} no longer agree ({purposes})."),
        BlockerCode.GIVERS: QCoreApplication.translate("consent", "Name who answers for {names}: no minor does alone."),
        BlockerCode.ASSENT: QCoreApplication.translate("consent", "Ask the child as well: {names}."),
        BlockerCode.ONLY_INTERPRETER: QCoreApplication.translate(
            "consent", "An interpreter speaks for somebody: add the person, too, and ask that person."
        ),
        BlockerCode.STANDING_FOR_TRAINING: QCoreApplication.translate(
            "consent", "No standing consent covers training: {names}."
        ),
        BlockerCode.BASIS_UNKNOWN: QCoreApplication.translate("consent", "How people agreed is not known."),
    }[code]
    return text.replace("{purposes}", purposes).replace("{names}", names)


def _names(consent: MeetingConsent, blockers: Sequence[Blocker]) -> str:
    people = dict.fromkeys(each.participant_id for each in blockers)
    found = [person for each in people if (person := consent.participant(each)) is not None]
    names = [shortened(each.name) or role_name(each.role) for each in found]
    shown = ", ".join(names[:_NAMES_SHOWN])
    if len(names) > _NAMES_SHOWN:
        more = len(names) - _NAMES_SHOWN
        shown = QCoreApplication.translate("consent", "{names} and {n} more").format(names=shown, n=more)
    return shown
