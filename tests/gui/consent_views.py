"""The views of consent, for the table in tests/gui/views.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from sottovoce.core.consent import START_PURPOSES, Answer, Basis, GivenBy, MeetingConsent, Role, StandingConsent
from sottovoce.core.languages import UiLanguage
from sottovoce.ui.consent.joined_dialog import JoinedDialog
from sottovoce.ui.consent.meeting_dialog import ConsentDialog
from sottovoce.vault.rows_matters import Matter
from tests.gui.fake_consents import person, with_paper
from tests.helpers.consents import agreed
from tests.helpers.consents import person as answered

if TYPE_CHECKING:
    from tests.gui.views import Sample


def people(sample: Sample) -> tuple[str, str, str]:
    """Names as they are usual in the language."""
    german = sample.language is UiLanguage.DE
    return (
        ("Dr. Lea Brunner", "Frau S. Muster", "Tim Muster")
        if german
        else ("Dr Lea Brown", "Ms S. Sample", "Tim Sample")
    )


def show_asking(sample: Sample) -> None:
    """Before a recording: a client whose paper is known, a child, somebody on the line who said no."""
    own, client, child = people(sample)
    minor = replace(
        person(child, number=3), minor=True, given_by=GivenBy.PARENTS, givers=(client, "Jan"), assent=Answer.YES
    )
    sample.desk.consents.people[None] = (
        person(own, Role.USER),
        with_paper(person(client, number=2)),
        minor,
        answered(4, "Sven Berg", Role.INTERPRETER),
    )
    _record(sample)
    panel = sample.window.rooms.pages.record.consent
    sample.until(lambda: len(panel.consent.participants) == 4)


def show_repeating(sample: Sample) -> None:
    """Just begun, with the wish that everyone repeats it."""
    start(sample, proof=True)


def show_held(sample: Sample) -> None:
    """Somebody came, and the dialog was closed without an answer."""
    start(sample)
    dialog = _joined(sample)
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # off screen it would keep the focus
    bar = sample.window.rooms.pages.recording_bar
    sample.until(bar.held.isVisible)
    sample.window.activateWindow()
    bar.held.button.setFocus()


def show_joined(sample: Sample) -> QWidget:
    """Somebody came."""
    start(sample)
    return _joined(sample)


def show_refused(sample: Sample) -> QWidget:
    """Somebody came and said no."""
    start(sample)
    dialog = _joined(sample)
    dialog.refused_button.click()
    return dialog


def show_sign(sample: Sample) -> QWidget:
    """In large letters."""
    start(sample)
    sample.window.rooms.pages.recording_bar.sign_button.click()
    sign = sample.window.rooms.consents.sign.sign
    assert sign is not None
    return sign


def show_notice(sample: Sample) -> QWidget:
    """The notice."""
    _record(sample)
    sample.window.rooms.consents.show_notice()
    return _dialog(sample)


def show_names(sample: Sample) -> QWidget:
    """A pasted list."""
    from sottovoce.ui.consent.names_dialog import NamesDialog

    _record(sample)
    sample.window.rooms.pages.record.consent.several_pressed.emit()
    dialog = _dialog(sample)
    assert isinstance(dialog, NamesDialog)
    dialog.text.setPlainText("Anna Keller\nBen Muster, Carla Fey")
    return dialog


def show_person(sample: Sample) -> QWidget:
    """A child with two parents."""
    show_asking(sample)
    panel = sample.window.rooms.pages.record.consent
    panel.details_pressed.emit(panel.consent.participants[2].id)
    return _dialog(sample)


def show_meeting(basis: Callable[[Sample], MeetingConsent | None]) -> Callable[[Sample], QWidget]:
    """What is known of a meeting."""

    def show(sample: Sample) -> QWidget:
        meeting = sample.meeting()
        consent = basis(sample)
        if consent is not None:
            sample.desk.consents.answer(meeting.id, consent)
        sample.window.rooms.pages.meeting.header.consent_button.click()
        dialog = _dialog(sample)
        assert isinstance(dialog, ConsentDialog)
        sample.until(lambda: sample.window.rooms.consents.idle)
        return dialog

    return show


def everyone(sample: Sample) -> MeetingConsent:
    """Two who agreed."""
    own, client, _ = people(sample)
    return agreed(answered(1, own, Role.USER), answered(2, client))


def elsewhere(sample: Sample) -> MeetingConsent:
    """A file that was brought in, of which somebody said how people agreed."""
    own, client, _ = people(sample)
    how = "Auf dem Band zu Beginn" if sample.language is UiLanguage.DE else "On the tape, at the beginning"
    return MeetingConsent(Basis.ELSEWHERE, (person(own, Role.USER), person(client, number=2)), how=how)


def show_standing(sample: Sample) -> QWidget:
    """Two papers, one of which has ended."""
    _, client, child = people(sample)
    matter = Matter("m1", client)
    paper = StandingConsent("", "m1", client, frozenset(START_PURPOSES), "2026-05-12", "ab" * 32)
    sample.desk.consents.save_standing(paper)
    sample.desk.consents.save_standing(replace(paper, name=child, ended_on="2026-10-01"))
    sample.window.rooms.consents.show_standing(matter)
    dialog = _dialog(sample)
    sample.until(lambda: sample.window.rooms.consents.idle)
    return dialog


def start(sample: Sample, *, proof: bool = False) -> None:
    """A recording to which a client agreed."""
    own, client, _ = people(sample)
    sample.desk.consents.people[None] = (person(own, Role.USER), person(client, number=2))
    _record(sample)
    panel = sample.window.rooms.pages.record.consent
    sample.until(lambda: len(panel.consent.participants) == 2)
    panel.proof.setChecked(proof)
    panel.everyone_button.click()
    sample.window.rooms.recording.start()
    sample.until(sample.window.rooms.pages.recording_bar.isVisible)


def _record(sample: Sample) -> None:
    window = sample.window
    window.rooms.record()
    sample.until(lambda: window.rooms.recording.idle and bool(window.rooms.pages.record.device.count()))
    sample.until(lambda: window.rooms.consents.idle)


def _joined(sample: Sample) -> JoinedDialog:
    sample.window.rooms.pages.recording_bar.joined_button.click()
    sample.until(lambda: sample.desk.running is not None and sample.desk.running.held)
    dialog = sample.window.rooms.joined.dialog
    assert dialog is not None
    return dialog


def _dialog(sample: Sample) -> QWidget:
    sample.until(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    return dialog
