"""What is edited is stored by itself: at once, or when the typing pauses, and in any case before the vault is shut.

Threads: `put` and `forget` are called on the UI thread, `flush` on any, the store is asked on that of the write line.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sottovoce.services.editing.history import EditedText
from sottovoce.ui.parts.write_line import WriteLine
from sottovoce.ui.window.desk_access import LibraryAccess
from sottovoce_models.errors import SottovoceError

PAUSE_MS: Final = 1_500


@dataclass(frozen=True, slots=True)
class _Saved:
    recording_id: str
    text: EditedText
    revision: int


class Autosave(QObject):
    """Stores the latest text of each meeting; while one is being stored, those that come meanwhile become one.

    Until `forget`, what is stored of a meeting takes the place of what was stored of it before: a session leaves one
    revision. What could not be stored is tried again with the next.

    Signals: stored(recording id, EditedText, its revision).
    """

    stored = Signal(str, object, int)

    def __init__(self, orders: WriteLine, library: Callable[[], LibraryAccess], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders, self._library = orders, library
        self._lock = threading.Lock()
        self._latest: dict[str, EditedText] = {}
        self._revisions: dict[str, int] = {}
        self._stored: dict[str, EditedText] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    def put(self, recording_id: str, text: EditedText, *, typing: bool) -> None:
        """This is what the meeting says now; while somebody types it may wait for a pause."""
        with self._lock:
            self._latest[recording_id] = text
        if not typing:
            self.flush()
        elif not self._pause.isActive():  # not started anew by every letter: also who never pauses is saved
            self._pause.start()

    def flush(self) -> None:
        """Orders that everything be stored now."""
        with self._lock:
            waiting = list(self._latest)
        for recording_id in waiting:
            self._orders.run(partial(self._save, recording_id), self._on_saved)

    def forget(self) -> None:
        """The session ends: everything is stored first, then nothing of it stays here."""
        self._pause.stop()
        self.flush()
        with self._lock:
            gone = dict(self._latest)
        self._orders.run(partial(self._forget, gone), _nothing)

    def _save(self, recording_id: str) -> _Saved | None:
        with self._lock:
            text = self._latest.pop(recording_id, None)
        if text is None or self._stored.get(recording_id) is text:
            return None  # also when the vault has been shut since: there is nothing to tell
        before = self._revisions.get(recording_id)
        try:
            saved = self._library().save_transcript(recording_id, text.transcript, text.reviewed, before)
        except SottovoceError:
            with self._lock:
                self._latest.setdefault(recording_id, text)
            raise
        self._revisions[recording_id] = saved.revision
        self._stored[recording_id] = text
        return _Saved(recording_id, text, saved.revision)

    def _on_saved(self, saved: object) -> None:
        if isinstance(saved, _Saved):
            self.stored.emit(saved.recording_id, saved.text, saved.revision)

    def _forget(self, gone: Mapping[str, EditedText]) -> None:
        with self._lock:  # what could not be stored goes; what the next session has put meanwhile stays
            self._latest = {known: text for known, text in self._latest.items() if gone.get(known) is not text}
        self._revisions.clear()
        self._stored.clear()


def _nothing(_result: object) -> None:
    """Nobody waits for the answer."""
