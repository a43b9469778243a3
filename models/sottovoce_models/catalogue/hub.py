"""The hub transport: HTTPS from a model repository at a pinned revision, resumed where it stopped.

Proxies come from the environment, certificates from the system's store (and SSL_CERT_FILE). The blocking reads run on a
thread of their own (see `http_stream.py`), so that a cancel is heard while the network is silent.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from sottovoce_models.catalogue.entries import ModelEntry, ModelFile
from sottovoce_models.catalogue.http_stream import HttpStream, ResponseHead
from sottovoce_models.catalogue.partial import PartialFile
from sottovoce_models.catalogue.progress import CheckCancelled
from sottovoce_models.errors import Code, UserFixable

HUB_URL: Final = "https://huggingface.co"
_LOOPBACK: Final = {"127.0.0.1", "localhost", "::1"}
_GONE: Final = {404, 410}
_TRY_AGAIN: Final = {408, 425, 429, 500, 502, 503, 504}
_CONNECT_ATTEMPTS: Final = 2
_RESUME_ATTEMPTS: Final = 5
_FIRST_PAUSE_SECONDS: Final = 0.5
_PAUSE_STEP_SECONDS: Final = 0.1


def wait_seconds(seconds: float, check_cancelled: CheckCancelled) -> None:
    """Waits that long unless cancelled."""
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        check_cancelled()
        time.sleep(min(_PAUSE_STEP_SECONDS, left))


class HubTransport:
    """Fetches files one by one. `base_url` must be https; a test may use http on this very computer."""

    def __init__(
        self,
        base_url: str = HUB_URL,
        *,
        timeout_seconds: float = 30.0,
        wait: Callable[[float, CheckCancelled], None] = wait_seconds,
    ) -> None:
        parts = urlsplit(base_url)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
            raise ValueError("the hub is reached by https only")
        self._base_url = base_url.rstrip("/")
        self._timeout_seconds = timeout_seconds
        self._wait = wait

    def spare_bytes(self, files: tuple[ModelFile, ...]) -> int:
        """None: bytes go straight to their file."""
        del files
        return 0

    def fetch(
        self,
        entry: ModelEntry,
        files: tuple[ModelFile, ...],
        folder: Path,
        on_bytes: Callable[[str, int], None],
        check_cancelled: CheckCancelled,
    ) -> None:
        """Brings the files. Errors: NETWORK_*(host, status), MODEL_PART_MISSING, _CORRUPT, DISK_FULL, Cancelled."""
        if entry.hub is None:
            raise UserFixable(Code.MODEL_TRANSPORT_UNSUPPORTED, id=entry.id, transport="hub")
        done = 0
        for file in files:
            before = done
            url = f"{self._base_url}/{quote(entry.hub.repository)}/resolve/{entry.hub.revision}/{quote(file.name)}"

            def report(count: int, name: str = file.name, before: int = before) -> None:
                on_bytes(name, before + count)

            with PartialFile(folder, entry.id, file) as part:
                self._fill(part, url, entry, file, report, check_cancelled)
                part.commit()
            done += file.bytes

    def _fill(
        self,
        part: PartialFile,
        url: str,
        entry: ModelEntry,
        file: ModelFile,
        report: Callable[[int], None],
        check_cancelled: CheckCancelled,
    ) -> None:
        """Reads until the file is complete; a cut connection is taken up again, with longer and longer pauses."""
        failures = 0
        etag: str | None = None
        while not part.complete:
            before = part.size
            try:
                etag = self._read_once(part, url, etag, entry, file, report, check_cancelled)
                error = UserFixable(Code.NETWORK_INTERRUPTED, host=_host(url))
            except UserFixable as trouble:
                if not _worth_another_try(trouble):
                    raise
                error = trouble
            if part.complete:
                return
            failures = 0 if part.size > before else failures + 1
            allowed = _CONNECT_ATTEMPTS if error.code is Code.NETWORK_UNREACHABLE else _RESUME_ATTEMPTS
            if failures >= allowed:
                raise error
            self._wait(_FIRST_PAUSE_SECONDS * 2 ** max(0, failures - 1), check_cancelled)

    def _read_once(
        self,
        part: PartialFile,
        url: str,
        etag: str | None,
        entry: ModelEntry,
        file: ModelFile,
        report: Callable[[int], None],
        check_cancelled: CheckCancelled,
    ) -> str | None:
        """One request, read to its end; returns the version tag of what was read."""
        headers = {"Accept-Encoding": "identity"}
        if part.size:
            headers["Range"] = f"bytes={part.size}-"
            if etag is not None:
                headers["If-Range"] = etag
        with closing(HttpStream(url, headers, self._timeout_seconds, check_cancelled)) as stream:
            head = stream.head()
            if head.status == 416:
                raise part.refuse()  # what is there ends before the pinned size
            _check_status(head, url, entry, file)
            if head.status != 206 or head.range_start != part.size:
                part.cut_to(0)
                if head.status == 206:
                    return None  # another piece than the one asked for: begin again without a range
            expected = part.size + head.length if head.length is not None else None
            announced = head.range_total if head.status == 206 else expected
            if announced is not None and announced != file.bytes:
                raise part.refuse()
            for block in stream.blocks():
                part.write(block)
                report(part.size)
            return head.etag


def _check_status(head: ResponseHead, url: str, entry: ModelEntry, file: ModelFile) -> None:
    if head.status in {200, 206}:
        return
    if head.status in _GONE:
        raise UserFixable(Code.MODEL_PART_MISSING, id=entry.id, file=file.name, host=_host(url))
    raise UserFixable(Code.NETWORK_REFUSED, host=_host(url), status=head.status)


def _worth_another_try(error: UserFixable) -> bool:
    if error.code is Code.NETWORK_REFUSED:
        return error.params.get("status") in _TRY_AGAIN
    return error.code in {Code.NETWORK_INTERRUPTED, Code.NETWORK_UNREACHABLE}


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
