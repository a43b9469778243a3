"""The steps from a tick to a training sample, for the table of views."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from sottovoce.core.consent import Answer
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.training.steps import Step
from tests.gui.fake_training import FakeAnswers

if TYPE_CHECKING:
    from tests.gui.views import Sample


STEPS: Final = tuple(step for step in Step if step is not Step.DONE)


def training_at(step: Step) -> Callable[[Sample, Meeting], None]:
    """Opens the way to a sample and walks it up to this step."""

    def show(sample: Sample, meeting: Meeting) -> None:
        sample.desk.consents.answer(meeting.id, FakeAnswers().consent)
        control = sample.window.pages.training
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
            before = wizard.step
            wizard.go_on()
            sample.until(lambda before=before: wizard.step > before and not (wizard.busy or wizard.names.looking))

    return show
