"""Changes, reasons and approvals of the minutes in words; never by colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from sottovoce.core.template_texts import empty_text
from sottovoce.services.minutes_diff import Change, Choice, LineChange, Origin
from sottovoce.services.minutes_lines import Group
from sottovoce.services.to_hear import HearReason
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.template_wording import current_language
from sottovoce.vault.rows_approvals import Approval
from sottovoce_models.templates.template import Template
from sottovoce_models.types import ItemKind, Speaker, SummaryItem


def moment(iso: str) -> str:
    """Day and time of day as the system writes them."""
    when = QDateTime.fromString(iso, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return QLocale().toString(when, QLocale.FormatType.ShortFormat) if when.isValid() else ""


def group_title(group: Group) -> str:
    """The heading of a group of lines."""
    if group.unproven:
        return QCoreApplication.translate("minutes", "Not proven by the recording")
    if group.form is not None:
        return group.form.heading.within(current_language()) or group.form.id
    return wording.kind_title(group.kind)


def empty_group_text(group: Group) -> str:
    """What stands under a heading that has no line."""
    return empty_text(group.form, current_language()) if group.form is not None else ""


def part_title(part: str, template: Template) -> str:
    """The heading of a part, see `vault.summary_text.part_of`."""
    what, _, name = part.partition(":")
    if what == "kind" and name in set(ItemKind):
        return wording.kind_title(ItemKind(name))
    headings = {section.id: section.heading.within(current_language()) for section in template.sections}
    return headings.get(name) or name


def reason_text(reason: HearReason) -> str:
    """Why a line should be heard."""
    match reason:
        case HearReason.DOUBT:
            return QCoreApplication.translate("minutes", "doubtful")
        case HearReason.NEGATION:
            return QCoreApplication.translate("minutes", "a negation")
        case HearReason.NUMBER:
            return QCoreApplication.translate("minutes", "a number or date")
        case HearReason.NAME:
            return QCoreApplication.translate("minutes", "a name")


def diff_rows(changes: Iterable[LineChange], speakers: Mapping[str, Speaker]) -> list[str]:
    """What was added, removed and changed, one row each, with a sign and a word."""
    rows = []
    for each in changes:
        before = _full(each.before, speakers) if each.before is not None else ""
        after = _full(each.after, speakers) if each.after is not None else ""
        match each.change:
            case Change.ADDED:
                rows.append(QCoreApplication.translate("minutes", "+ Added: {text}").format(text=after))
            case Change.REMOVED:
                rows.append(QCoreApplication.translate("minutes", "− Removed: {text}").format(text=before))
            case Change.CHANGED:
                text = QCoreApplication.translate("minutes", "± Changed: {text}").format(text=after)
                was = QCoreApplication.translate("minutes", "Before: {text}").format(text=before)
                rows.append(f"{text}\n{was}")
            case Change.KEPT:
                pass
    return rows


def choice_row(choice: Choice, speakers: Mapping[str, Speaker]) -> str:
    """A line that could stand in the minutes, and whose it is."""
    match choice.origin:
        case Origin.BOTH:
            whose = QCoreApplication.translate("minutes", "In both")
        case Origin.NEW:
            whose = QCoreApplication.translate("minutes", "New")
        case Origin.MINE:
            whose = (
                QCoreApplication.translate("minutes", "Mine, edited")
                if choice.item.edited
                else QCoreApplication.translate("minutes", "Mine")
            )
    heading = choice.item.section or wording.kind_title(choice.item.kind)
    return f"{wording.joined(whose, heading)}\n{line_facts(choice.item, speakers)}"


def approval_text(approval: Approval) -> str:
    """Who approved it when, and how much was heard."""
    said = QCoreApplication.translate("minutes", "Approved by {name}").format(name=approval.approved_by)
    heard = (
        QCoreApplication.translate("minutes", "{heard} of {all} heard").format(
            heard=approval.heard, all=approval.to_hear
        )
        if approval.to_hear
        else ""
    )
    back = ""
    if approval.reopened_at is not None:
        back = QCoreApplication.translate("minutes", "reopened {time}").format(time=moment(approval.reopened_at))
    return wording.joined(said, moment(approval.approved_at), heard, back)


def owner_text(item: SummaryItem, speakers: Mapping[str, Speaker]) -> str:
    """Who does it, as people read it: a voice by its name."""
    owner = item.owner or ""
    return wording.speaker_label(speakers, owner) if owner in speakers else owner


def line_facts(item: SummaryItem, speakers: Mapping[str, Speaker]) -> str:
    """A line with who does it until when, and whether that is done."""
    return wording.joined(f"☑ {item.text}" if item.done else item.text, owner_text(item, speakers), item.due or "")


def _full(item: SummaryItem, speakers: Mapping[str, Speaker]) -> str:
    """A line with its heading, since a line that moved to another one was changed."""
    return wording.joined(item.section or wording.kind_title(item.kind), line_facts(item, speakers))
