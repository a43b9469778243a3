"""A certificate nobody vouches for is refused; a company's own authority, named by SSL_CERT_FILE, is trusted."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from sottovoce_models.catalogue import ModelStore, Transport, fetch
from sottovoce_models.catalogue.hub import HubTransport
from sottovoce_models.errors import Code, UserFixable
from tests.unit.catalogue.support import CONFIG, WEIGHTS, make_entry

OPENSSL = shutil.which("openssl")
pytestmark = [
    pytest.mark.network_loopback,
    pytest.mark.skipif(OPENSSL is None, reason="needs the openssl command to make a certificate"),
]
ENTRY = make_entry()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = WEIGHTS if self.path.endswith("model.bin") else CONFIG
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name http.server uses
        """Says nothing."""


class Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A refused handshake is what the first test wants."""


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    path = tmp_path / "company.pem"
    key = tmp_path / "key.pem"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    command = [str(OPENSSL), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names]
    subprocess.run([*command, "-keyout", str(key), "-out", str(path)], check=True, capture_output=True)
    return path


@pytest.fixture
def address(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "*")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    server = Server(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"https://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def get(folder: Path, address: str) -> Path:
    hub = HubTransport(address, timeout_seconds=5, wait=lambda _, check: check())
    return fetch(ENTRY, ModelStore(folder), Transport.HUB, transports={Transport.HUB: hub})


def test_an_unknown_certificate_is_refused(tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    with pytest.raises(UserFixable) as caught:
        get(tmp_path / "models", address)
    assert (caught.value.code, caught.value.params["host"]) == (Code.NETWORK_CERTIFICATE, "127.0.0.1")


def test_a_company_certificate_is_trusted(
    tmp_path: Path, address: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert (get(tmp_path / "models", address) / "model.bin").read_bytes() == WEIGHTS


def test_a_certificate_file_that_cannot_be_read_is_said(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "gone.pem"))
    with pytest.raises(UserFixable) as caught:
        get(tmp_path / "models", address)
    assert (caught.value.code, caught.value.params["host"]) == (Code.NETWORK_CERTIFICATE, "127.0.0.1")
