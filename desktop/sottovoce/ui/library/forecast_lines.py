"""How long an hour of sound takes on this computer, with which models, and why not as wished."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.services.choice import Forecast
from sottovoce.ui.parts.labels import PlainLabel

_AS_WIDE_AS_THE_PAGE = 16_777_215


class ForecastLines(QWidget):
    """Hidden while nothing is known."""

    def __init__(self, language: UiLanguage) -> None:
        super().__init__()
        self._language = language
        self.time = PlainLabel("", "meta", wrap=True)
        self.why = PlainLabel("", "doubt", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in (self.time, self.why):
            label.setMaximumWidth(_AS_WIDE_AS_THE_PAGE)
            column.addWidget(label)
        self.show_forecast(None)

    def show_forecast(self, forecast: Forecast | None) -> None:
        """Shows what will be done, or nothing."""
        known = forecast.text(self._language) if forecast is not None else ""
        why = " ".join(forecast.reasons(self._language)) if forecast is not None else ""
        self.time.setText(self.tr("An hour of sound: {time}").format(time=known))
        self.time.setVisible(bool(known))
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.setVisible(bool(known or why))
