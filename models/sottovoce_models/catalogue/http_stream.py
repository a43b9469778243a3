"""One HTTP request whose answer arrives on a thread of its own: the caller hears a cancel while the network is silent.

The thread only reads the network and fills a short queue; when the caller leaves early it ends at the next block or at
its time-out. It touches no file.
"""

from __future__ import annotations

import http.client
import os
import queue
import re
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from typing import IO, Final
from urllib.parse import urlsplit

from sottovoce_models.catalogue.progress import CheckCancelled
from sottovoce_models.errors import Code, SottovoceError, UserFixable, error_for

_BLOCK_BYTES: Final = 256 * 1024
_QUEUED_BLOCKS: Final = 8
_POLL_SECONDS: Final = 0.1
_CONTENT_RANGE: Final = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


@dataclass(frozen=True, slots=True)
class ResponseHead:
    """What an answer says about itself; None where it is silent."""

    status: int
    length: int | None
    range_start: int | None
    range_total: int | None
    etag: str | None


class HttpStream:
    """A GET on its way. Errors: NETWORK_UNREACHABLE, _CERTIFICATE, _INTERRUPTED, _REFUSED (host); Cancelled."""

    def __init__(
        self, url: str, headers: Mapping[str, str], timeout_seconds: float, check_cancelled: CheckCancelled
    ) -> None:
        self._url = url
        self._headers = headers
        self._timeout_seconds = timeout_seconds
        self._check_cancelled = check_cancelled
        self._queue: queue.Queue[ResponseHead | bytes | SottovoceError] = queue.Queue(_QUEUED_BLOCKS)
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def head(self) -> ResponseHead:
        """The head of the answer, whatever its status."""
        item = self._next()
        if not isinstance(item, ResponseHead):
            raise UserFixable(Code.NETWORK_INTERRUPTED, host=_host(self._url))
        return item

    def blocks(self) -> Iterator[bytes]:
        """The body until the connection ends, early or not."""
        while isinstance(block := self._next(), bytes) and block:
            yield block

    def close(self) -> None:
        """Lets the thread go; nothing more is read."""
        self._closed.set()

    def _next(self) -> ResponseHead | bytes:
        while True:
            self._check_cancelled()
            try:
                item = self._queue.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                if self._thread.is_alive() or not self._queue.empty():
                    continue
                raise UserFixable(Code.NETWORK_INTERRUPTED, host=_host(self._url)) from None
            if isinstance(item, SottovoceError):
                raise item
            return item

    def _put(self, item: ResponseHead | bytes | SottovoceError) -> bool:
        while not self._closed.is_set():
            try:
                self._queue.put(item, timeout=_POLL_SECONDS)
            except queue.Full:
                continue
            return True
        return False

    def _read(self) -> None:
        try:
            request = urllib.request.Request(self._url, headers=dict(self._headers))  # noqa: S310 -- HubTransport checked the scheme
            opener = urllib.request.build_opener(
                _HttpsRedirects(urlsplit(self._url).scheme),
                urllib.request.HTTPSHandler(context=_trusting_context()),
            )
            with opener.open(request, timeout=self._timeout_seconds) as response:
                if not self._put(_head(response.status, response.headers)):
                    return
                while block := response.read(_BLOCK_BYTES):
                    if not self._put(block):
                        return
            self._put(b"")
        except urllib.error.HTTPError as error:
            with error:
                self._put(_head(error.code, error.headers))
        except (OSError, ValueError, http.client.HTTPException, SottovoceError) as error:
            self._put(_translated(error, _host(self._url)))


class _HttpsRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects, never from https to anything weaker."""

    def __init__(self, scheme: str) -> None:
        self._scheme = scheme

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The next request; NETWORK_REFUSED when it would leave https."""
        target = urlsplit(newurl)
        if target.scheme not in {"https", self._scheme}:
            fp.close()
            raise UserFixable(Code.NETWORK_REFUSED, host=target.hostname or "", status=code)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _trusting_context() -> ssl.SSLContext:
    """Trusts what the system trusts (a company's own authority too) and what SSL_CERT_FILE adds."""
    import truststore

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    extra = os.environ.get("SSL_CERT_FILE")
    if extra:
        try:
            context.load_verify_locations(cafile=extra)
        except OSError as error:
            raise UserFixable(Code.NETWORK_CERTIFICATE) from error
    return context


def _head(status: int, headers: Message) -> ResponseHead:
    length = headers.get("Content-Length", "")
    found = _CONTENT_RANGE.fullmatch(headers.get("Content-Range", ""))
    start, total = found.groups() if found else (None, None)
    etag = headers.get("ETag", "")
    return ResponseHead(
        status=status,
        length=int(length) if length.isdecimal() else None,
        range_start=int(start) if start is not None else None,
        range_total=int(total) if total is not None and total != "*" else None,
        # A weak tag does not promise the same bytes.
        etag=etag if etag and not etag.startswith("W/") else None,
    )


def _translated(error: Exception, host: str) -> SottovoceError:
    if isinstance(error, SottovoceError):
        return error_for(error.code, **{"host": host, **error.params})
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError) or "certificate verify failed" in str(reason).lower():
        return UserFixable(Code.NETWORK_CERTIFICATE, host=host)
    if isinstance(error, ValueError):  # a proxy or an address that is none
        return UserFixable(Code.NETWORK_UNREACHABLE, host=host)
    if isinstance(error, urllib.error.URLError):
        if isinstance(reason, ConnectionResetError):
            return UserFixable(Code.NETWORK_INTERRUPTED, host=host)
        return UserFixable(Code.NETWORK_UNREACHABLE, host=host)
    return UserFixable(Code.NETWORK_INTERRUPTED, host=host)


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
