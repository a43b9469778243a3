"""What was asked since the page was opened, the latest first; kept nowhere else, and gone with the page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.ask.exchange import Asked, ExchangeView
from sottovoce.ui.meeting.minutes_pane import MinutesPane

_MOST_SHOWN: Final = 20


class AnswersPane(MinutesPane):
    """Signals: play_wanted(MeetingCitation), arranged() there are other controls now."""

    play_wanted = Signal(object)
    arranged = Signal()

    def __init__(self, language: UiLanguage, back: str, parent: QWidget | None = None) -> None:
        """`back`: where its button leads."""
        super().__init__(parent)
        self._language = language
        self.title.setText(self.tr("Answers"))
        self.caption.setText(self.tr("Found by machine in what was said. Nothing of it is stored."))
        self.exchanges: list[ExchangeView] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        self.back_button = self.add_button(back)
        self.back_button.clicked.connect(self.left)
        self.clear_button = self.add_button(self.tr("Forget these answers"))
        self.clear_button.clicked.connect(self._on_clear)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        stops = [stop for exchange in self.exchanges for stop in exchange.tab_stops]
        return [*stops, self.back_button, self.clear_button]

    def begin(self, question: str, asked: Asked) -> ExchangeView:
        """A question more, at the top."""
        exchange = ExchangeView(question, asked, self._language)
        exchange.play_wanted.connect(self.play_wanted)
        exchange.arranged.connect(self.arranged)
        self.exchanges.insert(0, exchange)
        self._list.insertWidget(0, exchange)
        for old in self.exchanges[_MOST_SHOWN:]:
            self._drop(old)
        self.reveal_top()
        return exchange

    def forget(self) -> None:
        """Nothing stays."""
        for exchange in list(self.exchanges):
            self._drop(exchange)
        self.arranged.emit()

    def _on_clear(self) -> None:
        self.forget()
        self.left.emit()

    def _drop(self, exchange: ExchangeView) -> None:
        self.exchanges.remove(exchange)
        self._list.removeWidget(exchange)
        exchange.hide()
        exchange.deleteLater()
