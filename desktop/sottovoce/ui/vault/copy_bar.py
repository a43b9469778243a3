"""How far a long copy has come, and a button that stops it.

Thread: the watch is told on the copying thread; the bar follows on the UI thread.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.ui_thread import heard_on_ui_thread
from sottovoce.vault.copy_watch import CopyWatch


class CopyBar(QWidget):
    """Hidden while nothing is copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cancel = CancelToken()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.percent = PlainLabel("", "meta")
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.bar, 1)
        row.addWidget(self.percent)
        row.addWidget(self.cancel_button)
        self._told = heard_on_ui_thread(self._show_percent)
        self.hide()

    def begin(self) -> CopyWatch:
        """Shows itself and follows whoever gets the watch."""
        self._cancel = CancelToken()
        self._show_percent(0)
        self.cancel_button.setEnabled(True)
        self.show()
        last = [0]

        def on_share(share: float) -> None:
            if (percent := int(100 * share)) != last[0]:
                last[0] = percent
                self._told(percent)

        return CopyWatch(on_share, self._cancel.check)

    def cancel(self) -> None:
        """Stops what is copied, at its next block."""
        self._cancel.cancel()
        self.cancel_button.setEnabled(False)

    def end(self) -> None:
        """Nothing is copied any more."""
        self.hide()

    def _show_percent(self, percent: int) -> None:
        self.bar.setValue(percent)
        self.percent.setText(self.tr("{percent} %").format(percent=percent))
