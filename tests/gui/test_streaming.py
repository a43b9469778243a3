"""Long transcripts arrive in slices: no turn of the event loop takes more than 200 rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from sottovoce.pipeline.events import SegmentStored, TranscriptMade
from sottovoce.ui.meeting.transcript_model import MAX_ROWS_PER_TURN_OF_LOOP, TranscriptModel
from tests.gui import fakes
from tests.gui.conftest import Stage


def test_ten_thousand_segments_come_in_slices(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    slices: list[int] = []
    meeting.rows.rowsInserted.connect(lambda _parent, first, last: slices.append(last - first + 1))
    stage.jobs[0].say(*(SegmentStored(fakes.segment(i)) for i in range(10_000)))
    qtbot.waitUntil(lambda: meeting.rows.rowCount() == 10_000, timeout=30_000)
    assert sum(slices) == 10_000
    assert max(slices) <= MAX_ROWS_PER_TURN_OF_LOOP
    view = stage.window.rooms.pages.meeting.transcript
    assert view.indexAt(view.viewport().rect().bottomLeft()).row() == 9_999 or view.verticalScrollBar().value() > 0
    stage.jobs[0].say(TranscriptMade(fakes.transcript(turns=5_000)))
    qtbot.waitUntil(lambda: meeting.rows.rowCount() == 5_000)


def test_only_rows_in_view_are_measured(stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    (meeting,) = stage.open()
    delegate = stage.window.rooms.pages.meeting.transcript.itemDelegate()
    measured: set[int] = set()
    real = delegate.sizeHint

    def count(option: object, index: QModelIndex) -> object:
        measured.add(index.row())
        return real(option, index)

    monkeypatch.setattr(delegate, "sizeHint", count)
    stage.jobs[0].say(TranscriptMade(fakes.transcript(turns=3_000)))
    qtbot.waitUntil(lambda: meeting.rows.rowCount() == 3_000)
    stage.window.repaint()
    assert len(measured) < 60


def test_too_many_rows_at_once_are_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        TranscriptModel().add_segments([fakes.segment(i) for i in range(MAX_ROWS_PER_TURN_OF_LOOP + 1)])


def test_the_models_keep_qts_rules(stage: Stage, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    (meeting,) = stage.open()
    qtmodeltester.check(meeting.rows)
    qtmodeltester.check(stage.window.rooms.pages.list.model())
    stage.jobs[0].say(*(SegmentStored(fakes.segment(i)) for i in range(3)), TranscriptMade(fakes.transcript()))
    qtbot.waitUntil(lambda: meeting.transcript is not None)
