"""What an organisation has switched off is greyed out, and says why; the services refuse it whatever is pressed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sottovoce.core.error_texts import error_text
from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import Function, Policy
from sottovoce.ui.parts.labels import tooltip
from sottovoce_models.errors import Code, PolicyRefused


def show_limits(
    policy: Policy,
    language: UiLanguage,
    *,
    recording: tuple[QWidget, ...],
    minutes: tuple[QWidget, ...],
    writing: tuple[QWidget, ...],
) -> None:
    """Once, when the window is made: a policy holds until it is closed. The widgets of each function are given."""
    for function, code, widgets in (
        (Function.RECORDING, Code.POLICY_RECORDING, recording),
        (Function.SUMMARIES, Code.POLICY_SUMMARIES, minutes),
        (Function.WRITING_HELP, Code.POLICY_WRITING_HELP, writing),
    ):
        if not policy.allows(function):
            why = error_text(PolicyRefused(code), language).happened
            for widget in widgets:
                widget.setEnabled(False)
                widget.setToolTip(tooltip(why))
                widget.setAccessibleDescription(why)
