"""What a user does to make a training sample of a meeting that was brought in, and to take it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt

from sottovoce.core.consent import Answer
from sottovoce.core.training_texts import confirmation_phrase
from sottovoce.ui.training.steps import Step
from sottovoce.ui.training.wizard import TrainingWizard
from tests.helpers.user_walk import User

OnPage = Callable[[str], None]
_LEFT = Qt.MouseButton.LeftButton
_HOW = "Alle haben auf dem Band Ja gesagt"


def _unseen(_page: str) -> None:
    """Nobody looks at the pages."""


def says_how_people_agreed(user: User) -> None:
    """Types it beside what brings files in."""
    user.qtbot.keyClicks(user.window.rooms.pages.start.agreed.how, _HOW)


def ticks(user: User) -> TrainingWizard:
    """Ticks the box at the foot of the meeting; the dialog it opens."""
    box = user.window.rooms.pages.meeting.training
    user.qtbot.waitUntil(lambda: box.isVisible() and box.box.isEnabled(), timeout=20_000)
    user.qtbot.mouseClick(box.box, _LEFT, pos=QPoint(8, box.box.height() // 2))
    wizard = user.window.rooms.pages.training.wizard
    assert wizard is not None
    user.qtbot.waitUntil(lambda: not wizard.busy, timeout=20_000)
    return wizard


def makes_a_sample(
    user: User, wizard: TrainingWizard, added: str, folder: Path | None = None, on_page: OnPage = _unseen
) -> str:
    """All steps: everyone agrees, names are ticked and typed, every passage is looked at; the sample's folder."""
    keys = user.qtbot
    on_page("consent_open")
    keys.keyClicks(wizard.consent.new_name, added)
    keys.keyClick(wizard.consent.new_name, Qt.Key.Key_Return)
    for row in wizard.consent.rows:
        row.answer.setFocus()
        keys.keyClick(row.answer, Qt.Key.Key_Down)
        assert row.said is Answer.YES
    on_page("consent")
    _next(user, wizard, Step.NAMES)
    on_page("names_found")
    if wizard.names.suggested.count():
        keys.keyClick(wizard.names.suggested, Qt.Key.Key_Space)
        assert len(wizard.names.ticked()) == 1
    keys.keyClicks(wizard.names.others, "Zwetschgenfest")
    on_page("names")
    _next(user, wizard, Step.EXCERPT)
    for number in range(min(3, wizard.excerpt.talk.count())):
        wizard.excerpt.talk.setCurrentRow(number)
        keys.keyClick(wizard.excerpt.talk, Qt.Key.Key_Space)
    on_page("excerpt")
    _next(user, wizard, Step.REVIEW)
    review = wizard.review.review
    assert review is not None
    for number in range(len(review.segments)):
        wizard.review.marks.setCurrentRow(0)
        on_page(f"review_{number}")
        wizard.review.next_button.click()
    _next(user, wizard, Step.RISK)
    if folder is not None:
        user.dialogs.folder = folder
        keys.mouseClick(wizard.risk.folder_button, _LEFT)
    on_page("risk_open")
    keys.keyClicks(wizard.risk.phrase, confirmation_phrase(wizard._language))
    on_page("risk")
    written_to = str(wizard.risk.folder)
    _next(user, wizard, Step.DONE)
    on_page("done")
    return written_to


def saves_receipts(user: User, wizard: TrainingWizard, folder: Path) -> tuple[Path, Path]:
    """From the last page: as PDF and as JSON."""
    found = []
    for number, suffix in enumerate(("pdf", "json")):
        path = user.dialogs.save_to = folder / f"receipt.{suffix}"
        wizard.done_page.receipt_button.menu().actions()[number].trigger()
        user.qtbot.waitUntil(lambda path=path: path.exists() and not wizard.busy, timeout=20_000)
        found.append(path)
    return found[0], found[1]


def takes_it_back(user: User) -> None:
    """Unticks the box."""
    box = user.window.rooms.pages.meeting.training
    user.qtbot.waitUntil(box.box.isChecked, timeout=20_000)
    user.dialogs.agree = True
    user.qtbot.mouseClick(box.box, _LEFT, pos=QPoint(8, box.box.height() // 2))
    user.qtbot.waitUntil(lambda: not box.box.isChecked(), timeout=20_000)


def _next(user: User, wizard: TrainingWizard, to: Step) -> None:
    user.qtbot.waitUntil(wizard.next_button.isEnabled, timeout=60_000)
    user.qtbot.mouseClick(wizard.next_button, _LEFT)
    user.qtbot.waitUntil(lambda: wizard.step is to and not (wizard.busy or wizard.names.looking), timeout=60_000)
