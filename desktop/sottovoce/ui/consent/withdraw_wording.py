"""What a withdrawal does, in plain words: what goes, what stays, what nobody can call back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication

from sottovoce.core.consent import Purpose
from sottovoce.core.document_texts import day_text
from sottovoce.core.languages import UiLanguage
from sottovoce.services.withdrawal.duties import Duty, DutyReason
from sottovoce.services.withdrawal.plan import Reach
from sottovoce.services.withdrawal.service import Preview, Withdrawn
from sottovoce.ui.consent.consent_wording import shortened
from sottovoce.ui.parts import wording
from sottovoce.vault.rows_withdrawals import DeletionRecord


def goes(told: Preview) -> list[str]:
    """What is destroyed."""
    plan = told.plan
    found = _OF[plan.reach](told)
    if told.letters and plan.reach is not Reach.SAMPLE:
        found.append(
            QCoreApplication.translate("withdraw", "Drafts of letters about this meeting: {count}").format(
                count=told.letters
            )
        )
    if told.sample is not None:
        text = QCoreApplication.translate("withdraw", "The training sample, from every file of the folder {folder}")
        found.append(text.format(folder=told.sample.folder))
    if plan.reach is Reach.SAMPLE and told.sample is None:
        found.append(QCoreApplication.translate("withdraw", "Nothing: there is no training sample of this meeting."))
    return found


def stays(told: Preview) -> list[str]:
    """What is left."""
    name = shortened(told.name)
    if told.plan.reach is Reach.MEETING:
        return [
            QCoreApplication.translate("withdraw", "The name of the matter, if the meeting belongs to one"),
            QCoreApplication.translate(
                "withdraw",
                "In the ledger: that somebody withdrew and that a meeting was deleted, without a name and without a "
                "word of it",
            ),
        ]
    found = {
        Reach.PERSON: QCoreApplication.translate("withdraw", "What the others said, and what the minutes say of it"),
        Reach.TEXT: QCoreApplication.translate("withdraw", "The sound; the bookmarks and the private note, as typed"),
        Reach.MINUTES: QCoreApplication.translate("withdraw", "Sound and text; bookmarks and the private note"),
        Reach.SAMPLE: QCoreApplication.translate("withdraw", "The meeting itself: sound, text and minutes"),
    }
    ledger = QCoreApplication.translate("withdraw", "In the ledger, as proof: that {name} agreed and withdrew")
    lines = [found[told.plan.reach], ledger.format(name=name)]
    return [*lines, *_to_read(told)] if told.plan.reach is Reach.PERSON else lines


def _to_read(told: Preview) -> list[str]:
    """What may still be about somebody, and only a reader can tell."""
    found = []
    if told.nameless:
        text = QCoreApplication.translate(
            "withdraw",
            "What voices without a name said ({count}). If one of them is {name}, give it the name first (Speakers).",
        )
        found.append(text.format(name=shortened(told.name), count=told.nameless))
    if told.own_lines:
        found.append(
            QCoreApplication.translate(
                "withdraw",
                "Lines of the minutes written by hand without a proof: {count}. Please read whether they are about "
                "this person.",
            ).format(count=told.own_lines)
        )
    if told.shared:
        text = QCoreApplication.translate("withdraw", "“{name}” by itself, since somebody else here is called so, too")
        found.append(text.format(name=shortened(" ".join(told.shared))))
    return found


def not_any_more(told: Preview) -> list[str]:
    """What can no longer be made of the meeting."""
    if told.plan.reach is Reach.MEETING:
        return []
    return {
        Purpose.RECORD: [
            QCoreApplication.translate("withdraw", "The sound of this meeting is not made into text again.")
        ],
        Purpose.TRANSCRIBE: [
            QCoreApplication.translate("withdraw", "No text and no minutes are made of this meeting any more.")
        ],
        Purpose.SUMMARIZE: [QCoreApplication.translate("withdraw", "No minutes are made of this meeting any more.")],
        Purpose.TRAIN: [
            QCoreApplication.translate("withdraw", "No training sample can be made of this meeting any more.")
        ],
    }[told.purpose]


def unreached(told: Preview) -> list[str]:
    """What no program can call back; the files that were handed over are listed apart."""
    copies = QCoreApplication.translate("withdraw", "Copies that somebody has of an exported file or a training folder")
    if told.plan.reach is Reach.SAMPLE:
        return [copies]
    backups = QCoreApplication.translate(
        "withdraw",
        "Backups made before still hold it. If one is restored here, the same is deleted again when it is opened.",
    )
    return [backups, copies]


def duty_text(duty: Duty, language: UiLanguage) -> str:
    """Why an approved note must be kept, and until when."""
    reason = {
        DutyReason.LEGAL_HOLD: QCoreApplication.translate("withdraw", "a legal hold is on its matter"),
        DutyReason.PATIENT_FILE: QCoreApplication.translate(
            "withdraw", "it is part of a patient's file (ten years after the treatment, BGB section 630f)"
        ),
        DutyReason.LAWYERS_FILE: QCoreApplication.translate(
            "withdraw", "it is part of a lawyer's file (six years after the mandate's year, BRAO section 50)"
        ),
        DutyReason.OWN_RULE: QCoreApplication.translate("withdraw", "you said so for its matter"),
    }[duty.reason]
    return f"{reason}; {until_text(duty, language)}"


def until_text(duty: Duty, language: UiLanguage) -> str:
    """The end of a duty."""
    if duty.until is not None:
        text = QCoreApplication.translate("withdraw", "until {day}")
        return text.format(day=day_text(f"{duty.until.isoformat()}T12:00:00+00:00", language))
    if duty.reason is DutyReason.LEGAL_HOLD:
        return QCoreApplication.translate("withdraw", "until it is lifted")
    return QCoreApplication.translate("withdraw", "without an end as long as none is entered for the matter")


def kept_note(duty: Duty, language: UiLanguage) -> str:
    """What happens to a note that must be kept."""
    text = QCoreApplication.translate(
        "withdraw",
        "The approved note must be kept: {why}. It is put apart, in no list, no search and no export, and cannot be "
        "changed. You find it in the settings under Matters, Withdrawals.",
    )
    return text.format(why=duty_text(duty, language))


def record_text(record: DeletionRecord, language: UiLanguage) -> str:
    """When something was destroyed, how far that went, and how much it was; nothing else is known of it."""
    reach = {
        Reach.MEETING: QCoreApplication.translate("withdraw", "a whole meeting"),
        Reach.PERSON: QCoreApplication.translate("withdraw", "the part of one person"),
        Reach.TEXT: QCoreApplication.translate("withdraw", "text and minutes"),
        Reach.MINUTES: QCoreApplication.translate("withdraw", "minutes"),
        Reach.SAMPLE: QCoreApplication.translate("withdraw", "a training sample"),
    }[Reach(record.reach)]
    turns, lines = record.counts.get("turns", 0), record.counts.get("lines", 0)
    parts = [
        day_text(record.done_at, language, with_time=True),
        reach,
        QCoreApplication.translate("withdraw", "turns: {count}").format(count=turns) if turns else "",
        QCoreApplication.translate("withdraw", "lines of minutes: {count}").format(count=lines) if lines else "",
        QCoreApplication.translate("withdraw", "a note was kept") if record.counts.get("kept_notes") else "",
    ]
    return wording.joined(*parts)


def cannot(told: Preview) -> str:
    """Why somebody's part alone cannot be taken out; "" if it can."""
    if told.possible:
        return ""
    text = QCoreApplication.translate(
        "withdraw",
        "Nobody has said which voice belongs to {name}. Give the voice this name in the text first (Speakers), or "
        "delete all of the meeting.",
    )
    return text.format(name=shortened(told.name))


def done_text(done: Withdrawn, name: str) -> list[str]:
    """What was done, and what was not."""
    found = [
        {
            Reach.MEETING: QCoreApplication.translate("withdraw", "Done. The meeting is deleted."),
            Reach.PERSON: QCoreApplication.translate("withdraw", "Done. The part of {name} is deleted."),
            Reach.TEXT: QCoreApplication.translate("withdraw", "Done. Text and minutes are deleted."),
            Reach.MINUTES: QCoreApplication.translate("withdraw", "Done. The minutes are deleted."),
            Reach.SAMPLE: QCoreApplication.translate("withdraw", "Done. The consent is withdrawn."),
        }[done.reach].format(name=shortened(name))
    ]
    if done.restricted:
        found.append(
            QCoreApplication.translate(
                "withdraw",
                "The approved note is kept apart. You find it in the settings under Matters, Withdrawals.",
            )
        )
    if done.sample_waits:
        found.append(
            QCoreApplication.translate(
                "withdraw",
                "Not done yet: the folder of the training sample is not there. The sample goes as soon as the folder "
                "is there again and the vault is opened.",
            )
        )
    return found


def _meeting(told: Preview) -> list[str]:
    plan = told.plan
    found = []
    if told.has_sound:
        found.append(QCoreApplication.translate("withdraw", "All of the sound"))
    if plan.turns:
        found += _transcript(told)
    if plan.lines:
        found += _minutes(told)
    found += _original(told)
    found.append(
        QCoreApplication.translate(
            "withdraw",
            "Title, tags, bookmarks, the private note, everything that waits to be made of it, and who agreed to what",
        )
    )
    return found


def _person(told: Preview) -> list[str]:
    plan, name = told.plan, shortened(told.name)
    seconds = sum(each.end_ms - each.start_ms for each in plan.stretches)
    turns = QCoreApplication.translate(
        "withdraw",
        "What {name} said, in every version of the text (turns: {count}). “[…]” stands there.",
    )
    found = [turns.format(name=name, count=len(plan.turns))]
    if told.has_sound:
        text = QCoreApplication.translate(
            "withdraw", "The sound of these passages, {length} on every track, also where others speak at the same time"
        )
        found.append(text.format(length=wording.length(seconds)))
    if plan.lines:
        found.append(
            QCoreApplication.translate(
                "withdraw", "Lines of the minutes that rest on these words or repeat them: {count}"
            ).format(count=len(plan.lines))
        )
    if plan.mentions:
        text = QCoreApplication.translate(
            "withdraw",
            "The name where others say or write it, in text, minutes and title ({count})",
        )
        found.append(text.format(count=plan.mentions))
    if told.by_list_only:
        found.append(
            QCoreApplication.translate(
                "withdraw",
                "Misheard or spelled-out names could not be looked for: only the name as it is written goes.",
            )
        )
    found += _original(told)
    if told.approved:
        found.append(
            QCoreApplication.translate("withdraw", "The approval, if approved minutes change: they are a draft again")
        )
    found.append(
        QCoreApplication.translate(
            "withdraw",
            "Bookmarks in these passages; tags and terms with the name; lines of the private note that quote",
        )
    )
    return found


def _text(told: Preview) -> list[str]:
    found = _transcript(told)
    if told.plan.lines:
        found += _minutes(told)
    if told.original and not told.has_sound:
        found += _original(told)
    return found


def _transcript(told: Preview) -> list[str]:
    text = QCoreApplication.translate("withdraw", "The text in every version (turns: {count})")
    return [text.format(count=len(told.plan.turns))]


def _minutes(told: Preview) -> list[str]:
    text = QCoreApplication.translate("withdraw", "The minutes in every version (lines: {count})")
    return [text.format(count=len(told.plan.lines))]


def _nothing(_told: Preview) -> list[str]:
    return []


def _original(told: Preview) -> list[str]:
    if not told.original:
        return []
    return [QCoreApplication.translate("withdraw", "The imported file that was kept, as a whole")]


_OF: Final[dict[Reach, Callable[[Preview], list[str]]]] = {
    Reach.MEETING: _meeting,
    Reach.PERSON: _person,
    Reach.TEXT: _text,
    Reach.MINUTES: _minutes,
    Reach.SAMPLE: _nothing,
}
