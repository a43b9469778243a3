"""What a worker tells is heard on the UI thread; rings of widgets are never freed anywhere else."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sottovoce.ui.parts.garbage import GarbageCollector, generation_due
from sottovoce.ui.parts.ui_thread import heard_on_ui_thread


class _Hearer(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[int, str]] = []

    def hear(self, number: int) -> None:
        self.heard.append((number, threading.current_thread().name))


class _Ring(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def _on_a_worker(work: Callable[[], object]) -> None:
    worker = threading.Thread(target=work, name="worker")
    worker.start()
    worker.join(10)
    assert not worker.is_alive()


def test_what_a_worker_tells_is_heard_in_order_on_the_ui_thread(qtbot: QtBot) -> None:
    hearer = _Hearer()
    tell = heard_on_ui_thread(hearer.hear)
    _on_a_worker(lambda: [tell(number) for number in range(5)])
    assert hearer.heard == []  # not on the worker
    qtbot.waitUntil(lambda: len(hearer.heard) == 5)
    assert hearer.heard == [(number, threading.main_thread().name) for number in range(5)]


def test_nothing_is_heard_when_the_hearer_is_gone_or_destroyed(qtbot: QtBot) -> None:
    gone, destroyed, last = _Hearer(), _Hearer(), _Hearer()
    tell_gone, tell_destroyed = heard_on_ui_thread(gone.hear), heard_on_ui_thread(destroyed.hear)
    tell_last = heard_on_ui_thread(last.hear)
    weak = weakref.ref(gone)
    del gone
    assert weak() is None  # telling keeps nobody alive
    shiboken6.delete(destroyed)
    _on_a_worker(lambda: [tell(1) for tell in (tell_gone, tell_destroyed, tell_last)])
    qtbot.waitUntil(lambda: len(last.heard) == 1)
    assert destroyed.heard == []


def test_python_collects_nothing_by_itself_while_the_window_runs(qtbot: QtBot) -> None:
    collector = GarbageCollector()
    try:
        assert not gc.isenabled()
        ring = weakref.ref(_Ring())
        _on_a_worker(lambda: [[] for _ in range(200_000)])
        assert ring() is not None
        _on_a_worker(lambda: None)
        rings = [_keep_in_a_ring() for _ in range(25_000)]  # more than a generation holds
        assert len(rings) == 25_000
        collector.look()
        assert ring() is None
    finally:
        collector.stop()
    assert gc.isenabled()


def _keep_in_a_ring() -> list[object]:
    ring: list[object] = []
    ring.append(ring)
    return ring


@pytest.mark.parametrize(
    ("counts", "due"),
    [((0, 0, 0), None), ((20_001, 3, 3), 0), ((20_001, 21, 3), 1), ((5, 21, 101), 2)],
)
def test_the_oldest_generation_that_is_due_is_collected(counts: tuple[int, int, int], due: int | None) -> None:
    assert generation_due(counts) == due
