"""From fetching models on a thread of its own to signals in the window.

Thread: `_work` is the fetch's thread, everything else UI.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.ui.parts.bugs import internal_error
from sottovoce.ui.parts.ui_thread import heard_on_ui_thread
from sottovoce.ui.window.model_access import ModelAccess
from sottovoce_models.catalogue.entries import ModelEntry
from sottovoce_models.catalogue.progress import TransferProgress
from sottovoce_models.errors import Cancelled, SottovoceError


@dataclass(frozen=True, slots=True)
class FetchEnded:
    """All through, cancelled, or failed at one model."""

    error: SottovoceError | None
    cancelled: bool = False


class FetchAdapter(QObject):
    """Fetches models one after another.

    Signals: progressed(TransferProgress, at most 10/s), fetched(str, the id of a model that is ready),
    ended(FetchEnded).
    """

    progressed = Signal(object)
    fetched = Signal(str)
    ended = Signal(object)

    def __init__(self, models: ModelAccess, entries: Sequence[ModelEntry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models, self._entries = models, entries
        self._cancel = CancelToken()
        self._told = heard_on_ui_thread(self._on_told)
        self._thread = threading.Thread(target=self._work, name="fetch-models", daemon=True)

    def start(self) -> None:
        """Starts the thread; once only."""
        self._thread.start()

    def cancel(self) -> None:
        """Asks it to stop; what has arrived is kept for the next time."""
        self._cancel.cancel()

    def wait(self, seconds: float) -> bool:
        """Waits when the window closes; whether it ended in time."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        try:
            for entry in self._entries:
                self._models.fetch(entry, self._told, self._cancel.check)
                self._told(entry.id)
        except Cancelled:
            self._told(FetchEnded(None, cancelled=True))
        except SottovoceError as error:
            self._told(FetchEnded(error))
        except Exception as bug:  # border: work off the UI thread; the user hears of it like of any other failure
            self._told(FetchEnded(internal_error(bug)))
        else:
            self._told(FetchEnded(None))

    def _on_told(self, event: TransferProgress | FetchEnded | str) -> None:
        if isinstance(event, FetchEnded):
            self._thread.join()
            self.ended.emit(event)
        elif isinstance(event, TransferProgress):
            self.progressed.emit(event)
        else:
            self.fetched.emit(event)
