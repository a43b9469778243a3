"""The steps from a tick to a training sample, for the table of views."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from sottovoce.core.consent import Answer, Basis, MeetingConsent
from sottovoce.core.training_texts import confirmation_phrase
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.training.steps import Step
from tests.gui.fake_training import FakeAnswers

if TYPE_CHECKING:
    from tests.gui.views import Sample


def training_at(step: Step, *, brought_in: bool = False) -> Callable[[Sample, Meeting], None]:
    """Opens the way to a sample and walks it up to this step; `brought_in`: of a file, of which nobody is listed."""

    def show(sample: Sample, meeting: Meeting) -> None:
        elsewhere = MeetingConsent(Basis.ELSEWHERE, how="Everyone said yes on the tape")
        sample.desk.consents.answer(meeting.id, elsewhere if brought_in else FakeAnswers().consent)
        control = sample.window.rooms.pages.training
        control.open()
        wizard = control.wizard
        assert wizard is not None
        sample.until(lambda: not wizard.busy)
        while wizard.step < step:
            if wizard.step is Step.CONSENT:
                for row in wizard.consent.rows:
                    row.answer.setCurrentIndex(row.answer.findData(Answer.YES))
            for _ in range(9 if wizard.step is Step.REVIEW else 0):
                wizard.review.go_on()
            wizard.risk.phrase.setText(confirmation_phrase(sample.language))
            before = wizard.step
            wizard.go_on()
            sample.until(lambda before=before: wizard.step > before and not (wizard.busy or wizard.names.looking))

    return show


SHOWS: Final = {
    **{f"training_{step.name.lower()}": training_at(step) for step in Step},
    "training_brought_in": training_at(Step.CONSENT, brought_in=True),
}
