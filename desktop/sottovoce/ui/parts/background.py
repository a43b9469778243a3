"""One short piece of work off the UI thread, e.g. writing an export or checking model files.

Thread: the work runs on a thread of its own; `finished` and `failed` arrive on the UI thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, Signal

from sottovoce.ui.parts.bugs import internal_error
from sottovoce.ui.parts.ui_thread import heard_on_ui_thread
from sottovoce_models.errors import SottovoceError


@dataclass(frozen=True, slots=True)
class WorkDone:
    """What the work returned."""

    result: object


@dataclass(frozen=True, slots=True)
class WorkFailed:
    """Why it could not be done."""

    error: SottovoceError


def outcome_of(work: Callable[[], object]) -> WorkDone | WorkFailed:
    """Does the work on this thread; whatever it raises is an outcome, too."""
    try:
        return WorkDone(work())
    except SottovoceError as error:
        return WorkFailed(error)
    except Exception as bug:  # border: work off the UI thread; the user hears of it like of any other failure
        return WorkFailed(internal_error(bug))


class BackgroundWork(QObject):
    """Runs a function once and then lets go of it, since it may hold a passphrase.

    Signals: done(WorkDone), failed(WorkFailed); exactly one of them.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Callable[[], object] | None = work
        self._thread = threading.Thread(target=self._run, name="background-work", daemon=True)
        self._ended = heard_on_ui_thread(self._on_ended)

    def start(self) -> None:
        """Starts the thread."""
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Waits when the window closes; whether it ended in time."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        work, self._work = self._work, None
        outcome = outcome_of(work) if work is not None else WorkDone(None)
        self._ended(outcome)

    def _on_ended(self, outcome: WorkDone | WorkFailed) -> None:
        self._thread.join()
        (self.done if isinstance(outcome, WorkDone) else self.failed).emit(outcome)
        if shiboken6.isValid(self):  # whoever heard of it may have been the last to hold its parent
            self.deleteLater()
