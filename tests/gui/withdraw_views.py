"""The views of a withdrawal and of restricted notes, for the table in tests/gui/views.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from sottovoce.core.consent import MeetingConsent, Purpose, Role
from sottovoce.core.handout_texts import HandoutKind
from sottovoce.services.training.service import Written
from sottovoce.services.withdrawal.duties import Duty, DutyReason
from sottovoce.ui.consent.restricted_dialog import RestrictedDialog
from sottovoce.ui.consent.withdraw_dialog import WithdrawDialog
from sottovoce.vault.rows_handouts import Handout
from tests.gui.fake_training import FOLDER
from tests.helpers.consents import agreed, person

if TYPE_CHECKING:
    from tests.gui.views import Sample

KEPT = Duty(DutyReason.PATIENT_FILE, date(2036, 1, 31))
HANDED = (
    Handout("1", "2026-11-15T09:12:00+01:00", "0" * 32, HandoutKind.MINUTES, "pdf", "Dr. Berg, St. Marien"),
    Handout("2", "2026-11-16T17:40:00+01:00", "0" * 32, HandoutKind.TRANSCRIPT, "docx"),
)


def asked(sample: Sample, *, several: bool, known: bool = True) -> MeetingConsent:
    """Who was there: the two who speak, and somebody else if they are `several`."""
    transcript = sample.desk.library.open(sample.meeting().id).draft.transcript
    names = [each.name for each in transcript.speakers.values()] if transcript is not None else []
    client = person(2, names[1] if known else "Anna Keller")
    others = [person(3, "Sven Berg", Role.COLLEAGUE)] if several else []
    return agreed(person(1, names[0], Role.USER), client, *others)


def show(
    *, several: bool, purpose: Purpose = Purpose.RECORD, known: bool = True, kept: bool = False
) -> Callable[[Sample], QWidget]:
    """What taking a consent back would do."""

    def does(sample: Sample) -> WithdrawDialog:
        meeting, desk = sample.meeting(), sample.desk
        consent = asked(sample, several=several, known=known)
        desk.consents.answer(meeting.id, consent)
        desk.withdrawals.handouts = HANDED
        desk.withdrawals.duty = KEPT if kept else None
        desk.training.sample = Written("5" * 32, str(FOLDER), "2026-11-20") if kept else None
        sample.window.rooms.consents.withdraw(meeting.id, consent.participants[1].id, purpose)
        dialog = sample.window.rooms.consents.dialog
        assert isinstance(dialog, WithdrawDialog)
        sample.until(lambda: dialog.told is not None)
        return dialog

    return does


def show_done(sample: Sample) -> QWidget:
    """It is done, but for what had to stay or could not be reached."""
    sample.desk.withdrawals.sample_waits = True
    dialog = show(several=False, kept=True)(sample)
    assert isinstance(dialog, WithdrawDialog)
    dialog.action_button.click()
    sample.until(lambda: dialog.done_with)
    return dialog


def show_restricted(sample: Sample) -> QWidget:
    """A note that is open, and one that may go."""
    sample.desk.restricted.fill("K-2026-7")
    sample.window.rooms.consents.show_restricted()
    sample.until(lambda: QApplication.activeModalWidget() is not None)
    dialog = sample.window.rooms.consents.dialog
    assert isinstance(dialog, RestrictedDialog)
    sample.until(lambda: bool(dialog.kept))
    return dialog
