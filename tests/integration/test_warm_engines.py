"""Engine processes that are kept: one job at a time, given back after a while, and ended by the lock."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engines import DEFAULT_ENGINES, SUMMARIZE, EngineSet
from sottovoce.services.warm_engines import WarmEngines
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Cancelled
from tests.integration.desk import OPENS

SECONDS = 30


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made, _ = Vault.create(tmp_path / "vault", OPENS, cost=LEAST_COST)
    yield made
    made.close()


def begin(engines: EngineSet) -> int:
    """Starts the process of the minutes and says which it is."""
    process = engines.get(SUMMARIZE)
    process.start()
    assert process.pid is not None
    return process.pid


def test_the_next_job_finds_the_process_of_the_last(vault: Vault) -> None:
    warm = WarmEngines(vault, DEFAULT_ENGINES)
    pids = []
    for _ in range(2):
        with warm.in_turn(CancelToken()) as engines:
            pids.append(begin(engines))
    assert pids[0] == pids[1]
    warm.close()
    with warm.in_turn(CancelToken()) as engines:
        assert begin(engines) != pids[0]
    warm.close()
    warm.close()


def test_after_a_while_the_memory_is_given_back(vault: Vault) -> None:
    given_back = threading.Event()

    class Watched(WarmEngines):
        def _rest(self) -> None:
            super()._rest()
            given_back.set()

    warm = Watched(vault, DEFAULT_ENGINES, kept_seconds=0.05)
    with warm.in_turn(CancelToken()) as engines:
        begin(engines)
    assert given_back.wait(SECONDS)
    with warm.in_turn(CancelToken()) as engines:
        assert not engines.get(SUMMARIZE).alive
    warm.close()


def test_locking_cancels_what_runs_and_lets_nobody_begin(vault: Vault) -> None:
    warm = WarmEngines(vault, DEFAULT_ENGINES)
    running = CancelToken()
    with warm.in_turn(running):
        vault.lock()
        assert running.cancelled
    with pytest.raises(Cancelled), warm.in_turn(CancelToken()):
        pytest.fail("began behind the lock")
    warm.close()
