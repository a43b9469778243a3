"""Work off the UI thread keeps nothing of what it was given: a passphrase must not outlive its use."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sottovoce.ui.parts.background import BackgroundWork
from sottovoce_models.errors import Code, UserFixable


class Secret:
    """Something that can be watched."""


def _used(_: Secret) -> None:
    return None


def _refused(_: Secret) -> None:
    raise UserFixable(Code.VAULT_WAIT, seconds=1)


@pytest.mark.parametrize(("does", "signal"), [(_used, "done"), (_refused, "failed")])
def test_what_it_was_given_is_let_go_of(qtbot: QtBot, does: Callable[[Secret], None], signal: str) -> None:
    parent, secret = QObject(), Secret()
    watched = weakref.ref(secret)
    work = BackgroundWork(partial(does, secret), parent)
    with qtbot.waitSignal(getattr(work, signal)):
        work.start()
    del secret
    gc.collect()
    assert watched() is None
    qtbot.waitUntil(lambda: parent.children() == [])
