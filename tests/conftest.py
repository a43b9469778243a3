"""What holds for every test: a home folder of its own, no network, no unexpected warning in the log."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from sottovoce.core import paths, policy_file

# The same examples in every CI run, so that a red run means the change; new ones are searched for at the desk.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

ROOT = Path(__file__).resolve().parent.parent
REAL_MODELS = paths.models_dir()
_LOCAL_FAMILIES = {getattr(socket, "AF_UNIX", None)}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder that nothing else uses; the models stay where they were fetched to."""
    folder = tmp_path / "Zuhause"
    folder.mkdir()
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    monkeypatch.setenv("SOTTOVOCE_MODELS", str(REAL_MODELS))
    monkeypatch.setenv("SOTTOVOCE_LANG", "en")
    return folder


@pytest.fixture(autouse=True)
def policy_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where an organisation's policy would lie: not where this computer has its own, if it has one."""
    path = tmp_path / "system" / "policy.toml"
    monkeypatch.setattr(policy_file, "policy_path", lambda: path)
    return path


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every connection is refused; tests marked `network_loopback` may talk to this machine."""
    loopback = request.node.get_closest_marker("network_loopback") is not None
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        local = self.family in _LOCAL_FAMILIES or (loopback and address[0] in {"127.0.0.1", "localhost", "::1"})
        if not local:
            pytest.fail("this test opened a network connection")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _no_log_surprises(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning or error in the log fails the test."""
    yield
    loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not loud, f"unexpected log: {loud[0].name}: {loud[0].getMessage()}"


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The development data; tests that need it are skipped where it is not."""
    folder = Path(os.environ.get("SOTTOVOCE_DATA", ROOT.parent / "shared" / "data"))
    if not (folder / "audio" / "index.json").is_file():
        pytest.skip("no development data here (SOTTOVOCE_DATA)")
    return folder


@pytest.fixture(scope="session")
def model_dir() -> Callable[[str], Path]:
    """The folder of a fetched model by id; `packaging/dev.py test` fetches those that tests use."""

    def find(model_id: str) -> Path:
        from sottovoce_models.catalogue import ModelStore, load_catalogue

        folder = ModelStore(REAL_MODELS).find(load_catalogue().entry(model_id))
        if folder is None:
            pytest.skip(f"the model {model_id} is not in the cache")
        return folder

    return find


@pytest.fixture(scope="session")
def sample_wav() -> Path:
    """94 seconds of a real meeting with four speakers (AMI corpus, CC BY 4.0)."""
    return ROOT / "tests" / "data" / "sample" / "four_speakers_en_ami.wav"
