"""The hub transport against a server on this machine that behaves as badly as the real world."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from sottovoce_models.catalogue import ModelStore, TransferProgress, Transport, fetch
from sottovoce_models.catalogue.hub import HubTransport
from sottovoce_models.errors import Cancelled, Code, UserFixable
from tests.unit.catalogue.support import CONFIG, REVISION, WEIGHTS, make_entry

pytestmark = pytest.mark.network_loopback
ENTRY = make_entry()
ROOT = f"/someone/toy/resolve/{REVISION}/"


@dataclass
class Behaviour:
    """What the server does; `cuts` are the numbers of bytes after which connections for the weights break off."""

    files: dict[str, bytes] = field(default_factory=lambda: {"model.bin": WEIGHTS, "config.json": CONFIG})
    cuts: list[int] = field(default_factory=list)
    ranges: bool = True
    status: int = 200
    redirect: str = ""
    announced: int | None = None
    silent: threading.Event | None = None
    served: int = 0
    requests: list[tuple[str, str | None]] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    behaviour: Behaviour

    def do_GET(self) -> None:
        how = self.behaviour
        asked = self.headers.get("Range")
        how.requests.append((self.path, asked))
        if how.redirect and self.path.startswith(ROOT):
            name = self.path.removeprefix(ROOT)
            self._answer(302, {"Location": how.redirect.format(name=name), "Content-Length": "0"})
            return
        if how.status != 200:
            self._answer(how.status, {"Content-Length": "0"})
            return
        if how.silent is not None:
            how.silent.wait(20)
            return
        data = how.files[self.path.rpartition("/")[2]]
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and how.ranges else 0
        headers = {"ETag": '"v1"', "Content-Length": str(len(data) - start if how.announced is None else how.announced)}
        if asked and how.ranges:
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        self._answer(206 if asked and how.ranges else 200, headers)
        body = data[start:]
        if how.cuts and self.path.endswith("model.bin"):
            body = body[: how.cuts.pop(0)]
        how.served += len(body)
        self.wfile.write(body)

    def _answer(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name http.server uses
        """Says nothing."""


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def how() -> Behaviour:
    return Behaviour()


@pytest.fixture
def address(how: Behaviour) -> Iterator[str]:
    handler = type("BoundHandler", (Handler,), {"behaviour": how})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path / "Mödelle für alle")


def get(
    store: ModelStore,
    address: str,
    seen: list[TransferProgress] | None = None,
    check_cancelled: Callable[[], None] = lambda: None,
) -> Path:
    hub = HubTransport(address, timeout_seconds=5, wait=lambda _, check: check())
    progress = (seen if seen is not None else []).append
    return fetch(ENTRY, store, Transport.HUB, progress, check_cancelled, {Transport.HUB: hub})


def failure(store: ModelStore, address: str) -> UserFixable:
    with pytest.raises(UserFixable) as caught:
        get(store, address)
    assert not (store.folder / "toy" / "model.bin").exists()
    return caught.value


def test_files_arrive_verified(store: ModelStore, address: str, how: Behaviour) -> None:
    seen: list[TransferProgress] = []
    folder = get(store, address, seen)
    assert (folder / "model.bin").read_bytes() == WEIGHTS
    assert [path for path, _ in how.requests] == [ROOT + "model.bin", ROOT + "config.json"]
    assert not list(folder.glob("*.part"))
    assert seen[-1].bytes_done == seen[-1].bytes_total == ENTRY.bytes


def test_what_is_there_is_not_asked_for(store: ModelStore, address: str, how: Behaviour) -> None:
    get(store, address)
    how.requests.clear()
    get(store, address)
    assert how.requests == []


def test_a_cut_connection_goes_on_where_it_broke(store: ModelStore, address: str, how: Behaviour) -> None:
    how.cuts = [100_000, 50_000]
    assert (get(store, address) / "model.bin").read_bytes() == WEIGHTS
    assert [asked for _, asked in how.requests] == [None, "bytes=100000-", "bytes=150000-", None]
    assert how.served == len(WEIGHTS) + len(CONFIG), "not one byte twice"


def test_the_next_start_goes_on_where_the_last_one_ended(store: ModelStore, address: str, how: Behaviour) -> None:
    how.cuts = [100_000, *[0] * 9]
    error = failure(store, address)
    assert (error.code, error.params["host"]) == (Code.NETWORK_INTERRUPTED, "127.0.0.1")
    how.cuts, how.served = [], 0
    get(store, address)
    assert how.served == len(WEIGHTS) - 100_000 + len(CONFIG)


def test_a_server_without_ranges_begins_again(store: ModelStore, address: str, how: Behaviour) -> None:
    how.cuts, how.ranges = [100_000], False
    assert (get(store, address) / "model.bin").read_bytes() == WEIGHTS


def test_redirects_are_followed_with_the_range(store: ModelStore, address: str, how: Behaviour) -> None:
    how.redirect, how.cuts = "/storage/{name}", [100_000]
    assert (get(store, address) / "model.bin").read_bytes() == WEIGHTS
    assert ("/storage/model.bin", "bytes=100000-") in how.requests


def test_a_redirect_loop_ends(store: ModelStore, address: str, how: Behaviour) -> None:
    how.redirect = ROOT + "{name}"
    assert failure(store, address).code is Code.NETWORK_REFUSED


def test_a_redirect_to_a_file_is_refused(store: ModelStore, address: str, how: Behaviour) -> None:
    how.redirect = "ftp://127.0.0.1/{name}"
    assert failure(store, address).code is Code.NETWORK_REFUSED


@pytest.mark.parametrize("announced", [len(WEIGHTS) - 1, len(WEIGHTS) + 1, 0])
def test_another_length_than_pinned_is_refused(store: ModelStore, address: str, how: Behaviour, announced: int) -> None:
    how.announced = announced
    error = failure(store, address)
    assert (error.code, error.params) == (Code.MODEL_CORRUPT, {"id": "toy", "file": "model.bin"})
    assert not list((store.folder / "toy").glob("model.bin*"))


def test_wrong_bytes_are_removed_and_named(store: ModelStore, address: str, how: Behaviour) -> None:
    how.files["model.bin"] = b"x" + WEIGHTS[1:]
    error = failure(store, address)
    assert (error.code, error.params["file"]) == (Code.MODEL_CORRUPT, "model.bin")
    assert not list((store.folder / "toy").glob("model.bin*"))


@pytest.mark.parametrize(
    ("status", "code", "asked"),
    [
        (404, Code.MODEL_PART_MISSING, 1),
        (403, Code.NETWORK_REFUSED, 1),
        (407, Code.NETWORK_REFUSED, 1),
        (503, Code.NETWORK_REFUSED, 5),
    ],
)
def test_a_status_becomes_a_code(
    store: ModelStore, address: str, how: Behaviour, status: int, code: Code, asked: int
) -> None:
    how.status = status
    assert failure(store, address).code is code
    assert len(how.requests) == asked, "only what may pass is asked for again"


def test_a_server_that_is_not_there(store: ModelStore) -> None:
    assert failure(store, "http://127.0.0.1:9").code is Code.NETWORK_UNREACHABLE


def test_a_cancel_is_heard_while_the_server_is_silent(store: ModelStore, address: str, how: Behaviour) -> None:
    how.silent = threading.Event()
    asked = 0

    def check() -> None:
        nonlocal asked
        asked += bool(how.requests)
        if asked > 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        get(store, address, check_cancelled=check)
    how.silent.set()


def test_a_proxy_from_the_environment_is_used(
    store: ModelStore, address: str, how: Behaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", address)
    get(store, "http://localhost:9")
    assert how.requests[0][0] == f"http://localhost:9{ROOT}model.bin", "asked the proxy for the whole address"


def test_no_proxy_is_honoured(store: ModelStore, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert get(store, address)


def test_only_https_leaves_this_computer() -> None:
    for address in ("http://example.org", "ftp://127.0.0.1", "file:///tmp"):
        with pytest.raises(ValueError, match="https"):
            HubTransport(address)
