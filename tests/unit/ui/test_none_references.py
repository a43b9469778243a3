"""Qt gives back what it takes: PySide6 6.12.0 on Python 3.11 lost a reference to None with every call and crashed."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject


def test_calls_that_return_nothing_take_no_reference_away() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100
